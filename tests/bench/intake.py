"""How fast answers get from a kiosk into PostgreSQL, from `lyssna sync` to the last receipt.

Two real programs with HTTP between them, `lyssna central serve` and `lyssna sync`, each with its
start and its end, on a server that flushes what it commits. Beside it what no program can do
without: to open the same boxes, one after another, and to `COPY` the same rows into tables as the
centre has them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import psycopg
from sqlalchemy import insert, make_url, update

from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import LEAST, CampaignKeys, LockedKeys
from kiosk.pack import Pack, encode
from kiosk.passphrase import Passphrase
from kiosk.seal import Response, seal, unseal
from kiosk.stand import close_session, open_session
from kiosk.store import Store
from kiosk.tables import response, session
from sync.central import audit, database, intake, published, tables
from sync.central.home import CentreHome
from tests.bench.answers import EVENT, NOW, a_pack, some_responses
from tests.bench.table import Result
from tests.sync.cluster import cluster, new_database

ANSWERS = 20_000
BOUND = 3.0  # times opening and COPY: a third of their rate
SECRET = "korrekt häst batteri"
LYSSNA = (sys.executable, "-m", "ui.cli")
PINS = {"staff": "274913", "coordinator": "908172"}

Sealed = list[tuple[str, bytes]]


def measure(n: int = ANSWERS) -> list[Result]:
    """Sync a session of `n` answers, and open and copy the same ones."""
    pack, keys = a_pack()
    with (
        TemporaryDirectory(prefix="lyssna-bench-") as place,
        cluster(safe=True) as server,
    ):
        made = list(some_responses(pack, n))
        boxes = [(each.id, seal(each, pack.keys.box)) for each in made]
        least = opened(boxes, keys) + copied(new_database(server), pack, made)
        url, folder = new_database(server), Path(place)
        prepare_centre(CentreHome(folder / "centre"), pack, keys, folder / "key")
        prepare_kiosk(Home(folder / "kiosk"), pack, keys, boxes)
        with serving(url, folder) as address:
            taken = synced(address, folder / "kiosk")
        check(url, n)
    unit = f"times opening and COPY ({n / taken:,.0f} and {n / least:,.0f} answers/s)"
    return [
        Result("lyssna sync into PostgreSQL", taken / least, BOUND, unit),
        Result(
            "  beside ODK Central", 250 * taken / n, 1, "of our rate: 250/s at best, one a request"
        ),
        Result(
            "  beside PouchDB",
            6700 * taken / n,
            None,
            "of our rate: 6,700/s, sealed and durable neither",
        ),
    ]


def opened(boxes: Sealed, keys: CampaignKeys) -> float:
    """Return the seconds that it takes to open every box."""
    began = time.perf_counter()
    for _, sealed in boxes:
        unseal(sealed, keys.box)
    return time.perf_counter() - began


def copied(url: str, pack: Pack, responses: list[Response]) -> float:
    """Return the seconds that a bare COPY of the rows takes, in one transaction."""
    prepare_database(url, pack)
    rows = {
        tables.response: [intake.response_row(each) for each in responses],
        tables.answer: [
            row
            for each in responses
            for row in intake.answer_rows(each, pack.campaign.questionnaire)
        ],
    }
    for row in rows[tables.response]:
        row["content"] = msgspec.json.encode(row["content"]).decode()
    began = time.perf_counter()
    with psycopg.connect(conninfo(url)) as connection, connection.cursor() as cursor:
        for table, each in rows.items():
            names = list(each[0])
            with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
                for row in each:
                    copy.write_row([row[name] for name in names])
    return time.perf_counter() - began


def conninfo(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def prepare_database(url: str, pack: Pack) -> None:
    engine = database.connect(url, Path())
    database.upgrade(engine)
    with engine.begin() as connection:
        published.save(connection, pack.campaign, {})
    engine.dispose()


def prepare_centre(home: CentreHome, pack: Pack, keys: CampaignKeys, key_file: Path) -> None:
    file = home.key_file(pack.campaign.id)
    file.parent.mkdir(parents=True)
    closed = LockedKeys.close(keys, Passphrase(SECRET), LEAST)
    file.write_bytes(msgspec.json.encode(closed))
    home.publish(pack.campaign)
    key_file.touch(0o600)
    key_file.write_text(SECRET)


def prepare_kiosk(home: Home, pack: Pack, keys: CampaignKeys, boxes: Sealed) -> None:
    """Set up a kiosk with a closed session of all the answers, as if each had been sent there."""
    install(home, encode(pack, keys.signing), PINS)
    with closing(Store(home.database)) as store:
        opened = open_session(store, pack.campaign, EVENT, NOW)
        rows = [{"id": id_, "session": opened.id, "sealed": box} for id_, box in boxes]
        with store.transaction() as connection:
            connection.execute(insert(response), rows)
            counts = {"started": len(boxes), "sent": len(boxes)}
            connection.execute(update(session).values(counts))
        close_session(store, NOW)


@contextmanager
def serving(url: str, folder: Path) -> Iterator[str]:
    """Run `lyssna central serve`; yield its address."""
    command = [*LYSSNA, "central", "serve", "--port", "0", "--centre", str(folder / "centre")]
    command += ["--key-file", str(folder / "key")]
    environment = os.environ | {"LYSSNA_DATABASE": url}
    pipe = subprocess.PIPE
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=pipe, stderr=log, text=True) as running,
    ):
        try:
            assert running.stdout is not None
            told = running.stdout.readline()
            if not told:
                raise RuntimeError((folder / "log").read_text("utf-8"))
            yield told.split()[-1]
        finally:
            running.terminate()


def synced(address: str, home: Path) -> float:
    """Return the seconds that `lyssna sync` takes, from its start to its end."""
    began = time.perf_counter()
    command = [*LYSSNA, "sync", "--to", address, "--home", str(home)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def check(url: str, n: int) -> None:
    """Look whether every answer is there, and the store whole."""
    engine = database.connect(url, Path())
    assert audit.counts(engine)["response"] == n
    assert audit.examine(engine) == []
    engine.dispose()
