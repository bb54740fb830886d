"""Answers made up to lead somewhere: to one question, or past every page to the summary."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from kiosk.campaign import Campaign
from kiosk.expressions import Malformed, parse
from kiosk.form import Form, expressions_of
from kiosk.questionnaire import (
    WITH_CHOICES,
    Answer,
    Answers,
    Choice,
    Page,
    Question,
    day_in,
    fault_of,
    pages_of,
)

WORDS = "Mer ljus vid tunneln och fler vuxna ute på kvällarna."
MOST_TRIES = 3000  # combinations of answers, until a question counts as one that never shows

_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBER = re.compile(r"(?<![\w.'\"-])\d+(?:\.\d+)?(?![\w.'\"-])")
_LEADS = ("relevant", "choice_filter", "calculation")  # what decides whether something shows


def first_form(campaign: Campaign) -> Form:
    """Return the questionnaire as it works at the campaign's first event."""
    return campaign.form(campaign.events[0].date)


def asked_pages(campaign: Campaign) -> list[Page]:
    """Return all pages there are, whatever they depend on."""
    questions = campaign.questionnaire.questions
    return pages_of(question for question in questions if question.kind != "calculate")


def reaching(form: Form, name: str) -> Answers | None:
    """Return answers after which the question called `name` shows; None when none are found.

    What its condition depends on is tried, the answers named there first: not everything that
    could be answered, so that a condition on a rare sum may count as one that never holds.
    """
    asked = _depended_on(form, name)
    mentions = _mentions(form)
    chances = [_chances(form, question, mentions[question.name]) for question in asked]
    for answers in islice(_combined(asked, chances), MOST_TRIES):
        if any(shown.name == name for shown in form.shown(answers)):
            kept = form.kept(answers)
            return {given: answer for given, answer in kept.items() if given in answers}
    return None


def _depended_on(form: Form, name: str) -> list[Question]:
    """Return the questions on which it depends whether the one called `name` shows, in order."""
    found: set[str] = set()
    by_name = {question.name: question for question in form.questions}
    waiting = [by_name[name]]
    while waiting:
        question = waiting.pop()
        # What a question offers matters where it is answered, not where it is looked at.
        leads = _LEADS if question.name != name else ("relevant",)
        for reference in set().union(*(_references(getattr(question, lead)) for lead in leads)):
            if reference not in found and reference in by_name:
                found.add(reference)
                waiting.append(by_name[reference])
    answered = (q for q in form.questions if q.kind not in ("note", "calculate"))
    return [question for question in answered if question.name in found and question.name != name]


def _references(source: str) -> frozenset[str]:
    try:
        return parse(source).references if source else frozenset()
    except Malformed:  # `kiosk.campaign_check` tells
        return frozenset()


def _mentions(form: Form) -> dict[str, list[str]]:
    """Return for each question the expressions that ask for its answer."""
    found: dict[str, list[str]] = {question.name: [] for question in form.questions}
    for question in form.questions:
        for source in expressions_of(question):
            for name in _references(source):
                found.setdefault(name, []).append(source)
    return found


def _combined(
    asked: list[Question], chances: list[list[Answer | None]]
) -> Iterator[dict[str, Answer | None]]:
    """Yield every combination of `chances`, those that stand first in their lists first."""
    furthest = sum(len(some) - 1 for some in chances)
    for distance in range(furthest + 1):
        for chosen in _at(distance, chances):
            pairs = zip(asked, chosen, strict=True)
            yield {question.name: answer for question, answer in pairs if answer is not None}


def _at(distance: int, chances: list[list[Answer | None]]) -> Iterator[list[Answer | None]]:
    """Yield the combinations whose places in the lists add up to `distance`."""
    if not chances:
        if distance == 0:
            yield []
        return
    first, *others = chances
    reach = sum(len(some) - 1 for some in others)
    for place in range(max(0, distance - reach), min(distance, len(first) - 1) + 1):
        for rest in _at(distance - place, others):
            yield [first[place], *rest]


