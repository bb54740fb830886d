pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Asks for a PIN, with large keys of its own. Shows how many digits, never which. A forgotten one is
// chosen anew here: with the coordinator's, or with a file from the centre.
Evening {
    id: page

    required property StaffModel staff
    readonly property bool forSync: staff.place === StaffModel.SYNC_PIN
    readonly property bool forgotten: staff.place === StaffModel.FORGOTTEN
    readonly property bool busy: staff.busy || staff.pins.busy
    readonly property bool showsCode: forgotten && staff.pins.step === PinsModel.CODE
    readonly property string asked: {
        if (!forgotten)
            return forSync ? qsTr("Samordnarens PIN") : qsTr("Personalens PIN");
        switch (staff.pins.step) {
        case PinsModel.COORDINATOR:
            return qsTr("Samordnarens PIN");
        case PinsModel.STAFF_NEW:
            return qsTr("Ny PIN för personalen");
        case PinsModel.COORDINATOR_NEW:
            return qsTr("Ny PIN för samordnaren");
        default:
            return qsTr("En gång till");
        }
    }
    property string pin: ""

    function type(key: string): void {
        if (busy || showsCode)
            return;
        if (key === "backspace")
            pin = pin.slice(0, -1);
        else if (pin.length < 12)
            pin += key;
    }

    function cancel(): void {
        pin = "";
        forSync ? staff.show(StaffModel.STATUS) : staff.hide();
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

    Grid {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: Theme.portrait ? parent.height * 0.16 : 0
        visible: !page.showsCode
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.px(Theme.portrait ? 28 : 90)
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        Column {
            width: Theme.px(460)
            spacing: Theme.px(20)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "lock"
                color: Theme.amber
                size: Theme.px(56)
            }

            Words {
                width: parent.width
                text: page.asked
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
                height: Theme.px(88)
                text: page.busy ? qsTr("Kontrollerar …") : page.forgotten ? page.staff.pins.error : page.staff.pinError
                color: page.busy ? Theme.softOnDark : Theme.amber
                font.pixelSize: Theme.px(22)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.between

                ActionButton {
                    objectName: "pin-cancel"
                    look: ActionButton.OutlinedOnDark
                    textSize: Theme.px(23)
                    text: qsTr("Avbryt")
                    onClicked: page.cancel()
                }

                ActionButton {
                    objectName: "pin-forgotten"
                    visible: !page.forSync && (!page.forgotten || page.staff.pins.step === PinsModel.COORDINATOR)
                    look: ActionButton.OutlinedOnDark
                    textSize: Theme.px(23)
                    text: page.forgotten ? qsTr("Den är glömd") : qsTr("Glömt PIN")
                    onClicked: {
                        page.pin = "";
                        page.forgotten ? page.staff.pins.showCode() : page.staff.forgotten();
                    }
                }
            }
        }

        Grid {
            columns: 3
            spacing: Theme.mm(3)

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace", "0", "enter"]

                ActionButton {
                    required property string modelData

                    readonly property bool digit: modelData.length === 1

                    objectName: "key-" + modelData
                    width: Theme.px(132)
                    implicitHeight: Math.max(Theme.mm(15), Theme.px(82))
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
    }

    ForgottenCode {
        anchors.fill: parent
        visible: page.showsCode
        pins: page.staff.pins
        onCancelled: page.cancel()
    }
}
