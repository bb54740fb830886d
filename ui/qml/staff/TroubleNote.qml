import QtQuick
import Design

// What has stopped the stand, and the way to see whether it is mended.
Rectangle {
    id: note

    required property string trouble

    signal again

    height: Math.max(fault.height, button.height) + Theme.px(32)
    visible: trouble !== ""
    radius: Theme.corner
    color: Theme.warningGround
    border.width: Theme.px(3)
    border.color: Theme.warningEdge

    Words {
        id: fault

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(22)
        anchors.right: button.left
        anchors.rightMargin: Theme.px(18)
        anchors.verticalCenter: parent.verticalCenter
        text: note.trouble
        color: Theme.ink
        font.pixelSize: Theme.px(21)
        wrapMode: Text.Wrap
    }

    ActionButton {
        id: button

        objectName: "try-again"
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        look: ActionButton.Filled
        textSize: Theme.px(22)
        text: qsTr("Försök igen")
        onClicked: note.again()
    }
}
