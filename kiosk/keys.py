"""The secret keys of a campaign. They stay with coordinator and centre, never at a stand.

At rest they are closed with a passphrase: argon2id (RFC 9106) makes a key of it, and libsodium's
secretbox closes them with that. There is no other form on any disk.
"""

from pathlib import Path
from typing import Annotated, Literal
from uuid import uuid4

import msgspec
import nacl.exceptions
from msgspec import Meta, Struct
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.signing import SigningKey
from nacl.utils import random

from kiosk.campaign import Key, PublicKeys
from kiosk.envelope import Credential
from kiosk.errors import Fault, Refused
from kiosk.home import present, read_start, write_new, writing_to
from kiosk.identity import Identity
from kiosk.passphrase import Passphrase

LIMIT = 2**16  # bytes of a file of keys


class CampaignKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """Three secrets of 32 bytes: to sign packs, to sign receipts, to open answers."""

    campaign: Key
    receipt: Key
    box: Key

    def __repr__(self) -> str:
        return "CampaignKeys(...)"

    @classmethod
    def generate(cls) -> "CampaignKeys":
        return cls(
            campaign=bytes(SigningKey.generate()),
            receipt=bytes(SigningKey.generate()),
            box=bytes(PrivateKey.generate()),
        )

    @property
    def signing(self) -> SigningKey:
        return SigningKey(self.campaign)

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(
            campaign=bytes(self.signing.verify_key),
            receipt=bytes(SigningKey(self.receipt).verify_key),
            box=bytes(PrivateKey(self.box).public_key),
        )

    def enrol(self, name: str) -> Identity:
        """Make a new kiosk's identity, certified by the campaign."""
        seed = SigningKey.generate()
        kiosk = uuid4()
        credential = Credential.issue(kiosk, bytes(seed.verify_key), self.signing)
        return Identity(kiosk, name, bytes(seed), credential.encode())


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess at a passphrase costs, within bounds: a strange file eats no machine."""

    passes: Annotated[int, Meta(ge=1, le=64)]
    memory: Annotated[int, Meta(ge=argon2id.MEMLIMIT_MIN, le=2**30)]  # bytes


MODERATE = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)  # about a second
LEAST = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)
"""For keys that live for an afternoon, closed with a random passphrase: nothing to guess there."""

Salt = Annotated[bytes, Meta(min_length=argon2id.SALTBYTES, max_length=argon2id.SALTBYTES)]


class LockedKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """A campaign's keys as they lie on a disk."""

    format: Literal["lyssna/1 keys"]
    method: Literal["argon2id secretbox"]
    cost: Cost
    salt: Salt
    box: bytes  # nonce, then the closed MessagePack of CampaignKeys

    @classmethod
    def close(cls, keys: CampaignKeys, passphrase: Passphrase, cost: Cost) -> "LockedKeys":
        """Close the keys with a passphrase."""
        salt = random(argon2id.SALTBYTES)
        box = _secretbox(passphrase, salt, cost).encrypt(msgspec.msgpack.encode(keys))
        return cls("lyssna/1 keys", "argon2id secretbox", cost, salt, bytes(box))

    def open(self, passphrase: Passphrase) -> CampaignKeys:
        """Return the keys; takes as long as its cost says.

        Raises Refused when the passphrase is wrong, and Fault when there is too little memory.
        """
        try:
            opened = _secretbox(passphrase, self.salt, self.cost).decrypt(self.box)
            return msgspec.msgpack.decode(opened, type=CampaignKeys)
        except (nacl.exceptions.CryptoError, msgspec.MsgspecError):
            raise Refused("passphrase-wrong") from None


def _secretbox(passphrase: Passphrase, salt: bytes, cost: Cost) -> SecretBox:
    try:
        key = argon2id.kdf(SecretBox.KEY_SIZE, passphrase.encode(), salt, cost.passes, cost.memory)
    except nacl.exceptions.RuntimeError:  # libsodium has no other reason
        raise Fault("memory-short", megabytes=cost.memory // 2**20, retry=True) from None
    return SecretBox(key)


def load(file: Path) -> LockedKeys:
    """Read the closed keys from `file`; raise Refused when it holds none, Fault if unreadable."""
    try:
        return msgspec.json.decode(read_start(file, LIMIT), type=LockedKeys)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("keys-damaged", file=file) from None


def create(file: Path, passphrase: Passphrase, cost: Cost = MODERATE) -> CampaignKeys:
    """Make a campaign's keys and write them to `file`, closed with a passphrase.

    The file is readable by its owner alone, and is never overwritten: without it no answer sealed
    to its keys can ever be opened. Raises Refused when it is there, Fault when it cannot be made.
    """
    if present(file):
        raise Refused("keys-exist", file=file)
    keys = CampaignKeys.generate()
    locked = msgspec.json.encode(LockedKeys.close(keys, passphrase, cost))
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    if not write_new(file, locked):
        raise Refused("keys-exist", file=file)
    return keys
