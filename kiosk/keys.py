"""The secret keys of a campaign. They stay with coordinator and centre, never at a stand."""

import os
from pathlib import Path
from uuid import uuid4

import msgspec
from msgspec import Struct
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from kiosk.campaign import Key, PublicKeys
from kiosk.envelope import Credential
from kiosk.errors import Fault, Refused
from kiosk.home import present, replace_file, writing_to
from kiosk.pack import Identity


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


def load(file: Path) -> CampaignKeys:
    """Read the keys from `file`; raise Refused when it does not hold them."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=CampaignKeys)
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise Refused("keys-damaged", file=file) from None
    except OSError:
        raise Fault("file-unreadable", file=file) from None


def load_or_create(file: Path) -> tuple[CampaignKeys, bool]:
    """Return the keys in `file`, made anew when there is none, and whether they are new.

    The file is readable by its owner alone, and is never overwritten: without it no answer sealed
    to it can ever be opened.
    """
    if present(file):
        return load(file), False
    keys = CampaignKeys.generate()
    made = file.with_name(f"{file.name}.{uuid4().hex}")
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(made, msgspec.json.encode(keys))
        try:
            os.link(made, file)  # whole or not at all, and never over keys that are there
        except FileExistsError:
            return load(file), False
        finally:
            made.unlink()
    return keys, True
