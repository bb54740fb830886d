"""A bad network at every byte of an exchange: nothing is lost, doubled, or purged early.

One kiosk goes through it all, with one answer that waits. Each connection has one wrong thing at
one byte, and whatever comes of it is where the next begins. When the answer gets through all the
same, it must be at the centre, once, and another takes its place.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import ShiftedClock
from kiosk.errors import LyssnaError
from sync import making
from sync.central import database
from sync.central.home import CentreHome
from sync.central.limits import Limits
from sync.deadline import Cancel
from tests.faults.sync.conftest import assert_nothing_purged_early, assert_whole
from tests.faults.sync.wire import How, Way, Wire, Wrong
from tests.sync.helpers import Centre, Kiosk, a_response, running

KINDS = tuple(How)
PATIENCE = 0.5  # seconds: who waits for bytes that never come waits no longer


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """What happens on the way does not depend on the database at its end."""
    return f"sqlite:///{tmp_path / 'central.db'}"


@pytest.fixture
def centre(database_url: str, home: CentreHome, clock: ShiftedClock) -> Iterator[Centre]:
    """A centre that minds no crowd: these are more requests than a day of a town's kiosks."""
    engine = database.connect(database_url, home.database)
    patient = Limits(per_second=1e6, burst=10**6, kiosk_per_second=1e6, kiosk_burst=10**6)
    with running(database_url, home, clock, patient) as address:
        yield Centre(address, engine)
    engine.dispose()


class Rounds:
    """One sync after another, on one kiosk, until nothing is wrong any more."""

    def __init__(self, kiosk: Kiosk, centre: Centre, wire: Wire, clock: ShiftedClock) -> None:
        self.kiosk, self.centre, self.wire, self.clock = kiosk, centre, wire, clock
        self.codes: set[str] = set()
        self.waiting: list[object] = [0]

    def length(self) -> dict[Way, int]:
        """Return how many bytes go each way when nothing is wrong."""
        self.hold(1)
        self.kiosk.sync(self.wire.address)
        self.hold(1)
        return dict(self.wire.passed)

    def hold(self, answers: int) -> None:
        self.kiosk.hold([a_response(self.kiosk.pack.campaign) for _ in range(answers)])
        making.prepare(self.kiosk.store, self.kiosk.pack)
        self.waiting = self.kiosk.column("SELECT count(*) FROM response")

    def go(self, wrongs: Iterable[Wrong]) -> None:
        """Sync over a wire that does one wrong thing after another, until all are done."""
        left = list(wrongs)
        while left:
            cancel = Cancel()
            self.wire.wrongs, self.wire.tell = _popping(left), cancel.set
            try:
                done = self.kiosk.sync(
                    self.wire.address, PATIENCE, tries=50, wait=self._rest, cancel=cancel
                )
            except LyssnaError as error:
                self.codes.add(error.code)
            else:
                self.codes |= {*done.aside, *(["cancelled"] if done.cancelled else [])}
                if done.aside:
                    self.kiosk.retry()
            self._look()

    def _rest(self, _: float) -> None:
        """Wait for nothing before the next try."""

    def _look(self) -> None:
        here = self.kiosk.column("SELECT count(*) FROM response")
        if here != self.waiting:
            assert_nothing_purged_early(self.kiosk, self.centre)
        self.waiting = here
        if here == [0]:
            self.hold(1)

    def end(self) -> None:
        """Let everything through, and look at what has come of it."""
        self.wire.wrongs = iter(())
        self.kiosk.sync(self.wire.address, 30.0, tries=5, wait=self._rest)
        assert_whole(self.kiosk, self.centre)


def _popping(left: list[Wrong]) -> Iterator[Wrong]:
    while left:
        yield left.pop(0)


@pytest.fixture
def rounds(kiosk: Kiosk, centre: Centre, wire: Wire, clock: ShiftedClock) -> Rounds:
    kiosk.sync(centre.address)
    return Rounds(kiosk, centre, wire, clock)


EXPECTED = {"cancelled", "centre-wrong-server"}
"""What must have been told after some byte, whatever else was."""


def test_one_wrong_thing_at_each_byte_that_a_kiosk_sends(rounds: Rounds) -> None:
    """One of the four at each, in turn; the nightly form does all four at each."""
    rounds.go(in_turn(Way.OUT, rounds.length()))
    assert rounds.codes >= EXPECTED
    assert "centre-failing" not in rounds.codes
    rounds.end()


def test_one_wrong_thing_at_each_byte_that_a_centre_answers(rounds: Rounds) -> None:
    rounds.go(in_turn(Way.BACK, rounds.length()))
    assert rounds.codes >= {"cancelled"}
    rounds.end()


def in_turn(way: Way, length: dict[Way, int]) -> list[Wrong]:
    return [Wrong(KINDS[at % len(KINDS)], way, at) for at in range(length[way])]


@pytest.mark.nightly
@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("way", Way)
def test_each_wrong_thing_at_each_byte_of_an_exchange(way: Way, how: How, rounds: Rounds) -> None:
    rounds.go(Wrong(how, way, at) for at in range(rounds.length()[way]))
    rounds.end()


@pytest.mark.parametrize("seed", [2016, 2026])
def test_wrong_things_by_chance_in_a_long_exchange(
    seed: int, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten batches of forty answers, and something wrong on each of sixty connections."""
    dice = random.Random(seed)
    monkeypatch.setattr(making, "MOST", 40)
    rounds.hold(400)
    rounds.go([by_chance(dice, KINDS[n % len(KINDS)]) for n in range(60)])
    assert "cancelled" in rounds.codes
    rounds.end()


def by_chance(dice: random.Random, how: How) -> Wrong:
    """Return something wrong about where a batch or its receipt is on the way."""
    way = dice.choice(tuple(Way))
    most = 40_000 if way is Way.OUT else 4000
    at = dice.randrange(most) * dice.choice((1, 1, 3))
    return Wrong(how, way, at, twice=dice.randint(1, most), mask=dice.randint(1, 255))
