"""What `lyssna doctor` looks at: the kiosk's home, and whether Qt can open a window here."""

from PySide6.QtCore import qVersion

from kiosk import preflight
from kiosk.clock import SystemClock
from kiosk.home import Home
from kiosk.preflight import Check


def run(home: Home, language: str) -> list[Check]:
    """Return the checks of the machine and of the kiosk's home."""
    return [_qt(), *preflight.run(home, SystemClock(), language)]


def _qt() -> Check:
    """Load all of Qt that the kiosk's window needs."""
    try:
        import PySide6.QtQml
        import PySide6.QtQuick
        import PySide6.QtSvg  # noqa: F401
    except ImportError as error:
        return Check("bad", "check-qt-missing", {"library": str(error).split(":")[0]})
    return Check("good", "check-qt", {"version": qVersion()})
