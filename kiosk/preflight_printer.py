"""What is checked of the printer before a stand opens: a stand can do without, but has to know."""

from kiosk import print_ledger, printing, spooler_state
from kiosk.check import Check
from kiosk.printer import Printer, State, told_by
from kiosk.store import Store


def checks(store: Store) -> list[Check]:
    """Check the printer, what its spooler keeps, and what nobody knows of earlier prints."""
    printer = printing.current(store)
    found = [_state(printer) if printer else Check("look", "check-printer-none")]
    if printer and not printer.receipt:
        keeping = spooler_state.keeping()
        found += [Check("look", "check-printer-keeps")] if keeping.files else []
        found += [] if keeping.history else [Check("look", "check-printer-forgets")]
    if unknown := print_ledger.unknown_jobs(store):
        found.append(Check("look", "check-prints-unknown", {"n": len(unknown)}))
    return found


def _state(printer: Printer) -> Check:
    state, values = printing.state(printer), {"name": printer.address}
    if state in (State.READY, State.PRINTING):
        return Check("good", "check-printer", values)
    code = told_by(state)
    return Check("look", code, values)
