"""Gives a visitor a handout at a stand, and counts it.

The staff's is the same for all: it is saved, and printed where there is a printer. A visitor's own
leads to what that visitor chose: it is printed or nothing, and never lies in a file.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk import handout, printing, stand
from kiosk.campaign import Campaign, Event
from kiosk.errors import LyssnaError
from kiosk.home import replace_file, writing_to
from kiosk.store import Store


@dataclass(frozen=True)
class Order:
    """What paper is wanted: for which event, in which language, as of which day."""

    campaign: Campaign
    event: Event
    language: str
    today: date


def hand_out(
    store: Store, session: str, order: Order, folder: Path, *, paper: bool = True
) -> tuple[Path, LyssnaError | None]:
    """Return the PDF in `folder`, and why it was not printed, if it was to be and was not.

    The handout is counted when it exists as PDF: a printer's fault is told, and it can be printed
    from the file.
    """
    file = folder / f"handout-{order.event.id}-{order.language}.pdf"
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    page = handout.render(order.campaign, order.event, order.language, order.today)
    replace_file(file, page)
    stand.count_handout(store, session, order.language, "a6")
    try:
        if paper:
            printing.print_file(file, order.campaign.name)
    except LyssnaError as error:
        return file, error
    return file, None


def hand_out_to_visitor(store: Store, session: str, order: Order, link: str) -> None:
    """Print a visitor's own handout, whose code leads to `link`, and count it.

    It is counted when the spooler took it, as any other: the ledger does not know of the link.
    Raises the printer's Fault; then nothing was printed, counted or left behind.
    """
    page = handout.render(order.campaign, order.event, order.language, order.today, link=link)
    printing.print_bytes(page, order.campaign.name)
    stand.count_handout(store, session, order.language, "a6")
