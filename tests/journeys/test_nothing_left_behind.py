"""What a visitor writes is nowhere on the disk, before Send and after it, but sealed."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.seal import unseal
from tests.journeys.conftest import Visiting

TEXT = "kvantlampor"  # a word that no text of the program or the campaign contains
SPELLINGS = [TEXT.encode("utf-8"), TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be")]


def wait_for(process: subprocess.Popen[str], what: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == what:
            return
    raise AssertionError(f"the visitor ended before: {what}")


def go_on(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def files(place: Path) -> list[Path]:
    return [file for file in place.rglob("*") if file.is_file()]


def assert_nowhere_below(place: Path) -> None:
    found = files(place)
    assert {"kiosk.db", "lyssna.log", "pack.lyssna"} <= {file.name for file in found}
    for file in found:
        content = file.read_bytes().lower()
        for spelling in SPELLINGS:
            assert spelling not in content, file


def sealed_answers(home: Home) -> list[bytes]:
    with closing(sqlite3.connect(home.database)) as connection:
        return [row[0] for row in connection.execute("SELECT sealed FROM response")]


def test_text_is_nowhere_on_the_disk_while_it_is_written_sent_and_after(
    home: Home, keys: CampaignKeys, visiting: Visiting
) -> None:
    person = home.path.parent
    process = visiting(TEXT)

    for _ in range(2):  # the sample asks for words of one's own twice
        wait_for(process, "written")
        assert_nowhere_below(person)
        assert sealed_answers(home) == []
        go_on(process)

    wait_for(process, "thanks")
    assert_nowhere_below(person)
    (sealed,) = sealed_answers(home)
    opened = unseal(sealed, keys.box)
    assert opened.answers["ideas_text"] == TEXT.capitalize()
    for code in (b"rather-safe", b"ideas_text", b"umea-2016", opened.id.encode()):
        assert code not in sealed
    go_on(process)

    wait_for(process, "closed")
    assert process.wait(30) == 0
    assert_nowhere_below(person)
    assert files(person / "tmp") == []


def test_text_would_be_found_if_it_were_on_the_disk(home: Home) -> None:
    home.logs.mkdir()
    (home.logs / "lyssna.log").write_text("")
    assert_nowhere_below(home.path)
    with closing(sqlite3.connect(home.database)) as connection:
        connection.execute("UPDATE session SET event = ?", (TEXT.capitalize(),))
        connection.commit()
    with pytest.raises(AssertionError, match=r"kiosk\.db"):
        assert_nowhere_below(home.path)
