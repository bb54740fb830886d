import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// A text in the visitor's own words. Nothing is learned from it and nothing of it is kept.
Item {
    id: part

    required property QuestionModel question
    readonly property bool writing: field.activeFocus

    signal written(text: string)

    // A large field where more is to be written; while somebody types, the keyboard takes its room.
    implicitHeight: Theme.choice * (question.multiline && !writing ? 7 : 3.4) + Theme.px(64)

    Rectangle {
        id: box

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: Theme.portrait ? undefined : parent.top
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        height: Math.max(part.implicitHeight, Math.min(parent.height, Theme.px(part.question.multiline ? 520 : 300)))
        radius: Theme.corner
        color: Theme.card
        border.width: Theme.px(field.activeFocus ? 4 : 2)
        border.color: field.activeFocus ? Theme.lake : Theme.edge

        Flickable {
            id: view

            anchors.fill: parent
            anchors.margins: Theme.px(18)
            anchors.bottomMargin: left.height + Theme.px(14)
            clip: true
            contentWidth: width
            contentHeight: field.height
            boundsBehavior: Flickable.StopAtBounds

            function follow(cursor: rect): void {
                if (cursor.y < contentY)
                    contentY = cursor.y;
                else if (cursor.y + cursor.height > contentY + height)
                    contentY = cursor.y + cursor.height - height;
            }

            T.TextArea {
                id: field

                objectName: "field" + (part.question.key ? "-" + part.question.name : "")
                width: view.width
                height: Math.max(view.height, implicitHeight)
                implicitHeight: contentHeight
                color: Theme.ink
                placeholderText: qsTr("Tryck här för att skriva")
                placeholderTextColor: Theme.soft
                font.family: Theme.family
                font.pixelSize: Theme.choice
                wrapMode: TextEdit.Wrap
                selectByMouse: false
                selectionColor: Theme.mist
                selectedTextColor: Theme.ink
                // No suggestions and no learning: the next visitor sees nothing of the last.
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText

                Accessible.role: Accessible.EditableText
                Accessible.name: part.question.label

                // Tab leads on, since a switch has no other way out of the field. What is on the
                // clipboard would stay for the next visitor.
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onPressed: event => {
                    if ([StandardKey.Copy, StandardKey.Cut, StandardKey.Paste, StandardKey.SelectAll].some(key => event.matches(key)))
                        event.accepted = true;
                }
                onCursorRectangleChanged: view.follow(cursorRectangle)
                onTextChanged: {
                    if (length > part.question.maxLength)
                        remove(part.question.maxLength, length);
                    else if (text !== part.question.draft)
                        part.written(text);
                }
                Component.onCompleted: {
                    text = part.question.draft;
                    cursorPosition = length;
                }

                Words {
                    width: parent.width
                    visible: field.length === 0 && field.preeditText === "" && !field.activeFocus
                    text: field.placeholderText
                    color: field.placeholderTextColor
                    font: field.font
                    wrapMode: Text.Wrap

                    Accessible.ignored: true
                }
            }
        }

        Words {
            id: left

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(10)
            anchors.rightMargin: Theme.px(20)
            text: qsTr("%1 tecken kvar").arg(part.question.maxLength - field.length)
            color: Theme.soft
            font.pixelSize: Theme.note
        }
    }
}
