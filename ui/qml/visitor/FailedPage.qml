import QtQuick
import Design
import Lyssna

// The answer could not be stored. Nobody is blamed, nothing is pretended, and trying again is safe.
Rectangle {
    id: page

    required property VisitorModel visitor

    objectName: "failed"
    color: Theme.paper

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(26)

        Icon {
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
        }

        Words {
            width: parent.width
            text: qsTr("Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.")
            color: Theme.ink
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

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
