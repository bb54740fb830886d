"""Clocks that jump and disks that are restored or cloned: each answer once, and it is told."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.clock import ShiftedClock
from kiosk.store import Store
from sync import making, outbox
from sync.central.completeness import OfKiosk, completeness
from tests.faults.sync.conftest import assert_nothing_purged_early, assert_whole, stored
from tests.sync.helpers import Centre, Kiosk, a_response


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


def proven(centre: Centre) -> OfKiosk:
    with centre.engine.begin() as connection:
        (found,) = completeness(connection, "umea")
    return found


def hold(kiosk: Kiosk, answers: int = 2) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(answers)])


Restore = Callable[[bytes], None]


def image(kiosk: Kiosk) -> bytes:
    """Return a copy of the kiosk's disk as it is now."""
    kiosk.store.forget_history()
    return kiosk.store.file.read_bytes()


def restore(kiosk: Kiosk, disk: bytes) -> None:
    """Put an old copy of the disk in its place."""
    kiosk.store.close()
    for beside in ("-wal", "-shm"):
        kiosk.store.file.with_name(kiosk.store.file.name + beside).unlink(missing_ok=True)
    kiosk.store.file.write_bytes(disk)
    kiosk.store = Store(kiosk.store.file)


def test_disk_restored_from_before_the_batch_was_made_doubles_nothing(
    kiosk: Kiosk, centre: Centre
) -> None:
    hold(kiosk, 20)  # dealt out twice in the same order once in 20 factorial
    disk = image(kiosk)
    kiosk.sync(centre.address)
    restore(kiosk, disk)
    with closing(kiosk.store):
        assert kiosk.sync(centre.address).duplicates == 23
        hold(kiosk)
        kiosk.sync(centre.address)
        assert stored(centre) == {response.id for response in kiosk.sent}
        (chain,) = proven(centre).chains
        assert chain.forks[-1] == 2
        assert all(each.whole for each in proven(centre).sessions)
        assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_disk_restored_from_before_the_receipt_came_is_no_fork(
    kiosk: Kiosk, centre: Centre
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    disk = image(kiosk)
    kiosk.sync(centre.address)
    restore(kiosk, disk)
    with closing(kiosk.store):
        assert kiosk.sync(centre.address).duplicates == 3
        hold(kiosk)
        kiosk.sync(centre.address)
        assert_whole(kiosk, centre)


def test_disk_restored_between_two_sessions_tells_of_the_fork_and_keeps_both(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.sync(centre.address)
    disk = image(kiosk)
    hold(kiosk)
    kiosk.sync(centre.address)
    restore(kiosk, disk)
    with closing(kiosk.store):
        for _ in range(2):
            hold(kiosk)
        kiosk.sync(centre.address)
        assert stored(centre) == {response.id for response in kiosk.sent}
        assert [(each.last, each.missing, each.forks) for each in proven(centre).chains] == [
            (3, [], [2])
        ]


def test_centre_restored_from_an_old_backup_gets_what_still_waits_and_names_the_rest(
    kiosk: Kiosk, centre: Centre, tmp_path: Path
) -> None:
    """What was purged on a receipt is in no kiosk any more: the centre says which batches."""
    kiosk.sync(centre.address)
    hold(kiosk)
    kiosk.sync(centre.address)
    with centre.engine.begin() as connection:  # as an older backup has it
        for table in ("answer", "response", "batch"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    hold(kiosk)
    kiosk.sync(centre.address)
    (chain,) = proven(centre).chains
    assert (chain.last, chain.missing, chain.forks) == (3, [(1, 2)], [])
    assert not proven(centre).whole


YEARS = (1970, 2037)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("keep", [0, 30])
def test_clock_that_jumps_between_any_two_steps_loses_and_doubles_nothing(
    year: int, keep: int, kiosk: Kiosk, centre: Centre
) -> None:
    campaign = msgspec.structs.replace(kiosk.pack.campaign, keep_days=keep)
    kiosk.pack = msgspec.structs.replace(kiosk.pack, campaign=campaign)
    right, wrong = kiosk.clock, ShiftedClock(datetime(year, 1, 1))
    for _ in range(3):
        hold(kiosk)
        for clock in (wrong, right):
            kiosk.clock = clock
            kiosk.sync(centre.address)
            assert_nothing_purged_early(kiosk, centre)
    assert outbox.summary(kiosk.store).answers_waiting == 0
    right.advance(31 * 86400)
    kiosk.purge()
    assert_whole(kiosk, centre)


def test_keeping_time_is_not_over_because_the_clock_was_slow_when_the_receipt_came(
    kiosk: Kiosk, centre: Centre
) -> None:
    campaign = msgspec.structs.replace(kiosk.pack.campaign, keep_days=30)
    kiosk.pack = msgspec.structs.replace(kiosk.pack, campaign=campaign)
    right, kiosk.clock = kiosk.clock, ShiftedClock(datetime(1970, 1, 1))
    kiosk.sync(centre.address)
    kiosk.clock = right
    assert kiosk.purge() == 0
    due = kiosk.column("SELECT DISTINCT due FROM response")
    assert due == [date(2016, 5, 2).isoformat()]
