pragma Singleton

import QtQuick

// Sizes, colours and motion, in one place. Lengths are those of a 1280x800 screen; `px` brings
// them to the screen at hand. All text has at least 7:1 against its ground.
QtObject {
    property real scale: 1
    property bool portrait: false
    property bool calm: false

    property color spruce: "#123C41"
    property color amber: "#F2B544"
    readonly property color paper: "#F6F3EC"
    readonly property color card: "#FFFFFF"
    readonly property color ink: "#14262E"
    readonly property color deep: "#0B2A2F"
    readonly property color lake: "#1F6F78"
    readonly property color mist: "#DCE8E4"
    readonly property color haze: "#8FB6B1"
    readonly property color soft: "#4A5D63"
    readonly property color line: "#C9D3CF"
    readonly property color warningGround: "#FFF4E2"
    readonly property color warningEdge: "#B06A1F"
    readonly property color good: "#1D6B4A"
    readonly property color bad: "#A3341E"
    readonly property color onDark: "#FFFFFF"
    readonly property color softOnDark: "#D5E5E1"

    readonly property string family: "Lyssna Inter"
    readonly property int display: px(76)
    readonly property int question: px(42)
    readonly property int heading: px(30)
    readonly property int choice: px(25)
    readonly property int body: px(25)
    readonly property int note: px(20)

    readonly property int margin: px(portrait ? 56 : 72)
    readonly property int gap: px(18)
    readonly property int corner: px(22)
    readonly property int touch: px(88)
    readonly property int footer: px(112)
    readonly property int header: px(96)

    readonly property int motion: calm ? 0 : 200

    function px(length: real): int {
        return Math.max(1, Math.round(length * scale));
    }
}
