"""Hands the campaign's pack to its kiosks, whole or from where the last try was cut off.

A pack's tag is the SHA-256 of its payload, which stands in its credential: a kiosk can tell from
its own whether the centre has another, whatever identity it was enrolled with (`sync/packs.py`).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.envelope import KEY_SIZE, Kind, credential_of
from kiosk.errors import Fault, Refused
from sync.central.home import CentreHome

PART = 2**16  # bytes read at a time
_FROM = re.compile(r"bytes=(\d{1,12})-")
_HEAD = len(Kind.PACK.header) + Kind.PACK.credential_size + 64


@dataclass(frozen=True)
class Served:
    """A pack's file, open, and which part of it to send; `whole` and `size` are in bytes."""

    file: BinaryIO
    tag: str
    start: int
    whole: int

    def __del__(self) -> None:
        # A caller may hang up before the first part is asked for, and then nobody asks for any.
        self.file.close()

    @property
    def size(self) -> int:
        return self.whole - self.start

    def parts(self) -> Iterator[bytes]:
        """Read the part that is to be sent, and close the file."""
        with self.file:
            self.file.seek(self.start)
            left = self.size
            while left > 0 and (part := self.file.read(min(PART, left))):
                left -= len(part)
                yield part

    @property
    def headers(self) -> dict[str, str]:
        """Return what HTTP (RFC 9110) has to say of it."""
        found = {"ETag": f'"{self.tag}"', "Accept-Ranges": "bytes"}
        found["Content-Length"] = str(self.size)
        if self.start:
            found["Content-Range"] = f"bytes {self.start}-{self.whole - 1}/{self.whole}"
        return found


def serve(home: CentreHome, campaign: str, range_: str, if_range: str) -> Served:
    """Open the campaign's built pack; `range_` and `if_range` are headers, "" without them.

    Of ranges only those from some byte to the end are heeded, and with an `If-Range` only of the
    pack that it names; with any other the whole pack is sent. Raises Refused when none is built or
    it ends before the range begins, Fault when it cannot be read.
    """
    file = _open(home.pack_file(campaign))
    try:
        tag = credential_of(Kind.PACK, file.read(_HEAD + 1))[KEY_SIZE:].hex()
        whole = os.fstat(file.fileno()).st_size
        asked = _FROM.fullmatch(range_)
        start = int(asked[1]) if asked and if_range in ("", f'"{tag}"') else 0
        if start and start >= whole:
            raise Refused("range-outside", size=whole)
        return Served(file, tag, start, whole)
    except BaseException:
        file.close()
        raise


def _open(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except FileNotFoundError:
        raise Refused("pack-not-built") from None
    except OSError:
        raise Fault("file-unreadable", file=file) from None
