"""PINs: chosen, never default; guessed slowly, across restarts too."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import ShiftedClock
from kiosk.errors import Refused
from kiosk.pins import Gate, Role, choose, chosen, validate, wait_after
from kiosk.store import Store
from tests.kiosk.helpers import NOON, PINS

ROOT = Path(__file__).parent.parent.parent
RIGHT, WRONG = PINS["staff"], "917364"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with PINs; hashing them takes a while, so it is done once."""
    folder = tmp_path_factory.mktemp("pins")
    with closing(Store(folder / "kiosk.db", create=True)) as opened:
        choose(opened, PINS)
        yield opened


@pytest.fixture
def gate(locked: Store, clock: ShiftedClock) -> Gate:
    set_failures(locked, 0)
    return Gate(locked, clock)


def set_failures(store: Store, n: int) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE pin SET failures = ?", (n,))


def failures(store: Store, role: Role = "staff") -> int:
    with store.transaction() as connection:
        found = connection.exec_driver_sql("SELECT failures FROM pin WHERE role = ?", (role,))
        return int(found.scalar_one())


def refused(gate: Gate, pin: str, role: Role = "staff") -> tuple[str, object]:
    with pytest.raises(Refused) as error:
        gate.check(role, pin)
    return error.value.code, error.value.values["seconds"]


@pytest.mark.parametrize(
    "pin", ["", "27495", "2749518602134", "27495a", "274 951", "-274951", "２７４９５１", "²74951"]
)
def test_pin_of_another_form_is_refused(pin: str) -> None:
    with pytest.raises(Refused, match="6") as error:
        validate(pin)
    assert error.value.code == "pin-form"


TRIVIAL = [
    "000000",
    "111111",
    "121212",
    "112112",
    "999999999999",
    "123456",
    "654321",
    "012345",
    "567890",
    "098765",
    "890123",
    "246802",
    "112233",
    "332211",
    "123123",
    "274274",
    "27492749",
    "123321",
    "274472",
    "147258",
    "789456",
    "159357",
    "963852741",
]


@pytest.mark.parametrize("pin", TRIVIAL)
def test_pin_that_is_easily_guessed_is_refused(pin: str) -> None:
    with pytest.raises(Refused) as error:
        validate(pin)
    assert error.value.code == "pin-trivial"


@pytest.mark.parametrize("pin", ["274951", "123457", "135790", "147259", "2741236", "274951860213"])
def test_pin_will_do(pin: str) -> None:
    validate(pin)


@pytest.mark.parametrize(
    ("pins", "code"),
    [
        ({"staff": "274951", "coordinator": "274951"}, "pin-same"),
        ({"staff": "274951", "coordinator": "123456"}, "pin-trivial"),
        ({"staff": "1", "coordinator": "274951"}, "pin-form"),
    ],
)
def test_pins_that_will_not_do_set_none(store: Store, pins: dict[Role, str], code: str) -> None:
    with pytest.raises(Refused) as error:
        choose(store, pins)
    assert error.value.code == code
    assert not chosen(store)


def test_no_pin_is_there_before_one_is_chosen(store: Store) -> None:
    assert not chosen(store)


def test_chosen_pin_opens_and_is_stored_as_a_hash_only(locked: Store, gate: Gate) -> None:
    assert chosen(locked)
    gate.check("staff", RIGHT)
    gate.check("coordinator", PINS["coordinator"])
    with locked.transaction() as connection:
        hashes = connection.exec_driver_sql("SELECT hash FROM pin").scalars().all()
    assert len(hashes) == 2
    assert all(hashed.startswith(b"$argon2id$") for hashed in hashes)
    assert not any(pin.encode() in hashed for pin in PINS.values() for hashed in hashes)


def test_pin_of_the_other_role_does_not_open(gate: Gate) -> None:
    assert refused(gate, PINS["coordinator"]) == ("pin-wrong", 1)


def test_wait_doubles_up_to_five_minutes() -> None:
    assert [wait_after(n) for n in range(11)] == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert wait_after(10_000) == 300


def test_wrong_pin_costs_a_wait_that_grows(gate: Gate, clock: ShiftedClock) -> None:
    for wait in (1, 2, 4):
        assert refused(gate, WRONG) == ("pin-wrong", wait)
        code, seconds = refused(gate, RIGHT)
        assert code == "pin-wait"
        assert 0 < seconds <= wait  # type: ignore[operator]
        clock.advance(wait)
    gate.check("staff", RIGHT)


def test_trying_too_early_costs_nothing_more(
    gate: Gate, clock: ShiftedClock, locked: Store
) -> None:
    refused(gate, WRONG)
    for _ in range(5):
        assert refused(gate, WRONG)[0] == "pin-wait"
    assert failures(locked) == 1
    clock.advance(1)
    gate.check("staff", RIGHT)


