import QtQuick
import Design

// One job of the printer: it waits, or somebody has to say whether it came out.
Card {
    id: job

    required property string id
    required property int sheets
    required property string layout
    required property string language
    required property bool unknown

    signal withdrawn
    signal seen(cameOut: bool)

    height: Math.max(words.height, buttons.height) + Theme.px(28)
    color: unknown ? Theme.warningGround : Theme.card
    border.color: unknown ? Theme.warningEdge : Theme.line
    border.width: Theme.px(unknown ? 3 : 2)

    Words {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(22)
        anchors.right: buttons.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        text: (job.sheets === 1 ? qsTr("1 ark") : qsTr("%1 ark").arg(job.sheets)) + " · " + (job.layout === "receipt" ? qsTr("kvitto") : job.layout.toUpperCase()) + " · " + job.language
        color: Theme.ink
        font.pixelSize: Theme.px(22)
        wrapMode: Text.Wrap
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(14)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.between

        ActionButton {
            objectName: "came-out"
            visible: job.unknown
            textSize: Theme.px(21)
            text: qsTr("Kom ut")
            onClicked: job.seen(true)
        }

        ActionButton {
            objectName: "did-not"
            visible: job.unknown
            textSize: Theme.px(21)
            text: qsTr("Kom inte")
            onClicked: job.seen(false)
        }

        ActionButton {
            objectName: "withdraw-" + job.id
            visible: !job.unknown
            textSize: Theme.px(21)
            text: qsTr("Ta tillbaka")
            onClicked: job.withdrawn()
        }
    }
}
