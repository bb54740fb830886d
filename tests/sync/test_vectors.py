"""The test vectors: a change of format is seen here, and another program could be written by them.

The second half reads them with nothing of Lyssna's: a signature, a sealed box, and MessagePack by
hand, as docs/protocol.md describes them.
"""

import base64
import hashlib
import json
import struct
from typing import Any

import pytest
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from kiosk import pack
from kiosk.seal import unseal
from sync.batch import decode_verified, open_receipt
from tests.vectors import make

TOLD: dict[str, Any] = json.loads((make.FOLDER / "vectors.json").read_text("utf-8"))
CHANGED = "the format has changed: see the head of tests/vectors/make.py and docs/protocol.md"


def vector(name: str) -> bytes:
    return (make.FOLDER / f"{name}.bin").read_bytes()


@pytest.mark.parametrize("name", make.signed())
def test_what_is_written_today_is_what_was_written_then(name: str) -> None:
    assert make.signed()[name] == vector(name), CHANGED


def test_what_is_told_of_the_vectors_is_what_is_in_them() -> None:
    assert json.loads(make.text()) == TOLD, CHANGED


def test_no_vector_is_left_over() -> None:
    files = {file.stem for file in make.FOLDER.glob("*.bin")}
    assert files == {*make.signed(), "pack"}


@pytest.mark.parametrize("number", [1, 2])
def test_batch_of_then_is_read_today(number: int) -> None:
    batch = decode_verified(vector(f"batch-{number}"), make.KEYS.signing.verify_key)
    assert (batch.number, batch.part, batch.parts) == (number, number, 2)
    (sealed,) = batch.responses
    assert unseal(sealed.sealed, make.KEYS.box) == make.response(number)


@pytest.mark.parametrize(
    ("name", "sent"), [("receipt-1", "batch-1"), ("receipt-2-refused", "batch-2")]
)
def test_receipt_of_then_is_read_today(name: str, sent: str) -> None:
    batch = decode_verified(vector(sent), make.KEYS.signing.verify_key)
    key = VerifyKey(make.KEYS.public.receipt)
    assert open_receipt(vector(name), vector(sent), batch, key).number == batch.number


def test_pack_of_then_is_read_today() -> None:
    """The campaign in it may have got new fields since, and never lost one."""
    found = pack.decode(vector("pack"))
    assert found.keys == make.KEYS.public
    assert found.identity == make.identity()
    assert found.campaign.id == "vectors"


# From here on as another program would: nothing of kiosk/ and sync/ is used.


