"""The view model of the printer: how it is, what waits for it, and what nobody knows of.

All of it is asked of the spooler beside the worker: no printer ever keeps a visitor waiting.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import LyssnaError, sentence
from ui.desk import Desk
from ui.language import own_name
from ui.rows import RowModel

if TYPE_CHECKING:
    from kiosk.print_ledger import Job
    from kiosk.printer import Printer
    from kiosk.printing import Watched
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

LOOK = 4000  # milliseconds between two looks at the printer, while a session is open
JOB = ("id", "sheets", "layout", "language", "unknown")
_LAYOUTS = (("a6", "a6"), ("a4", "a4"))  # what is printed on which paper, where the queue has it


@QmlElement
@QmlUncreatable("made by StaffModel")
class PrintingModel(QObject):
    """The printer as staff see it. Lives on the GUI thread."""

    changed = Signal()
    refused = Signal(str, arguments=["text"])
    watched = Signal(object)  # what was learnt: a `Watched`
    tested = Signal()

    def __init__(self, desk: Desk, *, paper: bool, parent: QObject) -> None:
        """Watch the printer of `desk`; without `paper` there is none to watch."""
        super().__init__(parent)
        self._desk = desk
        self._paper = paper
        self._language = desk.pack.campaign.main_language
        self._watched: Watched | None = None
        self._looking = self._busy = False
        self._jobs = RowModel(JOB, self)
        self._choices = RowModel(("key", "name", "layout", "chosen"), self)
        self._by_id: dict[str, Job] = {}
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()
        desk.sessionChanged.connect(self._on_time)

    def stop(self) -> None:
        """Ask no printer any more, at exit."""
        self._timer.stop()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._looking = self._busy = False
        self.changed.emit()

    def _on_time(self) -> None:
        if self._desk.session is not None:
            self.look()

    @Slot()
    def look(self) -> None:
        """Learn how the printer is, and what became of the pages on their way."""
        from kiosk import printing

        if self._paper and not self._looking:
            self._looking = True
            self._desk.run_errand(printing.watch, self._take, self._on_not_looked)

    def _on_not_looked(self, _: LyssnaError) -> None:
        self._looking = False  # the next look is soon

    def _take(self, watched: "Watched") -> None:
        self._looking = False
        before, self._watched = self._watched, watched
        self._by_id = {job.id: job for job in (*watched.unknown, *watched.waiting)}
        unknown = {job.id for job in watched.unknown}
        self._jobs.show([self._row(job, job.id in unknown) for job in self._by_id.values()])
        self.changed.emit()
        self.watched.emit(watched)
        if before is not None and before.waiting != watched.waiting:
            self._desk.counted.emit()

    def _row(self, job: "Job", unknown: bool) -> dict[str, Any]:
        name, sheets = own_name(job.language), job.copies * job.pages
        kind = {"id": job.id, "layout": job.layout, "language": name, "unknown": unknown}
        return kind | {"sheets": sheets}

    @Slot(str)
    def withdraw(self, job_id: str) -> None:
        """Take back a job that waits."""

        def work(store: "Store") -> None:
            from kiosk import printing

            printing.withdraw(store, job_id)

        self._desk.run_errand(work, self._on_changed, self._tell)

    @Slot(str, bool)
    def resolve(self, job_id: str, came_out: bool) -> None:
        """Say what the paper shows of a job of which nobody knew."""
        job = self._by_id.get(job_id)
        if job is None:
            return

        def work(store: "Store") -> None:
            from kiosk import printing

            printing.resolve(store, job, came_out=came_out)

        self._desk.run_errand(work, self._on_changed, self._tell)

    def _on_changed(self, _: object) -> None:
        self._set_busy(False)
        self._desk.counted.emit()
        self.look()

    # Choosing and trying

    @Slot()
    def findPrinters(self) -> None:
        """Learn which printers the computer has, and which of our papers they take."""
        self._desk.run_errand(_found_printers, self._take_printers, self._tell)
        self.look()

    def _take_printers(self, found: "list[Printer]") -> None:
        now = self._watched.printer if self._watched else None
        chosen = (now.address, now.layout) if now else None
        self._choices.show(
            [
                {
                    "key": f"{each.address} {each.layout}",
                    "name": each.address,
                    "layout": each.layout,
                    "chosen": (each.address, each.layout) == chosen,
                }
                for each in found
            ]
        )

    @Slot(str, str)
    def choose(self, name: str, layout: str) -> None:
        """Choose a printer of the computer, and what is printed on it."""

        def work(store: "Store") -> "list[Printer]":
            from kiosk import printer

            found = _found_printers(store)
            picked = [p for p in found if (p.address, p.layout) == (name, layout)]
            for each in picked:
                printer.choose(store, each)
            return found

        self._desk.run_errand(work, lambda _: self.findPrinters(), self._tell)

    @Slot()
    def tryOut(self) -> None:
        """Print a handout that counts for nothing."""
        if self._busy:
            return
        campaign, session = self._desk.pack.campaign, self._desk.session
        event = campaign.event(session.event) if session else campaign.events[0]

        def work(store: "Store") -> None:
            from kiosk import printing
            from kiosk.errors import Refused
            from kiosk.handing_out import Order, page_for

            found = printing.current(store)
            if found is None:
                raise Refused("check-printer-none")
            order = Order(campaign, event, campaign.main_language, event.date)
            printing.give_uncounted(found, campaign.name, page_for(order, found))

        self._set_busy(True)
        self._desk.run_errand(work, self._on_tested, self._tell)

    def _on_tested(self, _: object) -> None:
        self._on_changed(None)
        self.tested.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()

    def _tell(self, error: LyssnaError) -> None:
        self._set_busy(False)
        self.refused.emit(error.text(self._language))

    # What is shown

    def _parts(self) -> tuple[str, str]:
        from kiosk.errors import what_and_remedy
        from kiosk.printer import told_by

        if self._watched is None:
            return "", ""
        if self._watched.printer is None:
            return what_and_remedy("check-printer-none", self._language)
        name = self._watched.printer.address
        return what_and_remedy(told_by(self._watched.state), self._language, name=name)

    def _good(self) -> bool:
        from kiosk.printer import TAKES

        return self._watched is not None and self._watched.state in TAKES

    def _sentence(self) -> str:
        if not self._paper:
            return sentence("check-printer-none", self._language)
        return self._parts()[0]

    def _of_printer(self, name: str) -> str:
        printer = self._watched.printer if self._watched else None
        return str(getattr(printer, name)) if printer else ""

    def _is_receipt(self) -> bool:
        printer = self._watched.printer if self._watched else None
        return printer is not None and printer.receipt is not None

    sentence = Property(str, _sentence, notify=changed)
    remedy = Property(str, lambda self: self._parts()[1], notify=changed)
    good = Property(bool, _good, notify=changed)
    known = Property(
        bool, lambda self: bool(w := self._watched) and w.printer is not None, notify=changed
    )
    layout = Property(str, lambda self: self._of_printer("layout"), notify=changed)
    receipt = Property(bool, _is_receipt, notify=changed)
    waiting = Property(
        int, lambda self: len(w.waiting) if (w := self._watched) else 0, notify=changed
    )
    unknown = Property(
        int, lambda self: len(w.unknown) if (w := self._watched) else 0, notify=changed
    )
    busy = Property(bool, lambda self: self._busy, notify=changed)
    jobs = Property(QObject, lambda self: self._jobs, constant=True)
    choices = Property(QObject, lambda self: self._choices, constant=True)


def _found_printers(_: "Store") -> "list[Printer]":
    """Return the printers of the computer with each layout that they have the paper for."""
    from kiosk import printing, spooler_state
    from kiosk.printer import Printer

    found = []
    for name in printing.printers():
        papers = spooler_state.papers(name)
        fitting = [Printer(name, lay, paper) for lay, paper in _LAYOUTS if paper in papers]
        found += fitting or [Printer(name)]
    return found
