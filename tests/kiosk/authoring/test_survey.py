"""Rows of the sheet survey: each supported kind becomes exactly the question that it says."""

from typing import Any

import pytest

from kiosk.questionnaire import Choice, Group, Question
from tests.kiosk.authoring.forms import (
    ABC,
    CHOICES,
    compiled,
    form,
    made,
    places,
    question,
    row_of,
    told,
)
from tests.kiosk.helpers import MAP

TITLE = {"name": "q", "label": {"en": "Q"}}
PLAIN: dict[str, dict[str, Any]] = {
    "text": {"kind": "text"},
    "integer": {"kind": "number", "low": 0.0, "high": 999_999.0, "step": 1.0},
    "decimal": {"kind": "number", "low": 0.0, "high": 999_999.0, "step": 0.001},
    "range": {"kind": "range", "low": 1.0, "high": 10.0, "step": 1.0},
    "select_one abc": {"kind": "single", "choices": ABC},
    "select_multiple abc": {"kind": "multiple", "choices": ABC, "max_picks": 3},
    "rank abc": {"kind": "rank", "choices": ABC, "max_picks": 3},
    "note": {"kind": "note"},
    "date": {"kind": "date"},
}


@pytest.mark.parametrize(("written", "fields"), PLAIN.items(), ids=PLAIN)
def test_plain_row_is_exactly_the_question_that_it_says(
    written: str, fields: dict[str, Any]
) -> None:
    assert question({"type": written}) == Question(**TITLE | fields)


def test_acknowledge_is_one_choice_in_every_language() -> None:
    asked = question({"type": "acknowledge"})
    assert (asked.kind, asked.max_picks) == ("single", 1)
    (agreed,) = asked.choices
    assert agreed.code == "OK"
    assert agreed.label.keys() == {"sv", "en", "fi", "ar", "sv-x-lattlast"}


@pytest.mark.parametrize(
    ("cells", "calculation"),
    [
        ({"type": "calculate", "calculation": "1 + 1"}, "1 + 1"),
        ({"type": "calculate", "default": "3 + 4"}, "3 + 4"),
        ({"type": "hidden", "default": "stand"}, "'stand'"),
        ({"type": "hidden", "default": "it's"}, '"it\'s"'),
        ({"type": "hidden", "calculation": "today()"}, "today()"),
        ({"type": "hidden", "default": "2 * 3"}, "2 * 3"),
    ],
)
def test_what_nobody_sees_is_calculated(cells: dict[str, str], calculation: str) -> None:
    assert question({"label": "", **cells}) == Question(
        "q", "calculate", {}, calculation=calculation
    )


@pytest.mark.parametrize(
    ("kind", "cells", "fields"),
    [
        ("text", {"hint": "In a few words"}, {"hint": {"en": "In a few words"}}),
        ("text", {"hint::sv": "Kort"}, {"hint": {"sv": "Kort"}, "label": {"sv": "Q"}}),
        (
            "text",
            {"label": "", "label::Svenska (sv)": "F", "label::English (en)": "Q"},
            {"label": {"sv": "F", "en": "Q"}},
        ),
        ("text", {"required": "yes"}, {"required": "true()"}),
        ("text", {"required": "TRUE"}, {"required": "true()"}),
        ("text", {"required": "true()"}, {"required": "true()"}),
        ("text", {"required": "no"}, {}),
        ("text", {"required": "Ja"}, {"required": "true()"}),
        ("text", {"required": "SANT"}, {"required": "true()"}),
        ("text", {"required": "nej"}, {}),
        ("text", {"relevant": "nej"}, {"relevant": "false()"}),
        ("text", {"required": "FALSE"}, {}),
        ("text", {"required": "1 = 1"}, {"required": "1 = 1"}),
        ("text", {"required_message": "Do"}, {"required_message": {"en": "Do"}}),
        ("text", {"constraint": ". != 'a'"}, {"constraint": ". != 'a'"}),
        ("text", {"constraint": ". != ‘a’"}, {"constraint": ". != 'a'"}),
        ("text", {"constraint_message": "No"}, {"constraint_message": {"en": "No"}}),
        ("text", {"relevant": "1 = 1"}, {"relevant": "1 = 1"}),
        ("text", {"relevant": "yes"}, {}),
        ("text", {"relevant": "true()"}, {}),
        ("text", {"relevant": "no"}, {"relevant": "false()"}),
        ("text", {"default": "hello"}, {"default": "'hello'"}),
        ("text", {"default": "it's"}, {"default": '"it\'s"'}),
        ("text", {"default": "low-risk"}, {"default": "'low-risk'"}),
        ("text", {"default": "concat('a', 'b')"}, {"default": "concat('a', 'b')"}),
        ("integer", {"default": "5"}, {"default": "'5'"}),
        ("integer", {"default": "2 + 3"}, {"default": "2 + 3"}),
        ("date", {"default": "2016-04-02"}, {"default": "'2016-04-02'"}),
        ("date", {"default": "today()"}, {"default": "today()"}),
        ("date", {"default": "date(today() - 1)"}, {"default": "date(today() - 1)"}),
        ("select_one abc", {"default": "b"}, {"default": "'b'"}),
        ("select_multiple abc", {"default": "a c"}, {"default": "'a c'"}),
        ("acknowledge", {"default": "OK"}, {"default": "'OK'"}),
        ("select_one abc", {"choice_filter": "name != 'a'"}, {"choice_filter": "name != 'a'"}),
        ("select_one abc", {"kiosk::topic": "Area"}, {"topic": "area"}),
        ("rank abc", {"kiosk::topic": "theme"}, {"topic": "theme"}),
        ("text", {"kiosk::sensitive": "yes"}, {"sensitive": True}),
        ("note", {"readonly": "yes"}, {}),
        ("text", {"readonly": "no"}, {}),
        (
            "range",
            {"kiosk::low": "Bad", "kiosk::high": "Good"},
            {"low_label": {"en": "Bad"}, "high_label": {"en": "Good"}},
        ),
        (
            "range",
            {"kiosk::low::mul": "0", "kiosk::high::mul": "10"},
            {"low_label": {"mul": "0"}, "high_label": {"mul": "10"}},
        ),
    ],
)
def test_cell_sets_what_it_says(kind: str, cells: dict[str, str], fields: dict[str, Any]) -> None:
    plain = question({"type": kind})
    expected = {name: getattr(plain, name) for name in plain.__struct_fields__} | fields
    assert question({"type": kind, **cells}) == Question(**expected)


