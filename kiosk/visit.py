"""One visitor's walk, as a state machine without a window.

A `Visit` is frozen; `advance` returns the next one. The walk is the table `_TRANSITIONS`: what is
not in it changes nothing, so an impatient double tap is harmless. Nothing here is stored: answers
live in the visit, and LEAVE and TIME_OUT, moves like any other, return a visit that has none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from typing import NamedTuple

from kiosk import privacy
from kiosk.questionnaire import (
    WITH_CHOICES,
    WITH_NUMBERS,
    WRITTEN,
    Answer,
    Answers,
    Mode,
    Page,
    Question,
    Questionnaire,
    number_in,
)
from kiosk.urgent import is_urgent


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

    form: Questionnaire
    value: str
    part: str


Change = Callable[[Visit, Act], Visit]


def advance(
    visit: Visit, move: Move, form: Questionnaire, value: str = "", part: str = ""
) -> Visit:
    """Return the visit after `move`; the same visit when it means nothing here.

    `value` is the code for CHOOSE, the text for WRITE, the number in digits for SET, the name of a
    question for CHOOSE in the summary, and the language for BEGIN and SPEAK. `part` is the question
    of the page that is meant, the first one unless it is given.
    """
    change = _TRANSITIONS.get((visit.step, move))
    if change is None and visit.step is not Step.SENDING:  # what is on its way is not taken back
        change = _ANYWHERE.get(move)
    return change(visit, Act(form, value, part)) if change else visit


def page_of(visit: Visit, form: Questionnaire) -> Page:
    """Return the page of questions on screen."""
    return next(page for page in form.pages(visit.answers) if page.name == visit.page)


def position(visit: Visit, form: Questionnaire) -> tuple[int, int]:
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


def _show(visit: Visit, page: Page | None) -> Visit:
    """Show `page`, or the summary after the last one."""
    visit = replace(visit, drafts={}, examined="", passed=frozenset())
    if page is None:
        return replace(visit, step=Step.SUMMARY, page="", returning=False)
    drafts = {
        part.name: str(answer)
        for part in page.parts
        if part.kind in WRITTEN and (answer := visit.answers.get(part.name)) is not None
    }
    seen = visit.seen | {page.name}
    return replace(visit, step=Step.QUESTION, page=page.name, drafts=drafts, seen=seen)


def _neighbour(visit: Visit, form: Questionnaire, step: int) -> Page | None:
    pages = form.pages(visit.answers)
    here = next(i for i, page in enumerate(pages) if page.name == visit.page) + step
    return pages[here] if 0 <= here < len(pages) else None


def _forward(visit: Visit, form: Questionnaire) -> Visit:
    """Go to the next page that shows; from the summary, only to one that is new."""
    answers = form.kept(visit.answers)
    shown = {page.name for page in form.pages(answers)}
    visit = replace(visit, answers=answers, seen=visit.seen & shown)
    following = _neighbour(visit, form, +1)
    while visit.returning and following is not None and following.name in visit.seen:
        visit = replace(visit, page=following.name)
        following = _neighbour(visit, form, +1)
    return _show(visit, following)


def _begin(visit: Visit, act: Act) -> Visit:
    language = act.value or visit.language
    return Visit(language, Step.START, seed=visit.seed, mode=visit.mode)


def _first(visit: Visit, act: Act) -> Visit:
    return _show(visit, act.form.pages(visit.answers)[0])


def _next(visit: Visit, act: Act) -> Visit:
    """Take along what the fields hold, unless a text has to be talked about first."""
    parts = page_of(visit, act.form).parts
    if not all(can_go_on(visit, part) for part in parts):
        return visit
    for part in parts:
        if part.kind not in WRITTEN:
            continue
        typed = visit.drafts.get(part.name, "").strip()
        if part.kind == "text" and part.name not in visit.passed:
            stopped = _stopped(visit, part, typed)
            if stopped is not None:
                return stopped
        visit = _answer(visit, part, _written(part, typed))
    return _forward(visit, act.form)


def _stopped(visit: Visit, part: Question, text: str) -> Visit | None:
    """Return the visit on the page that speaks of `text`, or None when nothing is to be said."""
    step = Step.URGENT if is_urgent(text) else Step.GUARD if privacy.find(text) else None
    drafts = {**visit.drafts, part.name: text}
    return replace(visit, step=step, drafts=drafts, examined=part.name) if step else None


def _written(part: Question, typed: str) -> Answer | None:
    if part.kind == "number":
        return number_in(part, typed)
    return typed or None


def _settled(visit: Visit, act: Act) -> Visit:
    """Go on from a page that has spoken of a text, whose draft is as it is to be."""
    passed = visit.passed | {visit.examined}
    return _next(replace(visit, step=Step.QUESTION, passed=passed), act)


def _mask(visit: Visit, act: Act) -> Visit:
    findings = privacy.find(visit.draft)
    masked = privacy.mask(visit.draft, findings)
    longest = act.form.question(visit.examined).max_length  # a mask may be longer than a name
    drafts = {**visit.drafts, visit.examined: masked[:longest]}
    return _settled(replace(visit, drafts=drafts, guarded=visit.guarded + len(findings)), act)


def _keep(visit: Visit, act: Act) -> Visit:
    """Keep a text in which there are hints only; what is certainly a detail has to go."""
    certain = any(finding.detail.certain for finding in privacy.find(visit.draft))
    return visit if certain else _settled(visit, act)


def _drop(visit: Visit, act: Act) -> Visit:
    """Go on without the text."""
    return _settled(replace(visit, drafts={**visit.drafts, visit.examined: ""}), act)


def _edit(visit: Visit, act: Act) -> Visit:
    return replace(visit, step=Step.QUESTION, examined="")


def _back(visit: Visit, act: Act) -> Visit:
    form = act.form
    if visit.returning:
        return _show(replace(visit, answers=form.kept(visit.answers)), None)
    for part in page_of(visit, form).parts:
        if part.kind in WRITTEN:
            # Kept for coming back to; the way forward leads through the guard again.
            visit = _answer(visit, part, _written(part, visit.drafts.get(part.name, "").strip()))
    before = _neighbour(visit, form, -1)
    if before is None:
        return replace(visit, step=Step.START, page="", drafts={}, passed=frozenset())
    return _show(visit, before)


def _last(visit: Visit, act: Act) -> Visit:
    return _show(visit, act.form.pages(visit.answers)[-1])


def _decline(visit: Visit, act: Act) -> Visit:
    """Note that the visitor does not want to answer; beside another question, only what is open."""
    parts = page_of(visit, act.form).parts
    asked = [part for part in parts if part.kind != "note"]
    for part in asked:
        if len(asked) == 1 or part.kind in WRITTEN or not has_answer(visit, part):
            visit = replace(visit, answers={**visit.answers, part.name: None})
    return _forward(visit, act.form)


def _answer(visit: Visit, part: Question, answer: Answer | None) -> Visit:
    """Take `answer` over; a question without one counts as passed over, unless it was declined."""
    others = {name: kept for name, kept in visit.answers.items() if name != part.name}
    declined = part.name in visit.answers and visit.answers[part.name] is None
    if answer is None and not declined:
        return replace(visit, answers=others)
    return replace(visit, answers={**others, part.name: answer})


def _part(visit: Visit, act: Act) -> Question | None:
    parts = page_of(visit, act.form).parts
    return next((part for part in parts if part.name == act.part or not act.part), None)


def _choose(visit: Visit, act: Act) -> Visit:
    """Choose or unchoose a tile; a full multiple choice takes no more."""
    question = _part(visit, act)
    choice = question.choice(act.value) if question else None
    if question is None or choice is None or question.kind not in WITH_CHOICES:
        return visit
    answers = dict(visit.answers)
    if question.kind == "single":
        answers[question.name] = act.value
    else:
        before = answers.pop(question.name, None)
        picked = toggled(question, list(before) if isinstance(before, list) else [], act.value)
        if picked:
            answers[question.name] = picked
        if act.value not in picked:
            return replace(visit, answers=answers)
    chosen = replace(visit, answers=answers)
    return replace(chosen, step=Step.HELP, helped=True) if choice.opens_help else chosen


def toggled(question: Question, picked: list[str], code: str) -> list[str]:
    """Return the codes picked after a tap on `code`, in the order of the taps."""
    if code in picked:
        return [other for other in picked if other != code]
    choice = question.choice(code)
    if choice is not None and choice.exclusive:
        return [code]
    kept = [
        other for other in picked if not (known := question.choice(other)) or not known.exclusive
    ]
    return [*kept, code] if len(kept) < question.max_picks else kept


def _set(visit: Visit, act: Act) -> Visit:
    question = _part(visit, act)
    if question is None or question.kind not in WITH_NUMBERS:
        return visit
    number = number_in(question, act.value)
    if number is None:
        return visit
    if question.kind in WRITTEN:  # what stands in its field is what counts
        return _write(visit, act)
    return _answer(visit, question, number)


def _write(visit: Visit, act: Act) -> Visit:
    question = _part(visit, act)
    if question is None or question.kind not in WRITTEN:
        return visit
    drafts = {**visit.drafts, question.name: act.value[: question.max_length]}
    return replace(visit, drafts=drafts, passed=visit.passed - {question.name})


def _send(visit: Visit, act: Act) -> Visit:
    """Send, unless a text still holds what must not be sent, whatever way it came here."""
    for page in act.form.pages(visit.answers):
        for part in page.parts:
            text = visit.answers.get(part.name)
            if part.kind == "text" and isinstance(text, str) and _must_go(text):
                shown = _show(replace(visit, returning=True), page)
                return _stopped(shown, part, text) or shown
    return replace(visit, step=Step.SENDING, answers=act.form.kept(visit.answers))


def _must_go(text: str) -> bool:
    return is_urgent(text) or any(finding.detail.certain for finding in privacy.find(text))


def _revisit(visit: Visit, act: Act) -> Visit:
    for page in act.form.pages(visit.answers):
        if any(part.name == act.value for part in page.parts):
            return _show(replace(visit, returning=True), page)
    return visit


def _to(step: Step) -> Change:
    return partial(_step_to, step)


def _step_to(step: Step, visit: Visit, act: Act) -> Visit:
    return replace(visit, step=step)


def _speak(visit: Visit, act: Act) -> Visit:
    return replace(visit, language=act.value or visit.language)


def _forget(visit: Visit, act: Act) -> Visit:
    return Visit(act.value or visit.language)


_TRANSITIONS: dict[tuple[Step, Move], Change] = {
    (Step.ATTRACT, Move.BEGIN): _begin,
    (Step.START, Move.NEXT): _first,
    (Step.QUESTION, Move.CHOOSE): _choose,
    (Step.QUESTION, Move.WRITE): _write,
    (Step.QUESTION, Move.SET): _set,
    (Step.QUESTION, Move.NEXT): _next,
    (Step.QUESTION, Move.DECLINE): _decline,
    (Step.QUESTION, Move.BACK): _back,
    (Step.HELP, Move.BACK): _to(Step.QUESTION),
    (Step.GUARD, Move.MASK): _mask,
    (Step.GUARD, Move.KEEP): _keep,
    (Step.GUARD, Move.EDIT): _edit,
    (Step.GUARD, Move.BACK): _edit,
    (Step.GUARD, Move.DECLINE): _drop,
    (Step.URGENT, Move.EDIT): _edit,
    (Step.URGENT, Move.BACK): _edit,
    (Step.URGENT, Move.DECLINE): _drop,
    (Step.SUMMARY, Move.BACK): _last,
    (Step.SUMMARY, Move.CHOOSE): _revisit,
    (Step.SUMMARY, Move.SEND): _send,
    (Step.SENDING, Move.SENT): _to(Step.THANKS),
    (Step.SENDING, Move.FAIL): _to(Step.FAILED),
    (Step.FAILED, Move.SEND): _to(Step.SENDING),
}

_ANYWHERE: dict[Move, Change] = {
    Move.SPEAK: _speak,
    Move.LEAVE: _forget,
    Move.TIME_OUT: _forget,
}
