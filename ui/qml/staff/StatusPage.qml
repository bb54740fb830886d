pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// How it goes: the counts that nobody types, the most frequent choices, open and close.
Item {
    id: page

    required property StaffModel staff
    required property string trouble

    signal closeWanted
    signal answerWanted(mode: string)
    signal otherDayWanted(id: string, when: string)

    objectName: "status"

    component Figure: Card {
        id: number

        property int figure: 0
        property string label: ""

        width: (cards.width - 2 * cards.spacing) / 3
        height: Theme.px(Theme.portrait ? 172 : 148)

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(24)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(2)

            Words {
                text: number.figure
                color: Theme.spruce
                font.pixelSize: Theme.px(58)
                font.weight: Font.Bold
            }

            Words {
                width: parent.width
                text: number.label
                color: Theme.soft
                font.pixelSize: Theme.px(21)
                wrapMode: Text.Wrap
                lineHeight: 0.95
            }
        }
    }

    Column {
        id: top

        width: parent.width
        spacing: Theme.px(20)

        Rectangle {
            width: parent.width
            height: fault.height + Theme.px(40)
            visible: page.trouble !== ""
            radius: Theme.corner
            color: Theme.warningGround
            border.width: Theme.px(3)
            border.color: Theme.warningEdge

            Row {
                id: fault

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.px(22)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(18)

                Words {
                    width: parent.width - again.width - parent.spacing
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.trouble
                    color: Theme.ink
                    font.pixelSize: Theme.px(21)
                    wrapMode: Text.Wrap
                }

                ActionButton {
                    id: again

                    objectName: "try-again"
                    anchors.verticalCenter: parent.verticalCenter
                    look: ActionButton.Filled
                    text: qsTr("Försök igen")
                    onClicked: page.staff.tryAgain()
                }
            }
        }

        Row {
            id: cards

            width: parent.width
            spacing: Theme.px(20)
            visible: page.staff.open || page.staff.justClosed

            Figure {
                figure: page.staff.sent
                label: qsTr("svar")
            }

            Figure {
                figure: page.staff.walkedAway
                label: qsTr("gick innan de var klara")
            }

            Figure {
                figure: page.staff.handouts
                label: qsTr("lappar")
            }
        }
    }

    OpenSession {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.topMargin: page.staff.justClosed || page.trouble !== "" ? Theme.px(20) : 0
        anchors.bottom: parent.bottom
        visible: !page.staff.open
        staff: page.staff
        onOtherDayWanted: (id, when) => page.otherDayWanted(id, when)
    }

    Card {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.topMargin: Theme.px(20)
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.px(20)
        visible: page.staff.open

        Column {
            id: titles

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(26)
            spacing: Theme.px(6)

            Words {
                width: parent.width
                text: page.staff.barTitle
                color: Theme.ink
                font.pixelSize: Theme.px(26)
                font.weight: Font.Bold
                wrapMode: Text.Wrap
            }

            Words {
                width: parent.width
                text: qsTr("%1 svar, %2. Inte representativt för alla invånare. Färre än fem visas inte.").arg(page.staff.sent).arg(page.staff.eventPlace)
                color: Theme.soft
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - Theme.px(80)
            visible: bars.count === 0
            text: qsTr("Här visas de vanligaste svaren när minst fem har valt samma.")
            color: Theme.soft
            font.pixelSize: Theme.px(23)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        ListView {
            id: bars

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: titles.bottom
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(26)
            anchors.topMargin: Theme.px(16)
            interactive: contentHeight > height
            clip: true
            model: page.staff.bars
            spacing: Theme.px(12)

            delegate: Item {
                id: bar

                required property int index
                required property string label
                required property int n
                required property real share

                width: bars.width
                height: Theme.px(36)

                Words {
                    id: word

                    width: bar.width * 0.42
                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.label
                    color: Theme.ink
                    font.pixelSize: Theme.px(21)
                    elide: Text.ElideRight
                }

                Rectangle {
                    id: length

                    anchors.left: word.right
                    anchors.leftMargin: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(Theme.px(6), (bar.width - word.width - Theme.px(80)) * bar.share)
                    height: Theme.px(28)
                    radius: Theme.px(6)
                    color: bar.index === 0 ? Theme.lake : Theme.haze
                }

                Words {
                    anchors.left: length.right
                    anchors.leftMargin: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.n
                    color: Theme.ink
                    font.pixelSize: Theme.px(22)
                    font.weight: Font.Bold
                }
            }
        }
    }

    Flow {
        id: actions

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.between
        layoutDirection: Qt.RightToLeft
        visible: page.staff.open

        ActionButton {
            objectName: "close-session"
            look: ActionButton.Filled
            iconName: "lock"
            textSize: Theme.px(22)
            text: qsTr("Stäng passet")
            onClicked: page.closeWanted()
        }

        // For who cannot or will not tap: staff do, and the answer says so.
        ActionButton {
            objectName: "answer-paper"
            iconName: "paper"
            textSize: Theme.px(22)
            text: qsTr("Från papper")
            onClicked: page.answerWanted("paper")
        }

        ActionButton {
            objectName: "answer-assisted"
            iconName: "hand"
            textSize: Theme.px(22)
            text: qsTr("Svara åt någon")
            onClicked: page.answerWanted("assisted")
        }
    }
}
