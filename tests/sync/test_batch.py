"""The wire format: what is signed is what is read, and nothing else is."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey, VerifyKey

from kiosk.campaign import Campaign
from kiosk.envelope import Kind, sign
from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Identity
from kiosk.seal import seal
from sync.batch import (
    MOST,
    NO_HASH,
    Batch,
    Receipt,
    Sealed,
    decode_verified,
    digest,
    encode,
    open_receipt,
    read_receipt,
    sign_receipt,
)
from tests.sync.helpers import NOON, a_response


@pytest.fixture(scope="module")
def identity(keys: CampaignKeys) -> Identity:
    return keys.enrol("Ikea 1")


@pytest.fixture(scope="module")
def batch(campaign: Campaign, keys: CampaignKeys, identity: Identity) -> Batch:
    response = a_response(campaign)
    sealed = [Sealed(response.id, seal(response, keys.public.box))]
    counts = {"started": 2, "sent": 1, "walked_away": 1, "timed_out": 0, "handouts": 0}
    return Batch(
        campaign=campaign.id,
        kiosk=identity.kiosk,
        chain="session-1",
        number=1,
        previous=NO_HASH,
        session="session-1",
        part=1,
        parts=2,
        event="ikea",
        day=NOON.date(),
        questionnaire=response.questionnaire,
        responses=sealed,
        **counts,
    )


def test_batch_reads_back_as_it_was_signed(
    batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    assert decode_verified(encode(batch, identity), keys.signing.verify_key) == batch


HOSTILE = [
    b"\x81\xa8campaign\xa2\xff\xfe",
    b"\x81\xa2\xff\xfe\xc0",
    b"\x81\xa1x" + b"\x91" * 300_000,
]
"""Signed all the same: texts that are no UTF-8, and lists without end."""


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_what_cannot_be_read_is_refused_although_it_is_signed(
    payload: bytes, identity: Identity, keys: CampaignKeys
) -> None:
    seed = SigningKey(identity.seed)
    batch = sign(Kind.BATCH, payload, seed, identity.credential)
    with pytest.raises(Refused) as error:
        decode_verified(batch, keys.signing.verify_key)
    assert error.value.code == "batch-damaged"
    with pytest.raises(Refused) as error:
        read_receipt(sign(Kind.RECEIPT, payload, seed), seed.verify_key)
    assert error.value.code == "receipt-damaged"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_batch_is_refused_when_any_bit_is_flipped(
    data: st.DataObject, batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    envelope = bytearray(encode(batch, identity))
    place = data.draw(st.integers(0, 8 * len(envelope) - 1))
    envelope[place // 8] ^= 1 << place % 8
    with pytest.raises(Refused):
        decode_verified(bytes(envelope), keys.signing.verify_key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_batch_is_refused_when_it_is_cut_short(
    data: st.DataObject, batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    envelope = encode(batch, identity)
    end = data.draw(st.integers(0, len(envelope) - 1))
    with pytest.raises(Refused):
        decode_verified(envelope[:end], keys.signing.verify_key)


def test_batch_is_refused_when_the_campaign_has_not_certified_the_kiosk(
    batch: Batch, keys: CampaignKeys
) -> None:
    stranger = CampaignKeys.generate().enrol("Stranger")
    with pytest.raises(Refused) as error:
        decode_verified(encode(batch, stranger), keys.signing.verify_key)
    assert error.value.code == "kiosk-unknown"


def test_batch_is_refused_when_another_certified_kiosk_signs_in_its_name(
    batch: Batch, keys: CampaignKeys
) -> None:
    other = keys.enrol("Another")
    with pytest.raises(Refused) as error:
        decode_verified(encode(batch, other), keys.signing.verify_key)
    assert error.value.code == "batch-damaged"


def test_batch_is_refused_when_it_names_a_response_twice(
    batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    twice = msgspec.structs.replace(batch, responses=[*batch.responses, *batch.responses])
    with pytest.raises(Refused) as error:
        decode_verified(encode(twice, identity), keys.signing.verify_key)
    assert error.value.code == "batch-damaged"


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"number": 2**31},
        {"part": 0},
        {"part": 3},
        {"sent": -1},
        {"previous": bytes(31)},
        {"event": "a\0b"},
        {"session": ""},
        {"responses": [Sealed("not an id\n", b"")]},
    ],
    ids=str,
)
def test_batch_is_refused_when_a_field_is_out_of_range(
    changes: dict[str, object], batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    wrong = msgspec.structs.replace(batch, **changes)
    with pytest.raises(Refused) as error:
        decode_verified(encode(wrong, identity), keys.signing.verify_key)
    assert error.value.code == "batch-damaged"


@pytest.mark.parametrize("payload", [b"", b"\xc1", b"\x80", msgspec.msgpack.encode({"more": 1})])
def test_batch_is_refused_when_a_signed_payload_is_no_batch(
    payload: bytes, identity: Identity, keys: CampaignKeys
) -> None:
    signed = sign(Kind.BATCH, payload, SigningKey(identity.seed), identity.credential)
    with pytest.raises(Refused) as error:
        decode_verified(signed, keys.signing.verify_key)
    assert error.value.code == "batch-damaged"


@pytest.mark.parametrize("day", ["2016-02-30", "today", "", 16893, None])
def test_batch_is_refused_when_it_is_of_no_day(
    day: object, batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    payload = msgspec.msgpack.encode(
        msgspec.to_builtins(batch, builtin_types=(bytes,)) | {"day": day}
    )
    signed = sign(Kind.BATCH, payload, SigningKey(identity.seed), identity.credential)
    with pytest.raises(Refused) as error:
        decode_verified(signed, keys.signing.verify_key)
    assert error.value.code == "batch-damaged"


def test_batch_is_refused_by_the_kiosk_when_it_is_too_large_to_send(
    batch: Batch, identity: Identity
) -> None:
    huge = msgspec.structs.replace(batch, responses=[Sealed("a", bytes(Kind.BATCH.limit))])
    with pytest.raises(Refused) as error:
        encode(huge, identity)
    assert error.value.code == "batch-too-large"


def _many(batch: Batch, n: int) -> Batch:
    return msgspec.structs.replace(batch, responses=[Sealed(f"{i:064}", b"") for i in range(n)])


def test_batch_of_the_most_responses_has_a_receipt_that_fits(
    batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    most = _many(batch, MOST)
    data = encode(most, identity)
    assert decode_verified(data, keys.signing.verify_key) == most
    place = (most.campaign, most.kiosk, most.chain, most.number, digest(data), NOON.date())
    longest = "exclusive-choice-with-others"
    receipt = Receipt(*place, refused={each.id: longest for each in most.responses})
    signed = sign_receipt(receipt, SigningKey(keys.receipt))
    assert open_receipt(signed, data, most, VerifyKey(keys.public.receipt)) == receipt


def test_batch_of_more_responses_is_refused_by_both_sides(
    batch: Batch, identity: Identity, keys: CampaignKeys
) -> None:
    more = _many(batch, MOST + 1)
    with pytest.raises(Refused) as error:
        encode(more, identity)
    assert error.value.code == "batch-too-large"
    payload = msgspec.msgpack.encode(more)
    signed = sign(Kind.BATCH, payload, SigningKey(identity.seed), identity.credential)
    with pytest.raises(Refused) as error:
        decode_verified(signed, keys.signing.verify_key)
    assert error.value.code == "batch-damaged"
