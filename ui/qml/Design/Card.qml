import QtQuick

// A card on the page's ground.
Rectangle {
    radius: Theme.corner
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line
}
