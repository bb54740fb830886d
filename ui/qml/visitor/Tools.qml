import QtQuick
import Design
import Lyssna

// What every page of a visit has at its upper edge: how it looks, how it sounds, and its language.
Row {
    id: tools

    required property VisitorModel visitor
    property int look: ActionButton.Outlined
    // Words where they fit, else the icons alone.
    property bool wordless: false
    readonly property real wordy: comfort.wordy + (read.visible ? read.wordy : 0) + language.wordy + 3 * spacing

    signal languageWanted
    signal comfortWanted

    spacing: Theme.between

    ActionButton {
        id: comfort

        objectName: "comfort"
        look: tools.look
        text: qsTr("Anpassa")
        iconName: "text"
        iconOnly: tools.wordless
        textSize: Theme.note
        onClicked: tools.comfortWanted()
    }

    ActionButton {
        id: read

        objectName: "read"
        look: tools.look
        visible: tools.visitor.reader.available
        text: tools.visitor.reader.on ? qsTr("Sluta läsa") : qsTr("Läs upp")
        iconName: tools.visitor.reader.on ? "speaker-off" : "speaker"
        iconOnly: tools.wordless
        textSize: Theme.note
        onClicked: tools.visitor.reader.toggle()
    }

    ActionButton {
        id: language

        objectName: "language"
        look: tools.look
        text: tools.visitor.languageName
        iconName: "globe"
        iconOnly: tools.wordless
        textSize: Theme.note
        onClicked: tools.languageWanted()

        Accessible.name: qsTr("Språk: %1").arg(text)
    }
}
