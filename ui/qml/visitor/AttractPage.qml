pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What a stranger sees from three metres away: the question, and one thing to tap. Without a session
// it says what the campaign is about and when the next dialogue is; outside the hours it sleeps.
Evening {
    id: page

    required property VisitorModel visitor
    required property AttractModel attract

    readonly property bool closed: !visitor.open || attract.paused || visitor.trouble !== ""
    readonly property bool asleep: attract.asleep && visitor.trouble === ""

    objectName: "attract"
    hills: !asleep

    Lights {
        anchors.fill: parent
        visible: !page.asleep && !Theme.stark
        glowing: visible && !Theme.calm
    }

    // Asleep: dark, still, and one touch away.
    Rectangle {
        anchors.fill: parent
        visible: page.asleep
        color: "#061A1D"

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(24)

            Words {
                objectName: "asleep"
                width: parent.width
                text: page.visitor.notice.name
                color: Theme.softOnDark
                font.pixelSize: Theme.usual(42)
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter

                Accessible.role: Accessible.Heading
            }

            Words {
                width: parent.width
                text: page.closed ? (page.visitor.notice.nextDialogue ? qsTr("Nästa dialog: %1").arg(page.visitor.notice.nextDialogue) : "") : qsTr("Tryck på skärmen")
                color: Theme.haze
                font.pixelSize: Theme.usual(25)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    Item {
        id: awake

        anchors.fill: parent
        visible: !page.asleep

        Words {
            id: who

            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            y: Theme.px(58)
            text: page.visitor.notice.name
            color: Theme.onDark
            font.pixelSize: Theme.usual(30)
            font.weight: Font.Bold
        }

        Words {
            anchors.left: Theme.portrait ? parent.left : who.right
            anchors.right: parent.right
            anchors.leftMargin: Theme.portrait ? Theme.margin : Theme.gap
            anchors.rightMargin: Theme.margin
            y: Theme.portrait ? who.y + who.height + Theme.px(8) : who.y + who.baselineOffset - baselineOffset
            text: page.visitor.open ? page.visitor.notice.place + " · " + page.visitor.notice.day : ""
            color: Theme.softOnDark
            font.pixelSize: Theme.usual(25)
            wrapMode: Text.Wrap
            horizontalAlignment: Theme.portrait ? Text.AlignLeft : Text.AlignRight
        }

        // The question goes through the languages; who reads one of them finds its button below.
        Words {
            id: lead

            readonly property string wanted: page.closed ? page.visitor.notice.question : page.attract.question

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.top: who.bottom
            anchors.topMargin: Theme.px(Theme.portrait ? 120 : 36)
            anchors.bottom: invitation.top
            anchors.bottomMargin: Theme.px(24)
            color: Theme.onDark
            font.pixelSize: Theme.px(76)
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(40)
            wrapMode: Text.Wrap
            lineHeight: 1.1
            verticalAlignment: Theme.portrait ? Text.AlignTop : Text.AlignVCenter
            horizontalAlignment: page.attract.rightToLeft && !page.closed ? Text.AlignRight : Text.AlignLeft
            LayoutMirroring.enabled: false
            onWantedChanged: Theme.motion > 0 && text !== "" ? turning.restart() : text = wanted
            Component.onCompleted: text = wanted

            Accessible.role: Accessible.Heading

            SequentialAnimation {
                id: turning

                NumberAnimation {
                    target: lead
                    property: "opacity"
                    to: 0
                    duration: Theme.motion
                }

                ScriptAction {
                    script: lead.text = lead.wanted
                }

                NumberAnimation {
                    target: lead
                    property: "opacity"
                    to: 1
                    duration: Theme.motion
                }
            }
        }

        Words {
            id: invitation

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.bottom: page.closed ? about.top : choices.top
            anchors.bottomMargin: Theme.px(26)
            text: {
                if (page.visitor.trouble !== "")
                    return qsTr("Vi tar en paus. Kom gärna tillbaka om en stund.");
                if (page.attract.paused)
                    return qsTr("Vi är strax tillbaka.");
                if (page.closed)
                    return page.visitor.notice.nextDialogue ? qsTr("Nästa dialog: %1").arg(page.visitor.notice.nextDialogue) + (page.visitor.notice.laterDialogues ? "\n" + page.visitor.notice.laterDialogues : "") : qsTr("Just nu samlar vi inte in svar.");
                const answered = page.visitor.notice.count;
                const promise = qsTr("En minut. Helt anonymt.");
                return answered > 0 ? promise + " " + qsTr("%1 har svarat i dag.").arg(answered) : promise;
            }
            color: Theme.softOnDark
            font.pixelSize: Theme.usual(30)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        // No session, no answers: what was promised so far, instead.
        PromiseCard {
            id: about

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.px(36)
            visible: page.closed && notice.promiseText !== ""
            notice: page.visitor.notice
        }

        Flow {
            id: choices

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.px(Theme.portrait ? 56 : 48)
            spacing: Theme.between
            visible: !page.closed

            ActionButton {
                objectName: "begin"
                text: qsTr("Tryck för att börja")
                look: ActionButton.Go
                textSize: Theme.usual(30)
                implicitHeight: Math.max(Theme.touch, Theme.px(108))
                onClicked: page.visitor.begin("")
            }

            Repeater {
                model: page.visitor.languages

                ActionButton {
                    required property string tag
                    required property string name
                    readonly property bool spoken: tag === page.attract.tag

                    objectName: "begin-" + tag
                    visible: tag !== page.visitor.language
                    text: name
                    textSize: Theme.usual(25)
                    look: ActionButton.OutlinedOnDark
                    implicitHeight: Math.max(Theme.touch, Theme.px(108))
                    onClicked: page.visitor.begin(tag)

                    // The language in which the question stands there just now.
                    Rectangle {
                        anchors.fill: parent
                        visible: parent.spoken
                        radius: Theme.touch / 2
                        color: "transparent"
                        border.width: Theme.px(5)
                        border.color: Theme.accent
                    }
                }
            }
        }

        Column {
            id: foot

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(28)
            spacing: Theme.px(6)

            Flow {
                width: parent.width
                spacing: Theme.px(26)

                Words {
                    text: page.visitor.notice.organisation
                    color: Theme.onDark
                    font.pixelSize: Theme.usual(20)
                }

                Repeater {
                    model: page.visitor.notice.contacts

                    Words {
                        required property string number
                        required property string label

                        text: label + ": " + number
                        color: Theme.onDark
                        font.pixelSize: Theme.usual(20)
                    }
                }
            }

            Words {
                width: parent.width
                visible: page.visitor.trouble !== ""
                text: qsTr("För personalen: %1").arg(page.visitor.trouble)
                color: Theme.accent
                font.pixelSize: Theme.usual(20)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }
        }
    }
}
