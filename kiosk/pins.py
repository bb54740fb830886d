"""The PINs of staff and coordinator: chosen at install, hashed with argon2id, guessed slowly.

There is no default PIN. A wrong one costs 1, 2, 4 ... up to 300 seconds; the count of failures is
stored, so that a restart does not help, and the wait runs on the monotonic clock, so that setting
the machine's clock does not help either.
"""

import math
from itertools import groupby, pairwise
from typing import Literal

from nacl import pwhash
from nacl.exceptions import InvalidkeyError
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.clock import Clock
from kiosk.errors import Fault, Refused
from kiosk.store import Store
from kiosk.tables import pin as table
from kiosk.tables import pin_request

Role = Literal["staff", "coordinator"]
SHORTEST, LONGEST = 6, 12  # digits
LONGEST_WAIT = 300  # seconds


def validate(pin: str) -> None:
    """Raise Refused for a PIN that is too short, too long, not of digits, or easily guessed."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise Refused("pin-form", shortest=SHORTEST, longest=LONGEST)
    if _is_trivial(pin):
        raise Refused("pin-trivial")


_ROWS = {"123", "456", "789", "147", "258", "369", "159", "357"}  # across, down and askew
_LINES = _ROWS | {row[::-1] for row in _ROWS}


def _is_trivial(pin: str) -> bool:
    """Tell whether a PIN is among those that people try first.

    Two digits only; even steps, also over the nine and with each digit several times (567890,
    112233); one part again and again (123123); the same from behind; lines of the keypad.
    """
    digits = [int(digit) for digit, _ in groupby(pin)]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    if len(set(pin)) < 3 or len(steps) == 1:
        return True
    if pin in (pin + pin)[1:-1] or pin == pin[::-1]:
        return True
    return len(pin) % 3 == 0 and all(pin[at : at + 3] in _LINES for at in range(0, len(pin), 3))


def choose(store: Store, pins: dict[Role, str]) -> None:
    """Set the PINs by role; raise Refused, and set none, when one does not serve."""
    for pin in pins.values():
        validate(pin)
    if len(set(pins.values())) < len(pins):
        raise Refused("pin-same")
    hashes = {role: pwhash.argon2id.str(pin.encode(), *_COST) for role, pin in pins.items()}
    with store.transaction() as connection:
        for role, hashed in hashes.items():
            row = {"hash": hashed, "failures": 0}
            put = insert(table).values(role=role, **row)
            connection.execute(put.on_conflict_do_update(index_elements=["role"], set_=row))
        if "coordinator" in pins:
            _forget_request(connection)


def _forget_request(connection: Connection) -> None:
    """Forget the code of a file (`kiosk/pin_reset.py`) that is needed no longer."""
    connection.execute(delete(pin_request))


def chosen(store: Store) -> bool:
    """Tell whether PINs have been chosen."""
    with store.transaction() as connection:
        return connection.scalar(select(table.c.role).limit(1)) is not None


# OWASP's Password Storage Cheat Sheet asks for 19 MiB and 2 passes at least.
_COST = (pwhash.argon2id.OPSLIMIT_INTERACTIVE, pwhash.argon2id.MEMLIMIT_INTERACTIVE)


class Gate:
    """Checks PINs, one at a time. Takes about a tenth of a second: not for the GUI thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._unsaved: dict[Role, int] = {"staff": 0, "coordinator": 0}
        # After a restart the wait begins anew, since nothing tells how long the program was off.
        self._since: dict[Role, float] = {
            "staff": clock.monotonic(),
            "coordinator": clock.monotonic(),
        }

    def check(self, role: Role, pin: str) -> None:
        """Return when `pin` is right; raise Refused when it is wrong, or tried too early.

        On a disk that takes no write, staff must still get in to see why: failures are then counted
        in memory, on top of those that are stored.
        """
        of_role = table.c.role == role
        with self._store.transaction() as connection:
            stored = select(table.c.hash, table.c.failures).where(of_role)
            row = connection.execute(stored).one_or_none()
        if row is None:
            raise Refused("pin-missing")
        failures = row.failures + self._unsaved[role]
        left = self._left(role, failures)
        if left > 0:
            raise Refused("pin-wait", seconds=math.ceil(left))
        # Counted before it is checked: pulling the plug gives no free guess.
        self._count(role, failures + 1)
        try:
            pwhash.verify(row.hash, pin.encode())
        except InvalidkeyError:
            self._since[role] = self._clock.monotonic()
            raise Refused("pin-wrong", seconds=wait_after(failures + 1)) from None
        self._count(role, 0)

    def wait_left(self, role: Role) -> int:
        """Return for how many seconds no PIN of `role` is looked at."""
        with self._store.transaction() as connection:
            stored = connection.scalar(select(table.c.failures).where(table.c.role == role))
        return max(0, math.ceil(self._left(role, (stored or 0) + self._unsaved[role])))

    def _left(self, role: Role, failures: int) -> float:
        return self._since[role] + wait_after(failures) - self._clock.monotonic()

    def _count(self, role: Role, failures: int) -> None:
        changed = update(table).where(table.c.role == role).values(failures=failures)
        try:
            with self._store.transaction() as connection:
                connection.execute(changed)
                if role == "coordinator" and not failures:
                    _forget_request(connection)
            self._unsaved[role] = 0
        except Fault:
            self._unsaved[role] = self._unsaved[role] + 1 if failures else 0


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row."""
    return min(2 ** (failures - 1), LONGEST_WAIT) if failures else 0