def test_right_pin_forgets_the_failures(gate: Gate, clock: ShiftedClock, locked: Store) -> None:
    refused(gate, WRONG)
    clock.advance(1)
    gate.check("staff", RIGHT)
    assert failures(locked) == 0
    assert refused(gate, WRONG) == ("pin-wrong", 1)


def test_long_row_of_failures_waits_five_minutes(
    gate: Gate, clock: ShiftedClock, locked: Store
) -> None:
    set_failures(locked, 40)
    clock.advance(299)
    assert refused(gate, RIGHT)[0] == "pin-wait"
    clock.advance(1)
    gate.check("staff", RIGHT)


def test_roles_are_counted_apart(gate: Gate) -> None:
    refused(gate, WRONG)
    gate.check("coordinator", PINS["coordinator"])
    assert refused(gate, RIGHT)[0] == "pin-wait"


def test_restart_begins_the_wait_anew(gate: Gate, clock: ShiftedClock, locked: Store) -> None:
    refused(gate, WRONG)
    clock.advance(1)
    refused(gate, WRONG)
    # Started again with a machine's clock that was set a day ahead.
    ahead = ShiftedClock(NOON + timedelta(days=1))
    with closing(Store(locked.file)) as again:
        restarted = Gate(again, ahead)
        assert refused(restarted, RIGHT)[0] == "pin-wait"
        ahead.advance(2)
        restarted.check("staff", RIGHT)


class SetClock(ShiftedClock):
    """A clock whose wall time somebody sets."""

    set_by = timedelta()

    def now(self, zone: str) -> datetime:
        return super().now(zone) + self.set_by


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_setting_the_clock_shortens_and_lengthens_no_wait(locked: Store, days: int) -> None:
    clock = SetClock(NOON)
    gate = Gate(locked, clock)
    set_failures(locked, 5)
    clock.set_by = timedelta(days=days)
    assert refused(gate, RIGHT)[0] == "pin-wait"
    clock.advance(16)
    gate.check("staff", RIGHT)


ATTEMPTS = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from kiosk.clock import ShiftedClock
from kiosk.errors import Refused
from kiosk.pins import Gate
from kiosk.store import Store

file, tries, ahead, end = sys.argv[1:]
clock = ShiftedClock(datetime(2016, 4, 2, 12, 30))
gate = Gate(Store(Path(file)), clock)
clock.advance(float(ahead))
for pin in tries.split():
    try:
        gate.check("staff", pin)
        print("right", 0)
    except Refused as refused:
        print(refused.code, refused.values["seconds"])
        clock.advance(refused.values["seconds"] if refused.code == "pin-wrong" else 0)
sys.stdout.flush()
if end == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
"""


def attempts(store: Store, tries: str, ahead: float, end: str = "") -> list[str]:
    """Try PINs in a process of its own, which ends by itself or is killed."""
    command = [sys.executable, "-c", ATTEMPTS, str(store.file), tries, str(ahead), end]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (-signal.SIGKILL if end else 0), done.stderr
    return done.stdout.splitlines()


def test_guessing_is_as_slow_after_the_program_was_killed(gate: Gate, locked: Store) -> None:
    first = attempts(locked, " ".join([WRONG] * 9), 0, "killed")
    assert first == [f"pin-wrong {wait}" for wait in (1, 2, 4, 8, 16, 32, 64, 128, 256)]
    assert failures(locked) == 9
    # The right one is not even looked at: the wait begins anew, and is as long as it was.
    early = attempts(locked, RIGHT, 0, "killed")[0].split()
    assert early[0] == "pin-wait"
    assert 200 < int(early[1]) <= 256
    assert attempts(locked, WRONG, 256) == ["pin-wrong 300"]
    assert failures(locked) == 10
    assert attempts(locked, RIGHT, 300) == ["right 0"]
    assert failures(locked) == 0


def test_time_left_to_wait_is_told(gate: Gate, clock: ShiftedClock, locked: Store) -> None:
    assert gate.wait_left("staff") == 0
    set_failures(locked, 40)
    assert 0 < gate.wait_left("staff") <= 300
    clock.advance(300)
    assert gate.wait_left("staff") == 0


def test_try_is_counted_before_it_is_checked(gate: Gate, locked: Store) -> None:
    # Text that cannot be encoded stops the check half-way, as pulling the plug would.
    with pytest.raises(UnicodeEncodeError):
        gate.check("staff", "\ud800")
    assert failures(locked) == 1


def test_choosing_anew_replaces_the_pin_and_forgets_its_failures(store: Store) -> None:
    choose(store, {"staff": WRONG})
    set_failures(store, 3)
    choose(store, {"staff": RIGHT})
    gate = Gate(store, ShiftedClock(NOON))
    assert refused(gate, WRONG) == ("pin-wrong", 1)
    again = Gate(store, clock := ShiftedClock(NOON))
    clock.advance(1)
    again.check("staff", RIGHT)
