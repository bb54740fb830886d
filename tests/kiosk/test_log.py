"""The log tells what happened, in fields from an allow-list, and never what was answered."""

import json
import logging
import sys
from collections.abc import Iterator
from logging.handlers import BufferingHandler, RotatingFileHandler
from pathlib import Path

import pytest

from kiosk import log
from kiosk.errors import Fault

ANSWER = "Fler lampor i parken"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with the log open in it."""
    propagate, level = log.LOGGER.propagate, log.LOGGER.level
    log.open_log(tmp_path / "logs")
    yield tmp_path / "logs"
    (handler,) = (h for h in log.LOGGER.handlers if isinstance(h, RotatingFileHandler))
    log.LOGGER.removeHandler(handler)
    handler.close()
    log.LOGGER.propagate = propagate
    log.LOGGER.setLevel(level)


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "lyssna.log").read_text("utf-8").splitlines()]


def test_what_happened_is_a_line_of_json(folder: Path) -> None:
    log.note("session-opened", event="ikea-2016-04-02", n=3)
    (line,) = lines(folder)
    assert line.pop("time")
    assert line == {"what": "session-opened", "event": "ikea-2016-04-02", "n": 3}


def test_field_that_is_not_allowed_is_dropped(folder: Path) -> None:
    log.note("sent", answers=ANSWER, words=ANSWER, text=ANSWER, n=1)
    (line,) = lines(folder)
    assert line.keys() == {"time", "what", "n"}
    assert ANSWER not in (folder / "lyssna.log").read_text("utf-8")


def test_bug_is_logged_by_type_and_place_without_its_message(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(text: str) -> None:
        raise KeyError(text)

    try:
        stumble(ANSWER)
    except KeyError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        log.note_bug(kind, trace)
    caplog.clear()  # an error that is expected here
    (line,) = lines(folder)
    assert (line["what"], line["error"]) == ("bug", "KeyError")
    assert [str(place).split(":")[0] for place in line["at"]] == ["test_log.py"] * 2  # type: ignore[attr-defined]
    assert "lampor" not in (folder / "lyssna.log").read_text("utf-8")


def test_log_stays_within_its_size(folder: Path) -> None:
    long = "x" * 50_000
    for _ in range(6 * log.SIZE // len(long)):
        log.note("sent", code=long)
    files = list(folder.iterdir())
    assert len(files) == log.KEPT + 1
    assert all(file.stat().st_size <= log.SIZE for file in files)


def test_log_goes_to_its_file_and_nowhere_else(folder: Path) -> None:
    elsewhere = BufferingHandler(capacity=100)
    logging.getLogger().addHandler(elsewhere)
    log.note("sent", n=1)
    logging.getLogger().removeHandler(elsewhere)
    assert elsewhere.buffer == []
    assert len(lines(folder)) == 1


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as fault:
        log.open_log(tmp_path / "file" / "logs")
    assert fault.value.code == "folder-read-only"


def test_log_that_is_not_open_takes_a_single_line(tmp_path: Path) -> None:
    before = list(log.LOGGER.handlers)
    for n in range(2):
        log.note_at(tmp_path / "logs", "waiting-pack-dropped", n=n, words=ANSWER)
    found = lines(tmp_path / "logs")
    assert [line["n"] for line in found] == [0, 1]
    assert all(line.keys() == {"time", "what", "n"} for line in found)
    assert log.LOGGER.handlers == before
