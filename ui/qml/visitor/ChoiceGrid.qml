pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// All choices as tiles of one height. Few choices get large tiles; in portrait they gather at the
// bottom, where a hand reaches them.
Item {
    id: grid

    required property QuestionModel question
    // Beside another question: both begin at the same height.
    property bool compact: false
    readonly property int count: question.choiceCount
    readonly property real gap: Theme.between
    // How wide a tile has to be for its longest word, where the campaign says how many stand in a row.
    property real widest: 0
    // As many columns as leave room for about twelve letters, and no more rows than needed.
    readonly property int columns: {
        if (question.perRow > 0)
            return Math.max(1, Math.min(question.perRow, count, Math.floor((width + gap) / (Math.max(Theme.touch, widest) + gap))));
        const most = Math.max(1, Math.floor((width + gap) / (Theme.choice * (Theme.portrait ? 11 : 9.6) + gap)));
        if (count <= 4 && !Theme.portrait)
            return Math.max(1, Math.min(most, count === 4 ? 2 : count));
        if (Theme.portrait && count <= 5 && !compact)
            return 1;
        const rows = Math.ceil(count / Math.min(most, 4));
        return Math.max(1, Math.ceil(count / rows));
    }
    readonly property int rows: Math.ceil(count / columns)
    property real needed: Theme.touch
    readonly property real tileHeight: Math.max(needed, Math.min(Theme.px(question.pictured ? 300 : compact ? 112 : Theme.portrait ? 132 : 168), (height - (rows - 1) * gap) / rows))

    signal chosen(code: string)

    // The height that the longest label takes at this width.
    function measure(): void {
        let most = Theme.touch;
        let wide = 0;
        for (let i = 0; i < tiles.count; i++) {
            const tile = tiles.itemAt(i) as ChoiceTile;
            if (!tile)
                continue;
            most = Math.max(most, tile.implicitHeight);
            for (const word of question.perRow > 0 ? tile.text.split(/\s+/) : []) {
                metrics.text = word;
                wide = Math.max(wide, tile.taken + metrics.advanceWidth + Theme.px(2));
            }
        }
        needed = most;
        widest = wide;
    }

    implicitHeight: rows * needed + (rows - 1) * gap

    TextMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: Theme.choice
        font.weight: Font.DemiBold
    }

    Grid {
        id: flow

        // What is only to be confirmed is no wider than it has to be read.
        width: grid.question.confirms ? Math.min(parent.width, Theme.choice * 30) : parent.width
        x: (parent.width - width) / 2
        y: grid.compact ? 0 : Theme.portrait ? Math.max(0, grid.height - height) : Math.max(0, (grid.height - height) / 2)
        columns: grid.columns
        columnSpacing: grid.gap
        rowSpacing: grid.gap

        Repeater {
            id: tiles

            model: grid.question.choices

            ChoiceTile {
                required property string code
                required property string label
                required property bool full

                objectName: "choice-" + grid.question.key + code
                width: Math.floor((flow.width - (grid.columns - 1) * grid.gap) / grid.columns)
                height: grid.tileHeight
                text: label
                several: grid.question.kind === "multiple" || grid.question.confirms
                ranked: grid.question.kind === "rank"
                muted: full
                required rank
                required iconName
                required picture
                required unspoken
                onImplicitHeightChanged: Qt.callLater(grid.measure)
                Component.onCompleted: Qt.callLater(grid.measure)
                onClicked: grid.chosen(code)
            }
        }
    }
}
