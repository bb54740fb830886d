import QtQuick

// Shows where the keyboard is; touch never shows it.
Rectangle {
    required property bool shown
    property real around: Theme.corner

    anchors.fill: parent
    anchors.margins: -Theme.px(6)
    visible: shown
    radius: around + Theme.px(6)
    color: "transparent"
    border.color: Theme.amber
    border.width: Theme.px(4)
}
