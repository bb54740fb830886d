pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// The languages to choose from, over the page that stays as it is.
Rectangle {
    id: sheet

    required property VisitorModel visitor
    property bool shown: false

    visible: shown
    color: Qt.rgba(0.04, 0.16, 0.18, 0.6)

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
        onTapped: sheet.shown = false
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: Theme.portrait ? undefined : parent.verticalCenter
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        anchors.bottomMargin: Theme.px(140)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(560))
        height: list.height + Theme.px(64)
        radius: Theme.px(28)
        color: Theme.paper

        TapHandler {
            gesturePolicy: TapHandler.WithinBounds
        }

        Column {
            id: list

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(32)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(14)

            Repeater {
                model: sheet.visitor.languages

                ChoiceTile {
                    required property string tag
                    required property string name

                    objectName: "speak-" + tag
                    width: list.width
                    height: Theme.touch
                    text: name
                    chosen: tag === sheet.visitor.language
                    onClicked: {
                        sheet.shown = false;
                        sheet.visitor.speak(tag);
                    }
                }
            }
        }
    }
}
