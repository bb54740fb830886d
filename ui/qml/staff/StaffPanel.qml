pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// The staff panel: a menu, one page at a time, and what last happened in words.
Rectangle {
    id: panel

    required property StaffModel staff
    required property VisitorModel visitor
    required property CoordinatorModel coordinator
    // What the on-screen keyboard takes of the height.
    property real keys: 0

    readonly property SessionModel session: staff.session

    objectName: "panel"
    color: Theme.paper

    Blind {}

    StaffMenu {
        id: side

        width: Theme.portrait ? parent.width : implicitWidth
        height: Theme.portrait ? implicitHeight : parent.height
        y: Theme.portrait ? parent.height - height : 0
        staff: panel.staff
        onLeaveWanted: leaving.shown = true
    }

    Loader {
        anchors.left: Theme.portrait ? parent.left : side.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: Theme.portrait && panel.keys === 0 ? side.top : parent.bottom
        anchors.margins: Theme.px(36)
        anchors.topMargin: Theme.px(36)
        anchors.bottomMargin: panel.keys > 0 ? panel.keys + Theme.px(12) : Theme.px(28)
        sourceComponent: {
            switch (panel.staff.place) {
            case StaffModel.OPENING:
                return opening;
            case StaffModel.REPORT:
                return report;
            case StaffModel.HANDOUTS:
                return handouts;
            case StaffModel.PRINTER:
                return printer;
            case StaffModel.CHECKS:
                return checks;
            case StaffModel.SYNC:
                return sync;
            default:
                return panel.session.open ? live : events;
            }
        }
    }

    Component {
        id: live

        StatusPage {
            staff: panel.staff
            trouble: panel.visitor.trouble
            onCloseWanted: closing.shown = true
            onAnswerWanted: mode => {
                panel.staff.hide();
                panel.visitor.beginFor(mode);
            }
        }
    }

    Component {
        id: events

        EventsPage {
            staff: panel.staff
            trouble: panel.visitor.trouble
        }
    }

    Component {
        id: opening

        OpeningPage {
            staff: panel.staff
        }
    }

    Component {
        id: report

        ReportPage {
            staff: panel.staff
        }
    }

    Component {
        id: handouts

        HandoutsPage {
            staff: panel.staff
        }
    }

    Component {
        id: printer

        PrinterPage {
            staff: panel.staff
        }
    }

    Component {
        id: checks

        ChecksPage {
            opening: panel.staff.opening
        }
    }

    Component {
        id: sync

        SyncPage {
            session: panel.session
            coordinator: panel.coordinator
        }
    }

    Connections {
        target: panel.staff

        function onMessage(text: string, good: bool): void {
            notice.good = good;
            notice.text = text;
        }

        function onChanged(): void {
            if (notice.place !== panel.staff.place)
                notice.text = "";
            notice.place = panel.staff.place;
        }
    }

    Notice {
        id: notice

        objectName: "notice"
        // Over the page's title, never over what is to be tapped next.
        anchors.left: Theme.portrait ? parent.left : side.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.px(20)
    }

    Confirm {
        id: closing

        anchors.fill: parent
        title: qsTr("Stäng passet?")
        text: qsTr("Besökare kan inte svara längre. Svaren ligger kvar på kiosken tills samordnaren har synkat.")
        yes: qsTr("Stäng passet")
        onConfirmed: panel.session.closeSession()
    }

    Confirm {
        id: leaving

        anchors.fill: parent
        title: qsTr("Lämna kiosken?")
        text: panel.session.open ? qsTr("Passet är fortfarande öppet och fortsätter nästa gång kiosken startas. Alla svar är sparade.") : qsTr("Alla svar är sparade.")
        yes: qsTr("Lämna")
        onConfirmed: panel.staff.leaveKiosk()
    }
}
