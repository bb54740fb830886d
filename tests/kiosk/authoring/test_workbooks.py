"""Workbooks: whole ones, damaged ones, and those that are made to harm."""

import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from kiosk.authoring import workbooks
from kiosk.authoring.sheets import MOST_COLUMNS, MOST_ROWS, Row
from kiosk.authoring.workbooks import xls_book, xlsx_book
from kiosk.errors import Refused
from tests.kiosk.authoring.making import part, repacked, saved, told, xls, xlsx

SHEET = "xl/worksheets/sheet1.xml"
SMALL = xlsx(survey=[["type", "name"], ["text", "q"]])


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        xlsx_book("form.xlsx", data)
    assert "form.xlsx" in refused.value.text("sv")
    return refused.value.code


def test_sheets_are_found_by_their_names_in_small_letters() -> None:
    book = xlsx_book("a.xlsx", xlsx(**{" Survey ": [["a"], ["b"]], "Frågor 😀 مرحبا": [["c"]]}))
    assert [*book.sheets] == ["survey", "frågor 😀 مرحبا"]
    assert book.sheets["survey"].name == " Survey "


def test_formula_counts_with_its_saved_value_and_is_told_without() -> None:
    data = xlsx(survey=[["a", "b"], ["=1+1", "=1+2"]])
    source = part(data, SHEET).replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    source = source.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    sheet = xlsx_book("a.xlsx", repacked(data, {SHEET: source})).sheets["survey"]
    assert sheet.rows == [Row(2, {"a": "2"})]
    assert told(sheet.findings) == [("cell-formula", 2, "b")]


def test_cell_that_shows_an_error_is_told() -> None:
    sheet = xlsx_book("a.xlsx", xlsx(survey=[["a", "b"], ["#N/A", "#REF!"]])).sheets["survey"]
    assert sheet.rows == []
    assert told(sheet.findings) == [("cell-error", 2, "a"), ("cell-error", 2, "b")]
    assert "#REF!" in sheet.findings[1].text("sv")


def test_merged_cells_are_told_in_the_sheet_that_has_them() -> None:
    book = Workbook()
    for number in range(12):
        sheet = book.create_sheet(f"s{number}")
        sheet.append(["a", "b", "c"])
        sheet.append(["x", number, "y"])
    book["s11"].merge_cells("B2:C3")
    book["s2"].merge_cells("A2:A4")
    found = xlsx_book("a.xlsx", saved(book))
    assert told(found.sheets["s11"].findings) == [("cells-merged", 2, "b")]
    assert told(found.sheets["s2"].findings) == [("cells-merged", 2, "a")]
    assert len(found.findings()) == 2


def test_size_that_a_sheet_claims_is_not_believed() -> None:
    for size in (b"A1", b"A1:XFD1048576"):
        source = part(SMALL, SHEET).replace(b'ref="A1:B2"', b'ref="' + size + b'"')
        sheet = xlsx_book("a.xlsx", repacked(SMALL, {SHEET: source})).sheets["survey"]
        assert sheet.rows == [Row(2, {"type": "text", "name": "q"})]


def test_sheet_of_a_chart_is_no_table() -> None:
    book = Workbook()
    sheet = book.active
    for number in range(3):
        sheet.append([f"q{number}", number])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    book.create_chartsheet("Diagram", 0).add_chart(chart)
    assert [*xlsx_book("a.xlsx", saved(book)).sheets] == ["sheet"]


def test_wide_sheet_is_read_to_its_limit() -> None:
    wide = [f"c{n}" for n in range(MOST_COLUMNS + 5)]
    sheet = xlsx_book("a.xlsx", xlsx(survey=[wide, wide])).sheets["survey"]
    assert len(sheet.rows[0].cells) == MOST_COLUMNS
    assert told(sheet.findings) == [("sheet-wide", 1, "")]


def test_sheet_of_sixty_thousand_rows_is_read_to_its_limit_soon() -> None:
    book = Workbook(write_only=True)
    long = book.create_sheet("survey")
    for _ in range(60_000):
        long.append(["text"])
    data = saved(book)
    began = time.process_time()
    sheet = xlsx_book("a.xlsx", data).sheets["survey"]
    assert time.process_time() - began < 20
    assert len(sheet.rows) == MOST_ROWS
    assert told(sheet.findings) == [("sheet-long", MOST_ROWS + 2, "")]


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.999])
def test_workbook_that_was_cut_off_is_refused(share: float) -> None:
    assert refusal(SMALL[: int(share * len(SMALL))]) == "workbook-damaged"


