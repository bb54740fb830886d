"""The sheet choices, and tables of choices beside the form."""

from datetime import date
from typing import Any

import pytest

from kiosk.authoring.choices import MOST_CHOICES, Lists, read_lists, read_table
from kiosk.authoring.columns import columns_of
from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Sheet, fill
from kiosk.questionnaire import Choice, Section
from tests.kiosk.authoring.forms import compiled, form, made, places, question, row_of, rows, told

AREAS = """
| name | label::Svenska (sv) | kiosk::section | kiosk::synonyms | since      | until      | size |
| haga | Haga                | town           | Hagan; Västra   |            |            | big  |
| teg  | Teg                 | south          |                 | 2020-01-01 |            |      |
| old  | Gamla               | town           |                 |            | 2010-12-31 |      |
| odd  | Udda                | town           |                 | soon       | 2016-04-02 |      |
"""


def sheet(table: str, file: str = "form.xlsx", name: str = "choices") -> Sheet:
    lines = [[*row] for row in rows(table)]
    return fill(Sheet(file, name), enumerate(lines, 1))  # type: ignore[arg-type]


def lists(table: str) -> tuple[Lists, Notes]:
    notes, found = Notes(), sheet(table)
    return read_lists(found, columns_of(found, "choices", notes), "sv", notes), notes


def only(column: str, written: str) -> Choice:
    """Return a choice with one column beside its code and text."""
    found, notes = lists(f"| list_name | name | label | {column} |\n| abc | a | A | {written} |")
    assert notes.findings == []
    return found.by_name["abc"][0].choice


@pytest.mark.parametrize(
    ("column", "written", "fields"),
    [
        ("label::English (en)", "Ay", {"label": {"sv": "A", "en": "Ay"}}),
        ("kiosk::exclusive", "yes", {"exclusive": True}),
        ("kiosk::exclusive", "no", {}),
        ("kiosk::last", "ja", {"last": True}),
        ("kiosk::opens_help", "TRUE", {"opens_help": True}),
        ("kiosk::sensitive", "x", {"sensitive": True}),
        ("kiosk::face", "4", {"face": 4}),
        ("kiosk::face", "", {}),
        ("kiosk::section", "town", {"section": "town"}),
        ("kiosk::synonyms", "one; two;;  three ", {"synonyms": ["one", "two", "three"]}),
        ("kiosk::icon", "lamp", {"icon": "lamp"}),
        ("media::image", "dog.png", {"image": "dog.png"}),
        ("image::English (en)", "dog.png", {"image": "dog.png"}),
        ("town", "umea", {"columns": {"town": "umea"}}),
        ("town", "", {}),
    ],
)
def test_column_sets_what_it_says_of_a_choice(
    column: str, written: str, fields: dict[str, Any]
) -> None:
    assert only(column, written) == Choice(**{"code": "a", "label": {"sv": "A"}} | fields)


def test_lists_are_kept_apart_and_in_order_wherever_their_rows_stand() -> None:
    found, notes = lists(
        "| list name | value | caption |\n| x | b | B |\n| y | a | A |\n| x | a | A |"
    )
    assert notes.findings == []
    codes = {name: [each.choice.code for each in all_] for name, all_ in found.by_name.items()}
    assert codes == {"x": ["b", "a"], "y": ["a"]}
    assert found.by_name["x"][1].place == sheet("| a |").place(4, "value")


def test_a_code_that_is_there_already_keeps_its_first_text() -> None:
    found, notes = lists(
        "| list_name | name | label |\n| x | a | A |\n| x | a | B |\n| y | a | C |"
    )
    assert [each.choice.label["sv"] for each in found.by_name["x"]] == ["A"]
    assert places(notes.findings) == [("choice-twice", "choices", 3, "name")]


def test_codes_that_differ_in_capitals_are_two() -> None:
    found, notes = lists("| list_name | name | label |\n| x | a | A |\n| x | A | B |")
    assert [each.choice.code for each in found.by_name["x"]] == ["a", "A"]
    assert notes.findings == []


def test_row_that_holds_nothing_of_a_choice_is_a_remark() -> None:
    found, notes = lists(
        "| list_name | name | label | note |\n| | | | see below |\n| x | a | A | |"
    )
    assert [*found.by_name] == ["x"]
    assert notes.findings == []


def test_list_that_is_too_long_is_told_at_the_first_choice_too_many() -> None:
    many = "\n".join(f"| x | c{n} | C |" for n in range(MOST_CHOICES + 3))
    found, notes = lists(f"| list_name | name | label |\n{many}")
    assert len(found.by_name["x"]) == MOST_CHOICES
    assert places(notes.findings) == [("list-long", "choices", MOST_CHOICES + 2, "name")]


def test_list_that_is_just_as_long_as_it_may_be_is_let_through() -> None:
    many = "\n".join(f"| abc | c{n} | C |" for n in range(MOST_CHOICES))
    found = question({"type": "select_one abc"}, f"| list_name | name | label |\n{many}")
    assert len(found.choices) == MOST_CHOICES


