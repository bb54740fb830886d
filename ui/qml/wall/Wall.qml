pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// A second screen, turned to the public. Nothing on it is to be touched; it has a scale of its own,
// and its texts come from the model, since the visitor's language is not the wall's.
Window {
    id: window

    required property WallModel wall
    readonly property bool upright: height > width
    readonly property real scale: upright ? Math.min(width / 800, height / 1280) : Math.min(width / 1280, height / 800)

    function px(length: real): int {
        return Math.max(1, Math.round(length * scale));
    }

    title: "Lyssna"
    color: Theme.night
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint | Qt.WindowDoesNotAcceptFocus

    Column {
        id: top

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: window.px(64)
        anchors.topMargin: window.px(44)
        spacing: window.px(14)

        Words {
            width: parent.width
            text: window.wall.name + " · " + window.wall.where
            color: Theme.pale
            font.pixelSize: window.px(26)
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            text: window.wall.question
            color: "#FFFFFF"
            font.pixelSize: window.px(46)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            maximumLineCount: 3
            fontSizeMode: Text.Fit
            minimumPixelSize: window.px(30)

            Accessible.role: Accessible.Heading
        }

        Words {
            objectName: "wall-count"
            visible: text !== ""
            text: window.wall.count
            color: Theme.amber
            font.pixelSize: window.px(40)
            font.weight: Font.Bold
        }
    }

    Rectangle {
        id: card

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.bottom: foot.top
        anchors.margins: window.px(64)
        anchors.topMargin: window.px(24)
        anchors.bottomMargin: window.px(22)
        radius: window.px(26)
        color: Qt.rgba(1, 1, 1, 0.07)

        Words {
            id: title

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: window.px(32)
            anchors.topMargin: window.px(24)
            text: window.wall.title
            color: "#FFFFFF"
            font.pixelSize: window.px(30)
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - window.px(96)
            visible: window.wall.title === ""
            text: window.wall.waiting
            color: Theme.pale
            font.pixelSize: window.px(34)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Column {
            id: bars

            readonly property real each: Math.min(window.px(92), (height + spacing) / Math.max(4, shown.count) - spacing)

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.bottom: parent.bottom
            anchors.margins: window.px(32)
            anchors.topMargin: window.px(18)
            anchors.bottomMargin: window.px(22)
            spacing: window.px(10)

            Repeater {
                id: shown

                model: window.wall.bars

                Item {
                    id: bar

                    required property int index
                    required property string label
                    required property int n
                    required property real share

                    width: bars.width
                    height: bars.each

                    Words {
                        id: word

                        width: bar.width * 0.42
                        height: parent.height
                        text: bar.label
                        color: "#FFFFFF"
                        font.pixelSize: window.px(27)
                        fontSizeMode: Text.Fit
                        minimumPixelSize: window.px(19)
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        verticalAlignment: Text.AlignVCenter
                    }

                    Rectangle {
                        id: length

                        anchors.left: word.right
                        anchors.leftMargin: window.px(16)
                        anchors.verticalCenter: parent.verticalCenter
                        width: (bar.width - word.width - window.px(110)) * bar.share
                        height: parent.height * 0.72
                        radius: window.px(8)
                        color: bar.index === 0 ? Theme.amber : Theme.haze

                        Behavior on width {
                            NumberAnimation {
                                duration: 220
                                easing.type: Easing.OutCubic
                            }
                        }
                    }

                    Words {
                        anchors.left: length.right
                        anchors.leftMargin: window.px(16)
                        anchors.verticalCenter: parent.verticalCenter
                        text: bar.n
                        color: "#FFFFFF"
                        font.pixelSize: window.px(30)
                        font.weight: Font.Bold
                    }
                }
            }
        }
    }

    Column {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: window.px(64)
        anchors.bottomMargin: window.px(32)
        spacing: window.px(8)

        Words {
            width: parent.width
            text: window.wall.address
            color: "#FFFFFF"
            font.pixelSize: window.px(26)
            font.weight: Font.Bold
            wrapMode: Text.WrapAnywhere
        }

        Words {
            width: parent.width
            text: window.wall.note
            color: Theme.pale
            font.pixelSize: window.px(20)
            wrapMode: Text.Wrap
        }

        Words {
            objectName: "wall-stamp"
            width: parent.width
            text: window.wall.stamp
            color: Theme.pale
            font.pixelSize: window.px(19)
            elide: Text.ElideRight
        }
    }
}
