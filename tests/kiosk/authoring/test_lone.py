"""A form on its own, from a file to a campaign that can be tried out."""

from pathlib import Path

import pytest

from kiosk.authoring import lone
from kiosk.campaign_check import MOST_MEDIA, check
from tests.kiosk.authoring.forms import TODAY, Sheets, form, places, row_of, write
from tests.kiosk.authoring.making import xls
from tests.kiosk.helpers import MAP

SMALL = form(
    "| type | name | label::Svenska (sv) | label::English (en) |\n| text | why | Varför? | Why? |",
    "",
    settings="| form_title |\n| Trygg |",
)


@pytest.mark.parametrize("suffix", [".md", ".csv", ".xlsx"])
def test_form_is_a_campaign_whatever_it_was_saved_as(tmp_path: Path, suffix: str) -> None:
    campaign, findings = lone.findings(write(tmp_path / f"form{suffix}", SMALL), TODAY)
    assert findings == []
    assert campaign is not None
    assert (campaign.name, campaign.languages) == ("Trygg", ["sv", "en"])
    assert campaign.questionnaire.questions[0].label == {"sv": "Varför?", "en": "Why?"}
    assert [(event.date, event.place) for event in campaign.events] == [(TODAY, "Trygg")]
    assert list(check(campaign)) == []


def test_old_workbook_with_one_sheet_is_a_form_without_choices(tmp_path: Path) -> None:
    (tmp_path / "old.xls").write_bytes(xls(SMALL["survey"]))
    campaign, findings = lone.findings(tmp_path / "old.xls", TODAY)
    assert findings == []
    assert campaign is not None
    assert campaign.name == "old"


def test_every_finding_names_the_file(tmp_path: Path) -> None:
    sheets = form("| type | name | label |\n| txet | a b | |\n| select_one x | q | Q |")
    campaign, findings = lone.findings(write(tmp_path / "form.xlsx", sheets), TODAY)
    assert campaign is None
    assert {finding.place.file for finding in findings} == {"form.xlsx"}
    assert places(findings) == sorted(places(findings), key=lambda place: place[1:3])


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("form.xlsx", b"PK", "workbook-damaged"),
        ("form.xlsx", b"\xd0\xcf\x11\xe0\xa1", "workbook-locked"),
        ("form.xls", b"", "workbook-damaged"),
        ("form.docx", b"", "table-kind"),
        ("form.csv", b'survey,"type', "table-damaged"),
        ("form.md", b"", "survey-missing"),
        ("form.md", b"# Just a text\n", "survey-missing"),
    ],
)
def test_file_that_is_no_form_is_one_finding(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    campaign, (found,) = lone.findings(tmp_path / name, TODAY)
    assert campaign is None
    assert (found.code, found.place.file) == (code, name)


@pytest.mark.parametrize("name", ["nowhere.xlsx", "nul\0.md", "a" * 300 + ".csv"])
def test_file_that_is_not_there_is_one_finding(tmp_path: Path, name: str) -> None:
    campaign, (found,) = lone.findings(tmp_path / name, TODAY)
    assert campaign is None
    assert found.code in ("campaign-file-missing", "file-unreadable")


ASKING = row_of({"type": "select_one_from_file areas.csv"})


def areas(folder: Path, text: str) -> Sheets:
    (folder / "areas.csv").write_text(text, "utf-8")
    return ASKING


def test_table_and_pictures_are_found_beside_the_form(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_bytes(MAP)
    sheets = areas(tmp_path, "name,label\nhaga,Haga\nalidhem,Ålidhem\nelsewhere,Annan ort\n")
    cells = {"appearance": "image-map", "image": "map.svg"}
    sheets = row_of({"type": "select_one_from_file areas.csv", **cells})
    campaign, findings = lone.findings(write(tmp_path / "form.md", sheets), TODAY)
    assert findings == []
    assert campaign is not None
    assert campaign.media == {"map.svg": MAP}
    assert len(campaign.questionnaire.questions[0].choices) == 3


@pytest.mark.parametrize("name", ["../map.svg", "/etc/hostname", "map.svg/", "MAP.SVG"])
def test_no_picture_is_read_from_elsewhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "map.svg").write_bytes(MAP)
    folder = tmp_path / "folder"
    folder.mkdir()
    cells = {"type": "select_one abc", "appearance": "image-map", "image": name}
    campaign, findings = lone.findings(write(folder / "form.md", row_of(cells)), TODAY)
    assert campaign is None
    assert [(f.code, f.values["image"]) for f in findings] == [("image-missing", name)]


@pytest.mark.parametrize(
    ("data", "code"),
    [(bytes(MOST_MEDIA + 1), "media-large"), (b"GIF89a", "media-kind-wrong")],
)
@pytest.mark.parametrize("name", ["a.png", "A.PNG", "a.txt"])
def test_picture_that_cannot_be_used_is_told_by_its_name(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name.lower()).write_bytes(data)
    choices = f"| list_name | name | label | media::image |\n| abc | a | A | {name} |"
    file = write(tmp_path / "form.md", row_of({"type": "select_one abc"}, choices))
    campaign, (found,) = lone.findings(file, TODAY)
    assert campaign is None
    assert (found.code, found.place.file) == (code, name)


def test_table_that_is_missing_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    _, findings = lone.findings(write(tmp_path / "form.md", ASKING), TODAY)
    (missing,) = findings
    assert (missing.code, missing.place.file, missing.place.column) == (
        *("file-missing", "form.md"),
        "type",
    )


def test_table_that_is_damaged_keeps_nothing_else_from_being_told(tmp_path: Path) -> None:
    sheets = areas(tmp_path, 'name,label\nhaga,"Haga\n')
    survey = [*sheets["survey"], ["txet", "b", "B"]]
    _, findings = lone.findings(write(tmp_path / "form.csv", {"survey": survey}), TODAY)
    assert [(f.code, f.place.file) for f in findings] == [
        ("table-damaged", "areas.csv"),
        ("type-unknown", "form.csv"),
    ]


def test_what_is_left_out_is_told_and_the_rest_can_be_tried(tmp_path: Path) -> None:
    sheets = form("| type | name | label |\n| start | s | |\n| text | q | Q |", "")
    file = write(tmp_path / "form.md", sheets)
    assert lone.findings(file, TODAY)[0] is None
    campaign, (left,) = lone.findings(file, TODAY, lenient=True)
    assert campaign is not None
    assert [question.name for question in campaign.questionnaire.questions] == ["q"]
    assert (left.level, left.left_out) == ("warning", True)


def test_csv_that_names_no_sheet_is_told_how_to_be_saved(tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    file.write_text("type;name;label\nselect_one a;q;Var?\n", "utf-8")
    campaign, [finding] = lone.findings(file, TODAY)
    assert (campaign, finding.level, finding.code) == (None, "error", "csv-one-sheet")
    assert ".xlsx" in finding.parts("sv")[1]
