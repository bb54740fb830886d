"""The view model of a stand report: the figures of a closed session, saved as PDF and as JSON."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.errors import LyssnaError
from ui.desk import Desk
from ui.rows import Row, RowModel

if TYPE_CHECKING:
    from kiosk.report import Figures
    from kiosk.stand import Session
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

_PAPER = ("layout", "handouts", "printed", "unknown", "failed", "waiting")


@QmlElement
@QmlUncreatable("made by StaffModel")
class ReportModel(QObject):
    """What a session came to. Nobody types a count. Lives on the GUI thread."""

    changed = Signal()
    refused = Signal(str, arguments=["text"])

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._session: Session | None = None
        self._figures: Figures | None = None
        self._saved = ""
        self._writing = False
        self._paper = RowModel(_PAPER, self)
        self._differences = RowModel(("code", "what", "remedy"), self)

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._writing = False

    def show(self, session: "Session") -> None:
        """Show the figures of a closed session, and save its report."""
        self.recall(session)
        self.save()

    def recall(self, session: "Session") -> None:
        """Know of a session that was closed before; it is read when somebody looks."""
        self._session, self._figures, self._saved = session, None, ""
        self._paper.show([])
        self._differences.show([])
        self.changed.emit()

    def look(self) -> None:
        """Read the figures again: a sync may have brought the centre's counts meanwhile."""
        if not self._writing:
            self.save()

    def forget(self) -> None:
        """Let go of it, once another session is open."""
        self._session = self._figures = None
        self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Read the figures, and write the report to the home's exports."""
        session = self._session
        if session is not None:
            self._writing = True
            self._desk.run_errand(
                lambda store: self._written(store, session.id), self._take, self._tell
            )

    @Slot(str)
    def explain(self, words: str) -> None:
        """Keep what staff say about a difference; the report is written anew."""
        session = self._session
        if session is None:
            return

        def work(store: "Store") -> "tuple[Figures, str]":
            from kiosk import sessions

            sessions.explain(store, session.id, words)
            return self._written(store, session.id)

        self._desk.run_errand(work, self._take, self._tell)

    def _written(self, store: "Store", session_id: str) -> "tuple[Figures, str]":
        """Write both files, on the worker; return the figures and the name of the files."""
        from kiosk import report, report_pdf, sessions
        from kiosk.home import replace_file, writing_to

        session = sessions.find(store, session_id)
        folder = self._desk.home.exports
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
        name = f"report-{session.event}-{session.id[:8]}"
        what = (store, self._campaign, session, self._language)
        replace_file(folder / f"{name}.json", report.as_json(*what))
        holder = self._desk.pack.holder.name
        replace_file(folder / f"{name}.pdf", report_pdf.render(*what, holder))
        return report.figures(store, session), str(folder / f"{name}.pdf")

    def _take(self, result: "tuple[Figures, str]") -> None:
        self._writing = False
        figures, saved = result
        if self._session is None or self._session.id != figures.session.id:
            return  # it was let go of meanwhile
        self._session, self._figures, self._saved = figures.session, figures, saved
        self._paper.show([{name: getattr(p, name) for name in _PAPER} for p in self._figures.paper])
        rows: list[Row] = []
        for check in self._figures.differences:
            what, remedy = check.parts(self._language)
            rows.append({"code": check.code, "what": what, "remedy": remedy})
        self._differences.show(rows)
        self.changed.emit()

    def _tell(self, error: LyssnaError) -> None:
        self._writing = False
        self.refused.emit(error.text(self._language))
        self.changed.emit()

    def _of(self, name: str) -> int:
        return int(getattr(self._session, name)) if self._session else 0

    def _stored(self) -> int:
        return self._figures.answers.stored if self._figures else 0

    def _answers(self, name: str) -> int:
        """Return a count of answers that a sync brings, or -1 while there is none."""
        count = getattr(self._figures.answers, name) if self._figures else None
        return -1 if count is None else int(count)

    def _handouts(self) -> int:
        return sum(paper.handouts for paper in self._figures.paper) if self._figures else 0

    def _sheets(self) -> int:
        return sum(paper.used for paper in self._figures.paper) if self._figures else 0

    def _place(self) -> str:
        places = {event.id: event.place for event in self._campaign.events}
        session = self._session
        return places.get(session.event, session.event) if session else ""

    def _day(self) -> str:
        return wording.long_date(self._session.day, self._language) if self._session else ""

    known = Property(bool, lambda self: self._session is not None, notify=changed)
    ready = Property(bool, lambda self: self._figures is not None, notify=changed)
    place = Property(str, _place, notify=changed)
    day = Property(str, _day, notify=changed)
    started = Property(int, lambda self: self._of("started"), notify=changed)
    sent = Property(int, lambda self: self._of("sent"), notify=changed)
    walkedAway = Property(int, lambda self: self._of("walked_away"), notify=changed)
    timedOut = Property(int, lambda self: self._of("timed_out"), notify=changed)
    stored = Property(int, _stored, notify=changed)
    batched = Property(int, lambda self: self._answers("batched"), notify=changed)
    atCentre = Property(int, lambda self: self._answers("at_centre"), notify=changed)
    handouts = Property(int, _handouts, notify=changed)
    sheets = Property(int, _sheets, notify=changed)
    words = Property(str, lambda self: s.difference if (s := self._session) else "", notify=changed)
    closedItself = Property(
        bool, lambda self: bool((s := self._session) and s.closed_itself), notify=changed
    )
    saved = Property(str, lambda self: self._saved, notify=changed)
    paper = Property(QObject, lambda self: self._paper, constant=True)
    differences = Property(QObject, lambda self: self._differences, constant=True)
