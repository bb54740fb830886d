import QtQuick
import Design
import Lyssna

// Below every screen, small: which stand this is, and what staff are to see from the other side of it.
Rectangle {
    id: stamp

    required property StaffModel staff

    // By the screen alone: Theme itself goes by the room that is left above.
    required property real edge
    readonly property int size: Math.round(edge * 0.0255)

    height: Math.round(edge * 0.035)
    color: Theme.night

    Words {
        id: which

        objectName: "stamp"
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        text: stamp.staff.session.stamp
        color: Theme.pale
        font.pixelSize: stamp.size
    }

    Words {
        objectName: "alert"
        anchors.left: which.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        text: stamp.staff.live.alert
        color: Theme.amber
        font.pixelSize: stamp.size
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
    }
}
