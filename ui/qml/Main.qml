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
    required property StaffModel staff
    required property CoordinatorModel coordinator
    required property bool calm

    property bool forward: true
    readonly property bool typing: keyboard.active

    title: "Lyssna"
    color: Theme.deep
    minimumWidth: 480
    minimumHeight: 480
    // No page of a visit may be seen by the next visitor, in whatever way the visit ended.
    onClosing: pages.clear(T.StackView.Immediate)

    Binding {
        target: Theme
        property: "portrait"
        value: window.height > window.width
    }

    Binding {
        target: Theme
        property: "scale"
        value: Theme.portrait ? Math.min(window.width / 800, window.height / 1280) : Math.min(window.width / 1280, window.height / 800)
    }

    Binding {
        target: Theme
        property: "calm"
        value: window.calm
    }

    Binding {
        target: Theme
        property: "spruce"
        value: window.visitor.notice.spruce
    }

    Binding {
        target: Theme
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

    T.StackView {
        id: pages

        objectName: "pages"
        anchors.fill: parent
        anchors.bottomMargin: window.typing ? keyboard.height : 0
        visible: !window.staff.unlocked
        enabled: !busy && window.staff.place === StaffModel.HIDDEN
        initialItem: attract

        replaceEnter: Transition {
            NumberAnimation {
                property: "x"
                from: window.forward ? pages.width * 0.3 : -pages.width * 0.3
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

    Connections {
        target: window.visitor

        function onPageChanged(forward: bool): void {
            window.forward = forward;
            sheet.shown = false;
            const how = window.calm ? T.StackView.Immediate : T.StackView.ReplaceTransition;
            switch (window.visitor.page) {
            case VisitorModel.START:
                pages.replaceCurrentItem(start, {}, how);
                break;
            case VisitorModel.QUESTION:
                pages.replaceCurrentItem(question, {
                    "question": window.visitor.question
                }, how);
                break;
            case VisitorModel.HELP:
                pages.replaceCurrentItem(help, {}, how);
                break;
            case VisitorModel.GUARD:
                pages.replaceCurrentItem(guard, {}, how);
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
        }
    }

    Component {
        id: attract

        AttractPage {
            visitor: window.visitor
        }
    }

    Component {
        id: start

        StartPage {
            visitor: window.visitor
            onLanguageWanted: sheet.shown = true
        }
    }

    Component {
        id: question

        QuestionPage {
            visitor: window.visitor
            typing: window.typing
            onLanguageWanted: sheet.shown = true
        }
    }

    Component {
        id: help

        HelpPage {
            visitor: window.visitor
        }
    }

    Component {
        id: guard

        GuardPage {
            visitor: window.visitor
            onLanguageWanted: sheet.shown = true
        }
    }

    Component {
        id: summary

        SummaryPage {
            visitor: window.visitor
            onLanguageWanted: sheet.shown = true
        }
    }

    Component {
        id: thanks

        ThanksPage {
            visitor: window.visitor
        }
    }

    Component {
        id: failed

        FailedPage {
            visitor: window.visitor
        }
    }

    LanguageSheet {
        id: sheet

        anchors.fill: parent
        visitor: window.visitor
    }

    IdleWarning {
        anchors.fill: parent
        visitor: window.visitor
    }

    Loader {
        anchors.fill: parent
        active: window.staff.place === StaffModel.PIN || window.staff.place === StaffModel.SYNC_PIN
        sourceComponent: PinPage {
            staff: window.staff
        }
    }

    Loader {
        anchors.fill: parent
        active: window.staff.unlocked && window.staff.place !== StaffModel.SYNC_PIN
        sourceComponent: StaffPanel {
            staff: window.staff
            visitor: window.visitor
            coordinator: window.coordinator
        }
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
