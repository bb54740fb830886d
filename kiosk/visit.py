"""One visitor's walk, as a state machine without a window.

A `Visit` is frozen; `advance` returns the next one. The walk is the table `_TRANSITIONS`: what is
not in it changes nothing, so an impatient double tap is harmless. Nothing here is stored: answers
live in the visit, and LEAVE and TIME_OUT, moves like any other, return a visit that has none.
"""

from dataclasses import replace
from functools import partial

from kiosk.form import Form
from kiosk.visit_answers import choose, set_value, toggled, write
from kiosk.visit_pages import back, decline, first, last, revisit
from kiosk.visit_state import (
    Act,
    Change,
    Move,
    Step,
    Visit,
    can_go_on,
    has_answer,
    page_of,
    position,
)
from kiosk.visit_texts import drop, edit, go_on, keep, mask, send

__all__ = [
    "Move",
    "Step",
    "Visit",
    "advance",
    "can_go_on",
    "has_answer",
    "page_of",
    "position",
    "toggled",
]


def advance(visit: Visit, move: Move, form: Form, value: str = "", part: str = "") -> Visit:
    """Return the visit after `move`; the same visit when it means nothing here.

    `value` is the code for CHOOSE, the text for WRITE, for SET the number in digits or
    the day as 2016-04-02, the name of a
    question for CHOOSE in the summary, and the language for BEGIN and SPEAK. `part` is the question
    of the page that is meant, the first one unless it is given.
    """
    change = _TRANSITIONS.get((visit.step, move))
    if change is None and visit.step is not Step.SENDING:  # what is on its way is not taken back
        change = _ANYWHERE.get(move)
    if change is None:
        return visit
    if visit.objection and move is not Move.SPEAK:
        visit = replace(visit, objection="")
    return change(visit, Act(form, value, part))


def _begin(visit: Visit, act: Act) -> Visit:
    language = act.value or visit.language
    return Visit(language, Step.START, seed=visit.seed, mode=visit.mode)


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
    (Step.START, Move.NEXT): first,
    (Step.QUESTION, Move.CHOOSE): choose,
    (Step.QUESTION, Move.WRITE): write,
    (Step.QUESTION, Move.SET): set_value,
    (Step.QUESTION, Move.NEXT): go_on,
    (Step.QUESTION, Move.DECLINE): decline,
    (Step.QUESTION, Move.BACK): back,
    (Step.HELP, Move.BACK): _to(Step.QUESTION),
    (Step.GUARD, Move.MASK): mask,
    (Step.GUARD, Move.KEEP): keep,
    (Step.GUARD, Move.EDIT): edit,
    (Step.GUARD, Move.BACK): edit,
    (Step.GUARD, Move.DECLINE): drop,
    (Step.URGENT, Move.EDIT): edit,
    (Step.URGENT, Move.BACK): edit,
    (Step.URGENT, Move.DECLINE): drop,
    (Step.SUMMARY, Move.BACK): last,
    (Step.SUMMARY, Move.CHOOSE): revisit,
    (Step.SUMMARY, Move.SEND): send,
    (Step.SENDING, Move.SENT): _to(Step.THANKS),
    (Step.SENDING, Move.FAIL): _to(Step.FAILED),
    (Step.FAILED, Move.SEND): _to(Step.SENDING),
}

_ANYWHERE: dict[Move, Change] = {
    Move.SPEAK: _speak,
    Move.LEAVE: _forget,
    Move.TIME_OUT: _forget,
}
