import QtQuick

// A white card on paper.
Rectangle {
    radius: Theme.corner
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line
}
