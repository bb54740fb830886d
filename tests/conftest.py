"""What holds for every test: Qt draws offscreen, and an unexpected warning fails the test."""

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # tests of the kiosk and the centre run without Qt
    from PySide6.QtGui import QGuiApplication

# Set before Qt is imported by any test.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ.pop("LYSSNA_HOME", None)
# A shell that starts the tests in the background ignores Ctrl-C for all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ["CUPS_SERVER"] = "/nobody/listens.sock"  # no test prints on the machine's own printer


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the real user's data, whatever path a default leads to."""
    if os.name == "posix":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged at WARNING or above; one that expects it calls `caplog.clear()`."""
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    loud = [record for record in records if record.levelno >= logging.WARNING]
    if loud:
        told = "\n".join(
            f"{record.levelname} {record.name}: {record.getMessage()}" for record in loud
        )
        pytest.fail(f"logged without being expected:\n{told}", pytrace=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def qapp() -> "QGuiApplication":
    """Return the application as the program makes it: its fonts, its keyboard."""
    from ui.app import application

    return application()
