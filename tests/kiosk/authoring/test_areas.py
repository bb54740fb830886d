"""The register of areas, as it is read and where it is wrong."""

from datetime import date

import pytest

from kiosk.authoring.areas import read_areas
from kiosk.campaign import Area
from kiosk.finding import NOWHERE, Finding
from tests.kiosk.authoring.making import Rows, sheet_of, told

HEADS = ["name", "label::Svenska (sv)", "label::mul", "kiosk::section", "kiosk::synonyms"]
HEADS += ["since", "until"]


def test_area_is_read_with_everything_there_is_to_it() -> None:
    rows: Rows = [
        [*HEADS, "town"],
        ["alidhem", "", "Ålidhem", "east", "campus; Olidhem\nNUS;", "1966-01-01", "", "x"],
        ["rural", "Landsbygd", "", "", "", "", date(2020, 12, 31)],
    ]
    areas, table = read_areas(sheet_of(rows, "areas.csv"), ("sv", "en"))
    synonyms = ["campus", "Olidhem", "NUS"]
    assert areas == [
        Area("alidhem", {"mul": "Ålidhem"}, "east", synonyms, since=date(1966, 1, 1)),
        Area("rural", {"sv": "Landsbygd"}, until=date(2020, 12, 31)),
    ]
    assert table.findings == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["", "Haga"], ("area-without-name", 2, "name")),
        (["haga", "Haga", "", "", "", "2016"], ("date-wrong", 2, "since")),
        (["haga", "Haga", "", "", "", "", "31/12/2020"], ("date-wrong", 2, "until")),
    ],
)
def test_mistake_is_told_with_its_cell(row: list[str], found: tuple[str, int, str]) -> None:
    assert told(read_areas(sheet_of([HEADS, row]), ("sv",))[1].findings) == [found]


def test_name_that_is_only_translated_is_told() -> None:
    sheet = sheet_of([["name", "label::English (en)"], ["haga", "Haga"]])
    found = read_areas(sheet, ("sv", "en"))[1].findings
    assert told(found) == [("text-main-missing", 2, "label::English (en)")]


def test_columns_that_are_missing_are_told_once() -> None:
    areas, table = read_areas(sheet_of([["code"], ["a"], ["b"]]), ("sv",))
    assert areas == []
    assert told(table.findings) == [("column-missing", 1, ""), ("column-missing", 1, "")]
    assert [finding.values["heading"] for finding in table.findings] == ["name", "label"]


def test_finding_about_an_area_is_given_its_cell() -> None:
    table = read_areas(sheet_of([HEADS, ["haga", "Haga"], ["teg"], ["haga", "x"]]), ("sv",))[1]
    cells = {
        ("area-without-label", "area", "teg"): (3, "label::Svenska (sv)"),
        ("area-dates-wrong", "area", "haga"): (4, "until"),
    }
    for (code, key, value), (row, column) in cells.items():
        place = table.of(Finding("error", code, {key: value}))
        assert (place.row, place.column) == (row, column)
    twice = Finding("error", "id-twice", {"kind": "area", "id": "haga"})
    assert (table.of(twice).row, table.of(twice).column) == (4, "name")
    assert table.of(Finding("error", "id-twice", {"kind": "event", "id": "haga"})) == NOWHERE
    assert table.of(Finding("error", "label-missing", {"area": "haga"})) == NOWHERE
