"""The last word on a form has pyxform, which the other tools of the field are built on.

What our own reading has let through is compiled to an XForm by pyxform as well; what it refuses is
refused here, so that a form for Lyssna stays a form for ODK and KoboToolbox.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData

from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Book, Row, Sheet

Cell = TypeVar("Cell")

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*|on row (\d+)", re.IGNORECASE)
_SHEETS = ("survey", "choices", "settings")
LONGEST_REASON = 300  # characters of what pyxform says


def check(book: Book, left_out: Iterable[int], notes: Notes) -> None:
    """Let pyxform compile the form without the rows `left_out` of its survey."""
    without = set(left_out)
    dropped = {(f.place.sheet, f.place.row, f.place.column) for f in notes.findings if f.left_out}
    content = DefinitionData(sheet_names=[*book.sheets])
    for name in _SHEETS:
        sheet = book.sheets.get(name)
        if sheet is not None:
            rows = [row for row in sheet.rows if name != "survey" or row.number not in without]
            kept = (_kept(row, sheet, dropped) for row in rows)
            setattr(content, name, [_without_own(cells) for cells in kept])
            headings = _without_own(dict.fromkeys(filter(None, sheet.headings)))
            setattr(content, f"{name}_header", [headings])
    try:
        survey = create_survey_element_from_dict(workbook_to_json(content, "form", warnings=[]))
        survey.to_xml(validate=False, pretty_print=False, warnings=[])
    except PyXFormError as error:
        _tell(str(error), book.sheets["survey"], without, notes)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        # What pyxform itself does not expect, it fails on in these; the form is as odd as that.
        _tell(type(error).__name__, book.sheets["survey"], without, notes)


def _kept(row: Row, sheet: Sheet, dropped: set[tuple[str, int, str]]) -> dict[str, str]:
    """Return the cells of a row without those that were left out; a row keeps its type."""
    return {
        heading: cell
        for heading, cell in row.cells.items()
        if (sheet.name, row.number, heading) not in dropped or heading.strip().lower() == "type"
    }


def _without_own(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells but for our own columns, whose "::" pyxform fails on among the choices."""
    return {head: cell for head, cell in cells.items() if not head.lower().startswith("kiosk::")}


def _tell(reason: str, survey: Sheet, without: set[int], notes: Notes) -> None:
    """Tell what pyxform says, with the row in our numbers: it counts those it was given."""
    rows = [row.number for row in survey.rows if row.number not in without]
    found = _ROW.search(reason)
    at = int(found[1] or found[2]) - 2 if found else -1
    number = rows[at] if 0 <= at < len(rows) else 0
    plain = " ".join(_ROW.sub("", reason).split())[:LONGEST_REASON]
    notes.refuse("pyxform-refuses", survey.place(number), reason=plain.rstrip(" ."))
