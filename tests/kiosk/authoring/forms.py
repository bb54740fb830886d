"""XLSForms for tests, written as tables, and what is made of them."""

import csv
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from kiosk import form_check
from kiosk.authoring.compile import Compiled, Scheme, compile_book
from kiosk.authoring.sheets import Book, Sheet, fill
from kiosk.finding import Finding
from kiosk.questionnaire import Choice, Question, Questionnaire

TODAY = date(2016, 4, 2)
Sheets = dict[str, list[list[str]]]
"""The rows of a form's sheets, their headings first."""

CHOICES = """
| list_name | name | label |
| abc       | a    | Aa    |
| abc       | b    | Bb    |
| abc       | c    | Cc    |
"""
ABC = [Choice(code, {"en": label}) for code, label in (("a", "Aa"), ("b", "Bb"), ("c", "Cc"))]


def rows(table: str) -> list[list[str]]:
    """Return the cells of a table whose lines begin and end with a bar."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]


def form(survey: str, choices: str = CHOICES, **others: str) -> Sheets:
    """Return a form of tables: survey, choices, and other sheets by name."""
    written = {"survey": survey, "choices": choices, **others}
    return {name: rows(table) for name, table in written.items() if table.strip()}


def row_of(cells: Mapping[str, str], choices: str | None = None, **others: str) -> Sheets:
    """Return a form with one question, of type text, named q and labelled Q unless `cells` say."""
    filled = {"type": "text", "name": "q", "label": "Q"} | cells
    asked = CHOICES if "abc" in [*filled["type"].split(), filled.get("kiosk::sections")] else ""
    sheets = form("", asked if choices is None else choices, **others)
    return {"survey": [list(filled), list(filled.values())], **sheets}


def book(sheets: Sheets, file: str = "form.xlsx") -> Book:
    """Return the sheets as they are read from a workbook."""
    found = Book(file)
    for name, lines in sheets.items():
        numbered = ((number, [*cells]) for number, cells in enumerate(lines, 1))
        found.sheets[name.lower()] = fill(Sheet(file, name), numbered)
    return found


def compiled(sheets: Sheets, **scheme: Any) -> Compiled:
    return compile_book(book(sheets), Scheme(**scheme))


def told(sheets: Sheets, media: Mapping[str, bytes] = {}, **scheme: Any) -> list[Finding]:
    """Return everything there is to say about a form, as a check of it does."""
    made = compiled(sheets, **scheme)
    if made.questionnaire is None:
        return made.findings
    checked = made.placed(form_check.check(made.questionnaire, media))
    return sorted([*made.findings, *checked], key=Finding.order)


def places(findings: list[Finding]) -> list[tuple[str, str, int, str]]:
    """Return code, sheet, row and column of each."""
    return [(f.code, f.place.sheet, f.place.row, f.place.column) for f in findings]


def made(sheets: Sheets, **scheme: Any) -> Questionnaire:
    """Return the questionnaire of a form in which there is nothing to find."""
    assert told(sheets, **scheme) == []
    found = compiled(sheets, **scheme).questionnaire
    assert found is not None
    return found


def question(cells: Mapping[str, str], choices: str | None = None, **scheme: Any) -> Question:
    """Return the one question of a form in which there is nothing to find."""
    return made(row_of(cells, choices), **scheme).questions[0]


def markdown(sheets: Sheets) -> str:
    """Return a form as it is written in a .md."""
    lines = []
    for name, cells in sheets.items():
        lines.append(f"| {name} |")
        escaped = ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in cells)
        lines += [f"| | {' | '.join(row)} |" for row in escaped]
    return "\n".join(lines) + "\n"


def csv_text(sheets: Sheets) -> str:
    """Return a form as it is written in a .csv."""
    stream = StringIO()
    writer = csv.writer(stream)
    for name, cells in sheets.items():
        writer.writerow([name])
        writer.writerows(["", *row] for row in cells)
    return stream.getvalue()


def write_workbook(file: Path, sheets: Sheets) -> Path:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, cells in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in cells:
            sheet.append(row)
    workbook.save(file)
    return file


def write(file: Path, sheets: Sheets) -> Path:
    """Write a form in the format that the name of `file` ends in."""
    if file.suffix == ".xlsx":
        return write_workbook(file, sheets)
    file.write_text({".md": markdown, ".csv": csv_text}[file.suffix](sheets), "utf-8")
    return file
