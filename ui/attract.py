"""The view model of the first page: the question in one language after another, and sleep.

Costs next to nothing: one text changes every few seconds, and nothing outside the event's hours.
"""

from datetime import timedelta

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.campaign import Event
from ui.desk import Desk
from ui.language import right_to_left

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

TURN = 7000  # milliseconds for each language
MARGIN = timedelta(minutes=45)  # before and after an event, in which staff set up and clear away
AWAKE = 60.0  # seconds that a touch wakes the screen for


@QmlElement
@QmlUncreatable("made when the program starts")
class AttractModel(QObject):
    """What draws people near. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._turn = 0
        self._touched = float("-inf")
        self._asleep = self._paused = False
        self._timer = QTimer(self, interval=TURN)
        self._timer.timeout.connect(self.turn)
        self._timer.start()
        desk.sessionChanged.connect(self.look)

    @Slot()
    def turn(self) -> None:
        """Go on to the next language, and to sleep when it is time."""
        self.look()
        if not self._asleep:
            self._turn = (self._turn + 1) % len(self._campaign.languages)
            self.changed.emit()

    def begin(self) -> None:
        """Begin with the main language, after a visit."""
        self._turn = 0
        self._timer.start()
        self.look()
        self.changed.emit()

    def rest(self) -> None:
        """Stop while visitors are on other pages."""
        self._timer.stop()

    def wake(self) -> bool:
        """Note that somebody touched the screen; return whether that woke it."""
        self._touched = self._desk.clock.monotonic()
        asleep = self._asleep
        if asleep:
            self.look()
        return asleep

    @Slot()
    def look(self) -> None:
        """Learn whether it is time to sleep, and whether staff have paused the session."""
        session = self._desk.session
        paused = session is not None and session.paused
        fresh = self._desk.clock.monotonic() - self._touched < AWAKE
        asleep = not fresh and not self._within_hours()
        if (asleep, paused) != (self._asleep, self._paused):
            self._asleep, self._paused = asleep, paused
            self.changed.emit()

    def _within_hours(self) -> bool:
        """Tell whether now lies within the open session's event, or any event of the campaign."""
        session = self._desk.session
        events = [self._campaign.event(session.event)] if session else self._campaign.events
        return any(self._is_on(event) for event in events)

    def _is_on(self, event: Event) -> bool:
        now = self._desk.clock.now(self._campaign.timezone)
        starts = now.replace(
            year=event.date.year, month=event.date.month, day=event.date.day,
            hour=event.starts.hour, minute=event.starts.minute, second=0, microsecond=0,
        )  # fmt: skip
        ends = starts.replace(hour=event.ends.hour, minute=event.ends.minute)
        return starts - MARGIN <= now <= ends + MARGIN

    def _tag(self) -> str:
        return self._campaign.languages[self._turn]

    tag = Property(str, _tag, notify=changed)
    question = Property(
        str, lambda self: self._campaign.say(self._campaign.question, self._tag()), notify=changed
    )
    paused = Property(bool, lambda self: self._paused, notify=changed)
    rightToLeft = Property(bool, lambda self: right_to_left(self._tag()), notify=changed)
    asleep = Property(bool, lambda self: self._asleep, notify=changed)
