"""Keeps a visitor inside the kiosk: no key, button or gesture leads out or opens a menu.

Knows nothing of pages. What the system below does not leave to a program (Ctrl+Alt+Del, another
screen's taskbar) is in docs/kiosk-mode.md.
"""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QTabletEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtQuick import QQuickWindow

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_Kind = QEvent.Type

WATCH = 500  # milliseconds between two looks at whether the window is still where it belongs

# What a person needs to read, choose and write. All else is swallowed, so that a key nobody has
# thought of opens nothing.
_EDITING = frozenset(
    {
        *(_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space),
        *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
        *(_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown),
        *(_Key.Key_Backspace, _Key.Key_Delete),
        *(_Key.Key_Shift, _Key.Key_CapsLock, _Key.Key_NumLock),
    }
)
# AltGr, Compose, dead keys and the keys of input methods lie together in Qt's list of keys.
_COMPOSING = range(int(_Key.Key_AltGr), int(_Key.Key_Dead_Longsolidusoverlay) + 1)
_COMMAND = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_ALT_GR = _Modifier.ControlModifier | _Modifier.AltModifier  # as Windows reports it

_KEYS = (_Kind.ShortcutOverride, _Kind.KeyPress, _Kind.KeyRelease)
_BUTTONS = (
    *(_Kind.MouseButtonPress, _Kind.MouseButtonRelease, _Kind.MouseButtonDblClick),
    *(_Kind.TabletPress, _Kind.TabletRelease),
)
# Two fingers on the glass are not here: one of them may be a resting palm, and no page zooms.
_NEVER = (
    *(_Kind.ContextMenu, _Kind.NativeGesture, _Kind.Gesture, _Kind.HelpRequest),
    *(_Kind.DragEnter, _Kind.DragMove, _Kind.Drop),
)
_JUDGED = frozenset({*_KEYS, *_BUTTONS, *_NEVER, _Kind.Close, _Kind.Wheel})


class Lock(QObject):
    """A lock on the whole application, open until `engage`. Lives on the GUI thread."""

    escaped = Signal()  # Escape was pressed, and swallowed

    def __init__(
        self, app: QGuiApplication, window: QQuickWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._clipboard = app.clipboard()
        self._held: set[int] = set()  # keys whose press was swallowed
        self._before = (window.flags(), window.visibility())
        self._watch = QTimer(self, interval=WATCH)
        self._watch.timeout.connect(self._hold)
        self.engaged = False

    def engage(self) -> None:
        """Fill the screen, above everything, and let nobody out."""
        if self.engaged:
            return
        self.engaged = True
        window = self._window
        self._before = (window.flags(), window.visibility())
        window.setFlags(
            window.flags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        window.showFullScreen()
        self._app.installEventFilter(self)
        self._clipboard.changed.connect(self._clear)
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            self._clear(mode)
        window.activeChanged.connect(self._grab)
        self._watch.start()
        self._grab()

    def release(self) -> None:
        """Undo `engage`; a window that had not been shown before stays on the screen.

        To be called before the program quits: Qt first asks each window, and a locked one says no.
        """
        if not self.engaged:
            return
        self.engaged = False
        self._watch.stop()
        self._window.activeChanged.disconnect(self._grab)
        self._clipboard.changed.disconnect(self._clear)
        self._app.removeEventFilter(self)
        self._held.clear()
        if self._app.platformName() == "xcb":
            self._window.setKeyboardGrabEnabled(False)
        flags, visibility = self._before
        self._window.setFlags(flags)
        if visibility is not QWindow.Visibility.Hidden:
            self._window.setVisibility(visibility)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _JUDGED or self._passes(kind, event):
            return False
        if kind is _Kind.ShortcutOverride:
            event.accept()  # "a page wants this key", so that no shortcut gets it
        else:
            event.ignore()
        return True

    def _passes(self, kind: QEvent.Type, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._passes_key(kind, event)
        if kind in _BUTTONS and isinstance(event, QMouseEvent | QTabletEvent):
            return event.button() is Qt.MouseButton.LeftButton
        if isinstance(event, QWheelEvent):  # with Ctrl it zooms
            return not event.modifiers() & _COMMAND
        return False

    def _passes_key(self, kind: QEvent.Type, event: QKeyEvent) -> bool:
        key = event.key()
        if kind is _Kind.KeyRelease:
            # By what became of its press: a modifier may have come or gone since.
            swallowed = key in self._held
            self._held.discard(key)
            return not swallowed
        passes = is_typing(event)
        if kind is _Kind.KeyPress and passes:
            self._held.discard(key)
        elif kind is _Kind.KeyPress:
            self._held.add(key)
            if key == _Key.Key_Escape and not event.isAutoRepeat():
                self.escaped.emit()
        return passes

    def _clear(self, mode: QClipboard.Mode) -> None:
        """Empty the clipboard, whoever filled it: the next visitor may not paste from the last."""
        if mode is QClipboard.Mode.Selection and not self._clipboard.supportsSelection():
            return
        found = self._clipboard.mimeData(mode)
        if found is not None and found.formats():  # clearing an empty one would never end
            self._clipboard.clear(mode)

    def _hold(self) -> None:
        """Bring the window back where a window manager has moved it or put another before it."""
        if self._window.visibility() is not QWindow.Visibility.FullScreen:
            self._window.showFullScreen()
        # On Wayland no window may come forward by itself; there cage shows no other.
        if self._app.focusWindow() is None and self._app.platformName() in ("xcb", "windows"):
            self._window.raise_()
            self._window.requestActivate()
        self._grab()

    def _grab(self) -> None:
        """Take the keyboard from the window manager's own shortcuts, where that can be done."""
        if self._app.platformName() == "xcb" and self._window.isActive():
            self._window.setKeyboardGrabEnabled(True)


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key press reads, chooses or writes, and does nothing beyond the page."""
    key, commands = event.key(), event.modifiers() & _COMMAND
    if commands and commands != _ALT_GR:
        return False
    text = event.text()
    if text and not any(unicodedata.category(letter) == "Cc" for letter in text):
        return True
    if commands:
        return False
    if key == _Key.Key_Delete and event.modifiers() & _Modifier.ShiftModifier:
        return False  # cuts
    return key in _EDITING or key in _COMPOSING
