pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// For the coordinator: what waits, how far the sync is, and what the centre has confirmed.
Item {
    id: page

    required property SessionModel session
    required property CoordinatorModel coordinator

    readonly property int sent: coordinator.stored + coordinator.duplicates

    objectName: "sync"
    Component.onCompleted: coordinator.look()

    Column {
        width: parent.width
        spacing: Theme.px(22)

        Words {
            width: parent.width
            text: qsTr("Synka med centralen")
            color: Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
        }

        Words {
            width: parent.width
            text: page.coordinator.address
            color: Theme.soft
            font.pixelSize: Theme.px(22)
            elide: Text.ElideMiddle
        }

        Card {
            width: parent.width
            height: state.height + Theme.px(64)

            Column {
                id: state

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.px(32)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(14)

                Words {
                    objectName: "sync-result"
                    width: parent.width
                    text: {
                        switch (page.coordinator.state) {
                        case CoordinatorModel.RUNNING:
                            return qsTr("Skickar …");
                        case CoordinatorModel.DONE:
                            return page.sent > 0 ? qsTr("Klart. %1 svar är nu på centralen.").arg(page.sent) : qsTr("Klart. Inget nytt fanns att skicka.");
                        case CoordinatorModel.FAILED:
                            return qsTr("Det gick inte den här gången. Inget har försvunnit.");
                        default:
                            if (!page.coordinator.known)
                                return "";
                            return page.coordinator.answersWaiting > 0 ? qsTr("%1 svar väntar på att skickas.").arg(page.coordinator.answersWaiting) : qsTr("Inget väntar på att skickas.");
                        }
                    }
                    color: Theme.ink
                    font.pixelSize: Theme.px(28)
                    font.weight: Font.Bold
                    wrapMode: Text.Wrap
                }

                ProgressLine {
                    width: parent.width
                    implicitHeight: Theme.px(14)
                    visible: page.coordinator.state === CoordinatorModel.RUNNING
                    share: page.coordinator.progress
                }

                Words {
                    width: parent.width
                    visible: text !== ""
                    text: page.coordinator.state === CoordinatorModel.FAILED ? page.coordinator.error : page.coordinator.state === CoordinatorModel.DONE && page.sent > 0 ? qsTr("Centralen har kvitterat, och svaren är gallrade från kiosken.") : ""
                    color: Theme.ink
                    font.pixelSize: Theme.px(23)
                    wrapMode: Text.Wrap
                    lineHeight: 1.15
                }

                Words {
                    width: parent.width
                    visible: page.coordinator.answersRefused > 0
                    text: qsTr("%1 svar kunde centralen inte ta emot. De är kvar på kiosken.").arg(page.coordinator.answersRefused)
                    color: Theme.bad
                    font.pixelSize: Theme.px(23)
                    wrapMode: Text.Wrap
                }

                Words {
                    width: parent.width
                    visible: page.session.open
                    text: qsTr("Ett pass är öppet. Dess svar skickas när det är stängt.")
                    color: Theme.soft
                    font.pixelSize: Theme.px(21)
                    wrapMode: Text.Wrap
                }
            }
        }

        ActionButton {
            objectName: "sync-now"
            look: ActionButton.Filled
            iconName: "sync"
            text: page.coordinator.state === CoordinatorModel.FAILED ? qsTr("Försök igen") : qsTr("Synka nu")
            enabled: page.coordinator.state !== CoordinatorModel.RUNNING
            onClicked: page.coordinator.sync()
        }
    }
}
