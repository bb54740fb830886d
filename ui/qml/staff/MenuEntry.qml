import QtQuick
import QtQuick.Templates as T
import Design

// One line of the staff panel's menu.
T.AbstractButton {
    id: entry

    property string iconName: ""
    property bool current: false
    property color label: Theme.onDark

    implicitHeight: Theme.px(76)
    leftPadding: Theme.px(22)
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Keys.onReturnPressed: click()

    background: Rectangle {
        radius: Theme.px(16)
        color: entry.current ? Theme.lake : entry.down ? Qt.rgba(1, 1, 1, 0.14) : "transparent"

        FocusRing {
            shown: entry.visualFocus
            around: parent.radius
        }
    }

    contentItem: Row {
        spacing: Theme.px(16)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: entry.iconName
            color: entry.label
            size: Theme.px(30)
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: entry.text
            color: entry.label
            font.pixelSize: Theme.px(23)
            font.weight: Font.DemiBold
        }
    }
}
