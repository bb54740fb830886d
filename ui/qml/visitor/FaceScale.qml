pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// A labelled scale: faces in a row, then the answers that stand outside the scale.
Item {
    id: scale

    required property QuestionModel question
    readonly property real gap: Theme.between
    readonly property int across: Theme.portrait && Theme.enlarged ? 1 : Theme.portrait || Theme.enlarged ? 2 : 4
    readonly property int down: Math.ceil(faces.count / across)
    property real neededFace: Theme.touch
    readonly property real room: height - others.height - (others.visible ? gap : 0) - (down - 1) * gap
    readonly property real tileHeight: Math.max(neededFace, Math.min(Theme.px(260), room / Math.max(1, down)))

    signal chosen(code: string)

    function measure(): void {
        let most = Theme.touch;
        for (let i = 0; i < faces.count; i++) {
            const face = faces.itemAt(i);
            if (face)
                most = Math.max(most, face.implicitHeight);
        }
        neededFace = most;
    }

    implicitHeight: down * neededFace + (down - 1) * gap + (others.visible ? gap + others.height : 0)

    Column {
        width: parent.width
        y: Theme.portrait ? Math.max(0, scale.height - height) : Math.max(0, (scale.height - height) / 2)
        spacing: scale.gap

        Grid {
            id: row

            width: parent.width
            columns: scale.across
            columnSpacing: scale.gap
            rowSpacing: scale.gap

            Repeater {
                id: faces

                model: scale.question.faces

                FaceTile {
                    required property string code
                    required property string label
                    required unspoken

                    objectName: "choice-" + scale.question.key + code
                    width: Math.floor((row.width - (scale.across - 1) * scale.gap) / scale.across)
                    height: scale.tileHeight
                    text: label
                    onImplicitHeightChanged: Qt.callLater(scale.measure)
                    Component.onCompleted: Qt.callLater(scale.measure)
                    onClicked: scale.chosen(code)
                }
            }
        }

        Grid {
            id: others

            width: parent.width
            visible: besides.count > 0
            columns: Theme.portrait || Theme.enlarged ? 1 : 2
            columnSpacing: scale.gap
            rowSpacing: scale.gap

            Repeater {
                id: besides

                model: scale.question.besides

                ChoiceTile {
                    required property string code
                    required property string label
                    required unspoken

                    objectName: "choice-" + scale.question.key + code
                    width: Math.floor((others.width - (others.columns - 1) * scale.gap) / others.columns)
                    text: label
                    onClicked: scale.chosen(code)
                }
            }
        }
    }
}
