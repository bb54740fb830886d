"""Expressions: what they mean, which are refused and why, and that nothing makes them fail."""

import inspect
import math
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from elementpath import XPath1Parser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.days import Day, day_of
from kiosk.errors import sentence
from kiosk.expressions import DEEPEST, LONGEST, TODAY, Malformed, Value, item_of, parse
from kiosk.functions import TABLE
from tests.kiosk.helpers import DAY

NAN, INFINITE = math.nan, math.inf
EASTER = day_of(DAY)


def value(source: str, /, current: Value = "", **answers: Value) -> Value:
    return parse(source).value({TODAY: EASTER, **answers}, current)


def refusal(source: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Malformed) as refused:
        parse(source)
    return refused.value.code, refused.value.values


# What is unanswered is "", in every comparison.
UNANSWERED = {
    "${x} = ''": True,
    "'' = ${x}": True,
    "${x} != ''": False,
    "${x} = 'a'": False,
    "${x} != 'a'": True,
    "${x} = 0": False,
    "${x} != 0": True,
    "${x} = 5": False,
    "${x} != 5": True,
    "${x} > 5": False,
    "${x} < 5": False,
    "${x} >= 0": False,
    "${x} <= 0": False,
    "5 > ${x}": False,
    "not(${x} > 5)": True,
    "not(${x})": True,
    "${x} = true()": False,
    "${x} = false()": True,
    "${x} > today()": False,
    "${x} = today()": False,
    "${x} != today()": True,
    "${x} < ${x}": False,
    "${x} = ${x}": True,
    "${x} or ${x}": False,
    "not(${x}) and ${x} = ''": True,
    "selected(${x}, 'a')": False,
    "count-selected(${x}) = 0": True,
    "string-length(${x}) = 0": True,
    "coalesce(${x}, 7) = 7": True,
    "number(${x}) = number(${x})": False,
    "regex(${x}, '.*')": True,
    "${x} + 1 > 0": False,
}


@pytest.mark.parametrize("source", UNANSWERED)
def test_question_that_is_not_answered_counts_as_an_empty_text(source: str) -> None:
    assert value(source) is UNANSWERED[source]
    assert value(source, x="") is UNANSWERED[source]


MEANS: dict[str, Value] = {
    # Texts and numbers
    "1 + 2 * 3": 7.0,
    "(1 + 2) * 3": 9.0,
    "10 - 2 - 3": 5.0,
    "7 div 2": 3.5,
    "7 mod 2": 1.0,
    "-7 mod 2": -1.0,
    "- -3": 3.0,
    "1 div 0": INFINITE,
    "-1 div 0": -INFINITE,
    "0 div 0": NAN,
    "1 mod 0": NAN,
    "'5' + 1": 6.0,
    "'5' * '2'": 10.0,
    "'a' + 1": NAN,
    "true() + true()": 2.0,
    "'10' > '9'": True,
    "'b' > 'a'": False,  # no numbers, XPath 1.0
    "'5' = 5": True,
    "'5.0' = 5": True,
    "'5.0' = '5'": False,
    "'a' = 5": False,
    "'a' != 5": True,
    "0.1 + 0.2 = 0.3": True,
    "0.1 + 0.2 != 0.3": False,
    "0.1 * 3 >= 0.3": True,
    "1\u00a0+ 1": 2.0,  # the space that spreadsheets put
    "regex('12345', '[0-9]{5}')": True,
    "regex('ab', concat('a', 'b'))": True,
    "concat('{', '}', '$')": "{}$",
    # Booleans
    "true() = 'false'": True,  # a text that is not empty
    "true() = 1": True,
    "true() != 2": False,
    "false() = 0": True,
    "false() = ''": True,
    "'0' and true()": True,
    "0 or ''": False,
    "0 div 0 or false()": False,
    "true() or 1 div 0": True,
    "false() and 1": False,
    "1 or 0 and 0": True,
    "(1 or 0) and 0": False,
    "true() > false()": True,
    # Huge and tiny
    "9" * 400: INFINITE,
    "-" + "9" * 400: -INFINITE,
    "0." + "0" * 400 + "1": 0.0,
    f"{'9' * 300} * {'9' * 300}": INFINITE,
    "1e400 > 1": True,
    "1 div 3 * 3 = 1": True,
    # Days
    "today()": EASTER,
    "today() = '2016-04-02'": True,
    "'2016-04-02' = today()": True,
    "today() != '2016-04-02'": False,
    "today() > '2016-04-01'": True,
    "today() >= '2016-04-02'": True,
    "'2016-05-01' <= today()": False,
    "today() = 16893": True,
    "today() + 7": 16900.0,
    "today() - date('2016-03-01')": 32.0,
    "format-date(today() + 7, '%Y-%m-%d')": "2016-04-09",
    "today() > 'soon'": False,
    "today() = 'soon'": False,
    "'2016-04-01' < '2016-04-02'": False,  # two texts, no days
    "date('2016-04-01') < date('2016-04-02')": True,
    "string(today())": "2016-04-02",
    "string-length(today())": 10.0,
    "boolean(date('1970-01-01'))": True,
    # Other writing
    "'å😀'": "å😀",
    "string-length('مطر')": 3.0,
    "concat('مطر', ' ', '👩‍👩‍👧')": "مطر 👩‍👩‍👧",
    '"it\'s"': "it's",
    "'say \"hi\"'": 'say "hi"',
    "''": "",
    "1\n+\n1": 2.0,
    "if(1 > 2, 'a', 'b')": "b",
    "if (1, 2, 3)": 2.0,
    "selected('a b', 'b')": True,
}


