pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// A short scale as stars, filled as far as the one that was chosen.
Item {
    id: part

    required property QuestionModel question
    readonly property real gap: Theme.between
    readonly property int across: (Theme.touch + gap) * question.stars - gap > width ? Math.ceil(question.stars / 2) : question.stars
    readonly property int down: Math.ceil(question.stars / across)
    readonly property real largest: Math.max(Theme.touch, Theme.px(132))
    // What is left of the height for stars.
    readonly property real room: height - words.height - ends.height - 2 * all.spacing - (down - 1) * gap
    readonly property real edge: Math.max(Theme.touch, Math.min(largest, (width - (across - 1) * gap) / across, room / down))

    signal rated(star: int)

    implicitHeight: words.height + ends.height + 2 * all.spacing + down * (Theme.touch + gap) - gap

    Column {
        id: all

        width: parent.width
        y: Theme.portrait ? Math.max(0, parent.height - height) : Math.max(0, (parent.height - height) / 2)
        spacing: Theme.px(14)

        Words {
            id: words

            width: parent.width
            text: part.question.starred > 0 ? qsTr("%1 av %2").arg(part.question.starred).arg(part.question.stars) : qsTr("Tryck på en stjärna")
            color: part.question.starred > 0 ? Theme.ink : Theme.soft
            font.pixelSize: Theme.choice
            font.weight: part.question.starred > 0 ? Font.Bold : Font.Normal
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: part.across
            spacing: part.gap

            Repeater {
                model: part.question.stars

                T.AbstractButton {
                    id: star

                    required property int index
                    readonly property bool filled: index < part.question.starred

                    objectName: "star-" + part.question.key + (index + 1)
                    width: part.edge
                    height: width
                    text: qsTr("%1 av %2").arg(index + 1).arg(part.question.stars)
                    focusPolicy: Qt.StrongFocus
                    checkable: true
                    checked: index + 1 === part.question.starred
                    onToggled: checked = Qt.binding(() => index + 1 === part.question.starred)
                    onClicked: part.rated(index + 1)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()

                    Accessible.role: Accessible.RadioButton
                    Accessible.name: text

                    background: Rectangle {
                        radius: Theme.corner
                        color: star.down ? Theme.mist : Theme.card
                        border.width: Theme.px(star.checked ? 4 : 2)
                        border.color: star.checked ? Theme.primary : Theme.edge

                        FocusRing {
                            shown: star.visualFocus
                        }
                    }

                    contentItem: Item {
                        Icon {
                            anchors.centerIn: parent
                            name: star.filled ? "star-filled" : "star"
                            color: star.filled ? Theme.primary : Theme.soft
                            size: star.width * 0.62
                        }
                    }
                }
            }
        }

        Item {
            id: ends

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Math.max(part.across * (part.largest + part.gap) - part.gap, Theme.choice * 20))
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
