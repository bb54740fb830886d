"""One sender at a time at a kiosk, whichever process it is in, and who that is."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import Refused
from kiosk.home import alone


@contextmanager
def alone_sending(lock_file: Path) -> Iterator[None]:
    """Hold the kiosk's sender lock; raise Refused, which tells who holds it, while another does."""
    note = lock_file.with_suffix(".holder")
    with alone(lock_file, _held(note)):
        with suppress(OSError):  # a full disk stops whoever has more to write than this
            note.write_text(str(os.getpid()))
        yield


def _held(note: Path) -> Refused:
    """Return the refusal, with the process that has noted itself and the hour at which it did."""
    try:
        process = note.read_text()[:20]
        began = datetime.fromtimestamp(note.stat().st_mtime, UTC).astimezone()
    except (OSError, ValueError):
        process = ""
    if not re.fullmatch("[0-9]+", process):  # the holder has not come to it yet, or could not
        return Refused("sync-already-running")
    return Refused("sync-runs-elsewhere", process=process, since=f"{began:%H:%M}")
