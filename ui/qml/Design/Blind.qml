import QtQuick

// Takes every touch, so that nothing below it is touched. Nothing for a screen reader to stop at.
Item {
    id: blind

    signal tapped

    anchors.fill: parent

    Accessible.ignored: true

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
        onTapped: blind.tapped()
    }
}
