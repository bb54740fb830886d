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
    readonly property real edge: Math.max(Theme.touch, Math.min(Theme.px(132), (width - (across - 1) * gap) / across))

    signal rated(star: int)

    implicitHeight: words.height + Theme.px(14) + Math.ceil(question.stars / across) * (Theme.touch + gap) + ends.height

    Column {
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
            id: grid

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
            width: Math.max(grid.width, Math.min(parent.width, Theme.choice * 24))
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
