import QtQuick

// The dark ground of arriving and leaving: a northern evening over hills.
Rectangle {
    property bool hills: true

    gradient: Gradient {
        GradientStop {
            position: 0
            color: Theme.deep
        }
        GradientStop {
            position: 0.62
            color: Qt.lighter(Theme.evening, 1.12)
        }
        GradientStop {
            position: 1
            color: Qt.lighter(Theme.evening, 1.45)
        }
    }

    Image {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.min(parent.height * 0.34, Theme.px(300))
        visible: parent.hills && !Theme.stark
        source: "../../../resources/icons/hills.svg"
        sourceSize.width: width
        sourceSize.height: height
        fillMode: Image.Stretch
    }
}