@pytest.mark.parametrize("source", MEANS)
def test_expression_means(source: str) -> None:
    found, wanted = value(source), MEANS[source]
    assert type(found) is type(wanted)
    assert found == wanted or wanted != wanted and found != found


@pytest.mark.parametrize(
    ("source", "answers", "wanted"),
    [
        ("${age} > 15", {"age": 16.0}, True),
        ("${age} > 15", {"age": 15.0}, False),
        ("${age} > 15", {"age": "16"}, True),
        ("${ age } > 15", {"age": 16.0}, True),
        ("${a}=${b}", {"a": "x", "b": "x"}, True),
        ("${a-b} - 1", {"a-b": 3.0}, 2.0),
        ("${a.b}", {"a.b": "x"}, "x"),
        ("${div} div ${mod}", {"div": 6.0, "mod": 3.0}, 2.0),
        ("${today} = today()", {"today": EASTER}, True),
        ("${not} or ${text}", {"text": "x"}, True),
        ("${ålder} + 0", {"ålder": 3.0}, 3.0),
        ("selected(${q}, 'b') and not(selected(${q}, 'c'))", {"q": "a b"}, True),
        ("count-selected(${q})", {"q": "a b"}, 2.0),
        ("${q} = 'a b'", {"q": "a b"}, True),
        ("${day} < today()", {"day": day_of(date(2016, 4, 1))}, True),
        ("${day} = '2016-04-01'", {"day": day_of(date(2016, 4, 1))}, True),
        ("${day}", {"day": day_of(date(2016, 4, 1))}, day_of(date(2016, 4, 1))),
    ],
)
def test_answers_go_in_by_their_names(
    source: str, answers: dict[str, Value], wanted: Value
) -> None:
    found = value(source, **answers)
    assert (type(found), found) == (type(wanted), wanted)


def test_name_of_a_question_is_no_longer_than_it_is_written() -> None:
    assert value("${a}-1", a=3.0) == 2.0  # elsewhere a-1 is a name
    assert value("${a} div 2", a=3.0) == 1.5
    assert parse("concat(${a},${b})").references == {"a", "b"}


def test_constraint_is_about_its_own_answer() -> None:
    own = parse(". >= 5 and . != ${other}")
    assert own.current
    assert own.holds({"other": 7.0}, 6.0)
    assert not own.holds({"other": 6.0}, 6.0)
    assert not own.holds({}, 4.0)
    assert not parse("${a} > 5").current


def test_filter_looks_at_the_columns_of_a_choice() -> None:
    item = item_of("haga", {"area": "east", "people": "120"})
    for source, holds in {
        "people > area or area = 'east'": True,
        "concat(area, people, name) = 'east120haga'": True,
        "if(people > 99, area, name) = area": True,
        "area = ${area}": True,
        "area = 'west'": False,
        "name = 'haga'": True,
        "people > 99": True,
        "people > 99 and selected(${area}, area)": True,
        "unknown = ''": True,
        "unknown": False,
        "area": True,
    }.items():
        assert parse(source).holds({"area": "east"}, item=item) is holds, source


