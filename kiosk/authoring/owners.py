"""Who answers for a promise: names in one cell, and the same in the cells of other languages."""

from kiosk.authoring.sheets import Row
from kiosk.authoring.table import Table
from kiosk.finding import Finding
from kiosk.questionnaire import EVERY_LANGUAGE, Text


def owners_in(table: Table, row: Row) -> list[Text]:
    """Return the owners in the columns "owners", in their order.

    ``Polisen; NTF`` in a column without a language, and nothing in others, is for all languages. An
    empty name keeps the order: ``; NTF`` in owners::mul names the second.
    """
    cells = table.columns.text(row, "owners")
    headings = table.columns.of("owners")
    if len(cells) == 1 and "::" not in headings[next(iter(cells))]:
        cells = {EVERY_LANGUAGE: next(iter(cells.values()))}
    names = {tag: _names(cell) for tag, cell in cells.items()}
    most = max(map(len, names.values()), default=0)
    owners: list[Text] = [
        {tag: some[at] for tag, some in names.items() if at < len(some) and some[at]}
        for at in range(most)
    ]
    uneven = _tell_uneven(table, row, names, owners)
    for at, owner in enumerate(owners, 1):
        if owner and not table.readable(owner) and not uneven:
            table.tell("owner-untranslated", row, "owners", n=at)
        table.note_gaps(row, "owners", owner)
    return [owner for owner in owners if owner]


def _names(cell: str) -> list[str]:
    names = [name.strip() for name in cell.split(";")]
    while names and not names[-1]:
        names.pop()
    return names


def _tell_uneven(table: Table, row: Row, names: dict[str, list[str]], owners: list[Text]) -> bool:
    """Tell in which languages names are missing at the end; return whether there are any."""
    uneven = False
    for tag, some in names.items():
        rest = owners[len(some) :]
        if tag != EVERY_LANGUAGE and any(EVERY_LANGUAGE not in owner for owner in rest):
            heading = table.columns.of("owners").get(tag, "owners")
            values = {"heading": heading, "n": len(some), "others": len(owners)}
            where = table.sheet.place(row.number, heading)
            table.findings.append(Finding("error", "owners-uneven", values, where))
            uneven = True
    return uneven
