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

    Found = tuple[dict[Printer, str], Printer | None]  # with names for people; the one in use

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
        self._choices = RowModel(("key", "address", "name", "layout", "chosen"), self)
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
        # A session may be closed over pages on their way: they are counted for it all the same.
        under_way = self._watched is None or bool(self._watched.waiting)
        if self._desk.session is not None or under_way:
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
        """Learn which printers there are, and which of our papers they take."""
        self._desk.run_errand(_found_printers, self._take_printers, self._tell)
        self.look()

    def _take_printers(self, found: "Found") -> None:
        printers, now = found
        chosen = (now.address, now.layout) if now else None
        self._choices.show(
            [
                {
                    "key": f"{each.address} {each.layout}",
                    "address": each.address,
                    "name": name,
                    "layout": each.layout,
                    "chosen": (each.address, each.layout) == chosen,
                }
                for each, name in printers.items()
            ]
        )

    @Slot(str, str)
    def choose(self, address: str, layout: str) -> None:
        """Choose a printer that was found, and what is printed on it."""

        def work(store: "Store") -> None:
            from kiosk import printer

            for each in _found_printers(store)[0]:
                if (each.address, each.layout) == (address, layout):
                    printer.choose(store, each)

        self._desk.run_errand(work, lambda _: self.findPrinters(), self._tell)

    @Slot(str)
    def chooseInNetwork(self, host: str) -> None:
        """Choose the receipt printer at `host`, a name or an address, with a port after a colon."""

        def work(store: "Store") -> None:
            from kiosk import printer

            printer.choose(store, printer.Printer(f"network:{host.strip()}", "receipt", "roll"))

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
        name = self._watched.printer.name
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


def _found_printers(store: "Store") -> "Found":
    """Return the printers there are, with each layout they have the paper for, and the chosen."""
    from kiosk import plugged_in, printing, spooler_state
    from kiosk.printer import Printer

    found: dict[Printer, str] = {}
    for name in printing.printers_without_file():
        papers = spooler_state.papers(name)
        fitting = [Printer(name, lay, paper) for lay, paper in _LAYOUTS if paper in papers]
        found |= dict.fromkeys(fitting or [Printer(name)], name)
    for address, name in plugged_in.receipt_printers():
        plugged = Printer(address, "receipt", "roll")
        found[plugged] = name or plugged.name
    now = printing.current(store)
    known = {(each.address, each.layout) for each in found}
    if now is not None and (now.address, now.layout) not in known:
        found[now] = now.name
    return found, now
