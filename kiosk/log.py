"""The kiosk's log: JSON lines of named fields from an allow-list, so that no answer can slip in.

What happened, never what was answered. A bug is logged by the type of its exception and the lines
it passed through, without its message, since a message may quote a value.
"""

import json
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from kiosk.home import writing_to

LOGGER = logging.getLogger("lyssna")
SIZE, KEPT = 1_000_000, 3  # bytes a file, old files

# What may be logged. Anything else given to `note` is dropped.
FIELDS = frozenset(("code", "event", "batch", "n", "seconds", "version", "error", "at", "state"))


def open_log(folder: Path) -> None:
    """Write the log below `folder`; raise Fault when that fails."""
    LOGGER.addHandler(_handler(folder))
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False


def note_at(folder: Path, what: str, **fields: object) -> None:
    """Log below `folder` that `what` happened, where no log is open; raise Fault as `open_log`."""
    handler = _handler(folder)
    extra = {"fields": _allowed(fields)}
    handler.handle(LOGGER.makeRecord(LOGGER.name, logging.INFO, "", 0, what, (), None, extra=extra))
    handler.close()


def _handler(folder: Path) -> logging.Handler:
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "lyssna.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8"
        )
    handler.setFormatter(_Lines())
    return handler


def note(what: str, **fields: object) -> None:
    """Log that `what` happened, with those of `fields` that are allowed."""
    LOGGER.info(what, extra={"fields": _allowed(fields)})


def _allowed(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if name in FIELDS}


def note_bug(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Log a bug without its message and without any value."""
    at = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(trace)]
    LOGGER.error("bug", extra={"fields": {"error": kind.__name__, "at": at}})


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"time": self.formatTime(record), "what": record.msg}
        return json.dumps(line | getattr(record, "fields", {}), default=str)
