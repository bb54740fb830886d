"""Questions and choices, and what an answer to one of them can be.

A questionnaire is data: it is compiled once from the campaign folder and never edited; a change
makes a new version. Codes are what is stored; texts are what is shown. The kinds and appearances
carry the names of XLSForm where it has one (https://xlsform.org). What shows when, given the
answers so far, is `kiosk/form.py`'s to say.
"""

from collections.abc import Iterable
from itertools import groupby
from random import Random
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kiosk.days import day_in as day_in

QuestionKind = Literal[
    "single", "multiple", "rank", "range", "number", "text", "date", "note", "calculate"
]
Appearance = Literal["tiles", "likert", "list", "map"]
WITH_CHOICES: frozenset[QuestionKind] = frozenset(("single", "multiple", "rank"))
WITH_NUMBERS: frozenset[QuestionKind] = frozenset(("range", "number"))
WRITTEN: frozenset[QuestionKind] = frozenset(("number", "text"))  # kept as a draft while written

MOST_PARTS = 2  # questions on one page

EVERY_LANGUAGE = "mul"  # ISO 639-2

Text = dict[str, str]
"""A text by language tag (BCP 47), such as ``{"sv": "Ja", "en": "Yes"}``. The tag "mul" holds what
is the same in all languages, such as the name of a place."""

Answer = str | int | float | list[str]
"""The code of a single choice or a free text, a number, a day (ISO 8601), or the codes of several
choices: those of a ranking in their order. What is calculated is a text."""

Expression = str
"""An expression as XLSForm writes it, such as ``${age} > 15``; "" where there is none.
`kiosk/expressions.py` parses it, for the first time when the pack is built."""


def spoken(text: Text, language: str, fallback: str = "sv") -> str:
    """Return the tag of the language in which `text` is shown to a reader of `language`, or ""."""
    for tag in (language, language.split("-", 1)[0], EVERY_LANGUAGE, fallback):
        if tag in text:
            return tag
    return next(iter(text), "")


def speaks(text: Text, language: str) -> bool:
    """Tell whether `text` is there for a reader of `language`, without falling back."""
    return spoken(text, language) in (language, language.split("-", 1)[0], EVERY_LANGUAGE, "")


def say(text: Text, language: str, fallback: str = "sv") -> str:
    """Return `text` in `language`, else openly in `fallback`, else in any language, else ""."""
    return text.get(spoken(text, language, fallback), "")


Mode = Literal["self", "assisted", "paper"]
"""Who tapped: the visitor, staff for a visitor, or staff from a form on paper."""


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading in a long list of choices, such as a part of the town."""

    code: str
    label: Text


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One choice of a question. Its code never changes its meaning."""

    code: str
    label: Text
    exclusive: bool = False  # "none of these": choosing it unchooses the others
    last: bool = False  # "something else": stays behind the others, whose order is random
    opens_help: bool = False  # shows the help page; nothing else is asked
    face: Annotated[int, Meta(ge=0, le=4)] = 0  # 1 (glad) to 4 (sad) on a likert scale, 0 for none
    section: str = ""  # code of a section of the question
    synonyms: list[str] = []  # what people type when they look for it in a list
    icon: str = ""  # name of one of Lyssna's own icons
    image: str = ""  # name of a picture among the campaign's media
    sensitive: bool = False  # not spoken, not in the stand's tallies, not in a visitor's link
    columns: dict[str, str] = {}  # its other columns, which a choice filter may ask for


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question. Alone on its page, or beside another of the same group."""

    name: str
    kind: QuestionKind
    label: Text
    hint: Text = {}
    choices: list[Choice] = []
    sections: list[Section] = []
    appearance: Appearance = "tiles"
    quick: bool = False  # the tap on a single choice leads on by itself
    per_row: Annotated[int, Meta(ge=0, le=6)] = 0  # tiles beside each other; 0: as many as fit
    multiline: bool = False  # a large field
    rating: bool = False  # a range shown as stars
    sensitive: bool = False  # not spoken, not in the stand's tallies, not in a visitor's link
    image: str = ""  # name of the SVG among the campaign's media, for the appearance "map"
    randomize: bool = False  # the tiles stand in another order for each visitor
    seed: int = 0  # with one, they stand in the same random order for all
    max_picks: int = 1
    max_length: int = 280  # characters of a free text
    # Range and number: least and greatest value, and the step between two. Decimals as they are
    # decoded, or a version would change on its way through a pack.
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    low_label: Text = {}  # what the ends of a range mean
    high_label: Text = {}
    group: str = ""  # questions in a row with the same group share a page
    topic: Literal["", "area", "theme"] = ""  # carried along to the promise page, in its fragment
    relevant: Expression = ""  # shows only while this holds
    required: Expression = ""  # while this holds, Next asks for an answer, or "I do not want to"
    required_message: Text = {}
    constraint: Expression = ""  # an answer has to keep to this
    constraint_message: Text = {}
    choice_filter: Expression = ""  # a choice shows only while this holds for its columns
    default: Expression = ""  # what is chosen, or written, before the visitor does anything
    calculation: Expression = ""  # of kind "calculate": its value

    def choice(self, code: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.code == code), None)


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Questions that share a page, and the heading over them."""

    name: str
    label: Text = {}
    hint: Text = {}