@pytest.mark.parametrize("source", ["note or 1 > 2", "note and 1 < 2", "not(not(note))", "note"])
def test_column_that_is_there_and_empty_does_not_count_as_true(source: str) -> None:
    assert not parse(source).holds({}, item=item_of("haga", {"note": ""}))
    assert parse(source).holds({}, item=item_of("haga", {"note": "x"}))


def test_expression_tells_what_it_asks_for() -> None:
    asked = parse("selected(${area}, 'teg') or 'x' = ${b} or ${c} != '' or ${d} = 1 or place = 'y'")
    assert asked.references == {"area", "b", "c", "d"}
    assert asked.columns == {"place"}
    assert asked.compared == {("area", "teg"), ("b", "x")}


MALFORMED: dict[str, tuple[str, dict[str, object]]] = {
    "": ("expression-malformed", {"at": 1}),
    " ": ("expression-malformed", {"at": 1}),
    "${a} =": ("expression-malformed", {"at": 6}),
    "${ a } = =": ("expression-malformed", {"at": 10}),
    "1 +\n+": ("expression-malformed", {"at": 5}),
    "${a} == 2": ("expression-malformed", {"at": 7}),
    "${a} ${b}": ("expression-malformed", {"at": 7}),
    "1 < 2 < 3": ("expression-malformed", {"at": 7}),
    "a b": ("expression-malformed", {"at": 3}),
    "'x": ("expression-malformed", {"at": 1}),
    "(1": ("expression-malformed", {"at": 2}),
    "1)": ("expression-malformed", {"at": 2}),
    "“a”": ("expression-malformed", {"at": 1}),
    "1 = 1 = true()": ("expression-malformed", {"at": 7}),
    "\x00": ("expression-malformed", {"at": 1}),
    "\u202e1": ("expression-malformed", {"at": 1}),
    "*": ("expression-malformed", {"at": 1}),
    "${}": ("expression-malformed", {"at": 1}),
    "1 + ${a": ("expression-malformed", {"at": 5}),
    "'${a b}'": ("expression-malformed", {"at": 2}),
    "${${a}}": ("expression-malformed", {"at": 1}),
    "$": ("expression-malformed", {"at": 1}),
    "{a}": ("expression-malformed", {"at": 1}),
    "$a = 1": ("expression-reference", {"name": "a"}),
    "'${a}'": ("expression-reference", {"name": "a"}),
    "${1a}": ("expression-reference", {"name": "1a"}),
    "${a:b}": ("expression-reference", {"name": "a:b"}),
    "${/data/a}": ("expression-reference", {"name": "/data/a"}),
    "position() = 1": ("expression-function", {"name": "position"}),
    "last()": ("expression-function", {"name": "last"}),
    "now() > 1": ("expression-function", {"name": "now"}),
    "random()": ("expression-function", {"name": "random"}),
    "uuid()": ("expression-function", {"name": "uuid"}),
    "count(${a})": ("expression-function", {"name": "count"}),
    "sum(1)": ("expression-function", {"name": "sum"}),
    "id('a')": ("expression-function", {"name": "id"}),
    "current()": ("expression-function", {"name": "current"}),
    "jr:choice-name(${a}, 'a')": ("expression-function", {"name": "jr:"}),
    "Selected(${a}, 'b')": ("expression-function", {"name": "Selected"}),
    "selected(${a})": ("expression-arguments", {"name": "selected"}),
    "selected(${a}, 'b', 'c')": ("expression-arguments", {"name": "selected"}),
    "today(1)": ("expression-arguments", {"name": "today"}),
    "if(${a}, 1)": ("expression-arguments", {"name": "if"}),
    "concat()": ("expression-arguments", {"name": "concat"}),
    "/data/a": ("expression-path", {"name": "/"}),
    "//a": ("expression-path", {"name": "//"}),
    "a/b": ("expression-path", {"name": "/"}),
    "../a": ("expression-path", {"name": ".."}),
    "..": ("expression-path", {"name": ".."}),
    "@a": ("expression-path", {"name": "@"}),
    "a[1]": ("expression-path", {"name": "["}),
    "child::a": ("expression-path", {"name": "child"}),
    "a | b": ("expression-path", {"name": "|"}),
    "text()": ("expression-path", {"name": "text"}),
    "node()": ("expression-path", {"name": "node"}),
    "regex(${a}, '(')": ("expression-pattern", {"pattern": "("}),
    "regex(${a}, '(?=a)')": ("expression-pattern", {"pattern": "(?=a)"}),
    r"regex(${a}, '(a)\1')": ("expression-pattern", {"pattern": r"(a)\1"}),
    "regex(., '\ud800')": ("expression-pattern", {"pattern": "\ud800"}),
    "regex(., ${a})": ("expression-pattern-answer", {}),
    "regex(., concat('a', a))": ("expression-pattern-answer", {}),
    "regex(${a}, .)": ("expression-pattern-answer", {}),
    "x" * (LONGEST + 1): ("expression-long", {"most": LONGEST}),
    "(" * 900 + "1" + ")" * 900: ("expression-deep", {}),
    "(" * DEEPEST + "1" + ")" * DEEPEST: ("expression-deep", {}),
    "not(" * DEEPEST + "1" + ")" * DEEPEST: ("expression-deep", {}),
    "-" * DEEPEST + "1": ("expression-deep", {}),
    "1" + "+1" * 999: ("expression-deep", {}),
    " or ".join(["${a}"] * 200): ("expression-deep", {}),
    "1+(" * 400 + "1" + ")" * 400: ("expression-deep", {}),
}


