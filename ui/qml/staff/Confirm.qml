import QtQuick
import Design

// Asks before something that is tedious to undo.
Rectangle {
    id: question

    required property string title
    required property string text
    required property string yes
    property bool shown: false

    signal confirmed

    visible: shown
    color: Qt.rgba(0.04, 0.16, 0.18, 0.6)

    Blind {}

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(720))
        height: words.height + Theme.px(88)
        radius: Theme.px(28)
        color: Theme.paper

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(44)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(22)

            Words {
                width: parent.width
                text: question.title
                color: Theme.ink
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
                wrapMode: Text.Wrap
            }

            Words {
                width: parent.width
                text: question.text
                color: Theme.ink
                font.pixelSize: Theme.px(23)
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }

            Row {
                spacing: Theme.gap

                ActionButton {
                    objectName: "confirm-yes"
                    look: ActionButton.Filled
                    text: question.yes
                    onClicked: {
                        question.shown = false;
                        question.confirmed();
                    }
                }

                ActionButton {
                    objectName: "confirm-no"
                    text: qsTr("Avbryt")
                    onClicked: question.shown = false
                }
            }
        }
    }
}
