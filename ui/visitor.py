"""The view model of a visitor's minute: turns taps into moves of a `Visit`, and shows the result.

Holds the only copy of the answers, and drops it when the visit ends, in whatever way it ends.
"""

import secrets
from dataclasses import replace
from enum import Enum
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import privacy
from kiosk.campaign import version_of
from kiosk.errors import LyssnaError, Refused
from kiosk.form import Form
from kiosk.patience import WALKED, Patience, Timings
from kiosk.questionnaire import Mode, stepped
from kiosk.seal import Response, seal
from kiosk.visit import Move, Step, Visit, advance, page_of, position
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

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250  # milliseconds
_BACKWARD = frozenset((Move.BACK, Move.EDIT, Move.LEAVE, Move.TIME_OUT))


@QmlElement
@QmlUncreatable("made when the program starts")
class VisitorModel(QObject):
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
    ticked = Signal()
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
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._comfort = comfort
        self._reader = reader
        self._patience = Patience(desk.clock, timings or Timings())
        self._campaign = desk.pack.campaign
        self._form = self._form_of_the_day()
        self._visit = Visit(self._campaign.main_language)
        self._response_id = ""
        self._trouble = ""
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
        desk.sessionChanged.connect(self._on_session)
        desk.failed.connect(self._on_trouble)
        comfort.changed.connect(self.changed)

    # What a visitor does

    @Slot(str)
    def begin(self, language: str) -> None:
        self._begin(language, "self")

    @Slot(str)
    def beginFor(self, mode: str) -> None:
        """Begin a visit in which staff tap for somebody: "assisted", or "paper" for a form."""
        if mode in ("assisted", "paper"):
            self._begin("", mode)  # type: ignore[arg-type]

    def _begin(self, language: str, mode: Mode) -> None:
        at_rest = self._visit.step is Step.ATTRACT
        if at_rest and self._desk.session is not None and not self._trouble:
            self._visit = replace(self._visit, seed=secrets.randbits(32), mode=mode)
            self._move(Move.BEGIN, language or self._campaign.main_language)

    @Slot()
    def goOn(self) -> None:
        self._move(Move.NEXT)

    @Slot()
    def goBack(self) -> None:
        at_start = self._visit.step is Step.START
        self._move(Move.LEAVE if at_start else Move.BACK)

    @Slot()
    def decline(self) -> None:
        self._move(Move.DECLINE)

    @Slot(str, str)
    def choose(self, part: str, code: str) -> None:
        self._move(Move.CHOOSE, code, part)

    @Slot(str, str)
    def write(self, part: str, text: str) -> None:
        self.notice_activity()  # input methods write past the window's event filter
        self._move(Move.WRITE, text, part)

    @Slot(str, float)
    def set(self, part: str, number: float) -> None:
        self._move(Move.SET, f"{number:.10g}", part)

    @Slot(str, int)
    def moveBy(self, part: str, steps: int) -> None:
        """Move a range by `steps`; the first touch sets it to its middle."""
        question = self._form.question(part)
        answer = self._visit.answers.get(part)
        number = answer if isinstance(answer, int | float) else None
        self.set(part, stepped(question, number, steps))

    @Slot()
    def mask(self) -> None:
        self._move(Move.MASK)

    @Slot()
    def keep(self) -> None:
        self._move(Move.KEEP)

    @Slot()
    def edit(self) -> None:
        self._move(Move.EDIT)

    @Slot(str)
    def revisit(self, name: str) -> None:
        self._move(Move.CHOOSE, name)

    @Slot()
    def send(self) -> None:
        self._move(Move.SEND)

    @Slot()
    def leave(self) -> None:
        self._move(Move.LEAVE)

    @Slot(str)
    def speak(self, language: str) -> None:
        self._move(Move.SPEAK, language)

    @Slot()
    def stay(self) -> None:
        """Note that somebody is there: any touch, key or input-method event."""
        self.notice_activity()

    def notice_activity(self) -> bool:
        """Let the page wait anew; return whether that took the warning away."""
        woken = self._patience.notice(self._visit.step)
        if woken:
            self.ticked.emit()
        return woken

    def clear_trouble(self) -> None:
        """Open the stand again after staff have mended what stopped it."""
        self._trouble = ""
        self.changed.emit()

    # What time does

    @Slot()
    def tick(self) -> None:
        """Let the page do what its time has come for."""
        warned = self._patience.warning
        move = self._patience.due(self._visit.step)
        if move is not None:
            self._move(move)
        elif self._patience.warning and not warned:
            self.warned.emit()
        self.ticked.emit()

    # How a move changes things

    def _move(self, move: Move, value: str = "", part: str = "") -> None:
        if move in (Move.LEAVE, Move.TIME_OUT):
            value = self._campaign.main_language
        before, after = self._visit, advance(self._visit, move, self._form, value, part)
        if after == before:
            return
        self._visit = after
        self._count(before, after)
        if (before.step, before.page) != (after.step, after.page):
            self._show_page(forward=move not in _BACKWARD)
        elif self._questions is not None:
            self._questions.follow(after)
        if after.language != before.language:
            self._speak()
        self.changed.emit()
        if after.step is Step.SENDING:
            self._save()
        elif after.step is Step.ATTRACT:
            self._forget()

    def _count(self, before: Visit, after: Visit) -> None:
        from kiosk import stand

        session = self._desk.session
        if session is None:
            return
        if before.step is Step.ATTRACT and after.step is Step.START:
            self._response_id = str(uuid4())
            self._desk.do(lambda store: stand.count_start(store, session.id))
        elif before.step in WALKED and after.step is Step.ATTRACT:
            self._desk.do(lambda store: stand.count_walk_away(store, session.id))

    def _show_page(self, forward: bool) -> None:
        self._patience.restart()
        # The page that slides out keeps its own questions until it is gone.
        if self._leaving is not None:
            self._leaving.forget()
        self._leaving, self._questions = self._questions, None
        if self._visit.step is Step.QUESTION:
            page = page_of(self._visit, self._form)
            self._questions = PageModel(self._campaign, self._form, page, self._visit, self)
        guarded = self._visit.step is Step.GUARD
        self._findings = findings_in(self._visit, self._form) if guarded else []
        if self._visit.step is Step.SUMMARY:
            self._summary.show(telling.summary(self._campaign, self._form, self._visit))
        self._reader.arrive()
        self.pageChanged.emit(forward)

    def _save(self) -> None:
        from kiosk import stand

        session, visit = self._desk.session, self._visit
        if session is None or session.questionnaire != version_of(self._campaign.questionnaire):
            # The centre would put the answer aside: it reads it by the session's questionnaire.
            self._on_not_saved(self._response_id, Refused("session-none-open"))
            return
        response = Response(
            id=self._response_id,
            campaign=self._campaign.id,
            questionnaire=version_of(self._campaign.questionnaire),
            event=session.event,
            hour=self._desk.clock.now(self._campaign.timezone).hour,
            language=visit.language,
            answers=visit.answers,
            guarded=visit.guarded,
            mode=visit.mode,
        )
        choices = stand.choices_of(self._campaign.questionnaire, visit.answers)
        box = self._desk.pack.keys.box
        # Whoever looked for help takes home what says nothing: others there may read it.
        topics = {} if visit.helped else visit.answers
        self._souvenir.prepare(self._campaign.link(topics), visit.language)
        self._desk.do(
            lambda store: stand.save_response(
                store, session.id, response.id, seal(response, box), choices
            ),
            partial(self._on_saved, response.id),
            partial(self._on_not_saved, response.id),
        )

    def _on_saved(self, response_id: str, sent: int) -> None:
        self._notice.count_to(sent)
        self._trouble = ""
        if response_id != self._response_id or self._visit.step is not Step.SENDING:
            return  # a bug has dropped that visit meanwhile; another one may be under way
        self._move(Move.SENT)
        # Nothing of the answers is needed any more, and nothing is kept.
        self._visit = Visit(self._visit.language, Step.THANKS)
        self._forget_answers()

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

    def _on_not_saved(self, response_id: str, error: LyssnaError) -> None:
        self._trouble = error.text(self._campaign.main_language)
        if response_id == self._response_id:
            self._move(Move.FAIL)
        self.changed.emit()

    def _on_session(self) -> None:
        session = self._desk.session
        if session is None and self._visit.step is not Step.ATTRACT:
            self._move(Move.LEAVE)
        if session is not None:
            self._form = self._form_of_the_day()
        self.changed.emit()

    def _form_of_the_day(self) -> Form:
        session = self._desk.session
        return self._campaign.form(session.day if session else self._campaign.events[0].date)

    def _on_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self.changed.emit()

    def put(self, visit: Visit) -> None:
        """Show a visit as it stands, so that a page can be looked at without walking to it."""
        spoken = self._visit.language
        self._visit = visit
        if visit.language != spoken:
            self._speak()
        self._show_page(forward=True)
        self.changed.emit()

    def stop(self) -> None:
        """Forget everything and stop waiting for anything, at exit."""
        self._ticker.stop()
        self._language.drop()
        self._visit = Visit(self._campaign.main_language)
        self._forget()

    def drop(self) -> None:
        """Forget the visit without a word, after a bug."""
        self._visit = Visit(self._campaign.main_language)
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
            self._summary.show(telling.summary(self._campaign, self._form, self._visit))
        if self._questions is not None:
            self._questions.follow(self._visit)

    def _share(self) -> float:
        here, known = position(self._visit, self._form)
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
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    share = Property(float, _share, notify=changed)
    mode = Property(str, lambda self: self._visit.mode, notify=changed)
    guardText = Property(str, _guard_text, notify=changed)
    guardKind = Property(str, _guard_kind, notify=changed)
    mayKeep = Property(bool, _may_keep, notify=changed)
    warning = Property(bool, lambda self: self._patience.warning, notify=ticked)
    secondsLeft = Property(
        int, lambda self: self._patience.seconds_left(self._visit.step), notify=ticked
    )
    thanksSeconds = Property(int, lambda self: round(self._patience.timings.thanks), constant=True)
