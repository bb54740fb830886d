"""The view model of a visitor's minute: shows what has become of a visit, and what time does to it.

Lets go of all that it shows when the visit ends, in whatever way it ends.
"""

from enum import Enum

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import privacy
from kiosk.patience import Patience, Timings
from kiosk.visit import Move, Step, Visit, page_of, position
from kiosk.visit_texts import findings_in
from ui import telling
from ui.campaign_model import CampaignModel
from ui.comfort import ComfortModel
from ui.desk import Desk
from ui.language import Language, described, keyboard_of, own_name, right_to_left
from ui.page import PageModel
from ui.reader import ReaderModel
from ui.rows import RowModel
from ui.souvenir import SouvenirModel
from ui.touches import TouchModel
from ui.walk import Walk

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250  # milliseconds
_BACKWARD = frozenset((Move.BACK, Move.EDIT, Move.LEAVE, Move.TIME_OUT))


@QmlElement
@QmlUncreatable("made when the program starts")
class VisitorModel(TouchModel):
    """One visitor after another. Lives on the GUI thread."""

    @QEnum
    class Page(Enum):
        """The pages, as `kiosk.visit.Step` names them."""

        ATTRACT = 0
        START = 1
        QUESTION = 2
        HELP = 3
        GUARD = 4
        URGENT = 5
        SUMMARY = 6
        SENDING = 7
        THANKS = 8
        FAILED = 9

    changed = Signal()
    warned = Signal()  # the page is about to be emptied: for whoever does not look
    ended = Signal()  # a visit is over, and nothing of it is to be left
    pageChanged = Signal(bool, arguments=["forward"])

    def __init__(
        self,
        desk: Desk,
        language: Language,
        comfort: ComfortModel,
        reader: ReaderModel,
        timings: Timings | None = None,
        *,
        paper: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """Serve visitors at `desk`; without `paper`, no handout is offered to them."""
        super().__init__(Walk(desk), Patience(desk.clock, timings or Timings()), reader, parent)
        self._desk = desk
        self._language = language
        self._comfort = comfort
        self._campaign = desk.pack.campaign
        language.use(self._visit.language)
        self._findings: list[privacy.Finding] = []  # of the text that the guard shows
        self._questions: PageModel | None = None
        self._leaving: PageModel | None = None
        self._languages = RowModel(("tag", "name"), self)
        self._languages.show([described(tag) for tag in self._campaign.languages])
        self._summary = RowModel(telling.SUMMARY, self)
        self._notice = CampaignModel(desk, self)
        self._souvenir = SouvenirModel(desk, paper=paper, parent=self)
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self._walk.moved.connect(self._on_moved)
        self._walk.saved.connect(self._notice.count_to)
        self._walk.troubled.connect(self.changed)
        desk.sessionChanged.connect(self.changed)
        comfort.changed.connect(self.changed)

    def clear_trouble(self) -> None:
        """Open the stand again after staff have mended what stopped it."""
        self._walk.clear_trouble()

    # What time does

    @Slot()
    def tick(self) -> None:
        """Let the page do what its time has come for."""
        warned = self._patience.warning
        move = self._patience.due(self._visit.step)
        if move is not None:
            self._walk.move(move)
        elif self._patience.warning and not warned:
            self.warned.emit()
        self.ticked.emit()

    # How a move changes things

    def _on_moved(self, before: Visit, move: Move) -> None:
        after = self._visit
        if (before.step, before.page) != (after.step, after.page):
            self._show_page(forward=move not in _BACKWARD)
        elif self._questions is not None:
            self._questions.follow(after)
        if after.language != before.language:
            self._speak()
        if after.step is Step.SENDING:
            # Whoever looked for help takes home what says nothing: others there may read it.
            topics = {} if after.helped else after.answers
            link = self._campaign.link(topics)
            self._souvenir.prepare(link, after.language, neutral=after.helped)
        elif after.step is Step.THANKS:
            self._forget_answers()
        self.changed.emit()
        if after.step is Step.ATTRACT:
            self._forget()

    def _show_page(self, forward: bool) -> None:
        self._patience.restart()
        # The page that slides out keeps its own questions until it is gone.
        if self._leaving is not None:
            self._leaving.forget()
        self._leaving, self._questions = self._questions, None
        if self._visit.step is Step.QUESTION:
            page = page_of(self._visit, self._walk.form)
            self._questions = PageModel(self._campaign, self._walk.form, page, self._visit, self)
        guarded = self._visit.step is Step.GUARD
        self._findings = findings_in(self._visit, self._walk.form) if guarded else []
        if self._visit.step is Step.SUMMARY:
            self._summary.show(telling.summary(self._campaign, self._walk.form, self._visit))
        self._reader.arrive()
        self.pageChanged.emit(forward)

    def _forget(self) -> None:
        """Let go of everything that a visit may have left anywhere, at its end."""
        self._forget_answers()
        self._leaving = None
        self._souvenir.forget()
        self._comfort.reset()
        self._reader.reset()
        self.ended.emit()

    def _forget_answers(self) -> None:
        self._summary.show([])
        for questions in (self._leaving, self._questions):
            if questions is not None:
                questions.forget()

    def put(self, visit: Visit) -> None:
        """Show a visit as it stands, so that a page can be looked at without walking to it."""
        spoken = self._visit.language
        self._walk.put(visit)
        if visit.language != spoken:
            self._speak()
        self._show_page(forward=True)
        self.changed.emit()

    def stop(self) -> None:
        """Forget everything and stop waiting for anything, at exit."""
        self._ticker.stop()
        self._seen.stop()
        self._language.drop()
        self._walk.drop()
        self._forget()

    def drop(self) -> None:
        """Forget the visit without a word, after a bug."""
        self._seen.stop()
        self._walk.drop()
        self._speak()
        self._show_page(forward=False)
        self._forget()
        self.changed.emit()

    # What is shown

    def _speak(self) -> None:
        self._language.use(self._visit.language)
        self._reader.use(self._visit.language)
        self._notice.speak(self._visit.language)
        if self._visit.step is Step.SUMMARY:
            self._summary.show(telling.summary(self._campaign, self._walk.form, self._visit))
        if self._questions is not None:
            self._questions.follow(self._visit)

    def _share(self) -> float:
        here, known = position(self._visit, self._walk.form)
        return here / (known + 1)

    def _guard_text(self) -> str:
        look = ComfortModel.Look(self._comfort.look)
        colour = telling.FOUND_COLOUR[look]
        return telling.marked(self._visit.draft, self._findings, colour)

    def _guard_kind(self) -> str:
        return self._findings[0].detail.value if self._findings else ""

    def _may_keep(self) -> bool:
        """Tell whether all that was found may be something else."""
        return not any(found.detail.certain for found in self._findings)

    def _page(self) -> Page:
        return self.Page[self._visit.step.name]

    page = Property(int, lambda self: self._page().value, notify=changed)
    questions = Property(PageModel, lambda self: self._questions, notify=changed)
    language = Property(str, lambda self: self._visit.language, notify=changed)
    rightToLeft = Property(bool, lambda self: right_to_left(self._visit.language), notify=changed)
    unreviewed = Property(
        bool, lambda self: self._visit.language in self._campaign.unreviewed, notify=changed
    )
    keyboard = Property(str, lambda self: keyboard_of(self._visit.language), notify=changed)
    languageName = Property(str, lambda self: own_name(self._visit.language), notify=changed)
    languages = Property(QObject, lambda self: self._languages, constant=True)
    summary = Property(QObject, lambda self: self._summary, constant=True)
    comfort = Property(ComfortModel, lambda self: self._comfort, constant=True)
    reader = Property(ReaderModel, lambda self: self._reader, constant=True)
    notice = Property(CampaignModel, lambda self: self._notice, constant=True)
    souvenir = Property(SouvenirModel, lambda self: self._souvenir, constant=True)
    open = Property(bool, lambda self: self._desk.session is not None, notify=changed)
    trouble = Property(str, lambda self: self._walk.trouble, notify=changed)
    share = Property(float, _share, notify=changed)
    mode = Property(str, lambda self: self._visit.mode, notify=changed)
    guardText = Property(str, _guard_text, notify=changed)
    guardKind = Property(str, _guard_kind, notify=changed)
    mayKeep = Property(bool, _may_keep, notify=changed)
