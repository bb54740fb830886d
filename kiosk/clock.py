"""Time, passed in wherever it is needed, so that tests and the demo can set it.

Order and ids never come from the wall clock: tablets at a stand often have a wrong one.
"""

import time
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """What the program asks of time."""

    def now(self, zone: str) -> datetime:
        """Return the wall-clock time in the IANA time zone `zone`, with its offset."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only grow, unmoved by changes of the wall clock."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self, zone: str) -> datetime:
        return datetime.now(ZoneInfo(zone))

    def monotonic(self) -> float:
        return time.monotonic()


class ShiftedClock:
    """A clock that starts at a chosen wall-clock time and then runs, or jumps by `advance`.

    The demo and the trial run use it to stand in the afternoon of a sample event.
    """

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._origin = time.monotonic()
        self._jumped = 0.0

    def now(self, zone: str) -> datetime:
        local = self._start.replace(tzinfo=ZoneInfo(zone))
        return local + timedelta(seconds=self.monotonic() - self._origin)

    def monotonic(self) -> float:
        return time.monotonic() + self._jumped

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._jumped += seconds
