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

    objectName: "summary"
    share: 1
    nextText: sending ? qsTr("Sparar …") : qsTr("Skicka")
    nextLook: ActionButton.Go
    canGoOn: !sending

    Words {
        id: title

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.px(24)
        text: qsTr("Det här skickas")
        color: Theme.ink
        font.pixelSize: Theme.question
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }

    Words {
        id: note

        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.px(6)
        text: qsTr("Inget är sparat ännu. Tryck på en rad för att ändra.")
        color: Theme.soft
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.top: note.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.px(18)
        anchors.bottomMargin: Theme.px(14)
        contentHeight: rows.height

        Column {
            id: rows

            width: list.width
            spacing: Theme.px(10)

            Repeater {
                model: page.visitor.summary

                T.AbstractButton {
                    id: row

                    required property string name
                    required property string label
                    required property string answer
                    required property bool given

                    objectName: "row-" + name
                    width: rows.width - Theme.px(14)
                    height: Math.max(Theme.touch, texts.height + Theme.px(28))
                    text: label
                    focusPolicy: Qt.StrongFocus
                    onClicked: page.visitor.revisit(name)
                    onActiveFocusChanged: if (activeFocus)
                        list.reveal(row)
                    Keys.onReturnPressed: click()

                    background: Card {
                        color: row.down ? Theme.mist : Theme.card

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
                            spacing: Theme.px(4)

                            Words {
                                width: parent.width
                                text: row.label
                                color: Theme.soft
                                font.pixelSize: Theme.note
                                wrapMode: Text.Wrap
                            }

                            Words {
                                width: parent.width
                                text: row.given ? row.answer : qsTr("Inget svar")
                                color: row.given ? Theme.ink : Theme.soft
                                font.pixelSize: Theme.choice
                                font.weight: row.given ? Font.DemiBold : Font.Normal
                                wrapMode: Text.Wrap
                            }
                        }

                        Icon {
                            id: pen

                            anchors.right: parent.right
                            anchors.rightMargin: Theme.px(22)
                            anchors.verticalCenter: parent.verticalCenter
                            name: "pen"
                            color: Theme.lake
                            size: Theme.px(30)
                        }
                    }
                }
            }
        }
    }
}
