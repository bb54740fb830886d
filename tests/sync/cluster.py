"""A PostgreSQL server of our own, for tests and measurements: real, and gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from tests.needs import tool


@contextmanager
def cluster(*, safe: bool) -> Iterator[str]:
    """Run a server that is reached by a socket of its own; yield its URL.

    One that is not `safe` loses what it holds when the machine stops, and is faster: for tests.
    """
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    place = Path(tempfile.mkdtemp(prefix="lyssna-pg-"))
    if user:
        shutil.chown(place, "postgres")
    data = place / "data"
    options = f"-k {place} -c listen_addresses='' -c fsync={'on' if safe else 'off'}"

    def run(program: str, *arguments: str) -> None:
        command = [*user, tool(program), *arguments]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    try:
        run("initdb", "-D", str(data), "-U", "lyssna", "--auth=trust", "--no-sync", "-E", "UTF8")
        run("pg_ctl", "-w", "-D", str(data), "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://lyssna@/postgres?host={place}"
        finally:
            run("pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def new_database(server: str) -> str:
    """Make an empty database on a server; return its URL."""
    name = f"t{uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return make_url(server).set(database=name).render_as_string()
