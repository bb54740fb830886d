"""Workbooks: .xlsx and .xlsm through openpyxl, .xls through xlrd; bounded before they are read."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from itertools import repeat, zip_longest
from typing import Any

from kiosk.authoring.sheets import MOST_COLUMNS, MOST_ROWS, Book, Sheet, Value, fill, plain
from kiosk.errors import Refused, reading
from kiosk.finding import Finding, Place

LARGEST_UNPACKED = 64 * 2**20  # bytes
MOST_PARTS = 2_000  # files within an .xlsx
MOST_SHEETS = 40
MOST_TAGS = 2_500_000  # of all sheets and their texts: 60 000 rows have about two millions
MOST_OTHER_TAGS = 400_000  # of styles and the like, which are all held in memory
_SHEETS = re.compile(r"worksheets/|sharedstrings", re.IGNORECASE)
# Without "<" within: or a crafted sheet would be looked through once for each "<" in it.
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^<>]*?ref="([A-Z]{1,3})(\d{1,7}):')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))


def xlsx_book(file: str, data: bytes) -> Book:
    """Return the sheets of an .xlsx; raise Refused when it is damaged, locked or unpacks too large.

    Formulas count with the value that the spreadsheet program saved with them.
    """
    from openpyxl import load_workbook

    _check_archive(file, data)
    with (
        reading("workbook-damaged", file=file),
        warnings.catch_warnings(),
        zipfile.ZipFile(BytesIO(data)) as archive,
    ):
        warnings.simplefilter("ignore")  # of what openpyxl leaves out: styles, validations
        _check_tags(file, archive)
        ways = {"read_only": True, "keep_links": False}
        values = load_workbook(BytesIO(data), data_only=True, **ways)
        # The formulas themselves are in a second reading, which few files need.
        sources = cache(lambda: load_workbook(BytesIO(data), **ways))
        book = Book(file)
        for name in values.sheetnames[:MOST_SHEETS]:
            cells = values[name]
            if hasattr(cells, "iter_rows"):  # a sheet of its own for a chart has none
                content = archive.read(cells._worksheet_path)
                formulas = sources()[name] if _FORMULA.search(content) else None
                sheet = _filled(Sheet(file, plain(name)), cells, formulas)
                _note_merged(sheet, content)
                book.sheets.setdefault(name.strip().lower(), sheet)
    return book


def _check_archive(file: str, data: bytes) -> None:
    """Raise Refused unless `data` is an archive that unpacks to a bounded size."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # a compound file: an .xlsx with a password is one
        raise Refused("workbook-locked", file=file)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("workbook-damaged", file=file) from None
    # What a part says of its own size is also what Python unpacks at most (zipfile).
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused("workbook-large", file=file)


def _check_tags(file: str, archive: zipfile.ZipFile) -> None:
    """Raise Refused when a part holds so many tags that reading them takes gigabytes.

    A megabyte of ``<c/>`` becomes a hundred of memory, and packs to next to nothing.
    """
    sheets = others = 0
    for part in archive.infolist():
        tags = archive.read(part).count(b"<")
        if _SHEETS.search(part.filename):
            sheets += tags
        else:
            others += tags
        if sheets > MOST_TAGS or others > MOST_OTHER_TAGS:
            raise Refused("workbook-large", file=file)


def _filled(sheet: Sheet, cells: Any, formulas: Any) -> Sheet:
    """Fill `sheet`; note formulas that were saved without a value, and values that are errors."""
    bounds = {"max_row": MOST_ROWS * 2, "max_col": _width(cells)}
    rows = cells.iter_rows(values_only=True, **bounds)
    sources = formulas.iter_rows(values_only=True, **bounds) if formulas else repeat(())

    def checked() -> Iterator[tuple[int, list[Value]]]:
        for number, (row, source) in enumerate(zip(rows, sources, strict=False), 1):
            _note_formulas(sheet, number, row, source)
            yield number, [_plain(value) for value in row]

    return fill(sheet, checked())


def _width(cells: Any) -> int:
    """Return how many columns the row of headings has: no more of them are read.

    What a sheet says of its own size is not to be trusted; some programs write A1 for all.
    """
    for row in cells.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS + 1):
        filled = [at for at, value in enumerate(row, 1) if value is not None and str(value).strip()]
        if filled:
            return filled[-1]
    return 1


def _note_formulas(sheet: Sheet, number: int, row: Any, source: Any) -> None:
    for at, (value, formula) in enumerate(zip_longest(row, source)):
        if value is None and formula is not None:
            sheet.note(Finding("error", "cell-formula", {}, _cell(sheet, number, at)))
        elif isinstance(value, str) and value in _ERRORS:
            sheet.note(Finding("error", "cell-error", {"value": value}, _cell(sheet, number, at)))


def _cell(sheet: Sheet, number: int, at: int) -> Place:
    return sheet.place(number, sheet.headings[at] if at < len(sheet.headings) else "")


def _plain(value: Any) -> Value:
    return value if not isinstance(value, str) or value not in _ERRORS else None


def _note_merged(sheet: Sheet, content: bytes) -> None:
    """Note merged cells: all but the first of them are empty, whatever it looks like."""
    from openpyxl.utils import column_index_from_string

    for column, row in _MERGED.findall(content):
        at, number = column_index_from_string(column.decode()) - 1, int(row)
        values = {"cell": f"{column.decode()}{number}"}
        sheet.note(Finding("warning", "cells-merged", values, _cell(sheet, number, at)))


def xls_book(file: str, data: bytes) -> Book:
    """Return the sheets of an .xls; raise Refused when it is damaged or locked."""
    import xlrd

    with (
        reading("workbook-damaged", file=file),
        xlrd.open_workbook(file_contents=data, logfile=_Nowhere(), on_demand=True) as found,
    ):
        book = Book(file)
        for name in found.sheet_names()[:MOST_SHEETS]:
            sheet = Sheet(file, plain(name))
            fill(sheet, _xls_rows(found, found.sheet_by_name(name), sheet))
            book.sheets.setdefault(name.strip().lower(), sheet)
            found.unload_sheet(name)
    return book


def _xls_rows(found: Any, cells: Any, sheet: Sheet) -> Iterator[tuple[int, list[Value]]]:
    for number in range(min(cells.nrows, MOST_ROWS * 2)):
        row = cells.row(number)[: MOST_COLUMNS + 1]
        yield (
            number + 1,
            [_xls_value(found, cell, sheet, number + 1, at) for at, cell in enumerate(row)],
        )


def _xls_value(found: Any, cell: Any, sheet: Sheet, row: int, at: int) -> Value:
    import xlrd

    value: Value = cell.value
    if cell.ctype == xlrd.XL_CELL_DATE:
        with suppress(ValueError, OverflowError):  # a number that is no day stays one
            value = xlrd.xldate_as_datetime(cell.value, found.datemode)
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(cell.value)
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        shown = {"value": xlrd.error_text_from_code.get(cell.value, "#")}
        sheet.note(Finding("error", "cell-error", shown, _cell(sheet, row, at)))
        value = None
    return value


class _Nowhere:
    """Where xlrd's remarks go: it prints them to standard output otherwise."""

    def write(self, text: str) -> None:
        pass
