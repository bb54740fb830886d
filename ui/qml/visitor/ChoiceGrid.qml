pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// All choices as tiles. Few choices get large tiles; many scroll, and in portrait they gather at
// the bottom, where a hand reaches them.
Scroller {
    id: grid

    required property QuestionModel question
    readonly property int count: question.choiceCount
    readonly property bool longList: question.appearance === "list"
    readonly property int columns: {
        if (Theme.portrait)
            return longList ? 3 : count <= 4 ? 1 : 2;
        if (longList)
            return 5;
        return count === 3 ? 3 : count <= 4 ? 2 : count <= 9 ? 3 : 4;
    }
    readonly property int rows: Math.ceil(count / columns)
    readonly property real gap: Theme.px(longList ? 12 : 16)
    readonly property real tileHeight: {
        const room = (height - (rows - 1) * gap) / rows;
        return Math.max(Theme.touch, Math.min(Theme.px(Theme.portrait ? 132 : 168), room));
    }

    signal chosen(code: string)

    contentHeight: flow.height

    Grid {
        id: flow

        width: grid.room
        y: grid.interactive ? 0 : Theme.portrait ? grid.height - height : Math.max(0, (grid.height - height) / 2)
        columns: grid.columns
        columnSpacing: grid.gap
        rowSpacing: grid.gap

        Repeater {
            model: grid.question.choices

            ChoiceTile {
                id: tile

                required property string code
                required property string label
                required property bool full

                objectName: "choice-" + code
                width: (flow.width - (grid.columns - 1) * grid.gap) / grid.columns
                height: grid.tileHeight
                text: label
                several: grid.question.kind === "multiple"
                muted: full
                onClicked: grid.chosen(code)
                onActiveFocusChanged: if (activeFocus)
                    grid.reveal(tile)
            }
        }
    }
}
