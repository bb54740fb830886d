"""A hunt for words: what people answered is in the database, and in nothing else of the centre's.

A centre as a process of its own takes in answers, good ones and bad ones, is asked for everything
that it has, and meets what breaks it. Then its log, its answers, its temporary files and the rest
of its home are looked through.
"""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy import text

from kiosk.pack import Pack
from sync import making
from sync.central import database
from sync.central.home import CentreHome
from tests.sync.helpers import PASSPHRASE, Kiosk, a_response, envelopes, post_batch

ROOT = Path(__file__).parent.parent.parent.parent
WORDS = "Kvitsippor-och-vildhallon"
ID = "9f1c0b7e-5a52-4d38-9c8e-0a4e6c5d1b2f"


def spellings(words: str) -> list[bytes]:
    """Return the bytes by which words may be found, base64 at each of its three places."""
    plain = words.encode()
    packed = [base64.b64encode(b"x" * place + plain)[4:-4] for place in range(3)]
    return [plain, words.encode("utf-16-le"), plain.hex().encode(), *packed]


@contextmanager
def process(url: str, home: CentreHome, place: Path) -> Iterator[str]:
    """Run a centre whose log and temporary files are in `place`; yield its address."""
    key_file = place / "passphrase"
    key_file.touch(0o600)
    key_file.write_bytes(PASSPHRASE.encode())
    (place / "temporary").mkdir()
    command = [sys.executable, "-m", "ui.cli", "central", "serve", "--port", "0"]
    command += ["--centre", str(home.path), "--key-file", str(key_file)]
    environment = os.environ | {"LYSSNA_DATABASE": url, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    environment["TMPDIR"] = str(place / "temporary")
    with (
        (place / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        ) as running,
    ):
        try:
            assert running.stdout is not None
            yield running.stdout.readline().split()[-1]
        finally:
            running.terminate()
            running.communicate(timeout=60)


def everything_it_tells(address: str) -> list[bytes]:
    """Return the answers to what anybody may ask."""
    paths = [
        "/",
        "/umea",
        "/umea/en",
        "/health",
        "/metrics",
        "/api/openapi.json",
        f"/{WORDS}",
        "/x",
    ]
    with httpx.Client(base_url=address, trust_env=False) as web:
        found = [web.get(path) for path in paths]
        found.append(web.post("/api/v1/campaigns/umea/batches", content=WORDS.encode()))
    return [each.content + repr(each.headers).encode() for each in found]


def break_it(url: str, home: CentreHome) -> None:
    """Take away a table, so that the next batch meets an error of the database's."""
    engine = database.connect(url, home.database)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE answer RENAME TO elsewhere"))
    engine.dispose()


def test_no_word_of_an_answer_is_outside_the_database(
    database_url: str, home: CentreHome, kiosk: Kiosk, pack: Pack, tmp_path: Path
) -> None:
    place = tmp_path / "told"
    place.mkdir()
    good = a_response(pack.campaign, id=ID, answers={"words": WORDS})
    bad = msgspec.structs.replace(good, id=f"{ID[:-1]}0", answers={"words": WORDS, "none": WORDS})
    later = msgspec.structs.replace(good, id=f"{ID[:-1]}1")
    with process(database_url, home, place) as address:
        kiosk.hold([good, bad])
        done = kiosk.sync(address)
        told = everything_it_tells(address)
        kiosk.hold([later])
        break_it(database_url, home)
        making.prepare(kiosk.store, kiosk.pack)
        failed = post_batch(address, pack, envelopes(kiosk.store)[-1])
        told.append(failed.content)
    assert (done.answers, done.refused) == (4, 1)
    assert failed.status_code in (500, 503)  # told as a bug, or as a fault
    log = (place / "log").read_bytes()
    assert b'"batch-taken"' in log
    assert b'"bug"' in log or b'"fault"' in log
    stored = {home.database.name + end for end in ("", "-wal", "-shm")}
    rest = [file for file in home.path.rglob("*") if file.is_file() and file.name not in stored]
    rest += [file for file in place.rglob("*") if file.is_file()]
    looked = [*told, *(file.read_bytes() for file in rest)]
    for spelling in [*spellings(WORDS), *spellings(ID), *spellings(str(pack.holder.kiosk))]:
        assert not any(spelling in data for data in looked)


@pytest.mark.parametrize("words", [WORDS, ID])
def test_words_would_be_found_in_each_spelling(words: str) -> None:
    for data in (f"a {words} b", f"ab {words} b", f"abc {words} b"):
        assert any(each in data.encode() for each in spellings(words))
        assert any(each in base64.b64encode(data.encode()) for each in spellings(words))
