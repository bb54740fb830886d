pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Design

// The on-screen keyboard in the kiosk's own look. It is as wide as Main.qml makes it, which is its
// design width on a 1280x800 screen, so the lengths here are those of the theme.
KeyboardStyle {
    id: style

    readonly property color ground: Theme.mist
    readonly property color quiet: "#B9CFC9"

    keyboardDesignWidth: Theme.portrait ? 800 : 1080
    keyboardDesignHeight: Theme.portrait ? 356 : 326
    keyboardRelativeLeftMargin: Theme.px(6) / Theme.px(keyboardDesignWidth)
    keyboardRelativeRightMargin: keyboardRelativeLeftMargin
    keyboardRelativeTopMargin: Theme.px(8) / Theme.px(keyboardDesignHeight)
    keyboardRelativeBottomMargin: keyboardRelativeTopMargin

    keyboardBackground: Rectangle {
        color: style.ground
    }

    keyPanel: KeyFace {
        readonly property string written: control ? control.displayText : ""

        ground: control && control.functionKey ? style.quiet : Theme.card
        label: control && control.uppercased ? written.toUpperCase() : written
        size: written.length > 1 ? Theme.px(24) : Theme.px(32)

        // Only keys that ask for it have a second sign in the corner; the gear has no use here.
        Text {
            readonly property string second: parent.control !== null && parent.control.smallTextVisible ? parent.control.smallText : ""

            anchors.right: parent.right
            anchors.top: parent.top
            anchors.rightMargin: Theme.px(12)
            anchors.topMargin: Theme.px(7)
            text: second.length > 2 || second === "\u2699" ? "" : second
            textFormat: Text.PlainText
            color: parent.shownInk
            font.pixelSize: Theme.px(19)
        }
    }

    spaceKeyPanel: KeyFace {
        // "British English" says more than the visitor asked.
        readonly property string language: InputContext.locale.startsWith("en") ? "English" : Qt.locale(InputContext.locale).nativeLanguageName

        label: language.charAt(0).toUpperCase() + language.slice(1)
        ink: Theme.soft
        size: Theme.px(22)
    }

    enterKeyPanel: KeyFace {
        ground: Theme.spruce
        ink: Theme.onDark
        label: control ? control.displayText : ""
        icon: label === "" ? "enter" : ""
        size: Theme.px(24)
    }

    backspaceKeyPanel: KeyFace {
        ground: style.quiet
        icon: "backspace"
    }

    // Once for one capital: a filled arrow on white. Twice for capitals: spruce.
    shiftKeyPanel: KeyFace {
        readonly property bool one: InputContext.shiftActive
        readonly property bool all: InputContext.capsLockActive

        ground: all ? Theme.spruce : one ? Theme.card : style.quiet
        ink: all ? Theme.onDark : Theme.ink
        icon: one || all ? "shift-filled" : "shift"
    }

    symbolKeyPanel: KeyFace {
        ground: style.quiet
        label: control ? control.displayText : ""
        size: Theme.px(24)
    }

    modeKeyPanel: KeyFace {
        readonly property bool on: (control as ModeKey)?.mode ?? false

        ground: on ? Theme.spruce : style.quiet
        ink: on ? Theme.onDark : Theme.ink
        label: control ? control.displayText : ""
        size: Theme.px(24)
    }

    languageKeyPanel: KeyFace {
        ground: style.quiet
        icon: "globe"
    }

    hideKeyPanel: KeyFace {
        ground: style.quiet
        icon: "keyboard-hide"
    }

    handwritingKeyPanel: KeyFace {
        ground: style.quiet
        icon: "pen"
    }

    // No bubble over the key: it would cover the page, and show others what is being written.
    characterPreviewDelegate: null

    // A letter held down shows its relatives.
    alternateKeysListItemWidth: Theme.px(84)
    alternateKeysListItemHeight: Theme.px(76)
    alternateKeysListBottomMargin: Theme.px(10)
    alternateKeysListLeftMargin: Theme.px(12)
    alternateKeysListRightMargin: Theme.px(12)
    alternateKeysListBackground: PopupGround {}
    alternateKeysListHighlight: Rectangle {
        radius: Theme.px(12)
        color: Theme.amber
    }
    alternateKeysListDelegate: Text {
        width: style.alternateKeysListItemWidth
        height: style.alternateKeysListItemHeight
        textFormat: Text.PlainText
        color: Theme.ink
        font.pixelSize: Theme.px(34)
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter

        required text
    }

    languagePopupListEnabled: true
    languageListBackground: PopupGround {}
    languageListHighlight: Rectangle {
        radius: Theme.px(12)
        color: style.ground
    }
    languageListDelegate: Item {
        id: language

        required property int index
        required property string displayName
        // The keyboard asks every choice for its sound.
        property url soundEffect

        width: Theme.px(300)
        height: Theme.px(60)

        Text {
            anchors.fill: parent
            anchors.leftMargin: Theme.px(20)
            anchors.rightMargin: Theme.px(20)
            text: language.displayName
            textFormat: Text.PlainText
            color: Theme.ink
            font.pixelSize: Theme.px(24)
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }

        MouseArea {
            anchors.fill: parent
            onClicked: language.ListView.view.model.selectItem(language.index)
        }
    }

    // Opens only where a layout leaves out the language or the hide key.
    functionPopupListBackground: PopupGround {}
    functionPopupListHighlight: Rectangle {
        radius: Theme.px(12)
        color: Theme.amber
    }
    functionPopupListDelegate: Item {
        id: choice

        required property int keyboardFunction

        width: style.alternateKeysListItemWidth
        height: style.alternateKeysListItemHeight

        Icon {
            anchors.centerIn: parent
            size: Theme.px(36)
            name: choice.keyboardFunction === QtVirtualKeyboard.KeyboardFunction.HideInputPanel ? "keyboard-hide" : choice.keyboardFunction === QtVirtualKeyboard.KeyboardFunction.ChangeLanguage ? "globe" : "pen"
        }
    }

    navigationHighlight: Rectangle {
        radius: Theme.px(14)
        color: "transparent"
        border.width: Theme.px(4)
        border.color: Theme.lake
    }

    selectionHandle: Rectangle {
        width: Theme.px(24)
        height: width
        radius: width / 2
        color: Theme.lake
    }

    // The kiosk suggests no words: no list, and no height for one.
    selectionListHeight: 0
}
