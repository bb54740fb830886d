"""A kiosk of its own, led from page to page by nobody's hand: for the linter and the gallery.

It lives in a temporary home with keys that are thrown away, with an open session, at the hour of
the campaign's first event.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QMetaObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk import stand
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault
from kiosk.home import Home, replace_file
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from kiosk.store import Store
from kiosk.visit import Step
from ui.app import Kiosk, application
from ui.drawn import visible
from ui.stops import Mood, Stop

PATIENCE = 20.0  # seconds until a page that does not come to rest is a failure
_AWAY = 400 * 24 * 3600.0  # seconds
_IDLE = 50.0  # seconds, after which the kiosk asks whether somebody is there
_BUTTONS = {Mood.SWAPPED: "swap", Mood.LANGUAGES: "language", Mood.COMFORT: "comfort"}
_ANSWERED = 7  # visitors so far: enough for their number to be shown


@dataclass(frozen=True)
class Size:
    """A screen: its pixels, and how many of them there are to a millimetre."""

    width: int
    height: int
    density: float

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


SIZES = (
    Size(1280, 800, 5.88),  # 10.1 inches
    Size(1920, 1080, 5.56),  # 15.6 inches
    Size(1024, 600, 4.63),  # 10.1 inches
    Size(800, 1280, 5.88),  # 10.1 inches, upright
)


@contextmanager
def tour(campaign: Campaign, size: Size) -> Iterator["Tour"]:
    """Set up a kiosk with `campaign` on a screen of `size`; take it away in the end."""
    clock = clock_of(campaign)
    with tempfile.TemporaryDirectory(prefix="lyssna-tour-") as place:
        home = furnish(Path(place), campaign, clock)
        application()
        kiosk = Kiosk(
            home,
            clock=clock,
            windowed=True,
            size=(size.width, size.height),
            calm=True,
            density=size.density,
            paper=False,
            voice="mock",
        )
        try:
            yield Tour(kiosk, clock, size)
        finally:
            kiosk.close()


def clock_of(campaign: Campaign) -> ShiftedClock:
    """Return a clock that stands at the hour of the campaign's first event."""
    event = campaign.events[0]
    return ShiftedClock(datetime.combine(event.date, event.starts) + timedelta(minutes=5))


def furnish(place: Path, campaign: Campaign, clock: ShiftedClock) -> Home:
    """Make a home below `place` with `campaign`, keys that nobody keeps, and an open session."""
    home = Home(place)
    home.create()
    keys = CampaignKeys.generate()
    pack = encode(Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys.signing)
    store = Store(home.database, create=True)
    try:
        event = campaign.events[0].id
        stand.open_session(store, campaign, event, clock.now(campaign.timezone))
    finally:
        store.close()
    replace_file(home.pack_file, pack)
    return home


class Tour:
    """Shows one stop after another. Lives on the GUI thread and runs its event loop."""

    def __init__(self, kiosk: Kiosk, clock: ShiftedClock, size: Size) -> None:
        self.kiosk = kiosk
        self.size = size
        self._clock = clock
        self._away = 0.0  # seconds that the clock was moved ahead for the stop on screen
        self._closed = False
        self._wait(lambda: kiosk.desk.gate is not None and kiosk.desk.session is not None)
        kiosk.visitor.notice.count_to(_ANSWERED)
        kiosk.staff.stop()  # the clock goes far ahead here, and no session is to close itself

    def show(self, stop: Stop, language: str, text: int = 0) -> QQuickItem:
        """Show `stop` with texts of step `text`; return the page or the sheet that lies on top."""
        self._return()
        kiosk = self.kiosk
        visit = stop.visit(language)
        if visit.step is Step.THANKS:
            kiosk.visitor.souvenir.prepare(kiosk.desk.pack.campaign.link({}), language)
        kiosk.visitor.put(visit)
        kiosk.visitor.tick()
        if text != kiosk.comfort.text:
            kiosk.comfort.setText(text)
        if visit.step is Step.ATTRACT:
            self._turn_to(language)
        self.settle()
        self._set(stop.mood)
        return self._top()

    def picture(self) -> QImage:
        """Return what is on screen."""
        return self.kiosk.window.grabWindow()

    def settle(self) -> None:
        """Wait until all is loaded and laid out, and nothing has moved since it was polished."""
        before: object = None
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            _polish(self.kiosk.window.contentItem())
            now = _shape(self.kiosk.window.contentItem())
            if now is not None and now == before:
                return
            before = now
        raise Fault("render-stuck")

    def _set(self, mood: Mood) -> None:
        """Bring about what a stop wants around its page."""
        if mood is Mood.ASLEEP:
            self._away = _AWAY
            self._clock.advance(self._away)
            self.kiosk.attract.look()
        elif mood is Mood.CLOSED:
            self.kiosk.desk.do_with_session(lambda _: None)
            self._wait(lambda: self.kiosk.desk.session is None)
        elif mood is Mood.IDLE:
            self._clock.advance(_IDLE)
            self.kiosk.visitor.tick()
        elif mood is Mood.TYPING:
            self._type()
        elif mood in _BUTTONS:
            self._click(_BUTTONS[mood])
        if mood is not Mood.USUAL:
            self.settle()

    def _return(self) -> None:
        """Take back what was brought about for the stop before."""
        if self._away:
            self._clock.advance(-self._away)
            self._away = 0.0
            self.kiosk.attract.look()
        if self.kiosk.desk.session is None:
            self.kiosk.desk.do_with_session(stand.current_session)
            self._wait(lambda: self.kiosk.desk.session is not None)
            self.kiosk.visitor.notice.count_to(_ANSWERED)

    def _turn_to(self, language: str) -> None:
        attract = self.kiosk.attract
        for _ in self.kiosk.desk.pack.campaign.languages:
            if attract.tag != language:
                attract.turn()
        attract.rest()

    def _type(self) -> None:
        field = self._find("field")
        if field is not None:
            field.forceActiveFocus()
            QGuiApplication.inputMethod().show()
            self._wait(lambda: bool(self.kiosk.window.property("typing")))

    def _click(self, name: str) -> None:
        button = self._find(name)
        if button is not None:
            QMetaObject.invokeMethod(button, "click")

    def _find(self, name: str) -> QQuickItem | None:
        items = visible(self.kiosk.window.contentItem())
        return next((item for item in items if item.objectName().split("-")[0] == name), None)

    def _top(self) -> QQuickItem:
        items = visible(self.kiosk.window.contentItem())
        warning = next((item for item in items if item.objectName() == "idle-warning"), None)
        return warning or self.kiosk.window.property("shown")

    def _wait(self, ready: Any) -> None:
        until = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > until:
                raise Fault("render-stuck")
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _polish(item: QQuickItem) -> None:
    """Lay out what is visible now, which else is done before the next frame."""
    for shown in visible(item):
        shown.ensurePolished()


def _shape(item: QQuickItem) -> tuple[Any, ...] | None:
    """Return the places of all that is visible; None while something is still being loaded."""
    found = []
    for shown in visible(item):
        if shown.inherits("QQuickLoader") and shown.property("asynchronous") and _loads(shown):
            return None
        found.append((shown.x(), shown.y(), shown.width(), shown.height()))
    return tuple(found)


def _loads(loader: QQuickItem) -> bool:
    scope = QQmlEngine.contextForObject(loader)
    return bool(QQmlExpression(scope, loader, "status === Loader.Loading").evaluate()[0])
