"""Many envelopes in one file: batches on a stick to the centre, receipts on it back to the kiosk.

    b"lyssna/1 parcel\n"   format and kind
    length                 of an envelope, 4 bytes, big-endian, never 0; and the envelope: as often
                           as there are envelopes
    4 zero bytes           the end
    SHA-256                of all bytes before it, 32 bytes

Every envelope is signed by itself, so that a parcel needs no signature: what is damaged in one
place is lost there alone, and the hash tells that something is.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kiosk import home
from kiosk.envelope import FORMAT, Kind
from kiosk.errors import Fault, Refused
from kiosk.home import present, replace_file

HEADER = f"lyssna/{FORMAT} parcel\n".encode()
_ANY_HEADER = re.compile(rb"lyssna/(\d{1,6}) parcel\n")
_LENGTH, _HASH = 4, 32
_LONGEST_HEADER = 32
LARGEST = max(Kind.BATCH.limit, Kind.RECEIPT.limit)
_OTHER_WAY = {
    Kind.BATCH: (Kind.RECEIPT, "parcel-of-receipts"),
    Kind.RECEIPT: (Kind.BATCH, "parcel-of-batches"),
}
"""By what a parcel should hold: what goes the other way, and how that is told."""


def encode(envelopes: Iterable[bytes]) -> bytes:
    """Return the bytes of a parcel."""
    parts = [HEADER]
    for envelope in envelopes:
        parts += [len(envelope).to_bytes(_LENGTH, "big"), envelope]
    content = b"".join([*parts, bytes(_LENGTH)])
    return content + hashlib.sha256(content).digest()


def decode(stream: BinaryIO) -> Iterator[bytes]:
    """Return the envelopes in a parcel one by one, none of them verified.

    Raises Refused at once for something else or a newer format, and where the file is damaged once
    every envelope before has been handed out: each of them proves itself.
    """
    seen = hashlib.sha256()

    def read(size: int) -> bytes:
        data = stream.read(size)
        if len(data) != size:
            raise Refused("parcel-damaged")
        seen.update(data)
        return data

    _check_header(stream.readline(_LONGEST_HEADER))
    seen.update(HEADER)
    while length := int.from_bytes(read(_LENGTH), "big"):
        if length > LARGEST:
            raise Refused("parcel-damaged")
        yield read(length)
    if stream.read(_HASH + 1) != seen.digest():
        raise Refused("parcel-damaged")


def decode_only(stream: BinaryIO, kind: Kind) -> Iterator[bytes]:
    """Return the envelopes in a parcel that ought to hold batches, or receipts; raise as `decode`.

    Raises Refused at once, too, for the file that goes the other way: their names are much alike.
    """
    other, told = _OTHER_WAY[kind]
    for place, envelope in enumerate(decode(stream)):
        if place == 0 and envelope.startswith(other.header):
            raise Refused(told)
        yield envelope


def _check_header(line: bytes) -> None:
    match = _ANY_HEADER.fullmatch(line)
    if match is not None and int(match[1]) > FORMAT:
        raise Refused("parcel-newer")
    if line != HEADER:
        raise Refused("parcel-unknown")


def opened(file: Path) -> BinaryIO:
    """Open a file to be read; raise Fault as `kiosk.home.opened` does, and when there is none."""
    return home.opened(file, "parcel-missing")


def check_output(file: Path, kind: Kind) -> None:
    """Raise Refused unless a parcel of `kind` may be written to `file`, which a person has named.

    Over nothing, or over another of that kind, whole or not: a database, keys, or the batches of
    which these are the receipts could not be made again. Raises Fault when it cannot be looked at.
    """
    if not present(file):
        return
    try:
        with opened(file) as stream:
            empty = not stream.read(1)
            stream.seek(0)
            first = b"" if empty else next(decode(stream), b"")
    except OSError:
        raise Fault("file-unreadable", file=file) from None
    except Refused as refused:
        if refused.code == "parcel-damaged":
            return
        raise Refused("parcel-kept", file=file) from None
    if first and not first.startswith(kind.header):
        raise Refused("parcel-kept", file=file)


def write(file: Path, envelopes: Iterable[bytes]) -> None:
    """Write a parcel to `file`, and read it back from the disk before it is believed.

    Raises Fault when it cannot be written, or reads back as something else.
    """
    data = encode(envelopes)
    replace_file(file, data)
    try:
        with opened(file) as stream:
            if hasattr(os, "posix_fadvise"):  # from the stick, and not from this machine's memory
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            found = stream.read(len(data) + 1)
    except OSError:
        raise Fault("file-unreadable", file=file) from None
    if found != data:
        raise Fault("parcel-unreliable", file=file, retry=True)
