"""The columns of an XLSForm: what a heading means, by pyxform's own tables of names.

A heading such as ``constraint_message::Svenska (sv)`` is the field "constraint_message" in the
language sv; ``relevance`` and ``bind::relevant`` are both the field "relevant".
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from pyxform import aliases
from pyxform.parsing.sheet_headers import process_header
from pyxform.question import MultipleChoiceQuestion, Option

from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Row, Sheet
from kiosk.authoring.texts import language_of
from kiosk.finding import Place
from kiosk.questionnaire import Text

TRANSLATED = frozenset(("label", "hint", "guidance_hint", "constraint_message")) | {
    *("required_message", "image", "audio", "video", "big-image", "kiosk::low", "kiosk::high")
}
_BINDS = {
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
    "entities:saveto": "save_to",
}
_INNER = frozenset(("bind", "control", "media", "body", "instance"))
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_KNOWN = {
    "survey": frozenset(
        {"type", "name", "label", "hint", "guidance_hint", "relevant", "required", "constraint"}
        | {"required_message", "constraint_message", "calculate", "readonly", "appearance"}
        | {"choice_filter", "default", "parameters", "image", "audio", "video", "big-image"}
        | {"trigger", "disabled", "jr:count", "intent", "query", "rows", "autoplay", "save_to"}
        | {"kiosk::max", "kiosk::min", "kiosk::topic", "kiosk::sections", "kiosk::low"}
        | {"kiosk::high", "kiosk::sensitive"}
    ),
    "choices": frozenset(
        {"list_name", "name", "label", "image", "audio", "video", "big-image"}
        | {"kiosk::icon", "kiosk::exclusive", "kiosk::last", "kiosk::opens_help", "kiosk::face"}
        | {"kiosk::section", "kiosk::synonyms", "kiosk::sensitive"}
    ),
}
_CODES = frozenset(("name", "list_name", "type", "kiosk::section"))
YES = ("yes", "ja", "true", "true()", "sant", "1", "x")
NO = ("no", "nej", "false", "false()", "falskt", "0")
"""As people write them in a spreadsheet, with small letters."""
PLAIN = re.compile(r"[\w.-]+")  # of a column that a choice filter can ask for


class Column(NamedTuple):
    """What a heading means: a field ("" for none), and a language if it names one."""

    heading: str
    field: str
    language: str = ""


@dataclass(frozen=True)
class Fields:
    """One row, by fields."""

    sheet: Sheet
    row: Row
    columns: tuple[Column, ...]

    def get(self, name: str) -> str:
        """Return the cell of a field, "" when it is empty; of texts, in whatever language."""
        return next(iter(self._found(name).values()), "")

    def expression(self, name: str) -> str:
        """Return an expression, with the quotation marks of word processors made plain."""
        return self.get(name).translate(_QUOTES)

    def texts(self, name: str, main: str) -> Text:
        """Return a text by language; a column that names none holds the language `main`."""
        text: Text = {}
        for column, cell in self._found(name).items():
            text.setdefault(column.language or main, cell)
        return text

    def cells(self, name: str) -> Iterator[tuple[str, Place]]:
        """Yield the filled cells of a text, each with its place."""
        for column, cell in self._found(name).items():
            yield cell, self.sheet.place(self.row.number, column.heading)

    def note_typed(self, notes: Notes) -> None:
        """Tell of texts and codes that the spreadsheet program has made a day or a truth of."""
        for column in self.columns:
            typed = self.sheet.typed.get((self.row.number, column.heading))
            where = self.sheet.place(self.row.number, column.heading)
            shown = column.field in TRANSLATED
            if typed == "date" and (shown or column.field in _CODES):
                notes.refuse("cell-date", where, value=self.row.cells[column.heading])
            elif typed == "truth" and shown:
                notes.refuse("cell-truth", where, value=self.row.cells[column.heading])
            elif typed == "truth" and column.field in _CODES:
                notes.remark("cell-truth", where, value=self.row.cells[column.heading])

    def has(self, name: str) -> bool:
        return bool(self._found(name))

    def filled(self) -> list[str]:
        """Return the fields that hold something, a language of a text apart."""
        columns = (c for c in self.columns if c.field and c.heading in self.row.cells)
        return list(dict.fromkeys(column.field for column in columns))

    def truth(self, name: str, notes: Notes) -> bool:
        """Return what a yes-or-no field says; what is neither is refused."""
        cell = self.get(name).lower()
        if cell in ("", *NO):
            return False
        if cell not in YES:
            notes.refuse("yes-or-no", self.place(name), value=self.get(name))
        return True

    def place(self, name: str = "") -> Place:
        """Return where the field stands, or the row."""
        found = next(iter(self._found(name)), None) if name else None
        heading = found.heading if found else self._heading(name)
        return self.sheet.place(self.row.number, heading)

    def _heading(self, name: str) -> str:
        return next((c.heading for c in self.columns if c.field == name), "")

    def _found(self, name: str) -> dict[Column, str]:
        """Return the filled columns of a field, those that name a language first."""
        found = {
            column: self.row.cells[column.heading]
            for column in self.columns
            if column.field == name and column.heading in self.row.cells
        }
        return dict(sorted(found.items(), key=lambda item: not item[0].language))

    def others(self) -> dict[str, str]:
        """Return the cells of columns that mean nothing to XLSForm, which a filter may ask for."""
        return {
            column.field: self.row.cells[column.heading]
            for column in self.columns
            if column.field not in _KNOWN["choices"]
            and PLAIN.fullmatch(column.field)
            and column.heading in self.row.cells
        }


def columns_of(sheet: Sheet, kind: str, notes: Notes) -> tuple[Column, ...]:
    """Return what the headings of a sheet mean; `kind` is "survey" or "choices"."""
    columns = []
    for heading in filter(None, sheet.headings):
        column = _column(sheet, heading, kind, notes)
        if near := _single_colon(column):
            where = sheet.place(sheet.heading_row, heading)
            notes.refuse("column-near", where, heading=heading, near=near)
            columns.append(Column(heading, ""))
            continue
        known = column.field in _KNOWN[kind]
        if not known and column.field and (kind == "survey" or column.field.startswith("kiosk::")):
            _note_unknown(sheet, column, kind, notes)
        columns.append(column)
    return tuple(columns)


def _column(sheet: Sheet, heading: str, kind: str, notes: Notes) -> Column:
    parts = _parts(heading, kind, "::" in "".join(sheet.headings))
    field, rest = parts[0], parts[1:]
    if field == "kiosk" and rest:
        field, rest = f"kiosk::{rest[0].lower()}", rest[1:]
    elif field in _INNER and rest:
        field, rest = _BINDS.get(rest[0], rest[0]), rest[1:]
    field = "list_name" if field == "list name" else field
    if field not in TRANSLATED or not rest:
        return Column(heading, field if not rest else heading)
    language = language_of("::".join(rest))
    if language is None:
        where = sheet.place(sheet.heading_row, heading)
        notes.refuse("column-language", where, heading=heading, language="::".join(rest))
        return Column(heading, "", heading)
    return Column(heading, field, language)


def _single_colon(column: Column) -> str:
    """Return the heading that was meant by one such as label:English, "" for any other."""
    name, colon, suffix = column.field.partition(":")
    written = suffix.strip()
    language = language_of(written) if not suffix.startswith(":") else None
    if not colon or name.strip().lower() not in TRANSLATED or language is None:
        return ""
    tagged = written if "(" in written or written == language else f"{written} ({language})"
    return f"{name.strip().lower()}::{tagged}"


def _parts(heading: str, kind: str, double: bool) -> tuple[str, ...]:
    """Return a heading's parts under pyxform's own name for the first of them."""
    names, slots = (
        (aliases.survey_header, MultipleChoiceQuestion.get_slot_names())
        if kind == "survey"
        else (aliases.list_header, Option.get_slot_names())
    )
    return tuple(process_header(heading, double, names, set(slots))[1])


def _note_unknown(sheet: Sheet, column: Column, kind: str, notes: Notes) -> None:
    where = sheet.place(sheet.heading_row, column.heading)
    other = next(name for name in _KNOWN if name != kind)
    if column.field.startswith("kiosk::") and column.field in _KNOWN[other]:
        notes.refuse("column-sheet", where, heading=column.heading, sheet=other)
        return
    near = _near(column.field.lower(), _KNOWN[kind])
    if near:
        notes.refuse("column-near", where, heading=column.heading, near=near[0])
    else:
        notes.remark("column-left-out", where, heading=column.heading)


def _near(field: str, known: Iterable[str]) -> list[str]:
    """Return the known field that was meant, perhaps; of our own only what follows the prefix."""
    prefix = "kiosk::" if field.startswith("kiosk::") else ""
    names = sorted(name.removeprefix(prefix) for name in known if name.startswith(prefix))
    found = get_close_matches(field.removeprefix(prefix), names, n=1, cutoff=0.75)
    return [prefix + name for name in found]


def note_doubles(sheet: Sheet, columns: Iterable[Column], main: str, notes: Notes) -> None:
    """Refuse two headings that mean the same: relevant and relevance, or label and label::sv.

    The latter when `main`, the language of texts whose heading names none, is sv.
    """
    seen: dict[tuple[str, str], str] = {}
    for column in columns:
        key = (column.field, column.language or (main if column.field in TRANSLATED else ""))
        if not column.field:
            continue
        if key in seen:
            where = sheet.place(sheet.heading_row, column.heading)
            notes.refuse("column-same", where, heading=column.heading, other=seen[key])
        seen.setdefault(key, column.heading)


def note_unasked(
    sheet: Sheet, columns: Iterable[Column], asked: Container[str], notes: Notes
) -> None:
    """Tell of the columns of choices that mean nothing to XLSForm, nor to a filter."""
    for column in columns:
        known = column.field in _KNOWN["choices"] or column.field.startswith("kiosk::")
        if column.field and not known and column.field not in asked:
            where = sheet.place(sheet.heading_row, column.heading)
            notes.remark("column-left-out", where, heading=column.heading)


def has_columns(
    sheet: Sheet, columns: Iterable[Column], needed: Iterable[str], notes: Notes
) -> bool:
    """Tell which of the fields `needed` have no column, and return whether all have."""
    missing = [name for name in needed if all(column.field != name for column in columns)]
    for name in missing if sheet.rows else ():
        where = sheet.place(sheet.heading_row)
        notes.refuse("column-missing", where, file=f"{sheet.file}, {sheet.name}", heading=name)
    return not missing


def languages_of(columns: tuple[Column, ...]) -> Iterator[str]:
    """Yield the languages that the columns name."""
    yield from dict.fromkeys(c.language for c in columns if c.field and c.language)


def languages_beside_none(columns: Iterable[Column]) -> set[str]:
    """Return the languages of texts that also have a column which names none.

    That column, then, is in another language.
    """
    columns = tuple(columns)
    bare = {c.field for c in columns if c.field in TRANSLATED and not c.language}
    return {c.language for c in columns if c.field in bare and c.language}
