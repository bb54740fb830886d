import QtQuick
import Design
import Lyssna

// One promise on a dark page: what is promised, how far it has come.
Rectangle {
    id: card

    required property CampaignModel notice
    readonly property string status: {
        switch (notice.promiseStatus) {
        case "planned":
            return qsTr("Planerat");
        case "ongoing":
            return qsTr("Pågår");
        case "done":
            return qsTr("Genomfört");
        case "partly_done":
            return qsTr("Delvis genomfört");
        case "delayed":
            return qsTr("Försenat");
        case "changed":
            return qsTr("Ändrat");
        case "cancelled":
            return qsTr("Avbrutet");
        default:
            return qsTr("Förlängt");
        }
    }

    height: promise.height + Theme.px(44)
    visible: notice.promiseText !== ""
    radius: Theme.corner
    color: Theme.stark ? "#000000" : Qt.rgba(0.02, 0.08, 0.1, 0.45)
    border.width: Theme.stark ? Theme.px(2) : 0
    border.color: Theme.onDark

    Column {
        id: promise

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.px(26)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(10)

        Words {
            width: parent.width
            text: qsTr("Ni sa, vi lovade") + " · " + card.status
            color: Theme.accent
            font.pixelSize: Theme.words(22)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        Words {
            width: parent.width
            text: card.notice.promiseText
            color: Theme.onDark
            font.pixelSize: Theme.words(24)
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.1
            horizontalAlignment: Text.AlignLeft
        }

        ProgressLine {
            width: parent.width
            implicitHeight: Theme.px(12)
            visible: card.notice.promiseTarget > 0
            share: card.notice.promiseTarget > 0 ? card.notice.promiseAchieved / card.notice.promiseTarget : 0
            color: Theme.deep
            filled: Theme.accent

            Accessible.ignored: true
        }

        Words {
            width: parent.width
            visible: card.notice.promiseTarget > 0
            text: qsTr("%1 av %2 %3").arg(card.notice.promiseAchieved).arg(card.notice.promiseTarget).arg(card.notice.promiseUnit)
            color: Theme.softOnDark
            font.pixelSize: Theme.note
            horizontalAlignment: Text.AlignLeft
        }
    }
}
