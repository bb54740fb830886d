"""`lyssna sync` as people run it: a bar in the terminal, Ctrl-C, and two at once."""

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from kiosk.home import Home
from kiosk.stand import close_session
from kiosk.store import Store
from tests.faults.commands import ROOT, assert_told, assert_went_well, lyssna, send_answers
from tests.faults.sync.wire import How, Way, Wrong
from tests.kiosk.helpers import NOON
from tests.ui.conftest import campaign, home, keys
from tests.ui.test_syncing import Centre, centre, kept

__all__ = ("campaign", "centre", "home", "keys")

SESSIONS, IN_EACH = 4, 2


@pytest.fixture
def held(home: Home) -> Home:
    """Return a kiosk with four closed sessions, each a batch."""
    with closing(Store(home.database)) as store:
        for _ in range(SESSIONS):
            send_answers(store, home.pack(), IN_EACH)
            close_session(store, NOON)
    return home


class Terminal:
    """A terminal in which `lyssna sync` runs, and all that it has shown there."""

    def __init__(self, home: Home, to: str) -> None:
        self._mine, theirs = pty.openpty()
        environment = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "160"}
        command = [sys.executable, "-m", "ui.cli", "sync", "--to", to, "--home", str(home.path)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        self.shown = ""

    def read_until(self, words: str) -> None:
        """Read what is shown until `words` are, or the process has ended."""
        while words not in self.shown:
            data = b""
            with suppress(OSError):  # Linux: nobody has the other side open any more
                data = os.read(self._mine, 4096)
            if not data:
                return
            self.shown += data.decode("utf-8", "replace")

    def end(self) -> int:
        self.read_until("\0")
        os.close(self._mine)
        return self.process.wait(60)


@pytest.fixture
def stalled(held: Home, centre: Centre) -> Iterator[Terminal]:
    """Return a sync that has brought some batches and stands still."""
    still = threading.Event()
    centre.wire.tell = still.set
    centre.wire.wrongs = iter([Wrong(How.STALL, Way.BACK, 2000)])
    terminal = Terminal(held, centre.wire.address)
    assert still.wait(60)
    terminal.read_until(" left")
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
        terminal.end()


def test_terminal_shows_answers_batches_and_the_time_left_and_ctrl_c_loses_nothing(
    held: Home, centre: Centre, stalled: Terminal
) -> None:
    far = r"1 of 4 batches, 2 of 8 answers, (less than a minute|about \d+ min) left"
    assert re.search(far, stalled.shown)
    stalled.process.send_signal(signal.SIGINT)
    assert stalled.end() == 130
    assert "The sync was stopped. Nothing is lost" in stalled.shown
    assert "Traceback" not in stalled.shown
    assert kept(held) + centre.count() >= SESSIONS * IN_EACH
    done = lyssna("sync", "--to", centre.wire.address, home=held.path)
    assert_went_well(done)
    assert (centre.count(), kept(held)) == (SESSIONS * IN_EACH, 0)


def test_dead_address_is_an_error_although_nothing_waits(home: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    done = lyssna("sync", "--to", f"http://127.0.0.1:{port}", home=home.path)
    assert_told(done, "centre-refuses", "en", "127.0.0.1")
    assert "Batches sent" not in done.stdout


def test_answers_of_an_open_session_are_told(held: Home, centre: Centre) -> None:
    to = ("--to", centre.wire.address)
    assert "A session is open" not in lyssna("sync", *to, home=held.path).stdout
    with closing(Store(held.database)) as store:
        send_answers(store, held.pack(), IN_EACH)
    done = lyssna("sync", *to, home=held.path)
    assert_went_well(done)
    assert "Batches sent: 0." in done.stdout
    assert "A session is open with 2 answers; they can be brought once it is closed" in done.stdout


def test_second_sender_is_told_which_process_holds_the_kiosk(
    held: Home, centre: Centre, stalled: Terminal, tmp_path: Path
) -> None:
    for other in (("--to", centre.wire.address), ("--file", tmp_path), ("--retry",)):
        done = lyssna("sync", *other, home=held.path)
        assert done.returncode == 1
        assert f"in process {stalled.process.pid} since" in done.stderr
    assert not list(tmp_path.glob("*.lyssna"))
    stalled.process.kill()
    stalled.end()
    assert_went_well(lyssna("sync", "--to", centre.wire.address, home=held.path))
    assert (centre.count(), kept(held)) == (SESSIONS * IN_EACH, 0)
