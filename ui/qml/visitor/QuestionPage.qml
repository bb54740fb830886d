pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// One question. Its choices or its text field are made new for each visitor and each page.
PageFrame {
    id: page

    required property QuestionModel question
    property bool typing: false

    objectName: "question-" + question.name
    share: question.total > 0 ? question.number / (question.total + 1) : 0
    counter: qsTr("%1 av %2").arg(question.number).arg(question.total)
    canGoOn: question.canGoOn
    canSkip: true
    tight: typing

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.px(page.typing ? 10 : 26)
        spacing: Theme.px(page.typing ? 4 : 8)

        Words {
            width: parent.width
            text: page.question.label
            color: Theme.ink
            font.pixelSize: page.typing ? Theme.heading : Theme.question
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            lineHeight: 1.1
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: {
                const asked = page.question.hint;
                if (page.question.kind !== "multiple" || page.question.picked === 0)
                    return asked;
                return asked + " " + qsTr("%1 av %2 valda.").arg(page.question.picked).arg(page.question.maxPicks);
            }
            color: Theme.soft
            font.pixelSize: page.typing ? Theme.note : Theme.body
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Loader {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: words.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.px(page.typing ? 8 : 22)
        anchors.bottomMargin: Theme.px(page.typing ? 8 : 22)
        sourceComponent: page.question.kind === "text" ? field : page.question.appearance === "scale" ? scale : tiles
    }

    Component {
        id: tiles

        ChoiceGrid {
            question: page.question
            onChosen: code => page.visitor.choose(code)
        }
    }

    Component {
        id: scale

        FaceScale {
            question: page.question
            onChosen: code => page.visitor.choose(code)
        }
    }

    Component {
        id: field

        TextPart {
            question: page.question
            onWritten: text => page.visitor.write(text)
        }
    }
}
