"""From an XLSForm to a questionnaire: the door to the modules beside it.

Everything wrong is found in one run, with sheet, row and column; what is right is compiled to our
own data, so that a kiosk needs neither pyxform nor a spreadsheet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from kiosk import form_check
from kiosk.authoring import gate, translations
from kiosk.authoring.areas import FILE as AREAS
from kiosk.authoring.choices import Listed, Lists, read_lists, read_table
from kiosk.authoring.columns import (
    PLAIN,
    Column,
    Fields,
    columns_of,
    has_columns,
    languages_beside_none,
    languages_of,
    note_doubles,
    note_unasked,
)
from kiosk.authoring.notes import Notes
from kiosk.authoring.sheets import Book, Sheet
from kiosk.authoring.survey import Survey
from kiosk.authoring.texts import language_of
from kiosk.authoring.types import type_of
from kiosk.finding import NOWHERE, Finding, Place
from kiosk.questionnaire import EVERY_LANGUAGE, MOST_PARTS, Question, Questionnaire, pages_of

_SETTINGS = frozenset(("form_title", "form_id", "version", "default_language", "style"))
_ALIKE = {"title": "form_title", "id_string": "form_id", "set_form_title": "form_title"}
_MAIN = ("en", "sv", "fi", "ar")  # of a form that does not say in which its bare columns are
_SHEETS = ("survey", "choices", "settings")
_OTHER_SHEETS = ("external_choices", "entities", "osm", "cascades")


@dataclass(frozen=True)
class Scheme:
    """What is known from the rest of the campaign folder. Empty for a form on its own."""

    languages: tuple[str, ...] = ()  # BCP 47, the main one first; () takes those of the form
    tables: Mapping[str, Sheet] = field(default_factory=dict)  # by file name, such as areas.csv
    days: tuple[date, ...] = ()  # of the events: an area has to be valid on one of them
    lenient: bool = False  # drop what is not supported, with a warning, where the rest makes sense


@dataclass
class Places:
    """Where things stand in the files, to tell a finding about the campaign its place."""

    rows: dict[tuple[str, ...], Fields] = field(default_factory=dict)
    """By ("question", name) or ("group", name)."""
    choices: dict[tuple[str, str], Fields] = field(default_factory=dict)
    """By question and code."""

    def of(self, finding: Finding) -> Place:
        """Return the place that a finding's values name, as far as it is known."""
        values = {key: str(value) for key, value in finding.values.items()}
        question = values.get("question", "")
        choice = self._choice(question, values)
        if choice is not None and "place" not in values:
            return choice.place(_COLUMNS.get(finding.code, ("name",))[0])
        fields = self.rows.get(("question", question))
        fields = fields or self.rows.get(("group", values.get("group", "")))
        if fields is None:
            return NOWHERE
        column = {"calculation": "calculate"}.get(values.get("place", ""), values.get("place", ""))
        columns = (column,) if column else _COLUMNS.get(finding.code, ("name",))
        filled = [column for column in columns if fields.has(column)]
        return fields.place(filled[0] if filled else columns[0])

    def _choice(self, question: str, values: Mapping[str, str]) -> Fields | None:
        """Return the row of the choice that a finding is about."""
        if "section" not in values:
            return self.choices.get((question, values.get("code", "")))
        rows = (fields for (name, _), fields in self.choices.items() if name == question)
        return next((f for f in rows if f.get("kiosk::section") == values["section"]), None)


_COLUMNS = {
    "bounds-wrong": ("parameters", "kiosk::max", "kiosk::min"),
    "max-picks-wrong": ("kiosk::max",),
    "max-length-wrong": ("kiosk::max",),
    "choices-wrong": ("type",),
    "label-missing": ("label",),
    "code-text-changed": ("label",),
    "code-dropped": ("type",),
    "question-kind-changed": ("type",),
    "icon-unknown": ("kiosk::icon",),
    "image-unreadable": ("image",),
    "section-wrong": ("kiosk::section",),
    "map-missing": ("appearance",),
    "image-missing": ("image",),
    "topic-wrong": ("kiosk::topic",),
}


