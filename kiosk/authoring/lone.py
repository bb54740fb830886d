"""A form on its own, such as one written for ODK or KoboToolbox: checked, and made into a campaign
that can be tried out. Its texts beside the questions are placeholders; nothing is built from it.
"""

from datetime import date, time
from pathlib import Path

from kiosk import form_check
from kiosk.authoring.compile import Scheme, compile_book, files_named
from kiosk.authoring.sheets import Sheet, read_book, read_bytes, read_table
from kiosk.campaign import Campaign, Contact, Event, Help
from kiosk.errors import LyssnaError
from kiosk.finding import Finding, Place
from kiosk.questionnaire import Questionnaire

PICTURES = (".svg", ".png", ".jpg", ".jpeg")


def findings(
    file: Path, today: date, lenient: bool = False
) -> tuple[Campaign | None, list[Finding]]:
    """Return the form as a campaign, if it can be used, and everything there is to say about it."""
    try:
        book = read_book(file)
        compiled = compile_book(
            book, Scheme(tables=_tables(file.parent, files_named(book)), lenient=lenient)
        )
    except LyssnaError as error:
        return None, [Finding("error", error.code, error.values, Place(file.name))]
    if compiled.questionnaire is None:
        return None, compiled.findings
    media = _media(file.parent, compiled.questionnaire)
    checked = compiled.placed(form_check.check(compiled.questionnaire, media))
    problems = sorted([*compiled.findings, *checked], key=Finding.order)
    if any(problem.level == "error" for problem in problems):
        return None, problems
    title = compiled.title or file.stem
    return _campaign(compiled.questionnaire, compiled.languages, title, media, today), problems


def _tables(folder: Path, names: set[str]) -> dict[str, Sheet]:
    """Return the tables beside the form that it names; one that cannot be read holds its fault."""
    files = [file for file in sorted(folder.glob("*.csv")) if file.name in names]
    return {file.name: _table(file) for file in files}


def _table(file: Path) -> Sheet:
    try:
        return read_table(file)
    except LyssnaError as error:
        fault = Finding("error", error.code, error.values, Place(file.name))
        return Sheet(file.name, findings=[fault])


def _media(folder: Path, form: Questionnaire) -> dict[str, bytes]:
    """Return the pictures that questions and choices name, as far as the folder holds them."""
    wanted = {question.image for question in form.questions}
    wanted |= {choice.image for question in form.questions for choice in question.choices}
    # Looked for among the names that are there: no name in a file becomes a path.
    found = (f for f in sorted(folder.iterdir()) if f.name in wanted and f.suffix in PICTURES)
    return {file.name: read_bytes(file) for file in found if file.is_file()}


def _campaign(
    form: Questionnaire,
    languages: tuple[str, ...],
    title: str,
    media: dict[str, bytes],
    today: date,
) -> Campaign:
    emergency = Contact("112", {"mul": "SOS"})
    text = {"mul": title}
    return Campaign(
        id="form",
        name=title,
        title=text,
        question=text,
        about=[],
        organisation=text,
        partners=[],
        languages=list(languages),
        timezone="Europe/Stockholm",
        contacts=[emergency],
        help=Help(text, text, [emergency]),
        centre="https://lyssna.example",
        promise_page="https://lyssna.example/form",
        promise_address="lyssna.example/form",
        events=[Event("today", title, today, time(0, 0), time(23, 59))],
        promises=[],
        questionnaire=form,
        media=media,
    )
