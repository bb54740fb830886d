pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// The printer: how it is, what waits, what nobody knows of, trying it, and choosing another.
Item {
    id: page

    required property StaffModel staff
    readonly property PrintingModel printing: staff.printing

    objectName: "printer"

    component Title: Words {
        width: parent?.width ?? 0
        color: Theme.ink
        font.pixelSize: Theme.px(24)
        font.weight: Font.Bold
        wrapMode: Text.Wrap
    }

    Connections {
        target: page.printing

        function onTested(): void {
            tried.text = qsTr("Provsidan är lämnad till skrivaren. Titta på den, och läs koden med en telefon.");
        }
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.px(14)
        contentHeight: all.height

        Column {
            id: all

            width: list.room
            spacing: Theme.px(14)

            Words {
                width: parent.width
                text: qsTr("Skrivare")
                color: Theme.ink
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
            }

            CheckRow {
                objectName: "printer-state"
                width: parent.width
                code: "printer"
                level: page.printing.good ? "good" : "look"
                what: page.printing.sentence
                remedy: page.printing.remedy
                asks: false
            }

            Notice {
                id: tried

                width: parent.width
            }

            Title {
                visible: page.printing.waiting + page.printing.unknown > 0
                text: page.printing.unknown > 0 ? qsTr("Kom de här ut? Titta på papperet.") : qsTr("På väg")
            }

            Repeater {
                model: page.printing.jobs

                JobRow {
                    width: all.width
                    onWithdrawn: page.printing.withdraw(id)
                    onSeen: cameOut => page.printing.resolve(id, cameOut)
                }
            }

            Title {
                text: qsTr("Välj skrivare")
            }

            Flow {
                width: parent.width
                spacing: Theme.between

                Repeater {
                    id: choices

                    model: page.printing.choices

                    ActionButton {
                        required property string address
                        required property string name
                        required property string layout
                        required property bool chosen

                        objectName: "choose-" + address + "-" + layout
                        look: chosen ? ActionButton.Filled : ActionButton.Outlined
                        iconName: chosen ? "check" : ""
                        textSize: Theme.px(22)
                        text: layout === "a4" ? qsTr("%1: A4 med fyra lappar").arg(name) : layout === "receipt" ? qsTr("%1: kvitto").arg(name) : qsTr("%1: A6").arg(name)
                        onClicked: page.printing.choose(address, layout)
                    }
                }
            }

            Words {
                width: parent.width
                visible: choices.count === 0
                text: qsTr("Datorn känner inte till någon skrivare.")
                color: Theme.soft
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }

            Field {
                id: host

                objectName: "host"
                width: parent.width
                longest: 100
                label: qsTr("Kvittoskrivare i nätverket: namn eller adress")
            }

            ActionButton {
                objectName: "choose-host"
                textSize: Theme.px(22)
                enabled: host.text.trim() !== ""
                text: qsTr("Välj kvittoskrivaren")
                onClicked: page.printing.chooseInNetwork(host.text)
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
            objectName: "test-page"
            look: ActionButton.Filled
            iconName: "print"
            textSize: Theme.px(23)
            enabled: page.printing.known && !page.printing.busy
            text: qsTr("Skriv ut en provsida")
            onClicked: page.printing.tryOut()
        }

        ActionButton {
            objectName: "look-again"
            textSize: Theme.px(22)
            text: qsTr("Titta igen")
            onClicked: page.printing.findPrinters()
        }
    }
}
