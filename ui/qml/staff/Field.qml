import QtQuick
import QtQuick.Templates as T
import Design

// A few words of staff, under a label that says what they are for.
Column {
    id: part

    required property string label
    property alias text: field.text
    property alias longest: field.maximumLength

    spacing: Theme.px(8)

    Words {
        width: parent.width
        text: part.label
        color: Theme.ink
        font.pixelSize: Theme.px(22)
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }

    T.TextField {
        id: field

        objectName: part.objectName + "-field"
        width: parent.width
        height: Theme.touch
        leftPadding: Theme.px(20)
        rightPadding: Theme.px(20)
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.px(23)
        selectionColor: Theme.mist
        selectedTextColor: Theme.ink
        maximumLength: 200
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        onAccepted: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

        Accessible.role: Accessible.EditableText
        Accessible.name: part.label

        background: Rectangle {
            radius: Theme.corner
            color: Theme.card
            border.width: Theme.px(field.activeFocus ? 4 : 2)
            border.color: field.activeFocus ? Theme.lake : Theme.edge
        }
    }
}
