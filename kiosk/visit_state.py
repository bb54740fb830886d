"""Where a visitor is and what there is to do: the steps, the moves, and the state of a visit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from kiosk.form import Form
from kiosk.questionnaire import WRITTEN, Answers, Mode, Page, Question, number_in


class Step(Enum):
    """Where a visitor is."""

    ATTRACT = "attract"
    START = "start"
    QUESTION = "question"
    HELP = "help"
    GUARD = "guard"
    URGENT = "urgent"
    SUMMARY = "summary"
    SENDING = "sending"
    THANKS = "thanks"
    FAILED = "failed"


class Move(Enum):
    """What a visitor, or time, can do to a visit."""

    BEGIN = "begin"
    NEXT = "next"
    BACK = "back"
    DECLINE = "decline"
    CHOOSE = "choose"
    WRITE = "write"
    SET = "set"
    MASK = "mask"
    KEEP = "keep"
    EDIT = "edit"
    SEND = "send"
    SENT = "sent"
    FAIL = "fail"
    SPEAK = "speak"
    LEAVE = "leave"
    TIME_OUT = "time-out"


@dataclass(frozen=True)
class Visit:
    """The state of one visit. `drafts` are the texts in the fields of the page on screen."""

    language: str
    step: Step = Step.ATTRACT
    page: str = ""
    answers: Answers = field(default_factory=dict, repr=False)
    drafts: dict[str, str] = field(default_factory=dict, repr=False)
    examined: str = ""  # the question whose text GUARD or URGENT is about
    objection: str = ""  # the question of this page that holds the visitor back
    passed: frozenset[str] = frozenset()  # questions of this page whose text has been settled
    seen: frozenset[str] = frozenset()  # pages that were on screen
    guarded: int = 0
    returning: bool = False  # a page opened from the summary goes back there
    helped: bool = False  # the help page was shown
    seed: int = field(default=0, repr=False)  # the order of tiles
    mode: Mode = "self"

    @property
    def draft(self) -> str:
        """The text that GUARD or URGENT is about."""
        return self.drafts.get(self.examined, "")


class Act(NamedTuple):
    """A move with what it needs to know."""

    form: Form
    value: str
    part: str


Change = Callable[[Visit, Act], Visit]


def page_of(visit: Visit, form: Form) -> Page:
    """Return the page of questions on screen."""
    return next(page for page in form.pages(visit.answers) if page.name == visit.page)


def position(visit: Visit, form: Form) -> tuple[int, int]:
    """Return the number of the page on screen and how many there are, as known so far."""
    names = [page.name for page in form.pages(visit.answers)]
    here = names.index(visit.page) + 1 if visit.page in names else 0
    return here, len(names)


def has_answer(visit: Visit, question: Question) -> bool:
    """Tell whether `question` is answered, by a choice, a number, or a text in its field."""
    if question.kind in WRITTEN:
        return bool(visit.drafts.get(question.name, "").strip())
    return visit.answers.get(question.name) not in (None, [])


def can_go_on(visit: Visit, question: Question) -> bool:
    """Tell whether Next leads on: only a number that the question does not take holds it back."""
    typed = visit.drafts.get(question.name, "").strip()
    return question.kind != "number" or not typed or number_in(question, typed) is not None


def part_of(visit: Visit, act: Act) -> Question | None:
    """Return the question of the page that a move is for, or None when it is not there."""
    parts = page_of(visit, act.form).parts
    return next((part for part in parts if part.name == act.part or not act.part), None)
