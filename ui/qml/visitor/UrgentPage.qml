pragma ComponentBehavior: Bound

import QtQuick
import Design

// Somebody may be in danger, or wants to report a crime: that is not for a kiosk. Nothing is stored.
PageFrame {
    id: page

    scroller: scroller
    objectName: "urgent"
    share: visitor.share
    hasNext: false

    Scroller {
        id: scroller

        railed: false
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: Math.max(height, all.height + 2 * Theme.px(22))

        Column {
            id: all

            width: scroller.room
            y: Theme.portrait ? scroller.contentHeight - height - Theme.px(22) : (scroller.contentHeight - height) / 2
            spacing: Theme.px(20)

            Words {
                width: parent.width
                text: qsTr("Händer det nu, eller vill du anmäla något?")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            Repeater {
                model: page.visitor.notice.contacts

                Card {
                    id: card

                    required property int index
                    required property string number
                    required property string label

                    width: all.width
                    height: texts.height + Theme.px(36)
                    color: index === 0 ? Theme.warningGround : Theme.card
                    border.color: index === 0 ? Theme.warningEdge : Theme.edge
                    border.width: Theme.px(index === 0 ? 4 : 2)

                    Flow {
                        id: texts

                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.margins: Theme.px(28)
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Theme.px(22)

                        Words {
                            text: card.number
                            color: Theme.ink
                            font.pixelSize: Math.max(Theme.px(card.index === 0 ? 64 : 44), Theme.heading)
                            font.weight: Font.Bold
                        }

                        Words {
                            width: Math.min(implicitWidth, texts.width)
                            text: card.label
                            color: Theme.ink
                            font.pixelSize: Theme.body
                            wrapMode: Text.Wrap
                            topPadding: card.index === 0 && !Theme.enlarged ? Theme.px(22) : Theme.px(10)
                            horizontalAlignment: Text.AlignLeft
                        }
                    }
                }
            }

            Words {
                width: parent.width
                text: qsTr("Du kan också prata med polisen eller personalen här vid bordet. Kiosken tar inte emot anmälningar, och det du skrev är inte sparat.")
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                lineHeight: 1.12
                horizontalAlignment: Text.AlignLeft
            }

            Flow {
                width: parent.width
                spacing: Theme.between

                ActionButton {
                    objectName: "drop"
                    width: Math.min(implicitWidth, all.width)
                    look: ActionButton.Filled
                    text: qsTr("Fortsätt utan texten")
                    onClicked: page.visitor.decline()
                }

                ActionButton {
                    objectName: "edit"
                    width: Math.min(implicitWidth, all.width)
                    text: qsTr("Ändra texten")
                    onClicked: page.visitor.edit()
                }
            }
        }
    }
}