@dataclass
class Compiled:
    """What came out: the questionnaire as far as it could be read, and everything there is to say.

    With an error among the findings nothing is built from the questionnaire; it is there to be
    checked, so that all faults are told in one run. None when there is no sheet to read.
    """

    questionnaire: Questionnaire | None
    findings: list[Finding]
    places: Places = field(default_factory=Places)
    languages: tuple[str, ...] = ()
    title: str = ""
    names: Mapping[str, Place] = field(default_factory=dict)  # of all rows, refused ones too
    empty: Iterable[Place] = ()  # rows whose table has no choices

    def placed(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return what was found in the questionnaire, with its place; what was said before, not.

        A question without choices, say, follows from a list that is missing.
        """
        errors = [finding for finding in self.findings if finding.level == "error"]
        told = {_row(finding.place) for finding in errors}
        if any(finding.code.startswith(("table-", "choices-missing")) for finding in errors):
            # that explains it
            told |= {_row(place) for place in self.empty}
        found = [finding.at(self.places.of(finding)) for finding in findings]
        return [finding for finding in found if not self._follows(finding, told)]

    def _follows(self, finding: Finding, told: set[tuple[str, int]]) -> bool:
        name = str(finding.values.get("name", ""))
        if finding.code in ("expression-later", "expression-code"):
            return _row(self.names.get(name, NOWHERE)) in told
        if finding.code in ("questions-missing", "id-twice"):
            return bool(told)
        own_row = ("choices-wrong", "max-picks-wrong", "expression-column", "default-wrong")
        return finding.code in own_row and _row(finding.place) in told


def _row(place: Place) -> tuple[str, int]:
    return place.sheet, place.row


def compile_book(book: Book, scheme: Scheme) -> Compiled:
    """Return the questionnaire in an XLSForm's sheets, and all findings at once."""
    notes = Notes(scheme.lenient, book.findings())
    survey_sheet = _survey_sheet(book, notes)
    if survey_sheet is None:
        return Compiled(None, notes.findings)
    _note_sheets(book, notes)
    _need_choices(book, survey_sheet, notes)
    settings = _settings(book.sheets.get("settings"), notes)
    columns = columns_of(survey_sheet, "survey", notes)
    choice_sheet = book.sheets.get("choices")
    choice_columns = columns_of(choice_sheet, "choices", notes) if choice_sheet else ()
    languages = tuple(dict.fromkeys([*languages_of(columns), *languages_of(choice_columns)]))
    beside_none = languages_beside_none(columns) | languages_beside_none(choice_columns)
    main = _main_language(settings, languages, beside_none, scheme)
    note_doubles(survey_sheet, columns, main, notes)
    if choice_sheet:
        note_doubles(choice_sheet, choice_columns, main, notes)
    lists = read_lists(choice_sheet, choice_columns, main, notes)
    rows = survey_sheet.rows if has_columns(survey_sheet, columns, ("type",), notes) else []
    survey = Survey(lists, _tables(book, scheme, main, notes), main, notes)
    for row in rows:
        survey.read(Fields(survey_sheet, row, columns))
    survey.end()
    if not survey_sheet.rows:
        notes.refuse("survey-empty", survey_sheet.place())
    _note_languages(languages, columns, survey_sheet, scheme, notes)
    if scheme.languages and main not in scheme.languages:
        where = book.sheets["settings"].place(column="default_language")
        values = {"heading": "default_language", "language": main}
        notes.remark("column-language-extra", where, **values)
    _note_unused(lists, notes)
    if main in scheme.languages:
        quiet = frozenset((AREAS,))  # the register of areas tells of itself
        notes.findings += translations.in_form(_shown(survey), main, scheme.languages, quiet)
    if choice_sheet:
        note_unasked(choice_sheet, choice_columns, _asked(survey_sheet, columns), notes)
    known = tuple(dict.fromkeys([main, *languages]))
    compiled = _finish(survey, notes, known, settings.get("form_title", ""))
    if not notes.broken and _sound(compiled):
        read = {fields.row.number for _, fields in survey.questions}
        gate.check(book, _left_out(survey_sheet, columns, read), notes)
    return compiled


def _sound(compiled: Compiled) -> bool:
    """Tell whether our own check finds nothing, pictures apart: pyxform would say it again."""
    assert compiled.questionnaire is not None
    found = form_check.check(compiled.questionnaire, {})
    return all(f.code.startswith("image-") for f in compiled.placed(found) if f.level == "error")


def _finish(survey: Survey, notes: Notes, languages: tuple[str, ...], title: str) -> Compiled:
    questions = [question for question, _ in survey.questions]
    if notes.lenient:
        questions = _split(questions, survey, notes)
    pages = {page.name for page in pages_of(questions)}
    groups = [group for group, _ in survey.groups if group.name in pages]
    places = Places()
    for question, fields in survey.questions:
        places.rows["question", question.name] = fields
        listed = _listed(survey, fields, question)
        places.choices |= {(question.name, each.choice.code): each.fields for each in listed}
    places.rows |= {("group", group.name): fields for group, fields in survey.groups}
    spoken = tuple(tag for tag in languages if tag != EVERY_LANGUAGE)
    form = Questionnaire(questions, groups)
    return Compiled(form, notes.findings, places, spoken, title, survey.names, survey.empty)


def _listed(survey: Survey, fields: Fields, question: Question) -> Iterable[Listed]:
    name = type_of(fields.get("type")).choices if question.choices else ""
    return survey.tables.get(name) or survey.lists.by_name.get(name, [])


def _shown(survey: Survey) -> Iterator[Fields]:
    """Yield the rows whose texts people see."""
    yield from (fields for _, fields in survey.groups)
    for question, fields in survey.questions:
        if question.kind != "calculate":
            yield fields
            yield from (each.fields for each in _listed(survey, fields, question))
    for name in sorted(survey.lists.used):
        yield from (each.fields for each in survey.lists.by_name.get(name, []))


def _survey_sheet(book: Book, notes: Notes) -> Sheet | None:
    """Return the sheet "survey"; a file with one sheet only means that one."""
    if "survey" in book.sheets:
        return book.sheets["survey"]
    if len(book.sheets) == 1:
        only = next(iter(book.sheets.values()))
        book.sheets["survey"] = only
        return only
    near = get_close_matches("survey", list(book.sheets), n=1)
    if book.file.lower().endswith(".csv") and not near:
        notes.refuse("csv-one-sheet", Place(book.file))
        return None
    told = ", ".join(near) or _sheets_of(book)
    notes.refuse("survey-missing", Place(book.file), sheets=told)
    return None


def _sheets_of(book: Book) -> str:
    names = list(dict.fromkeys(sheet.name for sheet in book.sheets.values()))
    return ", ".join([*names[:8], *(["…"] if names[8:] else [])]) or "-"


def _need_choices(book: Book, survey: Sheet, notes: Notes) -> None:
    """Tell once that the sheet of choices is missing, when a question asks for a list."""
    cells = (type_of(cell) for row in survey.rows for cell in row.cells.values())
    if "choices" not in book.sheets and any(of.choices and not of.from_file for of in cells):
        notes.refuse("choices-missing", Place(book.file), sheets=_sheets_of(book))


def _note_sheets(book: Book, notes: Notes) -> None:
    """Tell of sheets that mean something to other tools, or were to be one of ours."""
    for name, sheet in book.sheets.items():
        near = get_close_matches(name, _SHEETS, n=1, cutoff=0.8)
        meant = (near or name in _OTHER_SHEETS) and not name.startswith("_")  # as pyxform has it
        if name not in _SHEETS and sheet.rows and meant:
            notes.remark("sheet-unused", sheet.place(), sheet=sheet.name)


def _settings(sheet: Sheet | None, notes: Notes) -> dict[str, str]:
    """Return the settings by name; those that mean nothing here are told of."""
    if sheet is None or not sheet.rows:
        return {}
    found: dict[str, str] = {}
    row = sheet.rows[0]
    for heading, cell in row.cells.items():
        name = "_".join(heading.lower().split())
        name = _ALIKE.get(name, name)
        found[name] = cell
        where = sheet.place(row.number, heading)
        if name not in _SETTINGS:
            notes.remark("setting-unused", where, name=heading)
        elif name == "default_language" and language_of(cell) is None and cell != "default":
            notes.refuse("setting-language", where, language=cell)
    return found


def _main_language(
    settings: Mapping[str, str], languages: tuple[str, ...], beside_none: set[str], scheme: Scheme
) -> str:
    """Return the language of texts whose heading names none.

    It is none of `beside_none`, unless the form or the campaign says so.
    """
    named = language_of(settings.get("default_language", ""))
    if named or scheme.languages:
        return named or scheme.languages[0]
    spoken = [tag for tag in languages if tag != EVERY_LANGUAGE]
    return next((tag for tag in (*spoken, *_MAIN) if tag not in beside_none), EVERY_LANGUAGE)


def files_named(book: Book) -> set[str]:
    """Return the names of the tables that questions take their choices from."""
    survey = book.sheets.get("survey") or next(iter(book.sheets.values()), Sheet(book.file))
    cells = (cell for row in survey.rows for cell in row.cells.values())
    return {of.choices for cell in cells if (of := type_of(cell)).from_file}


def _tables(book: Book, scheme: Scheme, main: str, notes: Notes) -> dict[str, list[Listed]]:
    """Return the choices in the tables that the form names, as far as they are there."""
    found = {}
    for name in sorted(files_named(book) & scheme.tables.keys()):
        sheet = scheme.tables[name]
        notes.findings += sheet.findings
        found[name] = read_table(sheet, scheme.days, main, notes)[0]
    return found


def _note_languages(
    languages: tuple[str, ...],
    columns: tuple[Column, ...],
    sheet: Sheet,
    scheme: Scheme,
    notes: Notes,
) -> None:
    """Tell of languages that the form has and the campaign does not."""
    if not scheme.languages:
        return
    for tag in languages:
        if tag not in (*scheme.languages, EVERY_LANGUAGE):
            heading = next((c.heading for c in columns if c.language == tag), "")
            where = sheet.place(sheet.heading_row, heading)
            notes.remark("column-language-extra", where, heading=heading, language=tag)


def _asked(sheet: Sheet, columns: tuple[Column, ...]) -> set[str]:
    """Return the words in all choice filters: the columns that they may ask for."""
    rows = (Fields(sheet, row, columns) for row in sheet.rows)
    return {word for fields in rows for word in PLAIN.findall(fields.get("choice_filter"))}


def _note_unused(lists: Lists, notes: Notes) -> None:
    told = {finding.place for finding in notes.findings}
    for name in sorted(lists.by_name.keys() - lists.used):
        for first in lists.by_name[name][:1]:
            if first.fields.place("list_name") not in told:  # or it follows from that
                notes.remark("list-unused", first.place, list=name)


def _left_out(sheet: Sheet, columns: tuple[Column, ...], read: set[int]) -> list[int]:
    """Return the rows of questions that were not taken over, and of what encloses only such."""
    left: list[int] = []
    open_: list[int] = []  # rows of begin, each with nothing read in it yet
    for row in sheet.rows:
        cell = Fields(sheet, row, columns).get("type").lower()
        if cell.startswith("begin"):
            open_.append(row.number)
        elif cell.startswith("end") and len(cell.split()) + cell.count("_") > 1:
            if open_:
                began = open_.pop()
                if not any(began < number < row.number for number in read):
                    left += [began, row.number]
        elif cell and row.number not in read:
            left.append(row.number)
    return left


def _split(questions: list[Question], survey: Survey, notes: Notes) -> list[Question]:
    """Put the questions of a group that is too large on pages of their own."""
    from msgspec.structs import replace

    large = {page.name for page in pages_of(questions) if len(page.parts) > MOST_PARTS}
    for group, fields in survey.groups:
        if group.name in large:
            values = {"group": group.name, "most": MOST_PARTS}
            notes.remark("group-split", fields.place("name"), **values)
    return [replace(q, group="") if q.group in large else q for q in questions]