def unpacked(data: bytes) -> Any:
    """Return the one value in MessagePack, of the kinds that docs/protocol.md names."""
    value, end = _value(data, 0)
    assert end == len(data)
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    first, at = data[at], at + 1
    if first < 0x80 or first >= 0xE0:
        return (first if first < 0x80 else first - 256), at
    if first in (0xC0, 0xC2, 0xC3):
        return {0xC0: None, 0xC2: False, 0xC3: True}[first], at
    if first == 0xCB:
        return struct.unpack_from(">d", data, at)[0], at + 8
    numbers = {0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q"}
    numbers |= {0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
    if first in numbers:
        return struct.unpack_from(numbers[first], data, at)[0], at + struct.calcsize(numbers[first])
    kind, size, at = _head(data, first, at)
    if kind in ("text", "bytes"):
        raw = data[at : at + size]
        return (raw.decode("utf-8") if kind == "text" else raw), at + size
    found = []
    for _ in range(size * (2 if kind == "map" else 1)):
        value, at = _value(data, at)
        found.append(value)
    if kind == "list":
        return found, at
    return dict(zip(found[::2], found[1::2], strict=True)), at


def _head(data: bytes, first: int, at: int) -> tuple[str, int, int]:
    """Return kind and size of a text, bytes, list or map, and where its content begins."""
    if 0x80 <= first < 0xC0:
        kind = "map" if first < 0x90 else "list" if first < 0xA0 else "text"
        return kind, first & (0x1F if kind == "text" else 0x0F), at
    long = {0xC4: "bytes", 0xC5: "bytes", 0xC6: "bytes", 0xD9: "text", 0xDA: "text"}
    long |= {0xDB: "text", 0xDC: "list", 0xDD: "list", 0xDE: "map", 0xDF: "map"}
    width = {0xC4: 1, 0xD9: 1, 0xC5: 2, 0xDA: 2, 0xDC: 2, 0xDE: 2}.get(first, 4)
    return long[first], int.from_bytes(data[at : at + width], "big"), at + width


def public(name: str) -> bytes:
    return bytes.fromhex(TOLD["public"][name])


def opened(data: bytes, kind: str, credential_size: int, key: bytes) -> tuple[bytes, Any]:
    """Return credential and content of an envelope once its signature is verified."""
    header = f"lyssna/1 {kind}\n".encode()
    assert data.startswith(header)
    body = len(header) + credential_size
    signature, payload = data[body : body + 64], data[body + 64 :]
    VerifyKey(key).verify(data[:body] + payload, signature)
    return data[len(header) : body], unpacked(payload)


@pytest.mark.parametrize("number", [1, 2])
def test_batch_is_read_by_the_description_alone(number: int) -> None:
    credential, batch = opened(vector(f"batch-{number}"), "batch", 112, public("kiosk"))
    kiosk, key, signature = credential[:16], credential[16:48], credential[48:]
    assert credential.hex() == TOLD["credential"]
    assert key == public("kiosk")
    VerifyKey(public("campaign")).verify(b"lyssna/1 credential\n" + kiosk + key, signature)
    assert kiosk.hex() == batch["kiosk"].replace("-", "")
    told = TOLD["batches"][number - 1]
    ((id_, sealed),) = batch["responses"]
    assert [[id_, sealed.hex()]] == told["responses"]
    assert {**batch, "previous": batch["previous"].hex(), "responses": told["responses"]} == told


def test_chain_is_proven_by_the_description_alone() -> None:
    _, first = opened(vector("batch-1"), "batch", 112, public("kiosk"))
    _, second = opened(vector("batch-2"), "batch", 112, public("kiosk"))
    assert first["previous"] == bytes(32)
    assert second["previous"] == hashlib.sha256(vector("batch-1")).digest()
    assert first["chain"] == second["chain"] == first["session"]


@pytest.mark.parametrize("number", [1, 2])
def test_answer_is_opened_by_the_description_alone(number: int) -> None:
    _, batch = opened(vector(f"batch-{number}"), "batch", 112, public("kiosk"))
    ((id_, sealed),) = batch["responses"]
    box = PrivateKey(bytes.fromhex(TOLD["secret"]["box"]))
    assert bytes(box.public_key) == public("box")
    padded = SealedBox(box).decrypt(sealed)
    assert len(padded) % 512 == 0
    content = unpacked(padded[: padded.rindex(b"\x80")])
    assert content == TOLD["answers"][number - 1]
    assert content["id"] == id_


RECEIPTS = {
    "receipt-1": ("batch-1", {"stored": 1, "duplicate": 0, "refused": 0}),
    "receipt-1-again": ("batch-1", {"stored": 0, "duplicate": 1, "refused": 0}),
    "receipt-2-refused": ("batch-2", {"stored": 0, "duplicate": 0, "refused": 1}),
}


@pytest.mark.parametrize("name", RECEIPTS)
def test_receipt_is_read_by_the_description_alone(name: str) -> None:
    sent, counts = RECEIPTS[name]
    _, receipt = opened(vector(name), "receipt", 0, public("receipt"))
    _, batch = opened(vector(sent), "batch", 112, public("kiosk"))
    assert receipt["hash"] == hashlib.sha256(vector(sent)).digest()
    for place in ("campaign", "kiosk", "chain", "number"):
        assert receipt[place] == batch[place]
    assert receipt["day"] == "2016-04-04"
    assert {outcome: len(receipt[outcome]) for outcome in counts} == counts
    named = [*receipt["stored"], *receipt["duplicate"], *receipt["refused"]]
    assert named == [id_ for id_, _ in batch["responses"]]


def test_pack_is_read_by_the_description_alone() -> None:
    data = vector("pack")
    credential, content = opened(data, "pack", 64, public("campaign"))
    key, hash_ = credential[:32], credential[32:]
    assert key == public("campaign")
    assert hash_ == hashlib.sha256(data[len(b"lyssna/1 pack\n") + 64 + 64 :]).digest()
    assert set(content) == {"campaign", "keys", "identity", "edition", "needs"}
    assert content["keys"] == {name: public(name) for name in ("campaign", "receipt", "box")}
    assert set(content["identity"]) == {"kiosk", "name", "seed", "credential"}
    assert bytes(SigningKey(content["identity"]["seed"]).verify_key) == public("kiosk")


def test_pin_reset_is_read_by_the_description_alone() -> None:
    _, content = opened(vector("pin-reset"), "pin-reset", 0, public("campaign"))
    assert content == {"kiosk": TOLD["kiosk"], "request": TOLD["request"]}


def test_parcel_is_read_by_the_description_alone() -> None:
    data = vector("parcel")
    at, found = len(b"lyssna/1 parcel\n"), []
    while length := int.from_bytes(data[at : at + 4], "big"):
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    assert found == [vector("batch-1"), vector("batch-2")]
    assert data[at + 4 :] == hashlib.sha256(data[: at + 4]).digest()


def test_signed_request_is_read_by_the_description_alone() -> None:
    request = TOLD["signed"]
    scheme, _, token = request["Authorization"].partition(" ")
    data = base64.urlsafe_b64decode(token)
    assert (scheme, len(data)) == ("Lyssna", 264)
    credential, nonce, digest, signature = data[:112], data[112:168], data[168:200], data[200:]
    assert credential.hex() == TOLD["credential"]
    assert nonce == base64.urlsafe_b64decode(request["nonce"] + "=")
    assert digest == hashlib.sha256(vector("batch-1")).digest()
    line = f"{request['method']} {request['path']}\n".encode()
    signed = b"lyssna/1 request\n" + line + nonce + digest
    VerifyKey(public("kiosk")).verify(signed, signature)
