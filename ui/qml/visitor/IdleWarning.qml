import QtQuick
import Design
import Lyssna

// Asks whether somebody is still there. Any touch says yes; nothing says no, and wipes the visit.
Rectangle {
    id: warning

    required property VisitorModel visitor

    objectName: "idle-warning"
    visible: visitor.warning
    color: Qt.rgba(0.04, 0.16, 0.18, 0.72)

    TapHandler {
        onTapped: warning.visitor.stay()
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(760))
        height: words.height + Theme.px(96)
        radius: Theme.px(28)
        color: Theme.paper

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(48)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(22)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "clock"
                color: Theme.lake
                size: Theme.px(84)
            }

            Words {
                width: parent.width
                text: qsTr("Är du kvar?")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }

            Words {
                width: parent.width
                text: qsTr("Om %1 sekunder töms skärmen. Inget av det du svarat sparas.").arg(warning.visitor.secondsLeft)
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }

            ActionButton {
                objectName: "stay"
                anchors.horizontalCenter: parent.horizontalCenter
                look: ActionButton.Go
                text: qsTr("Jag är kvar")
                onClicked: warning.visitor.stay()
            }
        }
    }
}
