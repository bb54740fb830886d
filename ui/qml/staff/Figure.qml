import QtQuick
import Design

// One count, large, and what it counts.
Card {
    id: number

    property int figure: 0
    property string label: ""

    height: Theme.px(Theme.portrait ? 110 : 122)

    Accessible.role: Accessible.StaticText
    Accessible.name: figure + " " + label

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.px(18)
        anchors.verticalCenter: parent.verticalCenter

        Words {
            text: number.figure
            color: Theme.spruce
            font.pixelSize: Theme.px(Theme.portrait ? 44 : 52)
            font.weight: Font.Bold

            Accessible.ignored: true
        }

        Words {
            width: parent.width
            text: number.label
            color: Theme.soft
            font.pixelSize: Theme.note
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(19)

            Accessible.ignored: true
        }
    }
}
