"""Writes a small campaign to begin with: every file with its explanations, ready to be built.

Its texts and tables are in resources/starter/, in Swedish and English.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from string import Template
from typing import Literal

import resources
from kiosk.authoring.sheets import Book, Sheet
from kiosk.authoring.text_tables import markdown_book
from kiosk.authoring.writing import Cell, Table, workbook
from kiosk.campaign import is_campaign_id
from kiosk.errors import Fault, Refused
from kiosk.questionnaire import day_in

Language = Literal["sv", "en"]
UNTIL_FIRST = 28  # days, at least, to prepare in
BETWEEN = 14  # days from one event to the next
_SATURDAY = 5  # as `date.weekday` counts
_TYPES = (
    *("select_one LIST", "select_multiple LIST", "rank LIST", "select_one_from_file areas.csv"),
    *("text", "integer", "decimal", "range", "date", "note", "begin_group", "end_group"),
)
_ID: dict[Language, str] = {"sv": "var-kommun", "en": "our-town"}  # where the folder's will not do
_WORDS = {
    "sv": {"ongoing": "Pågår", "countable": "räknebart"},
    "en": {"ongoing": "ongoing", "countable": "countable"},
}
_PROPOSED: dict[str, dict[str, Sequence[str]]] = {
    "sv": {
        "type": _TYPES,
        "status": "Planerat Pågår Genomfört Ändrat Avbrutet Förlängt".split(),  # noqa: SIM905
        "kind": ("räknebart", "milstolpe", "löpande"),
    },
    "en": {
        "type": _TYPES,
        "status": ("planned", "ongoing", "done", "partly_done", "changed", "cancelled", "extended"),
        "kind": ("countable", "milestone", "ongoing"),
    },
}
_WIDTHS = {"type": 30, "name": 16, "relevant": 34, "list_name": 12, "id": 14, "Kolumn": 24}
_WIDTHS |= {"Column": 24, "Vad den betyder": 90, "What it means": 90, "due": 12, "entry_date": 12}


def write(folder: Path, language: Language, today: date) -> None:
    """Write a campaign into `folder`, with events that lie after `today`, and its name as the id.

    Raises Refused when the folder holds anything, Fault when it cannot be written.
    """
    files = _files(language, today, folder.absolute().name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused("campaign-folder-not-empty", folder=folder)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except FileExistsError:
        raise Refused("campaign-folder-not-empty", folder=folder) from None
    except OSError:
        raise Fault("folder-read-only", folder=folder) from None


def _files(language: Language, today: date, name: str) -> dict[str, bytes]:
    first = today + timedelta(UNTIL_FIRST + (_SATURDAY - today.weekday() - UNTIL_FIRST) % 7)
    second = first + timedelta(BETWEEN)
    words = _WORDS[language] | {
        "id": name if is_campaign_id(name) else _ID[language],
        "first": first.isoformat(),
        "second": second.isoformat(),
        "today": today.isoformat(),
        "due": date(second.year, 12, 31).isoformat(),
    }
    settings = Template(_text(f"campaign.{language}.toml")).substitute(words)
    sheets = _book("tables.md", words).sheets
    tables = {name: _table(sheet, language) for name, sheet in sheets.items()}
    explained = [
        _table(sheet, language) for sheet in _book(f"help.{language}.md", {}).sheets.values()
    ]
    return {
        "campaign.toml": settings.encode(),
        "questionnaire.xlsx": workbook([tables["survey"], tables["choices"], *explained]),
        "promises.xlsx": workbook([tables["promises"]]),
        "areas.csv": _csv(tables["areas"], ";" if language == "sv" else ","),
    }


def _text(name: str) -> str:
    return resources.path("starter", name).read_text("utf-8")


def _book(name: str, words: dict[str, str]) -> Book:
    text = Template(_text(name)).safe_substitute(words)
    return markdown_book(name, text.encode())


def _table(sheet: Sheet, language: Language) -> Table:
    headings = _ordered(sheet.headings, language)
    rows = [[_cell(row.cells.get(heading, "")) for heading in headings] for row in sheet.rows]
    proposed = {h: v for h, v in _PROPOSED[language].items() if h in headings}
    frozen = 0 if sheet.name in ("hjälp", "help") else 2
    widths = {heading: _WIDTHS[heading] for heading in headings if heading in _WIDTHS}
    return Table(sheet.name, headings, rows, proposed, frozen, widths)


def _ordered(headings: Iterable[str], language: Language) -> list[str]:
    """Return the headings with those of `language` before the others of the same text."""
    found = [*headings]
    for at, heading in enumerate(found[1:], 1):
        same = heading.partition("::")[0] == found[at - 1].partition("::")[0]
        if same and heading.endswith(f"({language})"):
            found[at - 1], found[at] = heading, found[at - 1]
    return found


def _cell(text: str) -> Cell:
    if re.fullmatch(r"\d{1,6}", text):
        return int(text)
    return day_in(text) or text


def _csv(table: Table, separator: str) -> bytes:
    """Return a table as Excel opens it rightly: with a byte order mark, and lines as on Windows."""
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([table.headings, *table.rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
