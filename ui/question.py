"""The view model of one question on a page, made new for each page and never used again."""

from datetime import date
from typing import Any

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.questionnaire import WITH_CHOICES, Question, day_in, speaks, stepped
from kiosk.visit import Visit, can_go_on, has_answer
from ui.offer import Offer
from ui.steps import star_of, stars_of

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by VisitorModel")
class QuestionModel(QObject):
    """One question as one visitor sees it. Lives on the GUI thread."""

    changed = Signal()
    searched = Signal()

    def __init__(
        self,
        campaign: Campaign,
        form: Form,
        question: Question,
        visit: Visit,
        alone: bool,
        parent: QObject,
    ) -> None:
        """Show `question`; `alone` tells whether it has the page to itself."""
        super().__init__(parent)
        self._campaign = campaign
        self._form = form
        self._question = question
        self._visit = visit
        self._key = "" if alone else f"{question.name}-"
        self._offer = Offer(campaign, form, question, visit, self)
        self._objection = self._objected()

    def follow(self, visit: Visit) -> None:
        """Show the visit as it is now, as long as this question is on screen."""
        self._visit = visit
        self._offer.follow(visit)
        self._objection = self._objected()
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the visit, at its end; the page may still be sliding out."""
        self._visit = Visit(self._visit.language)
        self._offer.forget()

    def codes(self) -> list[str]:
        """Return the codes of the choices, in the order in which they were written."""
        return [choice.code for choice in self._question.choices]

    def asks(self) -> bool:
        """Tell whether Next asks for an answer that is not there yet."""
        if not self._question.required or self.answered:
            return False
        return self._form.objection(self._question, self._visit.answers) == "required"

    @Slot(str)
    def search(self, query: str) -> None:
        """Show only the choices of a long list that `query` may mean."""
        self._offer.search(query)
        self.searched.emit()

    @Slot(str, int, int, result=str)
    def neighbour(self, code: str, dx: int, dy: int) -> str:
        """Return the region of the map that lies next to `code` in a direction (-1, 0, 1)."""
        return self._offer.neighbour(code, dx, dy)

    def _objected(self) -> str:
        if self._visit.objection != self._question.name:
            return ""
        return self._form.objection(self._question, self._visit.answers)

    def _message(self) -> str:
        """Return what the campaign itself says to an objection, or ""."""
        texts = {
            "required": self._question.required_message,
            "constraint": self._question.constraint_message,
        }
        return self._say(texts.get(self._objection, {}))

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._visit.language)

    def _answer(self) -> Any:
        return self._visit.answers.get(self._question.name)

    def _value(self) -> float:
        answer = self._answer()
        given = isinstance(answer, int | float)
        return float(answer) if given else stepped(self._question, None, 0)

    def _starred(self) -> int:
        answer = self._answer()
        return star_of(self._question, answer) if isinstance(answer, int | float) else 0

    def _day(self) -> date | None:
        answer = self._answer()
        return day_in(answer) if self._question.kind == "date" and answer else None

    def _day_in_words(self) -> str:
        day = self._day()
        return wording.long_date(day, self._visit.language) if day else ""

    def _month(self) -> str:
        day = self._day()
        return _locale(self._visit.language).standaloneMonthName(day.month) if day else ""

    def _draft(self) -> str:
        return self._visit.drafts.get(self._question.name, "")

    def _foreign(self) -> bool:
        """Tell whether the question can only be shown in another language than the visitor's."""
        asked = self._question
        texts = [asked.label, asked.hint, asked.low_label, asked.high_label]
        texts += [choice.label for choice in asked.choices]
        return not all(speaks(text, self._visit.language) for text in texts if text)

    def _confirms(self) -> bool:
        """Tell whether there is just one choice, that is taken or left."""
        return self._question.kind == "single" and len(self._question.choices) == 1

    name = Property(str, lambda self: self._question.name, constant=True)
    key = Property(str, lambda self: self._key, constant=True)
    kind = Property(str, lambda self: self._question.kind, constant=True)
    appearance = Property(str, lambda self: self._question.appearance, constant=True)
    maxPicks = Property(int, lambda self: self._question.max_picks, constant=True)
    maxLength = Property(int, lambda self: self._question.max_length, constant=True)
    choiceCount = Property(int, lambda self: self._offer.count, notify=changed)
    choices = Property(QObject, lambda self: self._offer.choices, constant=True)
    faces = Property(QObject, lambda self: self._offer.faces, constant=True)
    besides = Property(QObject, lambda self: self._offer.besides, constant=True)
    found = Property(QObject, lambda self: self._offer.found, constant=True)
    foundCount = Property(int, lambda self: self._offer.hits, notify=searched)
    regions = Property(QObject, lambda self: self._offer.regions, constant=True)
    scenery = Property(QObject, lambda self: self._offer.scenery, constant=True)
    mapWidth = Property(
        float, lambda self: self._offer.drawing.width if self._offer.drawing else 0.0, constant=True
    )
    mapHeight = Property(
        float,
        lambda self: self._offer.drawing.height if self._offer.drawing else 0.0,
        constant=True,
    )
    smallest = Property(float, lambda self: self._offer.smallest, constant=True)
    low = Property(float, lambda self: self._question.low, constant=True)
    high = Property(float, lambda self: self._question.high, constant=True)
    step = Property(float, lambda self: self._question.step, constant=True)
    whole = Property(
        bool,
        lambda self: self._question.step.is_integer() and self._question.low.is_integer(),
        constant=True,
    )
    lowLabel = Property(str, lambda self: self._say(self._question.low_label), notify=changed)
    highLabel = Property(str, lambda self: self._say(self._question.high_label), notify=changed)
    label = Property(str, lambda self: self._say(self._question.label), notify=changed)
    hint = Property(str, lambda self: self._say(self._question.hint), notify=changed)
    foreign = Property(bool, _foreign, notify=changed)
    picked = Property(int, lambda self: len(self._offer.picked), notify=changed)
    value = Property(float, _value, notify=changed)
    draft = Property(str, _draft, notify=changed)
    answered = Property(bool, lambda self: has_answer(self._visit, self._question), notify=changed)
    fits = Property(bool, lambda self: can_go_on(self._visit, self._question), notify=changed)
    empty = Property(
        bool,
        lambda self: self._question.kind in WITH_CHOICES and not self._offer.count,
        notify=changed,
    )
    confirms = Property(bool, _confirms, constant=True)
    perRow = Property(int, lambda self: self._question.per_row, constant=True)
    pictured = Property(
        bool, lambda self: any(c.image for c in self._question.choices), constant=True
    )
    multiline = Property(bool, lambda self: self._question.multiline, constant=True)
    sensitive = Property(bool, lambda self: self._question.sensitive, constant=True)
    stars = Property(int, lambda self: stars_of(self._question), constant=True)
    starred = Property(int, _starred, notify=changed)
    dayInWords = Property(str, _day_in_words, notify=changed)
    day = Property(str, lambda self: str(day.day) if (day := self._day()) else "", notify=changed)
    month = Property(str, _month, notify=changed)
    year = Property(str, lambda self: str(day.year) if (day := self._day()) else "", notify=changed)
    objection = Property(str, lambda self: self._objection, notify=changed)
    message = Property(str, _message, notify=changed)


def _locale(tag: str) -> QLocale:
    """Return the locale of a language, openly Swedish where Qt knows none."""
    found = QLocale(tag)
    return QLocale("sv") if found.language() is QLocale.Language.C else found
