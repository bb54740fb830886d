import QtQuick
import QtQuick.Templates as T

// One choice: a tile that fills when chosen, with a mark, so that colour never speaks alone.
T.AbstractButton {
    id: tile

    required property bool chosen
    property bool several: false
    property bool muted: false
    property bool centred: false

    focusPolicy: Qt.StrongFocus
    checkable: false
    opacity: muted ? 0.5 : 1
    padding: Theme.px(16)
    leftPadding: Theme.px(22)
    scale: down && !Theme.calm ? 0.98 : 1

    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checked: chosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.corner
        color: tile.chosen ? Theme.spruce : tile.down ? Theme.mist : Theme.card
        border.width: Theme.px(tile.chosen ? 4 : 2)
        border.color: tile.chosen ? Theme.spruce : Theme.line

        FocusRing {
            shown: tile.visualFocus
        }
    }

    contentItem: Item {
        implicitHeight: label.implicitHeight

        Rectangle {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            width: Theme.px(34)
            height: width
            radius: tile.several ? Theme.px(9) : width / 2
            color: tile.chosen ? Theme.amber : "transparent"
            border.width: Theme.px(tile.chosen ? 0 : 2)
            border.color: Theme.soft

            Icon {
                anchors.centerIn: parent
                visible: tile.chosen
                name: "check"
                color: Theme.deep
                size: Theme.px(24)
            }
        }

        Words {
            id: label

            anchors.left: mark.right
            anchors.leftMargin: Theme.px(16)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            height: Math.min(implicitHeight, parent.height)
            text: tile.text
            color: tile.chosen ? Theme.onDark : Theme.ink
            font.pixelSize: Theme.choice
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.05
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.note
            verticalAlignment: Text.AlignVCenter
        }
    }
}
