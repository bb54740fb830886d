"""The centre's log: lines of JSON, and nothing in them that was not meant to be there."""

import json
import logging
import sys

import pytest

from kiosk.clock import ShiftedClock
from sync.central import log
from sync.central.home import CentreHome
from tests.sync.helpers import Centre, Kiosk, a_response


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(log.Lines().format(record)) for record in caplog.records]


def test_line_has_time_level_and_the_fields_that_are_allowed(caplog) -> None:
    caplog.set_level(logging.INFO)
    log.note("batch-taken", campaign="umea", n=3, address="192.0.2.1", id="r-1", text="Fler lampor")
    (line,) = lines(caplog)
    time = line.pop("time")
    assert str(time).endswith("+00:00")
    assert line == {"level": "info", "what": "batch-taken", "campaign": "umea", "n": 3}


def test_words_of_a_library_are_left_out(caplog) -> None:
    try:
        raise ValueError("Fler lampor")
    except ValueError:
        logging.getLogger("uvicorn.error").exception("asked by 192.0.2.1")
    (line,) = lines(caplog)
    caplog.clear()
    del line["time"]
    wanted = {"level": "error", "what": "library", "part": "uvicorn.error", "error": "ValueError"}
    assert line == wanted


def test_bug_is_logged_by_type_and_place(caplog) -> None:
    try:
        int("Fler lampor")
    except ValueError as error:
        log.note_bug(error)
    (line,) = lines(caplog)
    caplog.clear()
    assert (line["what"], line["error"]) == ("bug", "ValueError")
    assert str(line["at"][-1]).startswith("test_log.py:")
    assert "lampor" not in json.dumps(line)


def test_log_of_a_sync_tells_counts_and_no_more(
    centre: Centre, kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    caplog.clear()
    kiosk.hold([a_response(kiosk.pack.campaign, campaign="elsewhere")])
    kiosk.sync(centre.address)
    mine = [record for record in caplog.records if record.name == log.LOGGER.name]
    text = "\n".join(log.Lines().format(record) for record in mine)
    taken = [json.loads(each) for each in text.splitlines()]
    counted = [(each["n"], each["refused"]) for each in taken if each["what"] == "batch-taken"]
    assert counted == [(3, 0), (0, 1)]
    for secret in ("127.0.0.1", "lampor", str(kiosk.pack.holder.kiosk), kiosk.sent[0].id):
        assert secret not in text


def test_log_of_a_process_goes_to_standard_error(
    home: CentreHome, clock: ShiftedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    level = log.LOGGER.level
    try:
        log.open_log()
        log.note("started", version="1")
        sys.stderr.flush()
    finally:
        root.handlers = before
        log.LOGGER.setLevel(level)
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err)["what"] == "started"
