"""Gives a visitor a handout at a stand.

The staff's is the same for all: it is saved, and printed where there is a printer. A visitor's own
leads to what that visitor chose: it is printed or nothing, and never lies in a file of ours. What
was printed is counted when the printer is done with it (`kiosk/printing.py`).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import handout, printing, printing_windows, stand
from kiosk.campaign import Campaign, Event
from kiosk.errors import Fault, LyssnaError
from kiosk.home import replace_file, writing_to
from kiosk.print_ledger import Job
from kiosk.printer import Printer
from kiosk.printing import Task
from kiosk.store import Store

if TYPE_CHECKING:
    from kiosk.slip import Slip


@dataclass(frozen=True)
class Order:
    """What paper is wanted: for which event, in which language, as of which day."""

    campaign: Campaign
    event: Event
    language: str
    today: date


def hand_out(
    store: Store,
    session: str,
    order: Order,
    folder: Path,
    *,
    paper: bool = True,
    copies: int = 1,
    layout: str = "",
    given: Callable[[Job], None] = lambda _: None,
) -> tuple[Path, LyssnaError | None]:
    """Return the PDF in `folder`, and why it was not printed, if it was to be and was not.

    It is printed in `layout`, or in the one that was chosen with the printer, `copies` sheets of
    it; a receipt printer has only one. `given` is told of the job that the printer is given, also
    when that fails. Without `paper` it is only saved, and counted at once.
    """
    printer = printing.current(store) if paper else None
    layout = _layout(printer, layout)
    form = "" if layout == "a6" else f"-{layout}"
    file = folder / f"handout-{order.event.id}-{order.language}{form}.pdf"
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    pdf = _pdf(order, layout)
    replace_file(file, pdf)
    if not paper:
        stand.count_handout(store, session, order.language, layout, copies)
        return file, None
    task = Task(session, order.language, layout, order.campaign.name, copies)
    return file, _printed(store, printer, task, order, file, pdf, given)


def _layout(printer: Printer | None, wanted: str) -> str:
    if printer is not None and (printer.receipt or not wanted):
        return printer.layout
    return wanted or "a6"


def _printed(
    store: Store,
    printer: Printer | None,
    task: Task,
    order: Order,
    file: Path,
    pdf: bytes,
    given: Callable[[Job], None],
) -> LyssnaError | None:
    """Print the staff's handout; return why that failed, with the file that it is saved in."""
    try:
        if printer is not None:
            page = _slip(order) if printer.receipt else pdf
            printing.give(store, printer, task, page, given)
        elif sys.platform == "win32" and printing.printers():
            for _ in range(task.copies):  # its print verb takes no number
                printing_windows.print_file(file)
                stand.count_handout(store, task.session, task.language, task.layout)
        else:
            return Fault("printer-none", retry=True, file=file)
    except Fault as fault:
        return Fault("printer-failed", retry=True, file=file) if _of_printer(fault) else fault
    return None


def page_for(order: Order, printer: Printer) -> "bytes | Slip":
    """Return the handout that is the same for all, as a printer is to print it."""
    return _slip(order) if printer.receipt else _pdf(order, printer.layout)


def hand_out_to_visitor(
    store: Store, session: str, order: Order, link: str, *, neutral: bool = False
) -> None:
    """Print a visitor's own handout, whose code leads to `link`; `neutral` for who looked for help.

    The ledger does not know of the link. Raises Fault, in words for a visitor, when the printer
    cannot print it now; then nothing is left behind.
    """
    printer = printing.current(store)
    if printer is None:
        raise Fault("paper-none", retry=True)
    layout = (
        "a6" if printer.layout == "a4" else printer.layout
    )  # one is enough, not a sheet of four
    task = Task(session, order.language, layout, order.campaign.name)
    page = _slip(order, link, neutral) if printer.receipt else _pdf(order, layout, link, neutral)
    try:
        printing.give(store, printer, task, page)
    except Fault as fault:
        raise (Fault("paper-failed", retry=True) if _of_printer(fault) else fault) from None


def _of_printer(fault: Fault) -> bool:
    """Tell whether the printer failed, and not the disk or the store."""
    return fault.code in ("printer-not-ready", "spooler-failed")


def _pdf(order: Order, layout: str, link: str = "", neutral: bool = False) -> bytes:
    what = (order.campaign, order.event, order.language, order.today)
    return handout.render(*what, layout, link=link, neutral=neutral)


def _slip(order: Order, link: str = "", neutral: bool = False) -> "Slip":
    from kiosk.slip import slip_of

    what = (order.campaign, order.event, order.language, order.today)
    raster = handout.render_receipt_raster(*what, link, neutral=neutral)
    return slip_of(raster, link or order.campaign.promise_page)
