pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Design

// Something on a map to find one's way by: water, woods, a road. Never to be touched.
Shape {
    id: scenery

    required property string kind
    required property string path
    // Pixels to a unit of the drawing, and how large all of it is.
    required property real zoom
    required property size whole
    readonly property bool line: kind === "rail" || kind === "road"

    // As large as the sheet, and so never outside.
    ShapePath {
        fillColor: "transparent"
        strokeColor: "transparent"

        PathRectangle {
            width: scenery.whole.width
            height: scenery.whole.height
        }
    }

    ShapePath {
        scale: Qt.size(scenery.zoom, scenery.zoom)
        fillColor: {
            switch (scenery.kind) {
            case "water":
                return Theme.stark ? Theme.mist : Qt.alpha(Theme.lake, 0.3);
            case "green":
                return Theme.stark ? "transparent" : Theme.mist;
            case "land":
                return Theme.stark ? "transparent" : Qt.alpha(Theme.mist, 0.5);
            }
            return "transparent";
        }
        strokeColor: scenery.line ? Theme.edge : "transparent"
        strokeWidth: Theme.px(scenery.kind === "road" ? 5 : 3)
        strokeStyle: scenery.kind === "rail" ? ShapePath.DashLine : ShapePath.SolidLine
        dashPattern: [3, 2]
        capStyle: ShapePath.FlatCap

        PathSvg {
            path: scenery.path
        }
    }
}
