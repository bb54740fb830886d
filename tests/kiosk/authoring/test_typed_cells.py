"""Cells that Excel has made a day or a truth of: "1-2" is the first of February to it."""

from datetime import date
from pathlib import Path

from kiosk.authoring import folder
from kiosk.authoring.workbooks import xlsx_book
from kiosk.finding import Finding
from tests.kiosk.authoring.forms import TODAY
from tests.kiosk.authoring.making import CHOICES, PROMISES, SURVEY, told, write_campaign, xlsx

HEADS, LIGHT, POLICE = CHOICES
DAY = date(2016, 2, 1)


def findings(place: Path, choices: object = CHOICES, promises: object = PROMISES) -> list[Finding]:
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=SURVEY, choices=choices))
    (place / "promises.xlsx").write_bytes(xlsx(promises=promises))
    return folder.findings(place)[1]


def test_day_in_a_code_or_a_text_is_refused_at_its_cell(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    choices = [HEADS, LIGHT, POLICE, ["ideas", DAY, "Ett", "One"], ["ideas", "two", DAY, "Two"]]
    found = findings(place, choices)
    assert told(found) == [("cell-date", 4, "name"), ("cell-date", 5, HEADS[2])]
    assert {finding.level for finding in found} == {"error"}
    assert "2016-02-01" in found[0].text("sv")
    assert "Text" in found[0].parts("sv")[1]


def test_list_whose_name_is_a_day_is_not_told_to_be_unused(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    found = findings(place, [HEADS, LIGHT, POLICE, [DAY, "one", "Ett", "One"]])
    assert told(found) == [("cell-date", 4, "list_name")]


def test_truth_is_refused_in_a_text_and_remarked_in_a_code(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    found = findings(place, [HEADS, LIGHT, POLICE, ["ideas", True, True, "True"]])
    assert [(f.level, *told([f])[0]) for f in found] == [
        ("warning", "cell-truth", 4, "name"),
        ("error", "cell-truth", 4, HEADS[2]),
    ]


def test_day_in_the_text_of_a_promise_is_refused_and_not_its_due_day(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    heads, first = PROMISES
    assert isinstance(first[10], date)  # when it is due
    found = findings(place, promises=[heads, [first[0], TODAY, *first[2:]]])
    assert told(found) == [("cell-date", 2, heads[1])]


def test_truth_where_one_is_asked_for_is_read() -> None:
    sheet = xlsx_book("a.xlsx", xlsx(survey=[["required"], [True]])).sheets["survey"]
    assert sheet.rows[0].cells == {"required": "TRUE"}
    assert sheet.findings == []
