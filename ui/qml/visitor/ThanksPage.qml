import QtQuick
import Design
import Lyssna

// Thank you, what became of earlier answers, and the way to follow on. Returns by itself.
Evening {
    id: page

    required property VisitorModel visitor

    readonly property CampaignModel notice: visitor.notice
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

    objectName: "thanks"
    hills: false

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: Theme.portrait ? parent.right : code.left
        anchors.rightMargin: Theme.px(Theme.portrait ? 56 : 84)
        anchors.top: parent.top
        anchors.topMargin: Theme.px(Theme.portrait ? 64 : 84)
        spacing: Theme.px(26)

        Words {
            width: parent.width
            text: page.notice.count > 0 ? qsTr("Tack! Nu har %1 svarat i dag.").arg(page.notice.count) : qsTr("Tack! Ditt svar är sparat.")
            color: Theme.onDark
            font.pixelSize: Theme.px(60)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            lineHeight: 1.1
        }

        Words {
            width: parent.width
            text: qsTr("På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.")
            color: Theme.softOnDark
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }

        Rectangle {
            width: parent.width
            height: promise.height + Theme.px(52)
            visible: page.notice.promiseText !== ""
            radius: Theme.corner
            color: Qt.rgba(1, 1, 1, 0.1)

            Column {
                id: promise

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(12)

                Words {
                    width: parent.width
                    text: qsTr("Ni sa, vi lovade") + " · " + page.status
                    color: Theme.amber
                    font.pixelSize: Theme.px(22)
                    font.weight: Font.Bold
                }

                Words {
                    width: parent.width
                    text: page.notice.promiseText
                    color: Theme.onDark
                    font.pixelSize: Theme.px(24)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    lineHeight: 1.12
                }

                ProgressLine {
                    width: parent.width
                    implicitHeight: Theme.px(12)
                    visible: page.notice.promiseTarget > 0
                    share: page.notice.promiseTarget > 0 ? page.notice.promiseAchieved / page.notice.promiseTarget : 0
                    color: Theme.deep
                    filled: Theme.amber
                }

                Words {
                    width: parent.width
                    visible: page.notice.promiseTarget > 0
                    text: qsTr("%1 av %2 %3").arg(page.notice.promiseAchieved).arg(page.notice.promiseTarget).arg(page.notice.promiseUnit)
                    color: Theme.softOnDark
                    font.pixelSize: Theme.note
                }
            }
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: page.notice.nextDialogue ? qsTr("Nästa dialog: %1").arg(page.notice.nextDialogue) : ""
            color: Theme.softOnDark
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
        }
    }

    Column {
        id: code

        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.rightMargin: Theme.margin
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        anchors.top: Theme.portrait ? undefined : words.top
        anchors.bottom: Theme.portrait ? back.top : undefined
        anchors.bottomMargin: Theme.px(30)
        width: Theme.px(Theme.portrait ? 310 : 400)
        spacing: Theme.px(Theme.portrait ? 14 : 22)

        Rectangle {
            width: parent.width
            height: width
            radius: Theme.corner
            color: "#FFFFFF"

            Image {
                anchors.centerIn: parent
                width: parent.width - Theme.px(24)
                height: width
                source: "image://qr/promise"
                sourceSize.width: width
                smooth: false

                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR-kod till löftessidan")
            }
        }

        Words {
            width: parent.width
            text: page.notice.promiseAddress
            color: Theme.onDark
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.note
        }
    }

    ActionButton {
        id: back

        objectName: "done"
        anchors.right: parent.right
        anchors.rightMargin: Theme.portrait ? (parent.width - width) / 2 : Theme.margin
        anchors.bottom: countdown.top
        anchors.bottomMargin: Theme.px(34)
        width: Theme.px(400)
        look: ActionButton.Go
        text: qsTr("Klart")
        onClicked: page.visitor.leave()
    }

    ProgressLine {
        id: countdown

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.bottom: seconds.top
        anchors.bottomMargin: Theme.px(10)
        share: page.visitor.secondsLeft / page.visitor.thanksSeconds
        color: Theme.deep
        filled: Theme.mist
    }

    Words {
        id: seconds

        anchors.left: countdown.left
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(28)
        text: qsTr("Skärmen töms om %1 sekunder").arg(page.visitor.secondsLeft)
        color: Theme.softOnDark
        font.pixelSize: Theme.note
    }
}
