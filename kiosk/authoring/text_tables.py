"""Tables in plain text: .csv, as spreadsheets save it here and abroad, and .md.

A .csv or .md that holds several sheets has their names in the first column, as in XLSForm's own
text form (https://xlsform.org).
"""

import csv
import re
from io import StringIO

from kiosk.authoring.sheets import Book, Sheet, Value, fill, plain
from kiosk.errors import Refused
from kiosk.finding import Finding

_SEPARATORS = ",;\t"
_RULE = re.compile(r"[\s|:-]+")
_BAR = re.compile(r"(?<!\\)\|")

Rows = list[tuple[int, list[str]]]


def csv_table(file: str, data: bytes) -> Sheet:
    """Return the table in a .csv; raise Refused when it is none."""
    text, findings = _decoded(file, data)
    sheet = fill(Sheet(file, findings=findings), ((n, [*cells]) for n, cells in _rows(file, text)))
    return sheet


def csv_book(file: str, data: bytes) -> Book:
    """Return the sheets in a .csv whose first column names them; raise Refused when it is none."""
    text, findings = _decoded(file, data)
    return _book(file, _rows(file, text), findings)


def markdown_book(file: str, data: bytes) -> Book:
    """Return the sheets in the tables of a .md; raise Refused when it is not UTF-8."""
    text, findings = _decoded(file, data)
    rows: Rows = []
    for number, line in enumerate(StringIO(text, newline=None), 1):
        inner = line.strip()
        if inner.startswith("|") and not _RULE.fullmatch(inner):
            cells = _BAR.split(inner.removesuffix("|")[1:])
            rows.append((number, [cell.strip().replace("\\|", "|") for cell in cells]))
    return _book(file, rows, findings)


def _book(file: str, rows: Rows, findings: list[Finding]) -> Book:
    """Return the sheets of rows that have a sheet's name in their first cell, or none."""
    book = Book(file)
    sheets: dict[str, list[tuple[int, list[Value]]]] = {}
    name = ""
    for number, cells in rows:
        first, rest = (plain(cells[0]).strip(), cells[1:]) if cells else ("", [])
        if first:
            name = first
        if name and any(cell.strip() for cell in rest):
            sheets.setdefault(name, []).append((number, [*rest]))
    for name, lines in sheets.items():
        book.sheets.setdefault(name.lower(), fill(Sheet(file, name, findings=findings), lines))
        findings = []
    return book


def _decoded(file: str, data: bytes) -> tuple[str, list[Finding]]:
    """Return the text, from UTF-8 or else from the Western code page that Excel saves."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        text = text or data.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused("table-encoding", file=file) from None
    finding = Finding("warning", "table-code-page", {}, Sheet(file).place())
    return text, [finding]


def _rows(file: str, text: str) -> Rows:
    """Return the rows, numbered as a spreadsheet program does; raise Refused if damaged."""
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: Rows = []
    try:
        for number, cells in enumerate(reader, 1):
            rows.append((number, cells))
    except csv.Error:
        raise Refused("table-damaged", file=file, row=reader.line_num) from None
    return rows[1:] if text.startswith("sep=") else rows


def _separator(text: str) -> str:
    """Return what separates the cells: the commonest in the first line that holds any of them.

    A first line ``sep=;`` is a note for Excel, which other programs write.
    """
    lines = (line for line in StringIO(text) if any(one in line for one in _SEPARATORS))
    return max(_SEPARATORS, key=next(lines, "").count)
