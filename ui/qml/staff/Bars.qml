pragma ComponentBehavior: Bound

import QtQuick
import Design

// Bars from zero, the number at the end of each. What is hidden has no length and no number.
Scroller {
    id: chart

    required property QtObject model
    property real names: 0.42
    property bool tight: false
    property string fewer: qsTr("under 5")

    contentHeight: rows.height

    Column {
        id: rows

        width: chart.room
        spacing: Theme.px(chart.tight ? 2 : 10)

        Repeater {
            model: chart.model

            Item {
                id: bar

                required property int index
                required property string label
                required property int n
                required property real share
                required property bool hidden

                width: rows.width
                height: Math.max(Theme.px(chart.tight ? 31 : 36), word.height)

                Accessible.role: Accessible.StaticText
                Accessible.name: label + ": " + (hidden ? chart.fewer : n)

                Words {
                    id: word

                    width: bar.width * chart.names
                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.label
                    color: Theme.ink
                    font.pixelSize: Theme.px(21)
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight

                    Accessible.ignored: true
                }

                Rectangle {
                    id: length

                    anchors.left: word.right
                    anchors.leftMargin: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    width: bar.hidden ? 0 : Math.max(Theme.px(4), (bar.width - word.width - Theme.px(76)) * bar.share)
                    height: Theme.px(chart.tight ? 22 : 28)
                    radius: Theme.px(6)
                    color: bar.index === 0 ? Theme.lake : Theme.haze

                    Behavior on width {
                        enabled: Theme.motion > 0

                        NumberAnimation {
                            duration: Theme.motion
                            easing.type: Easing.OutCubic
                        }
                    }
                }

                Words {
                    anchors.left: length.right
                    anchors.leftMargin: bar.hidden ? 0 : Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.hidden ? chart.fewer : bar.n
                    color: bar.hidden ? Theme.soft : Theme.ink
                    font.pixelSize: Theme.px(bar.hidden ? 20 : 22)
                    font.weight: bar.hidden ? Font.Normal : Font.Bold

                    Accessible.ignored: true
                }
            }
        }
    }
}
