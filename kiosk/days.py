"""A day as XForms knows it: the number of days since 1970-01-01, that reads as ISO 8601."""

import re
from datetime import date, timedelta

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # and no other form of ISO 8601
_EPOCH = date(1970, 1, 1)


class Day(float):
    """A day in an expression: compared and reckoned as a number, written as 2016-04-02."""

    def __str__(self) -> str:
        try:
            return (_EPOCH + timedelta(days=int(self))).isoformat()
        except (OverflowError, ValueError):
            return ""

    __repr__ = __str__


def day_of(day: date) -> Day:
    """Return `day` as a value of an expression."""
    return Day((day - _EPOCH).days)


def day_in(text: str) -> date | None:
    """Return the day that is written as 2016-04-02 (ISO 8601), or None."""
    try:
        return date.fromisoformat(text) if _WRITTEN.fullmatch(text) else None
    except ValueError:
        return None


def read_day(text: str) -> Day | None:
    """Return the day that `text` names, as a value of an expression, or None."""
    named = day_in(text)
    return None if named is None else day_of(named)


def as_day(value: str | float | bool, beside: object) -> str | float | bool:
    """Return `value`, as a day when it names one and stands beside one."""
    day = read_day(value) if isinstance(beside, Day) and isinstance(value, str) else None
    return value if day is None else day