@pytest.mark.parametrize(
    "changes",
    [
        {SHEET: b""},
        {SHEET: b"<worksheet><sheetData><row><c r='A1' t='s'><v>9</v></c></row></sheetData>"},
        {"xl/workbook.xml": b"no xml"},
        {"[Content_Types].xml": b""},
    ],
)
def test_workbook_with_a_damaged_part_is_refused(changes: dict[str, bytes]) -> None:
    assert refusal(repacked(SMALL, changes)) == "workbook-damaged"


def test_archive_that_is_no_workbook_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert refusal(file.getvalue()) == "workbook-damaged"


def test_workbook_with_a_password_is_refused_as_locked() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)) == "workbook-locked"


def test_workbook_that_unpacks_without_end_is_refused_unread() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, bytes(workbooks.LARGEST_UNPACKED + 1))
    assert len(file.getvalue()) < 2**20
    assert refusal(file.getvalue()) == "workbook-large"


def test_workbook_that_lies_about_its_size_is_refused() -> None:
    size = len(part(SMALL, SHEET))
    lying = SMALL.replace(size.to_bytes(4, "little"), (size - 20).to_bytes(4, "little"))
    assert lying != SMALL
    assert refusal(lying) == "workbook-damaged"


def test_workbook_of_very_many_parts_is_refused() -> None:
    many = {f"xl/media/{n}.png": b"" for n in range(workbooks.MOST_PARTS)}
    assert refusal(repacked(SMALL, many)) == "workbook-large"


@pytest.mark.parametrize(
    ("name", "tag", "most"),
    [
        (SHEET, b"<c/>", workbooks.MOST_TAGS),
        ("xl/styles.xml", b"<xf/>", workbooks.MOST_OTHER_TAGS),
        ("docProps/other.xml", b"<x/>", workbooks.MOST_OTHER_TAGS),
    ],
)
def test_part_of_very_many_tags_is_refused_before_it_is_parsed(
    name: str, tag: bytes, most: int
) -> None:
    began = time.process_time()
    data = repacked(SMALL, {name: tag * (most + 1)})
    assert len(data) < 2**16
    assert refusal(data) == "workbook-large"
    assert time.process_time() - began < 5


def test_merged_cells_that_never_end_are_passed_by_soon() -> None:
    source = part(SMALL, SHEET) + b"<!--" + b"<mergeCell " * 100_000 + b"-->"
    began = time.process_time()
    sheet = xlsx_book("a.xlsx", repacked(SMALL, {SHEET: source})).sheets["survey"]
    assert time.process_time() - began < 5
    assert told(sheet.findings) == []


def test_entities_that_grow_are_refused() -> None:
    head = (
        b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 50_000 + b'"><!ENTITY b "' + b"&a;" * 50_000 + b'">]>'
    )
    source = part(SMALL, SHEET).replace(b"<worksheet", head + b"<worksheet", 1)
    source = source.replace(b"<sheetData>", b"<sheetData>&b;", 1)
    assert refusal(repacked(SMALL, {SHEET: source})) == "workbook-damaged"


@settings(max_examples=60)
@given(st.floats(0, 0.999), st.integers(1, 255))
def test_flipped_byte_is_read_or_refused(share: float, change: int) -> None:
    data = bytearray(SMALL)
    data[int(share * len(data))] ^= change
    with suppress(Refused):
        xlsx_book("form.xlsx", bytes(data))


def test_old_workbook_is_read_with_its_numbers_truths_and_errors() -> None:
    book = xls_book("a.xls", xls([["a", "b", "c", "d"], ["Å", 2.0, True, b"\x2a"]]))
    sheet = next(iter(book.sheets.values()))
    assert sheet.rows == [Row(2, {"a": "Å", "b": "2", "c": "TRUE"})]
    assert told(sheet.findings) == [("cell-error", 2, "d")]
    assert sheet.findings[0].values == {"value": "#N/A"}


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0" + bytes(600), b"a,b\n", pytest.param(SMALL, id="xlsx")]
)
def test_file_that_is_no_old_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        xls_book("a.xls", data)
    assert refused.value.code == "workbook-damaged"
