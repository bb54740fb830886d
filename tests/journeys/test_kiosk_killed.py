"""`lyssna kiosk` as it is started at a stand, killed in the middle: it comes back, locked.

Nothing of the program is called: a real X server, its keyboard and its mouse, and the store's file.
"""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

import resources
from kiosk import pack, stand
from kiosk.authoring import folder
from kiosk.clock import SystemClock
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.session import Details
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, PINS
from tests.ui.xserver import Display, display

PATIENCE = 60.0  # seconds; what takes longer has failed
WIDTH, HEIGHT = 1280, 800


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a kiosk with a session that is open today, whatever day that is, and tomorrow."""
    sample = folder.read(resources.path("campaigns", "umea-2016"))
    now = SystemClock().now(sample.timezone)
    ours = msgspec.structs.replace(sample.event(EVENT), date=(now + timedelta(days=1)).date())
    others = [event for event in sample.events if event.id != EVENT]
    campaign = msgspec.structs.replace(sample, events=[ours, *others])
    keys = CampaignKeys.generate()
    data = pack.encode(Pack(campaign, keys.public, keys.enrol("Ikea 1")), keys.signing)
    made = Home(tmp_path / "kiosk")
    install(made, data, PINS)
    with closing(Store(made.database)) as store:
        stand.open_session(store, campaign, EVENT, now, Details(late="Prov"))
    return made


def ask(home: Home, query: str) -> int:
    with closing(sqlite3.connect(home.database)) as connection:
        return int(connection.execute(query).fetchone()[0])


def until(ready: Callable[[], bool], again: Callable[[], None]) -> None:
    """Do `again` what changes nothing when it was done already, until it is `ready`."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end
        again()


class Hands:
    """One person at the kiosk's screen, with a mouse and a keyboard."""

    def __init__(self, place: Display) -> None:
        self._place = place

    def press(self, *keys: str) -> None:
        self._place.run("xdotool", "key", *keys)

    def begin(self) -> None:
        self.press("Tab")
        self.press("Return")

    def guess(self) -> None:
        """Make the staff's gesture, and type a PIN that is wrong."""
        for _ in range(2):
            for x in (12, WIDTH - 12):
                self._place.run("xdotool", "mousemove", str(x), "12", "click", "1")
        self.press(*"583926", "Return")


@contextmanager
def kiosk(home: Home, place: Display) -> Iterator[subprocess.Popen[bytes]]:
    """Run the kiosk as it is started at a stand."""
    command = [str(Path(sys.executable).parent / "lyssna"), "kiosk", "--home", str(home.path)]
    environment = place.environment | {"QT_QUICK_BACKEND": "software", "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    assert process.wait() < 0


def status(home: Home) -> str:
    command = [str(Path(sys.executable).parent / "lyssna"), "session", "status"]
    environment = os.environ | {"LYSSNA_HOME": str(home.path), "LANG": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_kiosk_that_was_killed_comes_back_into_its_session_and_locked(home: Home) -> None:
    def started() -> int:
        return ask(home, "SELECT started FROM session")

    def failures() -> int:
        return ask(home, "SELECT failures FROM pin WHERE role = 'staff'")

    with display(needed=["xdotool"], size=f"{WIDTH}x{HEIGHT}x24") as place:
        hands = Hands(place)
        with kiosk(home, place) as process:  # killed in the middle of a visit
            until(lambda: started() > 0, hands.begin)
            kill(process)
        assert f"{started()} visits started, 0 sent" in status(home)
        with kiosk(home, place) as process:  # killed while the panel is open
            until(lambda: failures() > 0, hands.guess)
            until(lambda: failures() == 0, lambda: hands.press(*PINS["staff"], "Return"))
            kill(process)
        before = started()
        with kiosk(home, place) as process:  # and now it is visitors' again, in the same session
            until(lambda: started() > before, hands.begin)
            process.terminate()
            assert process.wait(timeout=PATIENCE) == 0
    assert ask(home, "SELECT count(*) FROM session WHERE closed IS NULL") == 1
