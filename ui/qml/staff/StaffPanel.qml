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

    Rectangle {
        id: side

        width: Theme.portrait ? parent.width : Theme.px(340)
        height: Theme.portrait ? where.height + menu.height + Theme.px(58) : parent.height
        y: Theme.portrait ? parent.height - height : 0
        color: Theme.deep

        Column {
            id: where

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.px(24)
            anchors.topMargin: Theme.px(Theme.portrait ? 20 : 36)
            spacing: Theme.px(4)

            Words {
                width: parent.width
                text: panel.session.open ? panel.session.place : panel.staff.campaignName
                color: Theme.onDark
                font.pixelSize: Theme.px(36)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.note
            }

            Words {
                width: parent.width
                text: panel.session.open ? panel.session.whenItIs : qsTr("Inget pass är öppet")
                color: Theme.softOnDark
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }

            Words {
                width: parent.width
                visible: panel.session.open
                text: panel.session.paused ? qsTr("Pausat. Ingen kan börja.") : qsTr("Öppet sedan %1").arg(panel.session.since)
                color: panel.session.paused ? Theme.amber : Theme.softOnDark
                font.pixelSize: Theme.note
            }

            Words {
                objectName: "stamp"
                width: parent.width
                text: panel.session.stamp
                color: Theme.softOnDark
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }

            Words {
                width: parent.width
                visible: text !== "" && !Theme.portrait
                text: panel.session.notes
                color: Theme.softOnDark
                font.pixelSize: Theme.note
                font.italic: true
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
        }

        Grid {
            id: menu

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: Theme.portrait ? parent.bottom : undefined
            anchors.top: Theme.portrait ? undefined : where.bottom
            anchors.margins: Theme.px(20)
            anchors.topMargin: Theme.px(28)
            columns: Theme.portrait ? 4 : 2
            spacing: Theme.between

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
                current: panel.staff.place === place || panel.staff.place === StaffModel.OPENING || panel.staff.place === StaffModel.REPORT
                iconName: "chart"
                text: qsTr("Läget")
            }

            Entry {
                objectName: "menu-handouts"
                place: StaffModel.HANDOUTS
                iconName: "paper"
                text: qsTr("Handlappar")
                enabled: panel.session.open
            }

            Entry {
                objectName: "menu-printer"
                place: StaffModel.PRINTER
                iconName: "print"
                marked: panel.staff.printing.unknown > 0
                text: qsTr("Skrivare")
            }

            Entry {
                objectName: "menu-checks"
                place: StaffModel.CHECKS
                iconName: "list"
                text: qsTr("Kontroll")
            }

            Entry {
                objectName: "menu-sync"
                place: StaffModel.SYNC
                iconName: "sync"
                text: qsTr("Synka")
            }

            Entry {
                objectName: "menu-wall"
                visible: panel.staff.wall.possible
                iconName: "group"
                current: panel.staff.wall.on
                text: panel.staff.wall.on ? qsTr("Väggen visas") : qsTr("Visa väggen")
                onClicked: panel.staff.wall.switch(!panel.staff.wall.on)
            }

            Entry {
                objectName: "menu-visitors"
                iconName: "home"
                text: qsTr("Besökarna")
                onClicked: panel.staff.hide()
            }

            Entry {
                objectName: "menu-leave"
                iconName: "door"
                label: Theme.amber
                text: qsTr("Lämna")
                onClicked: leaving.shown = true
            }
        }
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
