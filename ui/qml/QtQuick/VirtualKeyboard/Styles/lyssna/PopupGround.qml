import QtQuick
import Design

// What lies under the choices that open over the keyboard.
Item {
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.px(6)
        radius: Theme.px(18)
        color: Theme.card
        border.width: Theme.px(2)
        border.color: Theme.spruce
    }
}
