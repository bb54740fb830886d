"""The view model of one page of questions, made new for each page and never used again."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.campaign import Campaign
from kiosk.form import Form
from kiosk.questionnaire import Group, Page, speaks
from kiosk.visit import Visit, position
from ui.question import QuestionModel

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by VisitorModel")
class PageModel(QObject):
    """One or two questions that a visitor sees together. Lives on the GUI thread."""

    changed = Signal()

    def __init__(
        self, campaign: Campaign, form: Form, page: Page, visit: Visit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._campaign = campaign
        self._page = page
        self._visit = visit
        self._place = position(visit, form)
        self._group: Group | None = campaign.questionnaire.group(page.name)
        alone = len(page.parts) == 1
        self.parts = [
            QuestionModel(campaign, form, part, visit, alone, self) for part in page.parts
        ]

    def follow(self, visit: Visit) -> None:
        """Show the visit as it is now, as long as this page is on screen."""
        if visit.page == self._page.name:
            self._visit = visit
            self._place = position(visit, self._form)
            for part in self.parts:
                part.follow(visit)
            self.changed.emit()

    def forget(self) -> None:
        """Let go of the visit, at its end; the page may still be sliding out."""
        self._visit = Visit(self._visit.language)
        for part in self.parts:
            part.forget()

    @Slot()
    def close(self) -> None:
        """Go, now that the page that showed this is gone: it may slide out for a while."""
        self.deleteLater()

    def _text(self, name: str) -> str:
        """Return a text of the group, or of the only question."""
        if self._group is None:
            return str(getattr(self.parts[0], name))
        return self._campaign.say(getattr(self._group, name), self._visit.language)

    def _foreign(self) -> bool:
        texts = [self._group.label, self._group.hint] if self._group else []
        of_group = not all(speaks(text, self._visit.language) for text in texts if text)
        return of_group or any(part.foreign for part in self.parts)

    name = Property(str, lambda self: self._page.name, constant=True)
    first = Property(QuestionModel, lambda self: self.parts[0], constant=True)
    second = Property(
        QuestionModel, lambda self: self.parts[1] if len(self.parts) > 1 else None, constant=True
    )
    label = Property(str, lambda self: self._text("label"), notify=changed)
    hint = Property(str, lambda self: self._text("hint"), notify=changed)
    foreign = Property(bool, _foreign, notify=changed)
    number = Property(int, lambda self: self._place[0], notify=changed)
    total = Property(int, lambda self: self._place[1], notify=changed)
    isNote = Property(
        bool, lambda self: all(part.kind == "note" for part in self.parts), constant=True
    )
    answered = Property(
        bool, lambda self: any(part.answered for part in self.parts), notify=changed
    )
    canGoOn = Property(bool, lambda self: all(part.fits for part in self.parts), notify=changed)
    objected = Property(bool, lambda self: any(p.objection for p in self.parts), notify=changed)
    asks = Property(bool, lambda self: any(part.asks() for part in self.parts), notify=changed)
    sensitive = Property(bool, lambda self: any(p.sensitive for p in self.parts), constant=True)
