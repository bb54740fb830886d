"""The view model of the sync page: what waits, how far it is, and what the centre said."""

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log
from kiosk.errors import LyssnaError
from ui.desk import Desk

if TYPE_CHECKING:
    from kiosk.store import Store
    from sync.courier import Delivery
    from sync.outbox import Summary

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made when the program starts")
class CoordinatorModel(QObject):
    """Carries what has been collected to the centre. Lives on the GUI thread."""

    @QEnum
    class State(Enum):
        """How far the sync is."""

        IDLE = 0
        RUNNING = 1
        DONE = 2
        FAILED = 3

    changed = Signal()

    def __init__(self, desk: Desk, to: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._to = to
        self._state = self.State.IDLE
        self._done, self._all = 0, 0
        self._answers_waiting, self._answers_refused = 0, 0
        self._stored, self._duplicates = 0, 0
        self._error = ""
        self._known = False

    @Slot()
    def look(self) -> None:
        """Read what waits to be sent."""
        from sync.outbox import summary

        if self._state is not self.State.RUNNING:
            self._state = self.State.IDLE
        self._desk.run_errand(summary, self._on_summary, self._on_failed)

    @Slot()
    def sync(self) -> None:
        """Send every closed session to the centre."""
        if self._state is self.State.RUNNING:
            return
        self._state, self._done, self._all, self._error = self.State.RUNNING, 0, 0, ""
        self.changed.emit()
        self._desk.run_errand(self._deliver, self._on_delivered, self._on_failed)

    def _deliver(self, store: "Store") -> "tuple[Delivery, Summary]":
        from sync.courier import deliver
        from sync.outbox import summary

        desk = self._desk
        delivery = deliver(
            store, desk.pack, desk.home.sender_lock, self._to, desk.clock, self._from_worker
        )
        return delivery, summary(store)

    def _from_worker(self, done: int, of: int) -> None:
        self._desk.call_back(partial(self._on_progress, done, of))

    def _on_progress(self, done: int, of: int) -> None:
        self._done, self._all = done, of
        self.changed.emit()

    def _on_delivered(self, result: "tuple[Delivery, Summary]") -> None:
        delivery, summary = result
        log.note("synced", batch=delivery.batches, n=delivery.answers)
        self._stored, self._duplicates = delivery.answers, delivery.duplicates
        self._state = self.State.DONE
        self._on_summary(summary)

    def _on_summary(self, summary: "Summary") -> None:
        self._known = True
        self._answers_waiting = summary.answers_waiting
        self._answers_refused = summary.answers_refused
        self.changed.emit()

    def _on_failed(self, error: LyssnaError) -> None:
        self._error = error.text(self._desk.pack.campaign.main_language)
        self._state = self.State.FAILED
        self.changed.emit()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._state = self.State.IDLE
        self.changed.emit()

    def _address(self) -> str:
        return self._to or self._desk.pack.campaign.centre

    state = Property(int, lambda self: self._state.value, notify=changed)
    address = Property(str, _address, constant=True)
    progress = Property(
        float, lambda self: self._done / self._all if self._all else 0.0, notify=changed
    )
    answersWaiting = Property(int, lambda self: self._answers_waiting, notify=changed)
    answersRefused = Property(int, lambda self: self._answers_refused, notify=changed)
    stored = Property(int, lambda self: self._stored, notify=changed)
    duplicates = Property(int, lambda self: self._duplicates, notify=changed)
    known = Property(bool, lambda self: self._known, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
