"""Where a kiosk keeps its data: one folder, readable by its own user only.

    identity.json    who the kiosk is, with its secret key
    pack.lyssna      the installed campaign pack
    waiting.lyssna   a newer one, which waits until no session is open
    pack.previous.lyssna   the one that was installed before
    pack-TAG.part    what has come so far of a newer one, at a sync
    kiosk.db         the SQLite store
    exports/         handouts that were saved as PDF
    logs/            what happened, never what was answered

A home with a pack in it is a whole one: the pack is written last.
"""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout
from platformdirs import user_data_path

from kiosk import identity
from kiosk.errors import Fault, Refused
from kiosk.identity import Identity
from kiosk.pack import Pack, decode, read

FREE_SPACE_FLOOR = 100 * 2**20  # bytes; a full day at a stand takes less than a tenth of it


@dataclass(frozen=True)
class Home:
    """The folder of one kiosk. Nothing is created before it is needed."""

    path: Path

    @property
    def pack_file(self) -> Path:
        return self.path / "pack.lyssna"

    @property
    def waiting_file(self) -> Path:
        return self.path / "waiting.lyssna"

    @property
    def waiting_lock(self) -> Path:
        return self.path / "waiting.lock"

    @property
    def previous_file(self) -> Path:
        return self.path / "pack.previous.lyssna"

    @property
    def identity_file(self) -> Path:
        return self.path / "identity.json"

    @property
    def database(self) -> Path:
        return self.path / "kiosk.db"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def exports(self) -> Path:
        return self.path / "exports"

    @property
    def sender_lock(self) -> Path:
        return self.path / "sync.lock"

    @property
    def kiosk_lock(self) -> Path:
        return self.path / "kiosk.lock"

    def pack(self) -> Pack:
        """Return the installed pack with this kiosk's identity in it.

        Raises Refused when none is installed, or the identity is missing, damaged, or not of the
        pack's campaign.
        """
        if not present(self.pack_file):
            raise Refused("kiosk-not-installed", home=self.path)
        pack = decode(read(self.pack_file))
        own = pack.identity
        if present(self.identity_file):
            own = self._identity()
        if own is None or not own.certified_by(pack.keys.campaign):
            raise Refused("identity-damaged", file=self.identity_file)
        return msgspec.structs.replace(pack, identity=own)

    def _identity(self) -> Identity | None:
        return identity.decode(read_start(self.identity_file, identity.LIMIT))

    def create(self) -> None:
        """Make the folder, closed to others; raise Fault when that fails."""
        with writing_to(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(PermissionError):  # a folder of another owner, such as a mount
                self.path.chmod(0o700)

    def free_space(self) -> int:
        """Return the free bytes on the disk of the home."""
        return shutil.disk_usage(self.path).free


def present(file: Path) -> bool:
    """Tell whether there is such a file; raise Fault when the folder does not let us look."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        raise Fault("folder-unreadable", folder=file.parent) from None
    return True


@contextlib.contextmanager
def alone(lock_file: Path, refusal: Refused, patience: float = 0) -> Iterator[None]:
    """Hold a lock, or raise `refusal` while another process holds it; a dead one holds none.

    With `patience`, only when it is still held after so many seconds.
    """
    lock = FileLock(lock_file, timeout=patience)
    with writing_to(lock_file.parent):
        try:
            lock.acquire()
        except Timeout:  # an OSError, too
            raise refusal from None
    try:
        yield
    finally:
        lock.release()


def default_home() -> Path:
    """Return the place that `LYSSNA_HOME` names, or the platform's own for a user's data."""
    named = os.environ.get("LYSSNA_HOME")
    return Path(named) if named else user_data_path("lyssna", appauthor=False) / "kiosk"


@contextlib.contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Raise a failure to write below `folder` as a Fault that names it."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        code = "disk-full" if full else "folder-read-only"
        raise Fault(code, retry=full, folder=folder, file=folder) from None


def replace_file(file: Path, data: bytes) -> None:
    """Write `data` to `file` with mode 0600, whole or not at all, durable on return."""
    with replacing(file, data):
        pass


@contextlib.contextmanager
def replacing(file: Path, data: bytes) -> Iterator[None]:
    """Write as `replace_file`, but put `data` in its place only when the work within is done.

    What can fail, such as a full disk, fails before that work; the file is as it was if either
    fails.
    """
    with writing_to(file.parent):
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with contextlib.ExitStack() as undone:
        undone.callback(Path(name).unlink, missing_ok=True)
        with writing_to(file.parent), os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield
        with writing_to(file.parent):
            os.replace(name, file)
            undone.pop_all()
            _sync_folder(file.parent)


def write_new(file: Path, data: bytes) -> bool:
    """Write as `replace_file`, but never over a file that is there; tell whether it was written."""
    made = file.with_name(f".{file.name}.{uuid4().hex}")
    replace_file(made, data)
    with writing_to(file.parent):
        try:
            os.link(made, file)  # whole or not at all
        except FileExistsError:
            return False
        finally:
            made.unlink()
        _sync_folder(file.parent)
    return True


def check_output(file: Path) -> None:
    """Raise Refused unless a pack may be written to `file`: over nothing, or a pack for all kiosks.

    Keys, or the pack of a kiosk that has not been installed yet, could never be made again.
    """
    if not file.parent.is_dir():
        raise Refused("output-folder-missing", folder=file.parent)
    if not present(file):
        return
    try:
        for_all = decode(read(file)).identity is None
    except Refused as refused:
        for_all = refused.code in ("pack-damaged", "pack-newer")
    if not for_all:
        raise Refused("output-kept", file=file)


def opened(file: Path, absent: str = "file-unreadable") -> BinaryIO:
    """Open a file to be read; raise Fault when it is none or unreadable, `absent` when not there.

    A pipe is none: to open one would wait for ever.
    """
    try:
        if file.is_file():
            return file.open("rb")
    except OSError:
        pass
    raise Fault("file-unreadable" if present(file) else absent, file=file)


def read_start(file: Path, limit: int) -> bytes:
    """Return at most the first `limit` bytes of a file; raise Fault as `opened` does."""
    with opened(file) as stream:
        try:
            return stream.read(limit)
        except OSError:
            raise Fault("file-unreadable", file=file) from None


def _sync_folder(folder: Path) -> None:
    """Make a new name in `folder` durable, where the system lets folders be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