def _chances(form: Form, question: Question, sources: list[str]) -> list[Answer | None]:
    """Return what to try as an answer to `question`, the most likely first; None is no answer.

    `sources` are the expressions that ask for it.
    """
    if question.kind in WITH_CHOICES:
        tried = _codes(question, sources)
    else:
        tried = _values(form, question, sources)
    fitting = [answer for answer in tried if fault_of(question, answer) is None]
    likely = 1 if question.kind in WITH_CHOICES else len(fitting)
    return _without_doubles([*fitting[:likely], None, *fitting[likely:]])


def _codes(question: Question, sources: list[str]) -> Iterator[Answer]:
    codes = [choice.code for choice in question.choices]
    named = _without_doubles(
        code
        for source in sources
        for name, code in sorted(parse(source).compared)
        if name == question.name and code in codes
    )
    if question.kind == "single":
        yield from _without_doubles([*named, *codes])
        return
    for code in _without_doubles([*named, *codes]):
        yield [code]
    yield named
    for most in range(2, question.max_picks + 1):
        yield codes[:most]


def _values(form: Form, question: Question, sources: list[str]) -> Iterator[Answer]:
    """Yield numbers, days or texts: those in the expressions with their neighbours, the bounds."""
    quoted = [one or other for source in sources for one, other in _QUOTED.findall(source)]
    if question.kind == "text":
        yield WORDS[: question.max_length]
        yield from (text for text in quoted if text)
        return
    if question.kind == "date":
        days = [day for text in quoted if (day := day_in(text))]
        for day in [*days, form.day]:
            for beside in (0, 1, -1, 365, -365):
                yield (day + timedelta(days=beside)).isoformat()
        return
    numbers = [float(number) for source in sources for number in _NUMBER.findall(source)]
    for number in numbers:
        for beside in (number, number + question.step, number - question.step):
            yield _plain(beside)
    yield from (_plain(question.low), _plain(question.high))


def _plain(number: float) -> Answer:
    return int(number) if float(number).is_integer() else number


def _without_doubles(answers: Iterable[object]) -> list:  # type: ignore[type-arg]
    found: list[object] = []
    for answer in answers:
        if answer not in found:
            found.append(answer)
    return found


def held(form: Form, question: Question, answers: Answers) -> Answers | None:
    """Return `answers` with one to `question` that its page does not let go on with, or None."""
    tried: list[Answer | None] = [None]
    if question.constraint:
        tried += _chances(form, question, _mentions(form)[question.name])
    for answer in tried:
        given = answers if answer is None else {**answers, question.name: answer}
        if question.kind not in ("note", "calculate") and form.objection(question, given):
            return given
    return None


def filled(campaign: Campaign) -> Answers:
    """Return a visit in which every question that can be shown along with others is answered."""
    form = first_form(campaign)
    answers: Answers = {}
    for question in form.questions:
        if question.kind in ("note", "calculate"):
            continue
        answers[question.name] = answer_to(question, opening=_opening(form, question))
    return form.kept(answers)


def answer_to(question: Question, opening: str = "") -> Answer | None:
    """Return the longest answer that `question` takes, with the choice `opening` in it."""
    if question.kind in ("range", "number"):
        return _plain(question.high)
    if question.kind == "date":
        return "2016-09-28"  # long in every language
    if question.kind == "text":
        return WORDS[: question.max_length]
    free = [choice for choice in question.choices if not choice.exclusive] or question.choices
    codes = [choice.code for choice in sorted(free, key=_length, reverse=True)]
    if opening:
        codes = [opening, *(code for code in codes if code != opening)]
    return codes[0] if question.kind == "single" else codes[: max(1, question.max_picks)]


def _length(choice: Choice) -> int:
    return max(map(len, choice.label.values()), default=0)


def _opening(form: Form, question: Question) -> str:
    """Return a choice of `question` on which a later question depends."""
    relevant = [later.relevant for later in form.questions if later.relevant]
    pairs = (pair for source in relevant for pair in sorted(parse(source).compared))
    codes = (code for name, code in pairs if name == question.name)
    return next((code for code in codes if question.choice(code)), "")