GROUPED = """
| type           | name | label   | hint | relevant       | appearance |
| text           | a    | A       |      |                |            |
| begin_group    | g    | Heading | Why  | ${a} = 'x'     | field-list |
| integer        | b    | B       |      |                |            |
| select_one abc | c    | C       |      |                |            |
| end_group      | g    |         |      |                |            |
| note           |      | Bye     |      |                |            |
"""


def test_questions_of_a_field_list_share_a_page_under_its_heading_and_condition() -> None:
    found = made(form(GROUPED))
    asked = [(each.name, each.group, each.relevant) for each in found.questions]
    assert asked == [
        ("a", "", ""),
        ("b", "g", "${a} = 'x'"),
        ("c", "g", "${a} = 'x'"),
        ("row-7", "", ""),
    ]
    assert found.groups == [Group("g", {"en": "Heading"}, {"en": "Why"})]


def test_conditions_of_groups_within_groups_all_have_to_hold() -> None:
    found = made(
        form(
            """
| type        | name | label | relevant        | appearance |
| text        | a    | A     |                 |            |
| begin group | g    |       | ${a} = 'x'      |            |
| text        | b    | B     |                 |            |
| begin group | h    |       | ${b} or ${a}    | field-list |
| text        | c    | C     | ${b} != 'y'     |            |
| end group   |      |       |                 |            |
| text        | d    | D     | true()          |            |
| end group   |      |       |                 |            |
| text        | e    | E     | 1               |            |
""",
            "",
        )
    )
    assert {each.name: (each.group, each.relevant) for each in found.questions} == {
        "a": ("", ""),
        "b": ("", "${a} = 'x'"),
        "c": ("h", "((${a} = 'x') and (${b} or ${a})) and (${b} != 'y')"),
        "d": ("", "${a} = 'x'"),
        "e": ("", "1"),
    }


def test_calculation_within_a_group_keeps_its_condition_and_stands_on_no_page() -> None:
    found = made(
        form(
            """
| type        | name | label | relevant   | appearance | calculation |
| text        | a    | A     |            |            |             |
| begin_group | g    |       | ${a} = 'x' | field-list |             |
| text        | b    | B     |            |            |             |
| calculate   | c    |       |            |            | 1 + 1       |
| text        | d    | D     |            |            |             |
| end_group   |      |       |            |            |             |
""",
            "",
        )
    )
    assert [(each.name, each.group, each.relevant) for each in found.questions] == [
        ("a", "", ""),
        ("b", "g", "${a} = 'x'"),
        ("c", "", "${a} = 'x'"),
        ("d", "g", "${a} = 'x'"),
    ]


def test_row_without_anything_of_a_question_is_a_remark() -> None:
    found = compiled(form("| type | name | label | a |\n| | | | One |\n| text | q | Q | |", ""))
    assert places(found.findings) == [("column-left-out", "survey", 1, "a")]
    assert found.questionnaire is not None
    assert [each.name for each in found.questionnaire.questions] == ["q"]


def test_disabled_row_is_left_out_and_its_name_is_free() -> None:
    sheets = form(
        "| type | name | label | disabled |\n| integer | q | Q | yes |\n| text | q | Q | no |", ""
    )
    found = told(sheets)
    assert places(found) == [("row-disabled", "survey", 2, "disabled")]
    questionnaire = compiled(sheets).questionnaire
    assert questionnaire is not None
    assert [each.kind for each in questionnaire.questions] == ["text"]


