pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Staff's batch of handouts: the language, the layout, how many, and how far it has come.
Item {
    id: page

    required property StaffModel staff
    readonly property BatchModel batch: staff.batch
    readonly property PrintingModel printing: staff.printing
    property string tag: batch.language
    property string layout: printing.layout
    property int sheets: 1

    objectName: "handouts"

    function progress(): string {
        const out = batch.out;
        const wanted = batch.wanted;
        if (batch.doubtful > 0)
            return qsTr("%1 av %2 ark har kommit ut. Om %3 till vet ingen: titta på papperet och svara under Skrivare.").arg(out).arg(wanted).arg(batch.doubtful);
        if (batch.stopped)
            return qsTr("Stannade efter %1 av %2 ark.").arg(out).arg(wanted);
        return batch.running ? qsTr("%1 av %2 ark har kommit ut …").arg(out).arg(wanted) : qsTr("Klart: %1 ark.").arg(out);
    }

    component Choice: ActionButton {
        property bool chosen: false

        look: chosen ? ActionButton.Filled : ActionButton.Outlined
        iconName: chosen ? "check" : ""
        textSize: Theme.px(22)
        enabled: !page.batch.running
        Accessible.role: Accessible.RadioButton
        checkable: true
        checked: chosen
        onToggled: checked = Qt.binding(() => chosen)
    }

    component Label: Words {
        color: Theme.soft
        font.pixelSize: Theme.note
        font.weight: Font.DemiBold
    }

    Scroller {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(14)
        contentHeight: all.height

        Column {
            id: all

            width: list.room
            spacing: Theme.px(12)

            Words {
                width: parent.width
                text: qsTr("Handlappar")
                color: Theme.ink
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
            }

            Words {
                width: parent.width
                text: qsTr("Lika för alla: en QR-kod till löftessidan, nästa dialoger och nummer att ringa. Inget om vad någon svarat.")
                color: Theme.ink
                font.pixelSize: Theme.px(21)
                wrapMode: Text.Wrap
            }

            Label {
                text: qsTr("Språk")
            }

            Flow {
                width: parent.width
                spacing: Theme.between

                Repeater {
                    model: page.batch.languages

                    Choice {
                        required property string tag
                        required property string name

                        objectName: "language-" + tag
                        text: name
                        chosen: page.tag === tag
                        onClicked: page.tag = tag
                    }
                }
            }

            Label {
                visible: layouts.visible
                text: qsTr("Papper")
            }

            Flow {
                id: layouts

                width: parent.width
                spacing: Theme.between
                visible: !page.printing.receipt

                Choice {
                    objectName: "layout-a6"
                    text: qsTr("A6")
                    chosen: page.layout === "a6" || page.layout === ""
                    onClicked: page.layout = "a6"
                }

                Choice {
                    objectName: "layout-a4"
                    text: qsTr("A4 med fyra lappar")
                    chosen: page.layout === "a4"
                    onClicked: page.layout = "a4"
                }

                Choice {
                    objectName: "layout-a5"
                    text: qsTr("Affisch A5")
                    chosen: page.layout === "a5"
                    onClicked: page.layout = "a5"
                }
            }

            Label {
                text: qsTr("Antal ark")
            }

            Flow {
                width: parent.width
                spacing: Theme.between

                Repeater {
                    model: [1, 5, 10, 25, 50, 100, 200]

                    Choice {
                        required property int modelData

                        objectName: "sheets-" + modelData
                        text: modelData
                        chosen: page.sheets === modelData
                        onClicked: page.sheets = modelData
                    }
                }
            }
        }
    }

    Column {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.px(10)

        Words {
            objectName: "batch-words"
            width: parent.width
            visible: page.batch.wanted > 0
            text: page.progress()
            color: Theme.ink
            font.pixelSize: Theme.px(23)
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        ProgressLine {
            width: parent.width
            implicitHeight: Theme.px(14)
            visible: page.batch.wanted > 0
            share: page.batch.share

            Accessible.name: qsTr("Utskrivet: %1 %").arg(Math.round(page.batch.share * 100))
        }

        Flow {
            width: parent.width
            spacing: Theme.between
            layoutDirection: Qt.RightToLeft

            ActionButton {
                objectName: "print-batch"
                look: ActionButton.Filled
                iconName: "print"
                textSize: Theme.px(23)
                enabled: !page.batch.running
                text: page.printing.known ? qsTr("Skriv ut") : qsTr("Spara som PDF")
                onClicked: page.batch.begin(page.tag, page.layout, page.sheets)
            }

            ActionButton {
                objectName: "batch-on"
                visible: page.batch.stopped && page.batch.wanted > 0
                look: ActionButton.Go
                textSize: Theme.px(22)
                text: qsTr("Fortsätt")
                onClicked: page.batch.goOn()
            }

            ActionButton {
                objectName: "batch-stop"
                visible: page.batch.running
                textSize: Theme.px(22)
                text: qsTr("Avbryt utskriften")
                onClicked: page.batch.stop()
            }
        }
    }
}
