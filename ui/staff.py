"""The view model of the staff panel: behind a PIN, one page for each thing staff do at a stand.

Here is who may be where, and for how long. What is on the pages has models of its own.
"""

import math
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import power
from kiosk.errors import LyssnaError
from ui.batch import BatchModel
from ui.desk import Desk
from ui.live import LiveModel
from ui.opening import OpeningModel
from ui.pins import PinsModel
from ui.printing import PrintingModel
from ui.session import SessionModel
from ui.stand_report import ReportModel
from ui.wall import WallModel

if TYPE_CHECKING:
    from kiosk.stand import Session
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

PIN_IDLE, PANEL_IDLE = 30, 180  # seconds without a touch until visitors have the kiosk again
FORGOTTEN_IDLE = 600  # seconds: somebody is on the telephone with the centre, or fetches a stick
TICK = 1000  # milliseconds


@QmlElement
@QmlUncreatable("made when the program starts")
class StaffModel(QObject):
    """Where staff are, and what they see. Lives on the GUI thread; work is done at the `Desk`."""

    @QEnum
    class Place(Enum):
        """Where in the panel staff are."""

        HIDDEN = 0
        PIN = 1
        FORGOTTEN = 2
        STATUS = 3
        OPENING = 4
        REPORT = 5
        HANDOUTS = 6
        PRINTER = 7
        CHECKS = 8
        SYNC_PIN = 9
        SYNC = 10

    changed = Signal()
    message = Signal(str, bool, arguments=["text", "good"])
    troubleCleared = Signal()
    leaving = Signal()
    hidden = Signal()  # visitors have the kiosk again

    def __init__(
        self,
        desk: Desk,
        *,
        paper: bool = True,
        supplies: Path = power.LINUX,
        parent: QObject | None = None,
    ) -> None:
        """Let staff work at `desk`; without `paper`, handouts are saved and not printed."""
        super().__init__(parent)
        self._desk = desk
        self._language = desk.pack.campaign.main_language
        self._place = self.Place.HIDDEN
        self._busy = False
        self._pin_error = ""
        self._session = SessionModel(desk, self)
        self._opening = OpeningModel(desk, supplies, self)
        self._report = ReportModel(desk, self)
        self._live = LiveModel(desk, supplies, self)
        self._wall = WallModel(desk, self)
        self._printing = PrintingModel(desk, paper=paper, parent=self)
        self._batch = BatchModel(desk, self._printing, paper=paper, parent=self)
        self._pins = PinsModel(desk, self)
        self._since = desk.clock.monotonic()
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self._connect()

    def _connect(self) -> None:
        self._desk.sessionChanged.connect(self.changed)
        for model in (self._session, self._opening, self._report, self._printing):
            model.refused.connect(lambda text: self.message.emit(text, False))
        self._opening.opened.connect(self._on_opened)
        self._session.closed.connect(self._on_closed)
        self._session.recalled.connect(self._report.recall)
        self._batch.told.connect(self.message)
        self._pins.done.connect(self._on_pin_chosen)
        self._live.stepped.connect(self._wall.take)
        self._wall.switched.connect(self._on_wall)

    def stop(self) -> None:
        """Stop waiting for anything, at exit."""
        self._ticker.stop()
        for model in (self._session, self._live, self._wall, self._printing):
            model.stop()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._busy = False
        for model in (
            self._session,
            self._opening,
            self._report,
            self._live,
            self._printing,
            self._batch,
        ):
            model.reset()
        self.changed.emit()

    # The way in and out

    @Slot()
    def knock(self) -> None:
        """Ask for the staff's PIN."""
        self._go(self.Place.PIN)

    @Slot()
    def forgotten(self) -> None:
        """Let a forgotten PIN be chosen anew, by who knows the coordinator's."""
        if self._place is self.Place.PIN:
            self._go(self.Place.FORGOTTEN)

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        """Open the panel, or the sync page, if `pin` is right."""
        gate = self._desk.gate
        if self._place is self.Place.FORGOTTEN:
            self._pins.enter(pin)
            return
        if self._busy or gate is None:
            return
        for_sync = self._place is self.Place.SYNC_PIN
        self._busy, self._pin_error = True, ""
        self.changed.emit()
        role = "coordinator" if for_sync else "staff"
        target = self.Place.SYNC if for_sync else self.Place.STATUS
        asked = self._place

        def enter(_: None) -> None:
            if self._place is asked:  # and nobody has gone away meanwhile
                self._go(target)

        self._desk.do(lambda _: gate.check(role, pin), enter, self._on_wrong_pin)

    def _on_wrong_pin(self, error: LyssnaError) -> None:
        self._busy = False
        self._pin_error = error.text(self._language)
        self.changed.emit()

    def _on_pin_chosen(self) -> None:
        from kiosk.errors import sentence

        self._go(self.Place.PIN)
        self._pin_error = sentence("pin-changed", self._language)
        self.changed.emit()

    def notice_activity(self) -> None:
        """Note that somebody is there: any touch or key."""
        self._since = self._desk.clock.monotonic()

    @Slot()
    def tick(self) -> None:
        """Give the kiosk back to visitors when staff have walked off."""
        place = self.Place
        waits = {place.HIDDEN: math.inf, place.PIN: PIN_IDLE, place.FORGOTTEN: FORGOTTEN_IDLE}
        if self._desk.clock.monotonic() - self._since >= waits.get(self._place, PANEL_IDLE):
            self._go(self.Place.HIDDEN)

    @Slot(int)
    def show(self, place: int) -> None:
        """Go to another page of the open panel; the sync page asks for the coordinator's PIN."""
        wanted = self.Place(place)
        if self._unlocked() or self._place is self.Place.SYNC_PIN:
            self._go(self.Place.SYNC_PIN if wanted is self.Place.SYNC else wanted)

    @Slot()
    def hide(self) -> None:
        """Give the kiosk back to visitors."""
        self._go(self.Place.HIDDEN)

    @Slot()
    def leaveKiosk(self) -> None:
        if self._unlocked():
            self.leaving.emit()

    def _unlocked(self) -> bool:
        return self._place.value >= self.Place.STATUS.value

    def _go(self, place: Place) -> None:
        self._place, self._busy, self._pin_error = place, False, ""
        self.notice_activity()
        if place is not self.Place.OPENING:
            self._opening.forget()
        if place is self.Place.HIDDEN or place is self.Place.FORGOTTEN:
            self._pins.forget()
        self._watch()
        self.changed.emit()
        if place is self.Place.STATUS:
            self._opening.show_events()
        elif place is self.Place.REPORT:
            self._report.look()
        elif place is self.Place.CHECKS:
            self._opening.check()
        elif place in (self.Place.HANDOUTS, self.Place.PRINTER):
            self._printing.findPrinters()
        elif place is self.Place.HIDDEN:
            self.hidden.emit()

    def _watch(self) -> None:
        """Read figures while they are looked at, in the panel or on the wall."""
        self._live.watch(self._unlocked() or self._wall.shown)

    def _on_wall(self) -> None:
        """Let the wall show what the panel shows, and go on reading while it hangs."""
        if self._wall.shown and self._live.step is not None:
            self._wall.take(self._live.step)
        self._watch()

    # The session

    @Slot(str)
    def choose(self, event: str) -> None:
        """Go on to the checks before a session for an event."""
        if self._unlocked():
            self._opening.choose(event)
            self._go(self.Place.OPENING)

    def _on_opened(self) -> None:
        self._report.forget()
        self._go(self.Place.STATUS)

    def _on_closed(self, session: "Session") -> None:
        self._report.show(session)
        if self._unlocked():
            self._go(self.Place.REPORT)

    @Slot()
    def tryAgain(self) -> None:
        """Check that the store can be written to; if so, the stand is open again."""
        from kiosk import stand

        def probe(store: "Store") -> "Session | None":
            stand.touch(store)
            return stand.current_session(store)

        self._desk.do_with_session(probe, self.troubleCleared.emit, self._tell)

    def _tell(self, error: LyssnaError) -> None:
        self.message.emit(error.text(self._language), False)
        self.changed.emit()

    # What is shown

    place = Property(int, lambda self: self._place.value, notify=changed)
    unlocked = Property(bool, _unlocked, notify=changed)
    busy = Property(bool, lambda self: self._busy, notify=changed)
    pinError = Property(str, lambda self: self._pin_error, notify=changed)
    campaignName = Property(str, lambda self: self._desk.pack.campaign.name, constant=True)
    session = Property(SessionModel, lambda self: self._session, constant=True)
    opening = Property(OpeningModel, lambda self: self._opening, constant=True)
    report = Property(ReportModel, lambda self: self._report, constant=True)
    live = Property(LiveModel, lambda self: self._live, constant=True)
    wall = Property(WallModel, lambda self: self._wall, constant=True)
    printing = Property(PrintingModel, lambda self: self._printing, constant=True)
    batch = Property(BatchModel, lambda self: self._batch, constant=True)
    pins = Property(PinsModel, lambda self: self._pins, constant=True)
