pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Before a session: go or no-go, what to do for each, and a few words of staff's own.
Item {
    id: page

    required property StaffModel staff
    readonly property OpeningModel opening: staff.opening
    // Whoever opens a session at another time says why.
    readonly property bool untimely: opening.early || opening.late
    readonly property bool said: !untimely || late.text.trim() !== ""
    readonly property bool ready: go && said
    readonly property bool go: opening.go && opening.undone === 0

    objectName: "opening"

    Words {
        id: title

        width: parent.width
        text: page.opening.chosenPlace
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
        elide: Text.ElideRight
    }

    Words {
        id: when

        anchors.top: title.bottom
        width: parent.width
        text: page.opening.chosenWhen
        color: Theme.soft
        font.pixelSize: Theme.px(22)
        wrapMode: Text.Wrap
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: when.bottom
        anchors.bottom: actions.top
        anchors.topMargin: Theme.px(16)
        anchors.bottomMargin: Theme.px(16)
        contentHeight: rows.height

        Column {
            id: rows

            width: list.room
            spacing: Theme.px(12)

            Card {
                width: parent.width
                height: Math.max(Theme.px(72), verdict.height + Theme.px(28))
                color: page.opening.checking ? Theme.card : page.ready ? Theme.fine : Theme.warningGround
                border.color: page.opening.checking ? Theme.line : page.ready ? Theme.good : Theme.warningEdge
                border.width: Theme.px(3)

                Icon {
                    id: sign

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.px(22)
                    anchors.verticalCenter: parent.verticalCenter
                    name: page.opening.checking ? "clock" : page.ready ? "check" : "hand"
                    color: page.ready ? Theme.good : Theme.warningEdge
                    size: Theme.px(38)
                }

                Words {
                    id: verdict

                    objectName: "verdict"
                    anchors.left: sign.right
                    anchors.leftMargin: Theme.px(18)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: {
                        if (page.opening.checking)
                            return qsTr("Kontrollerar …");
                        if (page.ready)
                            return qsTr("Klart att öppna.");
                        if (page.go)
                            return qsTr("Skriv först varför passet öppnas nu.");
                        return qsTr("Inte klart än. Att göra: %1").arg(page.opening.undone);
                    }
                    color: Theme.ink
                    font.pixelSize: Theme.px(26)
                    font.weight: Font.Bold
                    wrapMode: Text.Wrap
                }
            }

            Notice {
                width: parent.width
                good: false
                closes: false
                text: page.opening.early ? qsTr("Dialogen är inte i dag. Svaren räknas ändå dit.") : ""
            }

            Field {
                id: late

                objectName: "late"
                width: parent.width
                visible: page.untimely
                label: page.opening.early ? qsTr("Varför öppnas passet före dagen?") : qsTr("Dialogen är över. Varför öppnas passet sent?")
            }

            Repeater {
                model: page.opening.checks

                CheckRow {
                    width: rows.width
                    onAnswered: right => page.opening.answer(right)
                }
            }

            Field {
                id: stand

                objectName: "stand"
                width: parent.width
                label: qsTr("Ståndets namn, om ni har flera")
                longest: 60
                text: page.opening.plannedStand
            }

            Field {
                id: notes

                objectName: "notes"
                width: parent.width
                label: qsTr("Egen anteckning, aldrig om besökare")
                text: page.opening.plannedNotes
            }
        }
    }

    Flow {
        id: actions

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.between
        layoutDirection: Qt.RightToLeft

        ActionButton {
            objectName: "open-session"
            look: ActionButton.Filled
            iconName: "check"
            textSize: Theme.px(23)
            text: qsTr("Öppna passet")
            enabled: page.ready && !page.opening.busy
            onClicked: page.opening.openSession(stand.text, notes.text, late.text)
        }

        ActionButton {
            objectName: "check-again"
            textSize: Theme.px(22)
            enabled: !page.opening.checking
            text: qsTr("Kontrollera igen")
            onClicked: page.opening.check()
        }

        ActionButton {
            objectName: "opening-back"
            textSize: Theme.px(22)
            text: qsTr("Tillbaka")
            onClicked: page.staff.show(StaffModel.STATUS)
        }
    }
}
