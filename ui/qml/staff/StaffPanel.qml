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

    objectName: "panel"
    color: Theme.paper

    Blind {}

    Rectangle {
        id: side

        width: Theme.portrait ? parent.width : Theme.px(320)
        height: Theme.portrait ? where.height + menu.height + Theme.px(64) : parent.height
        y: Theme.portrait ? parent.height - height : 0
        color: Theme.deep

        Column {
            id: where

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(32)
            anchors.topMargin: Theme.px(Theme.portrait ? 22 : 60)
            spacing: Theme.px(4)

            Words {
                width: parent.width
                text: panel.staff.open ? panel.staff.eventPlace : panel.staff.campaignName
                color: Theme.onDark
                font.pixelSize: Theme.px(38)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.note
            }

            Words {
                width: parent.width
                text: panel.staff.open ? panel.staff.eventWhen : qsTr("Inget pass är öppet")
                color: Theme.softOnDark
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }

            Words {
                width: parent.width
                visible: panel.staff.open
                text: qsTr("Öppet sedan %1").arg(panel.staff.since)
                color: Theme.softOnDark
                font.pixelSize: Theme.note
            }

            Words {
                width: parent.width
                text: panel.staff.kioskName
                color: Theme.softOnDark
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }
        }

        Grid {
            id: menu

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: where.bottom
            anchors.margins: Theme.px(20)
            anchors.topMargin: Theme.px(Theme.portrait ? 16 : 34)
            columns: Theme.portrait ? 2 : 1
            spacing: Theme.px(6)

            component Entry: MenuEntry {
                property int place: -1

                width: (menu.width - (menu.columns - 1) * menu.spacing) / menu.columns
                current: place === panel.staff.place
                onClicked: if (place >= 0)
                    panel.staff.show(place)
            }

            Entry {
                objectName: "menu-status"
                place: StaffModel.STATUS
                iconName: "chart"
                text: qsTr("Läget")
            }

            Entry {
                objectName: "menu-handouts"
                place: StaffModel.HANDOUTS
                iconName: "print"
                text: qsTr("Handlappar")
                enabled: panel.staff.open
            }

            Entry {
                objectName: "menu-checks"
                place: StaffModel.CHECKS
                iconName: "list"
                text: qsTr("Kontroll före start")
            }

            Entry {
                objectName: "menu-sync"
                place: StaffModel.SYNC
                iconName: "sync"
                text: qsTr("Synka")
            }

            Entry {
                objectName: "menu-visitors"
                iconName: "home"
                text: qsTr("Till besökarna")
                onClicked: panel.staff.hide()
            }

            Entry {
                objectName: "menu-leave"
                iconName: "door"
                label: Theme.amber
                text: qsTr("Lämna kiosken")
                onClicked: leaving.shown = true
            }
        }
    }

    Loader {
        anchors.left: Theme.portrait ? parent.left : side.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: Theme.portrait ? side.top : parent.bottom
        anchors.margins: Theme.px(40)
        anchors.topMargin: Theme.px(56)
        sourceComponent: {
            switch (panel.staff.place) {
            case StaffModel.HANDOUTS:
                return handouts;
            case StaffModel.CHECKS:
                return checks;
            case StaffModel.SYNC:
                return sync;
            default:
                return status;
            }
        }
    }

    Component {
        id: status

        StatusPage {
            staff: panel.staff
            trouble: panel.visitor.trouble
            onCloseWanted: closing.shown = true
            onAnswerWanted: mode => {
                panel.staff.hide();
                panel.visitor.beginFor(mode);
            }
            onOtherDayWanted: (id, when) => {
                otherDay.event = id;
                otherDay.text = qsTr("%1 är inte i dag. Svaren räknas dit.").arg(when);
                otherDay.shown = true;
            }
        }
    }

    Component {
        id: handouts

        HandoutsPage {
            staff: panel.staff
        }
    }

    Component {
        id: checks

        ChecksPage {
            staff: panel.staff
        }
    }

    Component {
        id: sync

        SyncPage {
            staff: panel.staff
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
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(40)
        anchors.bottom: Theme.portrait ? side.top : parent.bottom
        anchors.bottomMargin: Theme.px(28)
        width: Math.min(panel.width - 2 * Theme.px(40), Theme.px(860))
    }

    Confirm {
        id: closing

        anchors.fill: parent
        title: qsTr("Stäng passet?")
        text: qsTr("Besökare kan inte svara längre. Svaren ligger kvar på kiosken tills samordnaren har synkat.")
        yes: qsTr("Stäng passet")
        onConfirmed: panel.staff.closeSession()
    }

    Confirm {
        id: otherDay

        property string event: ""

        anchors.fill: parent
        title: qsTr("Öppna passet för en annan dag?")
        text: ""
        yes: qsTr("Öppna ändå")
        onConfirmed: panel.staff.openSession(event)
    }

    Confirm {
        id: leaving

        anchors.fill: parent
        title: qsTr("Lämna kiosken?")
        text: panel.staff.open ? qsTr("Passet är fortfarande öppet och fortsätter nästa gång kiosken startas. Alla svar är sparade.") : qsTr("Alla svar är sparade.")
        yes: qsTr("Lämna")
        onConfirmed: panel.staff.leaveKiosk()
    }
}
