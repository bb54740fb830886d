pragma ComponentBehavior: Bound

import QtQuick
import Design

// Answers in each hour, as columns from zero.
Row {
    id: chart

    required property QtObject model
    property string fewer: qsTr("under 5")
    readonly property real each: (width - (hours.count - 1) * spacing) / Math.max(3, hours.count)

    spacing: Theme.px(10)

    Repeater {
        id: hours

        model: chart.model

        Item {
            id: hour

            required property string label
            required property int n
            required property real share
            required property bool hidden

            width: chart.each
            height: chart.height

            Accessible.role: Accessible.StaticText
            Accessible.name: label + ": " + (hidden ? chart.fewer : n)

            Words {
                id: clock

                anchors.bottom: parent.bottom
                anchors.horizontalCenter: parent.horizontalCenter
                text: hour.label
                color: Theme.soft
                font.pixelSize: Theme.note

                Accessible.ignored: true
            }

            Rectangle {
                id: column

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: clock.top
                anchors.bottomMargin: Theme.px(4)
                height: hour.hidden ? Theme.px(3) : Math.max(Theme.px(4), (parent.height - clock.height - number.height - Theme.px(8)) * hour.share)
                radius: Theme.px(4)
                color: hour.hidden ? Theme.edge : Theme.lake
            }

            Words {
                id: number

                anchors.bottom: column.top
                anchors.horizontalCenter: parent.horizontalCenter
                text: hour.hidden ? "<5" : hour.n
                color: hour.hidden ? Theme.soft : Theme.ink
                font.pixelSize: Theme.px(21)
                font.weight: Font.Bold

                Accessible.ignored: true
            }
        }
    }
}
