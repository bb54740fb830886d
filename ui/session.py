"""The view model of the session: paused and closed by staff, or by itself when its day is over.

Everything is decided below, in `kiosk/`; here it is asked for and shown. `ui/opening.py` opens it.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log, wording
from kiosk.campaign import Event
from kiosk.errors import LyssnaError, sentence
from ui.desk import Desk

if TYPE_CHECKING:
    from kiosk.stand import Session

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

MINUTE = 60_000  # milliseconds


@QmlElement
@QmlUncreatable("made by StaffModel")
class SessionModel(QObject):
    """The session of this kiosk. Lives on the GUI thread; all work is done at the `Desk`."""

    changed = Signal()
    refused = Signal(str, arguments=["text"])
    closed = Signal(object)  # the session as it was closed
    recalled = Signal(object)  # the last session, which was closed before the kiosk was started

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._busy = False
        self._overdue: Session | None = None  # one that had to close itself
        self._known = False  # whether the store was asked yet
        self._timer = QTimer(self, interval=MINUTE)
        self._timer.timeout.connect(self.mindTheDay)
        self._timer.start()
        desk.sessionChanged.connect(self._on_session)

    def stop(self) -> None:
        """Stop looking at the day, at exit."""
        self._timer.stop()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._busy = False
        self.changed.emit()

    # The session itself

    @Slot()
    def pause(self) -> None:
        """Let nobody begin until `resume`."""
        from kiosk import sessions

        self._desk.do_with_session(sessions.pause, failed=self._tell)

    @Slot()
    def resume(self) -> None:
        """Go on after a pause."""
        from kiosk import sessions

        self._desk.do_with_session(sessions.resume, failed=self._tell)

    @Slot()
    def closeSession(self) -> None:
        """Close the session; its figures are shown by who listens to `closed`."""
        from kiosk import stand

        if self._busy:
            return
        now = self._now()
        self._set_busy(True)
        self._desk.do(lambda store: stand.close_session(store, now), self._on_closed, self._tell)

    def _on_closed(self, session: "Session") -> None:
        log.note("session-closed", event=session.event, n=session.sent)
        self._set_busy(False)
        self._desk.do_with_session(lambda _: None, lambda: self.closed.emit(session))

    @Slot()
    def mindTheDay(self) -> None:
        """Close a session whose day is over; staff are told, and all that was counted stays."""
        from kiosk import sessions

        now = self._now()
        if self._desk.session is None:
            return

        def take(session: "Session | None") -> None:
            if session is not None:
                log.note("session-closed-itself", event=session.event, n=session.sent)
                self._overdue = session
                self._desk.do_with_session(lambda _: None, lambda: self.closed.emit(session))

        # A disk that takes no write now may take it in a minute.
        self._desk.do(lambda store: sessions.close_overdue(store, now), take, lambda _: None)

    # What is shown

    def _on_session(self) -> None:
        if self._desk.session is not None:
            self._overdue = None
        if not self._known:
            self._known = True
            self.mindTheDay()
            self._recall()
        self.changed.emit()

    def _recall(self) -> None:
        """Learn what was last, when the kiosk starts without a session: staff are still to know."""
        from kiosk import stand

        if self._desk.session is not None:
            return

        def take(found: "list[Session]") -> None:
            if found and self._desk.session is None:
                self._overdue = found[0] if found[0].closed_itself else None
                self.recalled.emit(found[0])
                self.changed.emit()

        self._desk.do(lambda store: stand.sessions(store)[:1], take, lambda _: None)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()

    def _tell(self, error: LyssnaError) -> None:
        self._set_busy(False)
        self.refused.emit(error.text(self._language))

    def _now(self) -> datetime:
        return self._desk.clock.now(self._campaign.timezone)

    def _event(self) -> Event | None:
        session = self._desk.session
        return self._campaign.event(session.event) if session else None

    def _since(self) -> str:
        session = self._desk.session
        if session is None:
            return ""
        opened = session.opened.astimezone(ZoneInfo(self._campaign.timezone))
        return opened.strftime("%H.%M" if self._language.startswith("sv") else "%H:%M")

    def _warning(self) -> str:
        if self._overdue is None:
            return ""
        places = {event.id: event.place for event in self._campaign.events}
        place = places.get(self._overdue.event, self._overdue.event)
        values = {"event": place, "n": self._overdue.sent}
        return sentence("check-session-closed-itself", self._language, **values)

    open = Property(bool, lambda self: self._desk.session is not None, notify=changed)
    paused = Property(
        bool, lambda self: bool(self._desk.session and self._desk.session.paused), notify=changed
    )
    place = Property(str, lambda self: e.place if (e := self._event()) else "", notify=changed)
    whenItIs = Property(
        str, lambda self: when(e, self._language) if (e := self._event()) else "", notify=changed
    )
    since = Property(str, _since, notify=changed)
    notes = Property(str, lambda self: s.notes if (s := self._desk.session) else "", notify=changed)
    stamp = Property(str, lambda self: stamp_of(self._desk), notify=changed)
    warning = Property(str, _warning, notify=changed)
    busy = Property(bool, lambda self: self._busy, notify=changed)


def stamp_of(desk: Desk) -> str:
    """Return the name of the stand and the kiosk's name and id, as they are on every screen."""
    holder, session = desk.pack.holder, desk.session
    stand = session.stand if session else ""
    return " · ".join(part for part in (stand, holder.name, holder.kiosk.hex[:8]) if part)


def when(event: Event, language: str) -> str:
    """Return the day and the hours of an event in words."""
    times = wording.time_span(event.starts, event.ends, language)
    return f"{wording.long_date(event.date, language)}, {times}"
