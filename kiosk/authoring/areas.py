"""The register of areas, areas.csv: their names and synonyms, and from when to when they counted.

    name, label::Svenska (sv), kiosk::section, kiosk::synonyms, since, until

The columns are those of a choice in XLSForm, so that ``select_one_from_file areas.csv`` can ask for
the areas; others are welcome. Days are written as 2027-04-17. A row is never taken out: its area
gets an end, since promises of its time name it.
"""

import re

from kiosk.authoring.sheets import Row, Sheet
from kiosk.authoring.table import Table
from kiosk.authoring.texts import columns_of
from kiosk.campaign import Area

FILE = "areas.csv"
_PLAIN = ("name", "kiosk::section", "kiosk::synonyms", "since", "until")
_SYNONYMS = re.compile(r"[;\n]")
_TOLD_AT = {
    "area-code-wrong": "name",
    "id-twice": "name",
    "area-without-label": "label",
    "area-dates-wrong": "until",
}


def read_areas(sheet: Sheet, languages: tuple[str, ...]) -> tuple[list[Area], Table]:
    """Return the areas of a table, and where they stand with all there is to say.

    `languages` are the campaign's, the main one first.
    """
    columns = columns_of(sheet, _PLAIN, ("label",), languages, extra=True)
    table = Table("area", sheet, columns, languages[0], _TOLD_AT)
    table.need("name", "label")
    found = [_area(table, row) for row in sheet.rows] if "name" not in table.missing else []
    return [area for area in found if area is not None], table


def _area(table: Table, row: Row) -> Area | None:
    columns = table.columns
    code = columns.cell(row, "name")
    if not code:
        table.tell("area-without-name", row, "name")
        return None
    table.rows[code] = row.number
    synonyms = _SYNONYMS.split(columns.cell(row, "kiosk::synonyms"))
    return Area(
        code,
        table.text(row, "label"),
        section=columns.cell(row, "kiosk::section"),
        synonyms=[word.strip() for word in synonyms if word.strip()],
        since=table.day(row, "since"),
        until=table.day(row, "until"),
    )