@pytest.mark.parametrize("source", MALFORMED, ids=lambda source: ascii(source[:30]))
def test_expression_is_refused_with_its_reason(source: str) -> None:
    assert refusal(source) == MALFORMED[source]


def test_every_function_refuses_too_few_and_too_many_values() -> None:
    for name, (_, counts) in TABLE.items():
        least, most = counts if isinstance(counts, tuple) else (counts, counts)
        assert name in parse(f"{name}({', '.join('1' * least)})").source
        for wrong in (least - 1, -1 if most is None else most + 1):
            if wrong >= 0:
                assert refusal(f"{name}({', '.join('1' * wrong)})")[0] == "expression-arguments"


def test_expression_of_the_greatest_length_and_depth_is_taken() -> None:
    assert value("'" + "x" * (LONGEST - 2) + "'") == "x" * (LONGEST - 2)
    assert value("(" * (DEEPEST - 1) + "1" + ")" * (DEEPEST - 1)) == 1.0
    any_of = " or ".join(f"${{a}}={n}" for n in range(DEEPEST - 2))
    assert value(any_of, a=0.0) is True
    assert value(any_of, a=-1.0) is False


def test_deepest_expression_is_evaluated_where_half_of_the_stack_is_taken() -> None:
    deepest = "if(1,2," * (DEEPEST - 2) + "${a}" + ")" * (DEEPEST - 2)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + limit // 2)
    try:
        assert parse(deepest).value({"a": 5.0}) == 2.0
    finally:
        sys.setrecursionlimit(limit)


def test_parser_of_others_is_left_as_it_was() -> None:
    assert parse("selected('a', 'a')").holds({})
    assert "selected" not in XPath1Parser.symbol_table
    assert XPath1Parser().parse("substring('hello', 2)").evaluate() == "ello"


def test_expression_keeps_nothing_of_what_it_was_evaluated_with() -> None:
    asked = parse("concat(${a}, ., today())")
    assert asked.value({"a": "hemligt", TODAY: EASTER}, "!") == "hemligt!2016-04-02"
    assert asked.value({}) == ""
    assert "hemligt" not in repr(vars(asked))


def test_threads_share_an_expression() -> None:
    asked = parse("if(${a} mod 2 = 0, concat('even ', ${a}), concat('odd ', ${a}))")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: asked.value({"a": float(n)}), range(400)))
    assert found == [f"{'odd' if n % 2 else 'even'} {n}" for n in range(400)]


