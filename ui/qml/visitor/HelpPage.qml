pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Numbers to call. Asks nothing, takes no text, and closes by itself.
Rectangle {
    id: page

    required property VisitorModel visitor

    objectName: "help"
    color: Theme.paper

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(24)

        Words {
            width: parent.width
            text: page.visitor.notice.helpTitle
            color: Theme.ink
            font.pixelSize: Theme.question
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            text: page.visitor.notice.helpText
            color: Theme.ink
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            lineHeight: 1.15
        }

        Repeater {
            model: page.visitor.notice.helpContacts

            Card {
                id: card

                required property string number
                required property string label

                width: parent.width
                height: Math.max(Theme.px(92), label.height + Theme.px(40))

                Icon {
                    id: phone

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    name: "phone"
                    color: Theme.lake
                    size: Theme.px(38)
                }

                Words {
                    id: number

                    anchors.left: phone.right
                    anchors.leftMargin: Theme.px(24)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(236)
                    text: card.number
                    color: Theme.spruce
                    font.pixelSize: Theme.heading
                    font.weight: Font.Bold
                }

                Words {
                    id: label

                    anchors.left: number.right
                    anchors.leftMargin: Theme.px(16)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: card.label
                    color: Theme.ink
                    font.pixelSize: Theme.px(23)
                    wrapMode: Text.Wrap
                }
            }
        }

        Row {
            spacing: Theme.gap

            ActionButton {
                objectName: "back"
                look: ActionButton.Filled
                text: qsTr("Fortsätt")
                onClicked: page.visitor.goBack()
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Sidan stängs om %1 sekunder").arg(page.visitor.secondsLeft)
                color: Theme.soft
                font.pixelSize: Theme.note
            }
        }
    }
}
