pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Beside every page of the panel, upright below it: which session this is, and the way to the pages.
Rectangle {
    id: side

    required property StaffModel staff
    readonly property SessionModel session: staff.session

    signal leaveWanted

    // Upright it is as high as what is in it.
    implicitWidth: Theme.px(340)
    implicitHeight: where.height + menu.height + Theme.px(58)
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
            text: side.session.open ? side.session.place : side.staff.campaignName
            color: Theme.onDark
            font.pixelSize: Theme.px(36)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.note
        }

        Words {
            width: parent.width
            text: side.session.open ? side.session.whenItIs : qsTr("Inget pass är öppet")
            color: Theme.softOnDark
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: side.session.open
            text: side.session.paused ? qsTr("Pausat. Ingen kan börja.") : qsTr("Öppet sedan %1").arg(side.session.since)
            color: side.session.paused ? Theme.amber : Theme.softOnDark
            font.pixelSize: Theme.note
        }

        Words {
            objectName: "stamp"
            width: parent.width
            text: side.session.stamp
            color: Theme.softOnDark
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text !== "" && !Theme.portrait
            text: side.session.notes
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
            current: place === side.staff.place
            onClicked: if (place >= 0)
                side.staff.show(place)
        }

        Entry {
            objectName: "menu-status"
            place: StaffModel.STATUS
            current: side.staff.place === place || side.staff.place === StaffModel.OPENING || side.staff.place === StaffModel.REPORT
            iconName: "chart"
            text: qsTr("Läget")
        }

        Entry {
            objectName: "menu-handouts"
            place: StaffModel.HANDOUTS
            iconName: "paper"
            text: qsTr("Handlappar")
            enabled: side.session.open
        }

        Entry {
            objectName: "menu-printer"
            place: StaffModel.PRINTER
            iconName: "print"
            marked: side.staff.printing.unknown > 0
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
            visible: side.staff.wall.possible
            iconName: "group"
            current: side.staff.wall.on
            text: side.staff.wall.on ? qsTr("Väggen visas") : qsTr("Visa väggen")
            onClicked: side.staff.wall.switch(!side.staff.wall.on)
        }

        Entry {
            objectName: "menu-visitors"
            iconName: "home"
            text: qsTr("Besökarna")
            onClicked: side.staff.hide()
        }

        Entry {
            objectName: "menu-leave"
            iconName: "door"
            label: Theme.amber
            text: qsTr("Lämna")
            onClicked: side.leaveWanted()
        }
    }
}
