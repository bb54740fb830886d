"""The campaign that a coordinator begins with: right from the first moment, over no other."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kiosk.authoring import folder, starter
from kiosk.authoring.starter import Language
from kiosk.errors import Fault, Refused
from kiosk.pack import version_of

TODAY = date(2026, 11, 25)
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def place(tmp_path: Path, language: Language) -> Path:
    made = tmp_path / "Min kampanj 😀" / "höst"
    starter.write(made, language, TODAY)
    return made


def test_new_campaign_has_nothing_to_find(place: Path, language: Language) -> None:
    campaign, findings = folder.findings(place)
    assert findings == []
    assert campaign is not None
    assert campaign.main_language == language
    assert sorted(campaign.languages) == ["en", "sv"]
    assert [promise.status for promise in campaign.promises] == ["ongoing"]
    assert len(campaign.promises[0].entries) == 1
    assert len(campaign.areas) == 5


def test_new_campaign_shows_what_a_questionnaire_can_have(place: Path) -> None:
    questions = folder.read(place).questionnaire.questions
    assert 5 <= len(questions) <= 6
    assert {question.kind for question in questions} == {"single", "multiple", "text"}
    assert {"likert"} <= {question.appearance for question in questions}
    assert any(1 < question.max_picks < len(question.choices) for question in questions)
    assert any(question.group and question.relevant for question in questions)
    assert {"area", "theme"} <= {question.topic for question in questions}


def test_every_text_is_there_in_both_languages(place: Path) -> None:
    for question in folder.read(place).questionnaire.questions:
        for text in (question.label, *(choice.label for choice in question.choices)):
            assert text.keys() == {"sv", "en"}


def test_files_are_pleasant_to_open(place: Path, language: Language) -> None:
    book = load_workbook(BytesIO((place / "questionnaire.xlsx").read_bytes()))
    assert book.sheetnames == ["survey", "choices", "hjälp" if language == "sv" else "help"]
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert all(cell.font.bold for cell in sheet[1])
        assert all(9 <= column.width <= 90 for column in sheet.column_dimensions.values())
    survey = book["survey"]
    (proposed,) = survey.data_validations.dataValidation
    assert str(proposed.sqref).startswith("A2:")
    assert "select_multiple" in proposed.formula1
    first = [cell.value for cell in survey[1] if str(cell.value).startswith("label")]
    assert str(first[0]).endswith(f"({language})")


def test_every_column_of_the_questionnaire_is_explained(place: Path) -> None:
    book = load_workbook(BytesIO((place / "questionnaire.xlsx").read_bytes()))
    explained = {(row[0].value, str(row[1].value).split("::Sv")[0]) for row in book.worksheets[2]}
    explained = {(sheet, column.split("::En")[0]) for sheet, column in explained}
    for name in ("survey", "choices"):
        for cell in book[name][1]:
            heading = str(cell.value).split("::Sv")[0].split("::En")[0]
            assert (name, heading) in explained


def test_areas_open_in_columns_in_excel(place: Path, language: Language) -> None:
    data = (place / "areas.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";" if language == "sv" else ","))
    assert {len(row) for row in rows} == {6}


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_events_are_saturdays_to_come(today: date) -> None:
    files = starter._files("sv", today, "umea")
    lines = files["campaign.toml"].decode().split("\n")
    days = [date.fromisoformat(line[7:]) for line in lines if line.startswith("date = ")]
    assert len(days) == 2
    assert all(day.weekday() == 5 for day in days)
    assert timedelta(28) <= days[0] - today <= timedelta(34)
    assert days[1] - days[0] == timedelta(14)


def test_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    for place in ("a", "b"):
        starter.write(tmp_path / place / "umea", "sv", TODAY)
    for file in (tmp_path / "a" / "umea").iterdir():
        assert (tmp_path / "b" / "umea" / file.name).read_bytes() == file.read_bytes()
    versions = {version_of(folder.read(tmp_path / place / "umea")) for place in ("a", "b")}
    assert len(versions) == 1


@pytest.mark.parametrize(
    ("name", "id_"),
    [("min-kampanj", "min-kampanj"), ("Min kampanj", "var-kommun"), ("api", "var-kommun")],
)
def test_folder_gives_the_campaign_its_id_where_it_can(tmp_path: Path, name: str, id_: str) -> None:
    starter.write(tmp_path / name, "sv", TODAY)
    assert folder.read(tmp_path / name).id == id_


def test_folder_that_is_empty_is_filled(tmp_path: Path) -> None:
    starter.write(tmp_path, "en", TODAY)
    assert len(list(tmp_path.iterdir())) == 4


def test_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    for where in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(Refused) as refused:
            starter.write(where, "sv", TODAY)
        assert refused.value.code == "campaign-folder-not-empty"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(Fault):
        starter.write(tmp_path / "a.txt" / "campaign", "sv", TODAY)
