"""A kiosk of either sample campaign, and the keys of a keyboard or a switch to walk through it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

import resources
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from tests.ui.conftest import Scene, installed
from ui.drawn import visible
from ui.tour import _shape as shape

CAMPAIGNS = ("umea-2016", "alla-typer")
EVENTS = {"umea-2016": "ikea-2016-04-02", "alla-typer": "prov-2016-04-02"}


def sample(name: str) -> Campaign:
    return folder.read(resources.path("campaigns", name))


def opened_home(place: Path, campaign: Campaign, keys: CampaignKeys, clock: ShiftedClock) -> Home:
    """Return an installed kiosk of `campaign` with an open session."""
    return installed(place, campaign, keys, clock, EVENTS[campaign.id])


def within_the_loop(scene: Scene, act: Callable[[], object]) -> None:
    """Do something as an event does it: what it throws away is gone afterwards."""
    QTimer.singleShot(0, act)
    scene.hand.settle()


class Keyboard:
    """Somebody who has keys and no finger. Every stop is to be seen: as a ring, and in view."""

    LONGEST = 80  # presses until what is looked for cannot be reached

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.unseen: list[str] = []  # stops that nothing showed

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self.scene.clock.advance(0.7)
            QTest.keyClick(self.scene.kiosk.window, key)
            self.scene.hand.settle()

    def write(self, text: str) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())))

    def wait_for_the_page(self) -> None:
        """Wait until all of the page has been made, in slices between frames."""
        root = self.scene.kiosk.window.contentItem()
        self.scene.hand.wait(lambda: shape(root) is not None, "the page")
        self.scene.hand.settle()

    def item(self) -> QQuickItem | None:
        return self.scene.kiosk.window.activeFocusItem()

    def focus(self) -> str:
        item = self.item()
        return "" if item is None else item.objectName()

    def to(self, name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Press `key` until the focus is on the item called `name`."""
        self.scene.hand.wait(lambda: self.scene.hand.find(name) is not None, name)
        self.wait_for_the_page()
        passed = []
        while self.focus() != name:
            self.press(key)
            passed.append(self.focus())
            self.note_unseen()
            assert len(passed) < self.LONGEST, f"{name} is not among {passed}"

    def use(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        """Go to an item and press it."""
        self.to(name)
        self.press(key)

    def round(self, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
        """Return the names of all stops, from the next one until it comes again."""
        first: QQuickItem | None = None
        names: list[str] = []
        while len(names) < self.LONGEST:
            self.press(key)
            if self.item() == first:
                return names
            first = first or self.item()
            names.append(self.focus())
            self.note_unseen()
        raise AssertionError(f"no way round: {names}")

    def note_unseen(self) -> None:
        item = self.item()
        if item is None or not shows_focus(item) or not in_view(item):
            where = self.scene.kiosk.window.property("shown").objectName()
            self.unseen.append(f"{where}: {self.focus() or item}")


def shows_focus(item: QQuickItem) -> bool:
    """Tell whether it can be seen that `item` has the focus: a ring, or the cursor in a field."""
    if item.property("cursorVisible") is not None:
        return bool(item.property("cursorVisible"))
    return any(found.property("around") is not None for found in visible(item))  # a FocusRing


def in_view(item: QQuickItem) -> bool:
    """Tell whether nothing that scrolls cuts `item` off."""
    place = QRectF(0, 0, item.width(), item.height())
    room = item.parentItem()
    while room is not None:
        inside = item.mapRectToItem(room, place)
        if room.clip() and not QRectF(-2, -2, room.width() + 4, room.height() + 4).contains(inside):
            # What is larger than its room begins in it.
            start = item.mapToItem(room, QPointF(0, 0))
            if inside.height() <= room.height() or not 0 <= start.y() < room.height():
                return False
        room = room.parentItem()
    return True


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from below(child)


def theme(scene: Scene) -> Callable[[str], object]:
    """Return a function that reads a property of the Theme on screen."""
    found = scene.kiosk.engine.singletonInstance("Design", "Theme")
    return lambda name: found.property(name)
