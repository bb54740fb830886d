"""Appearances, parameters and our own bounds: what they make of a question."""

from typing import Any

import pytest

from tests.kiosk.authoring.forms import compiled, places, question, row_of, told

ONE = {"type": "select_one abc"}


@pytest.mark.parametrize(
    ("kind", "appearance", "fields"),
    [
        ("select_one abc", "likert", {"appearance": "likert"}),
        ("select_one abc", "Likert", {"appearance": "likert"}),
        ("select_one abc", "minimal", {"appearance": "list"}),
        ("select_one abc", "autocomplete", {"appearance": "list"}),
        ("select_one abc", "minimal autocomplete", {"appearance": "list"}),
        ("select_one abc", "quick", {"quick": True}),
        ("select_one abc", "quick likert", {"quick": True, "appearance": "likert"}),
        ("select_one abc", "quickcompact", {"quick": True}),
        ("select_one abc", "quickcompact-2", {"quick": True, "per_row": 2}),
        ("select_one abc", "columns", {}),
        ("select_one abc", "columns-pack w4", {}),
        ("select_one abc", "compact-3", {"per_row": 3}),
        *[("select_one abc", f"columns-{n}", {"per_row": n}) for n in range(1, 7)],
        ("select_multiple abc", "columns-2", {"per_row": 2}),
        ("rank abc", "columns-4", {"per_row": 4}),
        ("text", "multiline", {"multiline": True}),
        ("range", "rating", {"rating": True}),
    ],
)
def test_appearance_sets_how_a_question_looks(
    kind: str, appearance: str, fields: dict[str, Any]
) -> None:
    plain = question({"type": kind})
    looking = question({"type": kind, "appearance": appearance})
    changed = {name: value for name, value in _fields(looking) if value != getattr(plain, name)}
    assert changed == fields


def _fields(found: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(found, name)) for name in found.__struct_fields__]


@pytest.mark.parametrize(
    ("kind", "parameters", "fields"),
    [
        ("range", "", {"low": 1.0, "high": 10.0, "step": 1.0}),
        ("range", "start=0 end=5 step=0.5", {"low": 0.0, "high": 5.0, "step": 0.5}),
        ("range", "start=-3;end=3", {"low": -3.0, "high": 3.0, "step": 1.0}),
        ("range", "START=2 , End=4", {"low": 2.0, "high": 4.0, "step": 1.0}),
        ("select_one abc", "", {"randomize": False, "seed": 0}),
        ("select_one abc", "randomize=false", {"randomize": False, "seed": 0}),
        ("select_one abc", "randomize=true", {"randomize": True, "seed": 0}),
        ("rank abc", "randomize=true seed=42", {"randomize": True, "seed": 42}),
        ("select_multiple abc", "seed=7, randomize=true", {"randomize": True, "seed": 7}),
    ],
)
def test_parameters_set_bounds_and_order(
    kind: str, parameters: str, fields: dict[str, Any]
) -> None:
    found = question({"type": kind, "parameters": parameters})
    assert {name: getattr(found, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("kind", "most", "least", "fields"),
    [
        ("integer", "", "", {"low": 0.0, "high": 999_999.0, "step": 1.0}),
        ("integer", "120", "18", {"low": 18.0, "high": 120.0, "step": 1.0}),
        ("decimal", "", "", {"low": 0.0, "high": 999_999.0, "step": 0.001}),
        ("decimal", "2,5", "0.25", {"low": 0.25, "high": 2.5, "step": 0.001}),
        ("text", "", "", {"max_length": 280}),
        ("text", "60", "", {"max_length": 60}),
        ("select_multiple abc", "", "", {"max_picks": 3}),
        ("select_multiple abc", "2", "", {"max_picks": 2}),
        ("rank abc", "", "", {"max_picks": 3}),
        ("rank abc", "1", "", {"max_picks": 1}),
    ],
)
def test_own_columns_set_the_most_and_the_least(
    kind: str, most: str, least: str, fields: dict[str, Any]
) -> None:
    found = question({"type": kind, "kiosk::max": most, "kiosk::min": least})
    assert {name: getattr(found, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"type": "range", "parameters": "start=5 end=1"}, "bounds-wrong", "parameters"),
        ({"type": "range", "parameters": "start=0 end=10 step=3"}, "bounds-wrong", "parameters"),
        ({"type": "range", "parameters": "step=0"}, "bounds-wrong", "parameters"),
        ({"type": "integer", "kiosk::max": "2.5"}, "bounds-wrong", "kiosk::max"),
        ({"type": "integer", "kiosk::min": "1000000"}, "bounds-wrong", "kiosk::min"),
        ({"type": "select_multiple abc", "kiosk::max": "4"}, "max-picks-wrong", "kiosk::max"),
        ({"type": "rank abc", "kiosk::max": "0"}, "max-picks-wrong", "kiosk::max"),
        ({"kiosk::max": "0"}, "max-length-wrong", "kiosk::max"),
        ({"kiosk::max": "2001"}, "max-length-wrong", "kiosk::max"),
    ],
)
def test_bounds_that_do_not_fit_are_told_at_the_cell_that_sets_them(
    cells: dict[str, str], code: str, column: str
) -> None:
    wrong = [finding for finding in told(row_of(cells)) if finding.level == "error"]
    assert places(wrong) == [(code, "survey", 2, column)]


def test_each_wish_of_an_appearance_is_told_of_by_itself() -> None:
    found = told(row_of(ONE | {"appearance": "quick bright label columns-3 search('a b', 'c')"}))
    assert [(finding.code, finding.values["appearance"]) for finding in found] == [
        ("appearance-unsupported", "search"),
        ("appearance-unknown", "bright"),
        ("appearance-unsupported", "label"),
    ]


def test_what_can_be_understood_of_an_appearance_is_kept_when_lenient() -> None:
    sheets = row_of(ONE | {"appearance": "quick label columns-3"})
    made = compiled(sheets, lenient=True).questionnaire
    assert made is not None
    assert (made.questions[0].quick, made.questions[0].per_row) == (True, 3)


@pytest.mark.parametrize(
    "cells",
    [
        {"type": "integer", "constraint": ". >= 0 and . <= 999999"},
        {"type": "integer", "constraint": ". <= 2000000", "kiosk::max": "2000000"},
        {"type": "text", "constraint": "string-length(.) <= 280"},
        {"type": "text", "constraint": "string-length(.) <= 500", "kiosk::max": "500"},
        {"type": "text", "constraint": "regex(., '[0-9]{400}')"},
    ],
)
def test_constraint_within_the_bounds_is_not_told_of(cells: dict[str, str]) -> None:
    assert told(row_of(cells)) == []