VALID = [
    "selected(${safe}, 'no') or selected(${safe}, 'sometimes')",
    "${age} > 15 and ${age} < 65",
    "not(${x} > 5)",
    "if(${a} = '', 'x', concat(${a}, ' ', ${b}))",
    "regex(., '[0-9]{5}')",
    "format-date(today() + 7, '%Y-%m')",
    "count-selected(${q}) >= 2 and . != 0",
    "area = ${area} or name = 'x'",
    "round(${x} div 3, 2) mod 4 * -1.5",
    "${d} < date('2016-04-02') - 7",
    'substr(${a}, 1, 2) != "b"',
    "pow(${x}, ${x}) + min(${x}, 2, ${a})",
]
PIECES = [
    *TABLE,
    *("today", "position", "text", "node", "div", "mod", "and", "or", "item", "å", "é:b"),
    *("${a}", "${", "$", "}", "(", ")", ",", "'", '"', "[", "]", "/", "//", "..", ".", "@", "::"),
    *("*", "+", "-", "=", "!=", "<", "<=", "|", "!", "1", ".5", "1e5", "9" * 400, "(:", ":)", "#"),
    *("Q{", "?", "=>", "||", "a:*", "%", "\\", "\n", "\u00a0", "\u202e", "😀", "\x00", "\ud800"),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    source = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 4))):
        at, gone = draw(st.integers(0, len(source))), draw(st.integers(0, 4))
        put = draw(st.sampled_from([*PIECES, *VALID, ""]) | st.text(max_size=3))
        source = source[:at] + put + source[at + gone :]
    return source


def assembled(separator: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=12).map(separator.join)


sources = st.one_of(
    st.text(),
    st.text(alphabet="${}()'\"<>=!.,ab1 \n-+*/[]@:", max_size=40),
    mutated(),
    assembled(""),
    assembled(" "),
    st.sampled_from(VALID),
)
answered: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(
        ["", "a", "a b", "2016-04-02", "NaN", "1e999", "مطر", "😀", "\ud800", "x" * 5000]
    ),
    st.text(max_size=20),
    st.floats(),
    st.booleans(),
    st.floats().map(Day),
)


def every_value(source: str, data: st.DataObject) -> Iterator[Value]:
    asked = parse(source)
    answers = {name: data.draw(answered, label=name) for name in sorted(asked.references)}
    current = data.draw(answered, label="current")
    columns = {name: data.draw(st.text(max_size=9), label=name) for name in sorted(asked.columns)}
    for item in (None, item_of("code", columns)):
        yield asked.value({TODAY: EASTER, **answers}, current, item)
        yield asked.holds({TODAY: EASTER, **answers}, current, item)
    yield asked.value(answers)


@settings(max_examples=1500)
@given(sources, st.data())
@example("*", None)
@example("round(1, 9)", None)
def test_text_is_an_expression_with_a_value_or_malformed(
    source: str, data: st.DataObject | None
) -> None:
    begun = time.perf_counter()
    malformed = None
    try:
        parse(source)
    except Malformed as error:
        malformed = error
    if malformed:
        assert sentence(malformed.code, "sv", question="q", place="relevant", **malformed.values)
        assert 1 <= int(str(malformed.values.get("at", 1))) <= len(source) + 1
    else:
        found = list(every_value(source, data)) if data else [value(source)]
        assert all(isinstance(each, str | bool | float) for each in found)
    assert time.perf_counter() - begun < 5  # bounded, on a machine that has other things to do


@settings(max_examples=300)
@given(st.sampled_from(VALID), st.data())
def test_value_is_the_same_whenever_it_is_asked_for(source: str, data: st.DataObject) -> None:
    answers = {name: data.draw(answered) for name in sorted(parse(source).references)}
    first, again = (parse.__wrapped__(source).value(answers) for _ in range(2))
    assert (type(first), str(first)) == (type(again), str(again))


HOSTILE = {
    "a pattern that never ends elsewhere": ("regex(${a}, '(a+)+b')", "a" * 5000),
    "a text that grows": (f"concat({', '.join(['${a}'] * 300)})", "x" * 5000),
    "characters exchanged": ("translate(${a}, ${a}, ${a})", "🙂" * 5000),
    "many codes": ("selected-at(${a}, count-selected(${a}) - 1)", "a " * 5000),
    "great numbers": ("pow(pow(pow(${a}, 99), 99), 99)", "9"),
    "a great number written": (f"string(number(${{a}}) * {'9' * 300})", "9"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_expression_and_answer_end_quickly(what: str) -> None:
    source, answer = HOSTILE[what]
    begun = time.perf_counter()
    assert isinstance(value(source, a=answer), str | bool | float)
    assert time.perf_counter() - begun < 5
