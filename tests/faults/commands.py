"""Runs the real command line, and reads what it tells when something is wrong."""

import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import resources
from kiosk.campaign import version_of
from kiosk.home import Home
from kiosk.pack import Pack
from kiosk.seal import Response, seal
from kiosk.stand import Session, count_start, current_session, open_session, save_response
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON

ROOT = Path(__file__).parent.parent.parent
LOCALES = {"en": "C.UTF-8", "sv": "sv_SE.UTF-8"}
WORDS = "Fler lampor vid tunneln"


def lyssna(
    *arguments: object, home: Path, language: str = "en", stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `lyssna` with the kiosk at `home`, in the language of the person's own system."""
    speaking = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
    environment = {name: value for name, value in os.environ.items() if name not in speaking}
    environment |= {"LANG": LOCALES[language], "LYSSNA_HOME": str(home), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        input=stdin or "",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in resources.path("messages").glob(f"*.{language}.toml"):
        texts |= tomllib.loads(file.read_text("utf-8"))
    return texts


def assert_told(
    done: subprocess.CompletedProcess[str], code: str, language: str = "en", *names: str
) -> None:
    """Check that the command failed with the one sentence of `code`, and that it names `names`."""
    texts = catalogue(language)
    sentence = texts["cli-error"].replace("{text}", texts[code].replace(" | ", " "))
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    (line,) = done.stderr.splitlines()
    assert re.fullmatch(pattern, line), line
    for name in names:
        assert name in line


def assert_went_well(done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, done.stderr) == (0, "")


def rows(home: Home) -> dict[str, int]:
    """Count what must never be lost."""
    with closing(sqlite3.connect(home.database)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("session", "response", "tally", "batch", "pin")
        }


def send_answers(store: Store, pack: Pack, n: int) -> Session:
    """Let `n` visitors send, in the open session or in one that is opened for them."""
    session = current_session(store) or open_session(store, pack.campaign, EVENT, NOON)
    for _ in range(n):
        response = Response(
            id=str(uuid4()),
            campaign=pack.campaign.id,
            questionnaire=version_of(pack.campaign.questionnaire),
            event=EVENT,
            hour=12,
            language="sv",
            answers={"alone": "rather-safe", "ideas_text": WORDS},
        )
        count_start(store, session.id)
        sealed = seal(response, pack.keys.box)
        choices = [("alone", "rather-safe")]
        save_response(store, session.id, response.id, sealed, choices, hour=12, language="sv")
    return session
