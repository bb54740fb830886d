"""Dates, times and lists as people of each language write them."""

from datetime import date, time

import pytest

from kiosk import wording

DAY = date(2016, 4, 2)


@pytest.mark.parametrize(
    ("language", "long", "short", "without_year"),
    [
        ("sv", "lördag 2 april 2016", "2 april 2016", "lördag 2 april"),
        ("en", "Saturday 2 April 2016", "2 April 2016", "Saturday 2 April"),
    ],
)
def test_dates_put_the_day_before_the_month(
    language: str, long: str, short: str, without_year: str
) -> None:
    assert wording.long_date(DAY, language) == long
    assert wording.short_date(DAY, language) == short
    assert wording.day_and_month(DAY, language) == without_year


def test_easy_swedish_has_the_dates_of_swedish() -> None:
    assert wording.long_date(DAY, "sv-x-lattlast") == wording.long_date(DAY, "sv")


@pytest.mark.parametrize(("language", "expected"), [("sv", "12.00–15.30"), ("en", "12:00–15:30")])
def test_times_are_on_24_hours_with_the_signs_of_the_language(language: str, expected: str) -> None:
    assert wording.time_span(time(12), time(15, 30), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "Polisen, NTF och Kyrkan"),
        ("en", "Polisen, NTF and Kyrkan"),
        ("fi", "Polisen, NTF ja Kyrkan"),
        ("ar", "Polisen وNTF وKyrkan"),
    ],
)
def test_names_are_listed_in_words(language: str, expected: str) -> None:
    assert wording.listed(["Polisen", "NTF", "Kyrkan"], language) == expected


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("fi", "sv", "finska"),
        ("fi", "en", "Finnish"),
        ("sv-x-lattlast", "sv", "svenska (lattlast)"),
        ("fit", "sv", "meänkieli"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("xx", "en", "xx"),
    ],
)
def test_language_has_a_name_in_the_language_of_the_reader(
    tag: str, language: str, name: str
) -> None:
    assert wording.language_name(tag, language) == name
