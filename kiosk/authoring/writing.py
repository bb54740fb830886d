"""Writes workbooks that are pleasant to open: a frozen bold heading row, wrapped texts, widths.

The same content gives the same bytes, so that a sample changes only where somebody changed it.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from kiosk.authoring.texts import language_of

Cell = str | int | date | None
RIGHT_TO_LEFT = frozenset(("ar", "fa", "ur", "he", "ckb", "ps"))

_STAMP = datetime(2016, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_TEXT_WIDTH = 38  # characters of a column of texts
_MOST_WIDTH, _LEAST_WIDTH = 30, 9  # of any other
_INK, _GROUND, _BAND = "FFFFFF", "123C41", "F6F3EC"


@dataclass(frozen=True)
class Table:
    """A sheet to be written: its headings and rows, and what Excel proposes in a column."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    proposed: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by heading
    frozen: int = 0  # columns that stay in sight
    widths: Mapping[str, int] = field(default_factory=dict)  # characters, by heading


def workbook(tables: Sequence[Table]) -> bytes:
    """Return the bytes of an .xlsx with one sheet for each table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _write(book.create_sheet(table.name), table)
    book.properties.creator = "Lyssna"
    book.properties.created = _STAMP
    file = BytesIO()
    book.save(file)
    return _timeless(file.getvalue())


def _write(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append([*table.headings])
    for row in table.rows:
        sheet.append([None if cell == "" else cell for cell in row])
    sheet.freeze_panes = f"{get_column_letter(table.frozen + 1)}2"
    for cell in sheet[1]:
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", fgColor=_GROUND)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for at, heading in enumerate(table.headings, 1):
        letter = get_column_letter(at)
        cells = [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]
        tag = language_of(heading.rpartition("::")[2]) if "::" in heading else None
        sheet.column_dimensions[letter].width = table.widths.get(heading) or _width(tag, cells)
        mirrored = tag in RIGHT_TO_LEFT
        for cell in cells:
            where = {"horizontal": "right", "readingOrder": 2} if mirrored else {}
            cell.alignment = Alignment(vertical="top", wrap_text=True, **where)
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    _begin_bands(sheet, table)
    _propose(sheet, table)


def _width(tag: str | None, cells: list[Any]) -> int:
    if tag is not None and tag != "mul":
        return _TEXT_WIDTH
    longest = max((len(str(cell.value)) for cell in cells if cell.value is not None), default=0)
    return min(max(longest + 2, _LEAST_WIDTH), _MOST_WIDTH)


def _begin_bands(sheet: Any, table: Table) -> None:
    """Tint the rows that begin or end something, so that the eye finds them."""
    from openpyxl.styles import Font, PatternFill

    for number, row in enumerate(table.rows, 2):
        first = str(row[0] or "")
        if first.startswith(("begin_", "end_")):
            for cell in sheet[number]:
                cell.fill = PatternFill("solid", fgColor=_BAND)
                cell.font = Font(italic=first.startswith("end_"))


def _propose(sheet: Any, table: Table) -> None:
    """Let Excel propose values in some columns; others can be typed all the same."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for heading, values in table.proposed.items():
        letter = get_column_letter([*table.headings].index(heading) + 1)
        listed = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True)
        listed.showErrorMessage = False
        listed.add(f"{letter}2:{letter}500")
        sheet.add_data_validation(listed)


def _timeless(data: bytes) -> bytes:
    """Return an .xlsx without the time at which it was written."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{_STAMP.isoformat()}Z".encode(), content)
            entry = zipfile.ZipInfo(name, (2016, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return file.getvalue()
