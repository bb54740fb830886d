"""The view model of one question page, made new for each page and never used again."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.campaign import Campaign
from kiosk.questionnaire import Question
from kiosk.visit import Visit, can_go_on, position
from ui.rows import Row, RowModel

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


_ROLES = ("code", "label", "chosen", "full", "face")


@QmlElement
@QmlUncreatable("made by VisitorModel")
class QuestionModel(QObject):
    """One question as one visitor sees it. Lives on the GUI thread."""

    changed = Signal()

    def __init__(
        self, campaign: Campaign, question: Question, visit: Visit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self._question = question
        self._visit = visit
        self._choices, self._faces, self._besides = (RowModel(_ROLES, self) for _ in range(3))
        self._show_choices()

    def follow(self, visit: Visit) -> None:
        """Show the visit as it is now, as long as this question is the one on screen."""
        if visit.question == self._question.name:
            self._visit = visit
            self._show_choices()
            self.changed.emit()

    def forget(self) -> None:
        """Let go of the visit, at its end; the page may still be sliding out."""
        self._visit = Visit(self._visit.language)

    def _show_choices(self) -> None:
        answer = self._visit.answers.get(self._question.name)
        picked = [answer] if isinstance(answer, str) else answer or []
        full = self._question.kind == "multiple" and len(picked) >= self._question.max_picks
        rows: list[Row] = [
            {
                "code": choice.code,
                "label": self._say(choice.label),
                "chosen": choice.code in picked,
                "full": full and choice.code not in picked and not choice.exclusive,
                "face": choice.face,
            }
            for choice in self._question.choices
        ]
        self._choices.show(rows)
        self._faces.show([row for row in rows if row["face"]])
        self._besides.show([row for row in rows if not row["face"]])

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._visit.language)

    def _picked(self) -> int:
        answer = self._visit.answers.get(self._question.name)
        return len(answer) if isinstance(answer, list) else int(bool(answer))

    def _place(self) -> tuple[int, int]:
        return position(self._visit, self._campaign.questionnaire)

    name = Property(str, lambda self: self._question.name, constant=True)
    kind = Property(str, lambda self: self._question.kind, constant=True)
    appearance = Property(str, lambda self: self._question.appearance, constant=True)
    maxPicks = Property(int, lambda self: self._question.max_picks, constant=True)
    maxLength = Property(int, lambda self: self._question.max_length, constant=True)
    choiceCount = Property(int, lambda self: len(self._question.choices), constant=True)
    choices = Property(QObject, lambda self: self._choices, constant=True)
    faces = Property(QObject, lambda self: self._faces, constant=True)
    besides = Property(QObject, lambda self: self._besides, constant=True)
    label = Property(str, lambda self: self._say(self._question.label), notify=changed)
    hint = Property(str, lambda self: self._say(self._question.hint), notify=changed)
    picked = Property(int, _picked, notify=changed)
    draft = Property(str, lambda self: self._visit.draft, notify=changed)
    number = Property(int, lambda self: self._place()[0], notify=changed)
    total = Property(int, lambda self: self._place()[1], notify=changed)
    canGoOn = Property(
        bool, lambda self: can_go_on(self._visit, self._campaign.questionnaire), notify=changed
    )
