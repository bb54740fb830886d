"""The view model of staff's handouts: one or two hundred of them, a few sheets at a time.

A printer is given the next sheets when those before are nearly out. So it can stop in the middle
without a hundred pages waiting in it, and a visitor's own page never waits behind them all.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import LyssnaError
from ui.desk import Desk
from ui.language import described
from ui.printing import PrintingModel
from ui.rows import RowModel

if TYPE_CHECKING:
    from kiosk.print_ledger import Job
    from kiosk.printing import Watched
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

AT_A_TIME, WAITING = 10, 5  # sheets: in one job, and still waiting when the next one is given
ROLL = 1  # receipts at a time: each takes seconds, and of two nobody could tell which came out


@QmlElement
@QmlUncreatable("made by StaffModel")
class BatchModel(QObject):
    """A batch of handouts, the same for all. Lives on the GUI thread."""

    changed = Signal()
    told = Signal(str, bool, arguments=["text", "good"])

    def __init__(self, desk: Desk, printing: PrintingModel, *, paper: bool, parent: QObject):
        super().__init__(parent)
        self._desk = desk
        self._printing = printing
        self._paper = paper
        self._language = desk.pack.campaign.main_language
        self._wanted, self._given, self._out = 0, 0, 0  # sheets
        self._order = ("", "")  # language and layout
        self._jobs: dict[str, int] = {}  # of this batch: those that have not come out, with sheets
        self._doubted: set[str] = set()  # those of them that nobody knows of
        self._stoppers: set[str] = set()  # those that have stopped it, each once
        self._busy = self._stopped = False
        self._languages = RowModel(("tag", "name"), self)
        self._languages.show([described(tag) for tag in desk.pack.campaign.languages])
        printing.watched.connect(self._on_watched)
        desk.sessionChanged.connect(self._on_session)

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._busy, self._stopped = False, True
        self.changed.emit()

    @Slot(str, str, int)
    def begin(self, language: str, layout: str, sheets: int) -> None:
        """Hand out so many sheets for the session's event; `layout` is the printer's own if ""."""
        if self._running() or self._desk.session is None:
            return
        self._order, self._wanted, self._given, self._out = (language, layout), sheets, 0, 0
        self._jobs, self._doubted, self._stoppers, self._stopped = {}, set(), set(), False
        self._give()

    @Slot()
    def goOn(self) -> None:
        """Go on after the printer has stopped the batch."""
        if self._stopped:
            self._stopped = False
            self._give()

    @Slot()
    def stop(self) -> None:
        """End the batch: what waits is taken back, what is out stays counted."""
        for job in self._jobs.keys() - self._doubted:
            self._printing.withdraw(job)
        self._wanted, self._stopped = 0, False
        self.changed.emit()

    def _on_session(self) -> None:
        if self._desk.session is None and self._wanted:  # or the next session would go on with it
            self.stop()

    def _give(self) -> None:
        session = self._desk.session
        left = self._wanted - self._given
        if self._busy or self._stopped or session is None or left <= 0:
            self.changed.emit()
            return
        sheets = min(left, ROLL if self._printing.receipt else AT_A_TIME if self._paper else left)
        self._busy = True
        self.changed.emit()
        campaign, (language, layout) = self._desk.pack.campaign, self._order
        today = self._desk.clock.now(campaign.timezone).date()
        exports = self._desk.home.exports

        def work(store: "Store") -> "tuple[Path, LyssnaError | None, list[Job]]":
            from kiosk.handing_out import Order, hand_out

            jobs: list[Job] = []
            order = Order(campaign, campaign.event(session.event), language, today)
            how = {"paper": self._paper, "copies": sheets, "layout": layout}
            file, fault = hand_out(store, session.id, order, exports, **how, given=jobs.append)
            return file, fault, jobs

        self._desk.run_errand(work, partial(self._on_given, sheets), self._on_failed)

    def _on_given(self, sheets: int, result: "tuple[Path, LyssnaError | None, list[Job]]") -> None:
        file, fault, jobs = result
        self._busy = False
        if not self._wanted:  # it was ended meanwhile
            for job in jobs:
                self._printing.withdraw(job.id)
            return
        if jobs:  # what the printer had of one that failed is learnt like that of any other
            self._given += sheets
            self._jobs |= {job.id: sheets for job in jobs}
        if fault is not None:
            self._stoppers.update(job.id for job in jobs)
            self._on_failed(fault)
            return
        if not jobs:  # it was saved, or printed by who tells nothing
            self._given += sheets
            self._out += sheets
        if not self._paper:
            self.told.emit(str(file), True)
        self._desk.counted.emit()
        self._printing.look()
        self._give_next()

    def _on_failed(self, error: LyssnaError) -> None:
        self._busy, self._stopped = False, True
        self.changed.emit()
        self._printing.look()
        self.told.emit(error.text(self._language), False)

    def _on_watched(self, watched: "Watched") -> None:
        """Learn what became of the jobs that wait no more."""
        waiting = {job.id for job in watched.waiting}
        ended = [job for job in self._jobs if job not in waiting]
        if not self._wanted or not ended:
            self._give_next()
            return

        def states(store: "Store") -> dict[str, str]:
            from kiosk import print_ledger

            return print_ledger.states(store, ended)

        self._desk.run_errand(states, self._settle, self._on_failed)

    def _settle(self, states: dict[str, str]) -> None:
        """Count what has come out; what did not, or nobody knows of, stops the batch.

        What did not come out is to be given again, once staff go on.
        """
        for job, state in states.items():
            if job not in self._jobs or state in ("noted", "handed"):
                continue
            if state != "printed" and job not in self._stoppers:
                self._stoppers.add(job)
                self._stopped = True
            if state == "unknown":
                self._doubted.add(job)
                continue
            sheets = self._jobs.pop(job)
            self._doubted.discard(job)
            if state == "printed":
                self._out += sheets
            else:
                self._given -= sheets
        self._give_next()

    def _give_next(self) -> None:
        waiting = sum(self._jobs[job] for job in self._jobs.keys() - self._doubted)
        if self._wanted and waiting <= WAITING:
            self._give()
        else:
            self.changed.emit()

    def _running(self) -> bool:
        return self._busy or bool(self._wanted) and self._out < self._wanted

    def _in_doubt(self) -> int:
        return sum(self._jobs[job] for job in self._doubted) if self._wanted else 0

    doubtful = Property(int, _in_doubt, notify=changed)
    language = Property(str, lambda self: self._language, constant=True)
    running = Property(bool, _running, notify=changed)
    stopped = Property(bool, lambda self: self._stopped, notify=changed)
    wanted = Property(int, lambda self: self._wanted, notify=changed)
    out = Property(int, lambda self: self._out, notify=changed)
    share = Property(
        float, lambda self: self._out / self._wanted if self._wanted else 0.0, notify=changed
    )
    languages = Property(QObject, lambda self: self._languages, constant=True)
