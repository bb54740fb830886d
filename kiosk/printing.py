"""Gives pages to the printer of a kiosk, and finds out what became of them.

The printer is the one that was chosen, else the spooler's default or only one. All functions may
take seconds: they belong on a worker, never on the GUI thread. A page is only given to a printer
that can print it now; what is on its way when the printer fails is never given to it again by
itself, and is told as unknown where nobody can know whether it came out.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from kiosk import (
    print_ledger,
    printer,
    printing_windows,
    receipt_printer,
    spooler,
    spooler_state,
)
from kiosk.errors import Fault
from kiosk.print_ledger import Job, Outcome
from kiosk.printer import TAKES, Printer, State
from kiosk.store import Store

if TYPE_CHECKING:
    from kiosk.slip import Slip

_SAME = 2  # seconds by which the time may differ since when a printer is on
_ONE_AT_A_TIME = RLock()  # or a page that is just being given would look like one left by a crash


@dataclass(frozen=True)
class Task:
    """What is printed: for which session, in which language and layout, how often."""

    session: str
    language: str
    layout: str
    title: str  # what the spooler and the printer show of it
    copies: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Watched:
    """How the printer is, which pages are on their way, and of which nobody knows."""

    printer: Printer | None
    state: State
    waiting: list[Job]
    unknown: list[Job]


def printers() -> list[str]:
    """Return the names of the spooler's printers, the default first; empty when there is none."""
    return printing_windows.printers() if sys.platform == "win32" else spooler.queues()


def without_service() -> bool:
    """Tell whether this computer has no print service that answers; Windows always has its own."""
    return sys.platform != "win32" and not spooler.answers()


def printers_without_file() -> list[str]:
    """Return the printers that take a page which lies in no file: on Windows there are none.

    Its print verb only starts another program, which reads the file when it pleases, so that
    nobody can tell when the file may go.
    """
    return [] if sys.platform == "win32" else printers()


def current(store: Store) -> Printer | None:
    """Return the printer that was chosen, else the spooler's default or only one."""
    found = printer.chosen(store)
    if found is None and (names := printers_without_file()):
        found = Printer(names[0])
    return found


def state(of: Printer) -> State:
    """Return how a printer is now."""
    return receipt_printer.state(of) if of.receipt else spooler_state.state(of.address)


def ready(store: Store) -> bool:
    """Tell whether a visitor's own handout would be printed now."""
    found = current(store)
    return found is not None and state(found) in TAKES


def give(
    store: Store,
    to: Printer,
    task: Task,
    page: "bytes | Slip",
    noted: Callable[[Job], None] = lambda _: None,
) -> Job:
    """Give a PDF to a queue, or a slip to a receipt printer, and note it; return the job.

    `noted` is told of the job before the printer is. Raises Fault when it was not taken. Then
    nothing comes out, or `watch` will tell of it.
    """
    if to.receipt is None and state(to) not in TAKES:  # a receipt printer is asked when connected
        raise Fault("printer-not-ready", retry=True)
    what = (to.address, task.language, task.layout, task.copies, task.pages)
    with _ONE_AT_A_TIME:
        job = print_ledger.note(store, task.session, *what)
        noted(job)
        if isinstance(page, bytes):
            _give_to_queue(store, to, job, task.title, page)
        else:
            _give_to_receipt_printer(store, to, job, page)
    return job


def _give_to_queue(store: Store, to: Printer, job: Job, title: str, pdf: bytes) -> None:
    since = spooler_state.switched_on(to.address)
    try:
        number = spooler.create(to.address, title, job.copies, to.paper)
    except Fault:
        print_ledger.end(store, job, "failed")
        raise
    print_ledger.hand(store, job, number, since)
    try:
        spooler.send(to.address, number, pdf)
    except Fault:
        spooler.cancel(to.address, number)
        raise


def _give_to_receipt_printer(store: Store, to: Printer, job: Job, slip: "Slip") -> None:
    print_ledger.hand(store, job)
    for done in range(job.copies):
        try:
            receipt_printer.print_slip(to, slip)
        except Fault:
            print_ledger.end(store, job, "unknown" if done else "failed")
            raise
        except receipt_printer.UnfinishedError:
            print_ledger.end(store, job, "unknown")
            raise Fault("printer-not-ready", retry=True) from None
    print_ledger.end(store, job, "printed")


def give_uncounted(to: Printer, title: str, page: "bytes | Slip") -> int | None:
    """Print a page that is no handout, to try the printer; return the spooler's number for it.

    None is for a receipt printer, which is done by then. Raises Fault when it is not taken.
    """
    if isinstance(page, bytes):
        number = spooler.create(to.address, title, 1, to.paper)
        spooler.send(to.address, number, page)
        return number
    try:
        receipt_printer.print_slip(to, page)
    except receipt_printer.UnfinishedError:
        raise Fault("printer-not-ready", retry=True) from None
    return None


def watch(store: Store) -> Watched:
    """Learn what became of the pages on their way, and count those that came out.

    Only for the process that gives pages to the printer: it takes back what a crash left half.
    """
    found = current(store)
    with _ONE_AT_A_TIME:
        for job in print_ledger.open_jobs(store):
            outcome = _outcome(store, job)
            if outcome is not None:
                print_ledger.end(store, job, outcome)
    how = state(found) if found else State.GONE
    waiting, unknown = print_ledger.open_jobs(store), print_ledger.unknown_jobs(store)
    return Watched(found, how, waiting, unknown)


def _outcome(store: Store, job: Job) -> Outcome | None:
    """Return what became of a job, None while that is open."""
    if job.state == "noted":  # a crash came before anybody was told of it
        return "failed"
    if job.spooler_job is None:  # a crash came while a receipt was printed
        return "unknown"
    try:
        found = spooler.job(job.printer, job.spooler_job)
    except Fault:
        return None
    if found is None:
        return "unknown"
    if found.incoming:  # a crash came before its document was given
        spooler.cancel(job.printer, job.spooler_job)
        return "failed"
    if found.state is spooler.JobState.COMPLETED:
        return _completed(job)
    if found.state.ended:
        return "unknown" if found.begun else "failed"
    _keep_in_view(store, job, found)
    return None


def _keep_in_view(store: Store, job: Job, found: spooler.Job) -> None:
    """Learn anew since when the printer is on, as long as it has not got the page.

    Of a job that is at work CUPS does not tell whether it is on its way there or just done: then
    only a printer that is gone is learnt of, which cannot have got it.
    """
    if found.at_printer:
        return
    since = spooler_state.switched_on(job.printer)
    if not found.at_work or since is None or job.printer_since is None:
        print_ledger.remember_since(store, job, since)


def _completed(job: Job) -> Outcome | None:
    """Return what became of a job that the spooler calls completed.

    CUPS says so, too, of a job that the printer does not know any more, having been off meanwhile.
    """
    if job.printer_since is None:  # a printer that does not tell
        return "printed"
    now = spooler_state.switched_on(job.printer)
    if now is None:
        return None
    return "printed" if abs(now - job.printer_since) <= _SAME else "unknown"


def withdraw(store: Store, job_id: str) -> None:
    """Cancel a job that waits; raise Fault when the spooler cannot be reached."""
    for job in print_ledger.open_jobs(store):
        if job.id == job_id and job.spooler_job is not None:
            spooler.cancel(job.printer, job.spooler_job)


def resolve(store: Store, job: Job, *, came_out: bool) -> None:
    """Note what somebody saw on the paper of a job of which nobody knew."""
    print_ledger.end(store, job, "printed" if came_out else "failed")
