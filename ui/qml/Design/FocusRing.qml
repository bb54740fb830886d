import QtQuick

// Shows where the keyboard is; touch never shows it. Two rings, one of which stands out on any ground.
Rectangle {
    id: ring

    required property bool shown
    property real around: Theme.corner

    anchors.fill: parent
    anchors.margins: -Theme.px(9)
    visible: shown
    radius: around + Theme.px(9)
    color: "transparent"
    border.color: "#0B2A2F"
    border.width: Theme.px(9)

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(2)
        radius: ring.radius
        color: "transparent"
        border.color: "#F2B544"
        border.width: Theme.px(5)
    }
}
