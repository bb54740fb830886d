"""The view model of the sync page: what waits, how far it is, and what the centre said.

Everything runs as an errand, one after another, so that the stand goes on meanwhile.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log
from kiosk.errors import LyssnaError, Refused, sentence
from ui.desk import Desk
from ui.rows import RowModel

if TYPE_CHECKING:
    from kiosk.store import Store
    from sync.courier import Delivery, Progress
    from sync.deadline import Cancel
    from ui.carrying import Look, Stick

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made when the program starts")
class CoordinatorModel(QObject):
    """Carries what has been collected to the centre. Lives on the GUI thread."""

    @QEnum
    class State(Enum):
        """How far the sync is, or what is carried by stick."""

        IDLE = 0
        RUNNING = 1
        DONE = 2
        FAILED = 3
        PARTLY = 4  # some was left behind that people must look at
        CANCELLED = 5
        CARRYING = 6  # a stick is written or read
        CARRIED = 7

    changed = Signal()

    def __init__(self, desk: Desk, to: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._to = to
        self._language = desk.pack.campaign.main_language
        self.places: list[Path] | None = None  # sticks; None: what is plugged in
        self.tries: int | None = None  # of each batch; None: as the courier does
        self._state = self.State.IDLE
        self._progress: Progress | None = None
        self._cancel: Cancel | None = None
        self._cancelling = False
        self._delivery: Delivery | None = None
        self._look: Look | None = None
        self._error = self._told = ""
        self._stick = 0
        self._aside = RowModel(("number", "place", "answers", "reason"), self)
        self._sticks = RowModel(("name",), self)

    @Slot()
    def look(self) -> None:
        """Read what waits to be sent, and which sticks are plugged in."""
        if not self._busy():
            self._state = self.State.IDLE
        self._read()

    @Slot()
    def sync(self) -> None:
        """Send every closed session to the centre."""
        self._send(again=False)

    @Slot()
    def retry(self) -> None:
        """Send, and what was put aside as well."""
        self._send(again=True)

    @Slot()
    def cancel(self) -> None:
        """Stop the sync; what has no receipt yet stays here."""
        if self._state is self.State.RUNNING and self._cancel is not None:
            self._cancelling = True
            self._cancel.set()
            self.changed.emit()

    @Slot(int)
    def choose(self, place: int) -> None:
        """Take another of the sticks that are plugged in."""
        self._stick = place
        self.changed.emit()

    @Slot()
    def write(self) -> None:
        """Write what waits to the stick."""
        self._carry("write")

    @Slot()
    def readReceipts(self) -> None:
        """Settle what the receipts on the stick name."""
        self._carry("read_receipts")

    @Slot()
    def export(self) -> None:
        """Write what was put aside to the stick."""
        self._carry("export")

    def reset(self) -> None:
        """Be ready again after a bug, which may have been another's while a sync goes on."""
        self.cancel()
        self._state, self._cancel = self.State.IDLE, None
        self.changed.emit()

    def _busy(self) -> bool:
        return self._state in (self.State.RUNNING, self.State.CARRYING)

    def _read(self) -> None:
        from ui import carrying

        work = partial(carrying.look, places=self.places)
        self._desk.run_errand(work, self._on_look, self._on_not_read)

    def _send(self, *, again: bool) -> None:
        from sync.deadline import Cancel

        if self._busy():
            return
        self._begin(self.State.RUNNING)
        self._cancel = Cancel()
        work = partial(self._deliver, cancel=self._cancel, again=again)
        self._desk.run_errand(work, self._on_delivered, self._on_failed)

    def _deliver(self, store: "Store", cancel: "Cancel", *, again: bool) -> "Delivery":
        """Sync, on the errands' thread."""
        from sync import outbox, trust
        from sync.courier import TRIES, Courier
        from sync.sender import alone_sending

        pack, home = self._desk.pack, self._desk.home
        if again:
            with alone_sending(home.sender_lock):
                outbox.retry(store, pack)
        trusted = trust.load(trust.file_in(home.path))
        tries = self.tries or TRIES
        courier = Courier(pack, self._desk.clock, trusted, tries=tries, cancel=cancel)
        return courier.run(store, home.sender_lock, self._to, self._from_worker)

    def _carry(self, what: str) -> None:
        if self._busy():
            return
        self._begin(self.State.CARRYING)
        stick = self._chosen()
        if stick is None:
            self._on_failed(Refused("stick-none"))
            return
        self._desk.run_errand(self._work(what, stick), self._on_carried, self._on_failed)

    def _work(self, what: str, stick: "Stick") -> "Callable[[Store], str]":
        from ui import carrying

        work: Callable[[Store, Desk, Stick], str] = getattr(carrying, what)
        places = self.places

        def carry(store: "Store") -> str:
            carrying.check(stick, places)
            return work(store, self._desk, stick)

        return carry

    def _chosen(self) -> "Stick | None":
        sticks = self._look.sticks if self._look else []
        return sticks[self._stick] if self._stick < len(sticks) else None

    def _begin(self, state: State) -> None:
        self._state, self._cancelling = state, False
        self._progress = self._delivery = None
        self._error = self._told = ""
        self.changed.emit()

    def _end(self, state: State) -> None:
        self._state, self._cancel, self._cancelling = state, None, False
        self.changed.emit()
        self._read()

    def _from_worker(self, now: "Progress") -> None:
        self._desk.call_back(partial(self._on_progress, now))

    def _on_progress(self, now: "Progress") -> None:
        self._progress = now
        self.changed.emit()

    def _on_delivered(self, delivery: "Delivery") -> None:
        log.note("synced", batch=delivery.batches, n=delivery.answers)
        self._delivery = delivery
        self._told = delivery.news.text(self._language) if delivery.news else ""
        state = self.State.DONE
        try:
            delivery.check()
        except LyssnaError as left:
            state = self.State.PARTLY
            if not (delivery.aside or delivery.left):  # whose reasons stand beside them
                self._error = left.text(self._language)
        if delivery.cancelled:
            self._told, state = sentence("sync-cancelled", self._language), self.State.CANCELLED
        self._end(state)

    def _on_carried(self, told: str) -> None:
        self._told = told
        self._end(self.State.CARRIED)

    def _on_failed(self, error: LyssnaError) -> None:
        self._error = error.text(self._language)
        self._end(self.State.FAILED)

    def _on_not_read(self, error: LyssnaError) -> None:
        """Tell that what waits cannot be read, unless a sync has begun meanwhile, which goes on."""
        if not self._busy():
            self._error, self._state = error.text(self._language), self.State.FAILED
            self.changed.emit()

    def _on_look(self, look: "Look") -> None:
        self._look = look
        places = {event.id: event.place for event in self._desk.pack.campaign.events}
        self._aside.show(
            [
                {
                    "number": each.number,
                    "place": places.get(each.event, each.event),
                    "answers": each.answers,
                    "reason": sentence(each.reason, self._language),
                }
                for each in look.aside
            ]
        )
        self._sticks.show([{"name": stick.name} for stick in look.sticks])
        if self._stick >= len(look.sticks):
            self._stick = 0
        self.changed.emit()

    def _address(self) -> str:
        return self._to or self._desk.pack.campaign.centre

    def _share(self) -> float:
        now = self._progress
        return now.batches / now.of_batches if now and now.of_batches else 0.0

    def _seconds_left(self) -> float:
        now = self._progress
        return -1.0 if now is None or now.seconds_left is None else now.seconds_left

    def _counted(self, name: str) -> int:
        return int(getattr(self._progress, name)) if self._progress else 0

    def _brought(self, name: str) -> int:
        return int(getattr(self._delivery, name)) if self._delivery else 0

    def _there(self, name: str) -> int:
        return int(getattr(self._look.summary, name)) if self._look else 0

    state = Property(int, lambda self: self._state.value, notify=changed)
    busy = Property(bool, _busy, notify=changed)
    cancelling = Property(bool, lambda self: self._cancelling, notify=changed)
    address = Property(str, _address, constant=True)
    progress = Property(float, _share, notify=changed)
    batches = Property(int, lambda self: self._counted("batches"), notify=changed)
    ofBatches = Property(int, lambda self: self._counted("of_batches"), notify=changed)
    answers = Property(int, lambda self: self._counted("answers"), notify=changed)
    ofAnswers = Property(int, lambda self: self._counted("of_answers"), notify=changed)
    secondsLeft = Property(float, _seconds_left, notify=changed)
    stored = Property(int, lambda self: self._brought("answers"), notify=changed)
    duplicates = Property(int, lambda self: self._brought("duplicates"), notify=changed)
    answersWaiting = Property(int, lambda self: self._there("answers_waiting"), notify=changed)
    answersKept = Property(int, lambda self: self._there("answers_kept"), notify=changed)
    batchesInDoubt = Property(int, lambda self: self._there("batches_in_doubt"), notify=changed)
    aside = Property(QObject, lambda self: self._aside, constant=True)
    sticks = Property(QObject, lambda self: self._sticks, constant=True)
    stick = Property(int, lambda self: self._stick, notify=changed)
    known = Property(bool, lambda self: self._look is not None, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    told = Property(str, lambda self: self._told, notify=changed)
