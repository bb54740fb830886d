import QtQuick
import QtQuick.Templates as T
import Design

// One tile of the staff panel's menu.
T.AbstractButton {
    id: entry

    property string iconName: ""
    property bool current: false
    // Something there waits for a person.
    property bool marked: false
    property color label: Theme.onDark

    implicitHeight: Math.max(Theme.touch, Theme.px(Theme.portrait ? 92 : 104))
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.px(16)
        color: entry.current ? Theme.lake : Qt.rgba(1, 1, 1, entry.down ? 0.18 : 0.07)

        FocusRing {
            shown: entry.visualFocus
            around: parent.radius
        }
    }

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(8)
            spacing: Theme.px(8)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: entry.iconName
                color: entry.label
                size: Theme.px(34)
            }

            Words {
                width: parent.width
                text: entry.text
                color: entry.label
                font.pixelSize: Theme.note
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(19)
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(10)
            width: Theme.px(18)
            height: width
            radius: width / 2
            visible: entry.marked
            color: Theme.amber
        }
    }
}
