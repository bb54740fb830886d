pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// A labelled scale: faces in a row, then the answers that stand outside the scale.
Item {
    id: scale

    required property QuestionModel question
    readonly property real gap: Theme.px(Theme.portrait ? 16 : 24)
    readonly property real tileHeight: Math.min(Theme.px(260), (height - 2 * gap) * 0.62)

    signal chosen(code: string)

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        spacing: scale.gap

        Grid {
            id: faces

            width: parent.width
            columns: Theme.portrait ? 2 : 4
            columnSpacing: scale.gap
            rowSpacing: scale.gap

            Repeater {
                model: scale.question.faces

                FaceTile {
                    required property string code
                    required property string label

                    objectName: "choice-" + code
                    width: (faces.width - (faces.columns - 1) * scale.gap) / faces.columns
                    height: scale.tileHeight
                    text: label
                    onClicked: scale.chosen(code)
                }
            }
        }

        Grid {
            id: others

            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: scale.gap
            rowSpacing: scale.gap

            Repeater {
                model: scale.question.besides

                ChoiceTile {
                    required property string code
                    required property string label

                    objectName: "choice-" + code
                    width: (others.width - (others.columns - 1) * scale.gap) / others.columns
                    height: Theme.px(100)
                    text: label
                    onClicked: scale.chosen(code)
                }
            }
        }
    }
}
