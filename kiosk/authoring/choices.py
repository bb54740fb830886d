"""The choices of an XLSForm: the sheet "choices", and a table of its own such as areas.csv."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from kiosk.authoring.columns import (
    Column,
    Fields,
    columns_of,
    has_columns,
    note_doubles,
)
from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Sheet
from kiosk.authoring.wording import note_pictures, note_texts
from kiosk.finding import Place
from kiosk.questionnaire import Choice, Section, day_in

MOST_CHOICES = 500  # of one list; nobody finds more on a tablet
_SYNONYMS = re.compile(r"[;\n]")


@dataclass(frozen=True)
class Listed:
    """A choice and the row it was written in."""

    choice: Choice
    fields: Fields

    @property
    def place(self) -> Place:
        return self.fields.place("name")


@dataclass
class Lists:
    """The lists of choices by name, and those that questions have asked for."""

    by_name: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    used: set[str] = field(default_factory=set)
    there: bool = True  # the sheet "choices" itself

    def sections(self, name: str) -> list[Section]:
        """Return a list as the headings of another."""
        self.used.add(name)
        return [Section(each.choice.code, each.choice.label) for each in self.by_name[name]]


def read_lists(sheet: Sheet | None, columns: tuple[Column, ...], main: str, notes: Notes) -> Lists:
    """Return the lists of the sheet "choices"; texts without a language are in `main`."""
    lists = Lists(there=sheet is not None)
    if sheet is None or not has_columns(sheet, columns, ("list_name", "name"), notes):
        return lists
    for row in sheet.rows:
        fields = Fields(sheet, row, columns)
        name = fields.get("list_name")
        if name:
            _add(lists.by_name[name], fields, main, notes)
        elif fields.has("name"):
            notes.refuse("choice-without-list", fields.place("list_name"))
    for name, listed in lists.by_name.items():
        _check_size(name, listed, notes)
    return lists


def read_table(
    sheet: Sheet, days: tuple[date, ...], main: str, notes: Notes
) -> tuple[list[Listed], tuple[Column, ...]]:
    """Return the choices of a table such as areas.csv: those that are valid on one of `days`."""
    columns = columns_of(sheet, "choices", notes)
    note_doubles(sheet, columns, main, notes)
    listed: list[Listed] = []
    for row in sheet.rows:
        fields = Fields(sheet, row, columns)
        if not fields.has("name"):
            notes.refuse("choice-without-name", fields.place("name"))
        elif _valid(fields, days):
            _add(listed, fields, main, notes)
    _check_size(sheet.file, listed, notes)
    return listed, columns


def _valid(fields: Fields, days: tuple[date, ...]) -> bool:
    """Tell whether the row counts on one of `days`; always, where none are known."""
    cells = fields.row.cells
    since, until = (day_in(cells.get(name, "")) for name in ("since", "until"))
    return not days or any(
        (since is None or since <= day) and (until is None or day <= until) for day in days
    )


def _check_size(name: str, listed: list[Listed], notes: Notes) -> None:
    if len(listed) > MOST_CHOICES:
        values = {"list": name, "most": MOST_CHOICES}
        notes.refuse("list-long", listed[MOST_CHOICES].place, **values)
        del listed[MOST_CHOICES:]


def _add(listed: list[Listed], fields: Fields, main: str, notes: Notes) -> None:
    """Add the choice of a row, unless it has no code or one that is there already."""
    if len(listed) > MOST_CHOICES:  # which is told
        return
    fields.note_typed(notes)
    code = fields.get("name")
    if not code:
        notes.refuse("choice-without-name", fields.place("name"))
    elif any(each.choice.code == code for each in listed):
        notes.refuse("choice-twice", fields.place("name"), code=code)
    else:
        listed.append(Listed(_choice(code, fields, main, notes), fields))


def _choice(code: str, fields: Fields, main: str, notes: Notes) -> Choice:
    face = fields.get("kiosk::face")
    if face not in ("", "1", "2", "3", "4"):
        notes.refuse("face-wrong", fields.place("kiosk::face"), face=face)
        face = ""
    for medium in ("audio", "video", "big-image"):
        if fields.has(medium):
            notes.leave_out("media-unsupported", fields.place(medium), medium=medium)
    note_texts(fields, "label", notes)
    note_pictures(fields, notes)
    synonyms = _SYNONYMS.split(fields.get("kiosk::synonyms"))
    return Choice(
        code,
        fields.texts("label", main),
        exclusive=fields.truth("kiosk::exclusive", notes),
        last=fields.truth("kiosk::last", notes),
        opens_help=fields.truth("kiosk::opens_help", notes),
        sensitive=fields.truth("kiosk::sensitive", notes),
        face=int(face or 0),
        section=fields.get("kiosk::section"),
        synonyms=[word.strip() for word in synonyms if word.strip()],
        icon=fields.get("kiosk::icon"),
        image=fields.get("image"),
        columns=fields.others(),
    )
