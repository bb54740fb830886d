"""From an XLSForm to a questionnaire: the door to the modules beside it."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.authoring.sheets import Book, Sheet
from kiosk.finding import NOWHERE, Finding, Place
from kiosk.questionnaire import Questionnaire


@dataclass(frozen=True)
class Scheme:
    """What is known from the rest of the campaign folder. Empty for a form on its own."""

    languages: tuple[str, ...] = ()  # BCP 47, the main one first; () takes those of the form
    tables: dict[str, Sheet] = field(default_factory=dict)  # by file name, such as areas.csv
    days: tuple[date, ...] = ()  # of the events: an area has to be valid on one of them
    media: frozenset[str] = frozenset()  # names of the files in the folder
    lenient: bool = False  # drop what is not supported, with a warning, where the rest makes sense


@dataclass
class Places:
    """Where things stand in the files, to tell a finding about the campaign its place."""

    rows: dict[tuple[str, ...], Place] = field(default_factory=dict)
    """By ("question", name), ("choice", question, code) or ("group", name)."""
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    """Headings as they were written, by the kind of row and the field, ("question", "relevant")."""

    def of(self, finding: Finding) -> Place:
        """Return the place that a finding's values name, as far as it is known."""
        return NOWHERE


@dataclass
class Compiled:
    """What came out: the questionnaire, unless there are errors, and everything there is to say."""

    questionnaire: Questionnaire | None
    findings: list[Finding]
    places: Places
    languages: tuple[str, ...] = ()
    title: str = ""


def compile_book(book: Book, scheme: Scheme) -> Compiled:
    """Return the questionnaire in an XLSForm's sheets, and all findings at once."""
    return Compiled(None, [], Places())
