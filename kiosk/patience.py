"""How long each page of a visit waits for somebody, and what its time comes for.

The next visitor must see nothing of the last one, and nobody who is still there may lose a word: so
there is a warning first, and any touch, key or input-method event takes it away.
"""

from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.visit import Move, Step

_AT_REST = frozenset((Step.ATTRACT, Step.SENDING, Step.THANKS))
WALKED = frozenset(Step) - _AT_REST  # where somebody is on the way, and may walk away


@dataclass(frozen=True)
class Timings:
    """How long a page waits, in seconds of the clock that was passed in."""

    idle: float = 45
    warning: float = 20
    help: float = 20
    thanks: float = 25
    longest: float = 90  # of the help and the thanks, however often they are touched


class Patience:
    """The waiting of one kiosk: since when, and whether it has warned."""

    def __init__(self, clock: Clock, timings: Timings) -> None:
        self._clock = clock
        self.timings = timings
        self.warning = False
        self._since = self._began = clock.monotonic()

    def restart(self) -> None:
        """Wait anew, for a page that has just come."""
        self._since = self._began = self._clock.monotonic()
        self.warning = False

    def notice(self, step: Step) -> bool:
        """Note that somebody is there; return whether that took a warning away."""
        woken, self.warning = self.warning, False
        now = self._clock.monotonic()
        # The help page and the thanks close by themselves. A touch gives them time, but not for
        # ever: the next visitor is waiting, and others may look on.
        ends = {Step.HELP: self.timings.help, Step.THANKS: self.timings.thanks}
        if step in ends:
            now = max(self._since, min(now, self._began + self.timings.longest - ends[step]))
        self._since = now
        return woken

    def due(self, step: Step) -> Move | None:
        """Return what the time has come for at `step`; may begin to warn."""
        waited = self._waited()
        if step is Step.THANKS:
            return Move.LEAVE if waited >= self.timings.thanks else None
        if step is Step.HELP:
            return Move.BACK if waited >= self.timings.help else None
        if step is Step.ATTRACT:  # back to the main language
            return Move.LEAVE if waited >= self.timings.idle else None
        if step in WALKED and waited >= self.timings.idle:
            self.warning = True
            return Move.TIME_OUT if waited >= self.timings.idle + self.timings.warning else None
        return None

    def seconds_left(self, step: Step) -> int:
        """Return after how many whole seconds the page at `step` closes or is emptied."""
        ends = {Step.THANKS: self.timings.thanks, Step.HELP: self.timings.help}
        usual = self.timings.idle + self.timings.warning
        return max(0, round(ends.get(step, usual) - self._waited()))

    def _waited(self) -> float:
        return self._clock.monotonic() - self._since
