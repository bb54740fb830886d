"""The campaign pack: one signed file that brings a kiosk everything, with no network.

A pack carries the campaign and the public keys; the one that enrols a kiosk carries its identity,
too, and is for that kiosk alone. The signature is verified before anything is parsed; what is
parsed is validated by msgspec.
"""

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from nacl.signing import SigningKey, VerifyKey

from kiosk.campaign import Campaign, PublicKeys
from kiosk.envelope import KEY_SIZE, Kind, credential_of, hash_of, open_verified, sign
from kiosk.errors import Fault, Refused
from kiosk.identity import Identity

LEVEL = 1
"""What this program makes of a pack. Goes up with each thing in a pack that an older program would
not understand; a pack that needs more than a program has is for a newer one."""

Counted = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a campaign pack."""

    campaign: Campaign
    keys: PublicKeys
    identity: Identity | None = None
    edition: Counted = 1  # counts up at the centre with each change of the campaign
    needs: Counted = LEVEL

    @property
    def holder(self) -> Identity:
        """The kiosk that this pack is for or installed at; a pack for any kiosk has none."""
        if self.identity is None:
            raise ValueError("a pack without an identity")
        return self.identity


class _Needs(Struct):
    """All that is read of a pack, of whatever format, before it is known to be for this program."""

    needs: int = LEVEL


def version_of(campaign: Campaign) -> str:
    """Return the version of a campaign: 16 hex digits of the SHA-256 of its content."""
    content = msgspec.msgpack.encode(campaign, order="deterministic")
    return hashlib.sha256(content).hexdigest()[:16]


def encode(pack: Pack, campaign_key: SigningKey) -> bytes:
    """Return the bytes of the pack file, signed with the campaign's key; the same each time."""
    payload = msgspec.msgpack.encode(pack, order="deterministic")
    credential = bytes(campaign_key.verify_key) + hashlib.sha256(payload).digest()
    return sign(Kind.PACK, payload, campaign_key, credential)


def decode(data: bytes) -> Pack:
    """Verify and read a pack.

    The first pack is believed on its own signature, as the person who installs it chose it; its
    key's `fingerprint` is shown to be compared. Raises Refused for a file that is not a pack, was
    damaged, is not signed by the campaign that it names, or needs a newer program.
    """
    credential = credential_of(Kind.PACK, data)
    key, hash_ = credential[:KEY_SIZE], credential[KEY_SIZE:]
    if hash_of(Kind.PACK, data) != hash_:
        raise Refused("pack-damaged")
    try:
        payload = open_verified(Kind.PACK, data, VerifyKey(key))
    except Refused:
        raise Refused("pack-unsigned") from None
    try:
        if msgspec.msgpack.decode(payload, type=_Needs).needs > LEVEL:
            raise Refused("pack-newer")
        pack = msgspec.msgpack.decode(payload, type=Pack)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("pack-damaged") from None
    if pack.keys.campaign != key:
        raise Refused("pack-unsigned")
    if pack.identity is not None and not pack.identity.certified_by(key):
        raise Refused("pack-unsigned")
    return pack


def read(file: Path) -> bytes:
    """Return the bytes of a pack file, one over the limit at most; raise Fault if unreadable."""
    try:
        if file.exists() and not file.is_file():
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            return stream.read(Kind.PACK.limit + 1)
    except FileNotFoundError:
        raise Fault("pack-missing", file=file) from None
    except OSError:
        raise Fault("file-unreadable", file=file, retry=True) from None


def fingerprint(key: bytes) -> str:
    """Return a public key's first ten bytes in groups that a person can compare."""
    digits = key.hex().upper()[:20]
    return "-".join(digits[at : at + 4] for at in range(0, 20, 4))
