"""How long a page waits, by a clock that is moved on."""

from datetime import datetime

import pytest

from kiosk.clock import ShiftedClock
from kiosk.patience import WALKED, Patience, Timings
from kiosk.visit import Move, Step

TIMES = Timings()
ON_THE_WAY = sorted(WALKED - {Step.HELP}, key=lambda step: step.value)


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(datetime(2016, 4, 2, 12, 5))


@pytest.fixture
def patience(clock: ShiftedClock) -> Patience:
    return Patience(clock, TIMES)


@pytest.mark.parametrize("step", ON_THE_WAY)
def test_page_warns_and_then_times_out(patience: Patience, clock: ShiftedClock, step: Step) -> None:
    assert patience.due(step) is None
    assert not patience.warning
    clock.advance(TIMES.idle)
    assert patience.due(step) is None
    assert patience.warning
    clock.advance(TIMES.warning)
    assert patience.due(step) is Move.TIME_OUT


@pytest.mark.parametrize("step", ON_THE_WAY)
def test_somebody_who_is_there_takes_the_warning_away(
    patience: Patience, clock: ShiftedClock, step: Step
) -> None:
    clock.advance(TIMES.idle + 1)
    patience.due(step)
    assert patience.notice(step)
    assert not patience.notice(step)
    clock.advance(TIMES.idle - 1)
    assert patience.due(step) is None
    assert not patience.warning


@pytest.mark.parametrize(
    ("step", "seconds", "move"),
    [
        (Step.HELP, TIMES.help, Move.BACK),
        (Step.THANKS, TIMES.thanks, Move.LEAVE),
        (Step.ATTRACT, TIMES.idle, Move.LEAVE),
    ],
)
def test_page_that_closes_by_itself_never_warns(
    patience: Patience, clock: ShiftedClock, step: Step, seconds: float, move: Move
) -> None:
    clock.advance(seconds)
    assert patience.due(step) is move
    assert not patience.warning


@pytest.mark.parametrize("step", [Step.HELP, Step.THANKS])
def test_touches_do_not_hold_a_page_open_for_ever(
    patience: Patience, clock: ShiftedClock, step: Step
) -> None:
    for _ in range(9):
        clock.advance(10)
        patience.notice(step)
    assert patience.due(step) is not None


@pytest.mark.parametrize("step", [Step.HELP, Step.THANKS])
def test_touch_gives_a_page_time_that_closes_by_itself(
    patience: Patience, clock: ShiftedClock, step: Step
) -> None:
    clock.advance(15)
    patience.notice(step)
    clock.advance(15)
    assert patience.due(step) is None


def test_nothing_is_due_while_an_answer_is_on_its_way(
    patience: Patience, clock: ShiftedClock
) -> None:
    clock.advance(1000)
    assert patience.due(Step.SENDING) is None


def test_seconds_left_are_those_until_the_page_is_emptied(
    patience: Patience, clock: ShiftedClock
) -> None:
    assert patience.seconds_left(Step.QUESTION) == 65
    clock.advance(50)
    assert patience.seconds_left(Step.QUESTION) == 15
    assert patience.seconds_left(Step.THANKS) == 0
