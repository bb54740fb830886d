"""What was meant, perhaps: said where a word of an XLSForm is nearly right."""

import pytest

from tests.kiosk.authoring.forms import form, places, row_of, told

LABELLED = "| type | name | label::sv |\n| select_one a | q | F |\n| select_one b | r | F |"


def test_word_that_is_neither_yes_nor_no_is_refused_as_required() -> None:
    [finding] = told(row_of({"required": "kanske"}))
    assert (finding.code, finding.place.column) == ("yes-or-no", "required")
    assert "kanske" in finding.text("sv")


@pytest.mark.parametrize(
    ("type_", "written", "near"),
    [
        ("select_one abc", "likret", "likert"),
        ("select_one abc", "column-2", "columns-2"),
        ("text", "multilne", "multiline"),
    ],
)
def test_misspelt_appearance_is_told_with_the_one_that_was_meant(
    type_: str, written: str, near: str
) -> None:
    [finding] = told(row_of({"type": type_, "appearance": written}))
    assert (finding.level, finding.code) == ("warning", "appearance-near")
    assert finding.values["near"] == near


def test_appearance_of_another_type_is_not_proposed() -> None:
    [finding] = told(row_of({"appearance": "likret"}))
    assert finding.code == "appearance-unknown"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("label:English", "label::English (en)"),
        ("label : English (en)", "label::English (en)"),
        ("hint:en", "hint::en"),
    ],
)
def test_single_colon_is_told_with_the_heading_that_was_meant(written: str, near: str) -> None:
    survey = f"| type | name | label::sv | {written} |\n| text | q | F | Q |"
    [finding] = told(form(survey, ""))
    assert (finding.level, finding.code) == ("error", "column-near")
    assert finding.values["near"] == near


def test_single_colon_is_told_on_the_sheet_of_choices() -> None:
    choices = "| list_name | name | label::sv | label:English |\n| a | x | X | X |"
    found = told(form("| type | name | label::sv |\n| select_one a | q | F |", choices))
    assert places(found) == [("column-near", "choices", 1, "label:English")]


def test_missing_sheet_of_choices_is_told_once_with_the_sheets_there_are() -> None:
    found = told(form(LABELLED, "", val="| list_name | name | label::sv |\n| a | x | X |"))
    assert places(found) == [("choices-missing", "", 0, "")]
    assert "survey, val" in found[0].text("sv")
