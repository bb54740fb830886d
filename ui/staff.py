"""The view model of the staff panel: behind a PIN, one page for each thing staff do at a stand."""

import math
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log, wording
from kiosk.campaign import SMALLEST_SHOWN, Event
from kiosk.errors import LyssnaError
from ui.desk import Desk
from ui.language import described
from ui.rows import Row, RowModel

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.preflight import Check
    from kiosk.stand import Session
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

MOST_BARS = 6
PIN_IDLE, PANEL_IDLE = 30, 180  # seconds without a touch until visitors have the kiosk again
TICK = 1000  # milliseconds


@QmlElement
@QmlUncreatable("made when the program starts")
class StaffModel(QObject):
    """What staff see and do. Lives on the GUI thread; all work is done at the `Desk`."""

    @QEnum
    class Place(Enum):
        """Where in the panel staff are."""

        HIDDEN = 0
        PIN = 1
        STATUS = 2
        HANDOUTS = 3
        CHECKS = 4
        SYNC_PIN = 5
        SYNC = 6

    changed = Signal()
    message = Signal(str, bool, arguments=["text", "good"])
    troubleCleared = Signal()
    leaving = Signal()

    def __init__(self, desk: Desk, *, paper: bool = True, parent: QObject | None = None) -> None:
        """Let staff work at `desk`; without `paper`, handouts are saved and not printed."""
        super().__init__(parent)
        self._desk = desk
        self._paper = paper
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._place = self.Place.HIDDEN
        self._busy = False
        self._pin_error = ""
        self._handouts = 0
        self._printing = False
        self._hidden_bars = 0
        self._closed: Session | None = None
        self._events = RowModel(("id", "place", "when", "today"), self)
        self._checks = RowModel(("code", "level", "text"), self)
        self._bars = RowModel(("code", "label", "n", "share"), self)
        self._languages = RowModel(("tag", "name"), self)
        self._languages.show([described(tag) for tag in self._campaign.languages])
        self._since = desk.clock.monotonic()
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        desk.sessionChanged.connect(self.changed)

    # The way in and out

    @Slot()
    def knock(self) -> None:
        """Ask for the staff's PIN."""
        self._go(self.Place.PIN)

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        """Open the panel, or the sync page, if `pin` is right."""
        gate = self._desk.gate
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

    def notice_activity(self) -> None:
        """Note that somebody is there: any touch or key."""
        self._since = self._desk.clock.monotonic()

    @Slot()
    def tick(self) -> None:
        """Give the kiosk back to visitors when staff have walked off."""
        waits = {self.Place.HIDDEN: math.inf, self.Place.PIN: PIN_IDLE}
        if self._desk.clock.monotonic() - self._since >= waits.get(self._place, PANEL_IDLE):
            self._go(self.Place.HIDDEN)

    def stop(self) -> None:
        """Stop waiting for anything, at exit."""
        self._ticker.stop()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._busy = self._printing = False
        self.changed.emit()

    @Slot(int)
    def show(self, place: int) -> None:
        """Go to another page of the open panel; the sync page asks for the coordinator's PIN."""
        wanted = self.Place(place)
        if self._place in (self.Place.HIDDEN, self.Place.PIN):
            return
        self._go(self.Place.SYNC_PIN if wanted is self.Place.SYNC else wanted)

    @Slot()
    def hide(self) -> None:
        """Give the kiosk back to visitors."""
        self._go(self.Place.HIDDEN)

    @Slot()
    def leaveKiosk(self) -> None:
        if self._place not in (self.Place.HIDDEN, self.Place.PIN):
            self.leaving.emit()

    def _go(self, place: Place) -> None:
        self._place, self._busy, self._pin_error = place, False, ""
        self.notice_activity()
        self.changed.emit()
        if place is self.Place.STATUS:
            self.refresh()
        elif place is self.Place.CHECKS:
            self.runChecks()

    # The session

    @Slot()
    def refresh(self) -> None:
        """Read the counts again."""
        from kiosk import stand

        self._desk.do_with_session(stand.current_session, self._read_counts)

    def _read_counts(self) -> None:
        from kiosk import stand

        self._show_events()
        session = self._desk.session
        if session is None:
            self._show_bars({})
            return

        def counts(store: "Store") -> Any:
            return stand.tallies(store, session.id), stand.handouts(store, session.id)

        def show(result: Any) -> None:
            tallies, self._handouts = result
            self._show_bars(tallies)

        self._desk.do(counts, show, self._tell)

    @Slot(str)
    def openSession(self, event: str) -> None:
        from kiosk import stand

        now = self._desk.clock.now(self._campaign.timezone)
        self._closed = None
        log.note("session-opening", event=event)
        self._desk.do_with_session(
            lambda store: stand.open_session(store, self._campaign, event, now),
            self._read_counts,
            self._tell,
        )

    @Slot()
    def closeSession(self) -> None:
        from kiosk import stand

        now = self._desk.clock.now(self._campaign.timezone)
        self._desk.do(lambda store: stand.close_session(store, now), self._on_closed, self._tell)

    def _on_closed(self, session: "Session") -> None:
        log.note("session-closed", event=session.event, n=session.sent)
        self._closed = session
        self._desk.do_with_session(lambda _: None, self._read_counts)

    @Slot()
    def tryAgain(self) -> None:
        """Check that the store can be written to; if so, the stand is open again."""
        from kiosk import stand

        def probe(store: "Store") -> "Session | None":
            stand.touch(store)
            return stand.current_session(store)

        self._desk.do_with_session(probe, self.troubleCleared.emit, self._tell)

    # Handouts and checks

    @Slot(str)
    def printHandout(self, language: str) -> None:
        """Save a handout for the session's event as PDF, print it, and count it."""
        if self._printing or self._desk.session is None:
            return
        self._printing = True
        self.changed.emit()
        session = self._desk.session
        today = self._desk.clock.now(self._campaign.timezone).date()
        exports = self._desk.home.exports

        def work(store: "Store") -> "tuple[Path, LyssnaError | None]":
            from kiosk.handing_out import Order, hand_out

            order = Order(self._campaign, self._campaign.event(session.event), language, today)
            return hand_out(store, session.id, order, exports, paper=self._paper)

        self._desk.run_errand(work, self._on_printed, self._on_not_printed)

    def _on_printed(self, result: "tuple[Path, LyssnaError | None]") -> None:
        file, fault = result
        self._printing = False
        self.message.emit(fault.text(self._language) if fault else str(file), fault is None)
        self._read_counts()

    def _on_not_printed(self, error: LyssnaError) -> None:
        self._printing = False
        self._tell(error)

    @Slot()
    def runChecks(self) -> None:
        from kiosk import preflight

        home, clock, language = self._desk.home, self._desk.clock, self._language
        self._desk.run_errand(
            lambda _: preflight.run(home, clock, language), self._show_checks, self._tell
        )

    def _show_checks(self, checks: "list[Check]") -> None:
        self._checks.show(
            [{"code": c.code, "level": c.level, "text": c.text(self._language)} for c in checks]
        )

    def _tell(self, error: LyssnaError) -> None:
        self.message.emit(error.text(self._language), False)
        self.changed.emit()

    # What is shown

    def _show_events(self) -> None:
        today = self._desk.clock.now(self._campaign.timezone).date()
        self._events.show(
            [
                {"id": e.id, "place": e.place, "when": self._when(e), "today": e.date == today}
                for e in self._campaign.events
            ]
        )

    def _when(self, event: Event) -> str:
        times = wording.time_span(event.starts, event.ends, self._language)
        return f"{wording.long_date(event.date, self._language)}, {times}"

    def _bar_question(self) -> Any:
        questions = self._campaign.questionnaire.questions
        return next((q for q in questions if q.kind == "multiple" and not q.sensitive), None)

    def _show_bars(self, tallies: dict[tuple[str, str], int]) -> None:
        """Show the most frequent choices, none that fewer than five people made."""
        question = self._bar_question()
        rows: list[Row] = []
        if question is not None:
            found = [(tallies.get((question.name, c.code), 0), c) for c in question.choices]
            shown = [pair for pair in found if pair[0] >= SMALLEST_SHOWN]
            self._hidden_bars = sum(0 < n < SMALLEST_SHOWN for n, _ in found)
            shown.sort(key=lambda pair: -pair[0])
            most = shown[0][0] if shown else 1
            rows = [
                {
                    "code": choice.code,
                    "label": self._campaign.say(choice.label, self._language),
                    "n": n,
                    "share": n / most,
                }
                for n, choice in shown[:MOST_BARS]
            ]
        self._bars.show(rows)
        self.changed.emit()

    def _event(self) -> Event | None:
        session = self._desk.session or self._closed
        return self._campaign.event(session.event) if session else None

    def _count(self, name: str) -> int:
        session = self._desk.session or self._closed
        return int(getattr(session, name)) if session else 0

    def _since(self) -> str:
        session = self._desk.session
        if session is None:
            return ""
        opened: datetime = session.opened.astimezone(ZoneInfo(self._campaign.timezone))
        return opened.strftime("%H.%M" if self._language.startswith("sv") else "%H:%M")

    def _bar_title(self) -> str:
        question = self._bar_question()
        return self._campaign.say(question.label, self._language) if question else ""

    place = Property(int, lambda self: self._place.value, notify=changed)
    unlocked = Property(
        bool, lambda self: self._place.value >= StaffModel.Place.STATUS.value, notify=changed
    )
    busy = Property(bool, lambda self: self._busy, notify=changed)
    printing = Property(bool, lambda self: self._printing, notify=changed)
    pinError = Property(str, lambda self: self._pin_error, notify=changed)
    open = Property(bool, lambda self: self._desk.session is not None, notify=changed)
    justClosed = Property(bool, lambda self: self._closed is not None, notify=changed)
    eventPlace = Property(str, lambda self: e.place if (e := self._event()) else "", notify=changed)
    eventWhen = Property(
        str, lambda self: self._when(e) if (e := self._event()) else "", notify=changed
    )
    since = Property(str, _since, notify=changed)
    started = Property(int, lambda self: self._count("started"), notify=changed)
    sent = Property(int, lambda self: self._count("sent"), notify=changed)
    walkedAway = Property(int, lambda self: self._count("walked_away"), notify=changed)
    handouts = Property(int, lambda self: self._handouts, notify=changed)
    barTitle = Property(str, _bar_title, notify=changed)
    hiddenBars = Property(int, lambda self: self._hidden_bars, notify=changed)
    kioskName = Property(str, lambda self: self._desk.pack.identity.name, constant=True)
    campaignName = Property(str, lambda self: self._campaign.name, constant=True)
    events = Property(QObject, lambda self: self._events, constant=True)
    checks = Property(QObject, lambda self: self._checks, constant=True)
    bars = Property(QObject, lambda self: self._bars, constant=True)
    languages = Property(QObject, lambda self: self._languages, constant=True)
