"""Write-only cryptography: what is sealed here can be opened only at the centre.

libsodium's sealed box (X25519, XSalsa20-Poly1305). The plain text is padded, so that the length of
a sealed response does not tell how much somebody wrote. There is no fallback of any kind: when
sealing fails, nothing is stored and the session stops.
"""

import msgspec
from msgspec import Struct
from nacl.bindings import crypto_box_SEALBYTES, sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from kiosk.errors import Fault, Refused
from kiosk.questionnaire import Answers, Mode

BLOCK = 512  # bytes; most responses fit one block


class Response(Struct, frozen=True, forbid_unknown_fields=True):
    """What one visitor answered. Random id; of time only the event and the hour."""

    id: str
    campaign: str
    questionnaire: str  # version
    event: str
    hour: int  # 0 to 23, in the campaign's time zone
    language: str
    answers: Answers
    guarded: int = 0  # how many personal details the guard took out of the texts
    mode: Mode = "self"

    def __repr__(self) -> str:
        return f"Response({self.id})"  # answers never reach a log


def seal(response: Response, box_key: bytes) -> bytes:
    """Return the response sealed to the campaign's public key; raise Fault when that fails."""
    try:
        padded = sodium_pad(msgspec.msgpack.encode(response), BLOCK)
        return SealedBox(PublicKey(box_key)).encrypt(padded)
    except (CryptoError, ValueError, TypeError):
        raise Fault("sealing-failed") from None


def self_test(box_key: bytes) -> None:
    """Seal a made-up response and look at the box; raise Fault when it is not as it should be.

    What is in it cannot be told here. Its form can: padded to whole blocks, another one each time,
    and nothing of the plain text to be seen.
    """
    made_up = Response("self-test", "self-test", "", "", 0, "sv", {"self-test": "self-test"})
    boxes = [seal(made_up, box_key) for _ in range(2)]
    whole = all((len(box) - crypto_box_SEALBYTES) % BLOCK == 0 < len(box) for box in boxes)
    if not whole or boxes[0] == boxes[1] or any(b"self-test" in box for box in boxes):
        raise Fault("sealing-failed")


def unseal(sealed: bytes, box_secret: bytes) -> Response:
    """Open a sealed response with the campaign's secret key; raise Refused if it does not open."""
    try:
        padded = SealedBox(PrivateKey(box_secret)).decrypt(sealed)
        return msgspec.msgpack.decode(sodium_unpad(padded, BLOCK), type=Response)
    except (CryptoError, ValueError, TypeError, msgspec.ValidationError, msgspec.DecodeError):
        raise Refused("answer-unreadable") from None
