"""The functions of expressions, as ODK defines them (https://docs.getodk.org/form-operators-functions).

Only those whose value depends on the answers and the event's day alone: the centre evaluates an
expression again, days later, and must come to the same. Where the definition leaves a case open, it
is as in ODK Collect (JavaRosa's `XPathFuncExpr`).
"""

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Any

import re2

from kiosk.days import Day, read_day

Value = str | float | bool
"""A value of an expression. A day is a `Day`, which is a float."""

LARGEST_PATTERN = 2**20  # bytes that a pattern may take when compiled
MOST_PLACES = 30  # that a number is rounded to
ALMOST = 1e-12
"""What two numbers may differ by and still be equal, as in ODK Collect: 0.1 + 0.2 = 0.3."""

_SPACES = " \t\n\r\f\v"
_NUMBER = re.compile(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


def number(value: Value) -> float:
    """Return `value` as a number, NaN when it is none (XPath 1.0, section 4.4).

    Decimals may have a comma, as in ODK Collect.
    """
    if not isinstance(value, str):
        return float(value)
    written = value.strip(_SPACES).replace(",", ".")
    return float(written) if _NUMBER.fullmatch(written) else math.nan


def text(value: Value) -> str:
    """Return `value` as a string, never with an exponent (XPath 1.0, 4.2); a day as ISO 8601.

    Numbers have 15 digits: the bits behind them may differ from machine to machine.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Day | str):
        return str(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value == int(value) else f"{Decimal(f'{value:.15g}'):f}"


def boolean(value: Value) -> bool:
    """Return whether `value` counts as true (XPath 1.0, section 4.3); a day always does."""
    if isinstance(value, float) and not isinstance(value, Day):
        return abs(value) > ALMOST
    return isinstance(value, Day) or bool(value)


def empty(value: Value) -> bool:
    """Tell whether there is no value: "", or what is no number."""
    return math.isnan(value) if isinstance(value, float) else value == ""


def equal(one: float, other: float) -> bool:
    """Tell whether two numbers are the same, but for what reckoning with decimals leaves."""
    return one == other or abs(one - other) < ALMOST


def quotient(one: float, other: float) -> float:
    """Return the quotient; a division by nothing is infinite, or NaN (XPath 1.0, 3.5)."""
    if other:
        return one / other
    infinite = math.copysign(math.inf, one) * math.copysign(1, other)
    return math.nan if not one or math.isnan(one) else infinite


def remainder(one: float, other: float) -> float:
    """Return the remainder of a division, with the sign of the dividend (XPath 1.0, 3.5)."""
    return math.fmod(one, other) if other and math.isfinite(one) else math.nan


@lru_cache(maxsize=256)
def pattern(source: str) -> Any:
    """Return a compiled pattern; raise ValueError when it is malformed, or needs looking back.

    RE2 takes a time that grows with the text alone, whatever the pattern: no visitor's words can
    hold the kiosk up.
    """
    options = re2.Options()
    options.log_errors = False
    options.max_mem = LARGEST_PATTERN
    try:
        return re2.compile(source, options)
    except re2.error as error:
        raise ValueError(str(error)) from None


def _regex(value: Value, source: Value) -> bool:
    try:
        return pattern(text(source)).fullmatch(text(value)) is not None
    except ValueError:
        return False


def _codes(value: Value) -> list[str]:
    return text(value).split()


def _selected(value: Value, code: Value) -> bool:
    """Tell whether a code is among those chosen; "" is where none is, as in ODK Collect."""
    return text(code).strip() in (_codes(value) or [""])


def _selected_at(value: Value, place: Value) -> str:
    codes, at = _codes(value), number(place)
    return codes[int(at)] if 0 <= at < len(codes) else ""


def _coalesce(one: Value, other: Value) -> Value:
    return other if empty(one) else one


def _if(condition: Value, one: Value, other: Value) -> Value:
    return one if boolean(condition) else other


def _round(value: Value, digits: Value = 0.0) -> float:
    """Round half up, as XPath does, to so many decimals: as they are written, not as bits."""
    given, places = number(value), _place(digits)
    if not math.isfinite(given):
        return given
    if abs(places) > MOST_PLACES:
        return math.nan
    with localcontext(prec=400):  # more digits than a number has
        half = ROUND_HALF_UP if given > 0 else ROUND_HALF_DOWN
        return float(Decimal(repr(float(given))).quantize(Decimal(1).scaleb(-places), half))


def _place(value: Value) -> int:
    """Return a number as a place in a text, 0 when it is none."""
    given = number(value)
    return 0 if math.isnan(given) else int(min(max(given, -(2**31)), 2**31))


def _power(base: Value, exponent: Value) -> float:
    try:
        return math.pow(number(base), number(exponent))
    except ValueError:  # a root of what is negative, or a division by nothing
        return math.nan if number(base) else math.inf
    except OverflowError:
        odd = number(exponent) % 2 == 1
        return -math.inf if number(base) < 0 and odd else math.inf


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    def of(*values: Value) -> float:
        numbers = [each for each in map(number, values) if not math.isnan(each)]
        return choose(numbers) if numbers else math.nan

    return of


def _substr(value: Value, start: Value, end: Value = math.inf) -> str:
    """Return the characters from `start`, counted from 0, up to but not with `end`."""
    given = text(value)
    first, last = (at + len(given) if at < 0 else at for at in (_place(start), _place(end)))
    return given[max(first, 0) : max(last, 0)]


def _before(value: Value, mark: Value) -> str:
    return text(value)[: max(text(value).find(text(mark)), 0)]


def _after(value: Value, mark: Value) -> str:
    return text(value).partition(text(mark))[2] if text(mark) else text(value)


def _translate(value: Value, old: Value, new: Value) -> str:
    into = text(new)
    table: dict[int, str | None] = {}
    for at, character in enumerate(text(old)):
        table.setdefault(ord(character), into[at] if at < len(into) else None)
    return text(value).translate(table)


def _date(value: Value) -> Value:
    if isinstance(value, str):
        day = read_day(value.partition("T")[0])
        return "" if day is None else day
    day = Day(math.trunc(value)) if math.isfinite(value) else None
    return "" if day is None or not str(day) else day


def _format_date(value: Value, form: Value) -> str:
    """Write a day by ODK's format: %Y %y %m %n %d %e are known, the rest stands as it is."""
    day = _date(value)
    if not isinstance(day, Day):
        return ""
    year, month, of_month = str(day).split("-")
    known = {"%Y": year, "%y": year[2:], "%m": month, "%d": of_month}
    known |= {"%n": str(int(month)), "%e": str(int(of_month))}
    written = text(form)
    for mark, digits in known.items():
        written = written.replace(mark, digits)
    return written


def _truth(value: Value) -> bool:
    return text(value).lower() in ("true", "1")


def _join(mark: Value, *values: Value) -> str:
    return text(mark).join(text(value) for value in values)


def _normal(value: Value) -> str:
    return re.sub(f"[{_SPACES}]+", " ", text(value).strip(_SPACES))


Table = dict[str, tuple[Callable[..., Value], int | tuple[int, int | None]]]

TABLE: Table = {
    "selected": (_selected, 2),
    "selected-at": (_selected_at, 2),
    "count-selected": (lambda value: float(len(_codes(value))), 1),
    "coalesce": (_coalesce, 2),
    "if": (_if, 3),
    "once": (lambda value: value, 1),
    "not": (lambda value: not boolean(value), 1),
    "true": (lambda: True, 0),
    "false": (lambda: False, 0),
    "boolean": (boolean, 1),
    "boolean-from-string": (_truth, 1),
    "number": (number, 1),
    "int": (lambda value: _whole(math.trunc, value), 1),
    "round": (_round, (1, 2)),
    "floor": (lambda value: _whole(math.floor, value), 1),
    "ceiling": (lambda value: _whole(math.ceil, value), 1),
    "abs": (lambda value: abs(number(value)), 1),
    "pow": (_power, 2),
    "min": (_extreme(min), (1, None)),
    "max": (_extreme(max), (1, None)),
    "string": (text, 1),
    "string-length": (lambda value: float(len(text(value))), 1),
    "concat": (lambda *values: "".join(map(text, values)), (1, None)),
    "join": (_join, (2, None)),
    "contains": (lambda value, part: text(part) in text(value), 2),
    "starts-with": (lambda value, part: text(value).startswith(text(part)), 2),
    "ends-with": (lambda value, part: text(value).endswith(text(part)), 2),
    "substr": (_substr, (2, 3)),
    "substring-before": (_before, 2),
    "substring-after": (_after, 2),
    "normalize-space": (_normal, 1),
    "translate": (_translate, 3),
    "regex": (_regex, 2),
    "date": (_date, 1),
    "format-date": (_format_date, 2),
}
"""Each function and how many arguments it takes: a number, or the fewest and the most."""


def _whole(rounded: Callable[[float], int], value: Value) -> float:
    given = number(value)
    return float(rounded(given)) if math.isfinite(given) else given
