"""The program as a whole: what it loads when, and what it does with a bug."""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk import log
from kiosk.home import Home
from tests.ui.conftest import Page, Scene

FIRST_FRAME = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from kiosk.home import Home
from ui.app import Kiosk, application
app = application()
kiosk = Kiosk(Home(Path(sys.argv[1])), windowed=True)
slow = ("sqlalchemy", "alembic", "reportlab", "qrcode", "httpx", "litestar", "babel.dates")
print(sorted(name for name in slow if name in sys.modules))
while not kiosk.desk.gate:
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
print("sqlalchemy" in sys.modules, "alembic" in sys.modules)
kiosk.close()
"""


def test_nothing_slow_is_loaded_before_the_first_frame(opened: Home, root: Path) -> None:
    command = [sys.executable, "-c", FIRST_FRAME, str(opened.path)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == ["[]", "True False"]


def test_bug_drops_the_visit_and_is_logged_without_values(scene: Scene, opened: Home) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    log.open_log(opened.logs)
    try:
        raise ValueError("alidhem")
    except ValueError as bug:
        scene.kiosk.on_bug(type(bug), bug, bug.__traceback__)
    finally:
        for handler in list(log.LOGGER.handlers):
            log.LOGGER.removeHandler(handler)
            handler.close()
    scene.hand.settle()
    assert scene.page is Page.ATTRACT
    text = (opened.logs / "lyssna.log").read_text("utf-8")
    assert json.loads(text.splitlines()[-1])["error"] == "ValueError"
    assert "alidhem" not in text


def test_bug_on_the_worker_reaches_the_hook(scene: Scene, monkeypatch: object) -> None:
    seen: list[type[BaseException]] = []
    hook = sys.excepthook
    sys.excepthook = lambda kind, *_: seen.append(kind)
    try:
        scene.kiosk.desk.do(lambda _: 1 / 0)
        scene.hand.wait(lambda: bool(seen), "the hook")
    finally:
        sys.excepthook = hook
    assert seen == [ZeroDivisionError]
