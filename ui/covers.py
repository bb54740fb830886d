"""Covers every screen but the kiosk's own, so that no desktop can be reached beside it."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QRasterWindow,
    QScreen,
    QWindow,
)
from PySide6.QtQuick import QQuickWindow

COLOUR = "#0B2A2F"


class Cover(QRasterWindow):
    """A plain dark window that fills one screen, does nothing, and cannot be closed."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__()
        self.setTitle("Lyssna")
        self.setFlags(
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setScreen(screen)

    def fill(self) -> None:
        """Lie over the whole of the screen, as large as it is now."""
        self.setGeometry(self.screen().geometry())
        # Not showFullScreen, which asks for the keyboard as well.
        self.setWindowStates(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(COLOUR))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class Covers(QObject):
    """One `Cover` for each other screen, as screens come and go. Lives on the GUI thread.

    While engaged, the kiosk's window fills its screen, and moves to the primary one when its own
    is unplugged; what it shows is not rebuilt. One of the screens may show the wall instead.
    """

    arranged = Signal()  # there may be more screens or fewer

    def __init__(
        self, app: QGuiApplication, window: QQuickWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._covers: list[Cover] = []
        self._wall: QWindow | None = None
        self._watched: list[QScreen] = []
        # A plug that is pulled makes several signals; what they leave behind is looked at once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._arrange)
        self.engaged = False
        self._follows = False

    def engage(self) -> None:
        """Cover all other screens, now and whenever they change."""
        if self.engaged:
            return
        self.engaged = True
        self._follows = can_place(self._app.platformName())
        if not self._follows:
            return
        self._app.screenAdded.connect(self._on_added)
        self._app.screenRemoved.connect(self._on_removed)
        self._app.primaryScreenChanged.connect(self._on_changed)
        self._window.screenChanged.connect(self._on_changed)
        for screen in self._app.screens():
            self._watch(screen)
        self._arrange()

    def release(self) -> None:
        """Take all covers away. To be called before the program quits, as `Lock.release`."""
        if not self.engaged:
            return
        self.engaged = False
        if not self._follows:
            return
        self._soon.stop()
        self._app.screenAdded.disconnect(self._on_added)
        self._app.screenRemoved.disconnect(self._on_removed)
        self._app.primaryScreenChanged.disconnect(self._on_changed)
        self._window.screenChanged.disconnect(self._on_changed)
        for screen in self._watched:
            screen.geometryChanged.disconnect(self._on_changed)
        self._watched.clear()
        while self._covers:
            self._remove(self._covers[0])
        if self._wall is not None:
            self._wall.hide()

    def covered(self) -> list[str]:
        """Return the names of the screens that are covered now."""
        return [cover.screen().name() for cover in self._covers]

    def spare(self) -> bool:
        """Tell whether there is a second screen, and it is for the program to say what is on it."""
        return self._follows and self.engaged and bool(self._beside())

    def set_wall(self, wall: QWindow | None) -> None:
        """Show `wall` on the second screen instead of its cover; None covers it again."""
        if self._wall is not None and self._wall is not wall:
            self._wall.hide()
        self._wall = wall
        if self.engaged and self._follows:
            self._arrange()

    def _beside(self) -> list[QScreen]:
        home = self._window.screen()
        return [screen for screen in self._app.screens() if _is_beside(screen, home)]

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        self._watched.append(screen)

    def _on_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._soon.start()

    def _on_changed(self) -> None:
        self._soon.start()

    def _on_removed(self, screen: QScreen) -> None:
        """Act at once: Qt next moves what is left on the lost screen to the primary one."""
        self._watched = [known for known in self._watched if known is not screen]
        for cover in list(self._covers):
            if cover.screen() is screen:
                self._remove(cover)
        if self._wall is not None and self._wall.screen() is screen:
            self._wall.hide()
        if self._window.screen() is screen:
            self._move(self._app.primaryScreen())
        self._soon.start()

    def _arrange(self) -> None:
        home = self._window.screen()
        wanted = self._beside()
        if self._wall is not None:
            self._hang(self._wall, wanted)
        for cover in list(self._covers):
            if cover.screen() not in wanted:
                self._remove(cover)
        covered = [cover.screen() for cover in self._covers]
        self._covers += [Cover(screen) for screen in wanted if screen not in covered]
        for cover in self._covers:
            cover.fill()
        full = self._window.visibility() is QWindow.Visibility.FullScreen
        if full and self._window.geometry() != home.geometry():
            self._move(home)
        self.arranged.emit()

    def _hang(self, wall: QWindow, wanted: list[QScreen]) -> None:
        """Show the wall on the first of the screens, which then needs no cover."""
        if not wanted:
            wall.hide()
            return
        screen = wanted.pop(0)
        wall.setScreen(screen)
        wall.setGeometry(screen.geometry())
        # As a cover: not showFullScreen, which asks for the keyboard as well.
        wall.setWindowStates(Qt.WindowState.WindowFullScreen)
        wall.setVisible(True)

    def _move(self, screen: QScreen) -> None:
        self._window.showNormal()  # window managers do not move what is full screen
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _remove(self, cover: Cover) -> None:
        self._covers.remove(cover)
        cover.hide()
        cover.deleteLater()


def can_place(platform: str) -> bool:
    """Tell whether a program decides which window lies on which screen.

    On Wayland the compositor does: under cage, which shows one window over all screens, a cover
    would hide the kiosk itself.
    """
    return not platform.startswith("wayland")


def _is_beside(screen: QScreen, home: QScreen) -> bool:
    """Tell whether `screen` shows something else than `home`: a mirror of it is not covered."""
    return screen is not home and not screen.geometry().intersects(home.geometry())
