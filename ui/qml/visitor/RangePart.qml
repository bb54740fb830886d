import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// A scale between two ends: tap or drag on it, or go step by step with the buttons or the arrows.
// It has no value before somebody has set one.
Item {
    id: part

    required property QuestionModel question

    signal moved(number: real)
    signal stepped(steps: int)

    implicitHeight: Theme.choice * 2 + Theme.px(36) + Theme.touch + Theme.px(24) + ends.height

    Column {
        width: parent.width
        y: Theme.portrait ? parent.height - height : Math.max(0, (parent.height - height) / 2)
        spacing: Theme.px(18)

        Words {
            width: parent.width
            height: Theme.choice * 2
            text: part.question.answered ? slider.valueText : qsTr("Tryck på skalan")
            color: part.question.answered ? Theme.ink : Theme.soft
            font.pixelSize: part.question.answered ? Math.max(Theme.heading, Theme.choice * 1.6) : Theme.choice
            font.weight: part.question.answered ? Font.Bold : Font.Normal
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }

        Item {
            width: parent.width
            height: Theme.touch

            ActionButton {
                id: less

                objectName: part.question.key + "step-down"
                anchors.left: parent.left
                iconOnly: true
                iconName: "minus"
                text: qsTr("Mindre")
                enabled: !part.question.answered || slider.value > slider.from
                onClicked: part.stepped(-1)
            }

            T.Slider {
                id: slider

                readonly property string valueText: part.question.whole ? value.toFixed(0) : String(value)

                objectName: part.question.key + "slider"
                anchors.left: less.right
                anchors.right: more.left
                anchors.margins: Theme.between
                height: Theme.touch
                from: part.question.low
                to: part.question.high
                stepSize: part.question.step
                snapMode: T.Slider.SnapAlways
                focusPolicy: Qt.StrongFocus
                value: part.question.value
                onMoved: part.moved(value)
                // A tap that leaves it where it stands is an answer too.
                onPressedChanged: if (!pressed)
                    part.moved(value)
                Keys.onSpacePressed: part.stepped(0)
                Keys.onReturnPressed: part.stepped(0)

                Accessible.role: Accessible.Slider
                Accessible.name: part.question.label + (part.question.answered ? ", " + valueText : "")

                background: Item {
                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        height: Theme.px(16)
                        radius: height / 2
                        color: Theme.mist
                        border.width: Theme.px(2)
                        border.color: Theme.edge
                    }

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: parent.left
                        width: slider.visualPosition > 0 ? Math.max(height, (slider.mirrored ? 1 - slider.visualPosition : slider.visualPosition) * parent.width) : 0
                        height: Theme.px(16)
                        radius: height / 2
                        color: Theme.lake
                        visible: part.question.answered
                    }

                    FocusRing {
                        shown: slider.visualFocus
                        around: Theme.px(30)
                    }
                }

                handle: Rectangle {
                    x: slider.visualPosition * (slider.width - width)
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    width: Theme.px(60)
                    height: width
                    radius: width / 2
                    color: part.question.answered ? Theme.primary : Theme.card
                    border.width: Theme.px(4)
                    border.color: part.question.answered ? Theme.primary : Theme.edge
                }
            }

            ActionButton {
                id: more

                objectName: part.question.key + "step-up"
                anchors.right: parent.right
                iconOnly: true
                iconName: "plus"
                text: qsTr("Mer")
                enabled: !part.question.answered || slider.value < slider.to
                onClicked: part.stepped(1)
            }
        }

        Item {
            id: ends

            width: parent.width
            height: Math.max(low.height, high.height)

            Words {
                id: low

                anchors.left: parent.left
                width: parent.width * 0.45
                text: part.question.lowLabel
                color: Theme.ink
                font.pixelSize: Theme.choice
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }

            Words {
                id: high

                anchors.right: parent.right
                width: parent.width * 0.45
                text: part.question.highLabel
                color: Theme.ink
                font.pixelSize: Theme.choice
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignRight
            }
        }
    }
}
