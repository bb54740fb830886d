"""Dates, times, numbers and lists in words, as each language writes them (CLDR, through Babel)."""

from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Babel takes longer to load than the first frame to show
    from babel import Locale

# English here is British: residents of Sweden read the day before the month, and 24 hours.
_LOCALES = {"en": "en_GB"}


def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    base = language.split("-", 1)[0]
    try:
        return Locale.parse(_LOCALES.get(base, base))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("sv")  # CLDR has no Meänkieli, for one; openly Swedish


def _date(day: date, pattern: str, language: str) -> str:
    """Return the date in Western digits, which Babel keeps to in every language."""
    from babel.dates import format_date

    if language.split("-", 1)[0] == "fi":
        pattern = pattern.replace("d ", "d. ")  # the day is an ordinal number
    return format_date(day, pattern, locale=_locale(language))


def long_date(day: date, language: str) -> str:
    """Return the date with its weekday and year, such as ``lördag 2 april 2016``."""
    return _date(day, "EEEE d MMMM y", language)


def short_date(day: date, language: str) -> str:
    """Return the date with its year, such as ``2 april 2016``."""
    return _date(day, "d MMMM y", language)


def day_and_month(day: date, language: str) -> str:
    """Return the date without its year, such as ``lördag 2 april``."""
    return _date(day, "EEEE d MMMM", language)


def time_span(starts: time, ends: time, language: str) -> str:
    """Return a span of time, such as ``12.00–15.00`` in Swedish and ``12:00–15:00`` in English."""
    from babel.dates import format_time

    # The rules for written Swedish and Finnish put a full stop between hours and minutes.
    pattern = "HH.mm" if language.split("-", 1)[0] in ("sv", "fi") else "HH:mm"
    locale = _locale(language)
    return "–".join(format_time(moment, pattern, locale=locale) for moment in (starts, ends))


def number(value: float, language: str) -> str:
    """Return a number as `language` writes it, such as ``3,5`` in Swedish; in Western digits."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(language), numbering_system="latn")


def listed(names: list[str], language: str) -> str:
    """Return names as a list in words, such as ``Polisen, kommunen och Brottsofferjouren``."""
    from babel.lists import format_list

    return format_list(names, locale=_locale(language))


def language_name(tag: str, language: str) -> str:
    """Return what a language (BCP 47) is called in `language`, such as ``finska``.

    One that has no name is called by its tag; a private part, such as x-lattlast, stands behind.
    """
    base, _, private = tag.partition("-x-")
    name = _locale(language).languages.get(base.replace("-", "_")) or base
    return f"{name} ({private})" if private else str(name)
