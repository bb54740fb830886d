"""The kiosk's SQLite file: how it is opened, refused, and written."""

import os
import re
import sqlite3
import subprocess
import sys
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError, OperationalError

from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.stand import Session
from kiosk.store import SCHEMA_VERSION, Store
from kiosk.tables import metadata

FILL = "INSERT INTO response (id, session, sealed) VALUES (hex(randomblob(16)), ?, randomblob(?))"


def ask(store: Store, sql: str) -> object:
    with store.transaction() as connection:
        return connection.exec_driver_sql(sql).scalar()


def add_answer(store: Store, session: Session, size: int = 600) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql(FILL, (session.id, size))


def schema(file: Path) -> dict[str, str]:
    """Return the SQL of every table and index, without its spacing and quotes."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
    found = {name: re.sub(r'[\s"]+', " ", sql).strip() for name, sql in rows}
    found.pop("alembic_version", None)
    return found


def refusal(file: Path) -> LyssnaError:
    with pytest.raises(LyssnaError) as error:
        Store(file)
    assert str(file) in error.value.text("sv") or str(file.parent) in error.value.text("sv")
    return error.value


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: durable on return
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),  # memory
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_store_is_opened_with(store: Store, pragma: str, value: object) -> None:
    assert ask(store, f"PRAGMA {pragma}") == value


def test_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    assert refusal(file).code == "kiosk-not-installed"
    assert not file.exists()


def test_models_equal_the_newest_migration(store: Store) -> None:
    with store.engine.connect() as connection, warnings.catch_warnings():
        # It leaves out the index on an expression, which the next test compares.
        warnings.filterwarnings("ignore", message=".*expression-based index")
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_constraints_of_the_models_equal_those_of_the_migrations(
    store: Store, tmp_path: Path
) -> None:
    # Alembic compares neither checks, nor partial indexes, nor WITHOUT ROWID.
    modelled = tmp_path / "models.db"
    engine = create_engine(f"sqlite:///{modelled}")
    metadata.create_all(engine)
    engine.dispose()
    assert schema(store.file) == schema(modelled)
    assert "WITHOUT ROWID" in schema(store.file)["response"]


def test_answers_have_no_order_of_arrival(store: Store) -> None:
    for table in ("response", "tally", "visit_tally", "handout"):
        with pytest.raises(OperationalError, match="rowid"):
            ask(store, f"SELECT rowid FROM {table}")


def test_newer_store_is_refused_and_left_as_it_was(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = store.file.read_bytes()
    error = refusal(store.file)
    assert isinstance(error, Refused)
    assert error.code == "store-newer"
    assert store.file.read_bytes() == before


@pytest.mark.parametrize("size", [100, 1000])
def test_file_that_is_no_store_is_damaged(tmp_path: Path, size: int) -> None:
    file = tmp_path / "kiosk.db"
    file.write_bytes(b"x" * size)
    assert refusal(file).code == "store-damaged"
    assert file.read_bytes() == b"x" * size


def test_store_with_a_damaged_page_is_damaged(store: Store, session: Session) -> None:
    for _ in range(200):
        add_answer(store, session)
    store.close()
    with store.file.open("r+b") as stream:
        stream.seek(30 * 4096)
        stream.write(os.urandom(8 * 4096))
    assert refusal(store.file).code == "store-damaged"


def test_store_cut_short_is_damaged(store: Store, session: Session) -> None:
    for _ in range(50):
        add_answer(store, session)
    store.close()
    os.truncate(store.file, 5 * 4096)
    assert refusal(store.file).code == "store-damaged"


def test_migration_brings_an_empty_file_to_the_newest_schema(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    sqlite3.connect(file).close()
    file.touch()
    with closing(Store(file)) as opened:
        assert ask(opened, "PRAGMA user_version") == SCHEMA_VERSION
        assert ask(opened, "SELECT count(*) FROM response") == 0


def test_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE pin (other)")  # the last table that the migration makes
    with pytest.raises(OperationalError, match="already exists"):
        Store(file)
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("session",) not in tables
        assert ("response",) not in tables
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def test_store_keeps_its_rows_when_it_is_opened_again(store: Store, session: Session) -> None:
    add_answer(store, session)
    store.close()
    with closing(Store(store.file)) as again:
        assert ask(again, "SELECT count(*) FROM response") == 1


def test_store_of_this_version_opens_without_alembic(store: Store, root: Path) -> None:
    store.close()
    script = (
        "import sys; from pathlib import Path; from kiosk.store import Store;"
        "Store(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(store.file)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0


def test_transaction_that_fails_changes_nothing(store: Store, session: Session) -> None:
    def half_done() -> None:
        with store.transaction() as connection:
            connection.exec_driver_sql(FILL, (session.id, 10))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half_done()
    assert ask(store, "SELECT count(*) FROM response") == 0


def test_answer_of_no_session_is_refused_by_the_database(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.exec_driver_sql(FILL, ("none", 10))


def test_full_disk_is_told_and_loses_nothing(store: Store, session: Session) -> None:
    add_answer(store, session)
    # SQLite's own way to be out of space; a real full disk is in tests/faults.
    ask(store, f"PRAGMA max_page_count = {ask(store, 'PRAGMA page_count')}")
    with pytest.raises(Fault) as fault:
        add_answer(store, session, size=100_000)
    assert fault.value.code == "disk-full"
    assert fault.value.retry
    assert ask(store, "SELECT count(*) FROM response") == 1
    ask(store, "PRAGMA max_page_count = 100000")
    add_answer(store, session, size=100_000)
    assert ask(store, "SELECT count(*) FROM response") == 2


def test_store_in_use_by_another_program_is_told(store: Store, session: Session) -> None:
    ask(store, "PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault) as fault:
            add_answer(store, session)
        other.execute("ROLLBACK")
    assert fault.value.code == "store-busy"
    add_answer(store, session)


def test_deleted_answer_is_gone_from_the_files(store: Store, session: Session) -> None:
    with store.transaction() as connection:
        row = ("one", session.id, b"sealed-bytes" * 100)
        connection.exec_driver_sql(
            "INSERT INTO response (id, session, sealed) VALUES (?, ?, ?)", row
        )
    with store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM response")
    store.forget_history()
    files = [file for file in store.file.parent.iterdir() if file.name.startswith("kiosk.db")]
    assert len(files) >= 1
    assert not any(b"sealed-bytes" in file.read_bytes() for file in files)
