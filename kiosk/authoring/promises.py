"""Promises and their follow-up, promises.xlsx or promises.csv: one row a promise or an entry.

    id, promise::…, heard::…, kind, target, achieved, unit::…, due, owners::…, themes, areas,
    status, reason::…, entry_date, entry::…

A row with an id begins a promise. The rows below it without one, or with the same and nothing but
an entry, are its follow-up. Days are written as 2027-04-17; lists in a cell are separated by
semicolons, and owners in several languages stand in the same order in each.
"""

from typing import get_args

from kiosk.authoring.owners import owners_in
from kiosk.authoring.sheets import Row, Sheet
from kiosk.authoring.table import Table
from kiosk.authoring.texts import columns_of, items
from kiosk.campaign import MOST_COUNTED, Entry, Kind, Promise, Status

NAMES = ("promises.xlsx", "promises.xlsm", "promises.xls", "promises.csv")
_PLAIN = ("id", "kind", "target", "achieved", "due", "themes", "areas", "status", "entry_date")
_TEXTS = ("promise", "heard", "unit", "owners", "reason", "entry")
_OF_ENTRIES = ("id", "entry_date", "entry")
_TOLD_AT = {
    "id-wrong": "id",
    "id-twice": "id",
    "promise-without-reason": "reason",
    "promise-without-target": "target",
    "promise-theme-unknown": "themes",
    "promise-area-unknown": "areas",
}

_STATUSES: dict[str, Status] = {
    "planerat": "planned",
    "pågår": "ongoing",
    "genomfört": "done",
    "delvis genomfört": "partly_done",
    "försenat": "delayed",
    "ändrat": "changed",
    "avbrutet": "cancelled",
    "förlängt": "extended",
}
STATUS_WORDS = ", ".join(f"{word.capitalize()} ({code})" for word, code in _STATUSES.items())
_STATUSES |= {code.replace("_", " "): code for code in get_args(Status)}
_KINDS: dict[str, Kind] = {
    "räknebart": "countable",
    "räknas": "countable",
    "milstolpe": "milestone",
    "löpande": "ongoing",
}
_KINDS |= {code: code for code in get_args(Kind)}


def read_promises(sheet: Sheet, languages: tuple[str, ...]) -> tuple[list[Promise], Table]:
    """Return the promises of a table, and where they stand with all there is to say.

    `languages` are the campaign's, the main one first.
    """
    columns = columns_of(sheet, _PLAIN, _TEXTS, languages)
    table = Table("promise", sheet, columns, languages[0], _TOLD_AT)
    table.need("id", "promise", "owners", "status")
    promises: list[Promise] = []
    for row in sheet.rows if "id" not in table.missing else ():
        if _begins(table, row, promises):
            promises.append(_promise(table, row))
        elif promises:
            _tell_divided(table, row)
        else:
            table.tell("promise-without-id", row, "id")
            continue
        _add_entry(table, row, promises[-1])
    return promises, table


def _begins(table: Table, row: Row, before: list[Promise]) -> bool:
    named = table.columns.cell(row, "id")
    same = bool(before) and before[-1].id == named
    return bool(named) and not (same and not _of_promise(table, row))


def _of_promise(table: Table, row: Row) -> list[str]:
    """Return the fields of the row, beside its id, that belong to a promise and not to an entry."""
    fields = [name for name in (*_PLAIN, *_TEXTS) if name not in _OF_ENTRIES]
    columns = table.columns
    return [name for name in fields if columns.cell(row, name) or columns.text(row, name)]


def _tell_divided(table: Table, row: Row) -> None:
    for name in _of_promise(table, row):
        text = table.columns.text(row, name)
        heading = table.columns.heading(name, next(iter(text), ""))
        table.tell("promise-row-divided", row, name, heading=heading)


def _promise(table: Table, row: Row) -> Promise:
    name = table.columns.cell(row, "id")
    table.rows[name] = row.number
    text, owners = table.text(row, "promise"), owners_in(table, row)
    if not text:
        table.tell("promise-text-missing", row, "promise", promise=name, language=table.main)
    if not owners:
        table.tell("promise-without-owner", row, "owners", promise=name)
    target, due = _count(table, row, "target"), table.day(row, "due")
    return Promise(
        name,
        text,
        owners,
        _codes(table, row, "themes"),
        _status(table, row, name),
        heard=table.text(row, "heard"),
        due=due,
        target=target,
        achieved=_count(table, row, "achieved") or 0,
        unit=table.text(row, "unit"),
        reason=table.text(row, "reason"),
        entries=[],
        kind=_kind(table, row, "countable" if target else "milestone" if due else "ongoing"),
        areas=_codes(table, row, "areas"),
    )


def _codes(table: Table, row: Row, name: str) -> list[str]:
    """Return a list of codes; no code has a comma, so that one separates them as well."""
    return items(table.columns.cell(row, name).replace(",", ";").replace("\n", ";"))


def _word(cell: str) -> str:
    return " ".join(cell.casefold().replace("_", " ").replace("-", " ").split())


def _status(table: Table, row: Row, name: str) -> Status:
    cell = table.columns.cell(row, "status")
    if not cell:
        table.tell("status-missing", row, "status", promise=name, known=STATUS_WORDS)
    elif _word(cell) not in _STATUSES:
        table.tell("status-unknown", row, "status", value=cell, known=STATUS_WORDS)
    return _STATUSES.get(_word(cell), "planned")


def _kind(table: Table, row: Row, guess: Kind) -> Kind:
    """Return the kind that the row names, or where it names none, what its other cells tell."""
    cell = table.columns.cell(row, "kind")
    if cell and _word(cell) not in _KINDS:
        table.tell("kind-unknown", row, "kind", value=cell)
    return _KINDS.get(_word(cell), guess)


def _count(table: Table, row: Row, name: str) -> int | None:
    cell = table.columns.cell(row, name)
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 9) or int(cell) > MOST_COUNTED:
        table.tell("count-wrong", row, name, value=cell)
        return None
    return int(cell)


def _add_entry(table: Table, row: Row, promise: Promise) -> None:
    day, text = table.day(row, "entry_date"), table.columns.text(row, "entry")
    if not text and not table.columns.cell(row, "entry_date"):
        return
    if not table.columns.cell(row, "entry_date"):
        table.tell("entry-without-date", row, "entry_date")
    if not table.readable(text):
        table.tell("entry-without-text", row, "entry", language=table.main)
    table.note_gaps(row, "entry", text)
    if day is not None and text:
        promise.entries.append(Entry(day, text))
