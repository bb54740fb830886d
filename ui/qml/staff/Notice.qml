import QtQuick
import Design

// What happened, in words, until it is tapped away.
Rectangle {
    id: notice

    property string text: ""
    property bool good: true
    property int place: 0
    property bool closes: true

    height: words.height + Theme.px(40)
    visible: text !== ""
    radius: Theme.corner
    color: good ? Theme.fine : Theme.warningGround
    border.width: Theme.px(3)
    border.color: good ? Theme.good : Theme.warningEdge

    TapHandler {
        enabled: notice.closes
        gesturePolicy: TapHandler.WithinBounds
        onTapped: notice.text = ""
    }

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(22)
        anchors.verticalCenter: parent.verticalCenter
        name: notice.good ? "check" : "warning"
        color: notice.good ? Theme.good : Theme.warningEdge
        size: Theme.px(36)
    }

    Words {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.px(18)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(22)
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        color: Theme.ink
        font.pixelSize: Theme.px(21)
        wrapMode: Text.Wrap

        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