class Questionnaire(Struct, frozen=True, forbid_unknown_fields=True):
    """All questions of a campaign, in order."""

    questions: list[Question]
    groups: list[Group] = []

    def question(self, name: str) -> Question:
        return next(question for question in self.questions if question.name == name)

    def group(self, name: str) -> Group | None:
        return next((group for group in self.groups if group.name == name), None)


def ordered(question: Question, choices: Iterable[Choice], seed: int) -> list[Choice]:
    """Return `choices` as the visitor with `seed` sees them, the same on every return."""
    if not question.randomize:
        return list(choices)
    known = list(choices)
    free = [choice for choice in known if not (choice.last or choice.exclusive)]
    fixed = [choice for choice in known if choice.last or choice.exclusive]
    Random(f"{question.seed or seed} {question.name}").shuffle(free)
    return [*free, *fixed]


class Page(Struct, frozen=True):
    """One page of a visit: a question, or the questions of a group that show."""

    name: str  # of the group, or of the only question
    parts: tuple[Question, ...]


def pages_of(questions: Iterable[Question]) -> list[Page]:
    """Return `questions` as pages: those in a row with the same group are one."""
    pages: list[Page] = []
    for name, together in groupby(questions, lambda question: question.group):
        if name:
            pages.append(Page(name, tuple(together)))
        else:
            pages += [Page(question.name, (question,)) for question in together]
    return pages


Answers = dict[str, Answer | None]
"""Answers by question name; None where the visitor chose not to answer. A question that was passed
over is not in it."""


def fault_of(question: Question, answer: Answer | None) -> str | None:
    """Return why `answer` is not one that `question` can have, or None when it is.

    The kiosk cannot produce such an answer; the centre checks it all the same. The reason is a
    code for the log and never contains the answer.
    """
    if question.kind == "note":
        return "not-a-question"
    if answer is None:
        return "not-a-text" if question.kind == "calculate" else None
    if question.kind == "date":
        return None if isinstance(answer, str) and day_in(answer) else "not-a-date"
    if question.kind in WITH_NUMBERS:
        return _fault_of_number(question, answer)
    if question.kind in ("text", "calculate"):
        fits = isinstance(answer, str) and 0 < len(answer) <= question.max_length
        return None if fits else "not-a-text"
    if question.kind == "single":
        known = isinstance(answer, str) and question.choice(answer) is not None
        return None if known else "not-a-choice"
    if not isinstance(answer, list) or not 0 < len(answer) <= question.max_picks:
        return "wrong-number-of-choices"
    chosen = [question.choice(code) for code in answer]
    if len(set(answer)) != len(answer) or None in chosen:
        return "not-a-choice"
    alone = any(choice is not None and choice.exclusive for choice in chosen)
    return "exclusive-choice-with-others" if alone and len(answer) > 1 else None


def _fault_of_number(question: Question, answer: Answer) -> str | None:
    if not isinstance(answer, int | float) or isinstance(answer, bool):
        return "not-a-number"
    if not question.low <= answer <= question.high:
        return "out-of-range"
    steps = (answer - question.low) / question.step
    return None if abs(steps - round(steps)) < 1e-6 else "between-two-steps"


def number_in(question: Question, typed: str) -> int | float | None:
    """Return the number that somebody has typed, or None when `question` does not take it.

    Decimals are written with a comma or a full stop; digits of any script count (Unicode Nd).
    """
    try:
        number = float(typed.strip().replace(",", ".").replace("٫", "."))
    except ValueError:
        return None
    whole = int(number) if number.is_integer() else number
    return None if _fault_of_number(question, whole) else whole


def stepped(question: Question, number: float | None, steps: int) -> float:
    """Return the value of a range that lies `steps` beside `number`, within the bounds.

    Without a number it is the step nearest the middle, whatever `steps` says: the first touch sets
    a value, and only the next one moves it.
    """
    last = round((question.high - question.low) / question.step)
    place = last // 2 if number is None else round((number - question.low) / question.step) + steps
    return question.low + min(max(place, 0), last) * question.step
