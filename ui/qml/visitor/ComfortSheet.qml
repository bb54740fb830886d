pragma ComponentBehavior: Bound

import QtQuick
import Design
import Lyssna

// Larger text, other colours, less motion, a louder voice: for this visit, and seen at once.
Sheet {
    id: sheet

    required property ComfortModel comfort
    required property ReaderModel reader

    title: qsTr("Anpassa skärmen")

    component Row3: Grid {
        width: parent ? parent.width : 0
        columns: Theme.portrait || Theme.enlarged ? 1 : 3
        spacing: Theme.between
    }

    component Option: ChoiceTile {
        width: {
            const row = parent as Grid;
            return row ? Math.floor((row.width - (row.columns - 1) * row.spacing) / row.columns) : 0;
        }
    }

    component Title: Words {
        width: parent ? parent.width : 0
        color: Theme.soft
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft

        Accessible.role: Accessible.Heading
    }

    Title {
        text: qsTr("Textens storlek")
    }

    Row3 {
        Option {
            objectName: "text-0"
            text: qsTr("Vanlig")
            chosen: sheet.comfort.text === 0
            onClicked: sheet.comfort.setText(0)
        }

        Option {
            objectName: "text-1"
            text: qsTr("Större")
            chosen: sheet.comfort.text === 1
            onClicked: sheet.comfort.setText(1)
        }

        Option {
            objectName: "text-2"
            text: qsTr("Störst")
            chosen: sheet.comfort.text === 2
            onClicked: sheet.comfort.setText(2)
        }
    }

    Title {
        text: qsTr("Färger")
    }

    Row3 {
        Option {
            objectName: "look-paper"
            text: qsTr("Ljus")
            chosen: sheet.comfort.look === ComfortModel.PAPER
            onClicked: sheet.comfort.setLook(ComfortModel.PAPER)
        }

        Option {
            objectName: "look-dark"
            text: qsTr("Mörk")
            chosen: sheet.comfort.look === ComfortModel.DARK
            onClicked: sheet.comfort.setLook(ComfortModel.DARK)
        }

        Option {
            objectName: "look-contrast"
            text: qsTr("Hög kontrast")
            chosen: sheet.comfort.look === ComfortModel.CONTRAST
            onClicked: sheet.comfort.setLook(ComfortModel.CONTRAST)
        }
    }

    Title {
        text: qsTr("Annat")
    }

    Row3 {
        Option {
            objectName: "calm"
            several: true
            text: qsTr("Inga rörelser")
            chosen: sheet.comfort.calm
            onClicked: sheet.comfort.toggleCalm()
        }

        Option {
            objectName: "lower"
            several: true
            visible: Theme.tall
            text: qsTr("Allt på nedre halvan")
            chosen: sheet.comfort.reach
            onClicked: sheet.comfort.toggleReach()
        }
    }

    Title {
        visible: sheet.reader.available
        text: qsTr("Rösten")
    }

    Row3 {
        visible: sheet.reader.available

        ActionButton {
            objectName: "softer"
            text: qsTr("Svagare")
            iconName: "minus"
            onClicked: sheet.reader.softer()
        }

        ActionButton {
            objectName: "louder"
            text: qsTr("Starkare")
            iconName: "plus"
            onClicked: sheet.reader.louder()
        }
    }
}
