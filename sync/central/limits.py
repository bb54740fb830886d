"""How much and how often: what one caller may ask of the centre, and how long a request may take.

The counts live in the process and are gone with it. They protect the process itself, its cores and
its threads, and need to be known to no other. What must hold across processes is in the database.
"""

import ipaddress
from dataclasses import dataclass

from kiosk.envelope import Kind


@dataclass(frozen=True)
class Limits:
    """What a centre takes on. The defaults let a hall full of tablets through one address."""

    per_second: float = 50.0  # requests of one address, or of one network of IPv6
    burst: int = 1000  # that it may make at once after a rest
    kiosk_per_second: float = 20.0  # signed requests of one kiosk, wherever it comes from
    kiosk_burst: int = 200
    head: int = 16384  # bytes of a request's headers
    body: int = Kind.BATCH.limit  # bytes
    body_seconds: float = 30 + Kind.BATCH.limit / 8192  # that a whole body may take to arrive
    concurrent: int = 100  # requests at once; more are told to come again


class Buckets:
    """Lets each name through at a steady rate, with a burst after a rest (GCRA, ITU-T I.371)."""

    MOST = 10_000  # names remembered; whoever has more addresses than that is not stopped here

    def __init__(self, per_second: float, burst: int) -> None:
        self._step = 1 / per_second
        self._ahead = burst / per_second
        self._due: dict[str, float] = {}

    def take(self, name: str, now: float) -> float:
        """Count one request at the monotonic time `now`; return 0, or the seconds to wait.

        One that has to wait does not count.
        """
        due = max(self._due.pop(name, now), now) + self._step
        over = due - now - self._ahead
        self._due[name] = due - self._step if over > 0 else due
        if len(self._due) > self.MOST:
            self._forget(now)
        return max(over, 0.0)

    def _forget(self, now: float) -> None:
        """Forget who has rested, and if that is too few, who has waited longest."""
        self._due = {name: due for name, due in self._due.items() if due > now}
        for name in list(self._due)[: max(0, len(self._due) - self.MOST)]:
            del self._due[name]


def peer(host: str) -> str:
    """Return what an address counts as: itself, or with IPv6 the network that one household has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
