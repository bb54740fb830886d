import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Design

// The face of one key: a rounded tile, and on it a letter, a word or an icon.
KeyPanel {
    id: face

    property color ground: Theme.card
    property color ink: Theme.ink
    property string icon
    property string label
    property int size: Theme.px(32)

    readonly property bool pressed: control !== null && control.pressed
    readonly property color shown: pressed ? Theme.amber : ground
    readonly property color shownInk: pressed ? Theme.deep : ink

    // What is touched is the whole cell; the tile leaves room around it.
    Rectangle {
        id: edge

        anchors.fill: parent
        anchors.margins: Theme.px(5)
        radius: Theme.px(12)
        color: Qt.tint(face.shown, "#480B2A2F")
    }

    Rectangle {
        anchors.fill: edge
        anchors.bottomMargin: Theme.px(3)
        radius: edge.radius
        color: face.shown

        Icon {
            anchors.centerIn: parent
            visible: face.icon !== ""
            name: face.icon
            color: face.shownInk
            size: Theme.px(40)
            opacity: face.enabled ? 1 : 0.4
        }

        Text {
            anchors.fill: parent
            anchors.margins: Theme.px(6)
            visible: face.icon === ""
            text: face.label
            textFormat: Text.PlainText
            color: face.shownInk
            opacity: face.enabled ? 1 : 0.4
            font.pixelSize: face.size
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(16)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
