"""Each function of expressions, against ODK's own words and what ODK Collect does."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import functions
from kiosk.days import Day, day_of
from kiosk.functions import TABLE, Value, boolean, empty, equal, number, quotient, remainder, text
from tests.kiosk.helpers import DAY

NAN, INFINITE = math.nan, math.inf
EASTER = day_of(DAY)
FAMILY = "👩‍👩‍👧"  # three people and two joiners
RAIN = "مطر"


def call(name: str, *arguments: Value) -> Value:
    return TABLE[name][0](*arguments)


def same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same in kind too, and NaN is NaN."""
    if type(one) is not type(other):
        return False
    both = isinstance(one, float) and isinstance(other, float)
    return one == other or both and math.isnan(one) and math.isnan(other)


CASES: dict[str, list[tuple[tuple[Value, ...], Value]]] = {
    "selected": [
        (("red blue", "blue"), True),
        (("red blue", "red blue"), False),
        (("redder", "red"), False),
        (("", "red"), False),
        (("red", ""), False),
        (("", ""), True),  # a way to ask whether nothing is chosen
        (("red", " red "), True),
        (("1 2", 2.0), True),
    ],
    "selected-at": [
        (("red green blue", 0.0), "red"),
        (("red green blue", 2.0), "blue"),
        (("red green blue", 3.0), ""),
        (("red green blue", -1.0), ""),
        (("red green blue", "1"), "green"),
        (("red green blue", ""), ""),
        (("red green blue", INFINITE), ""),
        (("", 0.0), ""),
    ],
    "count-selected": [(("red green",), 2.0), (("",), 0.0), (("  red   green ",), 2.0)],
    "coalesce": [
        (("a", "b"), "a"),
        (("", "b"), "b"),
        (("", ""), ""),
        ((NAN, "b"), "b"),
        (("NaN", "b"), "NaN"),  # a word like any other
        ((0.0, "b"), 0.0),
        ((False, "b"), False),
        ((EASTER, "b"), EASTER),
    ],
    "if": [
        ((True, "a", "b"), "a"),
        (("", "a", "b"), "b"),
        (("false", "a", "b"), "a"),  # a text that is not empty
        ((NAN, "a", 2.0), 2.0),
    ],
    "once": [(("a",), "a"), ((1.5,), 1.5)],
    "not": [((True,), False), (("",), True), ((0.0,), True), ((NAN,), True), (("0",), False)],
    "true": [((), True)],
    "false": [((), False)],
    "boolean": [
        ((3.0,), True),
        ((-0.5,), True),
        ((0.0,), False),
        ((NAN,), False),
        ((INFINITE,), True),
        (("no",), True),
        (("",), False),
        ((Day(0),), True),  # 1970-01-01 is a day
    ],
    "boolean-from-string": [
        (("true",), True),
        (("True",), True),
        (("1",), True),
        ((1.0,), True),
        (("yes",), False),
        (("0",), False),
        (("",), False),
    ],
    "number": [
        (("12",), 12.0),
        (("-7.5",), -7.5),
        (("7,5",), 7.5),  # as ODK Collect, for languages with a comma
        (("5.",), 5.0),
        ((".5",), 0.5),
        (("  12\n",), 12.0),
        ((True,), 1.0),
        ((False,), 0.0),
        ((EASTER,), 16893.0),
        (("",), NAN),
        (("abc",), NAN),
        (("1e3",), NAN),
        (("+1",), NAN),
        (("1_000",), NAN),
        (("-inf",), NAN),
        (("Infinity",), NAN),
        (("nan",), NAN),
        (("--1",), NAN),
        (("1 2",), NAN),
        (("٣",), NAN),
        (("0x10",), NAN),
        (("9" * 400,), INFINITE),
    ],
    "int": [
        ((7.9,), 7.0),
        ((-7.9,), -7.0),
        (("7.9",), 7.0),
        ((1e300,), 1e300),
        ((INFINITE,), INFINITE),
        (("",), NAN),
    ],
    "round": [
        ((2.5,), 3.0),
        ((-2.5,), -2.0),
        ((2.4999,), 2.0),
        ((1.005, 2.0), 1.01),  # as it is written, although its bits are a little less
        ((33.333, 1.0), 33.3),
        ((1250.0, -2.0), 1300.0),
        ((-1250.0, -2.0), -1200.0),
        (("7,25", "1"), 7.3),
        ((2.5, ""), 3.0),
        ((2.5, 31.0), NAN),
        ((1e300, 15.0), 1e300),
        ((1e-300, 30.0), 0.0),
        ((INFINITE,), INFINITE),
        (("",), NAN),
        ((True,), 1.0),
    ],
    "floor": [((2.9,), 2.0), ((-2.1,), -3.0), (("",), NAN), ((-INFINITE,), -INFINITE)],
    "ceiling": [((2.1,), 3.0), ((-2.9,), -2.0), (("",), NAN), ((INFINITE,), INFINITE)],
    "abs": [((-2.5,), 2.5), (("-3",), 3.0), (("",), NAN)],
    "pow": [
        ((2.0, 10.0), 1024.0),
        ((9.0, 0.5), 3.0),
        ((-8.0, 1 / 3), NAN),
        ((0.0, -1.0), INFINITE),
        ((10.0, 400.0), INFINITE),
        ((-10.0, 401.0), -INFINITE),
        ((-10.0, 400.0), INFINITE),
        (("", 2.0), NAN),
    ],
    "min": [
        ((3.0, 1.0, 2.0), 1.0),
        ((3.0, "", 2.0), 2.0),  # what is not answered is not nought
        (("abc", 2.0), 2.0),
        (("10", "9"), 9.0),
        (("", ""), NAN),
        ((-INFINITE, 2.0), -INFINITE),
    ],
    "max": [
        ((3.0, 1.0), 3.0),
        ((-3.0, -1.0), -1.0),
        ((-3.0, ""), -3.0),
        (("10", "9"), 10.0),
        (("",), NAN),
    ],
    "string": [
        ((5.0,), "5"),
        ((-0.0,), "0"),
        ((0.5,), "0.5"),
        ((0.1 + 0.2,), "0.3"),
        ((1e-7,), "0.0000001"),
        ((1e21,), "1" + "0" * 21),
        ((NAN,), "NaN"),
        ((INFINITE,), "Infinity"),
        ((-INFINITE,), "-Infinity"),
        ((True,), "true"),
        ((False,), "false"),
        ((EASTER,), "2016-04-02"),
        (("",), ""),
    ],
    "string-length": [
        (("",), 0.0),
        (("åäö",), 3.0),
        (("😀",), 1.0),
        ((FAMILY,), 5.0),
        ((RAIN,), 3.0),
        ((12.0,), 2.0),
    ],
    "concat": [
        (("a", "b", "c"), "abc"),
        (("a", 1.0, True, ""), "a1true"),
        (("den ", EASTER), "den 2016-04-02"),
        ((RAIN, " ", FAMILY), f"{RAIN} {FAMILY}"),
    ],
    "join": [((", ", "a", "b"), "a, b"), (("-", "a"), "a"), (("", 1.0, 2.0), "12")],
    "contains": [
        (("lampor", "amp"), True),
        (("lampor", "Amp"), False),
        (("lampor", ""), True),
        (("", "a"), False),
        ((FAMILY, "👧"), True),
    ],
    "starts-with": [(("abc", "ab"), True), (("abc", "b"), False), (("abc", ""), True)],
    "ends-with": [
        (("abc", "bc"), True),
        (("abc", "b"), False),
        (("abc", ""), True),
        ((RAIN, "ر"), True),
    ],
    "substr": [
        (("hello", 1.0), "ello"),
        (("hello", 1.0, 3.0), "el"),
        (("hello", 0.0, 0.0), ""),
        (("hello", -2.0), "lo"),
        (("hello", 0.0, -1.0), "hell"),
        (("hello", -9.0, 2.0), "he"),
        (("hello", -9.0, -9.0), ""),
        (("hello", 3.0, 1.0), ""),
        (("hello", 9.0), ""),
        (("hello", 1.9), "ello"),
        (("hello", -1.5), "o"),
        (("hello", ""), "hello"),
        (("hello", 0.0, ""), ""),
        (("hello", 0.0, INFINITE), "hello"),
        (("hello", -INFINITE, 2.0), "he"),
        (("a😀b", 1.0, 2.0), "😀"),
    ],
    "substring-before": [
        (("12:30", ":"), "12"),
        (("12:30:59", ":"), "12"),
        ((":30", ":"), ""),
        (("12:", ":"), "12"),
        (("12", ":"), ""),
        (("12", ""), ""),
        (("a\0b", ""), ""),
    ],
    "substring-after": [
        (("12:30:59", ":"), "30:59"),
        (("12:", ":"), ""),
        (("12", ":"), ""),
        (("12", ""), "12"),
    ],
    "normalize-space": [
        ((" a \t b\n",), "a b"),
        (("a\u00a0b",), "a\u00a0b"),  # no space of XML
        (("",), ""),
    ],
    "translate": [
        (("bar", "abc", "ABC"), "BAr"),
        (("--aaa--", "abc-", "ABC"), "AAA"),
        (("bar", "aa", "XY"), "bXr"),
        (("bar", "", "xy"), "bar"),
        (("😀b", "😀", "a"), "ab"),
    ],
    "regex": [
        (("12345", "[0-9]{5}"), True),
        (("123456", "[0-9]{5}"), False),
        (("x12345", "[0-9]{5}"), False),
        (("a|b", "a|b"), False),
        (("ab", "a|b"), False),
        (("", ".*"), True),
        (("", ".+"), False),
        (("a\nb", "a.b"), False),
        (("Åsa", r"\p{Lu}\p{Ll}+"), True),
        ((FAMILY, ".{5}"), True),
        ((12.0, "[0-9]+"), True),
        ((EASTER, r"\d{4}-\d\d-\d\d"), True),
        (("a", "("), False),
        (("a", "(?=a)."), False),
        (("\ud800", "."), False),
        (("a", "\ud800"), False),
    ],
    "date": [
        (("2016-04-02",), EASTER),
        (("2016-04-02T12:30:00",), EASTER),
        ((16893.0,), EASTER),
        ((16893.9,), EASTER),
        ((EASTER,), EASTER),
        ((0.0,), Day(0)),
        ((-1.0,), Day(-1)),
        (("",), ""),
        ((NAN,), ""),
        ((INFINITE,), ""),
        ((1e12,), ""),
        (("2016-02-30",), ""),
        (("2016-W13-6",), ""),
        (("20160402",), ""),
        (("tomorrow",), ""),
    ],
    "format-date": [
        ((EASTER, "%d/%m/%Y"), "02/04/2016"),
        ((EASTER, "%e/%n/%y"), "2/4/16"),
        (("2016-04-02", "den %e"), "den 2"),
        ((16893.0, "%Y"), "2016"),
        ((EASTER, "%%"), "%%"),
        ((EASTER, ""), ""),
        (("", "%Y"), ""),
        (("hello", "%Y"), ""),
        ((1e12, "%Y"), ""),
    ],
}


