"""A window kept in by Lock and Covers, in a process of its own: tests choose its screens.

Writes a line of JSON to standard output whenever something about it has changed.
"""

import json
import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.covers import Cover, Covers
from ui.lock import Lock

PAGE = b"""
import QtQuick
Window {
    title: "kiosk"
    width: 400
    height: 300
    Item {
        objectName: "field"
        focus: true
        property string text
        Keys.onPressed: event => text += event.text
    }
}
"""


class KeptIn:
    def __init__(self, app: QGuiApplication) -> None:
        self.engine = QQmlApplicationEngine()
        self.engine.loadData(PAGE, QUrl())
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.app, self.window = app, window
        self.lock, self.covers = Lock(app, window), Covers(app, window)
        self.escapes = 0
        self.lock.escaped.connect(self._escape)
        self.told = ""

    def engage(self) -> None:
        self.lock.engage()
        self.covers.engage()

    def release(self) -> None:
        self.covers.release()
        self.lock.release()

    def tell(self) -> None:
        line = json.dumps(self.state())
        if line != self.told:
            self.told = line
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def state(self) -> dict[str, object]:
        field = self.window.findChild(QQuickItem, "field")
        others = [w for w in self.app.topLevelWindows() if isinstance(w, Cover) and w.isExposed()]
        return {
            "text": field.property("text") if field else None,
            "screen": self.window.screen().name(),
            "place": self.window.geometry().getRect(),
            "full": self.window.visibility() is QWindow.Visibility.FullScreen,
            "active": self.window.isActive(),
            "covers": sorted([w.screen().name(), *w.geometry().getRect()] for w in others),
            "escapes": self.escapes,
            "clipboard": self.app.clipboard().text(),
        }

    def _escape(self) -> None:
        self.escapes += 1


def main() -> None:
    app = QGuiApplication(sys.argv)
    kept = KeptIn(app)
    kept.engage()
    timer = QTimer(interval=50)
    timer.timeout.connect(kept.tell)
    timer.start()
    if "--once" in sys.argv:
        QTimer.singleShot(300, lambda: (kept.tell(), kept.release()))
        QTimer.singleShot(500, lambda: (kept.tell(), app.quit()))
    app.exec()


if __name__ == "__main__":
    main()
