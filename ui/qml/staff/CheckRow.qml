import QtQuick
import Design

// One check: what was found, what to do, and the question where it asks one.
Card {
    id: check

    required property string code
    required property string level
    required property string what
    required property string remedy
    required property bool asks
    readonly property color colour: level === "good" ? Theme.good : level === "look" ? Theme.warningEdge : Theme.bad

    signal answered(right: bool)

    height: Math.max(Theme.px(72), words.height + Theme.px(32), asks ? Theme.touch + Theme.px(28) : 0)
    color: asks ? Theme.warningGround : Theme.card
    border.color: asks ? Theme.warningEdge : level === "bad" ? Theme.bad : Theme.line
    border.width: Theme.px(asks || level === "bad" ? 3 : 2)

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(22)
        anchors.verticalCenter: parent.verticalCenter
        name: check.asks ? "clock" : check.level === "good" ? "check" : check.level === "look" ? "warning" : "close"
        color: check.colour
        size: Theme.px(34)
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.px(18)
        anchors.right: check.asks ? answers.left : parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        Words {
            width: parent.width
            text: check.what
            color: Theme.ink
            font.pixelSize: Theme.px(22)
            font.weight: check.level === "good" ? Font.Normal : Font.DemiBold
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text !== "" && !check.asks
            text: check.remedy
            color: Theme.ink
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
        }
    }

    Row {
        id: answers

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        visible: check.asks
        spacing: Theme.between

        ActionButton {
            objectName: "clock-yes"
            look: ActionButton.Filled
            textSize: Theme.px(22)
            text: qsTr("Ja")
            onClicked: check.answered(true)
        }

        ActionButton {
            objectName: "clock-no"
            textSize: Theme.px(22)
            text: qsTr("Nej")
            onClicked: check.answered(false)
        }
    }
}
