import QtQuick
import Design
import Lyssna

// The frame of every page a visitor thinks on: who asks, how far, and the way on, always in the
// same place. Back is where reading begins, not answering in the middle, Next where reading ends.
Rectangle {
    id: frame

    required property VisitorModel visitor

    default property alias body: room.data
    property real share: 0
    property string counter: ""
    property string nextText: qsTr("Nästa")
    property int nextLook: ActionButton.Filled
    property bool hasNext: true
    property bool canGoOn: true
    property bool canDecline: false
    property bool tight: false
    property string swapText: ""
    property string swapIcon: ""
    // What may be longer than the page; its arrows stand in the footer.
    property Scroller scroller: null

    signal swapWanted
    signal languageWanted
    signal comfortWanted

    function next(): void {
        visitor.goOn();
    }

    color: Theme.paper
    enabled: visitor.page !== VisitorModel.SENDING

    // The body comes first: the keyboard, and whoever listens, begins with the question.
    Item {
        id: room

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: progress.bottom
        anchors.bottom: footer.top
    }

    Rectangle {
        id: footer

        readonly property real inner: width - 2 * Theme.margin
        readonly property real passable: frame.canDecline ? decline.wordy : 0
        readonly property real arrows: frame.scroller !== null ? 2 * (Theme.touch + Theme.between) : 0
        // What stands in the middle is centred: the wider of both ends counts twice.
        readonly property real ends: 2 * Math.max(back.wordy, frame.hasNext ? Math.max(next.wordy, passing.wordy) : 0) + 2 * Theme.between
        readonly property bool lean: Theme.portrait || ends + passable + swap.wordy + Theme.between + arrows > inner
        readonly property real middle: passable + (frame.swapText === "" ? 0 : (lean ? Theme.touch : swap.wordy) + Theme.between) + arrows
        readonly property bool crowded: ends + middle > inner
        readonly property bool twice: !frame.tight && middle > 0 && (Theme.portrait || crowded)
        readonly property bool narrow: back.wordy + next.wordy + Theme.between > inner
        readonly property real line: Math.max(Theme.touch, next.implicitHeight, back.implicitHeight)

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.px(16) + (twice ? row.height + Theme.between : 0) + line
        color: Theme.card

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }

        ActionButton {
            id: back

            objectName: "back"
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(8)
            iconOnly: footer.narrow
            iconBeside: false
            iconName: Theme.mirrored(frame.visitor.rightToLeft, "back")
            text: qsTr("Tillbaka")
            onClicked: frame.visitor.goBack()
        }

        ActionButton {
            objectName: "reach"
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.top: parent.top
            anchors.topMargin: Theme.px(8)
            visible: footer.twice && Theme.tall && Theme.touch + Theme.between + footer.middle <= footer.inner
            iconOnly: true
            iconName: frame.visitor.comfort.reach ? "up" : "reach"
            text: frame.visitor.comfort.reach ? qsTr("Använd hela skärmen") : qsTr("Flytta ner allt till nedre halvan")
            onClicked: frame.visitor.comfort.toggleReach()
        }

        Row {
            id: row

            readonly property bool sideways: footer.twice && Theme.tall

            x: !sideways ? (parent.width - width) / 2 : frame.visitor.rightToLeft ? Theme.margin : parent.width - width - Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(8) + (footer.twice ? footer.line + Theme.between : 0)
            height: footer.twice && decline.visible ? Math.max(Theme.touch, decline.implicitHeight) : Theme.touch
            spacing: Theme.between
            // While somebody types there is one line: the way on comes first.
            visible: !frame.tight || !footer.crowded

            ActionButton {
                id: decline

                objectName: "decline"
                width: Math.min(wordy, footer.inner - (footer.middle - footer.passable))
                height: parent.height
                visible: frame.canDecline
                look: ActionButton.Link
                text: qsTr("Vill inte svara")
                onClicked: frame.visitor.decline()
            }

            ActionButton {
                id: swap

                objectName: "swap"
                height: Theme.touch
                visible: frame.swapText !== ""
                iconOnly: footer.lean
                iconName: frame.swapIcon
                textSize: Theme.note
                text: frame.swapText
                onClicked: frame.swapWanted()
            }

            // Where the page goes on above or below: no gesture is needed to see it.
            ActionButton {
                objectName: "less"
                visible: frame.scroller !== null && frame.scroller.interactive
                enabled: frame.scroller !== null && frame.scroller.hasAbove
                iconOnly: true
                iconName: "up"
                text: qsTr("Visa det ovanför")
                onClicked: frame.scroller.moveBack()
            }

            ActionButton {
                objectName: "more"
                visible: frame.scroller !== null && frame.scroller.interactive
                enabled: frame.scroller !== null && frame.scroller.hasBelow
                iconOnly: true
                iconName: "down"
                text: qsTr("Visa mer")
                onClicked: frame.scroller.moveOn()
            }
        }

        // Its width counts even while Next says something else, so that the footer keeps its form.
        ActionButton {
            id: passing

            visible: false
            text: frame.canDecline ? qsTr("Hoppa över") : ""
        }

        ActionButton {
            id: next

            objectName: "next"
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(8)
            width: Math.min(implicitWidth, footer.inner - (footer.narrow ? Theme.touch + Theme.between : 0))
            visible: frame.hasNext
            look: frame.nextLook
            text: frame.nextText
            enabled: frame.canGoOn
            onClicked: frame.next()
        }
    }

    Item {
        id: header

        // Words where they fit, else the icons alone.
        readonly property bool wordless: leave.wordy + tools.wordy + 2 * Theme.between > width - 2 * Theme.margin

        anchors.left: parent.left
        anchors.right: parent.right
        height: visible ? Theme.bar : 0
        // While somebody types there may be no room for it.
        visible: !frame.tight || frame.height - Theme.bar - footer.height > Theme.choice * 5 + Theme.px(90)

        ActionButton {
            id: leave

            objectName: "leave"
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Avsluta")
            iconName: "close"
            iconOnly: header.wordless
            look: ActionButton.Link
            textSize: Theme.note
            onClicked: frame.visitor.leave()
        }

        Words {
            anchors.left: leave.right
            anchors.right: tools.left
            anchors.margins: Theme.between
            anchors.verticalCenter: parent.verticalCenter
            text: frame.visitor.mode === "assisted" ? qsTr("Svar åt någon annan") : frame.visitor.mode === "paper" ? qsTr("Svar från papper") : frame.counter || frame.visitor.notice.name
            visible: implicitWidth <= width
            color: Theme.soft
            font.pixelSize: Theme.body
            font.weight: frame.counter && frame.visitor.mode === "self" ? Font.Normal : Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }

        Tools {
            id: tools

            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            visitor: frame.visitor
            wordless: header.wordless
            onLanguageWanted: frame.languageWanted()
            onComfortWanted: frame.comfortWanted()
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
}
