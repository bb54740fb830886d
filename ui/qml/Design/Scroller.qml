import QtQuick

// Content that may be taller than its room: drag, wheel or keys move it, and it shows that it goes on.
Flickable {
    id: flick

    readonly property bool goesOn: contentHeight - contentY - height > Theme.px(8)

    function reveal(item: Item): void {
        const top = item.mapToItem(contentItem, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.gap);
        else if (top + item.height > contentY + height)
            contentY = Math.min(contentHeight - height, top + item.height + Theme.gap - height);
    }

    contentWidth: width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Rectangle {
        parent: flick
        anchors.right: parent.right
        y: flick.visibleArea.yPosition * flick.height
        width: Theme.px(6)
        height: Math.max(Theme.px(40), flick.visibleArea.heightRatio * flick.height)
        radius: width / 2
        color: Theme.lake
        opacity: 0.7
        visible: flick.interactive
    }

    Rectangle {
        parent: flick
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        width: Theme.px(64)
        height: Theme.px(40)
        radius: height / 2
        color: Theme.spruce
        visible: flick.goesOn

        Icon {
            anchors.centerIn: parent
            name: "down"
            color: Theme.onDark
            size: Theme.px(26)
        }
    }
}
