"""Kiosk and centre killed at any moment: what is at neither of them, or twice, was never there."""

import multiprocessing
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess

import pytest
from sqlalchemy import Engine

from kiosk.campaign import Campaign
from sync.central import database
from sync.central.home import CentreHome
from tests.faults.sync import victims
from tests.faults.sync.conftest import assert_nothing_purged_early, assert_whole
from tests.faults.sync.wire import How, Way, Wire, Wrong, between, port_of
from tests.sync.helpers import Centre, Kiosk, a_response

ROUNDS, NIGHTLY_ROUNDS = 50, 500
ANSWERS = 10  # a session in each round, so that there are three batches to carry


@dataclass
class Mortal:
    """A centre that is killed and started again on the same database."""

    url: str
    home: CentreHome
    wire: Wire
    process: ForkServerProcess | None = field(default=None)

    def live(self) -> None:
        """Start it, unless it lives."""
        if self.process is not None and self.process.is_alive():
            return
        here, there = multiprocessing.Pipe(duplex=False)
        with here, there:
            self.process = victims.start(victims.centre, self.url, self.home.path, there)
            assert here.poll(60)
            self.wire.port = port_of(here.recv())

    def die(self) -> None:
        if self.process is not None:
            victims.kill(self.process)


@pytest.fixture
def mortal(database_url: str, home: CentreHome) -> Iterator[Mortal]:
    with between("http://127.0.0.1:0") as wire:
        made = Mortal(database_url, home, wire)
        made.live()
        yield made
        made.die()


@pytest.fixture
def engine(database_url: str, home: CentreHome, mortal: Mortal) -> Iterator[Engine]:
    """The centre's database, looked at from outside."""
    made = database.connect(database_url, home.database)
    yield made
    made.dispose()


def play(rounds: int, kiosk: Kiosk, mortal: Mortal, engine: Engine, campaign: Campaign) -> None:
    """Kill one of the two in each round, at a byte of an exchange or after a while by chance."""
    dice = random.Random(rounds)
    centre = Centre(mortal.wire.address, engine)
    doubts = 0
    for _ in range(rounds):
        kiosk.hold([a_response(campaign) for _ in range(ANSWERS)])
        mortal.live()
        sender = one_round(dice, kiosk, mortal)
        victims.kill(sender)
        assert_nothing_purged_early(kiosk, centre)
        doubts += kiosk.column("SELECT count(*) FROM batch WHERE state = 'in_doubt'") != [0]
        if dice.random() < 0.5:  # else the next round finds what this one has left
            finish(kiosk, mortal, centre)
    assert doubts > 0  # it did hit them at work
    finish(kiosk, mortal, centre)
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*), count(DISTINCT number), max(number) FROM batch")
        every, numbers, last = cursor.fetchone()
    assert every == numbers == last > rounds


def finish(kiosk: Kiosk, mortal: Mortal, centre: Centre) -> None:
    """Let one sync through, and check that nothing is lost, doubled or out of its chain."""
    mortal.live()
    mortal.wire.wrongs = iter(())
    kiosk.sync(mortal.wire.address, 30.0)
    assert_whole(kiosk, centre)


def one_round(dice: random.Random, kiosk: Kiosk, mortal: Mortal) -> ForkServerProcess:
    """Let the kiosk sync, and kill it or the centre meanwhile; return the kiosk's process."""
    if dice.random() < 0.6:
        at = dice.randrange(20_000) if dice.random() < 0.5 else dice.randrange(3000)
        mortal.wire.wrongs = iter([Wrong(How.STALL, dice.choice(tuple(Way)), at)])
    else:
        mortal.wire.wrongs = iter(())
    stands_still = multiprocessing.get_context("forkserver").Event()
    mortal.wire.tell = stands_still.set
    sender = victims.start(victims.sync, kiosk.store.file, kiosk.pack, mortal.wire.address)
    victim = sender if dice.random() < 0.7 else mortal.process
    stands_still.wait(dice.uniform(0.0, 0.15))
    assert victim is not None
    victims.kill(victim)
    if victim is not sender:
        mortal.wire.wrongs, mortal.wire.stalled = iter(()), False
        sender.join(1)
    return sender


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_killing_either_at_any_moment_loses_and_doubles_nothing(
    kiosk: Kiosk, mortal: Mortal, engine: Engine, campaign: Campaign
) -> None:
    play(ROUNDS, kiosk, mortal, engine, campaign)


@pytest.mark.nightly
def test_killing_either_all_night_loses_and_doubles_nothing(
    kiosk: Kiosk, mortal: Mortal, engine: Engine, campaign: Campaign
) -> None:
    play(NIGHTLY_ROUNDS, kiosk, mortal, engine, campaign)
