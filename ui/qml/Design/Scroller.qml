pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Content that may be taller than its room. No gesture is needed: two buttons beside it move it, and
// so do the keys; whoever likes to drags it.
Item {
    id: scroller

    default property alias content: view.flickableData
    property alias contentHeight: view.contentHeight
    property alias contentY: view.contentY
    // What the content may be wide.
    readonly property real room: view.width
    // Nothing but air below the last line is no reason to move.
    readonly property bool interactive: view.contentHeight > height + Theme.px(14)
    readonly property bool hasAbove: view.contentY > 1
    readonly property bool hasBelow: view.contentHeight - view.contentY - view.height > 1
    // Whether the buttons stand beside the content; else whoever shows it has them.
    property bool railed: true
    readonly property bool rail: railed && interactive

    // What the keyboard comes to is brought into view; what is touched stays under the finger.
    readonly property Item focused: Window.activeFocusItem

    function reveal(item: Item): void {
        const top = item.mapToItem(view.contentItem, 0, 0).y;
        if (top < view.contentY)
            move(top - Theme.gap);
        else if (top + item.height > view.contentY + view.height)
            move(top + item.height + Theme.gap - view.height);
    }

    function move(y: real): void {
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, y));
    }

    function moveOn(): void {
        move(view.contentY + view.height * 0.8);
    }

    function moveBack(): void {
        move(view.contentY - view.height * 0.8);
    }

    function follow(): void {
        if (!focused || (focused as T.Control)?.focusReason === Qt.MouseFocusReason)
            return;
        for (let item = focused; item; item = item.parent) {
            if (item === view.contentItem)
                reveal(focused);
        }
    }
    onFocusedChanged: follow()
    // The on-screen keyboard comes with the focus, and leaves less room.
    onHeightChanged: Qt.callLater(follow)
    onContentHeightChanged: Qt.callLater(follow)
    onInteractiveChanged: if (!interactive)
        view.contentY = 0

    Flickable {
        id: view

        anchors.left: parent.left
        anchors.right: scroller.rail ? rail.left : parent.right
        anchors.rightMargin: scroller.rail ? Theme.between : 0
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        contentWidth: width
        clip: scroller.interactive
        boundsBehavior: Flickable.StopAtBounds
        interactive: scroller.interactive

        Behavior on contentY {
            enabled: !view.moving && Theme.motion > 0

            NumberAnimation {
                duration: Theme.motion
                easing.type: Easing.OutCubic
            }
        }
    }

    component Arrow: T.AbstractButton {
        id: arrow

        required property string sign

        width: Theme.touch
        height: Math.min(Theme.touch * 1.5, (scroller.height - Theme.between) / 2)
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

    Item {
        id: rail

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.touch
        visible: scroller.rail

        Arrow {
            objectName: "less"
            anchors.top: parent.top
            sign: "up"
            text: qsTr("Visa det ovanför")
            enabled: scroller.hasAbove
            onClicked: scroller.moveBack()
        }

        Arrow {
            objectName: "more"
            anchors.bottom: parent.bottom
            sign: "down"
            text: qsTr("Visa mer")
            enabled: scroller.hasBelow
            onClicked: scroller.moveOn()
        }
    }
}
