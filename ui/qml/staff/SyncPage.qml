pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// For the coordinator: what waits, how far the sync is, what the centre has confirmed, and what to
// do when it cannot be reached or has not taken everything.
Item {
    id: page

    required property SessionModel session
    required property CoordinatorModel coordinator

    readonly property int sent: coordinator.stored + coordinator.duplicates
    readonly property int now: coordinator.state
    readonly property bool running: now === CoordinatorModel.RUNNING

    function result(): string {
        switch (coordinator.state) {
        case CoordinatorModel.RUNNING:
            return coordinator.cancelling ? qsTr("Stoppar …") : qsTr("Skickar …");
        case CoordinatorModel.DONE:
            return sent > 0 ? qsTr("Klart. %1 svar är nu på centralen.").arg(sent) : qsTr("Klart. Inget nytt fanns att skicka.");
        case CoordinatorModel.FAILED:
            return qsTr("Det gick inte den här gången. Inget har försvunnit.");
        case CoordinatorModel.PARTLY:
            return sent > 0 ? qsTr("%1 svar är nu på centralen, men inte alla. Inget har försvunnit.").arg(sent) : qsTr("Centralen har inte tagit emot allt. Inget har försvunnit.");
        case CoordinatorModel.CANCELLED:
            return sent > 0 ? qsTr("Stoppad. %1 svar hann fram till centralen.").arg(sent) : qsTr("Stoppad. Inget har försvunnit.");
        case CoordinatorModel.CARRYING:
            return qsTr("Arbetar med minnet. Låt det sitta i …");
        case CoordinatorModel.CARRIED:
            return qsTr("Klart.");
        default:
            if (!coordinator.known)
                return "";
            return coordinator.answersWaiting > 0 ? qsTr("%1 svar väntar på att skickas.").arg(coordinator.answersWaiting) : qsTr("Inget väntar på att skickas.");
        }
    }

    function remaining(): string {
        const seconds = coordinator.secondsLeft;
        if (seconds < 0)
            return "";
        return seconds < 60 ? qsTr("mindre än en minut kvar") : qsTr("ungefär %1 min kvar").arg(Math.ceil(seconds / 60));
    }

    function far(): string {
        if (coordinator.ofBatches === 0)
            return "";
        const counts = qsTr("%1 av %2 svar, %3 av %4 sändningar").arg(coordinator.answers).arg(coordinator.ofAnswers).arg(coordinator.batches).arg(coordinator.ofBatches);
        return remaining() === "" ? counts : counts + " · " + remaining();
    }

    function details(): string {
        const said = [coordinator.error, coordinator.told];
        if (coordinator.state === CoordinatorModel.DONE && sent > 0)
            said.unshift(coordinator.answersKept > 0 ? qsTr("Centralen har kvitterat. Svaren gallras från kiosken när gallringsfristen är slut.") : qsTr("Centralen har kvitterat, och svaren är gallrade från kiosken."));
        return said.filter(each => each !== "").join("\n");
    }

    objectName: "sync"
    Component.onCompleted: coordinator.look()
    // Whatever was tapped further down: what comes of it stands at the top, and the button, which
    // would be brought into view when it is enabled again, lets go of the focus.
    onNowChanged: {
        forceActiveFocus(Qt.OtherFocusReason);
        list.move(0);
    }

    component Small: Words {
        width: parent?.width ?? 0
        visible: text !== ""
        color: Theme.soft
        font.pixelSize: Theme.px(21)
        wrapMode: Text.Wrap
    }

    Words {
        id: title

        width: parent.width
        text: qsTr("Synka med centralen")
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
    }

    Words {
        id: address

        anchors.top: title.bottom
        anchors.topMargin: Theme.px(6)
        width: parent.width
        text: page.coordinator.address
        color: Theme.soft
        font.pixelSize: Theme.px(22)
        elide: Text.ElideMiddle
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: address.bottom
        anchors.bottom: actions.top
        anchors.topMargin: Theme.px(16)
        anchors.bottomMargin: Theme.px(16)
        contentHeight: all.height

        Column {
            id: all

            width: list.room
            spacing: Theme.px(16)

            Card {
                width: parent.width
                height: state.height + Theme.px(52)

                Column {
                    id: state

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.px(14)

                    Words {
                        objectName: "sync-result"
                        width: parent.width
                        text: page.result()
                        color: Theme.ink
                        font.pixelSize: Theme.px(28)
                        font.weight: Font.Bold
                        wrapMode: Text.Wrap
                    }

                    ProgressLine {
                        width: parent.width
                        implicitHeight: Theme.px(14)
                        visible: page.running
                        share: page.coordinator.progress
                    }

                    Small {
                        objectName: "sync-far"
                        visible: page.running && text !== ""
                        text: page.far()
                        color: Theme.ink
                    }

                    Small {
                        visible: page.running
                        text: qsTr("Du kan avbryta när som helst. Inget svar försvinner, och inget räknas två gånger.")
                    }

                    Small {
                        objectName: "sync-details"
                        text: page.details()
                        color: Theme.ink
                        font.pixelSize: Theme.px(23)
                        lineHeight: 1.15
                    }

                    Small {
                        visible: page.coordinator.batchesInDoubt > 0 && !page.running
                        text: qsTr("Sändningar som väntar på kvitto: %1").arg(page.coordinator.batchesInDoubt)
                    }

                    Small {
                        visible: page.session.open
                        text: qsTr("Ett pass är öppet. Dess svar skickas när det är stängt.")
                    }
                }
            }

            AsideCard {
                width: parent.width
                coordinator: page.coordinator
            }

            StickCard {
                width: parent.width
                coordinator: page.coordinator
            }
        }
    }

    Flow {
        id: actions

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.between

        ActionButton {
            objectName: "sync-now"
            visible: !page.running
            look: ActionButton.Filled
            iconName: "sync"
            text: page.coordinator.state === CoordinatorModel.FAILED ? qsTr("Försök igen") : qsTr("Synka nu")
            enabled: !page.coordinator.busy
            onClicked: page.coordinator.sync()
        }

        ActionButton {
            objectName: "sync-cancel"
            visible: page.running
            look: ActionButton.Go
            iconName: "close"
            text: qsTr("Avbryt")
            enabled: !page.coordinator.cancelling
            onClicked: page.coordinator.cancel()
        }
    }
}
