import QtQuick
import Design
import Lyssna

// Why the visitor is still on this page: what is missing or not quite right, and the way round it.
// It takes the focus when it comes, so that it is read aloud, and goes when the answer changes.
Rectangle {
    id: note

    property QuestionModel question: null
    readonly property string objection: question?.objection ?? ""
    // A touch shows no ring, a key does.
    property bool keyed: false
    readonly property string message: {
        if (objection === "")
            return "";
        if (question.message !== "")
            return question.message;
        return objection === "required" ? qsTr("Svara gärna på frågan, eller tryck på Vill inte svara.") : qsTr("Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara.");
    }

    function arrive(): void {
        if (!visible)
            return;
        const button = Window.activeFocusItem as ActionButton;
        keyed = button !== null && button.visualFocus;
        forceActiveFocus(Qt.OtherFocusReason);
        if (!question.sensitive)
            Accessible.announce(message, Accessible.Assertive);
    }

    height: visible ? Math.max(sign.height, words.height) + 2 * Theme.px(14) : 0
    visible: objection !== ""
    radius: Theme.corner
    color: Theme.warningGround
    border.width: Theme.px(3)
    border.color: Theme.warningEdge
    // Once the page stands: a new one takes the focus for itself first.
    onMessageChanged: Qt.callLater(arrive)
    Component.onCompleted: Qt.callLater(arrive)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: message

    FocusRing {
        shown: note.activeFocus && note.keyed
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        color: Theme.warningEdge
        size: Theme.choice * 1.3
    }

    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        text: note.message
        color: Theme.ink
        font.pixelSize: Theme.choice
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
    }
}