@pytest.mark.parametrize("missing", ["list_name", "name"])
def test_choices_without_a_needed_column_are_told_of_once(missing: str) -> None:
    table = "| list_name | name | label |\n| abc | a | A |\n| abc | b | B |"
    sheets = row_of({"type": "text"}, table.replace(f"| {missing} ", "| other ", 1))
    found = [finding for finding in told(sheets) if finding.level == "error"]
    assert places(found) == [("column-missing", "choices", 1, "")]
    assert found[0].values["heading"] == missing


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ((), ["haga", "teg", "old", "odd"]),
        ((date(2016, 4, 2),), ["haga", "odd"]),
        ((date(2016, 4, 3),), ["haga"]),
        ((date(2010, 12, 31),), ["haga", "old", "odd"]),
        ((date(2011, 1, 1),), ["haga", "odd"]),
        ((date(2019, 12, 31),), ["haga"]),
        ((date(2020, 1, 1),), ["haga", "teg"]),
        ((date(2010, 1, 1), date(2021, 1, 1)), ["haga", "teg", "old", "odd"]),
    ],
)
def test_table_offers_what_counts_on_one_of_the_days(
    days: tuple[date, ...], codes: list[str]
) -> None:
    notes = Notes()
    listed, _ = read_table(sheet(AREAS, "areas.csv", ""), days, "sv", notes)
    assert [each.choice.code for each in listed] == codes
    assert notes.findings == []


def test_choice_in_a_table_has_all_that_one_on_the_sheet_has() -> None:
    listed, _ = read_table(sheet(AREAS, "areas.csv", ""), (), "sv", Notes())
    assert listed[0].choice == Choice(
        "haga",
        {"sv": "Haga"},
        section="town",
        synonyms=["Hagan", "Västra"],
        columns={"size": "big"},
    )
    assert listed[0].place.file == "areas.csv"


def test_question_takes_its_choices_from_a_table_and_its_headings_from_a_list() -> None:
    cells = {"type": "select_one_from_file areas.csv", "kiosk::sections": "parts"}
    parts = "| list_name | name | label::sv |\n| parts | town | Stan |\n| parts | south | Söder |"
    tables = {"areas.csv": sheet(AREAS, "areas.csv", "")}
    found = made(row_of({"name": "q", **cells, "label": "Var?"}, parts), tables=tables)
    asked = found.questions[0]
    assert [choice.code for choice in asked.choices] == ["haga", "teg", "old", "odd"]
    assert asked.sections == [Section("town", {"sv": "Stan"}), Section("south", {"sv": "Söder"})]


def test_choice_with_a_section_that_is_not_there_is_told_at_its_own_cell() -> None:
    cells = {"type": "select_one_from_file areas.csv", "kiosk::sections": "parts"}
    parts = "| list_name | name | label |\n| parts | town | Stan |"
    tables = {"areas.csv": sheet(AREAS, "areas.csv", "")}
    (wrong,) = told(row_of(cells, parts), tables=tables)
    assert (wrong.code, wrong.place.file, wrong.place.row, wrong.place.column) == (
        *("section-wrong", "areas.csv"),
        *(3, "kiosk::section"),
    )


def test_sections_that_no_choice_stands_under_are_let_through() -> None:
    sheets = row_of(
        {"type": "select_one abc", "kiosk::sections": "parts"},
        "| list_name | name | label | kiosk::section |\n| abc | a | A | n |\n"
        "| parts | n | North | |\n| parts | s | South | |",
    )
    assert [section.code for section in made(sheets).questions[0].sections] == ["n", "s"]


def test_fault_in_a_table_is_told_at_the_table() -> None:
    broken = sheet("| name | label |\n| a | A |\n| a | B |\n| | C |", "areas.csv", "")
    found = told(row_of({"type": "select_one_from_file areas.csv"}), tables={"areas.csv": broken})
    assert [(f.code, f.place.file, f.place.row) for f in found] == [
        ("choice-twice", "areas.csv", 3),
        ("choice-without-name", "areas.csv", 4),
    ]


def test_choices_that_two_questions_share_are_read_once() -> None:
    sheets = form(
        "| type | name | label |\n| select_one abc | q | Q |\n| rank abc | r | R |",
        "| list_name | name | label |\n| abc | two words | A |\n| abc | b | |",
    )
    found = told(sheets)
    assert places(found) == [
        ("code-wrong", "choices", 2, "name"),
        ("code-wrong", "choices", 2, "name"),
        ("label-missing", "choices", 3, "label"),
        ("label-missing", "choices", 3, "label"),
    ]
    assert [finding.values["question"] for finding in found] == ["q", "r", "q", "r"]


def test_there_may_be_no_sheet_of_choices() -> None:
    found = compiled(form("| type | name | label |\n| text | q | Q |", ""))
    assert found.findings == []
