"""Reads a campaign folder, the form in which a coordinator writes a campaign, and checks it.

    campaign.toml        names, languages, events, addresses, contacts, the help page
    questionnaire.xlsx   an XLSForm; .xlsm, .xls, .csv and .md are read as well
    promises.xlsx        promises and their follow-up, or promises.csv; may be missing
    areas.csv            the register of areas; may be missing
    *.csv                other lists of choices that the questionnaire names
    *.svg *.png *.jpg    pictures that questions, choices or the logo name

A kiosk never reads a folder: it gets the compiled campaign in a pack.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kiosk.authoring.areas import FILE as AREAS
from kiosk.authoring.areas import read_areas
from kiosk.authoring.compile import Compiled, Scheme, compile_book
from kiosk.authoring.files import Files, list_files
from kiosk.authoring.history import compare_campaigns
from kiosk.authoring.media import read_media
from kiosk.authoring.promises import NAMES as PROMISES
from kiosk.authoring.promises import read_promises
from kiosk.authoring.settings import FILE as SETTINGS
from kiosk.authoring.settings import Settings, read_settings
from kiosk.authoring.sheets import KINDS, Book, Sheet, read_book, read_bytes, read_table
from kiosk.authoring.table import Table
from kiosk.campaign import Area, Campaign, Event, Help, Promise
from kiosk.campaign_check import check, texts_of
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.finding import NOWHERE, Finding, Place
from kiosk.questionnaire import Questionnaire

QUESTIONNAIRES = tuple(f"questionnaire{kind}" for kind in KINDS)
Content = TypeVar("Content")

_STAND_INS: dict[str, Any] = {
    "id": "campaign",
    "name": "",
    "title": {},
    "question": {},
    "about": [],
    "organisation": {},
    "partners": [],
    "languages": ["sv"],
    "timezone": "Europe/Stockholm",
    "contacts": [],
    "help": Help({}, {}, []),
    "centre": "https://lyssna.example",
    "promise_page": "https://lyssna.example",
    "promise_address": "",
    "events": [Event("event", "", date(2000, 1, 1), time(0), time(1))],
}
"""In the place of what could not be read, so that the rest is checked all the same."""


def read(folder: Path, lenient: bool = False) -> Campaign:
    """Return the campaign in `folder`; raise Refused with the first error, Fault if unreadable.

    With `lenient` the questionnaire leaves out what Lyssna does not support.
    """
    work = _Work(folder, lenient)
    campaign = work.read()
    if work.faults:
        raise work.faults[0]
    for finding in work.findings:
        if finding.level == "error":
            raise Refused(finding.code, **finding.values)
    assert campaign is not None  # what is incomplete has an error
    return campaign


def findings(
    folder: Path, lenient: bool = False, last: Callable[[str], Campaign | None] | None = None
) -> tuple[Campaign | None, list[Finding]]:
    """Return the campaign, if all of it can be read, and everything there is to say about it.

    `last` returns the campaign of an id as it was last built: what has changed is told, too.
    """
    work = _Work(folder, lenient, last)
    return work.read(), work.findings


@dataclass
class _Work:
    """A folder that is being read, file by file: what was found, and all there is to say."""

    folder: Path
    lenient: bool
    last: Callable[[str], Campaign | None] | None = None
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    compiled: Compiled = field(default_factory=lambda: Compiled(None, []))
    tables: list[Table] = field(default_factory=list)  # of areas and promises
    order: list[str] = field(default_factory=list)  # of the files, as they are told of
    sheets: list[str] = field(default_factory=list)  # of the questionnaire, in their order

    def read(self) -> Campaign | None:
        """Return the campaign, unless something of it cannot be read."""
        try:
            files = list_files(self.folder)
        except Fault as fault:
            self._tell_error(fault, "")
            return None
        self.settings = self._tried(files, SETTINGS, _settings_in) or self.settings
        self._tell(self.settings.findings)
        areas = self._questionnaire(files)
        fields = {
            "questionnaire": self.compiled.questionnaire or Questionnaire([]),
            "areas": self._areas(areas),
            "promises": self._promises(files),
        }
        campaign = Campaign(**(_STAND_INS | self.settings.fields | fields))
        media, wrong = read_media(files, campaign.questionnaire, campaign.logo)
        campaign = msgspec.structs.replace(campaign, media=media)
        self._tell(wrong)
        whole = not any(finding.level == "error" for finding in self.findings)
        self._tell(self._checked(campaign, whole))
        self._sum_up_languages(campaign)
        if whole and self.last and (before := self.last(campaign.id)):
            self._tell(self._since(before, campaign))
        self.findings.sort(key=self._place_in_order)
        return campaign if whole else None

    def _sum_up_languages(self, campaign: Campaign) -> None:
        """Tell of a language in which there is nothing at all once, of others by their cells."""
        spoken = set().union(*texts_of(campaign, campaign.languages))
        silent = {tag for tag in campaign.languages if tag not in spoken}
        told = {"translation-missing": False, "translation-missing-rows": True}
        self.findings = [
            f
            for f in self.findings
            if f.code not in told or told[f.code] != (f.values["language"] in silent)
        ]

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.settings.languages or self.compiled.languages or ("sv",)

    def _questionnaire(self, files: Files) -> Sheet | None:
        """Compile the questionnaire; return the register of areas, which it may ask for."""
        name = self._only(files, QUESTIONNAIRES, "questionnaire-several") or QUESTIONNAIRES[0]
        book = self._tried(files, name, read_book)
        names = files.among([AREAS, *(_tables_in(book) if book else ())])
        tried = {table: self._tried(files, table, read_table) for table in names}
        tables = {table: sheet for table, sheet in tried.items() if sheet is not None}
        if book:
            self.sheets = [sheet.name for sheet in book.sheets.values()]
            days = tuple(event.date for event in self.settings.fields.get("events", ()))
            scheme = Scheme(self.settings.languages, tables, days, self.lenient)
            self.compiled = compile_book(book, scheme)
            self._tell(self.compiled.findings)
        for table, sheet in tables.items():
            self._tell(sheet.findings if table != AREAS else ())
        return tables.get(AREAS)

    def _areas(self, sheet: Sheet | None) -> list[Area]:
        if sheet is None:
            return []
        areas, table = read_areas(sheet, self._languages)
        self.tables.append(table)
        self._tell([*table.findings, *table.gaps.findings()])
        return areas

    def _promises(self, files: Files) -> list[Promise]:
        name = self._only(files, PROMISES, "promises-several")
        sheet = self._tried(files, name, read_table) if name else None
        if sheet is None:
            return []
        promises, table = read_promises(sheet, self._languages)
        self.tables.append(table)
        self._tell([*table.findings, *table.gaps.findings()])
        return promises

    def _checked(self, campaign: Campaign, whole: bool) -> list[Finding]:
        """Return what there is to say about the campaign as a whole, each with its place."""
        placed: list[Finding] = []
        others: list[Finding] = []
        for finding in check(campaign):
            if whole or not self._follows(finding):
                place = self._place_of(finding)
                (others if place == NOWHERE else placed).append(finding.at(place))
        # An area without a label is told where it is registered, and not again as a choice.
        bare = {(f.place.file, f.place.row) for f in placed if f.code == "area-without-label"}
        of_form = [
            finding
            for finding in self.compiled.placed(others)
            if finding.code != "label-missing"
            or (finding.place.file, finding.place.row) not in bare
        ]
        return [*placed, *of_form]

    def _since(self, before: Campaign, now: Campaign) -> Iterator[Finding]:
        """Yield what has changed since the last build; of what is gone, the sheet it stood in."""
        survey = next((name for name in self.sheets if name.strip().lower() == "survey"), "")
        form = next((name for name in self.order if name in QUESTIONNAIRES), "")
        gone = {"question-dropped": Place(form, survey)}
        if promises := next((t.sheet for t in self.tables if t.kind == "promise"), None):
            gone["promise-dropped"] = promises.place()
        for finding in compare_campaigns(before, now):
            place = gone.get(finding.code) or self.settings.of(finding)
            yield finding.at(place if place != NOWHERE else self.compiled.places.of(finding))

    def _place_of(self, finding: Finding) -> Place:
        """Return where a finding belongs, unless it is in the questionnaire."""
        sources: list[Settings | Table] = [self.settings, *self.tables]
        places = (source.of(finding) for source in sources)
        return next((place for place in places if place != NOWHERE), NOWHERE)

    def _follows(self, finding: Finding) -> bool:
        """Tell whether a finding says no more than that something could not be read."""
        if finding.code in ("promise-theme-unknown", "promise-area-unknown"):
            return finding.values["known"] == "–"
        empty = not (self.compiled.questionnaire and self.compiled.questionnaire.questions)
        return (
            finding.code == "translation-missing" or finding.code == "questions-missing" and empty
        )

    def _only(self, files: Files, names: Iterable[str], code: str) -> str:
        """Return which of the files there is, "" for none; tell when there are several."""
        found = files.among(names)
        if len(found) > 1:
            values = {"files": ", ".join(found)}
            self._tell([Finding("error", code, values, Place(found[0]))])
        return found[0] if found else ""

    def _tried(self, files: Files, name: str, reader: Callable[[Path], Content]) -> Content | None:
        """Return what `reader` reads in the file, or None and tell why it cannot."""
        self.order.append(name)
        try:
            return reader(files.path(name))
        except LyssnaError as error:
            self._tell_error(error, name)
            return None

    def _tell_error(self, error: LyssnaError, file: str) -> None:
        if isinstance(error, Fault):
            self.faults.append(error)
        self._tell([Finding("error", error.code, error.values, Place(file))])

    def _tell(self, findings: Iterable[Finding]) -> None:
        """Take down what was found, but for what follows from an error in the same cell.

        Both the questionnaire and the register read areas.csv, and would say the same.
        """
        cells = {finding.place for finding in self.findings if finding.level == "error"}
        new = [f for f in findings if not (f.place.column and f.place in cells)]
        self.findings += new

    def _place_in_order(self, finding: Finding) -> tuple[int, bool, int, int]:
        place = finding.place
        file = self.order.index(place.file) if place.file in self.order else len(self.order)
        sheet = self.sheets.index(place.sheet) if place.sheet in self.sheets else 0
        return file, not finding.cause, sheet, place.row


def _settings_in(file: Path) -> Settings:
    return read_settings(read_bytes(file))


def _tables_in(book: Book) -> Iterator[str]:
    """Yield the names of the tables that a questionnaire speaks of."""
    for sheet in book.sheets.values():
        for row in sheet.rows:
            for cell in row.cells.values():
                yield from re.findall(r"[^\s/\\]+\.csv\b", cell, re.IGNORECASE)