def test_what_asks_for_a_refused_row_is_not_told_twice() -> None:
    sheets = form(
        """
| type       | name | label | relevant      |
| geopoint   | a    | A     |               |
| text       | b    | B     | ${a} != ''    |
| select_one | c    | C     |               |
| text       | d    | D     | ${c} = 'yes'  |
| text       | e    | E     | ${f} = 'yes'  |
""",
        "",
    )
    assert places(told(sheets)) == [
        ("type-position", "survey", 2, "type"),
        ("type-list-missing", "survey", 4, "type"),
        ("expression-later", "survey", 6, "relevant"),
    ]


def test_what_asks_for_a_row_that_was_left_out_is_refused_even_when_lenient() -> None:
    sheets = form(
        "| type | name | label | relevant |\n| geopoint | a | A | |\n| text | b | B | ${a} != '' |",
        "",
    )
    assert [(f.level, f.code, f.place.row) for f in told(sheets, lenient=True)] == [
        ("warning", "type-position", 2),
        ("error", "expression-later", 3),
    ]


def test_what_is_said_of_two_rows_with_one_name_stands_at_each() -> None:
    sheets = form(
        "| type | name | label | relevant |\n| text | a | A | ${x} |\n| text | a | B | ${y} |", ""
    )
    assert places(told(sheets)) == [
        ("expression-later", "survey", 2, "relevant"),
        ("name-twice", "survey", 3, "name"),
        ("expression-later", "survey", 3, "relevant"),
    ]


def test_questions_of_a_repeat_are_not_looked_at_and_its_lists_are_not_called_unused() -> None:
    sheets = form(
        """
| type           | name | label |
| text           | a    | A     |
| begin_repeat   | r    | R     |
| begin_group    | g    | G     |
| select_one abc | b    | B     |
| geopoint       | c    | C     |
| end_group      |      |       |
| end_repeat     |      |       |
| text           | d    | D     |
"""
    )
    found = told(sheets, lenient=True)
    assert places(found) == [("repeat-unsupported", "survey", 3, "type")]
    questionnaire = compiled(sheets, lenient=True).questionnaire
    assert questionnaire is not None
    assert [each.name for each in questionnaire.questions] == ["a", "d"]


def test_group_that_is_too_large_is_refused_or_split_when_lenient() -> None:
    rows = "\n".join(f"| integer | {name} | Q | |" for name in "abc")
    sheets = form(
        f"| type | name | label | appearance |\n| begin_group | g | G | field-list |\n{rows}\n"
        "| end_group | | | |",
        "",
    )
    assert places(told(sheets)) == [("group-large", "survey", 2, "name")]
    assert places(told(sheets, lenient=True)) == [("group-split", "survey", 2, "name")]
    questionnaire = compiled(sheets, lenient=True).questionnaire
    assert questionnaire is not None
    assert {each.group for each in questionnaire.questions} == {""}
    assert questionnaire.groups == []


def test_or_other_is_dropped_when_lenient_and_the_list_is_as_it_was() -> None:
    sheets = row_of({"type": "select_one abc or_other"})
    questionnaire = compiled(sheets, lenient=True).questionnaire
    assert questionnaire is not None
    assert questionnaire.questions[0].choices == ABC


def test_list_that_is_missing_is_told_with_the_one_that_was_meant() -> None:
    missing = told(row_of({"type": "select_one abd"}, CHOICES))[-1]
    assert (missing.code, missing.values["near"]) == ("list-missing", "abc")


def test_map_is_a_picture_that_the_question_names() -> None:
    sheets = row_of(
        {"type": "select_one town", "appearance": "image-map", "media::image": "map.svg"},
        "| list_name | name | label |\n| town | haga | Haga |\n| town | alidhem | Ålidhem |\n"
        "| town | elsewhere | Elsewhere |",
    )
    assert told(sheets, {"map.svg": MAP}) == []
    asked = compiled(sheets).questionnaire
    assert asked is not None
    assert (asked.questions[0].appearance, asked.questions[0].image) == ("map", "map.svg")
    assert places(told(sheets)) == [("image-missing", "survey", 2, "media::image")]


def test_choice_shows_the_picture_that_it_names() -> None:
    sheets = row_of(
        {"type": "select_one abc"},
        "| list_name | name | label | media::image |\n| abc | a | A | a.png |",
    )
    assert told(sheets, {"a.png": b"\x89PNG\r\n\x1a\n"}) == []
    assert places(told(sheets)) == [("image-missing", "choices", 2, "media::image")]
    questionnaire = compiled(sheets).questionnaire
    assert questionnaire is not None
    assert questionnaire.questions[0].choices == [Choice("a", {"en": "A"}, image="a.png")]


@pytest.mark.parametrize("kind", ["note", "calculate"])
def test_what_means_nothing_for_a_row_is_not_looked_into(kind: str) -> None:
    calculation = "1 + 1" if kind == "calculate" else ""
    cells = {"required": "((", "constraint": "((", "calculation": calculation}
    sheets = row_of({"type": kind, **cells, "label": "" if calculation else "N"})
    assert {finding.code for finding in told(sheets)} <= {"column-misplaced", "column-idle"}
    made = compiled(sheets).questionnaire
    assert made is not None
    assert (made.questions[0].required, made.questions[0].constraint) == ("", "")
