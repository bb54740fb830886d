import QtQuick
import QtQuick.Templates as T

// Content that may be taller than its room: drag, wheel or keys move it, and it shows that it goes on.
Flickable {
    id: flick

    readonly property real room: width - (interactive ? Theme.px(20) : 0)
    readonly property bool goesOn: contentHeight - contentY - height > Theme.px(8)

    function reveal(item: Item): void {
        const top = item.mapToItem(contentItem, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.gap);
        else if (top + item.height > contentY + height - more.height)
            contentY = Math.min(contentHeight - height, top + item.height + Theme.gap + more.height - height);
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

    T.AbstractButton {
        id: more

        parent: flick
        objectName: "more"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(4)
        width: Theme.px(120)
        height: Theme.px(60)
        visible: flick.goesOn
        focusPolicy: Qt.NoFocus
        text: qsTr("Visa mer")
        onClicked: flick.contentY = Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height * 0.8)

        background: Rectangle {
            radius: height / 2
            color: more.down ? Theme.lake : Theme.spruce
            border.width: Theme.px(3)
            border.color: Theme.paper
        }

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "down"
                color: Theme.onDark
                size: Theme.px(34)
            }
        }
    }

    Behavior on contentY {
        enabled: !flick.moving && Theme.motion > 0

        NumberAnimation {
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }
}
