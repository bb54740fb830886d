"""The view model of a visitor's minute: turns taps into moves of a `Visit`, and shows the result.

Holds the only copy of the answers, and drops it when the visit ends, in whatever way it ends.
"""

from dataclasses import dataclass
from enum import Enum
from functools import partial
from html import escape
from uuid import uuid4

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import privacy
from kiosk.campaign import version_of
from kiosk.errors import LyssnaError, Refused
from kiosk.questionnaire import Answer, Question
from kiosk.seal import Response, seal
from kiosk.visit import Move, Step, Visit, advance, position
from ui.campaign_model import CampaignModel
from ui.desk import Desk
from ui.language import Language, keyboard_of, own_name
from ui.question import QuestionModel
from ui.rows import RowModel

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250  # milliseconds
_BACKWARD = frozenset((Move.BACK, Move.EDIT, Move.LEAVE, Move.TIME_OUT))
_WALKED = frozenset((Step.START, Step.QUESTION, Step.HELP, Step.GUARD, Step.SUMMARY, Step.FAILED))


@dataclass(frozen=True)
class Timings:
    """How long a page waits, in seconds of the clock that was passed in."""

    idle: float = 45
    warning: float = 20
    help: float = 20
    thanks: float = 25


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
        SUMMARY = 5
        SENDING = 6
        THANKS = 7
        FAILED = 8

    changed = Signal()
    ticked = Signal()
    pageChanged = Signal(bool, arguments=["forward"])

    def __init__(
        self,
        desk: Desk,
        language: Language,
        timings: Timings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._timings = timings or Timings()
        self._campaign = desk.pack.campaign
        self._form = self._campaign.questionnaire
        self._visit = Visit(self._campaign.main_language)
        self._response_id = ""
        self._trouble = ""
        self._question: QuestionModel | None = None
        self._leaving: QuestionModel | None = None
        self._languages = RowModel(("tag", "name"), self)
        self._languages.show([{"tag": t, "name": own_name(t)} for t in self._campaign.languages])
        self._summary = RowModel(("name", "label", "answer", "given"), self)
        self._notice = CampaignModel(desk, self)
        self._since = desk.clock.monotonic()
        self._warning = False
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        desk.sessionChanged.connect(self._on_session)
        desk.failed.connect(self._on_trouble)

    # What a visitor does

    @Slot(str)
    def begin(self, language: str) -> None:
        if self._desk.session is not None and not self._trouble:
            self._move(Move.BEGIN, language or self._visit.language)

    @Slot()
    def goOn(self) -> None:
        self._move(Move.NEXT)

    @Slot()
    def goBack(self) -> None:
        at_start = self._visit.step is Step.START
        self._move(Move.LEAVE if at_start else Move.BACK)

    @Slot()
    def skip(self) -> None:
        self._move(Move.SKIP)

    @Slot(str)
    def choose(self, code: str) -> None:
        self._move(Move.CHOOSE, code)

    @Slot(str)
    def write(self, text: str) -> None:
        self.notice_activity()  # input methods write past the window's event filter
        self._move(Move.WRITE, text)

    @Slot()
    def mask(self) -> None:
        self._move(Move.MASK)

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
        woken = self._warning
        # The help page and the thanks close by themselves, however much they are touched.
        if self._visit.step not in (Step.HELP, Step.THANKS):
            self._since = self._desk.clock.monotonic()
        if woken:
            self._warning = False
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
        step, elapsed = self._visit.step, self._elapsed()
        if step is Step.THANKS and elapsed >= self._timings.thanks:
            self._move(Move.LEAVE)
        elif step is Step.HELP and elapsed >= self._timings.help:
            self._move(Move.BACK)
        elif step in _WALKED - {Step.HELP}:
            if elapsed >= self._timings.idle + self._timings.warning:
                self._move(Move.TIME_OUT)
            else:
                self._warning = elapsed >= self._timings.idle
        elif step is Step.ATTRACT and elapsed >= self._timings.idle:
            self._move(Move.LEAVE)  # back to the main language
        self.ticked.emit()

    def _elapsed(self) -> float:
        return self._desk.clock.monotonic() - self._since

    def _seconds_left(self) -> int:
        ends = {
            Step.THANKS: self._timings.thanks,
            Step.HELP: self._timings.help,
        }.get(self._visit.step, self._timings.idle + self._timings.warning)
        return max(0, round(ends - self._elapsed()))

    # How a move changes things

    def _move(self, move: Move, value: str = "") -> None:
        if move in (Move.LEAVE, Move.TIME_OUT):
            value = self._campaign.main_language
        before, after = self._visit, advance(self._visit, move, self._form, value)
        if after == before:
            return
        self._visit = after
        self._count(before, after)
        if (before.step, before.question) != (after.step, after.question):
            self._show_page(forward=move not in _BACKWARD)
        elif self._question is not None:
            self._question.follow(after)
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
        elif before.step in _WALKED and after.step is Step.ATTRACT:
            self._desk.do(lambda store: stand.count_walk_away(store, session.id))

    def _show_page(self, forward: bool) -> None:
        self._since = self._desk.clock.monotonic()
        self._warning = False
        # The page that slides out keeps its own question until it is gone.
        if self._leaving is not None:
            self._leaving.forget()
            self._leaving.deleteLater()
        self._leaving, self._question = self._question, None
        if self._visit.step is Step.QUESTION:
            question = self._form.question(self._visit.question)
            self._question = QuestionModel(self._campaign, question, self._visit, self)
        if self._visit.step is Step.SUMMARY:
            self._show_summary()
        self.pageChanged.emit(forward)

    def _save(self) -> None:
        from kiosk import stand

        session, visit = self._desk.session, self._visit
        if session is None or session.questionnaire != version_of(self._form):
            # The centre would put the answer aside: it reads it by the session's questionnaire.
            self._on_not_saved(self._response_id, Refused("session-none-open"))
            return
        response = Response(
            id=self._response_id,
            campaign=self._campaign.id,
            questionnaire=version_of(self._form),
            event=session.event,
            hour=self._desk.clock.now(self._campaign.timezone).hour,
            language=visit.language,
            answers=visit.answers,
            guarded=visit.guarded,
        )
        choices = stand.choices_of(self._form, visit.answers)
        box = self._desk.pack.keys.box
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
        self._forget()

    def _forget(self) -> None:
        """Let go of everything that models may still hold of a visit."""
        self._summary.show([])
        for question in (self._leaving, self._question):
            if question is not None:
                question.forget()

    def _on_not_saved(self, response_id: str, error: LyssnaError) -> None:
        self._trouble = error.text(self._campaign.main_language)
        if response_id == self._response_id:
            self._move(Move.FAIL)
        self.changed.emit()

    def _on_session(self) -> None:
        session = self._desk.session
        if session is None and self._visit.step is not Step.ATTRACT:
            self._move(Move.LEAVE)
        self.changed.emit()

    def _on_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self.changed.emit()

    def stop(self) -> None:
        """Forget everything and stop waiting for anything, at exit."""
        self._ticker.stop()
        self._visit = Visit(self._campaign.main_language)
        self._forget()

    def drop(self) -> None:
        """Forget the visit without a word, after a bug."""
        self._visit = Visit(self._campaign.main_language)
        self._forget()
        self._speak()
        self._show_page(forward=False)
        self.changed.emit()

    # What is shown

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._visit.language)

    def _speak(self) -> None:
        self._language.use(self._visit.language)
        self._notice.speak(self._visit.language)
        if self._visit.step is Step.SUMMARY:
            self._show_summary()
        if self._question is not None:
            self._question.follow(self._visit)

    def _show_summary(self) -> None:
        rows = []
        for question in self._form.shown(self._visit.answers):
            answer = self._visit.answers.get(question.name)
            rows.append(
                {
                    "name": question.name,
                    "label": self._say(question.label),
                    "answer": self._in_words(question, answer),
                    "given": answer is not None,
                }
            )
        self._summary.show(rows)

    def _in_words(self, question: Question, answer: Answer | None) -> str:
        if answer is None:
            return ""
        if question.kind == "text":
            return str(answer)
        codes = [answer] if isinstance(answer, str) else answer
        choices = (question.choice(code) for code in codes)
        return "; ".join(self._say(choice.label) for choice in choices if choice is not None)

    def _share(self) -> float:
        here, known = position(self._visit, self._form)
        return here / (known + 1)

    def _guard_text(self) -> str:
        text, at, parts = self._visit.draft, 0, []
        for found in privacy.find(text):
            parts += [escape(text[at : found.start]), "<font color='#A3341E'><b><u>"]
            parts += [escape(text[found.start : found.end]), "</u></b></font>"]
            at = found.end
        return "".join([*parts, escape(text[at:])]).replace("\n", "<br>")

    def _guard_kind(self) -> str:
        found = privacy.find(self._visit.draft)
        return found[0].detail.value if found else ""

    def _page(self) -> Page:
        return self.Page[self._visit.step.name]

    page = Property(int, lambda self: self._page().value, notify=changed)
    question = Property(QuestionModel, lambda self: self._question, notify=changed)
    language = Property(str, lambda self: self._visit.language, notify=changed)
    keyboard = Property(str, lambda self: keyboard_of(self._visit.language), notify=changed)
    languageName = Property(str, lambda self: own_name(self._visit.language), notify=changed)
    languages = Property(QObject, lambda self: self._languages, constant=True)
    summary = Property(QObject, lambda self: self._summary, constant=True)
    notice = Property(CampaignModel, lambda self: self._notice, constant=True)
    open = Property(bool, lambda self: self._desk.session is not None, notify=changed)
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    share = Property(float, _share, notify=changed)
    guardText = Property(str, _guard_text, notify=changed)
    guardKind = Property(str, _guard_kind, notify=changed)
    warning = Property(bool, lambda self: self._warning, notify=ticked)
    secondsLeft = Property(int, _seconds_left, notify=ticked)
    thanksSeconds = Property(int, lambda self: round(self._timings.thanks), constant=True)
