"""A whole copy of the centre's database in one file, made while it serves, and put back.

SQLite copies itself by its backup interface. PostgreSQL has `pg_dump` and `pg_restore`, which are
looked for on PATH; the password goes to them by their environment, never on a command line, and
what they print is dropped, since an error of theirs may quote a row.
"""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect

from kiosk.errors import Fault, Refused
from kiosk.home import writing_to
from sync.central.database import reachable

# The whole in one transaction, or nothing; roles and rights are the other server's own.
_OURS = ("--no-owner", "--no-privileges")
_RESTORE = ("--exit-on-error", "--single-transaction")


def dump(engine: Engine, file: Path) -> None:
    """Write the database, as it is at one moment, to `file`.

    Raises Refused when PostgreSQL's program is not there or too old, Fault when the database or
    the file fails.
    """
    if engine.dialect.name == "sqlite":
        _copy(engine, file)
    else:
        _check_version(engine)
        _run(engine, "pg_dump", "--format=custom", *_OURS, f"--file={file}")


def load(engine: Engine, file: Path) -> None:
    """Fill the empty database with what `dump` has written; raises as it does."""
    if engine.dialect.name == "sqlite":
        _copy_back(engine, file)
    else:
        _run(engine, "pg_restore", *_RESTORE, *_OURS, "--dbname", _address(engine)[0], str(file))


def is_empty(engine: Engine) -> bool:
    """Tell whether the database has no tables yet."""
    with reachable(engine):
        return inspect(engine).get_table_names() == []


def _copy(engine: Engine, file: Path) -> None:
    with reachable(engine), closing(engine.raw_connection()) as pooled:
        with writing_to(file.parent):
            file.touch(0o600)
        with closing(sqlite3.connect(file)) as target:
            _driver(pooled).backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _copy_back(engine: Engine, file: Path) -> None:
    with (
        reachable(engine),
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source,
        closing(engine.raw_connection()) as pooled,
    ):
        source.backup(_driver(pooled))
    engine.dispose()  # the next connection puts the journal in order, as it always does


def _driver(pooled: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = pooled.driver_connection
    return connection


def _run(engine: Engine, program: str, *arguments: str) -> None:
    address, password = _address(engine)
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [_found(program), "--no-password", *arguments]
    if program == "pg_dump":
        command += ["--dbname", address]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise Fault("dump-failed", program=program, status=done.returncode)


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise Refused("dump-missing", program=program)
    return found


def _address(engine: Engine) -> tuple[str, str]:
    """Return the database's address as libpq takes it, and the password, which is not in it."""
    import psycopg  # not for a centre on SQLite

    _, options = engine.dialect.create_connect_args(engine.url)
    options.pop("context", None)  # SQLAlchemy's types, which are no part of an address
    password = options.pop("password", "")
    return psycopg.conninfo.make_conninfo(**options), str(password)


def _check_version(engine: Engine) -> None:
    """Raise Refused when `pg_dump` is older than the server, of which it then makes no copy."""
    command = [_found("pg_dump"), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    own = re.search(r"(\d+)\.", said)
    with reachable(engine), engine.connect() as connection:
        server = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    if own is None or int(own[1]) < server:
        raise Refused("dump-older", program="pg_dump", server=server)
