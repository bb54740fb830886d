"""The headings of an XLSForm: pyxform's own names for them, ours, and what is neither."""

import pytest

from kiosk.authoring.columns import (
    Column,
    Fields,
    columns_of,
    has_columns,
    languages_beside_none,
    languages_of,
    note_doubles,
    note_unasked,
)
from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Row, Sheet
from tests.kiosk.authoring.forms import places


def sheet(*headings: str, **cells: str) -> Sheet:
    return Sheet("form.xlsx", "survey", list(headings), [Row(2, cells)])


def meaning(heading: str, kind: str = "survey", beside: str = "") -> tuple[Column, Notes]:
    """Return what a heading means that may stand beside another, and what is said about it."""
    notes = Notes()
    return columns_of(sheet(heading, *filter(None, [beside])), kind, notes)[0], notes


def fields(cells: dict[str, str], kind: str = "survey") -> Fields:
    found = Sheet("form.xlsx", kind, list(cells), [Row(2, {k: v for k, v in cells.items() if v})])
    return Fields(found, found.rows[0], columns_of(found, kind, Notes()))


NAMES = {
    "type": ["type", "Type", "TYPE", " type ", "command"],
    "name": ["name", "Name", "value", "tag"],
    "label": ["label", "Label", "caption", "CAPTION"],
    "hint": ["hint", "Hint"],
    "relevant": ["relevant", "relevance", "bind::relevant", "bind:relevant", "bind: relevant"],
    "required": ["required", "bind::required", "Required"],
    "required_message": [
        *("required_message", "required message", "Required Message", "requiredMsg"),
        *("bind::jr:requiredMsg", "bind:jr:requiredMsg"),
    ],
    "constraint": ["constraint", "bind::constraint"],
    "constraint_message": [
        *("constraint_message", "constraint message", "constraining message"),
        *("bind::jr:constraintMsg", "bind:jr:constraintMsg"),
    ],
    "calculate": ["calculation", "calculate", "bind::calculate"],
    "readonly": ["readonly", "read_only", "read only", "bind::readonly"],
    "appearance": ["appearance", "control::appearance", "body::appearance"],
    "jr:count": ["repeat_count", "count", "jr:count", "control::jr:count"],
    "image": ["image", "media::image", "media:image"],
    "big-image": ["big-image", "media::big-image"],
    "audio": ["audio", "media::audio"],
    "video": ["video", "media::video"],
    "save_to": ["save_to", "bind::entities:saveto"],
    "choice_filter": ["choice_filter", "choice filter"],
    "default": ["default"],
    "parameters": ["parameters"],
    "guidance_hint": ["guidance_hint", "guidance hint"],
    "kiosk::max": ["kiosk::max", "kiosk::Max", "kiosk:max", "kiosk :: max"],
    "kiosk::sensitive": ["kiosk::sensitive"],
}


@pytest.mark.parametrize(("field", "heading"), [(f, h) for f, all_ in NAMES.items() for h in all_])
def test_heading_is_known_by_all_of_its_names(field: str, heading: str) -> None:
    column, notes = meaning(heading)
    assert column == Column(heading, field)
    assert notes.findings == []


@pytest.mark.parametrize("heading", ["list_name", "list name", "List Name"])
def test_list_of_a_choice_is_known_by_all_of_its_names(heading: str) -> None:
    assert meaning(heading, "choices")[0].field == "list_name"


@pytest.mark.parametrize(
    ("heading", "field", "language"),
    [
        ("label::Svenska (sv)", "label", "sv"),
        ("Label :: Svenska (sv)", "label", "sv"),
        ("label:Svenska (sv)", "label", "sv"),
        ("caption::English", "label", "en"),
        ("hint::ar", "hint", "ar"),
        ("constraint_message::العربية (ar)", "constraint_message", "ar"),
        ("bind::jr:constraintMsg::English (en)", "constraint_message", "en"),
        ("required_message::sv-x-lattlast", "required_message", "sv-x-lattlast"),
        ("media::image::English (en)", "image", "en"),
        ("image::English (en)", "image", "en"),
        ("kiosk::low::Svenska (sv)", "kiosk::low", "sv"),
        ("kiosk::high::mul", "kiosk::high", "mul"),
        ("label::Alla (mul)", "label", "mul"),
    ],
)
def test_heading_of_a_text_names_its_language(heading: str, field: str, language: str) -> None:
    assert meaning(heading)[0] == Column(heading, field, language)


@pytest.mark.parametrize(
    ("heading", "kind", "level", "code"),
    [
        ("label::Volapük", "survey", "error", "column-language"),
        ("lable", "survey", "error", "column-near"),
        ("relevent", "survey", "error", "column-near"),
        ("kiosk::maxx", "survey", "error", "column-near"),
        ("kiosk::fase", "choices", "error", "column-near"),
        ("kiosk::colour", "survey", "warning", "column-left-out"),
        ("remarks", "survey", "warning", "column-left-out"),
        ("relevant::Svenska (sv)", "survey", "warning", "column-left-out"),
        ("instance::odk:x", "survey", "warning", "column-left-out"),
        ("kiosk::face", "survey", "error", "column-sheet"),
        ("kiosk::last", "survey", "error", "column-sheet"),
        ("kiosk::max", "choices", "error", "column-sheet"),
    ],
)
def test_heading_that_means_nothing_is_told_of_once(
    heading: str, kind: str, level: str, code: str
) -> None:
    _, notes = meaning(heading, kind, beside="a::b")
    assert places(notes.findings)[0] == (code, "survey", 1, heading)
    assert notes.findings[0].level == level


