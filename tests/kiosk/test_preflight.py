"""What is checked before a stand opens."""

from contextlib import closing
from datetime import datetime

import pytest

from kiosk import preflight
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.stand import open_session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON


def levels(home: Home, clock: ShiftedClock) -> dict[str, str]:
    """Return the level by code; the printer is whatever the machine has, and comes last."""
    checks = preflight.run(home, clock)
    for check in checks:
        assert check.text("sv") != check.text("en")
    return {check.code: check.level for check in checks}


def test_kiosk_ready_for_its_event_has_nothing_bad(installed: Home, clock: ShiftedClock) -> None:
    with closing(Store(installed.database)) as store:
        open_session(store, installed.pack().campaign, EVENT, NOON)
    found = levels(installed, clock)
    assert list(found)[:5] == [
        "check-pack",
        "check-pins",
        "check-space",
        "check-date",
        "check-session-open",
    ]
    assert set(list(found.values())[:5]) == {"good"}
    assert list(found)[5] in ("check-printer", "check-printer-none")


def test_clock_that_disagrees_with_the_events_is_shown(installed: Home) -> None:
    found = levels(installed, ShiftedClock(datetime(2016, 4, 3, 12)))
    assert found["check-date-other"] == "look"
    assert found["check-session-none"] == "look"


def test_home_without_a_campaign_is_bad(home: Home, clock: ShiftedClock) -> None:
    assert levels(home, clock) == {"kiosk-not-installed": "bad"}


@pytest.mark.parametrize("content", [b"", b"lyssna/1 pack\n", b"not a pack"])
def test_damaged_pack_is_bad(installed: Home, clock: ShiftedClock, content: bytes) -> None:
    installed.pack_file.write_bytes(content)
    (code,) = levels(installed, clock)
    assert code in ("pack-unknown", "pack-damaged")


def test_damaged_store_is_bad(installed: Home, clock: ShiftedClock) -> None:
    installed.database.write_bytes(b"not a store" * 100)
    assert levels(installed, clock) == {"store-damaged": "bad"}


def test_store_without_pins_is_bad(installed: Home, clock: ShiftedClock) -> None:
    with closing(Store(installed.database)) as store, store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM pin")
    assert levels(installed, clock)["check-pins-none"] == "bad"


def test_checks_change_nothing(installed: Home, clock: ShiftedClock) -> None:
    before = {file.name: file.read_bytes() for file in installed.path.iterdir()}
    levels(installed, clock)
    assert {file.name: file.read_bytes() for file in installed.path.iterdir()} == before
