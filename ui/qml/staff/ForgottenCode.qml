import QtQuick
import Design
import Lyssna

// The coordinator's PIN is forgotten: the code to tell the centre, and the file that comes back.
Item {
    id: page

    required property PinsModel pins

    signal cancelled

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(820))
        spacing: Theme.px(20)

        Words {
            width: parent.width
            text: qsTr("Kioskens begäranskod")
            color: Theme.onDark
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter

            Accessible.role: Accessible.Heading
        }

        Words {
            objectName: "request-code"
            width: parent.width
            text: page.pins.code
            color: Theme.amber
            font.pixelSize: Theme.px(64)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(30)
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            width: parent.width
            text: qsTr("Säg koden till centralen. De gör en fil för den här kiosken, som gäller en gång. Lägg den överst på ett USB-minne, sätt in det här och tryck på Leta.")
            color: Theme.onDark
            font.pixelSize: Theme.px(23)
            wrapMode: Text.Wrap
            lineHeight: 1.15
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            width: parent.width
            text: qsTr("Det går också i terminalen: lyssna pin reset coordinator")
            color: Theme.softOnDark
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            objectName: "request-error"
            width: parent.width
            visible: text !== ""
            text: page.pins.busy ? qsTr("Letar …") : page.pins.error
            color: Theme.amber
            font.pixelSize: Theme.px(22)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.between

            ActionButton {
                objectName: "request-cancel"
                look: ActionButton.OutlinedOnDark
                textSize: Theme.px(23)
                text: qsTr("Avbryt")
                onClicked: page.cancelled()
            }

            ActionButton {
                objectName: "find-file"
                look: ActionButton.Go
                iconName: "search"
                textSize: Theme.px(23)
                enabled: !page.pins.busy
                text: qsTr("Leta")
                onClicked: page.pins.findFile()
            }
        }
    }
}
