"""Where a kiosk keeps its data: one folder, readable by its own user only.

    pack.lyssna   the installed campaign pack, with the kiosk's secret key
    kiosk.db      the SQLite store
    exports/      handouts that were saved as PDF
    logs/         what happened, never what was answered

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

from platformdirs import user_data_path

from kiosk.errors import Fault, Refused
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
        """Return the installed pack; raise Refused when none is installed."""
        if not self.pack_file.exists():
            raise Refused("kiosk-not-installed", home=self.path)
        return decode(read(self.pack_file))

    def create(self) -> None:
        """Make the folder, closed to others; raise Fault when that fails."""
        with writing_to(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(PermissionError):  # a folder of another owner, such as a mount
                self.path.chmod(0o700)

    def free_space(self) -> int:
        """Return the free bytes on the disk of the home."""
        return shutil.disk_usage(self.path).free


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
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "disk-full" if full else "folder-read-only"
        raise Fault(code, retry=full, folder=folder, file=folder) from None


def replace_file(file: Path, data: bytes) -> None:
    """Write `data` to `file` with mode 0600, whole or not at all, durable on return."""
    with writing_to(file.parent):
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(name, file)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
