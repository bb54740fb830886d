"""`lyssna campaign preview`: the kiosk on a campaign folder or a form, anew whenever it is saved.

Nothing that is tapped is kept: the kiosk lives in a temporary folder that goes with it, and seals
what is sent to keys that are thrown away. A folder with errors leaves the last good one on screen.
"""

import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from kiosk.campaign import Campaign
from kiosk.finding import Finding
from ui.app import Kiosk, application
from ui.running import require_screen
from ui.stops import Mood, Stop, stops
from ui.tour import clock_of, furnish
from ui.visitor import VisitorModel

SETTLED = 400  # milliseconds without a change: programs save in several steps
SIZE = (1280, 800)

Findings = tuple[Campaign | None, list[Finding]]
Load = Callable[[], Findings]
Tell = Callable[[list[Finding]], None]


@dataclass(frozen=True)
class Loaded:
    """What a look at the folder gave, with the pages of the campaign if it can be shown."""

    campaign: Campaign | None
    findings: list[Finding]
    pages: dict[str, Stop]

    @property
    def good(self) -> bool:
        return self.campaign is not None and not any(f.level == "error" for f in self.findings)


class Preview(QObject):
    """Shows a campaign, and shows it anew when a file of it changes. Lives on the GUI thread."""

    shown = Signal()  # a campaign is on screen, another one than before
    refused = Signal()  # what was saved has errors
    _loaded = Signal(object)

    def __init__(self, path: Path, load: Load, tell: Tell, size: tuple[int, int] = SIZE) -> None:
        """Watch `path`; `load` reads the campaign, and `tell` tells people what was found."""
        super().__init__()
        self._path = path
        self._load = load
        self._tell = tell
        self._size = size
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self, interval=SETTLED, singleShot=True)
        self._pause.timeout.connect(self._reload)
        self._watcher.fileChanged.connect(lambda _: self._pause.start())
        self._watcher.directoryChanged.connect(lambda _: self._pause.start())
        self._loaded.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.kiosk: Kiosk | None = None

    def begin(self) -> bool:
        """Show the campaign; tell whether there is one that can be shown."""
        loaded = self._look()
        self._watch()
        self._show(loaded)
        return self.kiosk is not None

    def end(self) -> None:
        """Leave the event loop, as the kiosk does."""
        if self.kiosk is not None:
            self.kiosk.end()

    def close(self) -> None:
        """Take the window and all that was tapped in it away."""
        self._pause.stop()
        self._worker.shutdown(wait=True)
        if self.kiosk is not None:
            self.kiosk.close()
        if self._place is not None:
            self._place.cleanup()

    def _look(self) -> Loaded:
        campaign, findings = self._load()
        loaded = Loaded(campaign, findings, {})
        if campaign is None or not loaded.good:
            return loaded
        return Loaded(campaign, findings, {s.page: s for s in stops(campaign) if _is_plain(s)})

    def _reload(self) -> None:
        self._watch()
        self._worker.submit(self._look).add_done_callback(self._deliver)

    def _deliver(self, done: "Future[Loaded]") -> None:
        self._loaded.emit(done.result())

    def _watch(self) -> None:
        """Watch all files anew: who saves often puts a new file in the place of the old one."""
        folder = self._path if self._path.is_dir() else self._path.parent
        files = [file for file in folder.iterdir() if file.is_file()] if folder.is_dir() else []
        self._watcher.addPaths([str(folder), *map(str, files)])

    def _show(self, loaded: Loaded) -> None:
        self._tell(loaded.findings)
        if loaded.campaign is None or not loaded.good:
            self.refused.emit()
            return
        before, place = self.kiosk, self._place
        where = _where(before) if before is not None else None
        self._place = tempfile.TemporaryDirectory(prefix="lyssna-preview-")
        clock = clock_of(loaded.campaign)
        home = furnish(Path(self._place.name), loaded.campaign, clock)
        self.kiosk = Kiosk(home, clock=clock, windowed=True, size=self._size, paper=False)
        if before is not None and place is not None:
            # The new window first: Qt ends when the last one is closed.
            self.kiosk.window.setGeometry(before.window.geometry())
            before.close()
            place.cleanup()
        self._return(loaded, where)
        self.shown.emit()

    def _return(self, loaded: Loaded, where: tuple[str, str] | None) -> None:
        """Show the page that was on screen, if there still is one, once the store is open."""
        kiosk, stop = self.kiosk, loaded.pages.get(where[0]) if where else None
        if kiosk is None or loaded.campaign is None or where is None or stop is None:
            return
        language = where[1] if where[1] in loaded.campaign.languages else ""

        def back() -> None:
            if kiosk is self.kiosk and kiosk.desk.session is not None:
                kiosk.desk.sessionChanged.disconnect(back)
                kiosk.visitor.put(stop.visit(language or kiosk.desk.pack.campaign.main_language))

        kiosk.desk.sessionChanged.connect(back)


def _where(kiosk: Kiosk) -> tuple[str, str]:
    """Return the page on screen, as `Stop.page` names it, and the visitor's language."""
    visitor = kiosk.visitor
    page = VisitorModel.Page(visitor.page)
    asked = page is VisitorModel.Page.QUESTION and visitor.questions is not None
    return visitor.questions.name if asked else page.name.lower(), visitor.language


def _is_plain(stop: Stop) -> bool:
    return stop.mood is Mood.USUAL and stop.name == stop.page


def run(path: Path, load: Load, tell: Tell) -> int:
    """Show the campaign at `path` until its window is closed; return the process's exit code."""
    require_screen()
    app = application()
    preview = Preview(path, load, tell)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: preview.end())
    try:
        return app.exec() if preview.begin() else 1
    finally:
        preview.close()
