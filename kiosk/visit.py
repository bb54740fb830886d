"""One visitor's walk, as a state machine without a window.

A `Visit` is frozen; `advance` returns the next one. The walk is the table `_TRANSITIONS`: what is
not in it changes nothing, so an impatient double tap is harmless. Nothing here is stored: answers
live in the visit, and LEAVE and TIME_OUT, moves like any other, return a visit that has none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial

from kiosk import privacy
from kiosk.questionnaire import Answer, Answers, Question, Questionnaire


class Step(Enum):
    """Where a visitor is."""

    ATTRACT = "attract"
    START = "start"
    QUESTION = "question"
    HELP = "help"
    GUARD = "guard"
    SUMMARY = "summary"
    SENDING = "sending"
    THANKS = "thanks"
    FAILED = "failed"


class Move(Enum):
    """What a visitor, or time, can do to a visit."""

    BEGIN = "begin"
    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    CHOOSE = "choose"
    WRITE = "write"
    MASK = "mask"
    EDIT = "edit"
    SEND = "send"
    SENT = "sent"
    FAIL = "fail"
    SPEAK = "speak"
    LEAVE = "leave"
    TIME_OUT = "time-out"


@dataclass(frozen=True)
class Visit:
    """The state of one visit. `draft` is the text in the field of the question on screen."""

    language: str
    step: Step = Step.ATTRACT
    question: str = ""
    answers: Answers = field(default_factory=dict, repr=False)
    draft: str = field(default="", repr=False)
    guarded: int = 0
    returning: bool = False  # a question opened from the summary goes back there


def advance(visit: Visit, move: Move, form: Questionnaire, value: str = "") -> Visit:
    """Return the visit after `move`; the same visit when it means nothing here.

    `value` is the code for CHOOSE, the text for WRITE, and the language for BEGIN and SPEAK.
    """
    change = _TRANSITIONS.get((visit.step, move))
    if change is None and visit.step is not Step.SENDING:  # what is on its way is not taken back
        change = _ANYWHERE.get(move)
    return change(visit, form, value) if change else visit


def position(visit: Visit, form: Questionnaire) -> tuple[int, int]:
    """Return the number of the question on screen and how many there are, as known so far."""
    names = [question.name for question in form.shown(visit.answers)]
    here = names.index(visit.question) + 1 if visit.question in names else 0
    return here, len(names)


def can_go_on(visit: Visit, form: Questionnaire) -> bool:
    """Tell whether Next has anything to take along; where not, Skip leads on."""
    if visit.step is not Step.QUESTION:
        return True
    if form.question(visit.question).kind == "text":
        return bool(visit.draft.strip())
    return bool(visit.answers.get(visit.question))


def _open(visit: Visit, question: Question | None) -> Visit:
    """Show `question`, or the summary after the last one."""
    if question is None:
        return replace(visit, step=Step.SUMMARY, question="", draft="", returning=False)
    answer = visit.answers.get(question.name)
    draft = answer if question.kind == "text" and isinstance(answer, str) else ""
    return replace(visit, step=Step.QUESTION, question=question.name, draft=draft)


def _neighbour(visit: Visit, form: Questionnaire, step: int) -> Question | None:
    shown = form.shown(visit.answers)
    here = next(i for i, question in enumerate(shown) if question.name == visit.question) + step
    return shown[here] if 0 <= here < len(shown) else None


def _forward(visit: Visit, form: Questionnaire) -> Visit:
    """Go to the next question that shows; from the summary, only to one still unanswered."""
    visit = replace(visit, answers=form.kept(visit.answers))
    following = _neighbour(visit, form, +1)
    while visit.returning and following is not None and following.name in visit.answers:
        visit = replace(visit, question=following.name)
        following = _neighbour(visit, form, +1)
    return _open(visit, following)


def _begin(visit: Visit, form: Questionnaire, value: str) -> Visit:
    return Visit(language=value or visit.language, step=Step.START)


def _first(visit: Visit, form: Questionnaire, value: str) -> Visit:
    return _open(visit, form.shown(visit.answers)[0])


def _next(visit: Visit, form: Questionnaire, value: str) -> Visit:
    if not can_go_on(visit, form):
        return visit
    if form.question(visit.question).kind == "text":
        text = visit.draft.strip()
        if privacy.find(text):
            return replace(visit, step=Step.GUARD, draft=text)
        visit = _answer(visit, text)
    return _forward(visit, form)


def _mask(visit: Visit, form: Questionnaire, value: str) -> Visit:
    findings = privacy.find(visit.draft)
    masked = _answer(visit, privacy.mask(visit.draft, findings))
    return _forward(replace(masked, guarded=visit.guarded + len(findings)), form)


def _back(visit: Visit, form: Questionnaire, value: str) -> Visit:
    if visit.returning:
        return _open(replace(visit, answers=form.kept(visit.answers)), None)
    if form.question(visit.question).kind == "text":
        # Kept for coming back to; the way forward leads through the guard again.
        visit = _answer(visit, visit.draft) if visit.draft.strip() else _unanswered(visit)
    before = _neighbour(visit, form, -1)
    return _open(visit, before) if before else replace(visit, step=Step.START, question="")


def _last(visit: Visit, form: Questionnaire, value: str) -> Visit:
    return _open(visit, form.shown(visit.answers)[-1])


def _skip(visit: Visit, form: Questionnaire, value: str) -> Visit:
    return _forward(_answer(visit, None), form)


def _answer(visit: Visit, answer: Answer | None) -> Visit:
    return replace(visit, answers={**visit.answers, visit.question: answer})


def _unanswered(visit: Visit) -> Visit:
    others = {name: kept for name, kept in visit.answers.items() if name != visit.question}
    return replace(visit, answers=others)


def _choose(visit: Visit, form: Questionnaire, code: str) -> Visit:
    """Choose or unchoose a tile; a full multiple choice takes no more."""
    question = form.question(visit.question)
    choice = question.choice(code)
    if choice is None or question.kind == "text":
        return visit
    if question.kind == "single":
        chosen = _answer(visit, code)
    else:
        before = visit.answers.get(question.name) or []
        picked = toggled(question, list(before), code)
        if not picked:
            return _unanswered(visit)
        chosen = _answer(visit, picked)
        if code not in picked:
            return chosen
    return replace(chosen, step=Step.HELP) if choice.opens_help else chosen


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


def _send(visit: Visit, form: Questionnaire, value: str) -> Visit:
    """Send, unless a text still holds a personal detail, whatever way it came here."""
    for question in form.shown(visit.answers):
        answer = visit.answers.get(question.name)
        if question.kind == "text" and isinstance(answer, str) and privacy.find(answer):
            return replace(_open(replace(visit, returning=True), question), step=Step.GUARD)
    return replace(visit, step=Step.SENDING, answers=form.kept(visit.answers))


def _write(visit: Visit, form: Questionnaire, text: str) -> Visit:
    return replace(visit, draft=text[: form.question(visit.question).max_length])


def _revisit(visit: Visit, form: Questionnaire, name: str) -> Visit:
    known = [question for question in form.shown(visit.answers) if question.name == name]
    return _open(replace(visit, returning=True), known[0]) if known else visit


def _to(step: Step) -> "Change":
    return partial(_step_to, step)


def _step_to(step: Step, visit: Visit, form: Questionnaire, value: str) -> Visit:
    return replace(visit, step=step)


def _speak(visit: Visit, form: Questionnaire, language: str) -> Visit:
    return replace(visit, language=language)


def _forget(visit: Visit, form: Questionnaire, value: str) -> Visit:
    return Visit(language=value or visit.language)


Change = Callable[[Visit, Questionnaire, str], Visit]

_TRANSITIONS: dict[tuple[Step, Move], Change] = {
    (Step.ATTRACT, Move.BEGIN): _begin,
    (Step.START, Move.NEXT): _first,
    (Step.QUESTION, Move.CHOOSE): _choose,
    (Step.QUESTION, Move.WRITE): _write,
    (Step.QUESTION, Move.NEXT): _next,
    (Step.QUESTION, Move.SKIP): _skip,
    (Step.QUESTION, Move.BACK): _back,
    (Step.HELP, Move.BACK): _to(Step.QUESTION),
    (Step.GUARD, Move.MASK): _mask,
    (Step.GUARD, Move.EDIT): _to(Step.QUESTION),
    (Step.GUARD, Move.BACK): _to(Step.QUESTION),
    (Step.GUARD, Move.SKIP): _skip,
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
