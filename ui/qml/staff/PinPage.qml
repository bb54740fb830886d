pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Asks for a PIN, with large keys of its own. Shows how many digits, never which.
Evening {
    id: page

    required property StaffModel staff
    readonly property bool forSync: staff.place === StaffModel.SYNC_PIN
    property string pin: ""

    function type(key: string): void {
        if (staff.busy)
            return;
        if (key === "backspace")
            pin = pin.slice(0, -1);
        else if (pin.length < 12)
            pin += key;
    }

    function enter(): void {
        const typed = pin;
        pin = "";
        if (typed !== "")
            staff.enterPin(typed);
    }

    objectName: "pin"
    hills: false
    focus: true
    Component.onCompleted: forceActiveFocus()

    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            type(String(event.key - Qt.Key_0));
        else if (event.key === Qt.Key_Backspace)
            type("backspace");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            enter();
        else
            return;
        event.accepted = true;
    }

    // Nothing below is to be touched.
    Blind {}

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.portrait ? parent.height - height - Theme.px(96) : (parent.height - height) / 2
        width: Theme.px(440)
        spacing: Theme.px(22)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "lock"
            color: Theme.amber
            size: Theme.px(56)
        }

        Words {
            width: parent.width
            text: page.forSync ? qsTr("Samordnarens PIN") : qsTr("Personalens PIN")
            color: Theme.onDark
            font.pixelSize: Theme.heading
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: Theme.px(28)
            spacing: Theme.px(14)

            Repeater {
                model: Math.max(6, page.pin.length)

                Rectangle {
                    required property int index

                    width: Theme.px(22)
                    height: width
                    radius: width / 2
                    color: index < page.pin.length ? Theme.amber : "transparent"
                    border.width: Theme.px(2)
                    border.color: index < page.pin.length ? Theme.amber : Theme.softOnDark
                }
            }
        }

        Words {
            objectName: "pin-error"
            width: parent.width
            height: Theme.px(60)
            text: page.staff.busy ? qsTr("Kontrollerar …") : page.staff.pinError
            color: page.staff.busy ? Theme.softOnDark : Theme.amber
            font.pixelSize: Theme.px(22)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }

        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: 3
            spacing: Theme.px(14)

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace", "0", "enter"]

                ActionButton {
                    required property string modelData

                    readonly property bool digit: modelData.length === 1

                    objectName: "key-" + modelData
                    width: Theme.px(132)
                    implicitHeight: Theme.px(84)
                    leftPadding: 0
                    textSize: Theme.heading
                    look: modelData === "enter" ? ActionButton.Go : ActionButton.OutlinedOnDark
                    text: digit ? modelData : ""
                    iconName: digit ? "" : modelData === "enter" ? "next" : "backspace"
                    Accessible.name: digit ? modelData : modelData === "enter" ? qsTr("Öppna") : qsTr("Ta bort siffra")
                    onClicked: modelData === "enter" ? page.enter() : page.type(modelData)
                }
            }
        }

        ActionButton {
            objectName: "pin-cancel"
            anchors.horizontalCenter: parent.horizontalCenter
            look: ActionButton.OutlinedOnDark
            implicitHeight: Theme.px(72)
            text: qsTr("Avbryt")
            onClicked: page.forSync ? page.staff.show(StaffModel.STATUS) : page.staff.hide()
        }
    }
}
