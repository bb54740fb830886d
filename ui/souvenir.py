"""What a visitor takes home: a code that leads to the promise page, on screen and on paper.

The link may carry the area and the theme that the visitor chose. It lives in memory, for as long as
the thanks are shown, and reaches paper through the spooler only.
"""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import LyssnaError
from ui.desk import Desk
from ui.images import QrCodes

if TYPE_CHECKING:
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by VisitorModel")
class SouvenirModel(QObject):
    """The code and the handout of one visitor. Lives on the GUI thread."""

    @QEnum
    class State(Enum):
        """How far the handout is."""

        NONE = 0
        PRINTING = 1
        PRINTED = 2  # handed over to the printer, which has yet to bring it out
        FAILED = 3

    changed = Signal()

    def __init__(self, desk: Desk, *, paper: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper = paper
        self._printer = False
        self._state = self.State.NONE
        self._link = ""
        self._language = ""
        self._neutral = False
        self._visit = 0  # which one, so that what comes late is not shown to the next
        self.codes = QrCodes()
        desk.sessionChanged.connect(self._look_for_printer)

    def prepare(self, link: str, language: str, *, neutral: bool = False) -> None:
        """Draw the code of `link` on the worker, before the thanks are shown.

        The handout of who has looked for help is `neutral`.
        """
        self._link, self._language, self._state = link, language, self.State.NONE
        self._neutral = neutral
        self._look_for_printer()
        self._visit += 1
        visit = self._visit

        def show(matrix: list[list[bool]]) -> None:
            if visit == self._visit and self._link:
                self.codes.show(matrix)
                self.changed.emit()

        self._desk.do(lambda _: _matrix_of(link), show)

    def forget(self) -> None:
        """Let go of the link and of its picture."""
        self._link, self._state = "", self.State.NONE
        self.codes.forget()
        self.changed.emit()

    @Slot()
    def printHandout(self) -> None:
        """Print a handout with the visitor's own link, and count it."""
        session = self._desk.session
        if not self._link or session is None or self._state is self.State.PRINTING:
            return
        self._state = self.State.PRINTING
        self.changed.emit()
        campaign, neutral = self._desk.pack.campaign, self._neutral
        link, language, visit = self._link, self._language, self._visit
        today = self._desk.clock.now(campaign.timezone).date()

        def work(store: "Store") -> None:
            from kiosk.handing_out import Order, hand_out_to_visitor

            if visit != self._visit:  # the visit is over, and the next one has begun
                return
            order = Order(campaign, campaign.event(session.event), language, today)
            hand_out_to_visitor(store, session.id, order, link, neutral=neutral)

        def ended(state: SouvenirModel.State) -> None:
            if visit == self._visit and self._link:
                self._state = state
                self.changed.emit()

        def failed(_: LyssnaError) -> None:
            ended(self.State.FAILED)

        self._desk.run_errand(work, lambda _: ended(self.State.PRINTED), failed)

    def _look_for_printer(self) -> None:
        """Learn whether a page would be printed, off the GUI thread: that may take its time."""
        if not self._paper or self._desk.session is None:
            return

        def look(store: "Store") -> bool:
            from kiosk import printing

            return printing.ready(store)

        self._desk.run_errand(look, self._take_printer, lambda _: None)

    def _take_printer(self, there: bool) -> None:
        self._printer = there
        self.changed.emit()

    source = Property(str, lambda self: self.codes.source, notify=changed)
    personal = Property(bool, lambda self: "#" in self._link, notify=changed)
    canPrint = Property(bool, lambda self: self._printer, notify=changed)
    state = Property(int, lambda self: self._state.value, notify=changed)


def _matrix_of(link: str) -> list[list[bool]]:
    from kiosk.handout import qr_matrix

    return qr_matrix(link)
