"""The view model of a forgotten PIN: the staff's with the coordinator's, both with a file.

The file is made at the centre for a code that this kiosk shows, and is looked for on what is
plugged in. No PIN that is typed is kept any longer than it takes to choose it.
"""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEnum, QObject, QStorageInfo, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import log
from kiosk.errors import LyssnaError
from ui.desk import Desk

if TYPE_CHECKING:
    from kiosk.pins import Role
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

_SYSTEM = ("/proc", "/sys", "/dev", "/run/user", "/boot", "/snap")
_MOST_FILES = 500  # of a stick that are looked at


@QmlElement
@QmlUncreatable("made by StaffModel")
class PinsModel(QObject):
    """Choosing PINs anew, step by step. Lives on the GUI thread."""

    @QEnum
    class Step(Enum):
        """What is asked for next."""

        COORDINATOR = 0  # the coordinator's PIN, as it is
        CODE = 1  # nothing: the code is shown, and a file is waited for
        STAFF_NEW = 2
        STAFF_AGAIN = 3
        COORDINATOR_NEW = 4
        COORDINATOR_AGAIN = 5

    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = desk.pack.campaign.main_language
        self.places: list[Path] | None = (
            None  # where to look for the file; None: what is plugged in
        )
        self.forget()

    def forget(self) -> None:
        """Let go of all that was typed."""
        self._step = self.Step.COORDINATOR
        self._coordinator = self._first = self._staff = self._code = self._error = ""
        self._file: bytes = b""
        self._busy = False
        self.changed.emit()

    @Slot()
    def showCode(self) -> None:
        """Go the way of who has forgotten the coordinator's PIN: show the code, or a new one."""
        from kiosk import pin_reset

        def work(store: "Store") -> str:
            return pin_reset.requested(store) or pin_reset.request(store)

        def take(code: str) -> None:
            self._code = code
            self._go(self.Step.CODE)

        self._begin()
        self._desk.do(work, take, self._tell)

    @Slot()
    def findFile(self) -> None:
        """Look for the centre's file on what is plugged in."""
        pack, places = self._desk.pack, self.places

        def work(store: "Store") -> bytes:
            from kiosk import pin_reset
            from kiosk.envelope import Kind
            from kiosk.errors import Refused
            from kiosk.home import read_start

            last: LyssnaError = Refused("pin-reset-none")
            for file in _files(plugged_in() if places is None else places, Kind.PIN_RESET.limit):
                try:
                    data = read_start(file, Kind.PIN_RESET.limit + 1)
                    pin_reset.check_file(store, pack, data)
                except LyssnaError as error:
                    last = error if error.code.startswith("pin-reset-") else last
                else:
                    return data
            raise last

        def take(data: bytes) -> None:
            self._file = data
            self._go(self.Step.STAFF_NEW)

        self._begin()
        self._desk.run_errand(work, take, self._tell)

    def enter(self, pin: str) -> None:
        """Take what was typed at this step."""
        if self._busy:
            return
        step = self._step
        if step is self.Step.COORDINATOR:
            self._coordinator = pin
            self._go(self.Step.STAFF_NEW)
        elif step in (self.Step.STAFF_NEW, self.Step.COORDINATOR_NEW):
            self._take_first(pin)
        elif pin != self._first:
            self._go(self.Step(step.value - 1), "pin-differs")
        elif step is self.Step.STAFF_AGAIN and self._file:
            self._staff = pin
            self._go(self.Step.COORDINATOR_NEW)
        else:
            self._choose(pin)

    def _take_first(self, pin: str) -> None:
        from kiosk.errors import Refused
        from kiosk.pins import validate

        try:
            validate(pin)
        except Refused as refused:
            self._tell(refused)
            return
        self._first = pin
        self._go(self.Step(self._step.value + 1))

    def _choose(self, pin: str) -> None:
        from kiosk import pin_reset

        gate, pack, data = self._desk.gate, self._desk.pack, self._file
        if gate is None:
            return
        coordinator = self._coordinator
        both: dict[Role, str] = {"staff": self._staff, "coordinator": pin}

        def work(store: "Store") -> None:
            if data:
                pin_reset.reset_all(store, pack, data, both)
            else:
                pin_reset.reset_staff(store, gate, coordinator, pin)

        self._begin()
        self._desk.do(work, self._on_done, self._on_refused)

    def _on_done(self, _: object) -> None:
        log.note("pin-reset")
        self.forget()
        self.done.emit()

    def _on_refused(self, error: LyssnaError) -> None:
        """Begin anew: which of the PINs was wrong is told, and none is kept."""
        data, code = self._file, self._code
        self.forget()
        if data:
            self._file, self._code, self._step = data, code, self.Step.STAFF_NEW
        self._tell(error)

    def _begin(self) -> None:
        self._busy, self._error = True, ""
        self.changed.emit()

    def _go(self, step: Step, error: str = "") -> None:
        from kiosk.errors import sentence

        self._step, self._busy = step, False
        self._error = sentence(error, self._language) if error else ""
        self.changed.emit()

    def _tell(self, error: LyssnaError) -> None:
        self._busy, self._error = False, error.text(self._language)
        self.changed.emit()

    step = Property(int, lambda self: self._step.value, notify=changed)
    code = Property(str, lambda self: self._code, notify=changed)
    busy = Property(bool, lambda self: self._busy, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)


def plugged_in() -> list[Path]:
    """Return the folders of all volumes but the system's own."""
    volumes = [Path(v.rootPath()) for v in QStorageInfo.mountedVolumes() if v.isValid()]
    root = Path(QStorageInfo.root().rootPath())
    return [v for v in volumes if v != root and not str(v).startswith(_SYSTEM)]


def _files(places: list[Path], largest: int) -> list[Path]:
    """Return the small files that lie openly in `places`, and not in folders below."""
    found: list[Path] = []
    for place in places:
        try:
            files = [f for f in sorted(place.iterdir())[:_MOST_FILES] if f.is_file()]
            found += [f for f in files if f.stat().st_size <= largest]
        except OSError:  # a stick that was pulled, a folder that is closed to us
            continue
    return found
