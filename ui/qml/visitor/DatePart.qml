pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// A date, step by step: a row for the day, the month and the year. The first touch brings the day of
// the dialogue, and nothing has to be typed.
Item {
    id: part

    required property QuestionModel question
    readonly property bool given: question.dayInWords !== ""

    signal turned(unit: string, steps: int)
    signal cleared

    implicitHeight: all.height

    component Stepper: Item {
        id: row

        required property string unit
        required property string value
        required property string earlier
        required property string later

        width: all.width
        height: Theme.touch

        // Presses may repeat, as those of keys may: hence their names.
        ActionButton {
            objectName: "key-" + part.question.key + row.unit + "-down"
            anchors.left: parent.left
            iconOnly: true
            iconName: "minus"
            text: row.earlier
            autoRepeat: true
            onClicked: part.turned(row.unit, -1)
        }

        Card {
            anchors.fill: parent
            anchors.leftMargin: Theme.touch + Theme.between
            anchors.rightMargin: Theme.touch + Theme.between
            border.color: Theme.edge

            Words {
                objectName: part.question.key + row.unit
                anchors.centerIn: parent
                text: part.given ? row.value : "–"
                color: part.given ? Theme.ink : Theme.soft
                font.pixelSize: Theme.choice
                font.weight: Font.DemiBold

                // The whole date is read above.
                Accessible.ignored: true
            }
        }

        ActionButton {
            objectName: "key-" + part.question.key + row.unit + "-up"
            anchors.right: parent.right
            iconOnly: true
            iconName: "plus"
            text: row.later
            autoRepeat: true
            onClicked: part.turned(row.unit, 1)
        }
    }

    Column {
        id: all

        width: Math.min(parent.width, Math.max(Theme.px(620), Theme.choice * 8 + 2 * (Theme.touch + Theme.between)))
        x: (parent.width - width) / 2
        y: Theme.portrait ? Math.max(0, parent.height - height) : Math.max(0, (parent.height - height) / 2)
        spacing: Theme.between

        Item {
            width: parent.width
            height: Math.max(Theme.touch, told.height)

            Words {
                id: told

                anchors.left: parent.left
                anchors.right: clear.visible ? clear.left : parent.right
                anchors.rightMargin: clear.visible ? Theme.between : 0
                anchors.verticalCenter: parent.verticalCenter
                text: part.given ? part.question.dayInWords : qsTr("Välj dag, månad och år")
                color: part.given ? Theme.ink : Theme.soft
                font.pixelSize: Theme.choice
                font.weight: part.given ? Font.Bold : Font.Normal
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }

            ActionButton {
                id: clear

                objectName: part.question.key + "clear"
                anchors.right: parent.right
                visible: part.given
                iconOnly: true
                iconName: "backspace"
                text: qsTr("Ta bort datumet")
                onClicked: part.cleared()
            }
        }

        Stepper {
            unit: "day"
            value: part.question.day
            earlier: qsTr("Dagen före")
            later: qsTr("Dagen efter")
        }

        Stepper {
            unit: "month"
            value: part.question.month
            earlier: qsTr("Månaden före")
            later: qsTr("Månaden efter")
        }

        Stepper {
            unit: "year"
            value: part.question.year
            earlier: qsTr("Året före")
            later: qsTr("Året efter")
        }
    }
}
