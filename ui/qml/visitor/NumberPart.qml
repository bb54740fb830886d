pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// A number, with large keys of its own.
Item {
    id: part

    required property QuestionModel question
    readonly property bool beside: !Theme.portrait && width > 3 * (3 * Theme.touch)
    readonly property list<string> keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", question.whole ? "" : ",", "0", "backspace"]

    signal written(text: string)

    function type(key: string): void {
        const typed = question.draft;
        if (key === "backspace")
            part.written(typed.slice(0, -1));
        else if (typed.length < 9)
            part.written(typed + key);
    }

    implicitHeight: pad.height + (beside ? 0 : shown.height + Theme.px(20))
    focus: true

    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text) || !question.whole && /^[.,]$/.test(event.text))
            type(event.text);
        else if (event.key === Qt.Key_Backspace)
            type("backspace");
        else
            return;
        event.accepted = true;
    }

    Column {
        id: shown

        anchors.left: parent.left
        width: part.beside ? parent.width - pad.width - Theme.px(60) : parent.width
        y: part.beside ? Math.max(0, (parent.height - height) / 2) : Theme.portrait ? Math.max(0, parent.height - part.implicitHeight) : 0
        spacing: Theme.px(12)

        Card {
            width: parent.width
            height: Math.max(Theme.touch, Theme.choice * 2.4)
            border.color: part.question.fits ? Theme.edge : Theme.warningEdge
            border.width: Theme.px(part.question.fits ? 2 : 4)

            Words {
                objectName: part.question.key + "number"
                anchors.centerIn: parent
                text: part.question.draft === "" ? qsTr("Skriv ett tal") : part.question.draft
                color: part.question.draft === "" ? Theme.soft : Theme.ink
                font.pixelSize: part.question.draft === "" ? Theme.choice : Math.max(Theme.heading, Theme.choice * 1.5)
                font.weight: part.question.draft === "" ? Font.Normal : Font.Bold
            }
        }

        Row {
            width: parent.width
            spacing: Theme.px(12)
            visible: Theme.portrait || part.beside || !part.question.fits

            Icon {
                id: sign

                visible: !part.question.fits
                name: "warning"
                color: Theme.warningEdge
                size: Theme.choice * 1.3
            }

            Words {
                width: parent.width - (sign.visible ? sign.width + parent.spacing : 0)
                text: qsTr("Mellan %1 och %2").arg(part.question.low).arg(part.question.high)
                color: part.question.fits ? Theme.soft : Theme.ink
                font.pixelSize: Theme.choice
                font.weight: part.question.fits ? Font.Normal : Font.DemiBold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }
        }
    }

    Item {
        anchors.right: part.beside ? parent.right : undefined
        anchors.horizontalCenter: part.beside ? undefined : parent.horizontalCenter
        y: part.beside ? Math.max(0, (parent.height - height) / 2) : shown.y + shown.height + Theme.px(20)
        width: pad.width
        height: pad.height

        Grid {
            id: pad

            readonly property real key: part.beside ? Math.max(Theme.touch, Theme.px(120)) : Math.min(Theme.px(220), (part.width - 2 * columnSpacing) / 3)

            columns: 3
            columnSpacing: Theme.between
            rowSpacing: Theme.between
            // Telephones and pocket calculators count from left to right in every language.
            LayoutMirroring.enabled: false

            Repeater {
                model: part.keys

                ActionButton {
                    required property string modelData

                    objectName: "key-" + part.question.key + (modelData === "," ? "comma" : modelData)
                    width: pad.key
                    height: Theme.touch
                    opacity: modelData === "" ? 0 : 1
                    enabled: modelData !== ""
                    text: modelData === "backspace" ? qsTr("Sudda") : modelData === "," ? qsTr("Komma") : modelData
                    iconName: modelData === "backspace" ? "backspace" : ""
                    iconOnly: modelData === "backspace"
                    textSize: Math.max(Theme.heading, Theme.choice)
                    onClicked: part.type(modelData)
                }
            }
        }
    }
}
