"""The view model of what can be done with a visit: each touch or key is one move of a `Walk`.

Knows which move a touch means, and nothing of what is shown.
"""

import secrets

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.patience import Patience
from kiosk.questionnaire import day_in, stepped
from kiosk.visit import Move, Step, Visit, page_of
from ui.reader import ReaderModel
from ui.steps import turned, value_of_star
from ui.walk import Walk

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

SEEN = 300  # milliseconds in which a mark is seen before a page leads on by itself


@QmlElement
@QmlUncreatable("made when the program starts")
class TouchModel(QObject):
    """The visitor's hand. Lives on the GUI thread."""

    ticked = Signal()

    def __init__(
        self, walk: Walk, patience: Patience, reader: ReaderModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        walk.setParent(self)
        self._patience = patience
        self._reader = reader
        self._seen = QTimer(self, interval=SEEN, singleShot=True)
        self._seen.timeout.connect(self.goOn)
        walk.moved.connect(self._seen.stop)

    @property
    def _visit(self) -> Visit:
        return self._walk.visit

    @Slot(str)
    def begin(self, language: str) -> None:
        self._walk.begin(language, "self", secrets.randbits(32))

    @Slot(str)
    def beginFor(self, mode: str) -> None:
        """Begin a visit in which staff tap for somebody: "assisted", or "paper" for a form."""
        if mode in ("assisted", "paper"):
            self._walk.begin("", mode, secrets.randbits(32))  # type: ignore[arg-type]

    @Slot()
    def goOn(self) -> None:
        self._walk.move(Move.NEXT)

    @Slot()
    def goBack(self) -> None:
        at_start = self._visit.step is Step.START
        self._walk.move(Move.LEAVE if at_start else Move.BACK)

    @Slot()
    def decline(self) -> None:
        self._walk.move(Move.DECLINE)

    @Slot(str, str)
    def choose(self, part: str, code: str) -> None:
        if self._seen.isActive():
            return  # the page is about to go on with what was tapped first
        self._walk.move(Move.CHOOSE, code, part)
        if self._leads_on(part, code):
            self._seen.start()

    @Slot(str, str)
    def write(self, part: str, text: str) -> None:
        self.notice_activity()  # input methods write past the window's event filter
        self._walk.move(Move.WRITE, text, part)

    @Slot(str, float)
    def set(self, part: str, number: float) -> None:
        self._walk.move(Move.SET, f"{number:.10g}", part)

    @Slot(str, int)
    def moveBy(self, part: str, steps: int) -> None:
        """Move a range by `steps`; the first touch sets it to its middle."""
        question = self._walk.form.question(part)
        answer = self._visit.answers.get(part)
        number = answer if isinstance(answer, int | float) else None
        self.set(part, stepped(question, number, steps))

    @Slot(str, int)
    def rate(self, part: str, star: int) -> None:
        """Set a range that is shown as stars, the first of which is 1."""
        self.set(part, value_of_star(self._walk.form.question(part), star))

    @Slot(str, str, int)
    def turn(self, part: str, unit: str, steps: int) -> None:
        """Move a date by days, months or years ("day", "month", "year"), first to the event's."""
        answer = self._visit.answers.get(part)
        day = day_in(answer) if isinstance(answer, str) else None
        moved = turned(day, unit, steps, self._walk.form.day)
        self._walk.move(Move.SET, moved.isoformat(), part)
        if not self._walk.form.question(part).sensitive:
            self._reader.say(wording.long_date(moved, self._visit.language))

    @Slot(str)
    def clear(self, part: str) -> None:
        """Take a date back."""
        self._walk.move(Move.SET, "", part)

    @Slot()
    def mask(self) -> None:
        self._walk.move(Move.MASK)

    @Slot()
    def keep(self) -> None:
        self._walk.move(Move.KEEP)

    @Slot()
    def edit(self) -> None:
        self._walk.move(Move.EDIT)

    @Slot(str)
    def revisit(self, name: str) -> None:
        self._walk.move(Move.CHOOSE, name)

    @Slot()
    def send(self) -> None:
        self._walk.move(Move.SEND)

    @Slot()
    def leave(self) -> None:
        self._walk.move(Move.LEAVE)

    @Slot(str)
    def speak(self, language: str) -> None:
        self._walk.move(Move.SPEAK, language)

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

    def _leads_on(self, part: str, code: str) -> bool:
        """Tell whether the tap on a choice is all that its page waits for."""
        visit = self._visit
        if visit.step is not Step.QUESTION or visit.mode != "self" or self._reader.on:
            return False
        [first, *others] = page_of(visit, self._walk.form).parts
        quick = first.quick and first.kind == "single" and len(first.choices) > 1
        return quick and not others and first.name == part and visit.answers.get(part) == code

    warning = Property(bool, lambda self: self._patience.warning, notify=ticked)
    secondsLeft = Property(
        int, lambda self: self._patience.seconds_left(self._visit.step), notify=ticked
    )
    thanksSeconds = Property(int, lambda self: round(self._patience.timings.thanks), constant=True)
