"""The signed envelope around everything that crosses a border, such as packs and batches.

    b"lyssna/1 batch\n"  format and kind, so that a newer format is told apart from damage
    credential           fixed length by kind: who signs, and why to believe it
    signature            Ed25519 (RFC 8032), 64 bytes, over all other bytes of the envelope
    payload              MessagePack; parsed only after the signature has been verified

The credential of a pack is the campaign's public key (32 bytes) and the SHA-256 of the payload
(32), by which a file that was damaged is told from one that was never genuine; of a batch the
kiosk's id (16 bytes), its public key (32) and the campaign's signature over both (64); a receipt
has none, since the kiosk already holds the centre's key, and neither has a PIN reset, which the
campaign's key signs. `docs/protocol.md` describes it for
others.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.errors import Refused

FORMAT = 1
SIGNATURE_SIZE = 64
KEY_SIZE = 32
HASH_SIZE = 32
CREDENTIAL_SIZE = 16 + KEY_SIZE + SIGNATURE_SIZE  # of a kiosk
_HEADER = re.compile(rb"lyssna/(\d{1,6}) (pack|batch|receipt|pin-reset)\n")
_CREDENTIAL_CONTEXT = b"lyssna/1 credential\n"


class Kind(Enum):
    """What an envelope holds: its name, the length of its credential, its largest size in bytes."""

    PACK = ("pack", KEY_SIZE + HASH_SIZE, 32 * 2**20)
    BATCH = ("batch", CREDENTIAL_SIZE, 2**20)
    RECEIPT = ("receipt", 0, 2**18)
    PIN_RESET = ("pin-reset", 0, 2**12)

    def __init__(self, label: str, credential_size: int, limit: int) -> None:
        self.label = label
        self.credential_size = credential_size
        self.limit = limit

    @property
    def header(self) -> bytes:
        return f"lyssna/{FORMAT} {self.label}\n".encode()


def sign(kind: Kind, payload: bytes, key: SigningKey, credential: bytes = b"") -> bytes:
    """Return the envelope of `payload`, signed with `key`."""
    if len(credential) != kind.credential_size:
        raise ValueError(f"a {kind.label} needs a credential of {kind.credential_size} bytes")
    head = kind.header + credential
    return head + key.sign(head + payload).signature + payload


def credential_of(kind: Kind, data: bytes) -> bytes:
    """Return the still unverified credential of an envelope.

    Raises Refused when `data` is too large, of another kind, of a newer format, or cut short.
    """
    match = _HEADER.match(data[:32])
    if match is None or match[2].decode() != kind.label:
        raise Refused(f"{kind.label}-unknown")
    if int(match[1]) > FORMAT:
        raise Refused(f"{kind.label}-newer")
    start = len(kind.header)
    fits = start + kind.credential_size + SIGNATURE_SIZE < len(data) <= kind.limit
    # The header is signed as this program writes it: there is no other way to write it.
    if not fits or not data.startswith(kind.header):
        raise Refused(f"{kind.label}-damaged")
    return data[start : start + kind.credential_size]


def hash_of(kind: Kind, data: bytes) -> bytes:
    """Return the SHA-256 of the still unverified payload of an envelope."""
    start = len(kind.header) + kind.credential_size + SIGNATURE_SIZE
    return hashlib.sha256(memoryview(data)[start:]).digest()


def open_verified(kind: Kind, data: bytes, key: VerifyKey) -> bytes:
    """Return the payload once the signature by `key` is verified; raise Refused otherwise."""
    head = kind.header + credential_of(kind, data)
    body = len(head) + SIGNATURE_SIZE
    try:
        key.verify(head + data[body:], data[len(head) : body])
    except BadSignatureError:
        raise Refused(f"{kind.label}-damaged") from None
    return data[body:]


@dataclass(frozen=True)
class Credential:
    """A kiosk's public identity, certified by the campaign: how the centre knows its kiosks."""

    kiosk: UUID
    public_key: bytes
    signature: bytes

    @classmethod
    def issue(cls, kiosk: UUID, public_key: bytes, campaign_key: SigningKey) -> "Credential":
        """Certify a kiosk's key with the campaign's signing key."""
        signed = campaign_key.sign(_CREDENTIAL_CONTEXT + kiosk.bytes + public_key)
        return cls(kiosk, public_key, signed.signature)

    @classmethod
    def verified(cls, data: bytes, campaign_key: VerifyKey) -> "Credential":
        """Read a credential of 112 bytes; raise Refused unless the campaign has signed it."""
        kiosk, public_key, signature = data[:16], data[16:48], data[48:]
        try:
            campaign_key.verify(_CREDENTIAL_CONTEXT + kiosk + public_key, signature)
        except (BadSignatureError, ValueError):
            raise Refused("kiosk-unknown") from None
        return cls(UUID(bytes=kiosk), public_key, signature)

    def encode(self) -> bytes:
        """Return the 112 bytes that stand in a batch."""
        return self.kiosk.bytes + self.public_key + self.signature
