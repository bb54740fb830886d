"""No space to write, and a home that is read-only: told, with nothing lost and a way on."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, Refused
from kiosk.home import Home
from kiosk.pins import Gate
from kiosk.stand import close_session, current_session
from kiosk.store import Store
from tests.faults.commands import assert_told, assert_went_well, lyssna, rows, send_answers
from tests.faults.conftest import Mount, filled, read_only
from tests.kiosk.helpers import EVENT, NOON, PINS


@pytest.fixture
def small(made: Path, disk: Mount) -> Home:
    """An installed home on a disk of one mebibyte, with an open session and three answers."""
    home = Home(Path(shutil.copytree(made / "home", disk("1m") / "home")))
    with closing(Store(home.database)) as store:
        send_answers(store, home.pack(), 3)
    return home


def test_install_leaves_no_pack_when_the_disk_is_full(
    disk: Mount, pack_file: Path, pin_file: Path
) -> None:
    place = disk("1m")
    home = Home(place / "home")
    with filled(place):
        done = lyssna("install", pack_file, "--pin-file", pin_file, home=home.path)
        assert_told(done, "disk-full", "en", str(home.path))
        assert not home.pack_file.exists()
    assert_went_well(lyssna("install", pack_file, "--pin-file", pin_file, home=home.path))


def test_reinstall_keeps_the_old_pack_when_the_disk_is_full(small: Home, pack_file: Path) -> None:
    with closing(Store(small.database)) as store:
        close_session(store, NOON)
    before, counted = small.pack(), rows(small)
    with filled(small.path.parent):
        assert_told(lyssna("install", pack_file, home=small.path), "disk-full")
    assert small.pack() == before
    assert rows(small) == counted


def test_answer_is_refused_loudly_when_the_disk_is_full_and_sent_again_after(small: Home) -> None:
    pack = small.pack()
    with closing(Store(small.database)) as store:
        with filled(small.path.parent), pytest.raises(Fault) as fault:
            send_answers(store, pack, 1000)
        assert fault.value.code == "disk-full"
        assert fault.value.retry
        kept = rows(small)["response"]
        session = current_session(store)
        assert session is not None
        assert kept == session.sent >= 3
        send_answers(store, pack, 1)
    assert rows(small)["response"] == kept + 1
    assert_went_well(lyssna("session", "close", home=small.path))


def test_command_says_that_the_disk_is_full_and_works_after(small: Home) -> None:
    before = rows(small)
    with filled(small.path.parent):
        done = lyssna("session", "close", home=small.path)
        assert_told(done, "disk-full", "en", str(small.database))
    assert rows(small) == before
    assert_went_well(lyssna("session", "close", home=small.path))


def test_pin_opens_when_the_disk_is_full_and_wrong_ones_still_cost_time(small: Home) -> None:
    clock = ShiftedClock(NOON)
    with closing(Store(small.database)) as store, filled(small.path.parent):
        with pytest.raises(Fault):
            send_answers(store, small.pack(), 1000)
        gate = Gate(store, clock)
        codes = [refused(gate, "111222"), refused(gate, "111222")]
        assert codes == ["pin-wrong", "pin-wait"]
        clock.advance(300)
        gate.check("staff", PINS["staff"])


def refused(gate: Gate, pin: str) -> str:
    with pytest.raises(Refused) as error:
        gate.check("staff", pin)
    return error.value.code


def test_doctor_finds_a_disk_too_small_for_a_day_at_the_stand(small: Home) -> None:
    done = lyssna("doctor", home=small.path)
    assert done.returncode == 1
    (bad,) = [line for line in done.stdout.splitlines() if line.startswith("BAD")]
    assert "at least 100 MB are needed" in bad


def test_handout_says_that_the_disk_is_full(small: Home) -> None:
    output = small.path.parent / "handout.pdf"
    with filled(small.path.parent):
        done = lyssna("handout", "--event", EVENT, "-o", output, home=small.path)
        assert_told(done, "disk-full")
        assert not output.exists()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("session", "close"), "folder-read-only"),
        (("kiosk",), "folder-read-only"),
    ],
    ids=["session", "kiosk"],
)
def test_read_only_home_is_told(
    stand: Home, lockable: Path, command: tuple[str, ...], code: str
) -> None:
    home = Home(Path(shutil.copytree(stand.path, lockable / "home")))
    before = rows(home)
    with read_only(lockable):
        assert_told(lyssna(*command, home=home.path), code, "en", str(home.path))
    assert rows(home) == before


def test_install_into_a_read_only_place_is_told(
    lockable: Path, pack_file: Path, pin_file: Path
) -> None:
    with read_only(lockable):
        done = lyssna("install", pack_file, "--pin-file", pin_file, home=lockable / "home")
        assert_told(done, "folder-read-only", "en", str(lockable))
    assert list(lockable.iterdir()) == []


def test_read_only_place_for_a_paper_is_told(home: Home, lockable: Path) -> None:
    output = lockable / "handout.pdf"
    with read_only(lockable):
        done = lyssna("handout", "--event", EVENT, "-o", output, home=home.path)
        assert_told(done, "folder-read-only", "en", str(lockable))
