pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What one question shows under its heading: what holds the visitor back, if anything does, and then
// tiles, faces, a list, a map, a scale, stars, keys, a date, or a field.
Item {
    id: part

    required property VisitorModel visitor
    property QuestionModel question: null
    property bool titled: false
    property real room: height
    // Nothing of it is said aloud in a shop.
    readonly property bool unspoken: question?.sensitive ?? false
    readonly property bool writing: (shown.item as TextPart)?.writing ?? false

    readonly property bool hasMap: (shown.item as PlacePart)?.hasMap ?? false
    readonly property bool asList: (shown.item as PlacePart)?.asList ?? !(question && question.appearance === "map")

    function swap(): void {
        const places = shown.item as PlacePart;
        if (places)
            places.swapped = !places.swapped;
    }

    implicitHeight: shown.anchors.topMargin + words.height + (none.visible ? none.height : ((shown.item as Item)?.implicitHeight ?? 0))

    Column {
        id: words

        width: parent.width
        spacing: Theme.px(4)

        Words {
            width: parent.width
            visible: part.titled
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
            visible: part.titled && text !== ""
            text: part.question ? part.question.hint : ""
            color: Theme.soft
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        ObjectionNote {
            objectName: "objection" + (part.question?.key ? "-" + part.question.name : "")
            width: parent.width
            question: part.question
        }
    }

    Words {
        id: none

        anchors.top: shown.top
        width: parent.width
        visible: part.question?.empty ?? false
        text: qsTr("Här finns inget att välja den här gången. Gå vidare till nästa fråga.")
        color: Theme.ink
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    // In slices between frames, so that a long list never holds one up.
    Loader {
        id: shown

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: words.bottom
        anchors.topMargin: words.height > 0 ? Theme.px(14) : 0
        anchors.bottom: parent.bottom
        asynchronous: true
        sourceComponent: {
            if (!part.question || part.question.empty)
                return null;
            switch (part.question.kind) {
            case "note":
                return null;
            case "text":
                return field;
            case "number":
                return keys;
            case "date":
                return day;
            case "range":
                return part.question.stars > 0 ? stars : range;
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
        id: stars

        RatingPart {
            question: part.question
            onRated: star => part.visitor.rate(part.question.name, star)
        }
    }

    Component {
        id: day

        DatePart {
            question: part.question
            onTurned: (unit, steps) => part.visitor.turn(part.question.name, unit, steps)
            onCleared: part.visitor.clear(part.question.name)
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
