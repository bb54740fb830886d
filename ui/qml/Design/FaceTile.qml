import QtQuick
import QtQuick.Templates as T

// One step of a labelled scale: a face, and always its word.
T.AbstractButton {
    id: tile

    required property bool chosen
    required property int face

    readonly property color mood: [Theme.good, "#4B7F2F", "#9A5A14", Theme.bad][face - 1]

    focusPolicy: Qt.StrongFocus
    padding: Theme.px(18)
    scale: down && !Theme.calm ? 0.98 : 1

    Accessible.role: Accessible.RadioButton
    Accessible.checked: chosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.corner
        color: tile.chosen ? Theme.warningGround : tile.down ? Theme.mist : Theme.card
        border.width: Theme.px(tile.chosen ? 5 : 2)
        border.color: tile.chosen ? tile.mood : Theme.line

        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(14)
            width: Theme.px(34)
            height: width
            radius: width / 2
            color: tile.mood
            visible: tile.chosen

            Icon {
                anchors.centerIn: parent
                name: "check"
                color: Theme.onDark
                size: Theme.px(24)
            }
        }

        FocusRing {
            shown: tile.visualFocus
        }
    }

    contentItem: Column {
        spacing: Theme.px(12)
        topPadding: Math.max(0, (tile.availableHeight - drawing.height - label.height - spacing) / 2)

        Icon {
            id: drawing

            anchors.horizontalCenter: parent.horizontalCenter
            name: "face-" + tile.face + (tile.chosen ? "-filled" : "")
            color: tile.mood
            size: Math.max(Theme.px(64), Math.min(Theme.px(132), tile.availableHeight - Theme.px(84), tile.availableWidth - Theme.px(24)))
        }

        Words {
            id: label

            width: parent.width
            text: tile.text
            color: Theme.ink
            font.pixelSize: Theme.choice
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
