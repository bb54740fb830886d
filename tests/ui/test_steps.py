"""Days and stars, step by step."""

from datetime import date

import pytest

from kiosk.questionnaire import Question
from ui.steps import EARLIEST, LATEST, star_of, stars_of, turned, value_of_star

FIRST = date(2016, 4, 2)


@pytest.mark.parametrize("unit", ["day", "month", "year"])
@pytest.mark.parametrize("steps", [-1, 1])
def test_first_touch_sets_the_day_of_the_dialogue(unit: str, steps: int) -> None:
    assert turned(None, unit, steps, FIRST) == FIRST


@pytest.mark.parametrize(
    ("day", "unit", "steps", "after"),
    [
        (date(2016, 4, 30), "day", 1, date(2016, 5, 1)),
        (date(2016, 1, 1), "day", -1, date(2015, 12, 31)),
        (date(2016, 1, 31), "month", 1, date(2016, 2, 29)),
        (date(2016, 3, 31), "month", -1, date(2016, 2, 29)),
        (date(2015, 12, 5), "month", 1, date(2016, 1, 5)),
        (date(2016, 2, 29), "year", -1, date(2015, 2, 28)),
        (EARLIEST, "day", -1, EARLIEST),
        (LATEST, "year", 1, LATEST),
    ],
)
def test_step_leads_to_a_day_that_there_is(day: date, unit: str, steps: int, after: date) -> None:
    assert turned(day, unit, steps, FIRST) == after


def stars(low: float, high: float, step: float = 1, rating: bool = True) -> Question:
    return Question("q", "range", {"sv": "?"}, low=low, high=high, step=step, rating=rating)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (stars(1, 5), 5),
        (stars(0, 5), 5),
        (stars(0, 10, 2), 5),
        (stars(1, 7), 7),
        (stars(1, 8), 0),
        (stars(1, 5, rating=False), 0),
        (Question("q", "number", {"sv": "?"}, low=1, high=5, rating=True), 0),
    ],
)
def test_range_of_few_steps_is_stars(question: Question, count: int) -> None:
    assert stars_of(question) == count
    for star in range(1, count + 1):
        assert star_of(question, value_of_star(question, star)) == star


def test_last_star_is_the_highest_value() -> None:
    assert value_of_star(stars(0, 10, 2), 5) == 10
    assert value_of_star(stars(1, 5), 5) == 5
    assert value_of_star(stars(1, 5), 1) == 1
