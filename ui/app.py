"""Builds the kiosk and passes everything in: the only place that knows all the parts.

What is imported here is needed for the first frame; the store and all that comes with it is loaded
by the worker after that frame is on screen.
"""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import shiboken6
from PySide6.QtCore import (
    QLoggingCategory,
    QObject,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import resources
from kiosk import log, power
from kiosk.campaign import Campaign
from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault
from kiosk.home import Home
from kiosk.patience import Timings
from ui.attract import AttractModel
from ui.comfort import ComfortModel
from ui.coordinator import CoordinatorModel
from ui.covers import Covers
from ui.desk import Desk
from ui.guard import TouchGuard
from ui.images import Icons, Media
from ui.language import Language
from ui.lock import Lock
from ui.offer import drawing_of
from ui.reader import ReaderModel
from ui.sound import Sound
from ui.speech import Speech
from ui.staff import StaffModel
from ui.visitor import VisitorModel

FAMILIES = ["Lyssna Inter", "Lyssna Arabic"]
QML = Path(__file__).parent / "qml"


def application(arguments: Sequence[str] = ("lyssna",)) -> QGuiApplication:
    """Return the Qt application, made if there is none yet."""
    known = QGuiApplication.instance()
    if isinstance(known, QGuiApplication):
        return known
    # Outright: a desktop's own input method has no keys on the screen, and may learn what is typed.
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    os.environ.pop("QT_IM_MODULES", None)
    os.environ.setdefault("QT_VIRTUALKEYBOARD_STYLE", "lyssna")  # in ui/qml, the import path
    # Two of Qt's own modules warn about themselves: sound without PipeWire, the keyboard's style.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.qml.propertyCache.append=false")
    app = QGuiApplication(list(arguments))
    app.setApplicationName("Lyssna")
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont()
    font.setFamilies(FAMILIES)
    app.setFont(font)
    return app


class Kiosk(QObject):
    """The running kiosk: the window, its view models, and the desk behind them."""

    def __init__(
        self,
        home: Home,
        *,
        clock: Clock | None = None,
        windowed: bool = False,
        size: tuple[int, int] = (1280, 800),
        centre: str | None = None,
        timings: Timings | None = None,
        calm: bool = False,
        text: int = 0,
        density: float = 0.0,
        paper: bool = True,
        voice: str = "",
        supplies: Path = power.LINUX,
    ) -> None:
        """Build everything and show the window.

        `calm` leaves out all motion, `text` is the step of size of text that every visit begins
        with, `density` the screen's dots to a millimetre where it does not tell them right, `paper`
        prints, `voice` names an engine of QtTextToSpeech, `supplies` is where Linux tells of the
        battery.

        Raises Refused when no campaign is installed in `home`, and Fault when Qt cannot load the
        screens.
        """
        super().__init__()
        pack = home.pack()
        self.clock = clock or SystemClock()
        self.desk = Desk(home, pack, self.clock)
        self.engine = QQmlApplicationEngine()
        self.speech = Speech(voice)
        self.reader = ReaderModel(self.speech)
        self.comfort = ComfortModel(calm=calm, text=text, density=density)
        self.sound = Sound()
        self.visitor = VisitorModel(
            self.desk,
            Language(self.engine.retranslate),
            self.comfort,
            self.reader,
            timings,
            paper=paper,
        )
        self.attract = AttractModel(self.desk)
        self.staff = StaffModel(self.desk, paper=paper, supplies=supplies)
        self.coordinator = CoordinatorModel(self.desk, centre)
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("icon", Icons())
        self.media = Media(pack.campaign.media)
        self.engine.addImageProvider("media", self.media)
        self.engine.addImageProvider("qr", self.visitor.souvenir.codes)
        self.engine.setInitialProperties(
            {
                "visitor": self.visitor,
                "staff": self.staff,
                "coordinator": self.coordinator,
                "attract": self.attract,
                "width": size[0],
                "height": size[1],
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        window = next(iter(self.engine.rootObjects()), None)
        if not isinstance(window, QQuickWindow):
            raise Fault("screens-missing")
        self.window = window
        self.lock = Lock(application(), window, self)
        self.covers = Covers(application(), window, self)
        self._wall: QQuickWindow | None = None
        self._opening = False
        self._connect()
        if windowed:
            window.show()
        else:
            self.lock.engage()
            self.covers.engage()

    def _connect(self) -> None:
        self._guard = TouchGuard(
            self.window,
            self.clock,
            on_activity=self._on_activity,
            on_corners=self._on_corners,
        )
        self.reader.watch(lambda: self.window.property("shown"))
        self.window.activeFocusItemChanged.connect(
            lambda: self.reader.focus(self.window.activeFocusItem())
        )
        self.visitor.warned.connect(self.sound.play)
        self.visitor.pageChanged.connect(lambda _: self._on_page())
        # The keyboard belongs to the page that called it up.
        self.visitor.pageChanged.connect(lambda _: QGuiApplication.inputMethod().hide())
        self.staff.leaving.connect(self.end)
        self.staff.troubleCleared.connect(self.visitor.clear_trouble)
        self.covers.arranged.connect(lambda: self.staff.wall.set_possible(self.covers.spare()))
        self.staff.wall.switched.connect(self._hang_wall)
        self.window.frameSwapped.connect(self._on_first_frame, Qt.ConnectionType.QueuedConnection)

    def _on_first_frame(self) -> None:
        """Load the store, now that something is on screen."""
        if not self._opening:
            self._opening = True
            self.window.frameSwapped.disconnect(self._on_first_frame)
            self.desk.open(partial(_load_for_visitors, self.desk.pack.campaign, self.media))
            self.sound.prepare()
            self.speech.prepare()
            self.reader.use(self.visitor.language)

    def _on_page(self) -> None:
        if self.visitor.page == VisitorModel.Page.ATTRACT.value:
            self.attract.begin()
        else:
            self.attract.rest()

    def _on_activity(self) -> bool:
        self.staff.notice_activity()
        woken = self.attract.wake()
        return self.visitor.notice_activity() or woken

    def _on_corners(self) -> None:
        self.visitor.leave()
        self.staff.knock()

    def _hang_wall(self) -> None:
        """Show the wall on the second screen, or its cover again."""
        if not self.staff.wall.shown:
            self.covers.set_wall(None)
            return
        if self._wall is None:
            self.engine.setInitialProperties({"wall": self.staff.wall, "visible": False})
            self.engine.load(QUrl.fromLocalFile(str(QML / "wall" / "Wall.qml")))
            made = self.engine.rootObjects()[-1]
            self._wall = made if isinstance(made, QQuickWindow) else None
        self.covers.set_wall(self._wall)

    @property
    def is_idle(self) -> bool:
        """Whether nobody is at the kiosk, and no session is open: it could begin anew."""
        synced = not self.coordinator.busy
        at_rest = self.visitor.page == VisitorModel.Page.ATTRACT.value
        known = self.desk.gate is not None and self.desk.session is None
        hidden = self.staff.place == StaffModel.Place.HIDDEN.value
        return known and at_rest and hidden and synced

    def end(self) -> None:
        """Leave the event loop, once what is going on is done.

        Not at once: a signal comes in the middle of anything, such as the drawing of a frame, and
        a tap in the middle of its delivery; to close the window there would pull it from under Qt.
        """
        QTimer.singleShot(0, self._quit)

    def _quit(self) -> None:
        self._unlock()  # Qt asks the window first, and a locked one says no
        QGuiApplication.quit()

    def _unlock(self) -> None:
        self.covers.release()
        self.lock.release()

    def close(self) -> None:
        """Take everything apart: no work goes on, then the engine, the view models, the store."""
        if not shiboken6.isValid(self.engine):
            return
        self._unlock()
        self.visitor.stop()
        self.staff.stop()
        self.coordinator.cancel()
        self.speech.close()
        self.desk.finish()
        self.window.close()
        shiboken6.delete(self.engine)
        self.desk.close()

    def on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug without any value, drop the visit, and go on with the first page."""
        log.note_bug(kind, trace)
        self.visitor.drop()
        self.staff.reset()
        self.coordinator.reset()


def _load_for_visitors(campaign: Campaign, media: Media) -> None:
    """Load on the worker what the first visitor would wait for: codes, expressions, pictures."""
    from kiosk.handout import qr_matrix

    qr_matrix("https://example.com")
    campaign.form(campaign.events[0].date).prepare()
    for question in campaign.questionnaire.questions:
        if question.appearance == "map":
            drawing_of(campaign, question)
        media.prepare(choice.image for choice in question.choices if choice.image)
