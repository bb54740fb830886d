import QtQuick
import QtQuick.Templates as T
import Design
import Lyssna

// A text in the visitor's own words. Nothing is learned from it and nothing of it is kept.
Item {
    id: part

    required property QuestionModel question

    signal written(text: string)

    Rectangle {
        id: box

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: Theme.portrait ? undefined : parent.top
        anchors.bottom: Theme.portrait ? parent.bottom : undefined
        height: Math.min(parent.height, Theme.px(300))
        radius: Theme.corner
        color: Theme.card
        border.width: Theme.px(field.activeFocus ? 4 : 2)
        border.color: field.activeFocus ? Theme.lake : Theme.line

        Flickable {
            id: view

            anchors.fill: parent
            anchors.margins: Theme.px(20)
            anchors.bottomMargin: Theme.px(44)
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

                objectName: "field"
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
                // What is on the clipboard would stay for the next visitor.
                Keys.onPressed: event => {
                    if ([StandardKey.Copy, StandardKey.Cut, StandardKey.SelectAll].some(key => event.matches(key)))
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
                    visible: field.length === 0 && field.preeditText === ""
                    text: field.placeholderText
                    color: field.placeholderTextColor
                    font: field.font
                }
            }
        }

        Words {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(14)
            anchors.rightMargin: Theme.px(22)
            text: qsTr("%1 tecken kvar").arg(part.question.maxLength - field.length)
            color: Theme.soft
            font.pixelSize: Theme.note
        }
    }
}
