"""The lock: what a visitor's keyboard, mouse and clipboard can do, and what they cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMetaObject, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QClipboard,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
    QWindow,
)
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.xserver import display, kept_in
from ui.lock import Lock

PAGE = b"""
import QtQuick
Window {
    width: 400
    height: 300
    property int shortcuts
    property int clicks
    property int drops
    Shortcut {
        sequences: ["Ctrl+Q", "Alt+X", "F11", StandardKey.Copy]
        onActivated: shortcuts += 1
    }
    // Not a TextEdit: without the kiosk's own panel, that opens the on-screen keyboard's window.
    Item {
        objectName: "field"
        focus: true
        property string text
        property var keys: []
        Keys.onPressed: event => {
            text += event.text;
            keys.push(event.key);
            event.accepted = true;
        }
    }
    TextEdit { objectName: "reading"; readOnly: true; text: "hemligt" }
    MouseArea {
        y: 100
        width: 400
        height: 100
        acceptedButtons: Qt.AllButtons
        onPressed: clicks += 1
    }
    DropArea { anchors.fill: parent; onEntered: drops += 1 }
}
"""
Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
NONE, ALT_GR = Modifier.NoModifier, Modifier.ControlModifier | Modifier.AltModifier


@pytest.fixture
def window(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[QQuickWindow]:
    engine = QQmlApplicationEngine()
    engine.loadData(PAGE)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.show()
    window.requestActivate()
    qtbot.waitUntil(lambda: window.activeFocusItem() is not None)
    yield window
    window.close()
    qapp.clipboard().clear()


@pytest.fixture
def lock(qapp: QGuiApplication, window: QQuickWindow) -> Iterator[Lock]:
    lock = Lock(qapp, window)
    lock.engage()
    yield lock
    lock.release()


def field(window: QQuickWindow) -> QQuickItem:
    item = window.findChild(QQuickItem, "field")
    assert item is not None
    return item


def copy_all(window: QQuickWindow) -> None:
    reading = window.findChild(QQuickItem, "reading")
    assert reading is not None
    for does in ("selectAll", "copy"):
        QMetaObject.invokeMethod(reading, does)


def press(window: QQuickWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Send a key with what the platform says it types; return whether anything took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    event.ignore()
    QGuiApplication.sendEvent(window, event)
    QGuiApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text))
    return event.isAccepted()


def test_window_fills_the_screen_without_a_frame_while_engaged(
    window: QQuickWindow, qapp: QGuiApplication
) -> None:
    lock = Lock(qapp, window)
    flags = window.flags()
    lock.engage()
    assert lock.engaged
    assert window.visibility() is QWindow.Visibility.FullScreen
    assert window.flags() & Qt.WindowType.FramelessWindowHint
    assert window.flags() & Qt.WindowType.WindowStaysOnTopHint
    lock.release()
    assert not lock.engaged
    assert window.visibility() is QWindow.Visibility.Windowed
    assert window.flags() == flags


def test_engage_twice_is_undone_by_one_release(window: QQuickWindow, qapp: QGuiApplication) -> None:
    lock = Lock(qapp, window)
    lock.engage()
    lock.engage()
    lock.release()
    lock.release()
    assert window.visibility() is QWindow.Visibility.Windowed
    assert window.close()


def test_window_never_shown_stays_on_screen_after_release(qapp: QGuiApplication) -> None:
    window = QQuickWindow()
    lock = Lock(qapp, window)
    lock.engage()
    lock.release()
    assert window.isVisible()
    window.close()


def test_full_screen_comes_back_after_the_window_was_made_small(
    lock: Lock, window: QQuickWindow, qtbot: QtBot
) -> None:
    window.showNormal()
    qtbot.waitUntil(lambda: window.visibility() is QWindow.Visibility.FullScreen)


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Key.Key_F4, Modifier.AltModifier, ""),
        (Key.Key_Space, Modifier.AltModifier, " "),
        (Key.Key_Tab, Modifier.AltModifier, "\t"),
        (Key.Key_Tab, Modifier.ControlModifier, "\t"),
        (Key.Key_A, Modifier.AltModifier, "a"),
        (Key.Key_Left, Modifier.AltModifier, ""),
        (Key.Key_Escape, NONE, "\x1b"),
        (Key.Key_Escape, Modifier.ControlModifier | Modifier.ShiftModifier, "\x1b"),
        (Key.Key_Super_L, NONE, ""),
        (Key.Key_Meta, NONE, ""),
        (Key.Key_L, Modifier.MetaModifier, "l"),
        (Key.Key_Control, NONE, ""),
        (Key.Key_Alt, NONE, ""),
        *((Key(Key.Key_F1.value + n), NONE, "") for n in range(35)),
        *((Key(Key.Key_A.value + n), Modifier.ControlModifier, chr(n + 1)) for n in range(26)),
        (Key.Key_Plus, Modifier.ControlModifier, "+"),
        (Key.Key_Minus, Modifier.ControlModifier, "-"),
        (Key.Key_0, Modifier.ControlModifier, "0"),
        (Key.Key_Insert, NONE, ""),
        (Key.Key_Insert, Modifier.ShiftModifier, ""),
        (Key.Key_Delete, Modifier.ShiftModifier, "\x7f"),
        (Key.Key_Delete, ALT_GR, "\x7f"),
        (Key.Key_E, ALT_GR, "\x05"),
        (Key.Key_F1, ALT_GR, ""),
        (Key.Key_Print, NONE, ""),
        (Key.Key_SysReq, NONE, ""),
        (Key.Key_Menu, NONE, ""),
        (Key.Key_Back, NONE, ""),
        (Key.Key_HomePage, NONE, ""),
        (Key.Key_Search, NONE, ""),
        (Key.Key_VolumeUp, NONE, ""),
        (Key.Key_MediaPlay, NONE, ""),
        (Key.Key_LaunchMail, NONE, ""),
        (Key.Key_PowerOff, NONE, ""),
        (Key.Key_Sleep, NONE, ""),
        (Key.Key_Help, NONE, ""),
        (Key.Key_Copy, NONE, ""),
        (Key.Key_Paste, NONE, ""),
    ],
)
def test_key_that_leads_out_is_swallowed(
    lock: Lock, window: QQuickWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    field(window).setProperty("text", "före")
    assert not press(window, key, modifiers, text)
    assert field(window).property("text") == "före"


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Key.Key_A, NONE, "a"),
        (Key.Key_A, Modifier.ShiftModifier, "A"),
        (Key.Key_Aring, NONE, "å"),
        (Key.Key_5, Modifier.KeypadModifier, "5"),
        (Key.Key_At, ALT_GR, "@"),
        (Key.Key_BraceLeft, ALT_GR, "{"),
        (Key.Key_BracketLeft, Modifier.GroupSwitchModifier, "["),
        (Key.Key_E, ALT_GR, "€"),
        (0, NONE, "ش"),
        (Key.Key_Space, Modifier.ShiftModifier, "\u200c"),
    ],
)
def test_text_is_typed_under_the_lock(
    lock: Lock, window: QQuickWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    assert press(window, key, modifiers, text)
    assert field(window).property("text") == text


@pytest.mark.parametrize(
    "key",
    [
        *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Space),
        *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
        *(Key.Key_Backspace, Key.Key_Delete, Key.Key_Shift, Key.Key_AltGr, Key.Key_Dead_Acute),
    ],
)
def test_key_for_moving_mending_and_composing_reaches_the_page(
    lock: Lock, window: QQuickWindow, key: Qt.Key
) -> None:
    press(window, key, NONE, "")
    assert field(window).property("keys").toVariant() == [key.value]


@pytest.mark.parametrize("modifiers", [NONE, Modifier.ControlModifier])
def test_release_follows_its_press_whatever_the_modifiers_are_by_then(
    lock: Lock, window: QQuickWindow, modifiers: Qt.KeyboardModifier
) -> None:
    down = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, NONE, " ")
    up = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, modifiers, " ")
    assert not lock.eventFilter(window, down)
    assert not lock.eventFilter(window, up)
    menu = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Menu, NONE)
    menu_up = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Menu, modifiers)
    assert lock.eventFilter(window, menu)
    assert lock.eventFilter(window, menu_up)


def test_escape_is_told_once_for_each_press(lock: Lock, window: QQuickWindow) -> None:
    told: list[bool] = []
    lock.escaped.connect(lambda: told.append(True))
    QTest.keyClick(window, Key.Key_Escape)
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, NONE, "\x1b", True)
    QGuiApplication.sendEvent(window, event)
    assert told == [True]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Q, Modifier.ControlModifier),
        (Key.Key_X, Modifier.AltModifier),
        (Key.Key_F11, NONE),
        (Key.Key_C, Modifier.ControlModifier),
    ],
)
def test_shortcut_fires_only_without_the_lock(
    window: QQuickWindow, qapp: QGuiApplication, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    lock = Lock(qapp, window)
    lock.engage()
    QTest.keyClick(window, key, modifiers)
    assert window.property("shortcuts") == 0
    lock.release()
    QTest.keyClick(window, key, modifiers)
    assert window.property("shortcuts") == 1


def test_only_the_left_button_reaches_the_page(lock: Lock, window: QQuickWindow) -> None:
    for button in (Button.RightButton, Button.MiddleButton, Button.BackButton):
        QTest.mouseClick(window, button, NONE, QPoint(200, 150))
        QTest.mouseDClick(window, button, NONE, QPoint(200, 150))
    assert window.property("clicks") == 0
    QTest.mouseClick(window, Button.LeftButton, NONE, QPoint(200, 150))
    assert window.property("clicks") == 1


def test_close_is_refused_until_the_lock_is_released(
    window: QQuickWindow, qapp: QGuiApplication
) -> None:
    other = QWindow()
    other.show()
    lock = Lock(qapp, window)
    lock.engage()
    for each in (window, other):
        assert not each.close()
        event = QCloseEvent()
        QGuiApplication.sendEvent(each, event)
        assert not event.isAccepted()
        assert each.isVisible()
    lock.release()
    assert window.close()
    assert other.close()


def test_nothing_can_be_dragged_in(lock: Lock, window: QQuickWindow) -> None:
    data = QMimeData()
    data.setText("utifrån")
    copy, point = Qt.DropAction.CopyAction, QPoint(50, 50)
    enter = QDragEnterEvent(point, copy, data, Button.LeftButton, NONE)
    drop = QDropEvent(QPointF(point), copy, data, Button.LeftButton, NONE)
    for event in (enter, drop):
        QGuiApplication.sendEvent(window, event)
        assert not event.isAccepted()
    assert window.property("drops") == 0
    lock.release()
    QGuiApplication.sendEvent(window, enter)
    assert window.property("drops") == 1


def test_gestures_and_zooming_are_swallowed(lock: Lock, window: QQuickWindow) -> None:
    device, place = QPointingDevice.primaryPointingDevice(), QPointF(50, 50)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, place, place, place, 1.5, QPointF()
    )
    assert lock.eventFilter(window, pinch)
    assert lock.eventFilter(window, QEvent(QEvent.Type.ContextMenu))

    def wheel(modifiers: Qt.KeyboardModifier) -> QWheelEvent:
        return QWheelEvent(
            place,
            place,
            QPoint(),
            QPoint(0, 120),
            Button.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )

    assert lock.eventFilter(window, wheel(Modifier.ControlModifier))
    assert not lock.eventFilter(window, wheel(NONE))


def test_clipboard_is_emptied_at_once_and_whenever_something_lands_there(
    window: QQuickWindow, qapp: QGuiApplication
) -> None:
    clipboard = qapp.clipboard()
    clipboard.setText("från förra besöket")
    lock = Lock(qapp, window)
    lock.engage()
    assert clipboard.text() == ""
    copy_all(window)
    assert clipboard.text() == ""
    if clipboard.supportsSelection():
        clipboard.setText("hemligt", QClipboard.Mode.Selection)
        assert clipboard.text(QClipboard.Mode.Selection) == ""
    lock.release()
    copy_all(window)
    assert clipboard.text() == "hemligt"


@pytest.mark.nightly
def test_no_shortcut_of_a_window_manager_leads_out(root: Path) -> None:
    with (
        display(needed=["xdotool", "wmctrl", "xclip"]) as found,
        kept_in(found.environment | {"QT_QPA_PLATFORM": "xcb"}, root) as child,
    ):
        child.wait(lambda s: s["full"] and s["active"])
        keys = ("alt+F4", "super", "alt+Tab", "alt+space", "super+d", "super+e", "ctrl+alt+d")
        for key in (*keys, "ctrl+c", "ctrl+q", "ctrl+alt+Delete", "F11", "Menu", "Print"):
            found.run("xdotool", "key", key)
        found.run("xdotool", "mousemove", "300", "300", "click", "3")
        found.run("wmctrl", "-c", "kiosk")
        found.run("xdotool", "key", "Escape")
        found.run("xdotool", "type", "a@b")
        state = child.wait(lambda s: s["text"] == "a@b")
        assert state["escapes"] == 1
        assert state["active"]
        found.run("xdotool", "search", "--name", "^kiosk$", "windowminimize")
        child.wait(lambda s: not s["full"] or not s["active"])
        child.wait(lambda s: s["full"] and s["active"])
