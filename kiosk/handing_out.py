"""Gives a visitor a handout at a stand: saved, printed where there is a printer, and counted."""

from datetime import date
from pathlib import Path

from kiosk import handout, printing, stand
from kiosk.campaign import Campaign, Event
from kiosk.errors import LyssnaError
from kiosk.home import replace_file, writing_to
from kiosk.store import Store


def hand_out(
    store: Store,
    session: str,
    campaign: Campaign,
    event: Event,
    language: str,
    today: date,
    folder: Path,
) -> tuple[Path, LyssnaError | None]:
    """Return the PDF in `folder`, and why it was not printed, if it was not.

    The paper is counted when it exists as PDF: a printer's fault is told, and it can be printed
    from the file.
    """
    file = folder / f"handout-{event.id}-{language}.pdf"
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    replace_file(file, handout.render(campaign, event, language, today))
    stand.count_handout(store, session, language, "a6")
    try:
        printing.print_file(file, campaign.name)
    except LyssnaError as error:
        return file, error
    return file, None
