"""Tables whatever the file: headings, rows with their numbers, and what cannot stand in a cell."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring import sheets
from kiosk.authoring.sheets import Row, Sheet, fill, read_book, read_table
from kiosk.errors import Fault, Refused
from tests.kiosk.authoring.making import sheet_of, told, xls, xlsx


def test_first_row_that_is_not_empty_holds_the_headings() -> None:
    sheet = sheet_of([[], [None, " "], ["a ", "", "b\n c"], [1, 2, 3], [], ["x"]])
    assert (sheet.heading_row, sheet.headings) == (3, ["a", "", "b c"])
    assert sheet.rows == [Row(4, {"a": "1", "b c": "3"}), Row(6, {"a": "x"})]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (3.0, "3"),
        (0.5, "0.5"),
        (1e300, "1e+300"),
        (float("nan"), "nan"),
        (datetime(2016, 4, 2), "2016-04-02"),
        (datetime(2016, 4, 2, 12, 30), "2016-04-02T12:30"),
        (date(2016, 4, 2), "2016-04-02"),
        (time(12, 0), "12:00"),
        ("\u00a0två\r\nrader ", "två\nrader"),
        ("👋🏽 مرحبا", "👋🏽 مرحبا"),
    ],
)
def test_cell_comes_as_text(value: object, text: str) -> None:
    assert sheet_of([["a"], [value]]).rows == [Row(2, {"a": text})]


def test_heading_that_is_there_twice_counts_once() -> None:
    sheet = sheet_of([["a", "a  b", "a b", "a"], ["1", "2", "3", "4"]])
    assert sheet.rows == [Row(2, {"a": "1", "a b": "2"})]
    assert told(sheet.findings) == [("heading-twice", 1, "a b"), ("heading-twice", 1, "a")]


def test_cell_that_is_too_long_is_cut_and_told() -> None:
    sheet = sheet_of([["a"], ["x" * (sheets.LONGEST_CELL + 1)]])
    assert len(sheet.rows[0].cells["a"]) == sheets.LONGEST_CELL
    assert told(sheet.findings) == [("cell-long", 2, "a")]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffe"])
def test_character_that_cannot_be_shown_is_taken_out_and_told(character: str) -> None:
    sheet = sheet_of([["a"], [f"x{character}y"]])
    assert sheet.rows == [Row(2, {"a": "xy"})]
    assert told(sheet.findings) == [("cell-characters", 2, "a")]


def test_sheet_is_read_to_its_last_allowed_row_and_column() -> None:
    wide = [str(n) for n in range(sheets.MOST_COLUMNS + 1)]
    sheet = sheet_of([wide, wide, *[["x"]] * sheets.MOST_ROWS])
    assert len(sheet.headings) == sheets.MOST_COLUMNS
    assert len(sheet.rows) == sheets.MOST_ROWS
    assert told(sheet.findings) == [("sheet-wide", 1, ""), ("sheet-long", sheets.MOST_ROWS + 2, "")]


def test_rows_after_a_great_gap_are_not_looked_at() -> None:
    gap: list[list[object]] = [[None]] * (sheets.EMPTY_ROWS + 1)
    assert sheet_of([["a"], ["x"], *gap, ["y"]]).rows == [Row(2, {"a": "x"})]


def test_findings_are_bounded() -> None:
    sheet = sheet_of([["a"], *[["\x00"]] * (sheets.MOST_FINDINGS + 9)])
    assert len(sheet.findings) == sheets.MOST_FINDINGS


VALUES = st.one_of(
    *(st.none(), st.text(), st.booleans(), st.integers(), st.floats()),
    *(st.dates(), st.times(), st.datetimes()),
)


@given(st.lists(st.lists(VALUES, max_size=6), max_size=12))
def test_whatever_stands_in_cells_comes_out_plain(rows: list[list[sheets.Value]]) -> None:
    sheet = fill(Sheet("a.xlsx"), enumerate(rows, 1))
    for row in sheet.rows:
        assert 1 < row.number <= len(rows)
        for heading, cell in row.cells.items():
            assert heading in sheet.headings
            assert cell
            assert sheets.is_plain(cell)


def test_book_is_read_by_the_ending_of_its_name(tmp_path: Path) -> None:
    rows = [["type", "name"], ["text", "q"]]
    contents = {
        "Frågor 😀 مرحبا.XLSX": xlsx(Survey=rows),
        "a b.xlsm": xlsx(Survey=rows),
        "a.xls": xls(rows),
        "a.csv": b"survey,type,name\n,text,q\n",
        "a.md": b"| survey | type | name |\n|--|--|--|\n| | text | q |\n",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        book = read_book(tmp_path / name)
        assert book.file == name
        assert book.findings() == []
        first = next(iter(book.sheets.values()))
        assert [row.cells for row in first.rows] == [{"type": "text", "name": "q"}]
        assert first.place(2, "type").file == name


def test_table_is_the_first_sheet_of_a_book_or_a_plain_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "a.xlsx").write_bytes(xlsx(first=[["a", "b"], ["1", 2]], second=[["c"]]))
    for name in ("a.csv", "a.xlsx"):
        assert read_table(tmp_path / name).rows == [Row(2, {"a": "1", "b": "2"})]


def refused(file: Path) -> Refused:
    with pytest.raises(Refused) as error:
        read_book(file)
    assert str(file.name) in error.value.text("sv")
    return error.value


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path / "form.ods")
    assert error.code == "table-kind"
    assert ".xlsx" in error.text("sv")


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a" * (sheets.LARGEST_FILE + 1))
    assert refused(tmp_path / "a.csv").code == "campaign-file-large"


def test_file_that_is_missing_or_a_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    for name, code in (("a.csv", "file-unreadable"), ("b.csv", "campaign-file-missing")):
        with pytest.raises(Fault) as fault:
            read_book(tmp_path / name)
        assert fault.value.code == code
    with pytest.raises(Fault):
        sheets.read_bytes(Path("a\x00b"))
