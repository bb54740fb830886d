"""What a durable save costs at the kiosk, beside bare inserts of the same row by `sqlite3`.

The kiosk does more with each answer: it counts the choices in the same transaction, and it empties
the log ahead of the database, so that nobody reads from it what came in which order
(docs/decisions/0003). The bound is for a bare insert into a database as `sqlite3` makes it, and for
one into a log that is emptied each time, as at the kiosk. Beside them, without a bound, is one into
a log that is never emptied: the half of what that saves is a flush of the disk, which a kiosk needs
at each new beginning of its log. All of them are on the disk when they are done.
"""

import sqlite3
import time
from collections.abc import Callable
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

ROUNDS = 600
BOUND = 2.0  # times a bare insert
INSERT = "INSERT INTO response (id, session, sealed) VALUES (?, ?, ?)"
LOG = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
EMPTIED = "PRAGMA wal_checkpoint(TRUNCATE)"

Save = Callable[[Response, bytes], None]


class Kiosk(Store):
    """The kiosk's store, which notes when an answer is on the disk, and only then goes on."""

    durable = 0.0

    def forget_history(self) -> bool:
        self.durable = time.perf_counter()
        return super().forget_history()


def measure(rounds: int = ROUNDS) -> list[Result]:
    """Save `rounds` answers each way, in turns, so that a busy disk is as busy for all."""
    pack, _ = a_pack()
    with (
        TemporaryDirectory(prefix="lyssna-bench-") as place,
        closing(Kiosk(Path(place, "kiosk.db"), create=True)) as store,
        closing(bare(Path(place, "log.db"), store, *LOG)) as log,
        closing(bare(Path(place, "emptied.db"), store, *LOG)) as emptied,
        closing(bare(Path(place, "plain.db"), store)) as plain,
    ):
        session = open_session(store, pack.campaign, EVENT, NOW).id
        saves: list[Save] = [
            lambda each, box: save(store, session, pack, each, box),
            lambda each, box: insert(log, session, each, box),
            lambda each, box: insert(emptied, session, each, box, EMPTIED),
            lambda each, box: insert(plain, session, each, box),
        ]
        return told(*in_turns(store, saves, pack, rounds))


def told(
    until_durable: float, whole: float, log: float, emptied: float, plain: float
) -> list[Result]:
    """Return the lines of the table, from seconds."""

    def line(what: str, ours: float, theirs: float, of: str, bound: float | None = BOUND) -> Result:
        unit = f"times {of} ({1000 * ours:.2f} and {1000 * theirs:.2f} ms)"
        return Result(what, ours / theirs, bound, unit)

    return [
        line("save at the kiosk, whole", whole, plain, "a bare insert"),
        line("save at the kiosk, whole", whole, emptied, "a bare insert into an emptied log"),
        line("  until it is on the disk", until_durable, log, "a bare insert into a log", None),
    ]


def bare(file: Path, store: Store, *pragmas: str) -> sqlite3.Connection:
    """Return a connection to a new file with the kiosk's own table of responses in it."""
    with store.transaction() as connection:
        asked = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'response' AND sql IS NOT NULL"
        made = list(connection.exec_driver_sql(asked).scalars())
    plain = sqlite3.connect(file, isolation_level=None)
    for statement in (*pragmas, *made):
        plain.execute(statement)
    return plain


def in_turns(store: Kiosk, saves: list[Save], pack: Pack, rounds: int) -> list[float]:
    """Return the median seconds until a save of ours is durable, and of each way as a whole."""
    durable: list[float] = []
    times: list[list[float]] = [[] for _ in saves]
    for each in some_responses(pack, rounds):
        sealed = seal(each, pack.keys.box)
        for way, taken in zip(saves, times, strict=True):
            began = time.perf_counter()
            way(each, sealed)
            taken.append(time.perf_counter() - began)
            if way is saves[0]:
                durable.append(store.durable - began)
    return [median(each) for each in (durable, *times)]


def save(store: Store, session: str, pack: Pack, each: Response, sealed: bytes) -> None:
    choices = choices_of(pack.campaign.questionnaire, each.answers)
    save_response(store, session, each.id, sealed, choices, hour=12, language="sv")


def insert(
    plain: sqlite3.Connection, session: str, each: Response, sealed: bytes, then: str = ""
) -> None:
    plain.execute(INSERT, (each.id, session, sealed))
    if then:
        plain.execute(then)
