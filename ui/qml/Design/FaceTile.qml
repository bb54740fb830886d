import QtQuick
import QtQuick.Templates as T

// One step of a labelled scale: a face, and always its word.
T.AbstractButton {
    id: tile

    required property bool chosen
    required property int face
    property bool unspoken: false

    readonly property color mood: Theme.moods[face - 1]
    readonly property int drawn: Math.max(Theme.px(64), Math.min(Theme.px(132), availableHeight - label.implicitHeight - Theme.px(16), availableWidth - Theme.px(24)))

    implicitHeight: Math.max(Theme.touch, Theme.px(76) + label.implicitHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    // Qt tells screen readers these, and not what Accessible says. What a tap has chosen is for the
    // visit to say, which may refuse it.
    checkable: true
    checked: chosen
    onToggled: checked = Qt.binding(() => tile.chosen)
    padding: Theme.px(16)
    scale: down && !Theme.calm ? 0.98 : 1

    Accessible.role: Accessible.RadioButton
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.corner
        color: tile.down ? Theme.mist : tile.chosen ? Theme.chosenFace : Theme.card
        border.width: Theme.px(tile.chosen ? 6 : 2)
        border.color: tile.chosen ? tile.mood : Theme.edge

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
                color: Theme.card
                size: Theme.px(24)
            }
        }

        FocusRing {
            shown: tile.visualFocus
        }
    }

    contentItem: Item {
        Icon {
            id: drawing

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, (parent.height - tile.drawn - label.implicitHeight - Theme.px(12)) / 2)
            name: "face-" + tile.face + (tile.chosen ? "-filled" : "")
            color: tile.mood
            size: tile.drawn
        }

        Words {
            id: label

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: drawing.bottom
            anchors.topMargin: Theme.px(12)
            text: tile.text
            color: Theme.ink
            font.pixelSize: Theme.choice
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
