import QtQuick
import Design

// How a thing is, in a sentence with a mark: the printer, the battery.
Row {
    id: reading

    required property string iconName
    required property string text
    property bool good: true

    spacing: Theme.px(12)

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: reading.good ? reading.iconName : "warning"
        color: reading.good ? Theme.lake : Theme.warningEdge
        size: Theme.px(28)
    }

    Words {
        width: reading.width - sign.width - reading.spacing
        anchors.verticalCenter: parent.verticalCenter
        text: reading.text
        color: Theme.ink
        font.pixelSize: Theme.note
        font.weight: reading.good ? Font.Normal : Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
