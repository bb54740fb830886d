"""Which servers a kiosk takes for its centre: the system's authorities, one of its own, or one.

A municipality often has an authority of its own, whose certificate is in a file. Where there is
none, the one certificate of the centre can be pinned by its SHA-256; then nothing else about it
counts, neither who issued it nor until when. What was chosen is kept in the kiosk's home.
"""

import hashlib
import re
import ssl
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.errors import Refused
from kiosk.home import present, read_start, replace_file
from sync.decoding import UNREADABLE

LIMIT = 2**20  # bytes of a file of authorities

Digest = Annotated[bytes, Meta(min_length=32, max_length=32)]


class Trust(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to trust beside or instead of the system's authorities."""

    authorities: str = ""  # PEM: the only ones that count, if there are any
    pin: Digest | None = None  # SHA-256 of the server's certificate: the only one that counts

    def context(self) -> ssl.SSLContext | None:
        """Return how TLS is spoken with the centre, None as with any other server.

        Raises Refused for authorities that are none.
        """
        if self.pin is not None:
            return _pinned(self.pin)
        if not self.authorities:
            return None
        try:
            return ssl.create_default_context(cadata=self.authorities)
        except (ssl.SSLError, ValueError):
            raise Refused("trust-file-damaged") from None


def from_file(file: Path) -> Trust:
    """Return trust in the authorities of a PEM file alone.

    Raises Refused when it holds none, Fault when it cannot be read.
    """
    try:
        trust = Trust(authorities=read_start(file, LIMIT).decode("ascii"))
    except UnicodeDecodeError:
        raise Refused("trust-file-damaged") from None
    if "BEGIN CERTIFICATE" not in trust.authorities:
        raise Refused("trust-file-damaged")
    trust.context()
    return trust


def from_pin(text: str) -> Trust:
    """Return trust in one certificate alone, by its SHA-256 in hex, with or without colons."""
    digits = re.sub(r"[\s:]", "", text).lower().removeprefix("sha256")
    if not re.fullmatch(r"[0-9a-f]{64}", digits):
        raise Refused("trust-pin-wrong")
    return Trust(pin=bytes.fromhex(digits))


def file_in(home: Path) -> Path:
    """Return where a kiosk's home keeps what was chosen."""
    return home / "trust.json"


def load(file: Path) -> Trust:
    """Return what was chosen for a kiosk, the system's authorities if nothing was.

    Raises Refused when the file is damaged: it is safer to send nothing than to trust more.
    """
    if not present(file):
        return Trust()
    try:
        return msgspec.json.decode(read_start(file, 2 * LIMIT), type=Trust)
    except UNREADABLE:
        raise Refused("trust-damaged", file=file) from None


def keep(file: Path, trust: Trust) -> None:
    """Write what was chosen for a kiosk."""
    replace_file(file, msgspec.json.encode(trust))


def _pinned(pin: bytes) -> ssl.SSLContext:
    """Return a context that ends the handshake, before anything is sent, with another server."""

    class Pinned(ssl.SSLSocket):
        def do_handshake(self, block: bool = False) -> None:
            super().do_handshake(block)
            _check(self.getpeercert(binary_form=True), pin)

    class PinnedInside(ssl.SSLObject):  # TLS in the TLS of a proxy
        def do_handshake(self) -> None:
            super().do_handshake()
            _check(self.getpeercert(binary_form=True), pin)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.sslsocket_class = Pinned
    context.sslobject_class = PinnedInside
    return context


class PinMismatch(ssl.SSLError):
    """The server has another certificate than the pinned one."""


def _check(certificate: bytes | None, pin: bytes) -> None:
    if hashlib.sha256(certificate or b"").digest() != pin:
        raise PinMismatch("another certificate than the pinned one")
