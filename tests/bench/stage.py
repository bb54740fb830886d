"""What the measurements share: the kiosk on a fresh home, a bare window."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

import resources
from kiosk import stand
from kiosk.authoring import folder
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from kiosk.store import Store
from ui.app import Kiosk, application
from ui.drawn import visible

START = datetime(2016, 4, 2, 12, 5)
PATIENCE = 20.0  # seconds


@contextmanager
def opened(campaign_name: str = "umea-2016") -> Iterator[Home]:
    """Yield the home of a kiosk with an open session; it is gone afterwards."""
    campaign = folder.read(resources.path("campaigns", campaign_name))
    keys, clock = CampaignKeys.generate(), ShiftedClock(START)
    event = next(event for event in campaign.events if event.date == START.date())
    with TemporaryDirectory(prefix="lyssna-bench-") as place:
        home = Home(Path(place) / "home")
        pack = encode(Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys.signing)
        install(home, pack, {"staff": "274913", "coordinator": "908172"})
        store = Store(home.database)
        stand.open_session(store, campaign, event.id, clock.now(campaign.timezone))
        store.close()
        yield home


@contextmanager
def running(home: Home, **options: Any) -> Iterator[Kiosk]:
    """Yield a kiosk whose session is open."""
    application()
    usual: dict[str, Any] = {"windowed": True, "calm": True, "paper": False, "voice": "none"}
    kiosk = Kiosk(home, clock=ShiftedClock(START), **{"density": 5.87, **usual, **options})
    try:
        wait(lambda: kiosk.desk.session is not None)
        yield kiosk
    finally:
        kiosk.close()


def wait(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def rest(seconds: float) -> None:
    """Run the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def named(window: QQuickWindow, name: str) -> QQuickItem:
    """Wait for the visible item called `name` and return it."""

    def find() -> QQuickItem | None:
        items = visible(window.contentItem())
        return next((item for item in items if item.objectName() == name), None)

    wait(lambda: find() is not None)
    found = find()
    assert found is not None
    return found


class Finger:
    """Touches a window and tells how long it takes until a frame has been drawn."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self._loop = QEventLoop()
        self._drawn = 0.0
        self.work = 0.0  # milliseconds of this thread's own time, in the last touch
        window.frameSwapped.connect(self._on_frame, Qt.ConnectionType.DirectConnection)

    def _on_frame(self) -> None:
        self._drawn = time.perf_counter()
        self._loop.quit()

    def press(self, place: QPointF) -> float:
        """Return the milliseconds until the first frame after a press."""
        touch = QTest.touchEvent(self._window, self._device)
        return self._time(lambda: touch.press(0, place.toPoint(), self._window).commit())

    def release(self, place: QPointF) -> float:
        """Return the milliseconds until the first frame after a release."""
        touch = QTest.touchEvent(self._window, self._device)
        return self._time(lambda: touch.release(0, place.toPoint(), self._window).commit())

    def _time(self, act: Callable[[], None]) -> float:
        quiet()
        began, spent = time.perf_counter(), time.thread_time()
        self._drawn = 0.0
        act()
        if self._drawn == 0.0:
            QTimer.singleShot(2000, self._loop, self._loop.quit)
            self._loop.exec()  # sleeps between events, so that work is work
        if self._drawn == 0.0:
            raise TimeoutError("no frame")
        self.work = (time.thread_time() - spent) * 1000
        return (self._drawn - began) * 1000


def quiet() -> None:
    """Let everything that was set off before come to its end."""
    for _ in range(6):
        QGuiApplication.processEvents()


def middle(values: list[float]) -> float:
    return median(values)


def centre(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
