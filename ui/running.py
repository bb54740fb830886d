"""Runs the kiosk from its start to its end, and begins it anew when a newer pack has come."""

import os
import signal
import sys

from PySide6.QtCore import QObject, QTimer, QtMsgType, qInstallMessageHandler

from kiosk import __version__, log
from kiosk.clock import Clock
from kiosk.errors import Refused
from kiosk.home import Home, alone, present
from kiosk.pack import Pack
from ui.app import Kiosk, application

LOOK = 60_000  # milliseconds between two looks for a waiting pack


class Running(QObject):
    """The kiosk that runs, and in its turn the one with a newer pack. Lives on the GUI thread.

    Whoever makes it holds the kiosk's lock. A waiting pack is taken once no session is open and
    nobody is at the kiosk: right after staff have closed the session and gone.
    """

    def __init__(self, home: Home, **options: object) -> None:
        """Show a kiosk; `options` are those of `Kiosk`."""
        super().__init__()
        self._home = home
        self._options = options
        self._taking = False
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.kiosk = self._made()

    def _made(self) -> Kiosk:
        kiosk = Kiosk(self._home, **self._options)  # type: ignore[arg-type]
        kiosk.staff.hidden.connect(self.look)
        kiosk.desk.sessionChanged.connect(self.look)
        sys.excepthook = kiosk.on_bug
        return kiosk

    def look(self) -> None:
        """Take a waiting pack, if there is one and it is time."""
        if self._taking or not self.kiosk.is_idle or not present(self._home.waiting_file):
            return
        from kiosk.install import take_waiting

        self._taking = True
        # Where sessions are opened too, so that none is meanwhile.
        self.kiosk.desk.do(
            lambda _: take_waiting(self._home, by_kiosk=True), self._on_taken, self._on_not_taken
        )

    def _on_not_taken(self, _: object) -> None:
        self._taking = False  # the log says why, and the next look is soon

    def _on_taken(self, pack: Pack | None) -> None:
        if pack is None:
            self._taking = False
        else:  # not here, in the middle of what the old kiosk delivers
            QTimer.singleShot(0, self._begin_anew)

    def _begin_anew(self) -> None:
        """Show a kiosk with the new pack; its window first: Qt ends when the last one is closed."""
        before = self.kiosk
        self.kiosk = self._made()
        if not self.kiosk.lock.engaged:
            self.kiosk.window.setGeometry(before.window.geometry())
        before.close()
        before.deleteLater()
        self._taking = False
        log.note("kiosk-renewed", n=self.kiosk.desk.pack.edition)

    def close(self) -> None:
        """Take everything apart."""
        self._timer.stop()
        self.kiosk.close()


def require_screen() -> None:
    """Raise Refused where Qt would find no screen, and end the process in its own words."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise Refused("screen-missing")


def run(home: Home, *, windowed: bool = False, clock: Clock | None = None) -> int:
    """Run the kiosk until staff leave it, or Ctrl-C; return the process's exit code.

    Raises Refused when no campaign is installed, or a kiosk is running with this home already.
    """
    require_screen()
    if present(home.waiting_file):
        from kiosk.install import take_waiting  # loads the store, which the first screen is before

        take_waiting(home)
    home.pack()
    with alone(home.kiosk_lock, Refused("kiosk-running", home=home.path)):
        log.open_log(home.logs)
        _no_core_dumps()
        app = application()
        qInstallMessageHandler(_log_qt)
        running = Running(home, windowed=windowed, clock=clock)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: running.kiosk.end())
        log.note("kiosk-started", version=__version__)
        try:
            return app.exec()
        finally:
            sys.excepthook = sys.__excepthook__
            running.close()
            log.note("kiosk-ended")


def _no_core_dumps() -> None:
    """Keep the answers in memory from landing on the disk if Python or Qt itself breaks."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _log_qt(kind: QtMsgType, context: object, text: str) -> None:
    """Keep Qt's warnings out of the terminal; a message may quote what is on screen."""
    if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
        log.note("qt", code=kind.name)
