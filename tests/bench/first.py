"""One start, for `cost`: a bare window, or the kiosk, until its first frame is on screen."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

BARE = b"""
import QtQuick

Window {
    width: 1280
    height: 800
    visible: true

    Rectangle {
        anchors.fill: parent
        color: "#0B2A2F"

        Text {
            anchors.centerIn: parent
            text: "Lyssna"
        }
    }
}
"""


def tell() -> None:
    sys.stdout.write("frame\n")
    sys.stdout.flush()
    os._exit(0)


def bare() -> None:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow

    app = QGuiApplication(["bare"])
    engine = QQmlApplicationEngine()
    engine.loadData(BARE)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.frameSwapped.connect(tell)
    app.exec()


def kiosk(home: str) -> None:
    from pathlib import Path

    from kiosk.home import Home
    from ui.app import Kiosk, application

    app = application()
    shown = Kiosk(Home(Path(home)), windowed=True)
    shown.window.frameSwapped.connect(tell)
    app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        kiosk(sys.argv[2])
