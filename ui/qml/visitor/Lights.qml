pragma ComponentBehavior: Bound

import QtQuick
import Design

// The lights of a town below the hills, one of which slowly comes or goes: something is alive here.
// Only a few pixels change, so that it costs next to nothing all day.
Item {
    id: lights

    property bool glowing: false
    property int turn: 0

    Timer {
        interval: 4000
        running: lights.glowing
        repeat: true
        onTriggered: lights.turn++
    }

    Repeater {
        model: 18

        Rectangle {
            id: light

            required property int index
            // Scattered without a pattern: multiples of irrational numbers, modulo one.
            readonly property real across: (index * 0.6180339887) % 1
            readonly property real down: (index * 0.7548776662) % 1
            readonly property bool lit: (index * 7 + Math.floor((lights.turn + index) / 18)) % 3 !== 0

            x: lights.width * (0.4 + 0.58 * across)
            y: lights.height * (0.66 + 0.07 * down + 0.03 * Math.cos(across * 7))
            width: Theme.px(5 + index % 3)
            height: width
            radius: width / 2
            color: Theme.amber
            opacity: lit ? 0.75 : 0.12

            Behavior on opacity {
                enabled: lights.glowing

                NumberAnimation {
                    duration: 400
                }
            }
        }
    }
}
