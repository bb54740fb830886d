import QtQuick
import Design
import Lyssna

// In the margin of every screen, small: which stand this is, and what staff are to see of it from
// the visitors' side. It lies along the edge, since no page has a line to spare.
Rectangle {
    id: stamp

    required property StaffModel staff
    // By the screen alone, whatever the visitor's size of text.
    required property real edge
    readonly property int size: Math.round(edge * 0.0245)

    width: Math.round(size * 1.5)
    height: texts.width + 2 * size
    topRightRadius: size * 0.6
    bottomRightRadius: topRightRadius
    color: Theme.night

    Row {
        id: texts

        anchors.centerIn: parent
        rotation: -90
        spacing: stamp.size

        Words {
            objectName: "stamp"
            text: stamp.staff.session.stamp
            color: Theme.pale
            font.pixelSize: stamp.size
        }

        Words {
            objectName: "alert"
            visible: text !== ""
            text: stamp.staff.live.alert
            color: "#F2B544"
            font.pixelSize: stamp.size
        }
    }
}
