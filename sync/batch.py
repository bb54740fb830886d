"""The wire format of a batch and of its receipt: what is signed, in which order, and why.

A batch carries one closed session, or a part of a large one. Batches of a kiosk form a chain: they
are numbered from 1 without gaps, and each names the SHA-256 of the envelope before it. They may
come to the centre in any order, and it proves from them that none is missing. The chain has an id
of its own, made with its first batch: one pack installed on two tablets, or on a tablet that was
set up anew, begins two chains that never collide. `docs/protocol.md` describes both for others to
implement.
"""

import hashlib
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from nacl.signing import SigningKey, VerifyKey

from kiosk.envelope import Credential, Kind, credential_of, open_verified, sign
from kiosk.errors import Refused
from kiosk.identity import Identity
from sync.decoding import UNREADABLE

HASH_SIZE = 32
NO_HASH = bytes(HASH_SIZE)
"""Stands before the first batch of a kiosk."""

MOST = 500
"""Responses in one batch. On a bad network, what has arrived so far stays there."""

Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Hash = Annotated[bytes, Meta(min_length=HASH_SIZE, max_length=HASH_SIZE)]
Id = Annotated[str, Meta(pattern=r"^[0-9A-Za-z-]{1,64}\Z")]
Code = Annotated[str, Meta(pattern=r"^[0-9A-Za-z._-]{1,128}\Z")]


class Sealed(Struct, frozen=True, array_like=True):
    """One response as it left the kiosk: its random id, and the sealed box."""

    id: Id
    sealed: bytes


class Batch(Struct, frozen=True, forbid_unknown_fields=True):
    """A closed session, or a part of one, on its way. The order of the responses means nothing."""

    campaign: Code
    kiosk: UUID
    chain: Id  # the session of its first batch
    number: Number
    previous: Hash
    session: Id
    part: Number  # of the session's `parts`
    parts: Number
    event: Code
    day: date  # of the event: what an expression calls today
    questionnaire: Code  # version
    started: Count
    sent: Count
    walked_away: Count
    timed_out: Count
    handouts: Count  # counts are of the whole session, the same in each of its parts
    responses: Annotated[list[Sealed], Meta(max_length=MOST)]


class Receipt(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of each response of one batch. Nothing but this makes a kiosk purge."""

    campaign: Code
    kiosk: UUID
    chain: Id
    number: Number
    hash: Hash  # SHA-256 of the envelope received
    day: date  # when it was signed, by the centre's clock: the keeping time begins
    stored: list[Id] = []
    duplicate: list[Id] = []  # were stored earlier
    refused: dict[Id, Code] = {}  # reason by id; the centre keeps these aside, still sealed

    @property
    def kept(self) -> list[str]:
        """The ids of the responses that the centre holds and can read."""
        return [*self.stored, *self.duplicate]


def digest(envelope: bytes) -> bytes:
    """Return the hash by which receipts and later batches name an envelope."""
    return hashlib.sha256(envelope).digest()


def encode(batch: Batch, identity: Identity) -> bytes:
    """Return the envelope of `batch`, signed by the kiosk; raise Refused when it is too large."""
    payload = msgspec.msgpack.encode(batch)
    data = sign(Kind.BATCH, payload, SigningKey(identity.seed), identity.credential)
    if len(data) > Kind.BATCH.limit or len(batch.responses) > MOST:
        raise Refused("batch-too-large")
    return data


def decode_verified(data: bytes, campaign_key: VerifyKey) -> Batch:
    """Return the batch in an envelope, once the kiosk and its signature are verified.

    Raises Refused for anything but a batch, a newer or damaged one, and one by a kiosk that the
    campaign has not certified. Nothing is parsed before that.
    """
    credential = Credential.verified(credential_of(Kind.BATCH, data), campaign_key)
    payload = open_verified(Kind.BATCH, data, VerifyKey(credential.public_key))
    try:
        batch = msgspec.msgpack.decode(payload, type=Batch)
    except UNREADABLE:
        raise Refused("batch-damaged") from None
    ids = {response.id for response in batch.responses}
    whole = len(ids) == len(batch.responses) and batch.part <= batch.parts
    if batch.kiosk != credential.kiosk or not whole:
        raise Refused("batch-damaged")
    return batch


def sign_receipt(receipt: Receipt, key: SigningKey) -> bytes:
    """Return the envelope of `receipt`, signed by the centre."""
    return sign(Kind.RECEIPT, msgspec.msgpack.encode(receipt), key)


def read_receipt(data: bytes, key: VerifyKey) -> Receipt:
    """Return the receipt in an envelope, for whatever batch; raise Refused if it is not genuine."""
    payload = open_verified(Kind.RECEIPT, data, key)
    try:
        return msgspec.msgpack.decode(payload, type=Receipt)
    except UNREADABLE:
        raise Refused("receipt-damaged") from None


def open_receipt(data: bytes, sent: bytes, batch: Batch, key: VerifyKey) -> Receipt:
    """Return the receipt for `batch`, sent as the envelope `sent`, once it is verified.

    Raises Refused unless the centre has signed it for exactly these bytes and it names each
    response of the batch exactly once.
    """
    receipt = read_receipt(data, key)
    named = [*receipt.kept, *receipt.refused]
    ids = [response.id for response in batch.responses]
    same = all(
        getattr(receipt, name) == getattr(batch, name)
        for name in ("campaign", "kiosk", "chain", "number")
    )
    if not same or receipt.hash != digest(sent) or sorted(named) != sorted(ids):
        raise Refused("receipt-damaged")
    return receipt
