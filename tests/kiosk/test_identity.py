"""Who a kiosk is: certified by its campaign, and nobody else."""

from uuid import uuid4

import msgspec
import pytest
from nacl.signing import SigningKey

from kiosk import identity
from kiosk.identity import Identity
from kiosk.keys import CampaignKeys


@pytest.fixture
def one(keys: CampaignKeys) -> Identity:
    return keys.enrol("Ikea 1")


def test_identity_comes_out_of_its_file_as_it_went_in(one: Identity) -> None:
    assert identity.decode(one.encode()) == one


def test_identity_is_certified_by_its_campaign_alone(one: Identity, keys: CampaignKeys) -> None:
    assert one.certified_by(keys.public.campaign)
    assert not one.certified_by(CampaignKeys.generate().public.campaign)


@pytest.mark.parametrize("part", ["kiosk", "seed", "credential"])
def test_identity_is_not_certified_when_a_part_is_another(
    part: str, one: Identity, keys: CampaignKeys
) -> None:
    others = {
        "kiosk": uuid4(),
        "seed": bytes(SigningKey.generate()),
        "credential": keys.enrol("Ikea 1").credential,
    }
    changed = msgspec.structs.replace(one, **{part: others[part]})
    assert not changed.certified_by(keys.public.campaign)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\xff", b"[" * 5000, b'{"kiosk": "no", "name": 1}'], ids=range(5)
)
def test_file_that_holds_none_is_told_from_one_that_does(data: bytes, one: Identity) -> None:
    assert identity.decode(data) is None
    assert identity.decode(one.encode()[:-1]) is None


def test_seed_is_not_shown_when_an_identity_is_printed(one: Identity) -> None:
    assert repr(one) == "Identity('Ikea 1')"
