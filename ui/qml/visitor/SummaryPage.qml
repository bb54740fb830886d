pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// All that will be sent, word for word, before it is sent. A tap on a row goes back to it.
PageFrame {
    id: page

    readonly property bool sending: visitor.page === VisitorModel.SENDING

    function next(): void {
        visitor.send();
    }

    scroller: list
    objectName: "summary"
    share: 1
    nextText: sending ? qsTr("Sparar …") : qsTr("Skicka")
    nextLook: ActionButton.Go
    canGoOn: !sending

    Scroller {
        id: list

        railed: false
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: rows.height + 2 * Theme.px(20)

        Column {
            id: rows

            width: list.room
            y: Theme.px(20)
            spacing: Theme.between

            Words {
                width: parent.width
                text: qsTr("Det här skickas")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter

                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                text: qsTr("Inget är sparat ännu. Tryck på en rad för att ändra.")
                color: Theme.soft
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }

            Repeater {
                model: page.visitor.summary

                T.AbstractButton {
                    id: row

                    required property string name
                    required property string label
                    required property string answer
                    required property string outcome
                    required property bool written
                    required property bool unspoken
                    readonly property bool given: outcome === "given"
                    readonly property string words: given ? answer : outcome === "declined" ? qsTr("Vill inte svara") : qsTr("Inget svar")

                    objectName: "row-" + name
                    width: rows.width
                    height: Math.max(Theme.touch, texts.height + Theme.px(24))
                    text: label
                    focusPolicy: Qt.StrongFocus
                    onClicked: page.visitor.revisit(name)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()

                    // What somebody has written is never said aloud in a shop.
                    Accessible.name: label + ": " + (written && given ? qsTr("Din text") : words)

                    background: Card {
                        color: row.down ? Theme.mist : Theme.card
                        border.color: Theme.edge

                        FocusRing {
                            shown: row.visualFocus
                        }
                    }

                    contentItem: Item {
                        Column {
                            id: texts

                            anchors.left: parent.left
                            anchors.leftMargin: Theme.px(24)
                            anchors.right: pen.left
                            anchors.rightMargin: Theme.px(16)
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.px(2)

                            Words {
                                width: parent.width
                                text: row.label
                                color: Theme.soft
                                font.pixelSize: Theme.note
                                wrapMode: Text.Wrap
                                horizontalAlignment: Text.AlignLeft
                            }

                            Words {
                                width: parent.width
                                text: row.words
                                color: row.given ? Theme.ink : Theme.soft
                                font.pixelSize: Theme.choice
                                font.weight: row.given ? Font.DemiBold : Font.Normal
                                wrapMode: Text.Wrap
                                horizontalAlignment: Text.AlignLeft
                            }
                        }

                        Icon {
                            id: pen

                            anchors.right: parent.right
                            anchors.rightMargin: Theme.px(22)
                            anchors.verticalCenter: parent.verticalCenter
                            name: "pen"
                            color: Theme.lake
                            size: Math.max(Theme.px(30), Theme.choice * 0.9)
                        }
                    }
                }
            }
        }
    }
}
