"""Who a kiosk is: a key of its own, certified by its campaign.

It comes to the kiosk once, in the pack of its enrolment, and stays in a file of its own in the
kiosk's home. Later packs of the campaign bring none and change none.
"""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from nacl.signing import SigningKey, VerifyKey

from kiosk.campaign import Key
from kiosk.envelope import CREDENTIAL_SIZE, Credential
from kiosk.errors import Refused

LIMIT = 4096  # bytes of its file


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """Who a kiosk is towards the centre. The seed is secret and stays in the kiosk's home."""

    kiosk: UUID
    name: str
    seed: Key
    credential: Annotated[bytes, Meta(min_length=CREDENTIAL_SIZE, max_length=CREDENTIAL_SIZE)]

    def __repr__(self) -> str:
        return f"Identity({self.name!r})"  # the seed never reaches a log

    def certified_by(self, campaign_key: bytes) -> bool:
        """Tell whether the campaign has certified exactly this kiosk and its key."""
        try:
            credential = Credential.verified(self.credential, VerifyKey(campaign_key))
        except Refused:
            return False
        own = bytes(SigningKey(self.seed).verify_key)
        return (credential.kiosk, credential.public_key) == (self.kiosk, own)

    def encode(self) -> bytes:
        """Return the content of its file."""
        return msgspec.json.encode(self)


def decode(data: bytes) -> Identity | None:
    """Return the identity in the content of a file; None when it holds none."""
    try:
        return msgspec.json.decode(data, type=Identity)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
