"""Full disks at both ends and on the stick: told, nothing lost, and on it goes with room."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.store import Store
from sync import carrier
from tests.faults.conftest import Mount, disk, filled
from tests.faults.sync.conftest import assert_nothing_purged_early, assert_whole
from tests.sync.helpers import (
    Centre,
    Kiosk,
    a_response,
    all_kept,
    answering,
    http,
    post_batch,
)

__all__ = ("disk",)


@pytest.fixture(params=["sqlite"])
def database_url(disk: Mount) -> str:
    """A centre's database on a disk of its own."""
    return f"sqlite:///{disk('2m') / 'central.db'}"


def of(centre: Centre) -> Path:
    return Path(str(centre.engine.url.database)).parent


@pytest.fixture
def small(kiosk: Kiosk, disk: Mount) -> Iterator[Kiosk]:
    """The kiosk on a small disk of its own."""
    kiosk.store.forget_history()
    kiosk.store.close()
    place = disk("1m")
    file = Path(shutil.copy(kiosk.store.file, place))
    with closing(Store(file)) as store:
        kiosk.store = store
        yield kiosk


def test_full_disk_at_the_kiosk_stops_the_sync_and_nothing_is_lost(
    small: Kiosk, centre: Centre
) -> None:
    small.hold([a_response(small.pack.campaign) for _ in range(40)])
    with filled(small.store.file.parent), pytest.raises(Fault) as fault:
        small.sync(centre.address)
    assert (fault.value.code, fault.value.retry) == ("disk-full", True)
    assert_nothing_purged_early(small, centre)
    small.sync(centre.address)
    assert_whole(small, centre)


def test_disk_that_fills_between_sending_and_the_receipt_purges_nothing_early(
    small: Kiosk, centre: Centre
) -> None:
    with ExitStack() as full:

        def fill(body: bytes) -> bytes:
            """Answer as the centre, once there is no room for its receipt any more."""
            receipt = post_batch(centre.address, small.pack, body)
            full.enter_context(filled(small.store.file.parent))
            return http("200 OK", receipt.content)

        with answering(fill) as server, pytest.raises(Fault) as fault:
            small.sync(server)
    assert fault.value.code == "disk-full"
    assert centre.count("response") == 3
    assert all_kept(small)
    small.sync(centre.address)
    assert_whole(small, centre)


def test_full_disk_at_the_centre_is_told_to_the_kiosk_and_stores_nothing_in_part(
    kiosk: Kiosk, centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(400)])
    with filled(of(centre)), pytest.raises(Fault) as fault:
        kiosk.sync(centre.address)
    assert fault.value.code == "centre-failing"
    assert_nothing_purged_early(kiosk, centre)
    assert centre.count("response") in (0, 3)
    kiosk.sync(centre.address)
    assert_whole(kiosk, centre)
    caplog.clear()


def test_full_stick_is_told_and_leaves_no_half_a_file(kiosk: Kiosk, disk: Mount) -> None:
    stick = disk("64k")
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(200)])
    with pytest.raises(Fault) as fault:
        carrier.write(kiosk.store, kiosk.pack, kiosk.lock, stick)
    assert fault.value.code == "disk-full"
    assert list(stick.iterdir()) == []
    assert all_kept(kiosk)


def test_full_stick_leaves_the_older_file_on_it_whole(kiosk: Kiosk, disk: Mount) -> None:
    stick = disk("64k")
    older = carrier.write(kiosk.store, kiosk.pack, kiosk.lock, stick).file
    before = older.read_bytes()
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(200)])
    with pytest.raises(Fault) as fault:
        carrier.write(kiosk.store, kiosk.pack, kiosk.lock, stick)
    assert fault.value.code == "disk-full"
    assert list(stick.iterdir()) == [older]
    assert older.read_bytes() == before
    assert all_kept(kiosk)


def test_stick_that_may_only_be_read_is_told_and_nothing_is_lost(kiosk: Kiosk, disk: Mount) -> None:
    stick = disk("256k")
    subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
    with pytest.raises(Fault) as fault:
        carrier.write(kiosk.store, kiosk.pack, kiosk.lock, stick)
    assert fault.value.code == "folder-read-only"
    assert list(stick.iterdir()) == []
    assert all_kept(kiosk)
