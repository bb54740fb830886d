import QtQuick
import Design

// Shows what looks like a personal detail, and lets the visitor choose what to do.
PageFrame {
    id: page

    readonly property string found: {
        switch (visitor.guardKind) {
        case "identity-number":
            return qsTr("Det ser ut som ett personnummer");
        case "telephone":
            return qsTr("Det ser ut som ett telefonnummer");
        case "e-mail":
            return qsTr("Det ser ut som en e-postadress");
        default:
            return qsTr("Det ser ut som en webbadress");
        }
    }

    objectName: "guard"
    share: visitor.share
    canGoOn: false
    canSkip: true

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        anchors.bottomMargin: Theme.px(40)
        spacing: Theme.px(24)

        Card {
            width: parent.width
            height: Math.max(Theme.px(150), Math.min(Theme.px(260), written.implicitHeight + Theme.px(48)))
            border.color: Theme.warningEdge
            clip: true

            Words {
                id: written

                anchors.fill: parent
                anchors.margins: Theme.px(24)
                text: page.visitor.guardText
                textFormat: Text.StyledText
                color: Theme.ink
                font.pixelSize: Theme.choice
                wrapMode: Text.Wrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.note
            }
        }

        Rectangle {
            width: parent.width
            height: warning.height + Theme.px(56)
            radius: Theme.corner
            color: Theme.warningGround
            border.width: Theme.px(3)
            border.color: Theme.warningEdge

            Column {
                id: warning

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(16)

                Row {
                    spacing: Theme.px(14)

                    Icon {
                        name: "warning"
                        color: Theme.warningEdge
                        size: Theme.px(40)
                    }

                    Words {
                        text: page.found
                        color: Theme.ink
                        font.pixelSize: Theme.heading
                        font.weight: Font.Bold
                    }
                }

                Words {
                    width: parent.width
                    text: qsTr("Ditt svar ska vara anonymt. Vi kan ta bort det för dig, eller så ändrar du själv.")
                    color: Theme.ink
                    font.pixelSize: Theme.body
                    wrapMode: Text.Wrap
                }

                Flow {
                    width: parent.width
                    spacing: Theme.gap

                    ActionButton {
                        objectName: "mask"
                        look: ActionButton.Go
                        text: qsTr("Ta bort det")
                        onClicked: page.visitor.mask()
                    }

                    ActionButton {
                        objectName: "edit"
                        text: qsTr("Ändra själv")
                        onClicked: page.visitor.edit()
                    }
                }
            }
        }
    }
}
