"""The campaign pack: one signed file that brings a kiosk everything, with no network.

A pack carries the campaign, the public keys, and the identity of the one kiosk it is made for.
The signature is verified before anything is parsed; what is parsed is validated by msgspec.
"""

from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct
from nacl.signing import SigningKey, VerifyKey

from kiosk.campaign import Campaign, PublicKeys
from kiosk.envelope import Kind, credential_of, open_verified, sign
from kiosk.errors import Fault, Refused


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """Who a kiosk is towards the centre. The seed is secret and stays in the kiosk's home."""

    kiosk: UUID
    name: str
    seed: bytes
    credential: bytes

    def __repr__(self) -> str:
        return f"Identity({self.name!r})"  # the seed never reaches a log


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a campaign pack."""

    campaign: Campaign
    keys: PublicKeys
    identity: Identity


def encode(pack: Pack, campaign_key: SigningKey) -> bytes:
    """Return the bytes of the pack file, signed with the campaign's key."""
    payload = msgspec.msgpack.encode(pack, order="deterministic")
    return sign(Kind.PACK, payload, campaign_key, credential=bytes(campaign_key.verify_key))


def decode(data: bytes) -> Pack:
    """Verify and read a pack.

    The first pack is believed on its own signature, as the person who installs it chose it; its
    key's `fingerprint` is shown to be compared. Raises Refused for a file that is not a pack,
    made for a newer program, damaged, or not signed by the key it names.
    """
    key = credential_of(Kind.PACK, data)
    payload = open_verified(Kind.PACK, data, VerifyKey(key))
    try:
        pack = msgspec.msgpack.decode(payload, type=Pack)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("pack-damaged") from None
    if pack.keys.campaign != key:
        raise Refused("pack-damaged")
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
