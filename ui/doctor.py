"""What `lyssna doctor` looks at: the kiosk's home, and whether Qt can show the screens here."""

import os

from kiosk import preflight
from kiosk.check import is_go
from kiosk.clock import SystemClock
from kiosk.errors import sentence
from kiosk.home import Home
from kiosk.preflight import Check


def run(home: Home, language: str, event: str = "", clock_right: bool | None = None) -> list[Check]:
    """Return the checks of the machine and of the kiosk's home, as `preflight.run` takes them."""
    clock = SystemClock()
    checks = preflight.run(home, clock, language, event=event, clock_right=clock_right)
    return [_qt(), *checks]


def verdict(checks: list[Check], language: str) -> str:
    """Return go or no-go in a sentence, with what is to be done, counted as the panel does."""
    undone = sum(check.level == "bad" or check.asks for check in checks)
    if not is_go(checks):
        return sentence("cli-doctor-no-go", language, n=undone)
    return sentence("cli-doctor-asks" if undone else "cli-doctor-go", language)


def _qt() -> Check:
    """Load all that the kiosk's window needs, the on-screen keyboard too, without showing it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtCore import QUrl, qVersion
        from PySide6.QtQml import QQmlComponent, QQmlEngine

        from ui.app import QML, application
    except ImportError as error:
        return Check("bad", "check-qt-missing", {"library": str(error).split(":")[0]})
    application()
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    screens = QQmlComponent(engine, QUrl.fromLocalFile(str(QML / "Main.qml")))
    if screens.isError():
        return Check("bad", "check-qt-missing", {"library": screens.errors()[0].description()})
    return Check("good", "check-qt", {"version": qVersion()})
