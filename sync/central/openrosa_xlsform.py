"""An XLSForm to the XForm that ODK Central and KoboToolbox make of it.

Needs `lyssna[authoring]`.
"""

from pathlib import Path

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData

from kiosk.authoring.sheets import Book, Sheet, read_book
from kiosk.errors import Refused

_SHEETS = ("survey", "choices", "settings")


def to_xform(file: Path) -> bytes:
    """Return the XForm of an XLSForm, read as it is when a campaign is built.

    Our own columns are left out, as they are for the other tools. Raises Refused when pyxform does
    not take the form, Fault when the file cannot be read.
    """
    book = read_book(file)
    content = DefinitionData(sheet_names=[*book.sheets])
    for name, sheet in _sheets(book).items():
        setattr(content, name, [_without_own(row.cells) for row in sheet.rows])
        headings = _without_own(dict.fromkeys(filter(None, sheet.headings), ""))
        setattr(content, f"{name}_header", [headings])
    try:
        read = workbook_to_json(content, fallback_form_name=file.stem, warnings=[])
        survey = create_survey_element_from_dict(read)
        return str(survey.to_xml(validate=False, pretty_print=False, warnings=[])).encode()
    except (PyXFormError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        # The latter are what pyxform fails on where it does not expect what it gets.
        raise Refused("openrosa-form-damaged", file=file.name) from None


def _sheets(book: Book) -> dict[str, Sheet]:
    """Return the sheets that count; a file with one sheet only means the survey."""
    if "survey" not in book.sheets and len(book.sheets) == 1:
        return {"survey": next(iter(book.sheets.values()))}
    return {name: book.sheets[name] for name in _SHEETS if name in book.sheets}


def _without_own(cells: dict[str, str]) -> dict[str, str]:
    return {head: cell for head, cell in cells.items() if not head.lower().startswith("kiosk::")}
