import QtQuick

// How far along: a filled part of a line, from where reading begins.
Rectangle {
    id: line

    required property real share
    property color filled: Theme.lake

    implicitHeight: Theme.px(6)
    color: Theme.mist
    radius: height / 2

    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Så långt har du kommit: %1 %").arg(Math.round(share * 100))

    Rectangle {
        anchors.left: parent.left
        width: parent.width * Math.max(0, Math.min(1, line.share))
        height: parent.height
        radius: parent.radius
        color: line.filled

        Behavior on width {
            enabled: Theme.motion > 0

            NumberAnimation {
                duration: Theme.motion
                easing.type: Easing.OutCubic
            }
        }
    }
}
