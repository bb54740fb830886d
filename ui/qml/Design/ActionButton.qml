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
    // Where there is no room for words, the icon alone; the name is still there to be heard.
    property bool iconOnly: false
    property bool iconBeside: true
    readonly property bool isLink: look === ActionButton.Link
    readonly property real wordy: name.implicitWidth + (iconName === "" || !iconBeside ? 0 : sign.width + content.spacing) + 2 * Theme.px(isLink ? 16 : 34)

    readonly property color ground: {
        switch (look) {
        case ActionButton.Filled:
            return Theme.primary;
        case ActionButton.Go:
            return Theme.accent;
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
            return Theme.primaryInk;
        case ActionButton.OutlinedOnDark:
            return Theme.onDark;
        case ActionButton.Go:
            return Theme.accentInk;
        default:
            return Theme.action;
        }
    }

    implicitHeight: iconOnly ? Theme.touch : Math.max(Theme.touch, name.implicitHeight + Theme.px(16))
    implicitWidth: iconOnly ? Theme.touch : Math.max(Theme.touch, wordy)
    leftPadding: iconOnly ? 0 : Theme.px(isLink ? 8 : 16)
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    scale: down && !Theme.calm ? 0.98 : 1

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: button.ground
        radius: Math.min(height / 2, Theme.touch / 2)
        border.width: button.look === ActionButton.Outlined || button.look === ActionButton.OutlinedOnDark ? Theme.px(2) : 0
        border.color: button.look === ActionButton.OutlinedOnDark ? Theme.softOnDark : Theme.action

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
        Row {
            id: content

            anchors.centerIn: parent
            spacing: Theme.px(12)

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                visible: button.iconName !== "" && (button.iconOnly || button.iconBeside)
                name: button.iconName
                color: button.label
                size: Math.max(Theme.px(30), button.textSize * 0.9)
            }

            Words {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                visible: !button.iconOnly
                width: Math.min(implicitWidth, button.availableWidth - (sign.visible ? sign.width + content.spacing : 0))
                text: button.text
                color: button.label
                font.pixelSize: button.textSize
                font.weight: button.isLink ? Font.Normal : Font.DemiBold
                font.underline: button.isLink
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
