import QtQuick
import Design
import Lyssna

// Thank you, what became of earlier answers, and the way to follow on. Returns by itself.
Evening {
    id: page

    required property VisitorModel visitor

    signal languageWanted
    signal comfortWanted

    readonly property CampaignModel notice: visitor.notice
    readonly property SouvenirModel souvenir: visitor.souvenir
    readonly property bool single: Theme.portrait || Theme.enlarged
    readonly property real codeEdge: Math.max(Theme.mm(30), Math.min(Theme.px(330), scroller.height - address.height - buttons.height - 3 * Theme.px(22)))

    objectName: "thanks"
    hills: false

    Scroller {
        id: scroller

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.px(6) + Theme.touch + Theme.between
        anchors.bottom: foot.top
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: Theme.px(12)
        contentHeight: page.single ? code.y + code.height : Math.max(height, words.y + words.height, code.y + code.height)

        Column {
            id: words

            y: Theme.px(8)
            x: page.single || !page.visitor.rightToLeft ? 0 : scroller.room - width
            width: page.single ? scroller.room : scroller.room - code.width - Theme.px(72)
            spacing: Theme.px(22)

            Words {
                width: parent.width
                text: qsTr("Tack! Ditt svar är sparat.")
                color: Theme.onDark
                font.pixelSize: Theme.enlarged ? Theme.question : Theme.words(54)
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                lineHeight: 1.08
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                text: {
                    const count = page.notice.count > 0 ? qsTr("%1 har svarat i dag.").arg(page.notice.count) + " " : "";
                    return count + (page.souvenir.personal ? qsTr("På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden öppnar sidan vid ditt område och det du valde. Det stannar i din telefon.") : qsTr("På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig."));
                }
                color: Theme.softOnDark
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                lineHeight: 1.15
                horizontalAlignment: Text.AlignLeft
            }

            PromiseCard {
                width: parent.width
                notice: page.notice
            }

            Words {
                width: parent.width
                visible: page.notice.nextDialogue !== ""
                text: page.notice.nextDialogue ? qsTr("Nästa dialog: %1").arg(page.notice.nextDialogue) : ""
                color: Theme.softOnDark
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }
        }

        Column {
            id: code

            x: page.single ? (scroller.room - width) / 2 : page.visitor.rightToLeft ? 0 : scroller.room - width
            y: page.single ? words.y + words.height + Theme.px(28) : Theme.px(8)
            width: page.single ? Math.min(scroller.room, Theme.px(520)) : Math.max(Theme.mm(30), Theme.px(330))
            spacing: Theme.px(16)

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: page.codeEdge
                height: width
                radius: Theme.corner
                color: "#FFFFFF"

                Image {
                    anchors.centerIn: parent
                    width: parent.width - Theme.px(16)
                    height: width
                    source: page.souvenir.source
                    sourceSize.width: width
                    smooth: false
                    cache: false

                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("QR-kod till löftessidan")
                }
            }

            Words {
                id: address

                width: parent.width
                text: page.notice.promiseAddress
                color: Theme.onDark
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
                wrapMode: Text.WrapAnywhere
                horizontalAlignment: Text.AlignHCenter
            }

            Column {
                id: buttons

                width: parent.width
                spacing: Theme.between

                ActionButton {
                    objectName: "handout"
                    width: parent.width
                    visible: page.souvenir.canPrint
                    look: ActionButton.OutlinedOnDark
                    iconName: page.souvenir.state === SouvenirModel.PRINTED ? "check" : "print"
                    enabled: page.souvenir.state === SouvenirModel.NONE || page.souvenir.state === SouvenirModel.FAILED
                    text: {
                        switch (page.souvenir.state) {
                        case SouvenirModel.PRINTING:
                            return qsTr("Skriver ut …");
                        case SouvenirModel.PRINTED:
                            return qsTr("Skickad till skrivaren");
                        case SouvenirModel.FAILED:
                            return qsTr("Skrivaren svarar inte. Försök igen");
                        default:
                            return qsTr("Skriv ut på papper");
                        }
                    }
                    onClicked: page.souvenir.printHandout()
                }

                ActionButton {
                    objectName: "done"
                    width: parent.width
                    look: ActionButton.Go
                    text: qsTr("Klart")
                    onClicked: page.visitor.leave()
                }
            }
        }
    }

    Column {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: Theme.px(18)
        spacing: Theme.px(8)

        ProgressLine {
            width: parent.width
            share: page.visitor.secondsLeft / page.visitor.thanksSeconds
            color: Theme.deep
            filled: "#DCE8E4"

            Accessible.ignored: true
        }

        Words {
            width: parent.width
            text: qsTr("Skärmen töms om %1 sekunder").arg(page.visitor.secondsLeft)
            color: Theme.softOnDark
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
    }

    Tools {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.px(6)
        visitor: page.visitor
        look: ActionButton.OutlinedOnDark
        wordless: Theme.portrait || Theme.enlarged
        onLanguageWanted: page.languageWanted()
        onComfortWanted: page.comfortWanted()
    }
}
