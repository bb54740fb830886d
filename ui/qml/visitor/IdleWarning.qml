import QtQuick
import Design
import Lyssna

// Asks whether somebody is still there. Any touch says yes; nothing says no, and wipes the visit.
Rectangle {
    id: warning

    required property VisitorModel visitor

    objectName: "idle-warning"
    visible: visitor.warning
    color: Qt.rgba(0.04, 0.16, 0.18, 0.76)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text

    Blind {
        onTapped: warning.visitor.stay()
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        anchors.bottomMargin: Theme.px(60)
        width: Math.min(parent.width - 2 * Theme.px(24), Theme.enlarged ? parent.width : Theme.px(760))
        height: Math.min(parent.height - Theme.px(24), words.height + Theme.px(Theme.enlarged ? 40 : 88))
        radius: Theme.px(28)
        color: Theme.paper
        border.width: Theme.px(3)
        border.color: Theme.edge

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(40)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(Theme.enlarged ? 10 : 20)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !Theme.enlarged
                name: "clock"
                color: Theme.lake
                size: Theme.px(84)
            }

            Words {
                id: title

                width: parent.width
                text: qsTr("Är du kvar?")
                color: Theme.ink
                font.pixelSize: Theme.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter

                Accessible.role: Accessible.Heading
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
