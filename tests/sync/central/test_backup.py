"""A backup of a whole centre, put back into an empty one, on both databases."""

import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, select, text

from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, Refused
from sync.central import audit, backup, database, dump, editions, tables
from sync.central.home import CentreHome
from sync.courier import Delivery
from tests.needs import needs
from tests.sync.helpers import PASSPHRASE, Centre, Kiosk, running

NOW = datetime(2016, 4, 3, 8, 0, tzinfo=UTC)


@pytest.fixture
def saved(centre: Centre, home: CentreHome, kiosk: Kiosk, keys, campaign, tmp_path: Path) -> Path:
    """The backup of a centre that has taken in three answers and is serving."""
    needs(shutil.which("pg_dump"), "PostgreSQL's client programs are not installed")
    editions.build(home, keys, campaign)
    kiosk.sync(centre.address)
    file = tmp_path / "centre.zip"
    backup.save(centre.engine, home, file, NOW)
    return file


@pytest.fixture
def other(database_url: str, tmp_path: Path) -> str:
    """The address of another, empty database of the same kind."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'other.db'}"
    name = f"t{uuid4().hex}"
    admin = create_engine(database_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return make_url(database_url).set(database=name).render_as_string()


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that is in the tables, in some order of its own."""
    with engine.connect() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in tables.metadata.tables.items()
        }
    return {name: sorted(each, key=repr) for name, each in found.items()}


def files(home: CentreHome) -> dict[str, bytes]:
    found = (each for each in home.path.rglob("*.*") if each.is_file())
    mine = (".json", ".msgpack", ".lyssna")
    return {str(e.relative_to(home.path)): e.read_bytes() for e in found if e.suffix in mine}


def test_restored_centre_is_the_same_and_goes_on(
    saved: Path,
    other: str,
    centre: Centre,
    home: CentreHome,
    kiosk: Kiosk,
    clock: ShiftedClock,
    tmp_path: Path,
) -> None:
    again = CentreHome(tmp_path / "again")
    engine = database.connect(other, again.database)
    contents = backup.restore(engine, again, saved)
    assert contents.made == NOW
    assert rows(engine) == rows(centre.engine)
    assert files(again) == files(home)
    assert len(files(again)) == 4  # keys, campaign, pack, questionnaire
    assert audit.examine(engine) == []
    engine.dispose()
    kiosk.hold([kiosk.sent[0]])
    with running(other, again, clock) as address:
        assert kiosk.sync(address) == Delivery(batches=1, duplicates=1)
    assert again.keys("umea").open(PASSPHRASE) == home.keys("umea").open(PASSPHRASE)


def test_backup_is_for_its_owner_alone_and_has_no_key_open(saved: Path, keys) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    with zipfile.ZipFile(saved) as zipped:
        contents = {name: zipped.read(name) for name in zipped.namelist()}
    assert sorted(contents)[:2] == ["backup.json", "campaigns/umea.msgpack"]
    for secret in (keys.campaign, keys.receipt, keys.box):
        assert not any(secret in each for each in contents.values())
    assert [each.name for each in saved.parent.glob("tmp*")] == []


def test_backup_is_never_written_over_another(saved: Path, centre: Centre, home) -> None:
    before = saved.read_bytes()
    with pytest.raises(Refused) as error:
        backup.save(centre.engine, home, saved, NOW)
    assert error.value.code == "backup-exists"
    assert saved.read_bytes() == before


def refusal(engine: Engine, home: CentreHome, file: Path) -> str:
    """Return why a backup is not put back, once it is seen that nothing was changed."""
    before = (files(home), dump.is_empty(engine))
    with pytest.raises(Refused) as error:
        backup.restore(engine, home, file)
    assert (files(home), dump.is_empty(engine)) == before
    assert error.value.text("sv")
    return error.value.code


def test_backup_goes_into_nothing_that_is_not_empty(
    saved: Path, other: str, centre: Centre, home: CentreHome, tmp_path: Path
) -> None:
    empty = CentreHome(tmp_path / "again")
    engine = database.connect(other, empty.database)
    assert refusal(engine, home, saved) == "restore-not-empty"
    assert refusal(centre.engine, empty, saved) == "restore-not-empty"
    engine.dispose()


def _flip(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a bit": _flip,
    "its end": lambda data: data[:-30],
    "half of it": lambda data: data[: len(data) // 2],
    "all of it": lambda _: b"",
    "nothing but zeros": lambda data: bytes(len(data)),
}
STRANGE = ("../keys/umea.json", "keys/../../x.json", "/etc/x", "keys/a/b", "central.db")


def test_damaged_backup_is_refused_before_anything_is_written(
    saved: Path, other: str, tmp_path: Path
) -> None:
    data = saved.read_bytes()
    empty = CentreHome(tmp_path / "again")
    engine = database.connect(other, empty.database)
    for what, damage in DAMAGE.items():
        saved.write_bytes(damage(data))
        assert refusal(engine, empty, saved) == "backup-damaged", what
    engine.dispose()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_pipe_is_no_backup_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Fault) as fault:
        backup.check(tmp_path / "pipe")
    assert fault.value.code == "file-unreadable"


def test_backup_with_a_file_in_a_strange_place_is_refused(
    saved: Path, other: str, tmp_path: Path
) -> None:
    data = saved.read_bytes()
    empty = CentreHome(tmp_path / "again")
    engine = database.connect(other, empty.database)
    for name in STRANGE:
        saved.write_bytes(data)
        with zipfile.ZipFile(saved, "a") as zipped:
            zipped.writestr(name, b"x")
        assert refusal(engine, empty, saved) == "backup-damaged", name
    engine.dispose()


def test_backup_of_a_newer_program_is_refused(saved: Path, other: str, tmp_path: Path) -> None:
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "backup.json":
                data = data.replace(b'"schema":"', b'"schema":"9')
            new.writestr(name, data)
    empty = CentreHome(tmp_path / "again")
    engine = database.connect(other, empty.database)
    assert refusal(engine, empty, newer) == "central-newer"
    engine.dispose()


def test_password_is_on_no_command_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program in the place of pg_dump writes down what it was called with."""
    needs(os.name == "posix", "Windows has no scripts with a first line")
    program = tmp_path / "pg_dump"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit\n'
        f'printf "%s\\n" "$@" > {tmp_path}/said\necho "$PGPASSWORD" > {tmp_path}/password\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    address = "postgresql+psycopg://lyssna:topsecret@127.0.0.1:1/x"
    engine = database.connect(address, tmp_path / "none")
    dump._run(engine, "pg_dump", "--format=custom")
    said = (tmp_path / "said").read_text()
    assert "topsecret" not in said
    assert "user=lyssna" in said
    assert "--no-password" in said
    assert (tmp_path / "password").read_text() == "topsecret\n"
    engine.dispose()


def test_missing_program_is_told(
    postgresql: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    engine = database.connect(postgresql, tmp_path / "none")
    with pytest.raises(Refused) as error:
        dump.dump(engine, tmp_path / "copy")
    engine.dispose()
    assert error.value.code == "dump-missing"
    assert "pg_dump" in error.value.text("en")


def test_tool_reads_what_postgresql_wrote(saved: Path, database_url: str, tmp_path: Path) -> None:
    """The copy in the archive is one of PostgreSQL's own, which works without Lyssna, too."""
    if database_url.startswith("sqlite"):
        return
    with zipfile.ZipFile(saved) as zipped:
        zipped.extract("database", tmp_path)
    command = ["pg_restore", "--list", str(tmp_path / "database")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "TABLE DATA public response" in done.stdout
