"""The secret keys of a campaign: made once, kept closed, never overwritten."""

import stat
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey, VerifyKey

from kiosk.envelope import Credential
from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys, load, load_or_create


def test_keys_are_made_once_and_then_read(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "umea.json"
    made, new = load_or_create(file)
    assert new
    assert load_or_create(file) == (made, False)
    assert load(file) == made


def test_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "umea.json"
    load_or_create(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_damaged_keys_are_refused_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "umea.json"
    file.write_text('{"campaign": "AA')
    for reading in (load, load_or_create):
        with pytest.raises(Refused) as refused:
            reading(file)
        assert refused.value.code == "keys-damaged"
    assert file.read_text() == '{"campaign": "AA'


def test_missing_keys_are_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        load(tmp_path / "none.json")
    assert fault.value.code == "file-unreadable"


def test_place_where_no_key_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as fault:
        load_or_create(tmp_path / "file" / "umea.json")
    assert fault.value.code == "folder-read-only"


def test_public_keys_belong_to_the_secret_ones() -> None:
    keys = CampaignKeys.generate()
    assert keys.public.campaign == bytes(SigningKey(keys.campaign).verify_key)
    assert keys.public.receipt == bytes(SigningKey(keys.receipt).verify_key)
    assert keys.public.box == bytes(PrivateKey(keys.box).public_key)
    assert len({keys.campaign, keys.receipt, keys.box}) == 3


def test_keys_are_not_shown_when_they_are_printed() -> None:
    keys = CampaignKeys.generate()
    assert repr(keys) == str(keys) == "CampaignKeys(...)"


def test_each_kiosk_gets_an_identity_of_its_own() -> None:
    keys = CampaignKeys.generate()
    one, other = keys.enrol("Ikea 1"), keys.enrol("Ikea 1")
    assert one.kiosk != other.kiosk
    assert one.seed != other.seed
    campaign = VerifyKey(keys.public.campaign)
    for identity in (one, other):
        assert Credential.verified(identity.credential, campaign).kiosk == identity.kiosk
