pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Prints the paper a visitor takes home. It is the same for everybody.
Item {
    id: page

    required property StaffModel staff

    objectName: "handouts"

    Column {
        width: parent.width
        spacing: Theme.px(22)

        Words {
            width: parent.width
            text: qsTr("Skriv ut en handlapp")
            color: Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
        }

        Words {
            width: parent.width
            text: qsTr("Lappen har en QR-kod till löftessidan, nästa dialoger och de nummer man kan ringa. Den är lika för alla och säger inget om vad någon svarat.")
            color: Theme.ink
            font.pixelSize: Theme.px(23)
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: page.staff.languages

                ActionButton {
                    required property string tag
                    required property string name

                    objectName: "print-" + tag
                    look: ActionButton.Filled
                    iconName: "print"
                    text: name
                    enabled: !page.staff.printing
                    onClicked: page.staff.printHandout(tag)
                }
            }
        }

        Words {
            width: parent.width
            text: page.staff.printing ? qsTr("Skriver ut …") : qsTr("Lappar i det här passet: %1").arg(page.staff.handouts)
            color: Theme.soft
            font.pixelSize: Theme.px(23)
        }
    }
}
