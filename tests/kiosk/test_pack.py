"""The campaign pack: what goes in comes out, and nothing else is let in."""

import re
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey, VerifyKey

from kiosk import pack
from kiosk.campaign import Campaign, version_of
from kiosk.envelope import SIGNATURE_SIZE, Credential, Kind, sign
from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from tests.kiosk.helpers import EVERY, MAP, a_campaign

HEAD = len(Kind.PACK.header) + Kind.PACK.credential_size + SIGNATURE_SIZE
REFUSALS = ("pack-unknown", "pack-newer", "pack-damaged", "pack-unsigned")


def signed(payload: bytes, key: SigningKey) -> bytes:
    """Return a genuine envelope of whatever payload."""
    return sign(Kind.PACK, payload, key, bytes(key.verify_key) + sha256(payload).digest())


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        pack.decode(data)
    return refused.value.code


def test_pack_comes_out_as_it_went_in(a_pack: Pack, pack_bytes: bytes) -> None:
    assert pack.decode(pack_bytes) == a_pack


def test_pack_brings_every_kind_of_question_and_the_map_to_tap_on(keys: CampaignKeys) -> None:
    campaign = a_campaign()
    sent = Pack(campaign, keys.public, keys.enrol("Ikea 1"))
    found = pack.decode(pack.encode(sent, keys.signing)).campaign
    assert found.questionnaire == EVERY
    assert found.media == {"map.svg": MAP}


def test_questionnaire_has_the_same_version_before_and_after_a_pack(
    a_pack: Pack, pack_bytes: bytes
) -> None:
    found = pack.decode(pack_bytes).campaign
    assert version_of(found.questionnaire) == version_of(a_pack.campaign.questionnaire)


def test_pack_brings_a_kiosk_its_certified_identity(pack_bytes: bytes) -> None:
    found = pack.decode(pack_bytes)
    campaign = VerifyKey(found.keys.campaign)
    credential = Credential.verified(found.identity.credential, campaign)
    assert credential.kiosk == found.identity.kiosk
    assert credential.public_key == bytes(SigningKey(found.identity.seed).verify_key)


def test_pack_holds_none_of_the_campaigns_secrets(pack_bytes: bytes, keys: CampaignKeys) -> None:
    for secret in (keys.campaign, keys.receipt, keys.box):
        assert secret not in pack_bytes


def test_seed_of_a_kiosk_is_not_shown_when_it_is_printed(a_pack: Pack) -> None:
    assert repr(a_pack.identity.seed) not in repr(a_pack)
    assert a_pack.identity.seed.hex() not in repr(a_pack)


def test_pack_is_the_same_bytes_each_time(
    a_pack: Pack, pack_bytes: bytes, keys: CampaignKeys
) -> None:
    assert pack.encode(a_pack, keys.signing) == pack_bytes


@given(data=st.data())
def test_flipped_byte_is_refused_anywhere(pack_bytes: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pack_bytes) - 1))
    flipped = data.draw(st.integers(1, 255))
    changed = pack_bytes[:at] + bytes([pack_bytes[at] ^ flipped]) + pack_bytes[at + 1 :]
    assert refusal(changed) in REFUSALS


