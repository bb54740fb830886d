pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What must be right before the stand opens, in the order in which to mend it.
Item {
    id: page

    required property StaffModel staff

    objectName: "checks"

    Words {
        id: title

        anchors.verticalCenter: again.verticalCenter
        text: qsTr("Kontroll före start")
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
    }

    ActionButton {
        id: again

        objectName: "check-again"
        anchors.right: parent.right
        implicitHeight: Theme.px(72)
        text: qsTr("Kontrollera igen")
        onClicked: page.staff.runChecks()
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: again.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.px(20)
        contentHeight: rows.height

        Column {
            id: rows

            width: list.width
            spacing: Theme.px(12)

            Repeater {
                model: page.staff.checks

                Card {
                    id: check

                    required property string level
                    required property string text
                    readonly property color colour: level === "good" ? Theme.good : level === "look" ? Theme.warningEdge : Theme.bad

                    width: rows.width - Theme.px(14)
                    height: Math.max(Theme.px(78), words.height + Theme.px(32))

                    Icon {
                        id: mark

                        anchors.left: parent.left
                        anchors.leftMargin: Theme.px(22)
                        anchors.verticalCenter: parent.verticalCenter
                        name: check.level === "good" ? "check" : check.level === "look" ? "warning" : "close"
                        color: check.colour
                        size: Theme.px(34)
                    }

                    Words {
                        id: words

                        anchors.left: mark.right
                        anchors.leftMargin: Theme.px(18)
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.px(22)
                        anchors.verticalCenter: parent.verticalCenter
                        text: check.text
                        color: Theme.ink
                        font.pixelSize: Theme.px(22)
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
