"""A questionnaire at work: what shows, what may be chosen and what must be mended, for the answers
so far.

Holds no answer itself. Kiosk and centre come to the same, since nothing but the answers and the
event's day goes in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from kiosk.days import day_of, read_day
from kiosk.questionnaire import (
    WITH_CHOICES,
    WITH_NUMBERS,
    Answer,
    Answers,
    Choice,
    Group,
    Page,
    Question,
    Questionnaire,
    day_in,
    fault_of,
    number_in,
    pages_of,
)

if TYPE_CHECKING:
    from kiosk.expressions import Expression
    from kiosk.functions import Value

Objection = Literal["", "required", "constraint"]
"""Why a visitor is held on a page: an answer is missing, or does not keep to its constraint."""

LONGEST_CALCULATED = 2000  # characters


@dataclass
class _Walk:
    """The questionnaire gone through once, from first to last."""

    values: "dict[str, Value]"
    shown: list[Question] = field(default_factory=list)
    kept: Answers = field(default_factory=dict)
    _conditions: dict[str, bool] = field(default_factory=dict)

    def shows(self, question: Question) -> bool:
        """Tell whether `question` shows; the condition that a group shares is asked for once."""
        source = question.relevant
        if source and source not in self._conditions:
            self._conditions[source] = _parsed(source).holds(self.values)
        return not source or self._conditions[source]

    def note(self, name: str, value: "Value") -> None:
        """Note a value, and forget what was found by what it was before."""
        self.values[name] = value
        for source in list(self._conditions):
            if name in _parsed(source).references:
                del self._conditions[source]


class Form:
    """A questionnaire on the day of an event. Immutable; any thread."""

    def __init__(self, questionnaire: Questionnaire, day: date) -> None:
        self.questionnaire = questionnaire
        self.day = day
        self._day = day_of(day)

    @property
    def questions(self) -> list[Question]:
        return self.questionnaire.questions

    def question(self, name: str) -> Question:
        return self.questionnaire.question(name)

    def group(self, name: str) -> Group | None:
        return self.questionnaire.group(name)

    def prepare(self) -> None:
        """Parse what the first visitor would otherwise wait for. For a thread of its own."""
        for question in self.questions:
            for source in expressions_of(question):
                _parsed(source)

    def shown(self, answers: Answers) -> list[Question]:
        """Return the questions that show, given the answers so far, in order."""
        return self._walk(answers).shown

    def pages(self, answers: Answers) -> list[Page]:
        """Return the pages that show, given the answers so far."""
        return pages_of(self.shown(answers))

    def kept(self, answers: Answers) -> Answers:
        """Return only the answers of questions that show, and what is calculated from them.

        A choice that its filter leaves out is dropped with the answers of a hidden question.
        """
        return self._walk(answers).kept

    def choices(self, question: Question, answers: Answers) -> list[Choice]:
        """Return the choices of `question` that its filter lets through."""
        if not question.choice_filter:
            return question.choices
        return self._choices(question, self._walk(answers, until=question.name).values)

    def objection(self, question: Question, answers: Answers) -> Objection:
        """Return why a visitor cannot go on with what is answered to `question`, or ""."""
        return self._objection(question, self._walk(answers))

    def objections(self, answers: Answers) -> dict[str, Objection]:
        """Return what would hold a visitor back on any page, by question, in one walk."""
        walk = self._walk(answers)
        found = {question.name: self._objection(question, walk) for question in walk.shown}
        return {name: objection for name, objection in found.items() if objection}

    def _objection(self, question: Question, walk: _Walk) -> Objection:
        answer = walk.kept.get(question.name)
        if answer is None:
            asks = question.kind != "note" and question.name not in walk.kept and question.required
            return "required" if asks and _parsed(question.required).holds(walk.values) else ""
        if not question.constraint:
            return ""
        current = value_of(question, answer)
        return "" if _parsed(question.constraint).holds(walk.values, current) else "constraint"

    def default(self, question: Question, answers: Answers) -> Answer | None:
        """Return what `question` is answered with before the visitor does anything, or None."""
        if not question.default or question.kind in ("note", "calculate"):
            return None
        values = self._walk(answers, until=question.name).values
        return self._answer(question, _text(_parsed(question.default).value(values)), values)

    def fault_in(self, answers: Answers) -> str | None:
        """Return why `answers` are not ones that a visit can end with, or None when they are.

        The reason is a code for the log, and never contains an answer.
        """
        walk = self._walk(answers)
        if walk.kept != answers:  # what is calculated has to be what was calculated here
            return "not-asked"
        for question in walk.shown:
            given = question.name in answers
            fault = fault_of(question, answers[question.name]) if given else None
            fault = fault or self._objection(question, walk)
            if fault:
                return fault
        return None

    def _walk(self, answers: Answers, until: str = "") -> _Walk:
        """Go through the questions in order, before the one named `until` if it is given."""
        from_today: dict[str, Value] = {"today()": self._day}
        walk = _Walk(from_today)
        for question in self.questions:
            if question.name == until:
                break
            if not walk.shows(question):
                continue
            if question.kind == "calculate":
                self._calculate(question, walk)
                continue
            walk.shown.append(question)
            if question.name not in answers:
                continue
            answer = self._let_through(question, answers[question.name], walk.values)
            if answer != []:
                walk.kept[question.name] = answer
                walk.note(question.name, value_of(question, answer))
        return walk

    def _calculate(self, question: Question, walk: _Walk) -> None:
        value = _parsed(question.calculation).value(walk.values)
        if isinstance(value, str):  # or each could double what the one before had
            value = value[:LONGEST_CALCULATED]
        walk.note(question.name, value)
        written = _text(value)
        if written:
            walk.kept[question.name] = written

    def _choices(self, question: Question, values: "dict[str, Value]") -> list[Choice]:
        from kiosk.expressions import item_of

        filtered = _parsed(question.choice_filter)
        return [
            choice
            for choice in question.choices
            if filtered.holds(values, item=item_of(choice.code, choice.columns))
        ]

    def _let_through(
        self, question: Question, answer: Answer | None, values: "dict[str, Value]"
    ) -> Answer | None:
        """Return `answer` without what the filter leaves out: [] when nothing remains."""
        if not question.choice_filter or answer is None:
            return answer
        known = {choice.code for choice in self._choices(question, values)}
        if isinstance(answer, list):
            return [code for code in answer if code in known]
        return answer if answer in known else []

    def _answer(
        self, question: Question, written: str, values: "dict[str, Value]"
    ) -> Answer | None:
        """Return what `written` says as an answer to `question`, or None when it cannot be one."""
        answer: Answer | None = written or None
        if question.kind in WITH_NUMBERS:
            answer = number_in(question, written)
        elif question.kind in ("multiple", "rank"):
            answer = written.split() or None
        if answer is None or fault_of(question, answer):
            return None
        if question.kind in WITH_CHOICES:
            answer = self._let_through(question, answer, values)
        return answer or None if not isinstance(answer, int | float) else answer


def value_of(question: Question, answer: Answer | None) -> "Value":
    """Return an answer as an expression sees it: "" for none, codes with spaces between."""
    if answer is None:
        return ""
    if isinstance(answer, list):
        return " ".join(answer)
    if question.kind == "date" and isinstance(answer, str) and day_in(answer):
        return read_day(answer) or ""
    return answer if isinstance(answer, str) else float(answer)


def expressions_of(question: Question) -> Iterator[str]:
    """Yield the expressions that `question` holds."""
    for name in EXPRESSIONS:
        if source := getattr(question, name):
            yield source


EXPRESSIONS = ("relevant", "required", "constraint", "choice_filter", "default", "calculation")


def _parsed(source: str) -> "Expression":
    # Here, since elementpath takes a fifth of a second, and not every questionnaire needs it.
    from kiosk.expressions import parse

    return parse(source)


def _text(value: "Value") -> str:
    from kiosk.functions import empty, text

    return "" if empty(value) else text(value)
