pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Without a network: answers on a stick to the centre, and its receipts back.
Card {
    id: card

    required property CoordinatorModel coordinator

    height: words.height + Theme.px(44)

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(14)

        Words {
            width: parent.width
            text: qsTr("Utan nät: på ett USB-minne")
            color: Theme.ink
            font.pixelSize: Theme.px(25)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            text: sticks.count === 0 ? qsTr("Inget minne är isatt.") : qsTr("Skriv svaren till minnet, lämna dem på centralen och läs in kvittona här sedan.")
            color: Theme.ink
            font.pixelSize: Theme.px(21)
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: Theme.between

            Repeater {
                id: sticks

                model: card.coordinator.sticks

                ActionButton {
                    required property int index
                    required property string name

                    objectName: `stick-${index}`
                    iconName: card.coordinator.stick === index ? "check" : ""
                    textSize: Theme.px(21)
                    enabled: !card.coordinator.busy
                    text: name
                    onClicked: card.coordinator.choose(index)
                }
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.between

            ActionButton {
                objectName: "stick-write"
                visible: sticks.count > 0
                iconName: "save"
                textSize: Theme.px(22)
                enabled: !card.coordinator.busy
                text: qsTr("Skriv till minnet")
                onClicked: card.coordinator.write()
            }

            ActionButton {
                objectName: "stick-read"
                visible: sticks.count > 0
                textSize: Theme.px(22)
                enabled: !card.coordinator.busy
                text: qsTr("Läs in kvitton")
                onClicked: card.coordinator.readReceipts()
            }

            ActionButton {
                objectName: "stick-look"
                textSize: Theme.px(22)
                enabled: !card.coordinator.busy
                text: qsTr("Titta efter minne")
                onClicked: card.coordinator.look()
            }
        }
    }
}
