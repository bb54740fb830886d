import QtQuick
import Design
import Lyssna

// The answer could not be stored. Nobody is blamed, nothing is pretended, and trying again is safe.
Rectangle {
    id: page

    required property VisitorModel visitor

    signal languageWanted
    signal comfortWanted

    objectName: "failed"
    color: Theme.paper

    Scroller {
        id: scroller

        anchors.fill: parent
        anchors.topMargin: Theme.px(6) + Theme.touch + Theme.between
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: Math.max(height, all.height + 2 * Theme.px(24))

        Column {
            id: all

            width: scroller.room
            y: Theme.portrait ? scroller.contentHeight - height - Theme.px(60) : (scroller.contentHeight - height) / 2
            spacing: Theme.px(26)

            Icon {
                anchors.left: parent.left
                name: "warning"
                color: Theme.warningEdge
                size: Theme.px(84)
            }

            Words {
                width: parent.width
                text: qsTr("Ditt svar kunde inte sparas")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                text: qsTr("Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.")
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                lineHeight: 1.2
                horizontalAlignment: Text.AlignLeft
            }

            Flow {
                width: parent.width
                spacing: Theme.between

                ActionButton {
                    objectName: "again"
                    look: ActionButton.Filled
                    text: qsTr("Försök igen")
                    onClicked: page.visitor.send()
                }

                ActionButton {
                    objectName: "leave"
                    text: qsTr("Avsluta")
                    onClicked: page.visitor.leave()
                }
            }
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
