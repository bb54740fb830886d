pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// The choices as regions of a map, as large as its room allows and never too small to touch: then
// it moves behind its room, by arrow buttons, by keys or by hand. Geography has no reading
// direction: nothing here is mirrored.
Item {
    id: map

    required property QuestionModel question
    // Pixels to a unit of the drawing. Names are written 20 units high.
    readonly property real least: Math.max(Theme.touch / Math.max(1, question.smallest), Theme.note / 20)
    readonly property real zoom: Math.max(least, Math.min(width / Math.max(1, question.mapWidth), height / Math.max(1, question.mapHeight)))
    readonly property real rail: Theme.touch + Theme.between
    // Half a pixel too much is rounding, not a reason to move.
    readonly property bool tooWide: sheet.width > width + 1 || sheet.height > height + 1 && sheet.width > width - rail
    readonly property bool tooHigh: sheet.height > height + 1 || tooWide && sheet.height > height - rail
    // The one region that Tab stops at; from there the arrow keys lead on.
    property string stop: ""

    signal chosen(code: string)

    function go(code: string, across: int, down: int): void {
        const next = question.neighbour(code, across, down);
        for (let place = 0; place < places.count; ++place) {
            const region = (places.itemAt(place) as Place)?.region;
            if (region?.code === next)
                region.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function move(across: real, down: real): void {
        view.contentX = Math.max(0, Math.min(view.contentWidth - view.width, view.contentX + across * view.width));
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, view.contentY + down * view.height));
    }

    function reveal(region: Item): void {
        const corner = region.mapToItem(view.contentItem, 0, 0);
        view.contentX = map.within(corner.x, region.width, view.contentX, view.width, view.contentWidth);
        view.contentY = map.within(corner.y, region.height, view.contentY, view.height, view.contentHeight);
    }

    // Where the view begins when it shows all from `start` on, and moves no further than it must.
    function within(start: real, length: real, now: real, room: real, all: real): real {
        const moved = Math.min(start - Theme.between, Math.max(now, start + length + Theme.between - room));
        return Math.max(0, Math.min(all - room, moved));
    }

    // Whether a part of the sheet is on screen. The software renderer forgets to clip a shape that
    // lies wholly outside.
    function sees(part: rect): bool {
        const left = part.x + sheet.x - view.contentX;
        const top = part.y + sheet.y - view.contentY;
        return left < view.width - 1 && top < view.height - 1 && left + part.width > 1 && top + part.height > 1;
    }

    function start(): void {
        for (let place = 0; place < places.count; ++place) {
            const region = (places.itemAt(place) as Place)?.region;
            if (region?.chosen) {
                reveal(region);
                return;
            }
        }
        view.contentX = (view.contentWidth - view.width) / 2;
    }

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Component.onCompleted: start()

    Flickable {
        id: view

        // Room for the focus and the mark of what stands at the edge, which else would be cut off.
        readonly property real rim: interactive ? Theme.px(12) : 0

        width: map.width - (map.tooHigh ? map.rail : 0)
        height: map.height - (map.tooWide ? map.rail : 0)
        contentWidth: Math.max(width, sheet.width + 2 * rim)
        contentHeight: Math.max(height, sheet.height + 2 * rim)
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds
        interactive: map.tooWide || map.tooHigh
        onWidthChanged: if (!moving)
            map.start()

        Item {
            id: sheet

            visible: view.width > 1 && view.height > 1
            width: map.question.mapWidth * map.zoom
            height: map.question.mapHeight * map.zoom
            x: Math.round((view.contentWidth - width) / 2)
            y: Math.round(Theme.portrait ? view.contentHeight - height - view.rim : (view.contentHeight - height) / 2)

            Repeater {
                model: map.question.scenery

                MapScenery {
                    zoom: map.zoom
                    whole: Qt.size(sheet.width, sheet.height)
                }
            }

            Repeater {
                id: places

                model: map.question.regions

                Place {}
            }
        }

        Behavior on contentX {
            enabled: !view.moving && Theme.motion > 0

            NumberAnimation {
                duration: Theme.motion
                easing.type: Easing.OutCubic
            }
        }

        Behavior on contentY {
            enabled: !view.moving && Theme.motion > 0

            NumberAnimation {
                duration: Theme.motion
                easing.type: Easing.OutCubic
            }
        }
    }

    Arrow {
        objectName: "map-left"
        anchors.left: parent.left
        visible: map.tooWide
        enabled: view.contentX > 1
        sign: "back"
        text: qsTr("Visa det åt vänster")
        onClicked: map.move(-0.6, 0)
    }

    Arrow {
        objectName: "map-right"
        x: view.width - width
        visible: map.tooWide
        enabled: view.contentWidth - view.contentX - view.width > 1
        sign: "next"
        text: qsTr("Visa det åt höger")
        onClicked: map.move(0.6, 0)
    }

    Arrow {
        objectName: "map-up"
        upright: true
        visible: map.tooHigh
        enabled: view.contentY > 1
        sign: "up"
        text: qsTr("Visa det ovanför")
        onClicked: map.move(0, -0.6)
    }

    Arrow {
        objectName: "map-down"
        upright: true
        y: view.height - height
        visible: map.tooHigh
        enabled: view.contentHeight - view.contentY - view.height > 1
        sign: "down"
        text: qsTr("Visa det nedanför")
        onClicked: map.move(0, 0.6)
    }

    // Beside the map, so that it covers no region.
    component Arrow: T.AbstractButton {
        id: arrow

        required property string sign
        property bool upright: false

        anchors.right: upright ? parent.right : undefined
        anchors.bottom: upright ? undefined : parent.bottom
        width: upright ? Theme.touch : Math.min(Theme.touch * 2, (view.width - Theme.between) / 2)
        height: upright ? Math.min(Theme.touch * 1.5, (view.height - Theme.between) / 2) : Theme.touch
        focusPolicy: Qt.NoFocus
        opacity: enabled ? 1 : 0.35

        background: Rectangle {
            radius: Theme.corner
            color: arrow.down ? Theme.mist : Theme.card
            border.width: Theme.px(2)
            border.color: Theme.edge
        }

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: arrow.sign
                color: Theme.action
                size: Theme.px(40)
            }
        }
    }

    // Where the drawing has a region, in its units; the button in it stands where the screen has it.
    component Place: Item {
        id: place

        required x
        required y
        required width
        required height
        required property string code
        required property string label
        required property bool chosen
        required property bool unspoken
        required property string path
        required property int index
        readonly property alias region: region

        // Its mark and its focus reach over the neighbours.
        z: region.visualFocus || chosen ? 1 : 0
        Component.onCompleted: if (chosen || index === 0)
            map.stop = code

        MapRegion {
            id: region

            // Not while it is pressed: it must not move away under the finger.
            function follow(): void {
                if (activeFocus && !pressed)
                    map.reveal(region);
            }

            objectName: "choice-" + map.question.key + code
            focusPolicy: code === map.stop || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
            zoom: map.zoom
            seen: map.sees(Qt.rect(place.x * map.zoom, place.y * map.zoom, width, height))
            x: place.x * (map.zoom - 1)
            y: place.y * (map.zoom - 1)
            width: place.width * map.zoom
            height: place.height * map.zoom
            code: place.code
            text: place.label
            chosen: place.chosen
            unspoken: place.unspoken
            path: place.path
            onMoved: (across, down) => map.go(code, across, down)
            onClicked: {
                map.reveal(region);
                map.chosen(code);
            }
            onActiveFocusChanged: if (activeFocus) {
                map.stop = code;
                Qt.callLater(follow);
            }
        }
    }
}
