"""Days and stars as they are touched: step by step from what is there, or from a first guess."""

from calendar import monthrange
from datetime import date, timedelta

from kiosk.questionnaire import Question

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MOST_STARS = 7  # in a row, with 15 mm each and 3 mm between; of more steps a slider is made


def turned(day: date | None, unit: str, steps: int, first: date) -> date:
    """Return the day that lies `steps` days, months or years beside `day`.

    Without one it is `first`, whatever `steps` says: the first touch sets a day, and only the next
    one moves it. A month that is too short ends with its last day.
    """
    if day is None:
        return first
    if unit == "day":
        moved = day + timedelta(days=steps)
    else:
        months = 12 * day.year + day.month - 1 + steps * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return min(max(moved, EARLIEST), LATEST)


def stars_of(question: Question) -> int:
    """Return how many stars stand for a range, 0 when it is none that is shown as stars.

    As in ODK: from 1 on, each step is a star; from 0 on, nothing is no star.
    """
    steps = round((question.high - question.low) / question.step)
    stars = steps if question.low == 0 else steps + 1
    shown = question.kind == "range" and question.rating and 0 < stars <= MOST_STARS
    return stars if shown else 0


def value_of_star(question: Question, star: int) -> float:
    """Return the answer that the `star`-th star stands for, the first one being 1."""
    return question.low + (star if question.low == 0 else star - 1) * question.step


def star_of(question: Question, number: float) -> int:
    """Return how many stars stand for `number`."""
    steps = round((number - question.low) / question.step)
    return steps if question.low == 0 else steps + 1
