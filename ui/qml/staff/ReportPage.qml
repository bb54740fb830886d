pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// What a closed session came to: figures that nobody has typed, and words for what differs.
Item {
    id: page

    required property StaffModel staff
    readonly property ReportModel report: staff.report

    objectName: "report"

    component Line: Item {
        id: line

        property string label: ""
        property string value: ""
        property bool sum: false

        width: parent?.width ?? 0
        height: Math.max(name.height, number.height) + Theme.px(12)

        Accessible.role: Accessible.StaticText
        Accessible.name: label + ": " + value

        Words {
            id: name

            anchors.left: parent.left
            anchors.right: number.left
            anchors.rightMargin: Theme.px(12)
            anchors.verticalCenter: parent.verticalCenter
            text: line.label
            color: Theme.ink
            font.pixelSize: Theme.px(22)
            font.weight: line.sum ? Font.Bold : Font.Normal
            wrapMode: Text.Wrap

            Accessible.ignored: true
        }

        Words {
            id: number

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: line.value
            color: Theme.ink
            font.pixelSize: Theme.px(line.sum ? 27 : 23)
            font.weight: Font.Bold

            Accessible.ignored: true
        }
    }

    Words {
        id: title

        width: parent.width
        text: page.report.known ? qsTr("Passet är stängt: %1, %2").arg(page.report.place).arg(page.report.day) : qsTr("Inget pass har stängts på kiosken än.")
        color: Theme.ink
        font.pixelSize: Theme.heading
        font.weight: Font.Bold
        wrapMode: Text.Wrap
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: actions.top
        anchors.topMargin: Theme.px(14)
        anchors.bottomMargin: Theme.px(14)
        visible: page.report.known
        contentHeight: all.height

        Column {
            id: all

            width: list.room
            spacing: Theme.px(14)

            Card {
                width: parent.width
                height: figures.height + Theme.px(32)

                Column {
                    id: figures

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.px(26)
                    anchors.verticalCenter: parent.verticalCenter

                    Line {
                        objectName: "report-started"
                        sum: true
                        label: qsTr("Besök som började")
                        value: page.report.started
                    }

                    Line {
                        label: qsTr("skickade sitt svar")
                        value: page.report.sent
                    }

                    Line {
                        label: qsTr("gick innan de var klara")
                        value: page.report.walkedAway
                    }

                    Line {
                        label: qsTr("tiden tog slut")
                        value: page.report.timedOut
                    }

                    Line {
                        sum: true
                        label: qsTr("Svar sparade på kiosken")
                        value: page.report.ready ? page.report.stored : "…"
                    }

                    Line {
                        objectName: "report-batched"
                        visible: page.report.batched >= 0
                        label: qsTr("i sändningar till centralen")
                        value: page.report.batched
                    }

                    Line {
                        objectName: "report-at-centre"
                        visible: page.report.atCentre >= 0
                        label: qsTr("på centralen, enligt kvittona")
                        value: page.report.atCentre
                    }

                    Line {
                        sum: true
                        label: qsTr("Lappar utskrivna")
                        value: page.report.ready ? page.report.handouts : "…"
                    }

                    Line {
                        label: qsTr("ark som gick åt")
                        value: page.report.ready ? page.report.sheets : "…"
                    }
                }
            }

            Repeater {
                id: differing

                model: page.report.differences

                CheckRow {
                    width: all.width
                    level: "look"
                    asks: false
                }
            }

            Field {
                id: words

                objectName: "difference"
                width: parent.width
                visible: explain.visible
                label: qsTr("Varför skiljer det sig? Några ord, aldrig om besökare")
                text: page.report.words
            }

            ActionButton {
                id: explain

                objectName: "explain"
                visible: differing.count > 0
                textSize: Theme.px(22)
                enabled: words.text.trim() !== "" && words.text !== page.report.words
                text: qsTr("Spara förklaringen")
                onClicked: page.report.explain(words.text)
            }

            Notice {
                width: parent.width
                visible: page.report.saved !== ""
                text: qsTr("Rapporten är sparad som PDF och JSON: %1").arg(page.report.saved)
                closes: false
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
            objectName: "report-done"
            look: ActionButton.Filled
            textSize: Theme.px(22)
            text: qsTr("Klart")
            onClicked: page.staff.show(StaffModel.STATUS)
        }

        ActionButton {
            objectName: "report-save"
            visible: page.report.known
            textSize: Theme.px(22)
            text: qsTr("Spara igen")
            onClicked: page.report.save()
        }
    }
}
