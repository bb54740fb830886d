"""What a durable save costs at the kiosk, beside a bare insert of the same row by `sqlite3`.

Both write to the same kind of file: a log ahead of the database, flushed at each commit. What the
kiosk does beside it is to count each choice, and to empty the log so that no order is left in it.
"""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from kiosk.pack import Pack
from kiosk.seal import Response, seal
from kiosk.stand import choices_of, open_session, save_response
from kiosk.store import Store
from tests.bench.answers import EVENT, NOW, a_pack, some_responses
from tests.bench.table import Result

ROUNDS = 400
BOUND = 2.0  # times a bare insert


def measure(rounds: int = ROUNDS) -> list[Result]:
    """Save `rounds` answers both ways, in turns, so that a busy disk is as busy for both."""
    pack, _ = a_pack()
    with (
        TemporaryDirectory(prefix="lyssna-bench-") as place,
        closing(Store(Path(place, "kiosk.db"), create=True)) as store,
        closing(bare(Path(place, "bare.db"), store)) as plain,
    ):
        session = open_session(store, pack.campaign, EVENT, NOW).id
        times = in_turns(store, session, plain, pack, rounds)
    ours, theirs = (median(each) for each in zip(*times, strict=True))
    unit = f"times a bare insert ({1000 * ours:.2f} and {1000 * theirs:.2f} ms)"
    return [Result("durable save at the kiosk", ours / theirs, BOUND, unit)]


def bare(file: Path, store: Store) -> sqlite3.Connection:
    """Return a connection to a new file with the kiosk's own table of responses in it."""
    with store.transaction() as connection:
        asked = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'response' AND sql IS NOT NULL"
        made = list(connection.exec_driver_sql(asked).scalars())
    plain = sqlite3.connect(file, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *made):
        plain.execute(statement)
    return plain


def in_turns(
    store: Store, session: str, plain: sqlite3.Connection, pack: Pack, rounds: int
) -> list[tuple[float, float]]:
    times = []
    for each in some_responses(pack, rounds):
        sealed = seal(each, pack.keys.box)
        ours = taken_by_kiosk(store, session, each, sealed, pack)
        began = time.perf_counter()
        plain.execute(
            "INSERT INTO response (id, session, sealed) VALUES (?, ?, ?)",
            (each.id, session, sealed),
        )
        times.append((ours, time.perf_counter() - began))
    return times


def taken_by_kiosk(
    store: Store, session: str, response: Response, sealed: bytes, pack: Pack
) -> float:
    choices = choices_of(pack.campaign.questionnaire, response.answers)
    began = time.perf_counter()
    save_response(store, session, response.id, sealed, choices, hour=12, language="sv")
    return time.perf_counter() - began
