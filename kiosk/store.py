"""The kiosk's SQLite file: opened safely, versioned, and written in whole transactions only.

One `Store` belongs to one thread at a time. SQLAlchemy is imported here, so the first screen must
be on before this module is loaded.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import present

SCHEMA_VERSION = 1

# By SQLite's result code (https://www.sqlite.org/rescode.html), an extended one before its primary
# one: our code, and whether to retry.
_FAULTS = {
    sqlite3.SQLITE_FULL: ("disk-full", True),
    # The file that WAL shares between processes could not grow: that needs a few pages of disk.
    sqlite3.SQLITE_IOERR_SHMSIZE: ("disk-full", True),
    sqlite3.SQLITE_IOERR: ("disk-failing", True),
    sqlite3.SQLITE_READONLY: ("store-read-only", False),
    sqlite3.SQLITE_CANTOPEN: ("store-read-only", False),
    sqlite3.SQLITE_PERM: ("store-read-only", False),
    sqlite3.SQLITE_CORRUPT: ("store-damaged", False),
    sqlite3.SQLITE_NOTADB: ("store-damaged", False),
    sqlite3.SQLITE_BUSY: ("store-busy", True),
    sqlite3.SQLITE_LOCKED: ("store-busy", True),
}


def fault_from(error: sqlite3.Error, file: Path) -> LyssnaError | None:
    """Translate SQLite's error by its code; None for one that only a bug can cause."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    known = _FAULTS.get(code) or _FAULTS.get(code & 0xFF)
    return Fault(known[0], retry=known[1], file=file) if known else None


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Raise SQLite's errors as Faults."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        fault = fault_from(cause, file) if isinstance(cause, sqlite3.Error) else None
        if fault is None:
            raise
        raise fault from None


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `begin` says, not by guessing
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=5000",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def make_engine(file: Path) -> Engine:
    """Return an engine on `file` with the durability this program promises."""
    engine = create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


class Store:
    """The kiosk's database, open and of this program's schema version."""

    def __init__(self, file: Path, *, create: bool = False) -> None:
        """Open `file`.

        Raises Refused when there is none (and `create` is false) or it is newer than the program,
        and Fault when it is damaged, read-only, or on a failing disk.
        """
        there = present(file)
        if not create and not there:
            raise Refused("kiosk-not-installed", home=file.parent)
        if not os.access(file if there else file.parent, os.W_OK):
            raise Fault("store-read-only", file=file)
        self.file = file
        self.engine = make_engine(file)
        with ExitStack() as undone:
            undone.callback(self.close)
            with translated(file):
                self._check_version()
            undone.pop_all()

    def _check_version(self) -> None:
        with self.engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version > SCHEMA_VERSION:
                raise Refused("store-newer", file=self.file)
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise Fault("store-damaged", file=self.file)
        if version < SCHEMA_VERSION:
            from kiosk.migrations import upgrade  # Alembic takes as long to load as all the rest

            upgrade(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one use case: all of it is durable on return, or none of it happened."""
        with translated(self.file), self.engine.begin() as connection:
            yield connection

    def is_whole(self) -> bool:
        """Tell whether SQLite finds every page of the file as it should be."""
        with self.transaction() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        return list(found) == ["ok"]

    def forget_history(self) -> bool:
        """Empty the write-ahead log, whose pages would show how the totals grew.

        Never fails: what was to be stored is stored by now. Returns whether the log is empty; one
        that could not be emptied, as on a full disk, is emptied the next time.
        """
        try:
            with translated(self.file), closing(self.engine.raw_connection()) as connection:
                # Not through `connect`: SQLite does not do this inside a transaction.
                cursor = connection.cursor()
                busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                cursor.close()
        except Fault:
            return False
        return not busy

    def forget_order(self) -> None:
        """Write the file anew, so that no page tells by its layout what came before what."""
        with translated(self.file), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM").close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
