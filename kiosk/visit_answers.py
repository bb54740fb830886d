"""What becomes of a tap or a key: choices, numbers and the text in a field."""

from dataclasses import replace

from kiosk.questionnaire import (
    WITH_CHOICES,
    WITH_NUMBERS,
    WRITTEN,
    Answer,
    Question,
    day_in,
    number_in,
)
from kiosk.visit_state import Act, Step, Visit, part_of


def choose(visit: Visit, act: Act) -> Visit:
    """Choose or unchoose a tile; a full multiple choice takes no more."""
    question = part_of(visit, act)
    chosen = _chosen(visit, act, question)
    return chosen if question is None or chosen is visit else _let_through(chosen, question, act)


def _chosen(visit: Visit, act: Act, question: Question | None) -> Visit:
    if question is None or question.kind not in WITH_CHOICES:
        return visit
    offered = act.form.choices(question, visit.answers)
    choice = next((choice for choice in offered if choice.code == act.value), None)
    if choice is None:
        return visit
    answers = dict(visit.answers)
    if question.kind == "single" and len(question.choices) > 1:
        answers[question.name] = act.value
    elif question.kind == "single":  # read and understood, or not
        if answers.pop(question.name, None) == act.value:
            return replace(visit, answers=answers)
        answers[question.name] = act.value
    else:
        before = answers.pop(question.name, None)
        known = {choice.code for choice in offered}  # what is filtered out takes up no place
        still = [code for code in before if code in known] if isinstance(before, list) else []
        picked = toggled(question, still, act.value)
        if picked:
            answers[question.name] = picked
        if act.value not in picked:
            return replace(visit, answers=answers)
    chosen = replace(visit, answers=answers)
    return replace(chosen, step=Step.HELP, helped=True) if choice.opens_help else chosen


def _let_through(visit: Visit, chosen: Question, act: Act) -> Visit:
    """Drop what is chosen beside `chosen`, on the same page, and not offered any more."""
    if not chosen.group:
        return visit
    filtered = [
        part.name
        for part in act.form.questions
        if part.group == chosen.group and part.choice_filter and visit.answers.get(part.name)
    ]
    kept = act.form.kept(visit.answers) if filtered else {}
    gone = {name for name in filtered if name not in kept}
    answers = {name: answer for name, answer in visit.answers.items() if name not in gone}
    return replace(visit, answers=answers | {name: kept[name] for name in {*filtered} - gone})


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


def set_value(visit: Visit, act: Act) -> Visit:
    """Set a range or a day, or fill the field of a number, with what the question takes.

    "" takes a day back.
    """
    question = part_of(visit, act)
    if question is not None and question.kind == "date":
        fits = not act.value or day_in(act.value) is not None
        return take(visit, question, act.value or None) if fits else visit
    if question is None or question.kind not in WITH_NUMBERS:
        return visit
    number = number_in(question, act.value)
    if number is None:
        return visit
    if question.kind in WRITTEN:  # what stands in its field is what counts
        return write(visit, act)
    return take(visit, question, number)


def write(visit: Visit, act: Act) -> Visit:
    """Keep what stands in the field, as far as it may be long."""
    question = part_of(visit, act)
    if question is None or question.kind not in WRITTEN:
        return visit
    drafts = {**visit.drafts, question.name: act.value[: question.max_length]}
    return replace(visit, drafts=drafts, passed=visit.passed - {question.name})


def take(visit: Visit, part: Question, answer: Answer | None) -> Visit:
    """Take `answer` over; a question without one counts as passed over, unless it was declined."""
    others = {name: kept for name, kept in visit.answers.items() if name != part.name}
    declined = part.name in visit.answers and visit.answers[part.name] is None
    if answer is None and not declined:
        return replace(visit, answers=others)
    return replace(visit, answers={**others, part.name: answer})


def written(part: Question, typed: str) -> Answer | None:
    """Return the answer that a field with `typed` in it stands for, or None."""
    if part.kind == "number":
        return number_in(part, typed)
    return typed or None
