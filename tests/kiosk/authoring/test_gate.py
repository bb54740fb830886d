"""What pyxform has to say last: about forms in which we have found nothing."""

import pytest

from kiosk.authoring import gate
from kiosk.authoring.gate import LONGEST_REASON
from kiosk.authoring.notes import Notes
from kiosk.finding import Finding
from tests.kiosk.authoring.forms import Sheets, book, compiled, form, places, row_of, told


def judged(sheets: Sheets, *left_out: int, notes: Notes | None = None) -> list[Finding]:
    notes = notes or Notes()
    before = len(notes.findings)
    gate.check(book(sheets), left_out, notes)
    return notes.findings[before:]


@pytest.mark.parametrize("blank", [0, 3])
def test_what_pyxform_refuses_is_told_at_the_row_as_it_stands_in_the_file(blank: int) -> None:
    empty = "| | | | |\n" * blank
    sheets = form(
        "| type | name | label | parameters |\n| text | a | A | |\n"
        f"{empty}| range | b | B | tick_interval=0 |",
        "",
    )
    (found,) = [finding for finding in told(sheets) if finding.level == "error"]
    assert places([found]) == [("pyxform-refuses", "survey", 3 + blank, "")]
    assert "tick_interval" in str(found.values["reason"])


def test_row_that_was_left_out_is_not_counted() -> None:
    sheets = form(
        "| type | name | label | parameters |\n| geopoint | g | G | |\n| text | a | A | |\n"
        "| image | i | I | |\n| range | b | B | tick_interval=0 |",
        "",
    )
    found = [f for f in told(sheets, lenient=True) if f.level == "error"]
    assert places(found) == [("pyxform-refuses", "survey", 5, "")]


def test_cell_that_was_left_out_is_not_judged() -> None:
    sheets = form(
        "| type | name | label | trigger | default |\n| geopoint | g | G | | |\n"
        "| text | a | A | ${g} | ${last-saved#a} |",
        "",
    )
    found = told(sheets, lenient=True)
    assert {finding.code for finding in found} == {
        *("type-position", "column-unsupported", "last-saved")
    }
    assert compiled(sheets, lenient=True).questionnaire is not None


def test_group_of_which_nothing_is_left_is_left_out_as_well() -> None:
    sheets = form(
        "| type | name | label |\n| text | a | A |\n| begin_group | g | |\n| begin_group | h | |\n"
        "| geopoint | p | P |\n| end_group | | |\n| end_group | | |\n| begin_repeat | r | |\n"
        "| text | t | T |\n| end_repeat | | |",
        "",
    )
    assert {finding.level for finding in told(sheets, lenient=True)} == {"warning"}


def test_our_own_columns_are_none_of_pyxforms_business() -> None:
    sheets = row_of(
        {"type": "select_one abc", "kiosk::sensitive": "yes", "kiosk::topic": "area"},
        "| list_name | name | label | kiosk::face | kiosk::synonyms |\n| abc | a | A | 1 | b; c |",
    )
    assert judged(sheets) == []


@pytest.mark.parametrize(
    "sheets",
    [
        {"survey": [["type", "name"], ["text", "a\x00"]]},
        {"survey": [["type", "name", "label::a::b", "label::a"], ["text", "a", "x", "y"]]},
        {"survey": [["type", "name", "bind", "bind::relevant"], ["text", "a", "x", "y"]]},
        {"survey": [["type", "name", "label"], ["text", "a", "${" * 400]]},
        {"survey": [["type", "name", "label"], *[["begin group", "a", "b"]] * 99]},
        {"survey": [["type"], ["text"]], "settings": [["form_id::x", "form_id"], ["a", "b"]]},
    ],
)
def test_whatever_pyxform_stumbles_over_is_a_sentence(sheets: Sheets) -> None:
    (found,) = judged(sheets)
    assert (found.level, found.code) == ("error", "pyxform-refuses")
    assert 0 < len(str(found.values["reason"])) <= LONGEST_REASON
    assert "[row" not in str(found.values["reason"])


def test_pyxform_is_not_asked_about_a_form_in_which_we_find_something() -> None:
    sheets = row_of({"type": "range", "parameters": "tick_interval=0", "name": "two words"})
    assert "pyxform-refuses" not in {finding.code for finding in told(sheets)}