def test_every_function_is_tried_here() -> None:
    assert CASES.keys() == TABLE.keys()


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [(name, *case) for name, cases in CASES.items() for case in cases],
)
def test_function_gives_what_odk_says(
    name: str, arguments: tuple[Value, ...], value: Value
) -> None:
    given = call(name, *arguments)
    assert same(given, value), given


def test_number_with_a_dot_and_no_digit_is_none() -> None:
    assert [number(each) for each in ("0.5", "00.50")] == [0.5, 0.5]
    assert all(math.isnan(number(each)) for each in (".", "-", "-.", "5.5.5"))


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (7.0, 2.0, 3.5),
        (1.0, 0.0, INFINITE),
        (-1.0, 0.0, -INFINITE),
        (1.0, -0.0, -INFINITE),
        (0.0, 0.0, NAN),
        (NAN, 0.0, NAN),
        (INFINITE, INFINITE, NAN),
        (1e308, 1e-308, INFINITE),
    ],
)
def test_division_by_nothing_has_a_value(one: float, other: float, value: float) -> None:
    assert same(quotient(one, other), value)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (7.0, 3.0, 1.0),
        (-7.0, 3.0, -1.0),
        (7.0, -3.0, 1.0),
        (5.0, INFINITE, 5.0),
        (5.0, 0.0, NAN),
        (INFINITE, 3.0, NAN),
        (NAN, 3.0, NAN),
        (5.0, NAN, NAN),
    ],
)
def test_remainder_has_the_sign_of_what_is_divided(one: float, other: float, value: float) -> None:
    assert same(remainder(one, other), value)


