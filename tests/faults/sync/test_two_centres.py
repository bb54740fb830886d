"""Two processes serve one PostgreSQL, under fire from four kiosks that send all twice, at once.

Each kiosk is there twice, as if its disk had been copied between the making of its batches and
their sending: the same bytes go to both processes at the same moment.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.clock import ShiftedClock
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making
from sync.central import audit, database, tables
from sync.central.completeness import completeness
from sync.central.home import CentreHome
from sync.courier import Courier, Delivery
from tests.faults.commands import ROOT
from tests.sync.helpers import PASSPHRASE, a_response, hold_session

KIOSKS, SESSIONS, ANSWERS = 4, 3, 12


@dataclass(frozen=True)
class Twin:
    """One of the two copies of a kiosk."""

    pack: Pack
    file: Path


@contextmanager
def process(url: str, home: CentreHome, key_file: Path) -> Iterator[str]:
    """Run `lyssna central serve`; yield its address."""
    command = [sys.executable, "-m", "ui.cli", "central", "serve", "--port", "0"]
    command += ["--centre", str(home.path), "--key-file", str(key_file)]
    environment = os.environ | {"LYSSNA_DATABASE": url, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True
    ) as running:
        try:
            assert running.stdout is not None
            yield running.stdout.readline().split()[-1]
        finally:
            running.terminate()
            _, log = running.communicate(timeout=60)
    assert running.returncode == 0
    assert '"level": "error"' not in log, log
    assert "Traceback" not in log, log


@pytest.fixture
def centres(database_url: str, home: CentreHome, tmp_path: Path) -> Iterator[list[str]]:
    key_file = tmp_path / "passphrase"
    key_file.touch(0o600)
    key_file.write_bytes(PASSPHRASE.encode())
    with ExitStack() as started:
        yield [started.enter_context(process(database_url, home, key_file)) for _ in range(2)]


@pytest.fixture
def twins(keys, campaign, tmp_path: Path) -> list[tuple[Twin, Twin]]:
    """Four kiosks with three sessions each, their batches made and not sent, and a copy of each."""
    made = []
    for number in range(KIOSKS):
        pack = Pack(campaign, keys.public, keys.enrol(f"Surfplatta {number}"))
        files = [tmp_path / f"kiosk-{number}-{name}" / "kiosk.db" for name in "ab"]
        for file in files:
            file.parent.mkdir()
        with closing(Store(files[0], create=True)) as store:
            for _ in range(SESSIONS):
                hold_session(store, pack, [a_response(campaign) for _ in range(ANSWERS)])
            assert making.prepare(store, pack) == 0
        shutil.copy(*files)
        made.append((Twin(pack, files[0]), Twin(pack, files[1])))
    return made


def send(twin: Twin, address: str, clock: ShiftedClock, start: threading.Barrier) -> Delivery:
    courier = Courier(twin.pack, clock)
    with closing(Store(twin.file)) as store:
        start.wait(60)
        return courier.run(store, twin.file.parent / "sync.lock", address, lambda _: None)


def left(twin: Twin) -> int:
    with closing(Store(twin.file)) as store, store.transaction() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM response").scalar_one())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_each_answer_is_there_once_when_two_processes_get_everything_twice(
    centres: list[str],
    twins: list[tuple[Twin, Twin]],
    database_url: str,
    home: CentreHome,
    clock: ShiftedClock,
) -> None:
    start = threading.Barrier(2 * KIOSKS)
    with ThreadPoolExecutor(2 * KIOSKS) as pool:
        sending = [
            pool.submit(send, twin, address, clock, start)
            for pair in twins
            for twin, address in zip(pair, centres, strict=True)
        ]
        done = [each.result(120) for each in sending]
    all_ = KIOSKS * SESSIONS * ANSWERS
    assert {each.batches for each in done} == {SESSIONS}
    assert sum(each.answers for each in done) == all_
    assert sum(each.duplicates for each in done) == all_
    assert sum(each.refused for each in done) == 0
    assert [left(twin) for pair in twins for twin in pair] == [0] * 2 * KIOSKS

    engine = database.connect(database_url, home.database)
    with engine.begin() as connection:
        counted = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in (tables.batch, tables.response, tables.answer, tables.aside)
        }
        found = completeness(connection, "umea")
    assert counted == {
        "batch": KIOSKS * SESSIONS,
        "response": all_,
        "answer": 5 * all_,  # two choices, one of two, and a text
        "aside": 0,
    }
    assert len(found) == KIOSKS
    assert all(each.whole for each in found)
    assert audit.examine(engine) == []
    engine.dispose()
