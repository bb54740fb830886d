"""Tables as people write them, whatever the file: headings, and rows with their numbers.

Reads .xlsx and .xlsm (openpyxl), .xls (xlrd), .csv and .md. Everything is bounded before it is
parsed. Cells come as text, stripped: dates as 2016-04-02, times as 12:00, whole numbers without a
point. What cannot be read is a `Finding` with its place, and the rest is read all the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Literal

from kiosk.errors import Fault, Refused
from kiosk.finding import Finding, Place

LARGEST_FILE = 8 * 2**20  # bytes
MOST_ROWS = 5_000  # of a sheet; a questionnaire of a minute has about a hundred
MOST_COLUMNS = 300
LONGEST_CELL = 10_000  # characters
MOST_FINDINGS = 200  # of a sheet; whoever reads as many has another file in front of them
EMPTY_ROWS = 200  # in a row: what comes after them is not looked at
KINDS = (".xlsx", ".xlsm", ".xls", ".csv", ".md")

Typed = Literal["date", "truth"]
Value = str | int | float | bool | date | time | None
"""A cell as a library gives it; a `datetime` is a `date`."""


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, and its cells that are not empty, by heading."""

    number: int
    cells: dict[str, str]


@dataclass
class Sheet:
    """A table and where it stands. `file` and `name` are as a person knows them."""

    file: str
    name: str = ""
    headings: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    heading_row: int = 1
    typed: dict[tuple[int, str], Typed] = field(default_factory=dict)
    """Cells that the spreadsheet program holds as a day, a time or a truth, by row and heading."""

    def place(self, row: int = 0, column: str = "") -> Place:
        return Place(self.file, self.name, row, column)

    def note(self, finding: Finding) -> None:
        """Take down what cannot be read, unless there is too much of it."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)


@dataclass
class Book:
    """The sheets of one file, by their names in small letters."""

    file: str
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        return [finding for sheet in self.sheets.values() for finding in sheet.findings]


def read_book(file: Path) -> Book:
    """Return the sheets in `file`; raise Refused when it is no table file, Fault if unread."""
    from kiosk.authoring import text_tables, workbooks

    kind = file.suffix.lower()
    if kind not in KINDS:
        raise Refused("table-kind", file=file.name, kinds=", ".join(KINDS))
    data = read_bytes(file)
    if kind == ".xls" and data.startswith(b"PK"):  # a new workbook under an old name
        kind = ".xlsx"
    readers: dict[str, Callable[[str, bytes], Book]] = {
        ".csv": text_tables.csv_book,
        ".md": text_tables.markdown_book,
        ".xls": workbooks.xls_book,
    }
    return readers.get(kind, workbooks.xlsx_book)(file.name, data)


def read_table(file: Path) -> Sheet:
    """Return the one table in `file`: a plain .csv, or the first sheet of a workbook.

    Raises as `read_book`.
    """
    from kiosk.authoring import text_tables

    if file.suffix.lower() == ".csv":
        return text_tables.csv_table(file.name, read_bytes(file))
    book = read_book(file)
    return next(iter(book.sheets.values()), Sheet(file.name))


def read_bytes(file: Path, limit: int = LARGEST_FILE) -> bytes:
    """Return what is in `file`; raise Refused when it is larger than `limit`, Fault if unread."""
    try:
        if not file.is_file() and file.exists():
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise Fault("campaign-file-missing", file=file) from None
    except (OSError, ValueError):  # the latter for a name that cannot be one
        raise Fault("file-unreadable", file=file, retry=True) from None
    if len(data) > limit:
        raise Refused("campaign-file-large", file=file.name, megabytes=limit // 2**20)
    return data


def fill(sheet: Sheet, rows: Iterable[tuple[int, list[Value]]]) -> Sheet:
    """Fill `sheet` from numbered rows, the first of which that is not empty holds the headings."""
    numbered = iter(rows)
    for number, values in numbered:
        headings = [_text(sheet, number, "", value) for value in values[: MOST_COLUMNS + 1]]
        if any(headings):
            _take_headings(sheet, number, headings)
            break
    empty = 0
    for number, values in numbered:
        cells = _cells(sheet, number, values)
        empty = 0 if cells else empty + 1
        if empty > EMPTY_ROWS:
            break
        if cells:
            if len(sheet.rows) >= MOST_ROWS:
                where = sheet.place(number)
                sheet.note(Finding("error", "sheet-long", {"most": MOST_ROWS}, where))
                break
            sheet.rows.append(Row(number, cells))
    return sheet


def _take_headings(sheet: Sheet, number: int, headings: list[str]) -> None:
    while headings and not headings[-1]:
        headings.pop()
    sheet.heading_row = number
    if len(headings) > MOST_COLUMNS:
        values = {"most": MOST_COLUMNS}
        sheet.note(Finding("error", "sheet-wide", values, sheet.place(number)))
    for heading in headings[:MOST_COLUMNS]:
        heading = " ".join(heading.split())
        if heading and heading in sheet.headings:
            where = sheet.place(number, heading)
            sheet.note(Finding("error", "heading-twice", {"heading": heading}, where))
            heading = ""  # the first one counts
        sheet.headings.append(heading)


def _cells(sheet: Sheet, number: int, values: list[Value]) -> dict[str, str]:
    cells = {}
    for heading, value in zip(sheet.headings, islice(values, MOST_COLUMNS), strict=False):
        if heading and value is not None and (cell := _text(sheet, number, heading, value)):
            cells[heading] = cell
            if isinstance(value, bool | date | time):
                sheet.typed[number, heading] = "truth" if isinstance(value, bool) else "date"
    return cells


def _text(sheet: Sheet, number: int, heading: str, value: Value) -> str:
    """Return a cell as text; what may not stand in one is found."""
    text = "" if value is None else written(value)
    if len(text) > LONGEST_CELL:
        values = {"most": LONGEST_CELL}
        where = sheet.place(number, heading)
        sheet.note(Finding("error", "cell-long", values, where))
        text = text[:LONGEST_CELL]
    if not is_plain(text):
        where = sheet.place(number, heading)
        sheet.note(Finding("error", "cell-characters", {}, where))
        text = plain(text)
    return text


def written(value: Value) -> str:
    """Return the value of a cell as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\u00a0", " ").replace("\r\n", "\n").strip()


def is_plain(text: str) -> bool:
    """Tell whether `text` is free of control characters, half characters and non-characters."""
    return all(
        character in "\n\t"
        or ("\x20" <= character != "\x7f" and not "\ud800" <= character <= "\udfff")
        and character not in "\ufffe\uffff"
        for character in text
    )


def plain(text: str) -> str:
    """Return the text without what `is_plain` does not take."""
    return text if is_plain(text) else "".join(filter(is_plain, text))
