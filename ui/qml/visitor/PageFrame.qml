import QtQuick
import Design
import Lyssna

// The frame of every page a visitor thinks on: who asks, how far, and the way on, always in the
// same place. Back is left, not answering in the middle, Next right.
Rectangle {
    id: frame

    required property VisitorModel visitor

    default property alias body: room.data
    property real share: 0
    property string counter: ""
    property string nextText: qsTr("Nästa")
    property string nextIcon: ""
    property int nextLook: ActionButton.Filled
    property bool canGoOn: true
    property bool canSkip: false
    property bool tight: false

    signal languageWanted

    function next(): void {
        visitor.goOn();
    }

    color: Theme.paper
    enabled: visitor.page !== VisitorModel.SENDING

    Item {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        height: frame.tight ? Theme.px(72) : Theme.header

        Words {
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            text: frame.visitor.notice.name
            color: Theme.spruce
            font.pixelSize: Theme.body
            font.weight: Font.Bold
        }

        Words {
            anchors.centerIn: parent
            visible: !frame.tight && !Theme.portrait
            text: frame.counter
            color: Theme.soft
            font.pixelSize: Theme.body
        }

        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(12)

            ActionButton {
                objectName: "leave"
                text: qsTr("Avsluta")
                look: ActionButton.Link
                textSize: Theme.px(22)
                implicitHeight: Theme.px(frame.tight ? 60 : 72)
                onClicked: frame.visitor.leave()
            }

            ActionButton {
                objectName: "language"
                text: frame.visitor.languageName
                iconName: "globe"
                textSize: Theme.px(22)
                leftPadding: Theme.px(24)
                implicitHeight: Theme.px(frame.tight ? 60 : 72)
                onClicked: frame.languageWanted()
            }
        }
    }

    ProgressLine {
        id: progress

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        share: frame.share
        radius: 0
    }

    Item {
        id: room

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: progress.bottom
        anchors.bottom: footer.top
    }

    Rectangle {
        id: footer

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: frame.tight ? Theme.px(92) : Theme.footer
        color: Theme.card

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }

        ActionButton {
            objectName: "back"
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: frame.tight ? Theme.px(72) : Theme.touch
            text: qsTr("Tillbaka")
            onClicked: frame.visitor.goBack()
        }

        ActionButton {
            objectName: "skip"
            anchors.centerIn: parent
            visible: frame.canSkip
            look: ActionButton.Link
            text: qsTr("Vill inte svara")
            onClicked: frame.visitor.skip()
        }

        ActionButton {
            objectName: "next"
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: frame.tight ? Theme.px(72) : Theme.touch
            look: frame.nextLook
            text: frame.nextText
            iconName: frame.nextIcon
            enabled: frame.canGoOn
            onClicked: frame.next()
        }
    }
}
