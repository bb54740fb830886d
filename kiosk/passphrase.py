"""The passphrase that closes a campaign's secret keys: typed by a person, or kept in a key file.

A key file is for a centre that starts with nobody there. Whoever can read it and the keys can read
every answer, so that it is refused when others than its owner may read it.
"""

import os
import secrets
import stat
import unicodedata
from pathlib import Path

from kiosk.errors import Fault, Refused
from kiosk.home import present, write_new

SHORTEST, LONGEST = 12, 500  # characters
FILE_LIMIT = 4096  # bytes
RANDOM = 32  # bytes of a passphrase that nobody has to remember


class Passphrase:
    """A passphrase that never shows itself: neither printed, nor in a traceback."""

    def __init__(self, text: str) -> None:
        # One letter with its ring is typed as one character here and as two there.
        self._text = unicodedata.normalize("NFC", text)

    def __repr__(self) -> str:
        return "Passphrase(...)"

    def encode(self) -> bytes:
        """Return the bytes to derive a key from."""
        return self._text.encode(errors="surrogateescape")  # whatever a terminal gave


def chosen(text: str) -> Passphrase:
    """Return a new passphrase; raise Refused for one that is too short, too long, or not text."""
    if not _will_do(text):
        raise Refused("passphrase-form", shortest=SHORTEST, longest=LONGEST)
    return Passphrase(text)


def _will_do(text: str) -> bool:
    return text.isprintable() and SHORTEST <= len(text) <= LONGEST


def read(file: Path) -> Passphrase:
    """Return the passphrase in a key file: all of it but the end of its line.

    Raises Fault when it is missing or cannot be read, and Refused when others may read it, or it
    does not hold one line of a passphrase's length.
    """
    if not present(file):
        raise Fault("key-file-missing", file=file)
    try:
        if not file.is_file():  # nothing that never ends, such as a pipe
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            if os.name == "posix" and stat.S_IMODE(os.fstat(stream.fileno()).st_mode) & 0o077:
                raise Refused("key-file-open", file=file)
            text = stream.read(FILE_LIMIT + 1).decode("utf-8-sig").removesuffix("\n")
    except OSError:
        raise Fault("file-unreadable", file=file) from None
    except UnicodeDecodeError:
        raise Refused("key-file-wrong", file=file) from None
    text = text.removesuffix("\r")
    if not _will_do(text):
        raise Refused("key-file-wrong", file=file)
    return Passphrase(text)


def read_or_create(file: Path) -> tuple[Passphrase, bool]:
    """Return the passphrase in a key file, made with a random one if missing, and whether it was.

    Raises as `read`, and Fault when the file cannot be written.
    """
    text = secrets.token_urlsafe(RANDOM)
    if not present(file) and write_new(file, text.encode() + b"\n"):
        return Passphrase(text), True
    return read(file), False
