"""Texts without a translation, told at their cells; those of the main language are errors."""

from pathlib import Path

from kiosk.authoring import folder
from kiosk.authoring.translations import runs
from tests.kiosk.authoring.making import (
    CHOICES,
    PROMISES,
    SURVEY,
    Rows,
    told,
    write_campaign,
    xlsx,
)

Place = tuple[str, str, str, int, str]
SV, EN = "label::Svenska (sv)", "label::English (en)"


def without(rows: Rows, *cells: tuple[int, int]) -> Rows:
    """Return a sheet with cells emptied, each by row and column as a list counts."""
    kept = [[*row] for row in rows]
    for row, column in cells:
        kept[row][column] = ""
    return kept


def found(place: Path) -> list[Place]:
    findings = folder.findings(place)[1]
    told(findings)
    return [
        (f.level, f.code, f.place.sheet or f.place.file, f.place.row, f.place.column)
        for f in findings
    ]


def test_text_without_the_main_language_is_an_error_at_its_cell(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    survey, choices = without(SURVEY, (3, 2)), without(CHOICES, (1, 2))
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=survey, choices=choices))
    assert found(place) == [
        ("error", "text-main-missing", "survey", 4, SV),
        ("error", "text-main-missing", "choices", 2, SV),
    ]


def test_missing_translations_are_told_once_a_column_with_their_rows(tmp_path: Path) -> None:
    place = write_campaign(tmp_path / "campaign")
    survey, choices = without(SURVEY, (1, 3)), without(CHOICES, (1, 3), (2, 3))
    promises = without(PROMISES, (1, 2))
    (place / "questionnaire.xlsx").write_bytes(xlsx(survey=survey, choices=choices))
    (place / "promises.xlsx").write_bytes(xlsx(promises=promises))
    settings = (place / "campaign.toml").read_text("utf-8")
    (place / "campaign.toml").write_text(settings.replace('en = "We listen"\n', ""), "utf-8")
    code = "translation-missing-rows"
    assert found(place) == [
        ("warning", code, "campaign.toml", 12, "title"),
        ("warning", code, "survey", 2, EN),
        ("warning", code, "choices", 2, EN),
        ("warning", code, "promises", 2, "promise::English (en)"),
    ]
    in_choices = folder.findings(place)[1][2]
    assert "2–3" in in_choices.text("sv")


def test_rows_are_read_as_runs() -> None:
    assert runs([7, 2, 5, 6, 6]) == "2, 5–7"
    assert runs(range(1, 99, 2)).endswith("23, …")
