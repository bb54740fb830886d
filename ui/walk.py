"""One visit after another, as the store knows them: what a move changes, what is counted, what is
saved.

Holds the only copy of the answers. Knows no page; whoever shows the visit hears of every change.
"""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from kiosk.campaign import version_of
from kiosk.errors import LyssnaError, Refused
from kiosk.form import Form
from kiosk.patience import WALKED
from kiosk.questionnaire import Mode
from kiosk.seal import Response, seal
from kiosk.visit import Move, Step, Visit, advance
from ui.desk import Desk


class Walk(QObject):
    """The visit under way, if any. Lives on the GUI thread."""

    moved = Signal(object, object)  # the visit as it was, and the move
    saved = Signal(int)  # how many were sent so far
    troubled = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._response_id = ""
        self.trouble = ""  # a sentence for staff: why nobody can begin
        self.form = self._form_of_the_day()
        self.visit = Visit(self._campaign.main_language)
        desk.sessionChanged.connect(self._on_session)
        desk.failed.connect(self._on_trouble)

    def begin(self, language: str, mode: Mode, seed: int) -> None:
        """Begin a visit, unless one is under way or the stand is closed."""
        at_rest, session = self.visit.step is Step.ATTRACT, self._desk.session
        if at_rest and session is not None and session.takes_visits and not self.trouble:
            self.visit = Visit(self.visit.language, seed=seed, mode=mode)
            self.move(Move.BEGIN, language or self._campaign.main_language)

    def move(self, move: Move, value: str = "", part: str = "") -> None:
        """Make a move, count it where it counts, and save an answer that is sent."""
        if move in (Move.LEAVE, Move.TIME_OUT):
            value = self._campaign.main_language
        before, after = self.visit, advance(self.visit, move, self.form, value, part)
        if after == before:
            return
        if after.step is Step.THANKS:  # nothing of the answers is needed any more, or kept
            after = Visit(after.language, Step.THANKS)
        self.visit = after
        self._count(before, after, move)
        self.moved.emit(before, move)
        if after.step is Step.SENDING:
            self._save()

    def put(self, visit: Visit) -> None:
        """Take a visit as it stands; whoever puts it there shows it."""
        self.visit = visit

    def drop(self) -> None:
        """Forget the visit without a word."""
        self.visit = Visit(self._campaign.main_language)

    def clear_trouble(self) -> None:
        """Open the stand again after staff have mended what stopped it."""
        self._on_trouble("")

    def _form_of_the_day(self) -> Form:
        session = self._desk.session
        return self._campaign.form(session.day if session else self._campaign.events[0].date)

    def _count(self, before: Visit, after: Visit, move: Move) -> None:
        from kiosk import stand

        session = self._desk.session
        if session is None:
            return
        if before.step is Step.ATTRACT and after.step is Step.START:
            self._response_id = str(uuid4())
            self._desk.do(lambda store: stand.count_start(store, session.id))
        elif before.step in WALKED and after.step is Step.ATTRACT:
            ended = stand.count_time_out if move is Move.TIME_OUT else stand.count_walk_away
            self._desk.do(
                lambda store: ended(store, session.id), lambda _: self._desk.counted.emit()
            )

    def _save(self) -> None:
        from kiosk import stand

        session, visit = self._desk.session, self.visit
        version = version_of(self.form.questionnaire)
        if session is None or session.questionnaire != version:
            # The centre would put the answer aside: it reads it by the session's questionnaire.
            self._on_not_saved(self._response_id, Refused("session-none-open"))
            return
        response = Response(
            id=self._response_id,
            campaign=self._campaign.id,
            questionnaire=version,
            event=session.event,
            hour=self._desk.clock.now(self._campaign.timezone).hour,
            language=visit.language,
            answers=visit.answers,
            guarded=visit.guarded,
            mode=visit.mode,
        )
        choices = stand.choices_of(self.form.questionnaire, visit.answers)
        box = self._desk.pack.keys.box
        self._desk.do(
            lambda store: stand.save_response(
                store,
                session.id,
                response.id,
                seal(response, box),
                choices,
                hour=response.hour,
                language=response.language,
            ),
            partial(self._on_saved, response.id),
            partial(self._on_not_saved, response.id),
        )

    def _on_saved(self, response_id: str, sent: int) -> None:
        self.saved.emit(sent)
        self._desk.counted.emit()
        self.trouble = ""
        # Else a bug has dropped that visit meanwhile; another one may be under way.
        if response_id == self._response_id and self.visit.step is Step.SENDING:
            self.move(Move.SENT)

    def _on_not_saved(self, response_id: str, error: LyssnaError) -> None:
        self.trouble = error.text(self._campaign.main_language)
        if response_id == self._response_id:
            self.move(Move.FAIL)
        self.troubled.emit()

    def _on_session(self) -> None:
        if self._desk.session is not None:
            self.form = self._form_of_the_day()
        elif self.visit.step is not Step.ATTRACT:
            self.move(Move.LEAVE)

    def _on_trouble(self, sentence: str) -> None:
        self.trouble = sentence
        self.troubled.emit()
