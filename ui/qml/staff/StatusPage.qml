pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// How it goes: the counts that nobody types, what was chosen, the printer and the battery.
Item {
    id: page

    required property StaffModel staff
    required property string trouble
    readonly property LiveModel live: staff.live
    readonly property SessionModel session: staff.session

    signal closeWanted
    signal answerWanted(mode: string)

    objectName: "status"

    Column {
        id: top

        width: parent.width
        spacing: Theme.px(14)

        TroubleNote {
            width: parent.width
            trouble: page.trouble
            onAgain: page.staff.tryAgain()
        }

        Row {
            id: cards

            readonly property real each: (width - 3 * spacing) / 4

            width: parent.width
            spacing: Theme.px(14)

            Figure {
                width: cards.each
                figure: page.live.sent
                label: qsTr("svar")
            }

            Figure {
                width: cards.each
                figure: page.live.walkedAway
                label: qsTr("gick")
            }

            Figure {
                width: cards.each
                figure: page.live.timedOut
                label: qsTr("tiden tog slut")
            }

            Figure {
                width: cards.each
                figure: page.live.handouts
                label: qsTr("lappar")
            }
        }

        Grid {
            id: readings

            readonly property real each: (width - (columns - 1) * spacing) / columns

            width: parent.width
            columns: page.live.battery === "" || Theme.portrait ? 1 : 2
            spacing: Theme.gap

            Reading {
                width: readings.each
                iconName: "print"
                good: page.staff.printing.good
                text: page.staff.printing.sentence
            }

            Reading {
                width: readings.each
                visible: text !== ""
                iconName: "clock"
                good: page.live.batteryLevel === "good"
                text: page.live.battery
            }
        }
    }

    LiveCharts {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: top.bottom
        anchors.topMargin: Theme.px(14)
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.px(14)
        live: page.live
        place: page.session.place
    }

    Flow {
        id: actions

        // Upright there is one line for all four, if their words go over two.
        readonly property real most: Theme.portrait ? (width - 3 * spacing) / 4 : width

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.between
        layoutDirection: Qt.RightToLeft

        ActionButton {
            objectName: "close-session"
            look: ActionButton.Filled
            width: Math.min(implicitWidth, actions.most)
            textSize: Theme.px(Theme.portrait ? 19 : 22)
            text: qsTr("Stäng passet")
            onClicked: page.closeWanted()
        }

        ActionButton {
            objectName: page.session.paused ? "resume-session" : "pause-session"
            look: page.session.paused ? ActionButton.Go : ActionButton.Outlined
            width: Math.min(implicitWidth, actions.most)
            textSize: Theme.px(Theme.portrait ? 19 : 22)
            text: page.session.paused ? qsTr("Fortsätt") : qsTr("Pausa")
            onClicked: page.session.paused ? page.session.resume() : page.session.pause()
        }

        // For who cannot or will not tap: staff do, and the answer says so.
        ActionButton {
            objectName: "answer-paper"
            width: Math.min(implicitWidth, actions.most)
            textSize: Theme.px(Theme.portrait ? 19 : 22)
            text: qsTr("Från papper")
            enabled: !page.session.paused
            onClicked: page.answerWanted("paper")
        }

        ActionButton {
            objectName: "answer-assisted"
            width: Math.min(implicitWidth, actions.most)
            textSize: Theme.px(Theme.portrait ? 19 : 22)
            text: qsTr("Svara åt någon")
            enabled: !page.session.paused
            onClicked: page.answerWanted("assisted")
        }
    }
}
