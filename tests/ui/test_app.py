"""The program as a whole: what it loads when, and what it does with a bug."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk import log
from kiosk.errors import Refused
from kiosk.home import Home, alone, replace_file
from kiosk.keys import CampaignKeys
from kiosk.pack import encode
from tests.ui.conftest import Page, Scene, Start

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


def test_kiosk_that_ends_takes_nothing_up_any_more(scene: Scene) -> None:
    """A timer of the screens may go off between the end of the work and the end of the program."""
    asked: list[str] = []
    scene.kiosk.close()
    scene.kiosk.desk.do(lambda store: asked.append("job"))
    scene.kiosk.staff.opening.show_events()
    assert asked == []


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_full_screen_kiosk_ends_in_order_by_signal(
    opened: Home, root: Path, sent: signal.Signals
) -> None:
    command = [sys.executable, "-m", "ui.cli", "kiosk", "--home", str(opened.path)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            wait_for(lambda: "kiosk-started" in log_of(opened), process)
            process.send_signal(sent)
            assert process.wait(30) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()
    assert "kiosk-ended" in log_of(opened)


def wait_for(ready: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait, for as long as the process runs and no longer than a minute."""
    watch = threading.Event()
    for _ in range(1200):
        if ready():
            return
        assert process.poll() is None
        watch.wait(0.05)
    pytest.fail("the kiosk did not start")


def log_of(home: Home) -> str:
    file = home.logs / "lyssna.log"
    return file.read_text("utf-8") if file.exists() else ""


def test_full_screen_kiosk_is_left_by_staff_alone(opened: Home, start: Start) -> None:
    scene = start(opened, windowed=False)
    scene.kiosk.window.close()
    assert scene.kiosk.window.isVisible()
    scene.unlock()
    scene.hand.tap("menu-leave")
    asked: list[bool] = []
    QGuiApplication.instance().aboutToQuit.connect(lambda: asked.append(True))
    QTimer.singleShot(0, lambda: scene.hand.tap("confirm-yes"))
    QGuiApplication.exec()
    assert asked == [True]


def test_kiosk_without_a_screen_says_so(opened: Home, root: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(root), "LC_ALL": "C.UTF-8"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "ui.cli", "kiosk", "--home", str(opened.path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no screen here.")
    assert len(done.stderr.splitlines()) == 1


def test_second_kiosk_on_the_same_home_is_refused(opened: Home, root: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(root), "LC_ALL": "C.UTF-8"}
    with alone(opened.kiosk_lock, Refused("kiosk-running", home=opened.path)):
        for words in (["kiosk"], ["session", "close"], ["session", "open", "--event", "x"]):
            command = [sys.executable, "-m", "ui.cli", *words, "--home", str(opened.path)]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=60
            )
            assert done.returncode == 1
            assert "Lyssna is already running" in done.stderr


START_AND_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.home import Home
from ui.app import application
from ui.running import run
app = application()
QTimer.singleShot(0, app.quit)
sys.exit(run(Home(Path(sys.argv[1])), windowed=True))
"""


@pytest.mark.parametrize("state", ["home", "opened"])
def test_kiosk_takes_a_waiting_pack_when_it_starts_unless_a_session_is_open(
    state: str, request: pytest.FixtureRequest, keys: CampaignKeys, root: Path
) -> None:
    home: Home = request.getfixturevalue(state)
    pack = home.pack()
    update = msgspec.structs.replace(pack, identity=None, edition=2)
    replace_file(home.waiting_file, encode(update, keys.signing))
    command = [sys.executable, "-c", START_AND_LEAVE, str(home.path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert home.pack().edition == (2 if state == "home" else 1)
    assert home.waiting_file.exists() == (state == "opened")
    assert home.pack().identity == pack.identity


def test_no_picture_is_loaded_beside_the_gui_thread(root: Path) -> None:
    block = re.compile(r"(\w+) \{[^{}]*\basynchronous: true")
    pages = [page.read_text("utf-8") for page in (root / "ui" / "qml").rglob("*.qml")]
    # A Loader makes its items on the GUI thread, a few at a time.
    assert {kind for page in pages for kind in block.findall(page)} == {"Loader"}
