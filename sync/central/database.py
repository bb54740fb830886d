"""Opens the centre's database, SQLite or PostgreSQL, and brings it to the program's schema."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
)

from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import writing_to
from kiosk.store import fault_from, make_engine

CONNECT_TIMEOUT = 10  # seconds


def connect(database: str | None, default: Path) -> Engine:
    """Return an engine on `database`, an SQLAlchemy URL, or on the SQLite file `default`.

    SQLite gets the same durability as at the kiosk. Raises Refused for an address that is neither
    `sqlite:///file` nor `postgresql+psycopg://...`.
    """
    if database is None:
        return _sqlite(default)
    try:
        url = make_url(database)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise Refused("central-address-invalid") from None
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return _sqlite(Path(str(url.database)))
    if url.drivername not in ("postgresql", "postgresql+psycopg"):
        raise Refused("central-address-invalid")
    return _postgresql(url)


def _sqlite(file: Path) -> Engine:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    return make_engine(file)


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # answers never reach a log through an error
        pool_pre_ping=True,
        json_serializer=lambda content: msgspec.json.encode(content).decode(),
        connect_args={"connect_timeout": CONNECT_TIMEOUT},
    )
    import psycopg  # not for a centre on SQLite

    try:
        _, options = engine.dialect.create_connect_args(engine.url)
        options.pop("context", None)  # SQLAlchemy's types, which are no part of an address
        psycopg.conninfo.make_conninfo(**options)
    except (psycopg.ProgrammingError, ValueError):
        raise Refused("central-address-invalid") from None
    return engine


@contextmanager
def reachable(engine: Engine) -> Iterator[None]:
    """Raise a failure to reach or write the database as a Fault that names it, without secrets."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _fault(engine, error) or error from None


def _fault(engine: Engine, error: DBAPIError | sqlite3.Error) -> LyssnaError | None:
    """Return what to tell of an error of the database; None for one that only a bug can cause."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error) and engine.url.database:
        fault = fault_from(cause, Path(engine.url.database))
        if fault:
            return fault
    if isinstance(error, OperationalError | InterfaceError | InternalError):
        where = engine.url.render_as_string(hide_password=True)
        return Fault("central-database", retry=True, database=where)
    return None


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the missing migrations; raise Refused when the database is newer than the program."""
    config = _config()
    with reachable(engine):
        current = _current(engine)
        if current is not None and current not in revisions():
            raise Refused("central-newer")
        config.attributes["engine"] = engine
        command.upgrade(config, revision)


def revision(engine: Engine) -> str:
    """Return the schema's revision; raise Refused for a database that is none of a centre's."""
    with reachable(engine):
        current = _current(engine)
    if current is None:
        raise Refused("central-database-empty")
    return current


def revisions() -> list[str]:
    """Return the revisions that this program knows, the newest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]


def _current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "sync.central:migrations")
    return config
