pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Design

// One region of a map: its outline, its name, and a mark when it is chosen.
T.AbstractButton {
    id: region

    required property string code
    required property bool chosen
    property bool unspoken: false
    // The outline in the drawing's units; "" for a rectangle.
    required property string path
    required property real zoom
    // Whether any of it is on screen: the software renderer forgets to clip a shape wholly outside.
    property bool seen: true
    readonly property color ground: chosen ? Theme.primary : down ? Theme.mist : Theme.card
    readonly property color edge: chosen ? Theme.primary : Theme.edge
    readonly property int thickness: Theme.px(chosen ? 4 : 2)

    // An arrow key leads across or down, by -1, 0 or 1.
    signal moved(across: int, down: int)

    checkable: true
    checked: chosen
    onToggled: checked = Qt.binding(() => region.chosen)
    padding: Theme.px(4)
    topPadding: chosen ? Theme.px(15) : padding
    containmentMask: path === "" ? null : outline.item
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onLeftPressed: moved(-1, 0)
    Keys.onRightPressed: moved(1, 0)
    Keys.onUpPressed: moved(0, -1)
    Keys.onDownPressed: moved(0, 1)

    background: Item {
        Rectangle {
            anchors.fill: parent
            visible: region.path === ""
            radius: Theme.corner
            color: region.ground
            border.width: region.thickness
            border.color: region.edge
        }

        Loader {
            id: outline

            active: region.path !== ""
            sourceComponent: Shape {
                visible: region.seen
                containsMode: Shape.FillContains

                ShapePath {
                    scale: Qt.size(region.zoom, region.zoom)
                    fillColor: region.ground
                    strokeColor: region.edge
                    strokeWidth: region.thickness
                    joinStyle: ShapePath.RoundJoin

                    PathSvg {
                        path: region.path
                    }
                }
            }
        }

        Loader {
            anchors.fill: parent
            active: region.visualFocus
            sourceComponent: FocusRing {
                shown: true
            }
        }

        Loader {
            anchors.horizontalCenter: parent.horizontalCenter
            y: -Theme.px(11)
            active: region.chosen
            sourceComponent: Rectangle {
                width: Theme.px(30)
                height: width
                radius: width / 2
                color: Theme.mark
                border.width: Theme.px(2)
                border.color: Theme.paper

                Icon {
                    anchors.centerIn: parent
                    name: "check"
                    color: Theme.markInk
                    size: Theme.px(20)
                }
            }
        }
    }

    contentItem: Words {
        text: region.text
        color: region.chosen ? Theme.primaryInk : Theme.ink
        font.pixelSize: Math.max(Theme.note, Math.floor(20 * region.zoom))
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.02
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
