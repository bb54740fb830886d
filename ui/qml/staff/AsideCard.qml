pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What the centre did not take: why, and the two things that can be done about it.
Card {
    id: card

    required property CoordinatorModel coordinator

    height: words.height + Theme.px(44)
    visible: batches.count > 0
    border.color: Theme.bad
    border.width: Theme.px(3)

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(14)

        Words {
            objectName: "aside"
            width: parent.width
            text: qsTr("Ligger åt sidan, och hindrar inget annat")
            color: Theme.bad
            font.pixelSize: Theme.px(25)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }

        Repeater {
            id: batches

            model: card.coordinator.aside

            Column {
                id: batch

                required property int number
                required property string place
                required property int answers
                required property string reason

                width: words.width
                spacing: Theme.px(4)

                Words {
                    width: parent.width
                    text: qsTr("Sändning %1 från %2, svar: %3").arg(batch.number).arg(batch.place).arg(batch.answers)
                    color: Theme.ink
                    font.pixelSize: Theme.px(22)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }

                Words {
                    width: parent.width
                    text: batch.reason
                    color: Theme.ink
                    font.pixelSize: Theme.px(21)
                    wrapMode: Text.Wrap
                }
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.between

            ActionButton {
                objectName: "aside-retry"
                iconName: "sync"
                textSize: Theme.px(22)
                enabled: !card.coordinator.busy
                text: qsTr("Skicka en gång till")
                onClicked: card.coordinator.retry()
            }

            ActionButton {
                objectName: "aside-export"
                iconName: "save"
                textSize: Theme.px(22)
                enabled: !card.coordinator.busy
                text: qsTr("Spara på minne")
                onClicked: card.coordinator.export()
            }
        }
    }
}
