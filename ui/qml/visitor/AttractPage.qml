pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What a stranger sees from three metres away: the question, and one thing to tap.
Evening {
    id: page

    required property VisitorModel visitor

    readonly property bool closed: !visitor.open || visitor.trouble !== ""

    objectName: "attract"

    Words {
        id: who

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: Theme.px(58)
        text: page.visitor.notice.name
        color: Theme.onDark
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
    }

    Words {
        x: Theme.portrait ? who.x : parent.width - width - Theme.margin
        y: who.y + (Theme.portrait ? who.height + Theme.px(8) : who.baselineOffset - baselineOffset)
        text: page.visitor.open ? page.visitor.notice.place + " · " + page.visitor.notice.day : ""
        color: Theme.softOnDark
        font.pixelSize: Theme.body
    }

    Words {
        id: lead

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        y: Theme.portrait ? parent.height * 0.2 : Theme.px(132)
        height: Theme.px(Theme.portrait ? 480 : 270)
        text: page.visitor.notice.question
        color: Theme.onDark
        font.pixelSize: Theme.display
        font.weight: Font.Bold
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.question
        wrapMode: Text.Wrap
        lineHeight: 1.12
        verticalAlignment: Theme.portrait ? Text.AlignTop : Text.AlignVCenter
    }

    Words {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.bottom: choices.top
        anchors.bottomMargin: Theme.px(34)
        text: {
            if (page.closed)
                return qsTr("Vi tar en paus. Kom gärna tillbaka om en stund.");
            const answered = page.visitor.notice.count;
            const promise = qsTr("En minut. Helt anonymt.");
            return answered > 0 ? promise + " " + qsTr("%1 har svarat i dag.").arg(answered) : promise;
        }
        color: Theme.softOnDark
        font.pixelSize: Theme.heading
        wrapMode: Text.Wrap
    }

    Flow {
        id: choices

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(64)
        spacing: Theme.gap
        layoutDirection: Qt.LeftToRight
        visible: !page.closed

        ActionButton {
            objectName: "begin"
            text: qsTr("Tryck för att börja")
            look: ActionButton.Go
            textSize: Theme.heading
            implicitHeight: Theme.px(112)
            onClicked: page.visitor.begin("")
        }

        Repeater {
            model: page.visitor.languages

            ActionButton {
                required property string tag

                required property string name

                objectName: "begin-" + tag
                visible: tag !== page.visitor.language
                text: name
                look: ActionButton.OutlinedOnDark
                implicitHeight: Theme.px(112)
                onClicked: page.visitor.begin(tag)
            }
        }
    }

    Column {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(40)
        spacing: Theme.px(6)

        Flow {
            width: parent.width
            spacing: Theme.px(26)

            Words {
                text: page.visitor.notice.organisation
                color: Theme.onDark
                font.pixelSize: Theme.note
            }

            Repeater {
                model: page.visitor.notice.contacts

                Words {
                    required property string number
                    required property string label

                    text: label + ": " + number
                    color: Theme.onDark
                    font.pixelSize: Theme.note
                }
            }
        }

        Words {
            width: parent.width
            visible: page.visitor.trouble !== ""
            text: qsTr("För personalen: %1").arg(page.visitor.trouble)
            color: Theme.amber
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
        }
    }
}
