"""The view model of opening a session: an event is chosen, all is checked, and staff say yes.

Everything is decided below, in `kiosk/`; here it is asked for and shown.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log
from kiosk.campaign import Event
from kiosk.errors import LyssnaError
from ui.desk import Desk
from ui.rows import Row, RowModel
from ui.session import when

if TYPE_CHECKING:
    from kiosk.check import Check
    from kiosk.sessions import Plan
    from kiosk.stand import Session
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST = {"bad": 0, "asks": 1, "look": 2, "good": 3}  # what is to be done comes first
_EVENT = ("id", "place", "when", "today", "over", "planned")


@QmlElement
@QmlUncreatable("made by StaffModel")
class OpeningModel(QObject):
    """What comes before a session. Lives on the GUI thread; all work is done at the `Desk`."""

    changed = Signal()
    refused = Signal(str, arguments=["text"])
    opened = Signal()

    def __init__(self, desk: Desk, supplies: Path, parent: QObject) -> None:
        """`supplies` is where Linux tells of the battery."""
        super().__init__(parent)
        self._desk = desk
        self._supplies = supplies
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._plans: dict[str, Plan] = {}
        self._chosen: Event | None = None
        self._found: list[Check] = []
        self._checking = False
        self._busy = False
        self._events = RowModel(_EVENT, self)
        self._checks = RowModel(("code", "level", "what", "remedy", "asks"), self)
        desk.sessionChanged.connect(self.changed)

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._busy = self._checking = False
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the chosen event."""
        self._chosen = None
        self._found = []
        self._show_checks()

    def show_events(self) -> None:
        """Read which events there are, and which of them are planned."""
        from kiosk import sessions

        self._desk.do(sessions.plans, self._take_plans, self._tell)

    def _take_plans(self, plans: "list[Plan]") -> None:
        self._plans = {plan.event: plan for plan in plans}
        rows: list[Row] = [self._row(event) for event in self._campaign.events]
        self._events.show(sorted(rows, key=lambda row: (not row["today"], row["over"])))
        self.changed.emit()

    def _row(self, event: Event) -> Row:
        from kiosk.session import is_over

        return {
            "id": event.id,
            "place": event.place,
            "when": when(event, self._language),
            "today": event.date == self._now().date(),
            "over": is_over(event, self._now()),
            "planned": event.id in self._plans,
        }

    @Slot(str)
    def choose(self, event: str) -> None:
        """Choose the event to open a session for, and check everything."""
        self._chosen = self._campaign.event(event)
        self._checks.show([])
        self._found = []
        self.check()

    @Slot()
    def check(self) -> None:
        """Check everything again, for the chosen event or as the stand is."""
        from kiosk import preflight

        if self._checking:
            return
        self._checking = True
        self.changed.emit()
        home, clock, chosen = self._desk.home, self._desk.clock, self._chosen
        event = chosen.id if chosen is not None and self._desk.session is None else ""

        def work(_: "Store") -> "list[Check]":
            return preflight.run(home, clock, self._language, event=event, supplies=self._supplies)

        self._desk.run_errand(work, self._take_checks, self._tell)

    def _take_checks(self, found: "list[Check]") -> None:
        self._checking = False
        self._found = found
        self._show_checks()

    def _show_checks(self) -> None:
        rows: list[Row] = []
        for check in self._found:
            what, remedy = check.parts(self._language)
            row = {"code": check.code, "level": check.level, "what": what, "remedy": remedy}
            rows.append(row | {"asks": check.asks})
        rows.sort(key=lambda row: _FIRST["asks" if row["asks"] else str(row["level"])])
        self._checks.show(rows)
        self.changed.emit()

    @Slot(bool)
    def answer(self, right: bool) -> None:
        """Say whether the clock is right, which only a person can."""
        from kiosk import preflight

        self._found = [preflight.answered(check, right) for check in self._found]
        self._show_checks()

    @Slot(str, str, str)
    def openSession(self, stand: str, notes: str, late: str) -> None:
        """Open a session for the chosen event; the checks are kept with it."""
        from kiosk import stand as the_stand
        from kiosk.session import Details

        if self._chosen is None or self._busy:
            return
        event, now, checks = self._chosen.id, self._now(), list(self._found)
        log.note("session-opening", event=event)

        def work(store: "Store") -> "Session":
            details = Details(stand, notes, late)
            return the_stand.open_session(store, self._campaign, event, now, details, checks)

        self._busy = True
        self.changed.emit()
        self._desk.do_with_session(work, self._on_opened, self._tell)

    def _on_opened(self) -> None:
        self._busy = False
        self.forget()
        self.opened.emit()

    def _tell(self, error: LyssnaError) -> None:
        self._checking = self._busy = False
        self.changed.emit()
        self.refused.emit(error.text(self._language))

    def _now(self) -> datetime:
        return self._desk.clock.now(self._campaign.timezone)

    # What is shown

    def _go(self) -> bool:
        from kiosk.check import is_go

        return bool(self._found) and not self._checking and is_go(self._found)

    def _undone(self) -> int:
        return sum(check.level == "bad" or check.asks for check in self._found)

    def _of_chosen(self, name: str) -> str:
        plan = self._plans.get(self._chosen.id) if self._chosen else None
        return str(getattr(plan, name)) if plan else ""

    def _late(self) -> bool:
        from kiosk.session import is_over

        return self._chosen is not None and is_over(self._chosen, self._now())

    def _early(self) -> bool:
        from kiosk.session import is_early

        return self._chosen is not None and is_early(self._chosen, self._now())

    busy = Property(bool, lambda self: self._busy, notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
    go = Property(bool, _go, notify=changed)
    undone = Property(int, _undone, notify=changed)
    chosenPlace = Property(str, lambda self: c.place if (c := self._chosen) else "", notify=changed)
    chosenWhen = Property(
        str, lambda self: when(c, self._language) if (c := self._chosen) else "", notify=changed
    )
    late = Property(bool, _late, notify=changed)
    early = Property(bool, _early, notify=changed)
    plannedStand = Property(str, lambda self: self._of_chosen("stand"), notify=changed)
    plannedNotes = Property(str, lambda self: self._of_chosen("notes"), notify=changed)
    events = Property(QObject, lambda self: self._events, constant=True)
    checks = Property(QObject, lambda self: self._checks, constant=True)
