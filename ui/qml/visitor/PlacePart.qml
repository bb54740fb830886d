pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// Many choices, such as the areas of a town: on a map where it fits, else as a list under headings,
// with a field to look for one.
Item {
    id: part

    required property QuestionModel question
    // The height there is before anything has to be scrolled.
    required property real room
    readonly property bool hasMap: question.appearance === "map" && !Theme.enlarged
    // A map whose regions are large enough to touch without moving it about.
    readonly property bool fits: hasMap && Math.min(width / question.mapWidth, room / question.mapHeight) * question.smallest >= Theme.touch
    // Which of the two it began with, and whether the visitor has asked for the other.
    property bool begunAsList: !hasMap
    property bool swapped: false
    readonly property bool asList: begunAsList !== swapped
    readonly property bool writing: field.activeFocus

    signal chosen(code: string)

    function show(tile: Item): void {
        for (let around = part.parent; around && tile; around = around.parent) {
            const scroller = around as Scroller;
            if (scroller) {
                scroller.reveal(tile);
                return;
            }
        }
    }

    implicitHeight: asList ? bar.height + Theme.between + flow.height : map.implicitHeight

    // Not at once, since the page has to find its size first, and never under the hands of somebody
    // who has chosen one or is looking for something: the keyboard takes room, too.
    Binding {
        target: part
        property: "begunAsList"
        value: !part.fits
        delayed: true
        when: !part.swapped && !part.writing
        restoreMode: Binding.RestoreNone
    }

    Rectangle {
        id: bar

        width: parent.width
        height: part.asList ? Theme.touch : 0
        radius: height / 2
        visible: part.asList
        color: Theme.card
        border.width: Theme.px(field.activeFocus ? 4 : 2)
        border.color: field.activeFocus ? Theme.lake : Theme.edge

        Icon {
            id: glass

            anchors.left: parent.left
            anchors.leftMargin: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            color: Theme.soft
            size: Math.max(Theme.px(32), Theme.choice)
        }

        T.TextField {
            id: field

            objectName: part.question.key + "search"
            anchors.left: glass.right
            anchors.leftMargin: Theme.px(14)
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(28)
            height: parent.height
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.choice
            maximumLength: 40
            selectByMouse: false
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            // What is on the clipboard would stay for the next visitor.
            Keys.onPressed: event => {
                if ([StandardKey.Copy, StandardKey.Cut, StandardKey.Paste, StandardKey.SelectAll].some(key => event.matches(key)))
                    event.accepted = true;
            }
            onTextChanged: part.question.search(text)

            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Sök")

            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: field.length === 0 && field.preeditText === ""
                text: qsTr("Sök")
                color: Theme.soft
                font.pixelSize: Theme.choice
                horizontalAlignment: Text.AlignLeft

                Accessible.ignored: true
            }
        }
    }

    Loader {
        id: map

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        active: !part.asList
        visible: active
        asynchronous: true
        sourceComponent: MapPart {
            question: part.question
            onChosen: code => part.chosen(code)
        }
    }

    Flow {
        id: flow

        readonly property int columns: Math.max(1, Math.floor((width + spacing) / (Theme.choice * 9.2 + spacing)))

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        anchors.topMargin: Theme.between
        visible: part.asList
        spacing: Theme.between

        Repeater {
            model: part.asList ? part.question.found : null

            Loader {
                id: entry

                required property string code
                required property string label
                required property bool chosen
                required property string section
                required property string iconName
                required property string picture
                required property bool unspoken

                width: section === "" ? Math.floor((flow.width - (flow.columns - 1) * flow.spacing) / flow.columns) : flow.width
                sourceComponent: section === "" ? choice : heading

                Component {
                    id: choice

                    ChoiceTile {
                        id: tile

                        objectName: "choice-" + part.question.key + entry.code
                        width: entry.width
                        text: entry.label
                        chosen: entry.chosen
                        iconName: entry.iconName
                        picture: entry.picture
                        beside: true
                        unspoken: entry.unspoken
                        // Whoever comes back sees what was chosen.
                        Component.onCompleted: if (chosen)
                            Qt.callLater(part.show, tile)
                        onClicked: part.chosen(entry.code)
                    }
                }

                Component {
                    id: heading

                    Words {
                        width: entry.width
                        topPadding: Theme.px(6)
                        text: entry.section
                        color: Theme.soft
                        font.pixelSize: Theme.body
                        font.weight: Font.DemiBold
                        wrapMode: Text.Wrap
                        horizontalAlignment: Text.AlignLeft

                        Accessible.role: Accessible.Heading
                    }
                }
            }
        }

        Words {
            width: flow.width
            visible: part.asList && part.question.foundCount === 0 && !part.question.empty
            text: qsTr("Inget område heter så. Sudda och försök igen, eller hoppa över frågan.")
            color: Theme.ink
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
    }
}
