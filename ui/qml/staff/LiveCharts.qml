pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What was chosen, question by question, and when and in which languages people answered.
Item {
    id: charts

    required property LiveModel live
    required property string place
    readonly property bool beside: !Theme.portrait

    Card {
        id: chosen

        width: charts.beside ? parent.width * 0.62 : parent.width
        height: charts.beside ? parent.height : parent.height * 0.67

        Item {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(16)
            height: Math.max(Theme.touch, titles.height)
            visible: charts.live.questions > 0

            Column {
                id: titles

                anchors.left: parent.left
                anchors.leftMargin: Theme.px(8)
                anchors.right: turns.left
                anchors.rightMargin: Theme.px(12)
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    width: parent.width
                    text: charts.live.title
                    color: Theme.ink
                    font.pixelSize: Theme.px(22)
                    font.weight: Font.Bold
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.Heading
                }
            }

            Row {
                id: turns

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: charts.live.questions > 1
                spacing: Theme.between

                ActionButton {
                    objectName: "question-before"
                    iconOnly: true
                    iconName: "back"
                    text: qsTr("Frågan före")
                    onClicked: charts.live.turn(-1)
                }

                ActionButton {
                    objectName: "question-after"
                    iconOnly: true
                    iconName: "next"
                    text: qsTr("Nästa fråga")
                    onClicked: charts.live.turn(1)
                }
            }
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - Theme.px(80)
            visible: charts.live.questions === 0
            text: qsTr("Här visas svaren när minst fem har valt samma.")
            color: Theme.soft
            font.pixelSize: Theme.px(23)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Bars {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            anchors.bottom: note.top
            anchors.margins: Theme.px(24)
            anchors.topMargin: Theme.px(10)
            anchors.bottomMargin: Theme.px(10)
            visible: charts.live.questions > 0
            railed: height > 2 * Theme.touch
            names: charts.beside ? 0.46 : 0.42
            model: charts.live.bars
        }

        Words {
            id: note

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(24)
            anchors.bottomMargin: Theme.px(14)
            text: qsTr("%1 svar, %2. Räknas om efter vart femte svar. Inte representativt för alla invånare. Färre än fem visas inte.").arg(charts.live.counted).arg(charts.place)
            color: Theme.soft
            font.pixelSize: Theme.px(19)
            wrapMode: Text.Wrap
        }
    }

    component Small: Card {
        id: small

        property alias title: words.text
        default property alias chart: room.data

        Words {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(20)
            anchors.topMargin: Theme.px(14)
            color: Theme.ink
            font.pixelSize: Theme.note
            font.weight: Font.Bold
        }

        Item {
            id: room

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: words.bottom
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(20)
            anchors.topMargin: Theme.px(8)
            anchors.bottomMargin: Theme.px(14)
        }
    }

    Small {
        id: hours

        anchors.left: charts.beside ? chosen.right : parent.left
        anchors.leftMargin: charts.beside ? Theme.px(14) : 0
        anchors.top: charts.beside ? parent.top : chosen.bottom
        anchors.topMargin: charts.beside ? 0 : Theme.px(14)
        anchors.bottom: charts.beside ? undefined : parent.bottom
        width: charts.beside ? parent.width - chosen.width - Theme.px(14) : (parent.width - Theme.px(14)) / 2
        height: parent.height * 0.42 - Theme.px(7)
        title: qsTr("Svar per timme")

        Hours {
            anchors.fill: parent
            model: charts.live.hours
        }
    }

    Small {
        anchors.left: charts.beside ? hours.left : hours.right
        anchors.leftMargin: charts.beside ? 0 : Theme.px(14)
        anchors.right: parent.right
        anchors.top: charts.beside ? hours.bottom : hours.top
        anchors.topMargin: charts.beside ? Theme.px(14) : 0
        anchors.bottom: parent.bottom
        title: qsTr("Språk")

        Bars {
            anchors.fill: parent
            railed: false
            names: 0.5
            tight: true
            model: charts.live.languages
        }
    }
}
