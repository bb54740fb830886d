"""Sessions, stores and papers asked for in the wrong way, by the real command line."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.home import Home
from tests.faults.commands import assert_told, assert_went_well, lyssna, rows
from tests.kiosk.helpers import EVENT

OTHER = "centrum-2016-04-16"


def test_event_that_is_not_in_the_campaign_is_refused_with_those_there_are(home: Home) -> None:
    done = lyssna("session", "open", "--event", "ikea", home=home.path)
    assert_told(done, "event-unknown", "en", EVENT, OTHER)
    assert rows(home)["session"] == 0


def test_second_session_is_refused_and_the_first_goes_on(home: Home) -> None:
    late = ("--late", "Blanketter")
    first = lyssna("session", "open", "--event", EVENT, *late, home=home.path)
    assert first.returncode == 0, first.stderr
    before = rows(home)
    done = lyssna("session", "open", "--event", OTHER, *late, home=home.path)
    assert_told(done, "session-already-open")
    assert rows(home) == before
    status = lyssna("session", "status", home=home.path)
    assert_went_well(status)
    assert "Ikea" in status.stdout


def test_closing_none_is_refused(closed: Home) -> None:
    before = rows(closed)
    assert_told(lyssna("session", "close", home=closed.path), "session-none-to-close")
    assert rows(closed) == before


def test_session_is_opened_closed_and_told_by_command(home: Home) -> None:
    late = ("open", "--event", EVENT, "--late", "Blanketter")
    for command in (late, ("close",), ("status",)):
        done = lyssna("session", *command, home=home.path)
        assert done.returncode == 0, done.stderr
        assert ("Ikea" in done.stdout) is (command != ("status",))


COMMANDS = [
    ("session", "open", "--event", EVENT),
    ("sync",),
    ("handout", "--event", EVENT),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_tells_that_nothing_is_installed(fresh: Home, command: tuple[str, ...]) -> None:
    done = lyssna(*command, home=fresh.path)
    assert_told(done, "kiosk-not-installed", "en", str(fresh.path))
    assert not fresh.database.exists()


def test_store_of_a_newer_program_is_refused_and_kept(stand: Home) -> None:
    with closing(sqlite3.connect(stand.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = rows(stand)
    done = lyssna("session", "close", home=stand.path)
    assert_told(done, "store-newer", "en", "kiosk.db")
    assert rows(stand) == before


def test_damaged_store_is_told_and_kept(stand: Home) -> None:
    stand.database.write_bytes(b"damaged" * 1000)
    done = lyssna("session", "close", home=stand.path)
    assert_told(done, "store-damaged", "en", "kiosk.db")
    assert stand.database.read_bytes() == b"damaged" * 1000


def test_doctor_names_what_is_missing_and_fails(fresh: Home) -> None:
    done = lyssna("doctor", home=fresh.path)
    assert done.returncode == 1
    assert f"BAD   No campaign is installed in {fresh.path}" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def handout(home: Home, *arguments: object) -> subprocess.CompletedProcess[str]:
    return lyssna("handout", *arguments, "-o", home.path / "handout.pdf", home=home.path)


def test_handout_of_an_unknown_event_language_or_layout_is_refused(home: Home) -> None:
    assert_told(handout(home, "--event", "ikea"), "event-unknown", "en", EVENT)
    unknown = handout(home, "--event", EVENT, "--language", "se")
    assert_told(unknown, "language-unknown", "en", "sv, en, fi")
    assert_told(handout(home, "--event", EVENT, "--layout", "a0"), "layout-unknown", "en", "a6")
    assert not (home.path / "handout.pdf").exists()


def test_handout_into_a_folder_that_is_missing_is_told(home: Home, tmp_path: Path) -> None:
    output = tmp_path / "none" / "handout.pdf"
    done = lyssna("handout", "--event", EVENT, "-o", output, home=home.path)
    assert_told(done, "folder-read-only", "en", str(output.parent))


def test_campaign_folder_that_is_missing_is_told(fresh: Home, tmp_path: Path) -> None:
    build = ("campaign", "build", tmp_path / "none", "-o", tmp_path / "out.lyssna")
    done = lyssna(*build, "--centre", tmp_path / "centre", home=fresh.path)
    assert (done.returncode, done.stderr) == (1, "")
    assert str(tmp_path / "none") in done.stdout
    assert not (tmp_path / "out.lyssna").exists()
    check = lyssna("campaign", "check", tmp_path / "none", home=fresh.path)
    assert (check.returncode, check.stderr) == (1, "")
    assert str(tmp_path / "none") in check.stdout
