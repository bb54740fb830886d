"""Fingers for the demonstration: real touch events on the real scene, by the names of its items.

Nothing is called behind the screens' back: what cannot be touched cannot be done. The clock moves
between touches as it does between a person's.
"""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.clock import ShiftedClock
from kiosk.errors import Fault
from ui.app import Kiosk

PATIENCE = 20.0  # seconds until a screen that does not come is a failure
BETWEEN = 0.7  # seconds of the kiosk's clock between two touches


class Fingers:
    """One person at the screen. Lives on the GUI thread and runs its event loop."""

    def __init__(self, kiosk: Kiosk, clock: ShiftedClock) -> None:
        self._window = kiosk.window
        self._clock = clock
        self._device = QTest.createTouchDevice()

    def tap(self, name: str) -> None:
        """Touch the middle of the visible, enabled item called `name`."""
        self.wait(lambda: self.find(name) is not None, name)
        self.settle()
        item = self.find(name)
        assert item is not None
        _lay_out(item)
        self._bring_into_view(item)
        self.touch(self._middle(item))

    def touch(self, place: QPointF) -> None:
        """Touch the window at `place`, in pixels."""
        self._clock.advance(BETWEEN)
        point: QPoint = place.toPoint()
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        self.settle()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()
        self.settle()

    def type(self, text: str) -> None:
        """Write `text` on the on-screen keyboard, key by key."""
        self.wait(lambda: self.shows("keyboard") and self._has_keys(), "the keyboard")
        for letter in text:
            self._reach(letter)
            key = self._key(letter)
            if key is None:
                raise Fault("demo-stuck", what="a key")
            self.touch(self._middle(key))

    def corners(self) -> None:
        """Make the staff's gesture: the two upper corners, twice, one after the other."""
        for _ in range(2):
            self.touch(QPointF(12, 12))
            self.touch(QPointF(self._window.width() - 12, 12))

    def shows(self, name: str) -> bool:
        """Tell whether an item called `name` can be seen."""
        return any(_seen(item) for item in self._all() if item.objectName() == name)

    def in_sight(self, name: str) -> bool:
        """Tell whether the item called `name` lies within all that it may be scrolled in."""
        item = self.find(name)
        room = item.parentItem() if item is not None else None
        while item is not None and room is not None:
            middle = item.mapToItem(room, QPointF(item.width() / 2, item.height() / 2))
            if room.clip() and not room.contains(middle):
                return False
            room = room.parentItem()
        return item is not None

    def find(self, name: str) -> QQuickItem | None:
        """Return the item called `name` that can be touched now."""
        for item in self._all():
            if item.objectName() == name and _seen(item) and item.isEnabled():
                return item
        return None

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Run the event loop until `ready`; raise Fault when it never is."""
        until = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > until:
                raise Fault("demo-stuck", what=what)
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self) -> None:
        """Let everything happen that a touch has set off."""
        for _ in range(4):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def _all(self) -> Iterator[QQuickItem]:
        return _below(self._window.contentItem())

    def _middle(self, item: QQuickItem) -> QPointF:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def _bring_into_view(self, item: QQuickItem) -> None:
        """Scroll as a keyboard user would: what gets the focus comes into view."""
        room = item.parentItem()
        while room is not None and not room.clip():
            room = room.parentItem()
        if room is not None:
            item.forceActiveFocus()
            self.settle()

    def _key(self, letter: str) -> QQuickItem | None:
        keyboard = next((i for i in self._all() if i.objectName() == "keyboard"), None)
        if keyboard is None:
            return None
        for item in _below(keyboard):
            if item.property("keyType") is None or not _seen(item):
                continue
            shown = str(item.property("displayText") or "")
            text = str(item.property("text") or "")
            if text.lower() == letter.lower() or letter == " " and shown == "" and text == " ":
                return item
        return None

    def _has_keys(self) -> bool:
        return any(item.property("keyType") is not None and _seen(item) for item in self._all())

    def _reach(self, letter: str) -> None:
        """Bring up the keys on which `letter` is: digits are on a layer of their own."""
        if self._key(letter) is None:
            key = self._by_text("&123") or self._by_text("ABC")
            if key is not None:
                self.touch(self._middle(key))

    def _by_text(self, shown: str) -> QQuickItem | None:
        for item in self._all():
            is_key = item.property("keyType") is not None and _seen(item)
            if is_key and str(item.property("displayText") or "") == shown:
                return item
        return None


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    # The last one is on top, and the first to be found.
    for child in reversed(item.childItems()):
        yield from _below(child)
        yield child


def _lay_out(item: QQuickItem) -> None:
    """Put what has just appeared in its place, which else is done before the next frame."""
    parent = item.parentItem()
    if parent is not None:
        _lay_out(parent)
    item.ensurePolished()


def _seen(item: QQuickItem) -> bool:
    return item.isVisible() and item.opacity() > 0 and item.width() > 0
