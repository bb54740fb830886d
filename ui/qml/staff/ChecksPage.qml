pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// How the kiosk is right now: what to do comes first, what is fine after it.
Item {
    id: page

    required property OpeningModel opening

    objectName: "checks"

    Words {
        id: title

        anchors.left: parent.left
        anchors.right: again.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: again.verticalCenter
        text: page.opening.checking ? qsTr("Kontrollerar …") : qsTr("Kontroll")
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
    }

    ActionButton {
        id: again

        objectName: "check-again"
        anchors.right: parent.right
        textSize: Theme.px(22)
        enabled: !page.opening.checking
        text: qsTr("Kontrollera igen")
        onClicked: page.opening.check()
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

            width: list.room
            spacing: Theme.px(12)

            Repeater {
                model: page.opening.checks

                CheckRow {
                    width: rows.width
                    onAnswered: right => page.opening.answer(right)
                }
            }
        }
    }
}
