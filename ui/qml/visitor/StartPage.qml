pragma ComponentBehavior: Bound

import QtQuick
import Design

// What anonymous means here, before the first question.
PageFrame {
    id: page

    scroller: scroller
    objectName: "start"
    nextText: qsTr("Börja svara")
    nextLook: ActionButton.Go

    Scroller {
        id: scroller

        railed: false
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: Math.max(height, all.height + 2 * Theme.px(24))

        Column {
            id: all

            width: scroller.room
            y: Theme.portrait ? scroller.contentHeight - height - Theme.px(24) : (scroller.contentHeight - height) / 2
            spacing: Theme.px(26)

            Words {
                width: parent.width
                text: qsTr("Så här fungerar det")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            Grid {
                id: facts

                width: parent.width
                columns: Theme.portrait || Theme.enlarged ? 1 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Fact {
                    id: anonymous

                    beside: deciding
                    icon: "shield"
                    title: qsTr("Du är anonym")
                    words: qsTr("Vi frågar inte vem du är. Skriv inga namn eller nummer.")
                }

                Fact {
                    id: deciding

                    beside: anonymous
                    icon: "save"
                    title: qsTr("Du bestämmer")
                    words: qsTr("Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.")
                }

                Fact {
                    id: reporting

                    beside: calling
                    icon: "pen"
                    title: qsTr("Ingen polisanmälan")
                    words: qsTr("Det du svarar blir en del av en lägesbild, inte ett ärende.")
                }

                Fact {
                    id: calling

                    beside: reporting
                    icon: "phone"
                    title: qsTr("Behöver du hjälp nu?")
                    words: page.visitor.notice.numbers
                }
            }

            // Openly: nobody has read this translation through.
            Words {
                width: parent.width
                visible: page.visitor.unreviewed
                text: qsTr("Översättningen är inte granskad ännu. Säg gärna till personalen om något är fel.")
                color: Theme.soft
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }
        }
    }

    component Fact: Card {
        id: fact

        required property string icon
        required property string title
        required property string words
        // The other one of its row, which has the same height.
        required property Fact beside
        readonly property real needed: Math.max(badge.height, texts.height) + Theme.px(40)

        width: Math.floor((facts.width - (facts.columns - 1) * Theme.gap) / facts.columns)
        height: Math.max(Theme.px(Theme.portrait ? 130 : 150), needed, facts.columns > 1 ? beside.needed : 0)

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.leftMargin: Theme.px(24)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(72)
            height: width
            radius: width / 2
            color: Theme.mist

            Icon {
                anchors.centerIn: parent
                name: fact.icon
                color: Theme.action
                size: Theme.px(40)
            }
        }

        Column {
            id: texts

            anchors.left: badge.right
            anchors.leftMargin: Theme.px(22)
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(22)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(6)

            Words {
                width: parent.width
                text: fact.title
                color: Theme.ink
                font.pixelSize: Theme.choice
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }

            Words {
                width: parent.width
                text: fact.words
                color: Theme.ink
                font.pixelSize: Theme.words(23)
                wrapMode: Text.Wrap
                lineHeight: 1.12
                horizontalAlignment: Text.AlignLeft
            }
        }
    }
}
