pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// The languages to choose from. Nothing that was tapped or written is lost by changing.
Sheet {
    id: sheet

    required property VisitorModel visitor

    title: qsTr("Välj språk")

    Grid {
        id: grid

        width: parent.width
        columns: Theme.portrait || Theme.enlarged ? 1 : 2
        spacing: Theme.between

        Repeater {
            model: sheet.visitor.languages

            ChoiceTile {
                required property string tag
                required property string name

                objectName: "speak-" + tag
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
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
