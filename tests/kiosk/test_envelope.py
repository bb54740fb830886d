"""The signed envelope: only what was signed, whole, by the right key, is opened."""

from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from kiosk.envelope import Credential, Kind, credential_of, open_verified, sign
from kiosk.errors import Refused

KEY = SigningKey(bytes(range(32)))
OTHER = SigningKey(bytes(32))
KIOSK = UUID("3b241101-e2bb-4255-8caf-4136c566a962")
kinds = st.sampled_from(list(Kind))


def sealed(kind: Kind, payload: bytes = b"payload") -> bytes:
    return sign(kind, payload, KEY, bytes(kind.credential_size))


def refusal(kind: Kind, data: bytes, key: SigningKey = KEY) -> str:
    with pytest.raises(Refused) as refused:
        open_verified(kind, data, key.verify_key)
    assert refused.value.text("sv")
    return refused.value.code


@given(kinds, st.binary(min_size=1, max_size=500))
def test_payload_comes_out_as_it_went_in(kind: Kind, payload: bytes) -> None:
    assert open_verified(kind, sealed(kind, payload), KEY.verify_key) == payload


@given(kinds, st.binary(min_size=1, max_size=50), st.data())
def test_any_flipped_bit_is_refused(kind: Kind, payload: bytes, data: st.DataObject) -> None:
    whole = bytearray(sealed(kind, payload))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    assert refusal(kind, bytes(whole)).startswith(kind.label)


@given(kinds, st.data())
def test_envelope_cut_anywhere_is_refused(kind: Kind, data: st.DataObject) -> None:
    whole = sealed(kind)
    assert refusal(kind, whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(kinds, st.binary(max_size=200))
@example(Kind.PACK, b"")
@example(Kind.PACK, b"PK\x03\x04")
@example(Kind.RECEIPT, b"<!DOCTYPE html>")
def test_anything_else_is_refused(kind: Kind, data: bytes) -> None:
    assert refusal(kind, data) == f"{kind.label}-unknown"


@pytest.mark.parametrize("kind", Kind)
def test_appended_byte_is_refused(kind: Kind) -> None:
    assert refusal(kind, sealed(kind) + b"\0") == f"{kind.label}-damaged"


@pytest.mark.parametrize("kind", Kind)
def test_signature_of_another_key_is_refused(kind: Kind) -> None:
    assert refusal(kind, sealed(kind), OTHER) == f"{kind.label}-damaged"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("format_", [2, 10, 999999])
def test_newer_format_is_told_apart_from_damage(kind: Kind, format_: int) -> None:
    newer = sealed(kind).replace(b"lyssna/1 ", b"lyssna/%d " % format_, 1)
    assert refusal(kind, newer) == f"{kind.label}-newer"


@pytest.mark.parametrize("format_", [b"0", b"01"])
def test_other_way_to_write_the_format_is_refused(format_: bytes) -> None:
    odd = sealed(Kind.PACK).replace(b"lyssna/1 ", b"lyssna/" + format_ + b" ", 1)
    assert refusal(Kind.PACK, odd) == "pack-damaged"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("other", Kind)
def test_envelope_of_another_kind_is_refused(kind: Kind, other: Kind) -> None:
    if kind is other:
        assert open_verified(kind, sealed(other), KEY.verify_key) == b"payload"
    else:
        assert refusal(kind, sealed(other)) == f"{kind.label}-unknown"


@pytest.mark.parametrize("kind", [Kind.BATCH, Kind.RECEIPT])
def test_envelope_over_the_limit_is_refused_before_it_is_verified(kind: Kind) -> None:
    overhead = len(sealed(kind, b""))
    fits = sealed(kind, bytes(kind.limit - overhead))
    assert len(open_verified(kind, fits, KEY.verify_key)) == kind.limit - overhead
    assert refusal(kind, sealed(kind, bytes(kind.limit - overhead + 1))) == f"{kind.label}-damaged"


def test_signing_needs_a_credential_of_the_right_size() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        sign(Kind.PACK, b"payload", KEY)


def test_credential_is_read_back() -> None:
    made = Credential.issue(KIOSK, bytes(OTHER.verify_key), KEY)
    data = made.encode()
    assert len(data) == Kind.BATCH.credential_size
    assert Credential.verified(data, KEY.verify_key) == made
    assert credential_of(Kind.BATCH, sign(Kind.BATCH, b"x", OTHER, data)) == data


@given(st.integers(0, Kind.BATCH.credential_size * 8 - 1))
def test_credential_with_a_flipped_bit_is_refused(bit: int) -> None:
    data = bytearray(Credential.issue(KIOSK, bytes(OTHER.verify_key), KEY).encode())
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Refused, match="kiosk"):
        Credential.verified(bytes(data), KEY.verify_key)


@pytest.mark.parametrize("size", [0, 16, 111])
def test_credential_cut_short_is_refused(size: int) -> None:
    data = Credential.issue(KIOSK, bytes(OTHER.verify_key), KEY).encode()[:size]
    with pytest.raises(Refused):
        Credential.verified(data, KEY.verify_key)


def test_credential_of_another_campaign_is_refused() -> None:
    data = Credential.issue(KIOSK, bytes(OTHER.verify_key), OTHER).encode()
    with pytest.raises(Refused) as refused:
        Credential.verified(data, KEY.verify_key)
    assert refused.value.code == "kiosk-unknown"
