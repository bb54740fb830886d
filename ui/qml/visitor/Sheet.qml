import QtQuick
import Design

// Something to set, over the page that stays as it is. A tap beside it, or its button, closes it.
FocusScope {
    id: sheet

    required property string title
    property bool shown: false
    default property alias content: rows.data

    function open(): void {
        shown = true;
        forceActiveFocus();
    }

    visible: shown

    Rectangle {
        anchors.fill: parent
        color: Qt.rgba(0.04, 0.16, 0.18, 0.66)

        Blind {
            onTapped: sheet.shown = false
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        anchors.bottomMargin: Theme.px(40)
        width: Math.min(parent.width - 2 * Theme.px(24), Theme.enlarged ? parent.width : Theme.px(Theme.portrait ? 720 : 880))
        height: Math.min(parent.height - 2 * Theme.px(24), head.height + rows.height + Theme.px(78))
        radius: Theme.px(28)
        color: Theme.paper
        border.width: Theme.dim || Theme.stark ? Theme.px(2) : 0
        border.color: Theme.edge

        Blind {}

        Item {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(26)
            height: Math.max(Theme.touch, name.implicitHeight)

            Words {
                id: name

                anchors.left: parent.left
                anchors.right: close.left
                anchors.rightMargin: Theme.between
                anchors.verticalCenter: parent.verticalCenter
                text: sheet.title
                color: Theme.ink
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft

                Accessible.role: Accessible.Heading
            }

            ActionButton {
                id: close

                objectName: "sheet-close"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Klart")
                look: ActionButton.Filled
                onClicked: sheet.shown = false
            }
        }

        Scroller {
            id: scroller

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(26)
            contentHeight: rows.height

            Column {
                id: rows

                width: scroller.room
                spacing: Theme.between
            }
        }
    }
}
