"""Promises and their follow-up, as they are read and where they are wrong."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.promises import read_promises
from kiosk.authoring.table import Table
from kiosk.campaign import Entry, Kind, Promise, Status
from kiosk.finding import NOWHERE, Finding
from tests.kiosk.authoring.making import Rows, sheet_of, told

HEADS = ["id", "promise::Svenska (sv)", "promise::English (en)", "owners", "status"]
BARE = ["lamps", "Fler lampor", "More lamps", "Kommunen", "planned"]


def read(rows: Rows) -> tuple[list[Promise], Table]:
    return read_promises(sheet_of(rows), ("sv", "en"))


def one(**cells: object) -> Promise:
    """Return the promise of a row in which everything is right."""
    promises, table = read([[*HEADS, *cells], [*BARE, *cells.values()]])
    assert table.findings == []
    return promises[0]


def wrong(**cells: object) -> list[tuple[str, int, str]]:
    row = dict(zip(HEADS, BARE, strict=True)) | cells
    return told(read([[*row], [*row.values()]])[1].findings)


def test_promise_is_read_with_everything_there_is_to_it() -> None:
    cells: dict[str, object] = {
        "heard::Svenska (sv)": "Mörkt",
        "heard::English (en)": "Dark",
        "kind": "Räknebart",
        "target": 3,
        "achieved": 1.0,
        "unit": "lampor",
        "due": date(2016, 12, 1),
        "themes": "light; clean",
        "areas": "haga, teg",
        "reason::mul": "…",
        "entry_date": "2016-04-01",
        "entry": "En lampa",
    }
    promise = one(**cells)
    assert promise == Promise(
        "lamps",
        {"sv": "Fler lampor", "en": "More lamps"},
        [{"mul": "Kommunen"}],
        ["light", "clean"],
        "planned",
        heard={"sv": "Mörkt", "en": "Dark"},
        due=date(2016, 12, 1),
        target=3,
        achieved=1,
        unit={"sv": "lampor"},
        reason={"mul": "…"},
        entries=[Entry(date(2016, 4, 1), {"sv": "En lampa"})],
        kind="countable",
        areas=["haga", "teg"],
    )


def test_rows_without_an_id_are_follow_up() -> None:
    heads = [*HEADS, "entry_date", "entry"]
    none: list[object] = [None] * 4
    rows: Rows = [
        heads,
        [*BARE, "2016-04-01", "Ett"],
        [None, *none, "2016-04-02", "Två"],
        ["lamps", *none, "2016-04-03", "Tre"],
        ["other", *BARE[1:], None, None],
        [None, *none, "2016-04-04", "Fyra"],
    ]
    promises, table = read(rows)
    assert table.findings == []
    assert [[entry.text["sv"] for entry in promise.entries] for promise in promises] == [
        ["Ett", "Två", "Tre"],
        ["Fyra"],
    ]


def test_id_that_returns_with_a_promise_of_its_own_is_a_second_one() -> None:
    promises, table = read([HEADS, BARE, BARE])
    assert [promise.id for promise in promises] == ["lamps", "lamps"]
    twice = table.of(Finding("error", "id-twice", {"kind": "promise", "id": "lamps"}))
    assert (twice.row, twice.column) == (3, "id")


STATUSES: dict[str, Status] = {
    "Planerat": "planned",
    "pågår": "ongoing",
    "Genomfört": "done",
    "Delvis  genomfört": "partly_done",
    "Försenat": "delayed",
    "Ändrat": "changed",
    "AVBRUTET": "cancelled",
    "Förlängt": "extended",
    "partly done": "partly_done",
} | {status: status for status in get_args(Status)}


@pytest.mark.parametrize("written", STATUSES)
def test_status_is_written_as_its_code_or_in_swedish(written: str) -> None:
    row = [*BARE[:4], written]
    assert read([HEADS, row])[0][0].status == STATUSES[written]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_kind_is_written_as_its_code_or_in_swedish(kind: Kind) -> None:
    words = {"countable": "räknas", "milestone": "Milstolpe", "ongoing": "Löpande"}
    assert one(kind=kind).kind == one(kind=words[kind]).kind == kind


def test_kind_that_is_not_written_follows_from_number_and_day() -> None:
    assert one(target=2, due="2016-12-01").kind == "countable"
    assert one(due="2016-12-01").kind == "milestone"
    assert one().kind == "ongoing"


def test_owners_in_several_languages_keep_their_order() -> None:
    cells = {"owners": "Polisen; Kommunen;", "owners::English (en)": "The Police; The Town"}
    row = dict(zip(HEADS, BARE, strict=True)) | cells | {"owners::mul": ";; NTF"}
    promises, table = read([[*row], [*row.values()]])
    assert table.findings == []
    assert promises[0].owners == [
        {"sv": "Polisen", "en": "The Police"},
        {"sv": "Kommunen", "en": "The Town"},
        {"mul": "NTF"},
    ]


EN = "owners::English (en)"
MISTAKES: list[tuple[dict[str, object], list[tuple[str, int, str]]]] = [
    ({"status": ""}, [("status-missing", 2, "status")]),
    ({"status": "klart"}, [("status-unknown", 2, "status")]),
    ({"kind": "stort"}, [("kind-unknown", 2, "kind")]),
    ({"owners": ""}, [("promise-without-owner", 2, "owners")]),
    ({"owners": ";"}, [("promise-without-owner", 2, "owners")]),
    ({"owners": "A; B", EN: "A"}, [("owners-uneven", 2, EN)]),
    ({"owners": "A; ; C", EN: "A; B; C"}, [("owner-untranslated", 2, "owners")]),
    ({"promise::Svenska (sv)": ""}, [("text-main-missing", 2, "promise::Svenska (sv)")]),
    (
        {"promise::Svenska (sv)": "", "promise::English (en)": ""},
        [("promise-text-missing", 2, "promise::Svenska (sv)")],
    ),
    ({"heard::English (en)": "Dark"}, [("text-main-missing", 2, "heard::English (en)")]),
    ({"due": "1/12 2016"}, [("date-wrong", 2, "due")]),
    ({"target": "två"}, [("count-wrong", 2, "target")]),
    ({"target": "2.5"}, [("count-wrong", 2, "target")]),
    ({"achieved": "-1"}, [("count-wrong", 2, "achieved")]),
    ({"achieved": "9" * 5000}, [("count-wrong", 2, "achieved")]),
    ({"achieved": "1000001"}, [("count-wrong", 2, "achieved")]),
    ({"entry_date": "i går", "entry": "x"}, [("date-wrong", 2, "entry_date")]),
    ({"entry_date": "", "entry": "x"}, [("entry-without-date", 2, "entry_date")]),
    ({"entry_date": "2016-04-01", "entry": ""}, [("entry-without-text", 2, "entry")]),
    ({"statsu": "x"}, [("column-near", 1, "statsu")]),
    ({"note": "x"}, [("column-left-out", 1, "note")]),
]


@pytest.mark.parametrize(("cells", "found"), MISTAKES)
def test_mistake_is_told_with_its_cell(
    cells: dict[str, object], found: list[tuple[str, int, str]]
) -> None:
    assert wrong(**cells) == found


def test_all_mistakes_are_told_at_once() -> None:
    cells = {"status": "klart", "due": "snart", "target": "många", "kind": "stort"}
    assert [code for code, *_ in wrong(**cells)] == [
        "count-wrong",
        "date-wrong",
        "status-unknown",
        "kind-unknown",
    ]


def test_row_that_belongs_to_no_promise_is_told() -> None:
    assert told(read([HEADS, ["", "Fler lampor"], BARE])[1].findings) == [
        ("promise-without-id", 2, "id")
    ]


def test_entry_that_fills_in_what_belongs_to_the_promise_is_told() -> None:
    rows: Rows = [[*HEADS, "due"], [*BARE, ""], ["", "", "More", "", "done", "2016-12-01"]]
    assert told(read(rows)[1].findings) == [
        ("promise-row-divided", 3, "due"),
        ("promise-row-divided", 3, "status"),
        ("promise-row-divided", 3, "promise::Svenska (sv)"),
    ]


def test_columns_that_are_missing_are_told_once_and_not_in_each_row() -> None:
    rows: Rows = [["id", "promise"], ["a", "A"], ["b", "B"]]
    promises, table = read(rows)
    assert [promise.id for promise in promises] == ["a", "b"]
    assert [finding.values["heading"] for finding in table.findings] == ["owners", "status"]
    assert told(table.findings) == [("column-missing", 1, "")] * 2


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("promise-without-reason", "reason::mul"),
        ("promise-without-target", "target"),
        ("promise-theme-unknown", "themes"),
        ("promise-area-unknown", "areas"),
    ],
)
def test_finding_about_a_promise_is_given_its_cell(code: str, column: str) -> None:
    table = read([[*HEADS, "reason::mul", "themes"], BARE, ["b", *BARE[1:]]])[1]
    place = table.of(Finding("error", code, {"promise": "b"}))
    assert (place.sheet, place.row, place.column) == ("sheet", 3, column)
    assert table.of(Finding("error", code, {"promise": "c"})) == NOWHERE
    assert table.of(Finding("error", "group-large", {"promise": "b"})) == NOWHERE


CELLS = st.sampled_from(["", ";", "a;b", "2016-04-01", "planned", "3", "x", "y\nz", "ö" * 40])


@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), max_size=6))
def test_any_table_is_read_or_told(rows: list[list[str]]) -> None:
    heads = [*HEADS, EN, "owners::mul", "entry_date", "target"]
    promises, table = read([heads, *rows])
    told(table.findings)
    if not table.findings:
        assert all(promise.text["sv"] and promise.owners for promise in promises)
