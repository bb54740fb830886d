pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// The events of the campaign, to open a session for one of them.
Item {
    id: page

    required property StaffModel staff

    signal otherDayWanted(id: string, when: string)

    Words {
        id: title

        width: parent.width
        text: page.staff.justClosed ? qsTr("Passet är stängt. Svaren väntar på att synkas.") : qsTr("Öppna ett pass")
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
        wrapMode: Text.Wrap
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.px(18)
        contentHeight: rows.height

        Column {
            id: rows

            width: list.width
            spacing: Theme.px(14)

            Repeater {
                model: page.staff.events

                T.AbstractButton {
                    id: row

                    required property string id
                    required property string place
                    required property string when
                    required property bool today

                    objectName: "open-" + id
                    width: rows.width - Theme.px(14)
                    height: Theme.px(104)
                    text: place + ", " + when
                    focusPolicy: Qt.StrongFocus
                    onClicked: today ? page.staff.openSession(row.id) : page.otherDayWanted(row.id, row.text)
                    Keys.onReturnPressed: click()

                    background: Card {
                        color: row.down ? Theme.mist : Theme.card
                        border.color: row.today ? Theme.lake : Theme.line
                        border.width: Theme.px(row.today ? 4 : 2)

                        FocusRing {
                            shown: row.visualFocus
                        }
                    }

                    contentItem: Item {
                        Column {
                            anchors.left: parent.left
                            anchors.leftMargin: Theme.px(26)
                            anchors.right: badge.left
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.px(4)

                            Words {
                                text: row.place
                                color: Theme.ink
                                font.pixelSize: Theme.px(26)
                                font.weight: Font.Bold
                            }

                            Words {
                                width: parent.width
                                text: row.when
                                color: Theme.soft
                                font.pixelSize: Theme.px(21)
                                elide: Text.ElideRight
                            }
                        }

                        Words {
                            id: badge

                            anchors.right: parent.right
                            anchors.rightMargin: Theme.px(26)
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.today ? qsTr("I dag") : ""
                            color: Theme.lake
                            font.pixelSize: Theme.px(23)
                            font.weight: Font.Bold
                        }
                    }
                }
            }
        }
    }
}
