pragma ComponentBehavior: Bound

import QtQuick
import Design

// Shows what looks like a personal detail, says why it should go, and lets the visitor choose.
PageFrame {
    id: page

    // As it was when the page came: while it goes, the text is gone already.
    property string kind: ""
    property string marked: ""

    readonly property string found: {
        switch (kind) {
        case "identity-number":
            return qsTr("Det ser ut som ett personnummer");
        case "telephone":
            return qsTr("Det ser ut som ett telefonnummer");
        case "e-mail":
            return qsTr("Det ser ut som en e-postadress");
        case "plate":
            return qsTr("Det ser ut som ett registreringsnummer");
        case "address":
            return qsTr("Det ser ut som en gatuadress");
        case "name":
            return qsTr("Det ser ut som ett namn");
        case "accusation":
            return qsTr("Det ser ut som en uppgift om någons brott");
        case "link":
            return qsTr("Det ser ut som en webbadress");
        default:
            return "";
        }
    }
    readonly property string why: {
        switch (kind) {
        case "name":
            return qsTr("Svaren är allmänna handlingar, och ingen ska kunna pekas ut. Vi kan ta bort det, eller så ändrar du själv. Är det inget namn kan du behålla det.");
        case "accusation":
            return qsTr("Kiosken tar inte emot tips. Ring 114 14 eller prata med polisen här. Vi kan ta bort det, eller så ändrar du själv.");
        default:
            return qsTr("Ditt svar ska vara anonymt, och svaren är allmänna handlingar. Vi kan ta bort det, eller så ändrar du själv.");
        }
    }

    scroller: scroller
    objectName: "guard"
    share: visitor.share
    hasNext: false

    component Latch: Binding {
        target: page
        when: page.visitor.guardKind !== ""
        restoreMode: Binding.RestoreNone
    }

    Latch {
        property: "kind"
        value: page.visitor.guardKind
    }

    Latch {
        property: "marked"
        value: page.visitor.guardText
    }

    Scroller {
        id: scroller

        railed: false
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        contentHeight: Math.max(height, all.height + 2 * Theme.px(22))

        Column {
            id: all

            width: scroller.room
            y: Theme.portrait ? scroller.contentHeight - height - Theme.px(22) : (scroller.contentHeight - height) / 2
            spacing: Theme.px(22)

            Card {
                width: parent.width
                height: Math.max(Theme.px(120), written.implicitHeight + Theme.px(44))
                border.color: Theme.warningEdge

                Words {
                    id: written

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.px(24)
                    text: page.marked
                    textFormat: Text.StyledText
                    color: Theme.ink
                    font.pixelSize: Theme.choice
                    wrapMode: Text.Wrap
                    // What somebody has written is never said aloud in a shop.
                    Accessible.name: qsTr("Din text")
                }
            }

            Rectangle {
                width: parent.width
                height: warning.height + Theme.px(48)
                radius: Theme.corner
                color: Theme.warningGround
                border.width: Theme.px(3)
                border.color: Theme.warningEdge

                Column {
                    id: warning

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.px(Theme.enlarged ? 16 : 26)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.px(14)

                    Row {
                        width: parent.width
                        spacing: Theme.px(14)

                        Icon {
                            id: sign

                            visible: !Theme.enlarged
                            name: "warning"
                            color: Theme.warningEdge
                            size: Math.max(Theme.px(40), Theme.heading)
                        }

                        Words {
                            width: parent.width - (sign.visible ? sign.width + parent.spacing : 0)
                            text: page.found
                            color: Theme.ink
                            font.pixelSize: Theme.heading
                            font.weight: Font.Bold
                            wrapMode: Text.Wrap
                            horizontalAlignment: Text.AlignLeft

                            Accessible.role: Accessible.Heading
                        }
                    }

                    Words {
                        width: parent.width
                        text: page.why
                        color: Theme.ink
                        font.pixelSize: Theme.body
                        wrapMode: Text.Wrap
                        horizontalAlignment: Text.AlignLeft
                    }

                    Flow {
                        width: parent.width
                        spacing: Theme.between

                        ActionButton {
                            objectName: "mask"
                            width: Math.min(implicitWidth, warning.width)
                            look: ActionButton.Go
                            text: qsTr("Ta bort det")
                            onClicked: page.visitor.mask()
                        }

                        ActionButton {
                            objectName: "edit"
                            width: Math.min(implicitWidth, warning.width)
                            text: qsTr("Ändra själv")
                            onClicked: page.visitor.edit()
                        }

                        ActionButton {
                            objectName: "keep"
                            width: Math.min(implicitWidth, warning.width)
                            visible: page.visitor.mayKeep
                            text: page.kind === "name" ? qsTr("Det är inget namn") : qsTr("Behåll texten")
                            onClicked: page.visitor.keep()
                        }

                        ActionButton {
                            objectName: "drop"
                            width: Math.min(implicitWidth, warning.width)
                            look: ActionButton.Link
                            text: qsTr("Ta bort hela texten")
                            onClicked: page.visitor.decline()
                        }
                    }
                }
            }
        }
    }
}
