"""The printer of a kiosk: chosen once, kept in its store, and how it is right now.

A printer is a queue of the system's spooler, by its name, or a receipt printer by its address:
`network:HOST[:PORT]`, `usb:VENDOR:PRODUCT` (hexadecimal), `serial:DEVICE`.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.errors import Refused
from kiosk.store import Store
from kiosk.tables import printer as table

RECEIPT_PORT = 9100  # where network receipt printers listen
LAYOUTS = ("a6", "a4", "receipt")
# What staff call a paper, and its name in IPP (PWG 5101.1).
PAPERS = {
    "a4": "iso_a4_210x297mm",
    "a5": "iso_a5_148x210mm",
    "a6": "iso_a6_105x148mm",
    "letter": "na_letter_8.5x11in",
    "roll": "",  # 80 mm, cut where the handout ends
}
UNKNOWN = "simple"  # the profile of a receipt printer whose model nobody told
ONLY = 1  # the key of the one row that there may be


class State(StrEnum):
    """How a printer is. UNTOLD: the spooler takes pages for it, and nobody can ask it."""

    READY = "ready"
    PRINTING = "printing"
    NO_PAPER = "no-paper"
    STOPPED = "stopped"
    GONE = "gone"
    UNTOLD = "untold"


TAKES = (State.READY, State.PRINTING, State.UNTOLD)
"""When it makes sense to give it a page."""

_TOLD = {
    State.READY: "printer-ready",
    State.PRINTING: "printer-printing",
    State.NO_PAPER: "printer-no-paper",
    State.STOPPED: "printer-stopped",
    State.GONE: "printer-gone",
    State.UNTOLD: "printer-untold",
}


def told_by(state: State) -> str:
    """Return the code of the message that tells of `state`; its value is the printer's `name`."""
    return _TOLD[state]


class Receipt(NamedTuple):
    """Where a receipt printer is: by which way, and its two parts there."""

    way: str
    place: str
    more: int = 0


@dataclass(frozen=True)
class Printer:
    """The choice: which printer, what is printed on it, and on which paper.

    `profile` is the name that python-escpos has for a receipt printer's model; by the one for a
    model that nobody knows, everything is printed as a picture.
    """

    address: str
    layout: str = "a6"
    paper: str = "a6"
    profile: str = UNKNOWN

    @property
    def receipt(self) -> Receipt | None:
        """The receipt printer's place; None for a queue of the spooler."""
        return parsed(self.address)

    @property
    def name(self) -> str:
        """What people are told of it: the queue's name, or where the receipt printer is."""
        return self.address.partition(":")[2] or self.address

    def check(self) -> None:
        """Raise Refused for a choice that cannot be printed."""
        receipt = self.receipt
        if self.layout not in LAYOUTS or (receipt is not None and self.layout != "receipt"):
            known = "receipt" if receipt else ", ".join(LAYOUTS)
            raise Refused("layout-unknown", layout=self.layout, known=known)
        if self.paper not in PAPERS:
            raise Refused("printer-paper", paper=self.paper, known=", ".join(PAPERS))


def parsed(address: str) -> Receipt | None:
    """Return the receipt printer at `address`, or None when it is the name of a queue.

    Raises Refused for an address that begins like one and is none.
    """
    way, colon, rest = address.partition(":")
    if not colon:
        return None
    place, _, more = rest.rpartition(":")
    try:
        if way == "network" and rest:
            return Receipt(way, place, int(more)) if place else Receipt(way, rest, RECEIPT_PORT)
        if way == "usb":
            return Receipt(way, f"{int(place, 16):04x}", int(more, 16))
        if way == "serial" and rest:
            return Receipt(way, rest)
    except ValueError:
        pass
    raise Refused("printer-address", address=address)


def choose(store: Store, choice: Printer) -> None:
    """Keep the choice; raise Refused when it cannot be printed."""
    choice.check()
    row = {"id": ONLY, **asdict(choice)}
    with store.transaction() as connection:
        add = upsert(table).values(row)
        connection.execute(add.on_conflict_do_update(index_elements=["id"], set_=row))


def forget(store: Store) -> None:
    """Let go of the choice."""
    with store.transaction() as connection:
        connection.execute(delete(table))


def chosen(store: Store) -> Printer | None:
    """Return the printer that was chosen, or None."""
    columns = (table.c.address, table.c.layout, table.c.paper, table.c.profile)
    with store.transaction() as connection:
        row = connection.execute(select(*columns)).one_or_none()
    return Printer(*row) if row else None
