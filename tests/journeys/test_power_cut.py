"""Killing the kiosk at any moment loses no answer for which "Thank you" was shown."""

import random
import sqlite3
import subprocess
from contextlib import closing

from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.seal import unseal
from kiosk.stand import current_session, tallies
from kiosk.store import Store
from tests.journeys.conftest import Visiting

SEED, ROUNDS = 2016, 4


def lines(process: subprocess.Popen[str], n: int) -> list[str]:
    """Return the next `n` lines that the visitors tell."""
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(n)]
    assert all(told), "the visitors ended before they were stopped"
    return told


def until(process: subprocess.Popen[str], *ends: str) -> list[str]:
    """Return the lines up to the last of `ends`, each of which comes after the one before."""
    told = []
    for end in ends:
        told.append(lines(process, 1)[0])
        while told[-1] != end:
            told += lines(process, 1)
    return told


def kill(process: subprocess.Popen[str]) -> list[str]:
    """Kill the process at once, and return what it had told before."""
    process.kill()
    assert process.stdout is not None
    rest = process.stdout.read().split()
    assert process.wait() < 0
    return rest


def test_killing_the_kiosk_loses_no_answer_that_was_thanked_for(
    home: Home, keys: CampaignKeys, visiting: Visiting
) -> None:
    dice, thanked = random.Random(SEED), 0
    for killed in range(1, ROUNDS + 1):
        process = visiting()
        assert lines(process, 1) == ["open"]
        told = lines(process, dice.randint(5, 45))
        if killed % 2:  # every other time, right at Send
            told += until(process, "choice-rather-safe")
            told += until(process, "next", "next")
        thanked += [*told, *kill(process)].count("thanks")

        with closing(sqlite3.connect(home.database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with closing(Store(home.database)) as store:
            session = current_session(store)
            assert session is not None
            with store.transaction() as connection_:
                sealed = connection_.exec_driver_sql("SELECT sealed FROM response").scalars().all()
            # At each kill one more may have been stored whose thanks were still to be told.
            assert thanked <= len(sealed) <= thanked + killed
            assert session.sent == len(sealed)
            assert session.sent + session.walked_away <= session.started
            assert tallies(store, session.id).get(("alone", "rather-safe"), 0) == len(sealed)
            for answer in sealed:
                assert unseal(answer, keys.box).answers["alone"] == "rather-safe"
    assert thanked > 0
