"""Days as expressions know them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.days import Day, as_day, day_in, day_of, read_day
from tests.kiosk.helpers import DAY


@given(st.dates())
def test_day_reads_back_as_it_is_written(day: date) -> None:
    assert str(day_of(day)) == day.isoformat()
    assert read_day(day.isoformat()) == day_of(day)
    assert day_in(day.isoformat()) == day


def test_day_is_the_number_of_days_since_1970() -> None:
    assert day_of(date(1970, 1, 1)) == 0
    assert day_of(date(1969, 12, 31)) == -1
    assert day_of(DAY) == 16893
    assert day_of(DAY) + 7 == day_of(date(2016, 4, 9))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2016-4-2",
        "2016-04-31",
        "20160402",
        "2016-W13-6",
        "2016-093",
        " 2016-04-02",
        "2016-04-02\n",
        "2016-04-02T12:00",
        "٢٠١٦-٠٤-٠٢",
        "0000-01-01",
        "2016/04/02",
    ],
)
def test_text_that_names_no_day_is_none(text: str) -> None:
    assert day_in(text) is None
    assert read_day(text) is None


@pytest.mark.parametrize("days", [1e9, -1e9, 1e300])
def test_day_beyond_the_calendar_is_written_as_nothing(days: float) -> None:
    assert str(Day(days)) == ""


def test_text_is_a_day_only_beside_a_day() -> None:
    beside = day_of(DAY)
    assert isinstance(as_day("2016-04-02", beside), Day)
    assert as_day("2016-04-02", "2016-04-02") == "2016-04-02"
    assert as_day("2016-04-02", 16893.0) == "2016-04-02"
    assert as_day("in spring", beside) == "in spring"
    assert as_day("", beside) == ""
    assert as_day(True, beside) is True
