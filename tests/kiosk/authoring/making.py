"""Files as other programs write them, and a small campaign folder in which everything is right."""

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from kiosk.authoring.sheets import Sheet, fill
from kiosk.errors import LANGUAGES
from kiosk.finding import Finding

Rows = Sequence[Sequence[object]]

CAMPAIGN = """\
id = "umea-2016"
name = "Umeå lyssnar"
languages = ["sv", "en"]
timezone = "Europe/Stockholm"
centre = "https://lyssna.example.se"
promise_page = "https://umea.example/lofte"
promise_address = "umea.example/lofte"
about = [{ mul = "…" }]
partners = []
contacts = [{ number = "112", label = { mul = "112" } }]

[title]
sv = "Vi lyssnar"
en = "We listen"

[question]
mul = "Vad?"

[organisation]
mul = "Polisen"

[help]
title = { mul = "Hjälp" }
text = { mul = "Ring" }
contacts = []

[[events]]
id = "ikea"
place = "Ikea"
date = 2016-04-02
starts = "12:00"
ends = "15.00"
"""
SURVEY: Rows = [
    ["type", "name", "label::Svenska (sv)", "label::English (en)", "kiosk::topic", "relevant"],
    ["select_one_from_file areas.csv", "area", "Var?", "Where?", "area", None],
    ["select_one ideas", "ideas", "Vad?", "What?", "theme", None],
    ["text", "words", "Mer?", "More?", None, "${ideas} = 'light'"],
]
CHOICES: Rows = [
    ["list_name", "name", "label::Svenska (sv)", "label::English (en)"],
    ["ideas", "light", "Ljus", "Light"],
    ["ideas", "police", "Poliser", "Police"],
]
PROMISES: Rows = [
    [
        *("id", "promise::Svenska (sv)", "promise::English (en)", "owners", "themes", "areas"),
        *("status", "kind", "target", "achieved", "due", "reason", "unit"),
        *("entry_date", "entry::mul"),
    ],
    [
        *("lamps", "Fler lampor", "More lamps", "Kommunen", "light", "haga"),
        *("Pågår", "", 2, 1, date(2016, 12, 1), "", "", "2016-04-01", "En lampa"),
    ],
]
AREAS = "name;label;kiosk::synonyms;label::mul\nhaga;;hagan;Haga\nteg;;;Teg\n"


def xlsx(**sheets: Rows) -> bytes:
    """Return a workbook as openpyxl writes it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def xls(rows: Rows) -> bytes:
    """Return a workbook as Excel 2 wrote it: one sheet of texts, numbers, truths and errors."""
    records = [struct.pack("<HHHH", 0x0009, 4, 2, 0x0010)]
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            cell = struct.pack("<HH3s", at, column, b"\0\0\0")
            if isinstance(value, bool):
                kind, content = 0x0005, cell + bytes([value, 0])
            elif isinstance(value, bytes):  # the number of an error
                kind, content = 0x0005, cell + value + b"\1"
            elif isinstance(value, int | float):
                kind, content = 0x0003, cell + struct.pack("<d", value)
            else:
                text = str(value).encode("cp1252")
                kind, content = 0x0004, cell + bytes([len(text)]) + text
            records.append(struct.pack("<HH", kind, len(content)) + content)
    return b"".join([*records, struct.pack("<HH", 0x000A, 0)])


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return an archive with some of its parts changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in [*old.namelist(), *(changes.keys() - {*old.namelist()})]:
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return file.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def sheet_of(rows: Rows, file: str = "table.xlsx") -> Sheet:
    return fill(Sheet(file, "sheet"), enumerate(([*row] for row in rows), 1))


def told(findings: Iterable[Finding]) -> list[tuple[str, int, str]]:
    """Return code, row and column of each finding, after a look at its sentences."""
    found = [*findings]
    for finding in found:
        for language in LANGUAGES:
            what, remedy = finding.parts(language)
            assert what, finding
            assert remedy, finding
    return [(finding.code, finding.place.row, finding.place.column) for finding in found]


def write_campaign(folder: Path) -> Path:
    """Write a small campaign in which everything is right."""
    folder.mkdir()
    (folder / "campaign.toml").write_text(CAMPAIGN, "utf-8")
    (folder / "questionnaire.xlsx").write_bytes(xlsx(survey=SURVEY, choices=CHOICES))
    (folder / "promises.xlsx").write_bytes(xlsx(promises=PROMISES))
    (folder / "areas.csv").write_text(AREAS, "utf-8-sig")
    return folder
