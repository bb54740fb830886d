pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Design
import Lyssna
import "visitor"
import "staff"

// The kiosk's only window: the visitor's pages, the staff panel over them, and the keyboard.
Window {
    id: window

    required property VisitorModel visitor
    required property AttractModel attract
    required property StaffModel staff
    required property CoordinatorModel coordinator

    readonly property ComfortModel comfort: visitor.comfort
    readonly property bool typing: keyboard.active
    // The lower half of an upright screen, for who cannot reach higher.
    readonly property bool lowered: comfort.reach && height > width
    // What is to be read aloud: the sheet that lies on top, or the page.
    readonly property Item shown: languages.shown ? languages : settings.shown ? settings : pages.currentItem
    // For who watches touches before any page does.
    readonly property real margin: Theme.margin
    readonly property real density: Theme.density
    property bool forward: true

    title: "Lyssna"
    color: Theme.deep
    minimumWidth: 480
    minimumHeight: 480
    // No page of a visit may be seen by the next visitor, in whatever way the visit ended.
    onClosing: pages.clear(T.StackView.Immediate)

    component Themed: Binding {
        target: Theme
    }

    Themed {
        property: "width"
        value: stage.width
    }

    Themed {
        property: "height"
        value: stage.height
    }

    Themed {
        property: "tall"
        value: window.height > window.width
    }

    // What a screen says of its size is believed where it can be true; else it has 10 inches.
    Themed {
        property: "density"
        value: {
            if (window.comfort.density > 0)
                return window.comfort.density;
            const told = stage.Screen.pixelDensity;
            return told > 2.4 && told < 24 ? told : Math.hypot(window.width, window.height) / (10.1 * 25.4);
        }
    }

    Themed {
        property: "textStep"
        value: window.comfort.text
    }

    Themed {
        property: "look"
        value: window.comfort.look
    }

    Themed {
        property: "calm"
        value: window.comfort.calm
    }

    Themed {
        property: "spruce"
        value: window.visitor.notice.spruce
    }

    Themed {
        property: "amber"
        value: window.visitor.notice.amber
    }

    // The keyboard speaks the visitor's language and no other: one that somebody had switched to
    // would stay for the next visitor.
    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: [window.visitor.keyboard]
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: window.visitor.keyboard
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "visibleFunctionKeys"
        value: QtVirtualKeyboard.KeyboardFunctionKeys.Hide
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "fullScreenMode"
        value: false
    }

    Evening {
        anchors.fill: parent
        visible: window.lowered
    }

    Item {
        id: stage

        function step(forward: bool): void {
            const here = window.activeFocusItem ?? stage;
            const next = here.nextItemInFocusChain(forward);
            if (next)
                next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        anchors.fill: parent
        anchors.topMargin: window.lowered ? window.height / 2 : 0
        focus: true
        LayoutMirroring.enabled: window.visitor.rightToLeft
        LayoutMirroring.childrenInherit: true

        // A switch or a few keys are enough: arrows go where Tab goes, unless a field, a scale or
        // the map has its own use for them.
        Keys.onPressed: event => {
            const ahead = window.visitor.rightToLeft ? Qt.Key_Left : Qt.Key_Right;
            const behind = window.visitor.rightToLeft ? Qt.Key_Right : Qt.Key_Left;
            if (event.key === Qt.Key_Down || event.key === ahead)
                step(true);
            else if (event.key === Qt.Key_Up || event.key === behind)
                step(false);
            else
                return;
            event.accepted = true;
        }

        T.StackView {
            id: pages

            objectName: "pages"
            anchors.fill: parent
            anchors.bottomMargin: window.typing ? keyboard.height : 0
            visible: !window.staff.unlocked
            enabled: !busy && window.staff.place === StaffModel.HIDDEN && !languages.shown && !settings.shown && !window.visitor.warning
            initialItem: attract

            replaceEnter: Transition {
                NumberAnimation {
                    property: "x"
                    from: (window.forward !== window.visitor.rightToLeft ? 0.3 : -0.3) * pages.width
                    to: 0
                    duration: Theme.motion
                    easing.type: Easing.OutCubic
                }
                NumberAnimation {
                    property: "opacity"
                    from: 0
                    to: 1
                    duration: Theme.motion
                }
            }
            replaceExit: Transition {
                NumberAnimation {
                    property: "opacity"
                    from: 1
                    to: 0
                    duration: Theme.motion
                }
            }
        }

        LanguageSheet {
            id: languages

            anchors.fill: parent
            visitor: window.visitor
        }

        ComfortSheet {
            id: settings

            anchors.fill: parent
            comfort: window.comfort
            reader: window.visitor.reader
        }

        IdleWarning {
            anchors.fill: parent
            visitor: window.visitor
        }
    }

    Connections {
        target: window.visitor

        function onPageChanged(forward: bool): void {
            window.forward = forward;
            languages.shown = false;
            settings.shown = false;
            // Who leaves, leaves at once: nothing of a visit fades away before the next visitor.
            const how = Theme.motion === 0 || window.visitor.page === VisitorModel.ATTRACT ? T.StackView.Immediate : T.StackView.ReplaceTransition;
            switch (window.visitor.page) {
            case VisitorModel.START:
                pages.replaceCurrentItem(start, {}, how);
                break;
            case VisitorModel.QUESTION:
                pages.replaceCurrentItem(question, {
                    "questions": window.visitor.questions
                }, how);
                break;
            case VisitorModel.HELP:
                pages.replaceCurrentItem(help, {}, how);
                break;
            case VisitorModel.GUARD:
                pages.replaceCurrentItem(guard, {}, how);
                break;
            case VisitorModel.URGENT:
                pages.replaceCurrentItem(urgent, {}, how);
                break;
            case VisitorModel.SUMMARY:
                pages.replaceCurrentItem(summary, {}, how);
                break;
            case VisitorModel.SENDING:
                break;
            case VisitorModel.THANKS:
                pages.replaceCurrentItem(thanks, {}, how);
                break;
            case VisitorModel.FAILED:
                pages.replaceCurrentItem(failed, {}, how);
                break;
            default:
                pages.replaceCurrentItem(attract, {}, how);
            }
            if (InputContext.surroundingText !== "")
                blank.forceActiveFocus();
            stage.forceActiveFocus();
        }
    }

    Component {
        id: attract

        AttractPage {
            visitor: window.visitor
            attract: window.attract
        }
    }

    Component {
        id: start

        StartPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: question

        QuestionPage {
            visitor: window.visitor
            typing: window.typing
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: help

        HelpPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: guard

        GuardPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: urgent

        UrgentPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: summary

        SummaryPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: thanks

        ThanksPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Component {
        id: failed

        FailedPage {
            visitor: window.visitor
            onLanguageWanted: languages.open()
            onComfortWanted: settings.open()
        }
    }

    Loader {
        anchors.fill: parent
        active: window.staff.place === StaffModel.PIN || window.staff.place === StaffModel.FORGOTTEN || window.staff.place === StaffModel.SYNC_PIN
        sourceComponent: PinPage {
            staff: window.staff
        }
    }

    Loader {
        id: panel

        anchors.fill: parent
        active: window.staff.unlocked && window.staff.place !== StaffModel.SYNC_PIN
        sourceComponent: StaffPanel {
            staff: window.staff
            visitor: window.visitor
            coordinator: window.coordinator
            keys: window.typing ? keyboard.height : 0
        }
    }

    Stamp {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: !panel.active
        edge: Math.min(window.width, window.height)
        staff: window.staff
    }

    // The keyboard keeps what it has seen of a field until it sees another one: here is one without
    // a text.
    TextInput {
        id: blank

        width: 1
        height: 1
        opacity: 0
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText

        Accessible.ignored: true
    }

    // The keyboard's ground goes on to the edges of the screen.
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        y: keyboard.y
        height: keyboard.height
        visible: keyboard.visible
        color: Theme.mist
    }

    InputPanel {
        id: keyboard

        objectName: "keyboard"
        anchors.horizontalCenter: parent.horizontalCenter
        y: window.typing ? parent.height - height : parent.height
        width: Math.min(parent.width, Theme.px(Theme.portrait ? 800 : 1080))
        visible: window.typing
    }
}
