pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What one question shows under its heading: tiles, faces, a list, a map, a scale, keys, or a field.
Item {
    id: part

    required property VisitorModel visitor
    property QuestionModel question: null
    property bool titled: false
    property real room: height
    readonly property bool writing: (shown.item as TextPart)?.writing ?? false

    readonly property bool hasMap: (shown.item as PlacePart)?.hasMap ?? false
    readonly property bool asList: (shown.item as PlacePart)?.asList ?? !(question && question.appearance === "map")

    function swap(): void {
        const places = shown.item as PlacePart;
        if (places)
            places.swapped = !places.swapped;
    }

    implicitHeight: (titled ? words.height + Theme.px(14) : 0) + ((shown.item as Item)?.implicitHeight ?? 0)

    Column {
        id: words

        width: parent.width
        visible: part.titled
        spacing: Theme.px(4)

        Words {
            width: parent.width
            text: part.question ? part.question.label : ""
            color: Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter

            Accessible.role: Accessible.Heading
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: part.question ? part.question.hint : ""
            color: Theme.soft
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }

    // In slices between frames, so that a long list never holds one up.
    Loader {
        id: shown

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: part.titled ? words.bottom : parent.top
        anchors.topMargin: part.titled ? Theme.px(14) : 0
        anchors.bottom: parent.bottom
        asynchronous: true
        sourceComponent: {
            if (!part.question)
                return null;
            switch (part.question.kind) {
            case "note":
                return null;
            case "text":
                return field;
            case "number":
                return keys;
            case "range":
                return range;
            }
            switch (part.question.appearance) {
            case "likert":
                return faces;
            case "list":
            case "map":
                return places;
            }
            return tiles;
        }
    }

    Component {
        id: tiles

        ChoiceGrid {
            question: part.question
            compact: part.titled
            onChosen: code => part.visitor.choose(part.question.name, code)
        }
    }

    Component {
        id: faces

        FaceScale {
            question: part.question
            onChosen: code => part.visitor.choose(part.question.name, code)
        }
    }

    Component {
        id: places

        PlacePart {
            question: part.question
            room: part.room
            onChosen: code => part.visitor.choose(part.question.name, code)
        }
    }

    Component {
        id: range

        RangePart {
            question: part.question
            onMoved: number => part.visitor.set(part.question.name, number)
            onStepped: steps => part.visitor.moveBy(part.question.name, steps)
        }
    }

    Component {
        id: keys

        NumberPart {
            question: part.question
            onWritten: text => part.visitor.write(part.question.name, text)
        }
    }

    Component {
        id: field

        TextPart {
            question: part.question
            onWritten: text => part.visitor.write(part.question.name, text)
        }
    }
}
