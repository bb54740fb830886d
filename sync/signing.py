"""How a kiosk signs what it asks of its centre, so that nobody else can ask it, nor ask it again.

    Authorization: Lyssna TOKEN

TOKEN is the base64url (RFC 4648, section 5, no padding needed) of 264 bytes: the kiosk's credential
(112), the centre's nonce (56), the SHA-256 of the body (32), and the kiosk's Ed25519 signature (64)
over "lyssna/1 request", method, path, nonce and digest. The path counts from its last `/api/v1/`:
what stands before is the business of whichever proxy a centre is behind. `docs/protocol.md`
describes it for others; `sync/auth.py` asks for nonces, `sync/central/nonces.py` gives them.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.envelope import CREDENTIAL_SIZE, SIGNATURE_SIZE, Credential
from kiosk.errors import Refused
from kiosk.identity import Identity

SCHEME = "Lyssna"
NONCE_HEADER = "Lyssna-Nonce"
NONCE_SIZE = 56
DIGEST_SIZE = 32
ROOT = "/api/v1/"
_CONTEXT = b"lyssna/1 request\n"
_ENDS = (
    CREDENTIAL_SIZE,
    CREDENTIAL_SIZE + NONCE_SIZE,
    CREDENTIAL_SIZE + NONCE_SIZE + DIGEST_SIZE,
    CREDENTIAL_SIZE + NONCE_SIZE + DIGEST_SIZE + SIGNATURE_SIZE,
)
# 264 bytes make 352 characters with no bit left over: there is one way only to write them.
_HEADER = re.compile(rf"{SCHEME} ([0-9A-Za-z_-]{{{_ENDS[-1] * 4 // 3}}})")
_NONCE = re.compile(r"[0-9A-Za-z_-]{75}")


@dataclass(frozen=True)
class Token:
    """What the header says, not yet believed."""

    credential: bytes
    nonce: bytes
    digest: bytes
    signature: bytes

    @classmethod
    def read(cls, header: str | None) -> "Token":
        """Return the token in a header; raise Refused when it holds none."""
        found = _HEADER.fullmatch(header or "")
        if found is None:
            raise Refused("request-unsigned")
        data = base64.urlsafe_b64decode(found[1])
        starts = (0, *_ENDS)
        return cls(*(data[start:end] for start, end in zip(starts, _ENDS, strict=False)))

    def verified(self, method: str, path: str, campaign_key: VerifyKey) -> Credential:
        """Return who has signed the request.

        Raises Refused when the campaign has not certified the kiosk, or the kiosk has not signed
        exactly this request.
        """
        credential = Credential.verified(self.credential, campaign_key)
        signed = _message(method, path, self.nonce, self.digest)
        try:
            VerifyKey(credential.public_key).verify(signed, self.signature)
        except (BadSignatureError, ValueError):
            raise Refused("request-unsigned") from None
        return credential


def headers(identity: Identity, method: str, path: str, body: bytes, nonce: str) -> dict[str, str]:
    """Return the headers that make a request one of the kiosk's, good for one time.

    `path` is that of the whole address, `nonce` as the centre gave it. Raises ValueError for a
    nonce that is none.
    """
    fresh, digest = nonce_in(nonce), hashlib.sha256(body).digest()
    signature = SigningKey(identity.seed).sign(_message(method, path, fresh, digest)).signature
    token = base64.urlsafe_b64encode(identity.credential + fresh + digest + signature)
    return {"Authorization": f"{SCHEME} {token.decode()}"}


def nonce_in(text: str) -> bytes:
    """Return the bytes of a nonce; raise ValueError when `text` is none."""
    if not _NONCE.fullmatch(text):
        raise ValueError("not a nonce")
    return base64.urlsafe_b64decode(f"{text}=")


def nonce_text(nonce: bytes) -> str:
    """Return a nonce as it travels."""
    return base64.urlsafe_b64encode(nonce).decode().rstrip("=")


def _message(method: str, path: str, nonce: bytes, digest: bytes) -> bytes:
    _, root, rest = path.rpartition(ROOT)
    return _CONTEXT + f"{method} {root}{rest}\n".encode() + nonce + digest