def test_every_flipped_bit_of_the_head_is_refused(pack_bytes: bytes) -> None:
    for bit in range(HEAD * 8):
        changed = bytearray(pack_bytes)
        changed[bit // 8] ^= 1 << bit % 8
        assert refusal(bytes(changed)) in REFUSALS


@given(data=st.data())
def test_flipped_byte_of_the_payload_is_damage_and_no_forgery(
    pack_bytes: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(HEAD, len(pack_bytes) - 1))
    changed = pack_bytes[:at] + bytes([pack_bytes[at] ^ 1]) + pack_bytes[at + 1 :]
    assert refusal(changed) == "pack-damaged"


@given(data=st.data())
def test_pack_cut_anywhere_is_refused(pack_bytes: bytes, data: st.DataObject) -> None:
    assert refusal(pack_bytes[: data.draw(st.integers(0, len(pack_bytes) - 1))])


def test_pack_signed_with_another_key_than_it_names_is_refused(pack_bytes: bytes) -> None:
    stranger = SigningKey.generate()
    credential = pack_bytes[len(Kind.PACK.header) :][: Kind.PACK.credential_size]
    forged = sign(Kind.PACK, pack_bytes[HEAD:], stranger, credential)
    assert refusal(forged) == "pack-unsigned"


def test_pack_of_another_campaign_key_than_it_carries_is_refused(pack_bytes: bytes) -> None:
    stranger = SigningKey.generate()
    assert refusal(signed(pack_bytes[HEAD:], stranger)) == "pack-unsigned"


def test_pack_with_the_identity_of_another_campaigns_kiosk_is_refused(
    a_pack: Pack, keys: CampaignKeys
) -> None:
    stranger = msgspec.structs.replace(a_pack, identity=CampaignKeys.generate().enrol("Ikea 1"))
    assert refusal(pack.encode(stranger, keys.signing)) == "pack-unsigned"


def test_unsigned_pack_is_refused(pack_bytes: bytes) -> None:
    unsigned = pack_bytes[: HEAD - SIGNATURE_SIZE] + bytes(SIGNATURE_SIZE) + pack_bytes[HEAD:]
    assert refusal(unsigned) == "pack-unsigned"
    assert refusal(pack_bytes[HEAD:]) == "pack-unknown"


@pytest.mark.parametrize("payload", [b"{}", b"\xc1", b"\x80", b"\x93\x01\x02\x03"])
def test_genuine_signature_over_something_else_is_refused(
    payload: bytes, keys: CampaignKeys
) -> None:
    assert refusal(signed(payload, keys.signing)) == "pack-damaged"


def test_genuine_pack_with_an_unknown_field_is_refused(
    pack_bytes: bytes, keys: CampaignKeys
) -> None:
    content = msgspec.msgpack.decode(pack_bytes[HEAD:])
    payload = msgspec.msgpack.encode(content | {"extra": 1})
    assert refusal(signed(payload, keys.signing)) == "pack-damaged"


@pytest.mark.parametrize("more", [{}, {"extra": 1}, {"campaign": "of another shape"}], ids=str)
def test_pack_that_needs_a_newer_program_asks_for_an_update(
    more: dict[str, object], pack_bytes: bytes, keys: CampaignKeys
) -> None:
    content = msgspec.msgpack.decode(pack_bytes[HEAD:])
    payload = msgspec.msgpack.encode(content | {"needs": pack.LEVEL + 1} | more)
    assert refusal(signed(payload, keys.signing)) == "pack-newer"


@pytest.mark.parametrize("field", ["needs", "edition"])
@pytest.mark.parametrize("value", [0, -1, "1", None, 2**40], ids=str)
def test_pack_with_a_number_that_is_none_is_refused(
    field: str, value: object, pack_bytes: bytes, keys: CampaignKeys
) -> None:
    content = msgspec.msgpack.decode(pack_bytes[HEAD:])
    payload = msgspec.msgpack.encode(content | {field: value})
    newer = (field, value) == ("needs", 2**40)
    assert refusal(signed(payload, keys.signing)) == ("pack-newer" if newer else "pack-damaged")


def test_needs_of_a_pack_that_is_not_genuine_are_not_believed(pack_bytes: bytes) -> None:
    content = msgspec.msgpack.decode(pack_bytes[HEAD:])
    payload = msgspec.msgpack.encode(content | {"needs": pack.LEVEL + 1})
    assert refusal(pack_bytes[:HEAD] + payload) == "pack-damaged"


def test_pack_of_a_campaign_has_no_kiosk_in_it(a_pack: Pack, keys: CampaignKeys) -> None:
    for_all = msgspec.structs.replace(a_pack, identity=None)
    data = pack.encode(for_all, keys.signing)
    assert pack.decode(data).identity is None
    assert b"Ikea 1" not in data
    with pytest.raises(ValueError, match="without an identity"):
        _ = for_all.holder


def test_version_follows_the_content_of_the_campaign_alone(a_pack: Pack) -> None:
    version = pack.version_of(a_pack.campaign)
    assert re.fullmatch("[0-9a-f]{16}", version)
    renamed = msgspec.structs.replace(a_pack.campaign, name="Ett annat namn")
    assert pack.version_of(renamed) != version
    same = msgspec.msgpack.decode(msgspec.msgpack.encode(a_pack.campaign), type=Campaign)
    assert pack.version_of(same) == version


def test_pack_of_a_newer_format_asks_for_an_update(pack_bytes: bytes) -> None:
    assert refusal(pack_bytes.replace(b"lyssna/1 ", b"lyssna/2 ", 1)) == "pack-newer"


def test_pack_over_the_limit_is_refused(tmp_path: Path, pack_bytes: bytes) -> None:
    file = tmp_path / "large.lyssna"
    with file.open("wb") as stream:
        stream.write(pack_bytes)
        stream.truncate(Kind.PACK.limit + 100)
    data = pack.read(file)
    assert len(data) == Kind.PACK.limit + 1
    assert refusal(data) == "pack-damaged"


def test_missing_pack_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        pack.read(tmp_path / "none.lyssna")
    assert fault.value.code == "pack-missing"
    assert "none.lyssna" in fault.value.text("sv")


def test_folder_in_place_of_a_pack_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        pack.read(tmp_path)
    assert fault.value.code == "file-unreadable"


def test_fingerprint_is_short_enough_to_compare() -> None:
    assert pack.fingerprint(bytes(range(32))) == "0001-0203-0405-0607-0809"
    assert pack.fingerprint(b"\xff" * 32) == "FFFF-FFFF-FFFF-FFFF-FFFF"