def test_numbers_are_equal_but_for_what_decimals_leave() -> None:
    assert equal(0.1 + 0.2, 0.3)
    assert equal(INFINITE, INFINITE)
    assert not equal(INFINITE, -INFINITE)
    assert not equal(NAN, NAN)
    assert not equal(0.3, 0.3001)


def test_only_no_text_and_no_number_are_empty() -> None:
    assert [value for value in ("", NAN, "NaN", " ", 0.0, False, Day(0)) if empty(value)] == [
        "",
        NAN,
    ]


CATASTROPHIC = [
    ("(a+)+$", "a" * 5000 + "!"),
    ("(a|aa)+", "a" * 5000 + "!"),
    ("(.*a){20}", "a" * 5000 + "!"),
    (r"(\w+\s?)*", "ord " * 1000 + "!"),
    (r"([a-z]+)*@", "a" * 5000),
]


@pytest.mark.parametrize(("pattern", "written"), CATASTROPHIC)
def test_pattern_that_never_ends_elsewhere_ends_here(pattern: str, written: str) -> None:
    begun = time.perf_counter()
    assert call("regex", written, pattern) is False
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "pattern",
    ["(", "a{2000}", "(?=a)", "(?!a)", "(?<=a)b", r"(a)\1", "[z-a]", "*", "(((a{99}){99}){9})"],
)
def test_pattern_that_cannot_be_used_is_a_value_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        functions.pattern(pattern)


