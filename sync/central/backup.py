"""The whole centre in one archive: its database, campaigns, packs and questionnaires, and its keys.

    backup.json       format, program, kind of database, schema, and each file's size and SHA-256
    database          as `sync/central/dump.py` writes it
    keys/...          and the other files of the centre's home, under the names that they have there

A ZIP archive (APPNOTE 6.3), readable by its owner alone. Keys are in it as they lie on the disk,
closed with the passphrase; answers are in it opened, as in the database. `docs/centre.md` says what
that means for where it is kept.
"""

import hashlib
import os
import re
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import Engine

import kiosk
from kiosk.errors import Fault, Refused
from kiosk.home import opened, present, replace_file, writing_to
from sync.central import database, dump
from sync.central.home import CentreHome
from sync.decoding import UNREADABLE

DATABASE = "database"
CONTENTS = "backup.json"
CONTENTS_LIMIT = 2**24  # bytes
PIECE = 2**20  # bytes read at a time
_ID, _VERSION = r"[a-z0-9][a-z0-9-]{0,62}", r"[0-9a-f]{16}"
_OF_HOME = re.compile(
    rf"keys/{_ID}\.json|campaigns/{_ID}\.msgpack|packs/{_ID}\.lyssna"
    rf"|questionnaires/{_ID}/{_VERSION}\.msgpack"
)

Kind = Literal["sqlite", "postgresql"]


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the archive."""

    size: Annotated[int, Meta(ge=0)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Contents(Struct, frozen=True, forbid_unknown_fields=True):
    """What is in a backup, and what it takes to put it back."""

    format: Literal["lyssna/1 backup"]
    program: str
    made: datetime
    database: Kind
    schema: str
    files: dict[str, Member]


def save(engine: Engine, home: CentreHome, file: Path, now: datetime) -> Contents:
    """Write a backup of a centre, which may be serving, to `file`, and read it back.

    Raises Refused when the file is there already, Fault when something cannot be read or written.
    """
    if present(file):
        raise Refused("backup-exists", file=file)
    with writing_to(file.parent), tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy, archive = Path(folder, DATABASE), Path(folder, "archive")
        # First the database: whatever it refers to is among the files that are read after it.
        schema = database.revision(engine)
        dump.dump(engine, copy)
        found = {name: home.path / name for name in _names(home)}
        contents = _write(archive, {DATABASE: copy, **found}, engine, schema, now)
        check(archive)
        os.replace(archive, file)
    return contents


def _names(home: CentreHome) -> list[str]:
    files = (each for each in home.path.rglob("*") if each.is_file())
    names = (each.relative_to(home.path).as_posix() for each in files)
    return sorted(name for name in names if _OF_HOME.fullmatch(name))


def _write(
    archive: Path, files: dict[str, Path], engine: Engine, schema: str, now: datetime
) -> Contents:
    archive.touch(0o600)
    members = {}
    with archive.open("r+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, file in files.items():
                with file.open("rb") as source, zipped.open(name, "w", force_zip64=True) as target:
                    members[name] = _through(source, target)
            kind: Kind = "sqlite" if engine.dialect.name == "sqlite" else "postgresql"
            contents = Contents("lyssna/1 backup", kiosk.__version__, now, kind, schema, members)
            zipped.writestr(CONTENTS, msgspec.json.encode(contents))
        stream.flush()
        os.fsync(stream.fileno())
    return contents


def _through(source: IO[bytes], target: IO[bytes] | None) -> Member:
    """Read a file to its end, copy it if there is a `target`, and return what it was."""
    digest, size = hashlib.sha256(), 0
    while piece := source.read(PIECE):
        digest.update(piece)
        size += len(piece)
        if target is not None:
            target.write(piece)
    return Member(size, digest.hexdigest())


def check(file: Path) -> Contents:
    """Return what is in a backup, once every byte of it has been read and found as it was made.

    Raises Refused when it is damaged, no backup, or of a newer program.
    """
    try:
        with opened(file, "parcel-missing") as stream, zipfile.ZipFile(stream) as zipped:
            return _contents(zipped)
    except OSError:
        raise Fault("file-unreadable", file=file) from None
    except _NO_ARCHIVE:
        raise Refused("backup-damaged") from None


# What zipfile raises for files that are none of its own, or damaged.
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def _contents(zipped: zipfile.ZipFile) -> Contents:
    try:
        with zipped.open(CONTENTS) as stream:
            contents = msgspec.json.decode(stream.read(CONTENTS_LIMIT), type=Contents)
    except (KeyError, *UNREADABLE):
        raise Refused("backup-damaged") from None
    listed = {*contents.files, CONTENTS}
    named = all(name == DATABASE or _OF_HOME.fullmatch(name) for name in contents.files)
    if not named or DATABASE not in listed or sorted(zipped.namelist()) != sorted(listed):
        raise Refused("backup-damaged")
    for name, member in contents.files.items():
        with zipped.open(name) as stream:
            if zipped.getinfo(name).file_size != member.size or _through(stream, None) != member:
                raise Refused("backup-damaged")
    return contents


def restore(engine: Engine, home: CentreHome, file: Path) -> Contents:
    """Put a backup back into an empty database and an empty home, and bring it up to date.

    Raises Refused when either is not empty, the backup is damaged, of the other kind of database
    or of a newer program; Fault when something cannot be read or written.
    """
    contents = check(file)
    _refuse(engine, home, contents)
    with writing_to(home.path):
        home.path.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(file) as zipped:
            with tempfile.TemporaryDirectory(dir=home.path) as folder:
                zipped.extract(DATABASE, folder)
                dump.load(engine, Path(folder, DATABASE))
            for name in contents.files.keys() - {DATABASE}:
                _put(home.path / name, zipped.read(name))
    database.upgrade(engine)
    return contents


def _refuse(engine: Engine, home: CentreHome, contents: Contents) -> None:
    if contents.database != engine.dialect.name:
        raise Refused("backup-other-kind", kind=contents.database)
    if contents.schema not in database.revisions():
        raise Refused("central-newer")
    if _names(home):
        raise Refused("restore-not-empty", place=home.path)
    if not dump.is_empty(engine):
        raise Refused("restore-not-empty", place=engine.url.render_as_string(hide_password=True))


def _put(file: Path, data: bytes) -> None:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data)
