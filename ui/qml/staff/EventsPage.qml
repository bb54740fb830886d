pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// No session is open: the events of the campaign, to open one for, and the last report.
Item {
    id: page

    required property StaffModel staff
    required property string trouble
    readonly property OpeningModel opening: staff.opening

    objectName: "status"

    Column {
        id: top

        width: parent.width
        spacing: Theme.px(16)

        TroubleNote {
            width: parent.width
            trouble: page.trouble
            onAgain: page.staff.tryAgain()
        }

        Notice {
            objectName: "overdue"
            width: parent.width
            good: false
            closes: false
            text: page.staff.session.warning
        }

        Words {
            width: parent.width
            text: qsTr("Öppna ett pass")
            color: Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.bottom: last.visible ? last.top : parent.bottom
        anchors.topMargin: Theme.px(18)
        anchors.bottomMargin: last.visible ? Theme.px(16) : 0
        contentHeight: rows.height

        Column {
            id: rows

            width: list.room
            spacing: Theme.between

            Repeater {
                model: page.opening.events

                T.AbstractButton {
                    id: row

                    required property string id
                    required property string place
                    required property string when
                    required property bool today
                    required property bool over
                    required property bool planned

                    objectName: "open-" + id
                    width: rows.width
                    height: Math.max(Theme.touch, texts.height + Theme.px(32))
                    text: place + ", " + when
                    focusPolicy: Qt.StrongFocus
                    onClicked: page.staff.choose(row.id)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()

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
                            id: texts

                            anchors.left: parent.left
                            anchors.leftMargin: Theme.px(26)
                            anchors.right: badge.left
                            anchors.rightMargin: Theme.px(12)
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.px(4)

                            Words {
                                width: parent.width
                                text: row.place
                                color: Theme.ink
                                font.pixelSize: Theme.px(26)
                                font.weight: Font.Bold
                                wrapMode: Text.Wrap
                            }

                            Words {
                                width: parent.width
                                text: row.when
                                color: Theme.soft
                                font.pixelSize: Theme.px(21)
                                wrapMode: Text.Wrap
                            }
                        }

                        Words {
                            id: badge

                            anchors.right: parent.right
                            anchors.rightMargin: Theme.px(26)
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.today ? qsTr("I dag") : row.planned ? qsTr("Planerat") : row.over ? qsTr("Har varit") : ""
                            color: row.today ? Theme.lake : Theme.soft
                            font.pixelSize: Theme.px(22)
                            font.weight: row.today ? Font.Bold : Font.Normal
                        }
                    }
                }
            }
        }
    }

    ActionButton {
        id: last

        objectName: "last-report"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: page.staff.report.known
        iconName: "paper"
        textSize: Theme.px(22)
        text: qsTr("Senaste rapporten")
        onClicked: page.staff.show(StaffModel.REPORT)
    }
}