written = st.text(max_size=60) | st.sampled_from(
    ["", "NaN", "2016-04-02", "1e400", "a b", "\ud800"]
)
values = st.one_of(written, st.floats(), st.booleans(), st.floats().map(Day))


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, list[Value]]:
    name = draw(st.sampled_from(sorted(TABLE)))
    counts = TABLE[name][1]
    least, most = counts if isinstance(counts, tuple) else (counts, counts)
    size = draw(st.integers(least, least + 3 if most is None else most))
    return name, draw(st.lists(values, min_size=size, max_size=size))


@given(calls())
def test_function_gives_a_value_for_any_values(called: tuple[str, list[Value]]) -> None:
    name, arguments = called
    given = call(name, *arguments)
    assert isinstance(given, str | float | bool)
    assert same(given, call(name, *arguments))
    assert isinstance(boolean(given), bool)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_is_written_so_that_it_can_be_read(value: float) -> None:
    assert "e" not in text(value)
    assert math.isclose(number(text(value)), value, rel_tol=1e-14)


@given(st.text(alphabet="ab😀"), st.text(alphabet="ab😀", min_size=1))
def test_text_is_its_parts_around_a_mark(whole: str, mark: str) -> None:
    parts = call("substring-before", whole, mark), call("substring-after", whole, mark)
    if call("contains", whole, mark):
        assert mark.join(map(text, parts)) == whole
    else:
        assert parts == ("", "")
