import QtQuick
import QtQuick.Templates as T

// A button that is a pill: filled for the one thing to do next, outlined for others, or a link.
T.AbstractButton {
    id: button

    enum Look {
        Filled,
        Go,
        Outlined,
        OutlinedOnDark,
        Link
    }

    property int look: ActionButton.Outlined
    property string iconName: ""
    property int textSize: Theme.choice
    readonly property bool isLink: look === ActionButton.Link

    readonly property color ground: {
        switch (look) {
        case ActionButton.Filled:
            return Theme.spruce;
        case ActionButton.Go:
            return Theme.amber;
        case ActionButton.OutlinedOnDark:
            return down ? Qt.rgba(1, 1, 1, 0.24) : Qt.rgba(0.04, 0.16, 0.18, 0.35);
        case ActionButton.Link:
            return "transparent";
        default:
            return down ? Theme.mist : Theme.card;
        }
    }
    readonly property color label: {
        switch (look) {
        case ActionButton.Filled:
        case ActionButton.OutlinedOnDark:
            return Theme.onDark;
        case ActionButton.Go:
            return Theme.deep;
        default:
            return Theme.spruce;
        }
    }

    implicitHeight: Theme.touch
    implicitWidth: Math.max(Theme.px(150), content.implicitWidth + leftPadding + rightPadding)
    leftPadding: isLink ? Theme.px(16) : Theme.px(38)
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    scale: down && !Theme.calm ? 0.98 : 1

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: button.ground
        radius: height / 2
        border.width: button.look === ActionButton.Outlined || button.look === ActionButton.OutlinedOnDark ? Theme.px(2) : 0
        border.color: button.look === ActionButton.OutlinedOnDark ? Theme.softOnDark : Theme.spruce

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: Theme.deep
            opacity: button.down && (button.look === ActionButton.Filled || button.look === ActionButton.Go) ? 0.14 : 0
        }

        FocusRing {
            shown: button.visualFocus
            around: parent.radius
        }
    }

    contentItem: Item {
        implicitWidth: content.implicitWidth

        Row {
            id: content

            anchors.centerIn: parent
            spacing: Theme.px(12)
            layoutDirection: button.mirrored ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.iconName !== ""
                name: button.iconName
                color: button.label
                size: Theme.px(30)
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                color: button.label
                font.pixelSize: button.textSize
                font.weight: button.isLink ? Font.Normal : Font.DemiBold
                font.underline: button.isLink
            }
        }
    }
}
