"""Makes the test vectors of docs/protocol.md anew: `python -m tests.vectors.make`.

For whoever writes another kiosk or another centre. The keys are made for this purpose alone and
protect nothing. Everything is the same each time, the sealed answers too: the key that libsodium
draws at random for each of them is a fixed one here. To be run when the format has changed, which
takes a new format number once Lyssna is released.
"""

import hashlib
import json
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from nacl.bindings import crypto_box, crypto_scalarmult_base, sodium_pad
from nacl.encoding import RawEncoder
from nacl.hash import blake2b
from nacl.signing import SigningKey

from kiosk import pack as packs
from kiosk.campaign import Campaign, Contact, Event, Help
from kiosk.envelope import Credential
from kiosk.identity import Identity
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.pin_reset import sign_reset
from kiosk.questionnaire import Choice, Question, Questionnaire
from kiosk.seal import BLOCK, Response
from sync import parcel
from sync.batch import NO_HASH, Batch, Receipt, Sealed, digest, encode, sign_receipt
from sync.signing import NONCE_SIZE, headers, nonce_text

FOLDER = Path(__file__).parent
KEYS = CampaignKeys(campaign=bytes([1]) * 32, receipt=bytes([2]) * 32, box=bytes([3]) * 32)
SEED = bytes([4]) * 32
KIOSK = UUID("7f1c2f0e-5a34-4b8e-9d5c-0c6a52f1b001")
SESSION = "c5a1f0de-0000-4000-8000-000000000001"
QUESTIONNAIRE = "0123456789abcdef"
FORGOTTEN = "7Q4M9ZK2X5H9"


def identity() -> Identity:
    own = SigningKey(SEED)
    credential = Credential.issue(KIOSK, bytes(own.verify_key), KEYS.signing)
    return Identity(KIOSK, "Vector 1", SEED, credential.encode())


def response(number: int) -> Response:
    return Response(
        id=f"a0000000-0000-4000-8000-{number:012}",
        campaign="vectors",
        questionnaire=QUESTIONNAIRE,
        event="square-2016-04-02",
        hour=13,
        language="sv",
        answers={
            "area": "haga",
            "places": ["path", "stop"],
            "order": ["light", "clean"],
            "police": 7.5,
            "times": None,
            "words": f"Fler lampor åt alla {number}",
        },
        guarded=1,
    )


def seal(content: Response, number: int) -> bytes:
    """Seal as libsodium's crypto_box_seal, but with a key pair that is not drawn at random."""
    secret = hashlib.sha256(b"ephemeral %d" % number).digest()
    public = crypto_scalarmult_base(secret)
    nonce = blake2b(public + KEYS.public.box, digest_size=24, encoder=RawEncoder)
    padded = sodium_pad(msgspec.msgpack.encode(content), BLOCK)
    return public + crypto_box(padded, nonce, KEYS.public.box, secret)


def batch(number: int, previous: bytes) -> Batch:
    """One of the two parts of a session, with an answer each."""
    content = response(number)
    return Batch(
        campaign="vectors",
        kiosk=KIOSK,
        chain=SESSION,
        number=number,
        previous=previous,
        session=SESSION,
        part=number,
        parts=2,
        event=content.event,
        day=date(2016, 4, 2),
        questionnaire=QUESTIONNAIRE,
        started=5,
        sent=2,
        walked_away=2,
        timed_out=1,
        handouts=3,
        responses=[Sealed(content.id, seal(content, number))],
    )


def receipt(sent: bytes, number: int, **outcome: Any) -> bytes:
    place = ("vectors", KIOSK, SESSION, number)
    made = Receipt(*place, digest(sent), date(2016, 4, 4), **outcome)
    return sign_receipt(made, SigningKey(KEYS.receipt))


def signed() -> dict[str, bytes]:
    """Return the files that are made of nothing but what stands here, by name."""
    own = identity()
    first = encode(batch(1, NO_HASH), own)
    second = encode(batch(2, digest(first)), own)
    one, two = response(1).id, response(2).id
    return {
        "batch-1": first,
        "batch-2": second,
        "parcel": parcel.encode([first, second]),
        "pin-reset": sign_reset(KEYS.signing, KIOSK, FORGOTTEN),
        "receipt-1": receipt(first, 1, stored=[one]),
        "receipt-1-again": receipt(first, 1, duplicate=[one]),
        "receipt-2-refused": receipt(second, 2, refused={two: "answer-unreadable"}),
    }


def pack() -> bytes:
    area = Question("area", "single", {"sv": "Var?"}, choices=[Choice("haga", {"sv": "Haga"})])
    words = Question("words", "text", {"sv": "Egna ord"})
    campaign = Campaign(
        id="vectors",
        name="Vektorer",
        title={"sv": "Vi lyssnar"},
        question={"sv": "Vad kan göras?"},
        about=[],
        organisation={"sv": "Kommunen"},
        partners=[],
        languages=["sv"],
        timezone="Europe/Stockholm",
        contacts=[Contact("112", {"sv": "Akut fara"})],
        help=Help({"sv": "Hjälp"}, {"sv": "Ring"}, []),
        centre="https://lyssna.example",
        promise_page="https://lyssna.example/vectors",
        promise_address="lyssna.example/vectors",
        events=[Event("square-2016-04-02", "Torget", date(2016, 4, 2), time(12), time(15))],
        promises=[],
        questionnaire=Questionnaire([area, words]),
    )
    return packs.encode(Pack(campaign, KEYS.public, identity()), KEYS.signing)


def request(body: bytes) -> dict[str, str]:
    """Return what makes the sending of `body` a request of the kiosk's, good once."""
    path, nonce = "/api/v1/campaigns/vectors/batches", nonce_text(bytes(range(NONCE_SIZE)))
    signed_by = headers(identity(), "POST", path, body, nonce)
    return {"method": "POST", "path": path, "nonce": nonce, **signed_by}


def told() -> dict[str, Any]:
    """Return what is in the files, for a program to compare with: bytes as hex."""
    secret = {"campaign": KEYS.campaign, "receipt": KEYS.receipt, "box": KEYS.box, "kiosk": SEED}
    public = {name: getattr(KEYS.public, name) for name in ("campaign", "receipt", "box")}
    public["kiosk"] = bytes(SigningKey(SEED).verify_key)
    return {
        "secret": {name: value.hex() for name, value in secret.items()},
        "public": {name: value.hex() for name, value in public.items()},
        "kiosk": str(KIOSK),
        "credential": identity().credential.hex(),
        "request": FORGOTTEN,
        "signed": request(signed()["batch-1"]),
        "hashes": {name: digest(data).hex() for name, data in signed().items()},
        "batches": [
            _plain(batch(1, NO_HASH)),
            _plain(batch(2, digest(signed()["batch-1"]))),
        ],
        "answers": [_plain(response(number)) for number in (1, 2)],
    }


def _plain(content: msgspec.Struct) -> Any:
    plain = msgspec.to_builtins(content, builtin_types=(bytes,))
    return json.loads(json.dumps(plain, default=bytes.hex))


def text() -> str:
    return json.dumps(told(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    for name, data in {**signed(), "pack": pack()}.items():
        (FOLDER / f"{name}.bin").write_bytes(data)
    (FOLDER / "vectors.json").write_text(text(), encoding="utf-8")
