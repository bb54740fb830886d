pragma Singleton

import QtQuick

// Sizes, colours and motion, in one place. Lengths are those of a 1280x800 screen of 10 inches; `px`
// brings them to the screen at hand, and what is touched or read keeps a size in millimetres too.
// Text has at least 7:1 against its ground, and edges 3:1 (tests/ui/test_theme.py computes it).
QtObject {
    id: theme

    // What Main.qml knows: the room for the pages, the dots to a millimetre, and the visitor's wishes.
    property real width: 1280
    property real height: 800
    property real density: 5.87
    property int textStep: 0
    property int look: 0
    property bool calm: false

    readonly property bool portrait: height > width
    readonly property real scale: portrait ? Math.min(width / 800, height / 1280) : Math.min(width / 1280, height / 800)
    readonly property bool dim: look === 1
    readonly property bool stark: look === 2
    readonly property bool enlarged: textStep === 2

    // The campaign's own two colours, and what goes with them on the dark pages of arriving and leaving.
    property color spruce: "#123C41"
    property color amber: "#F2B544"
    readonly property color deep: stark ? "#000000" : "#0B2A2F"
    readonly property color onDark: "#FFFFFF"
    readonly property color softOnDark: stark ? "#FFFFFF" : "#D5E5E1"
    readonly property color amberInk: "#0B2A2F"
    readonly property color evening: stark ? "#000000" : spruce

    // The pages of thinking, in three looks.
    readonly property color paper: stark ? "#000000" : dim ? "#0B2A2F" : "#F6F3EC"
    readonly property color card: stark ? "#000000" : dim ? "#133F45" : "#FFFFFF"
    readonly property color ink: stark ? "#FFFFFF" : dim ? "#F6F3EC" : "#14262E"
    readonly property color soft: stark ? "#FFFFFF" : dim ? "#D5E5E1" : "#40535A"
    readonly property color edge: stark ? "#FFFFFF" : dim ? "#86A8A4" : "#74888A"
    readonly property color line: stark ? "#FFFFFF" : dim ? "#2C5A60" : "#C9D3CF"
    readonly property color mist: stark ? "#333333" : dim ? "#1F555C" : "#DCE8E4"
    readonly property color haze: "#8FB6B1"
    readonly property color lake: stark ? "#FFE45C" : dim ? "#8FD0D6" : "#1F6F78"
    readonly property color primary: stark ? "#FFE45C" : dim ? "#DCE8E4" : spruce
    readonly property color primaryInk: stark ? "#000000" : dim ? "#0B2A2F" : "#FFFFFF"
    readonly property color action: stark ? "#FFFFFF" : dim ? "#F6F3EC" : spruce
    readonly property color accent: stark ? "#FFE45C" : amber
    readonly property color accentInk: stark ? "#000000" : "#0B2A2F"
    readonly property color mark: stark || dim ? "#0B2A2F" : amber
    readonly property color markInk: stark || dim ? "#FFFFFF" : "#0B2A2F"
    readonly property color warningGround: stark ? "#000000" : dim ? "#3A2C12" : "#FFF4E2"
    readonly property color warningEdge: stark ? "#FFE45C" : dim ? "#F2B544" : "#B06A1F"
    readonly property color fine: stark ? "#000000" : dim ? "#133F45" : "#E3F1EA"
    // Outside the visitor's looks: the wall is for everybody.
    readonly property color night: "#0B2A2F"
    readonly property color pale: "#D5E5E1"
    readonly property color chosenFace: stark ? "#333333" : dim ? "#0B2A2F" : "#FFF4E2"
    readonly property color good: stark || dim ? "#9BE0BE" : "#1D6B4A"
    readonly property color bad: stark || dim ? "#FFB3A3" : "#A3341E"
    readonly property list<color> moods: stark || dim ? ["#9BE0BE", "#C8E6A0", "#FFD79A", "#FFB3A3"] : ["#1D6B4A", "#4B7F2F", "#9A5A14", "#A3341E"]

    readonly property string family: "Lyssna Inter"
    readonly property int display: words(76)
    readonly property int question: words(42)
    readonly property int heading: words(30)
    readonly property int choice: words(25)
    readonly property int body: words(25)
    readonly property int note: words(20)

    readonly property int margin: px(portrait ? 56 : enlarged ? 40 : 72)
    readonly property int gap: px(18)
    readonly property int corner: px(22)
    // Our own bar: 15 mm to touch and 3 mm between two, whatever the screen.
    readonly property int touch: Math.max(px(88), mm(15))
    readonly property int between: Math.max(px(16), mm(3))
    readonly property int bar: touch + px(12)

    readonly property int motion: calm ? 0 : 200

    // Whether the whole window is upright, even while only its lower half is used.
    property bool tall: false

    // The name of an icon that points, in the direction in which the page is read.
    function mirrored(rightToLeft: bool, icon: string): string {
        return rightToLeft ? (icon === "back" ? "next" : icon === "next" ? "back" : icon) : icon;
    }

    function px(length: real): int {
        return Math.max(1, Math.round(length * scale));
    }

    function mm(length: real): int {
        return Math.ceil(length * density);
    }

    // The size of text in pixels, in the visitor's step: the largest has a capital H of 7.3 mm
    // (EN 301 549, 5.1.4: 0.7 degrees at 60 cm), and Inter's capitals are 0.727 of its size. The
    // smallest never gets much smaller than on a 10 inch screen.
    function words(length: real): int {
        const least = usual(length);
        const largest = Math.max(least, mm(7.3 / 0.727));
        return textStep === 0 ? least : textStep === 1 ? Math.round((least + largest) / 2) : largest;
    }

    // The size of text where nobody has asked for larger: what strangers see, and staff.
    function usual(length: real): int {
        return Math.max(px(length), mm(length * 0.153));
    }
}
