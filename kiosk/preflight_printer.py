"""What is checked of the printer before a stand opens: a stand can do without, but has to know."""

from kiosk import print_ledger, printing, spooler_state
from kiosk.campaign import Campaign
from kiosk.check import Check
from kiosk.errors import Refused
from kiosk.printer import Printer, State, told_by
from kiosk.store import Store


def checks(store: Store, campaign: Campaign) -> list[Check]:
    """Check the printer, its spooler, what nobody knows of earlier prints, and the logo."""
    printer = printing.current(store)
    found = [_state(printer) if printer else Check("look", "check-printer-none")]
    if printer and not printer.receipt:
        found += _keeping(printer)
    if unknown := print_ledger.unknown_jobs(store):
        found.append(Check("look", "check-prints-unknown", {"n": len(unknown)}))
    return found + _logo(campaign)


def _state(printer: Printer) -> Check:
    state, values = printing.state(printer), {"name": printer.name}
    if state in (State.READY, State.PRINTING):
        return Check("good", "check-printer", values)
    code = told_by(state)
    return Check("look", code, values)


def _keeping(printer: Printer) -> list[Check]:
    """Check that a visitor's own page is gone once it is out, and that its end can be learnt."""
    keeping = spooler_state.keeping(printer.address)
    found = []
    if keeping.files is None:
        found.append(Check("look", "check-printer-may-keep"))
    elif keeping.files:
        found.append(Check("look", "check-printer-keeps"))
    return found if keeping.history else [*found, Check("look", "check-printer-forgets")]


def _logo(campaign: Campaign) -> list[Check]:
    """Check that the papers carry the logo: who built the pack may not have been told."""
    if not campaign.logo:
        return []
    from kiosk import handout  # which takes a while to load

    try:
        handout.drawable_logo(campaign)
    except Refused:
        return [Check("look", "check-logo", {"logo": campaign.logo})]
    return []
