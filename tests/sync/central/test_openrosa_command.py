"""`lyssna central openrosa` as a process: killed, interrupted, with passwords and forms."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import msgspec
import pytest
from sqlalchemy import Engine, insert

from kiosk.campaign import Campaign, version_of
from sync.central import database, openrosa_store, published, tables
from sync.central.home import CentreHome
from tests.faults.commands import ROOT, assert_told
from tests.sync.central.openrosa_logins import PASSWORD, USER
from tests.sync.central.openrosa_server import OpenRosa, serving
from tests.sync.helpers import a_response
from tests.ui.test_cli_keys import at_terminal

FORM = """
| survey |
| | type | name | label |
| | begin_group | page | A page |
| | select_one yn | safe | Safe? |
| | end_group | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
| settings |
| | form_id | version |
| | safety | 3 |
"""


class Terminal:
    """A centre with six answers, and the command there."""

    def __init__(self, engine: Engine, campaign: Campaign, home: CentreHome) -> None:
        self.engine = engine
        self.campaign = campaign
        self.home = home
        self.ids: set[str] = set()
        for answers in [{"safe": "yes"}] * 3 + [{"safe": "no", "words": "Ljus"}] * 3:
            response = a_response(campaign, answers=answers)
            names = {column.name for column in tables.response.c} - {"content"}
            row = {name: getattr(response, name) for name in names}
            with engine.begin() as connection:
                whole = msgspec.to_builtins(response)
                connection.execute(insert(tables.response).values(row | {"content": whole}))
            self.ids.add(response.id)

    def start(self, *words: object) -> "subprocess.Popen[str]":
        environment = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "ui.cli", "central", "openrosa", *map(str, words)]
        return subprocess.Popen(
            [*command, "--centre", str(self.home.path)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: object) -> "subprocess.CompletedProcess[str]":
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess([], process.returncode, out, err)

    def run_until(self, rosa: OpenRosa, signal_: int, trouble: str) -> "subprocess.Popen[str]":
        """Send, and give the process a signal at its second POST, which meets `trouble`."""
        started: Queue[subprocess.Popen[str]] = Queue()
        posts: Queue[int] = Queue()

        def stored() -> None:
            posts.put(1)
            if posts.qsize() == 2:
                os.kill(started.get().pid, signal_)

        rosa.troubles, rosa.stored = ["", trouble], stored
        process = self.start(rosa.address)
        started.put(process)
        process.wait(120)
        rosa.troubles, rosa.stored = [], lambda: None
        return process

    def states(self) -> dict[openrosa_store.State, int]:
        return openrosa_store.counts(self.engine, self.campaign.id)


@pytest.fixture
def terminal(campaign: Campaign, home: CentreHome) -> Iterator[Terminal]:
    engine = database.connect(None, home.database)
    database.upgrade(engine)
    with engine.begin() as connection:
        published.save(connection, campaign, {})
    yield Terminal(engine, campaign, home)
    engine.dispose()


@pytest.fixture
def rosa(campaign: Campaign) -> Iterator[OpenRosa]:
    forms = {campaign.id: {version_of(campaign.questionnaire)}, "safety": {"3"}}
    with serving(OpenRosa(forms)) as server:
        yield server


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_each_answer_is_there_once_though_the_command_is_killed_each_time(
    terminal: Terminal, rosa: OpenRosa
) -> None:
    # Killed when the server has taken a submission and not said so; and before it has taken it.
    for n, trouble in enumerate(["hangs after", "hangs", "hangs after"], start=1):
        process = terminal.run_until(rosa, signal.SIGKILL, trouble)
        assert process.returncode == -signal.SIGKILL
        process.communicate()
        states = terminal.states()
        assert (states["sent"], states["in_doubt"]) == (n, n)
    done = terminal.run(rosa.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert terminal.states() == {"sent": 6}
    assert set(rosa.taken) == {f"uuid:{id_}" for id_ in terminal.ids}
    assert set(rosa.posts) == set(rosa.taken.values())
    assert len(rosa.posts) == 9  # those in doubt twice, each time the same bytes
    assert rosa.breaches == []


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_the_command_stops_at_once_when_it_is_interrupted(
    terminal: Terminal, rosa: OpenRosa
) -> None:
    process = terminal.run_until(rosa, signal.SIGINT, "hangs")
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.startswith("Stopped. Nothing is lost")
    assert terminal.states() == {"sent": 1, "in_doubt": 1, "ready": 4}


def test_a_form_in_a_file_gives_id_version_and_groups_and_keeps_back_what_does_not_fit(
    terminal: Terminal, rosa: OpenRosa, tmp_path: Path
) -> None:
    file = tmp_path / "form.md"
    file.write_text(FORM, "utf-8")
    done = terminal.run(rosa.address, "--form", file)
    assert done.returncode == 1
    assert "3 answers were not sent" in done.stderr
    assert "words" in done.stderr
    assert len(rosa.taken) == 3
    for xml in rosa.taken.values():
        assert b'<data id="safety" version="3"><page><safe>yes</safe></page><meta>' in xml
    assert rosa.breaches == []


def test_a_password_is_read_from_a_file_and_told_nowhere(
    terminal: Terminal, rosa: OpenRosa, tmp_path: Path
) -> None:
    rosa.login = "digest"
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", "utf-8")
    file.chmod(0o600)
    done = terminal.run(rosa.address, "--user", USER, "--password-file", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Taken now: 6. At the server in all: 6." in done.stdout
    assert PASSWORD not in done.stdout
    file.chmod(0o644)
    open_ = terminal.run(rosa.address, "--user", USER, "--password-file", file)
    assert_told(open_, "openrosa-password-open", "en", str(file))


def test_nothing_is_sent_where_nobody_can_type_the_password(
    terminal: Terminal, rosa: OpenRosa
) -> None:
    assert_told(terminal.run(rosa.address, "--user", USER), "openrosa-password-missing")
    assert rosa.requests == 0


def test_a_password_is_asked_for_once_and_shown_never(terminal: Terminal, rosa: OpenRosa) -> None:
    rosa.login = "basic"
    words = ("central", "openrosa", rosa.address, "--user", USER, "--centre", terminal.home.path)
    code, shown = at_terminal(*words, answers=[PASSWORD])
    assert (code, shown.count("Password of")) == (0, 1)
    assert "6 of 6 submissions" in shown
    assert PASSWORD not in shown
    assert len(rosa.taken) == 6
