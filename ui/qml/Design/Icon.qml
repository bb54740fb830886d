import QtQuick

// One of the project's own icons, in any colour.
Image {
    id: icon

    required property string name
    property color color: Theme.ink
    property int size: Theme.px(32)

    width: size
    height: size
    sourceSize.width: size
    sourceSize.height: size
    source: name ? "image://icon/" + name + "/" + color.toString().slice(-6) : ""
}
