"""The view model of the wall: what a second screen, turned to the public, shows of a session.

Campaign texts, how many have answered, and how often which choice was made: nothing else, and never
of fewer than five. It moves on with the panel when five more have answered, or whoever stands
beside the kiosk could read from it what the last visitor chose. It speaks the campaign's main
language, whatever the visitor at the kiosk has chosen, so its texts do not come from Qt's
translations.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.errors import sentence
from ui.desk import Desk
from ui.live import BAR, Reading, bars_of, questions_shown, title_of
from ui.rows import RowModel
from ui.session import stamp_of

if TYPE_CHECKING:
    from kiosk.campaign import Event

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

TURN = 12_000  # milliseconds for each question
MOST_BARS = 6


@QmlElement
@QmlUncreatable("made by StaffModel")
class WallModel(QObject):
    """What the public sees of an open session. Lives on the GUI thread."""

    changed = Signal()
    switched = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._possible = self._wanted = False
        self._session = ""
        self._sent = 0
        self._choices: dict[str, dict[str, int | None]] = {}
        self._page = 0
        self._bars = RowModel(BAR, self)
        self._timer = QTimer(self, interval=TURN)
        self._timer.timeout.connect(self.turn)
        desk.sessionChanged.connect(self._on_session)

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """Show the wall while a session is open, or cover its screen again."""
        self._wanted = on
        if on:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()
        self.switched.emit()

    def set_possible(self, possible: bool) -> None:
        """Take over whether there is a second screen to show it on."""
        if possible != self._possible:
            self._possible = possible
            self.changed.emit()

    def take(self, reading: Reading) -> None:
        """Take over the figures on the panel, which are of five people more than those before."""
        session = reading.figures.session
        self._session, self._sent, self._choices = session.id, session.sent, reading.choices
        self._show()

    @Slot()
    def turn(self) -> None:
        """Go on to the next question."""
        self._page += 1
        self._show()

    def stop(self) -> None:
        """Turn no more, at exit."""
        self._timer.stop()

    def _on_session(self) -> None:
        session = self._desk.session
        if session is None or session.id != self._session:
            self._session, self._sent, self._choices, self._page = "", 0, {}, 0
            self._show()
        self.switched.emit()

    # What is shown

    def _show(self) -> None:
        name = self._name()
        found = self._choices.get(name, {})
        bars = bars_of(self._campaign, name, found, self._language) if name else []
        self._bars.show(bars[:MOST_BARS])
        self.changed.emit()

    def _name(self) -> str:
        names = questions_shown(self._choices)
        return names[self._page % len(names)] if names else ""

    def _event(self) -> "Event | None":
        session = self._desk.session
        return self._campaign.event(session.event) if session else None

    def _where(self) -> str:
        event = self._event()
        if event is None:
            return ""
        return f"{event.place} · {wording.day_and_month(event.date, self._language)}"

    def _said(self, code: str, **values: object) -> str:
        return sentence(code, self._language, **values)

    def _title(self) -> str:
        return title_of(self._campaign, name, self._language) if (name := self._name()) else ""

    def _count(self) -> str:
        return self._said("wall-count", n=self._sent) if self._sent else ""

    possible = Property(bool, lambda self: self._possible, notify=changed)
    on = Property(bool, lambda self: self._wanted, notify=changed)
    shown = Property(
        bool, lambda self: self._wanted and self._desk.session is not None, notify=switched
    )
    name = Property(str, lambda self: self._campaign.name, constant=True)
    question = Property(
        str, lambda self: self._campaign.say(self._campaign.question, self._language), constant=True
    )
    where = Property(str, _where, notify=changed)
    title = Property(str, _title, notify=changed)
    count = Property(str, _count, notify=changed)
    waiting = Property(str, lambda self: self._said("wall-waiting"), constant=True)
    note = Property(str, lambda self: self._said("wall-note"), constant=True)
    stamp = Property(str, lambda self: stamp_of(self._desk), notify=changed)
    address = Property(str, lambda self: self._campaign.promise_address, constant=True)
    bars = Property(QObject, lambda self: self._bars, constant=True)
