"""A form on its own, such as one written for ODK or KoboToolbox: checked, and made into a campaign
that can be tried out. Its texts beside the questions are placeholders; nothing is built from it.
"""

from datetime import date, time
from pathlib import Path

from kiosk import form_check
from kiosk.authoring.compile import Scheme, compile_book, files_named
from kiosk.authoring.files import Files, list_files
from kiosk.authoring.media import read_media
from kiosk.authoring.sheets import Sheet, read_book, read_table
from kiosk.campaign import Campaign, Contact, Event, Help
from kiosk.errors import LyssnaError
from kiosk.finding import Finding, Place
from kiosk.questionnaire import Questionnaire


def findings(
    file: Path, today: date, lenient: bool = False
) -> tuple[Campaign | None, list[Finding]]:
    """Return the form as a campaign, if it can be used, and everything there is to say about it."""
    try:
        book = read_book(file)
        files = list_files(file.parent)
        tables = _tables(files, files_named(book))
        compiled = compile_book(book, Scheme(tables=tables, lenient=lenient))
    except LyssnaError as error:
        return None, [Finding("error", error.code, error.values, Place(file.name))]
    if compiled.questionnaire is None:
        return None, compiled.findings
    media, wrong = read_media(files, compiled.questionnaire)
    told = {finding.place.file for finding in wrong}
    checked = [
        finding
        for finding in compiled.placed(form_check.check(compiled.questionnaire, media))
        if finding.values.get("image") not in told
    ]
    problems = sorted([*compiled.findings, *wrong, *checked], key=Finding.order)
    if any(problem.level == "error" for problem in problems):
        return None, problems
    title = compiled.title or file.stem
    return _campaign(compiled.questionnaire, compiled.languages, title, media, today), problems


def _tables(files: Files, names: set[str]) -> dict[str, Sheet]:
    """Return the tables beside the form that it names; one that cannot be read holds its fault."""
    return {name: _table(files.path(name)) for name in files.among(sorted(names))}


def _table(file: Path) -> Sheet:
    try:
        return read_table(file)
    except LyssnaError as error:
        fault = Finding("error", error.code, error.values, Place(file.name))
        return Sheet(file.name, findings=[fault])


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
