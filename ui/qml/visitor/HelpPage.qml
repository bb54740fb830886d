pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Numbers to call. Asks nothing, takes no text, and closes by itself.
Rectangle {
    id: page

    required property VisitorModel visitor

    signal languageWanted
    signal comfortWanted

    objectName: "help"
    color: Theme.paper

    Scroller {
        id: scroller

        anchors.fill: parent
        anchors.topMargin: Theme.px(6) + Theme.touch + Theme.between
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: foot.height + Theme.px(40)
        contentHeight: Math.max(height, all.height + 2 * Theme.px(24))

        Column {
            id: all

            width: scroller.room
            y: Theme.portrait ? scroller.contentHeight - height - Theme.px(24) : (scroller.contentHeight - height) / 2
            spacing: Theme.px(20)

            Words {
                width: parent.width
                text: page.visitor.notice.helpTitle
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                text: page.visitor.notice.helpText
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                lineHeight: 1.15
                horizontalAlignment: Text.AlignLeft
            }

            Repeater {
                model: page.visitor.notice.helpContacts

                Card {
                    id: card

                    required property string number
                    required property string label

                    width: all.width
                    height: Math.max(Theme.px(92), texts.height + Theme.px(32))

                    Icon {
                        id: phone

                        anchors.left: parent.left
                        anchors.leftMargin: Theme.px(28)
                        anchors.verticalCenter: parent.verticalCenter
                        visible: !Theme.enlarged
                        name: "phone"
                        color: Theme.lake
                        size: Theme.px(38)
                    }

                    Flow {
                        id: texts

                        anchors.left: phone.visible ? phone.right : parent.left
                        anchors.leftMargin: Theme.px(Theme.enlarged ? 16 : 24)
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.px(Theme.enlarged ? 12 : 20)
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Theme.px(16)

                        Words {
                            width: Math.min(texts.width, Math.max(implicitWidth, Theme.px(236)))
                            text: card.number
                            color: Theme.action
                            font.pixelSize: Theme.heading
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignLeft
                        }

                        Words {
                            width: Math.min(implicitWidth, texts.width)
                            text: card.label
                            color: Theme.ink
                            font.pixelSize: Theme.words(23)
                            wrapMode: Text.Wrap
                            topPadding: Theme.px(4)
                            horizontalAlignment: Text.AlignLeft
                        }
                    }
                }
            }
        }
    }

    Flow {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: Theme.px(20)
        spacing: Theme.between

        ActionButton {
            objectName: "back"
            look: ActionButton.Filled
            text: qsTr("Fortsätt")
            onClicked: page.visitor.goBack()
        }

        Words {
            width: Math.min(implicitWidth, foot.width)
            height: Math.max(Theme.touch, implicitHeight)
            text: qsTr("Sidan stängs om %1 sekunder").arg(page.visitor.secondsLeft)
            color: Theme.soft
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignLeft
        }
    }

    Tools {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.px(6)
        visitor: page.visitor
        wordless: Theme.portrait || Theme.enlarged
        onLanguageWanted: page.languageWanted()
        onComfortWanted: page.comfortWanted()
    }
}
