"""What the program asks of time; the machine's clock and the one of the trial run pass it alike."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import Clock, ShiftedClock, SystemClock

NOON = datetime(2016, 4, 2, 12, 30)
ZONE = "Europe/Stockholm"


def ahead() -> ShiftedClock:
    """A clock that has jumped, as in the trial run."""
    clock = ShiftedClock(NOON)
    clock.advance(3600)
    return clock


@pytest.fixture(
    params=[SystemClock, lambda: ShiftedClock(NOON), ahead], ids=["system", "shifted", "ahead"]
)
def clock(request: pytest.FixtureRequest) -> Clock:
    make: Callable[[], Clock] = request.param
    return make()


def test_monotonic_never_goes_back(clock: Clock) -> None:
    readings = [clock.monotonic() for _ in range(1000)]
    assert readings == sorted(readings)


def test_monotonic_goes_on_by_itself(clock: Clock) -> None:
    start, machine = clock.monotonic(), time.monotonic()
    while time.monotonic() == machine:
        """Wait for the machine's own clock to tick."""
    assert clock.monotonic() > start


def test_wall_clock_never_goes_back_within_a_run(clock: Clock) -> None:
    assert clock.now(ZONE) <= clock.now(ZONE)


@pytest.mark.parametrize("zone", [ZONE, "Europe/Helsinki", "UTC"])
def test_wall_clock_tells_the_time_of_the_zone_with_its_offset(clock: Clock, zone: str) -> None:
    now = clock.now(zone)
    assert now.tzinfo is not None
    assert str(now.tzinfo) == zone
    assert now.utcoffset() is not None


def test_wall_clock_reads_back_from_what_is_stored(clock: Clock) -> None:
    now = clock.now(ZONE)
    assert datetime.fromisoformat(now.isoformat()) == now


def test_summer_time_has_its_own_offset() -> None:
    winter, summer = ShiftedClock(datetime(2016, 2, 27, 12)), ShiftedClock(NOON)
    assert winter.now(ZONE).utcoffset() == timedelta(hours=1)
    assert summer.now(ZONE).utcoffset() == timedelta(hours=2)


def test_system_clock_agrees_with_the_machine() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now(ZONE)
    assert before <= now <= datetime.now(UTC)


def test_shifted_clock_begins_where_it_is_set_and_jumps_as_far_as_told() -> None:
    clock = ShiftedClock(NOON)
    first, since = clock.now(ZONE), clock.monotonic()
    assert first.replace(tzinfo=None) >= NOON
    clock.advance(90)
    assert clock.now(ZONE) - first >= timedelta(seconds=90)
    assert clock.monotonic() - since >= 90
