"""The centre's log: JSON lines of named fields from an allow-list, on standard error.

What happened, never what was answered, by whom, or from where: no text of a campaign, no id of an
answer or a kiosk, no address. What a library has to say is logged by its name and the type of its
error alone, since its words may quote a value. The lines go to standard error, where several
processes do not get into each other's way and the system's own journal keeps and rotates them.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

# Not below the kiosk's own, which keeps its lines to itself.
LOGGER = logging.getLogger("centre")

# What may be logged. Anything else given to `note` is dropped.
FIELDS = frozenset(
    (
        "at",
        "campaign",
        "code",
        "duplicate",
        "edition",
        "error",
        "file",
        "n",
        "part",
        "refused",
        "seconds",
        "state",
        "status",
        "version",
    )
)


def open_log() -> None:
    """Write the log of this process to standard error, and nothing else there."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.getLogger().addHandler(handler)
    LOGGER.setLevel(logging.INFO)


def note(what: str, **fields: object) -> None:
    """Log that `what` happened, with those of `fields` that are allowed."""
    _log(logging.INFO, what, fields)


def warn(what: str, **fields: object) -> None:
    """Log as `note` what somebody may have to see to."""
    _log(logging.WARNING, what, fields)


def fail(what: str, **fields: object) -> None:
    """Log as `note` what somebody has to see to."""
    _log(logging.ERROR, what, fields)


def _log(level: int, what: str, fields: dict[str, object]) -> None:
    allowed = {name: value for name, value in fields.items() if name in FIELDS}
    LOGGER.log(level, what, extra={"fields": allowed})


def note_bug(error: BaseException) -> None:
    """Log a bug by its type and the lines it passed through, without its message or any value."""
    at = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    fail("bug", error=type(error).__name__, at=at[-8:])


class Lines(logging.Formatter):
    """One JSON object a line; of another's record, only who it is and how bad it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name == LOGGER.name:
            line |= {"what": record.msg, **getattr(record, "fields", {})}
        else:
            kind = record.exc_info[0] if record.exc_info else None
            line |= {"what": "library", "part": record.name}
            line |= {"error": kind.__name__} if kind else {}
        return json.dumps(line, default=str, ensure_ascii=False)