def test_columns_of_choices_are_told_of_unless_a_filter_asks_for_them() -> None:
    notes, known = Notes(), ("list_name", "name", "label", "kiosk::face", "media::image")
    found = sheet(*known, "town", "remarks")
    note_unasked(found, columns_of(found, "choices", notes), {"town"}, notes)
    assert places(notes.findings) == [("column-left-out", "survey", 1, "remarks")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("relevant", "relevance"),
        ("label::Svenska (sv)", "label::sv"),
        ("label", "caption"),
        ("label", "label::Svenska (sv)"),
        ("label::Svenska (sv)", "caption"),
        ("constraint_message", "bind::jr:constraintMsg::sv"),
    ],
)
def test_two_headings_that_mean_the_same_are_refused(one: str, other: str) -> None:
    notes, found = Notes(), sheet(one, other)
    note_doubles(found, columns_of(found, "survey", notes), "sv", notes)
    assert places(notes.findings) == [("column-same", "survey", 1, other)]
    assert notes.findings[0].values["other"] == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("label", "label::English (en)"),
        ("label::sv", "label::en"),
        ("low", "kiosk::low"),
        ("a", "b"),
    ],
)
def test_two_headings_that_mean_different_things_stand_beside_each_other(
    one: str, other: str
) -> None:
    notes, found = Notes(), sheet(one, other)
    note_doubles(found, columns_of(found, "survey", Notes()), "sv", notes)
    assert notes.findings == []


def test_languages_are_those_that_headings_name_in_their_order() -> None:
    found = sheet("label::en", "hint::sv", "label::sv", "label::Volapük", "relevant", "hint")
    columns = columns_of(found, "survey", Notes())
    assert list(languages_of(columns)) == ["en", "sv"]
    assert languages_beside_none(columns) == {"sv"}


def test_column_that_is_needed_is_missed_once_and_only_where_there_are_rows() -> None:
    notes, found = Notes(), sheet("name", name="a")
    columns = columns_of(found, "survey", notes)
    assert has_columns(found, columns, ("name",), notes)
    assert not has_columns(found, columns, ("type", "name"), notes)
    assert [finding.code for finding in notes.findings] == ["column-missing"]
    found.rows.clear()
    assert not has_columns(found, columns, ("type",), notes)
    assert len(notes.findings) == 1


def test_text_is_read_in_every_language_and_the_bare_one_in_the_main() -> None:
    found = fields({"label": "Why?", "label::sv": "Varför?", "label::ar": "لماذا", "hint::sv": ""})
    assert found.texts("label", "en") == {"en": "Why?", "sv": "Varför?", "ar": "لماذا"}
    assert found.texts("hint", "en") == {}
    assert list(found.cells("label")) == [
        ("Varför?", found.sheet.place(2, "label::sv")),
        ("لماذا", found.sheet.place(2, "label::ar")),
        ("Why?", found.sheet.place(2, "label")),
    ]


def test_cell_that_is_empty_says_nothing() -> None:
    found = fields({"name": "a", "relevant": ""})
    assert (found.get("name"), found.get("relevant"), found.get("hint")) == ("a", "", "")
    assert (found.has("name"), found.has("relevant")) == (True, False)
    assert found.filled() == ["name"]


def test_place_is_the_cell_or_where_the_column_is_or_the_row() -> None:
    found = fields({"name": "a", "bind::relevant": ""})
    assert found.place("name") == found.sheet.place(2, "name")
    assert found.place("relevant") == found.sheet.place(2, "bind::relevant")
    assert found.place("hint") == found.place() == found.sheet.place(2)


def test_quotation_marks_of_word_processors_are_made_plain_in_expressions_alone() -> None:
    found = fields({"relevant": "${a} = ‘x’ or ${a} = “y”", "label": "‘Why’?"})
    assert found.expression("relevant") == "${a} = 'x' or ${a} = \"y\""
    assert found.get("label") == "‘Why’?"


@pytest.mark.parametrize("cell", ["yes", "Yes", "JA", "true", "TRUE", "true()", "1", "x"])
def test_yes_is_yes_however_it_is_written(cell: str) -> None:
    notes = Notes()
    assert fields({"kiosk::sensitive": cell}).truth("kiosk::sensitive", notes)
    assert notes.findings == []


@pytest.mark.parametrize("cell", ["", "no", "Nej", "FALSE", "false()", "0"])
def test_no_is_no_however_it_is_written(cell: str) -> None:
    notes = Notes()
    assert not fields({"kiosk::sensitive": cell}).truth("kiosk::sensitive", notes)
    assert notes.findings == []


def test_other_columns_of_a_choice_are_kept_for_filters() -> None:
    cells = {
        "name": "a",
        "label": "A",
        "town": "umea",
        "year-2": "1",
        "two words": "x",
        "b::c": "d",
    }
    assert fields(cells, "choices").others() == {"town": "umea", "year-2": "1"}
