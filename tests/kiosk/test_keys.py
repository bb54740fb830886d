"""The secret keys of a campaign: made once, closed with a passphrase, never overwritten."""

import base64
import json
import stat
from pathlib import Path

import msgspec
import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey, VerifyKey

from kiosk.envelope import Credential
from kiosk.errors import Fault, Refused
from kiosk.keys import LEAST, MODERATE, CampaignKeys, Cost, LockedKeys, create, load
from kiosk.passphrase import Passphrase

PASSPHRASE = Passphrase("korrekt häst batteri")
WRONG = Passphrase("korrekt häst bateri")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "umea.json"


def test_keys_are_made_once_and_then_opened(file: Path) -> None:
    made = create(file, PASSPHRASE, LEAST)
    assert load(file).open(PASSPHRASE) == made
    assert [each.name for each in file.parent.iterdir()] == ["umea.json"]


def test_keys_that_are_there_are_never_overwritten(file: Path) -> None:
    create(file, PASSPHRASE, LEAST)
    before = file.read_bytes()
    with pytest.raises(Refused) as refused:
        create(file, WRONG, LEAST)
    assert refused.value.code == "keys-exist"
    assert file.read_bytes() == before


def test_keys_are_readable_by_their_owner_alone(file: Path) -> None:
    create(file, PASSPHRASE, LEAST)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_file_holds_none_of_the_secrets_in_any_spelling(file: Path) -> None:
    keys = create(file, PASSPHRASE, LEAST)
    content = file.read_bytes()
    for secret in (keys.campaign, keys.receipt, keys.box, keys.public.box, PASSPHRASE.encode()):
        for spelling in (secret, secret.hex().encode(), base64.b64encode(secret)):
            assert spelling[:16] not in content


def test_keys_do_not_open_with_another_passphrase(file: Path) -> None:
    create(file, PASSPHRASE, LEAST)
    with pytest.raises(Refused) as refused:
        load(file).open(WRONG)
    assert refused.value.code == "passphrase-wrong"
    assert refused.value.__cause__ is None
    assert "häst" not in refused.value.text("sv")


def test_cost_lies_in_the_file_and_is_moderate_unless_another_is_asked_for(file: Path) -> None:
    made = create(file, PASSPHRASE)
    locked = load(file)
    assert locked.cost == MODERATE == Cost(3, 256 * 2**20)
    assert locked.open(PASSPHRASE) == made


def test_same_keys_closed_twice_have_nothing_in_common() -> None:
    keys = CampaignKeys.generate()
    one, other = (LockedKeys.close(keys, PASSPHRASE, LEAST) for _ in range(2))
    assert one.salt != other.salt
    assert one.box[:24] != other.box[:24]
    assert one.box[24:] != other.box[24:]


@pytest.mark.parametrize("part", ["salt", "box", "cost"])
def test_keys_do_not_open_when_the_file_was_changed(part: str) -> None:
    locked = LockedKeys.close(CampaignKeys.generate(), PASSPHRASE, LEAST)
    changed: dict[str, object] = {
        "salt": bytes(16),
        "box": locked.box[:-1] + bytes([locked.box[-1] ^ 1]),
        "cost": Cost(2, 8192),
    }
    with pytest.raises(Refused) as refused:
        msgspec.structs.replace(locked, **{part: changed[part]}).open(PASSPHRASE)
    assert refused.value.code == "passphrase-wrong"


def damaged(content: bytes) -> dict[str, bytes]:
    locked = json.loads(content)
    cost = locked["cost"]
    return {
        "nothing": b"",
        "half": content[: len(content) // 2],
        "no text": b"\xff" * 40,
        "lists without end": b"[" * 50_000,
        "keys that are not closed": b'{"campaign": "AA==", "receipt": "AA==", "box": "AA=="}',
        "another method": json.dumps(locked | {"method": "md5"}).encode(),
        "all the memory": json.dumps(locked | {"cost": cost | {"memory": 2**40}}).encode(),
        "all the time": json.dumps(locked | {"cost": cost | {"passes": 10**6}}).encode(),
        "a salt that is none": json.dumps(locked | {"salt": ""}).encode(),
        "too much": content + b"x" * 2**20,
    }


@pytest.mark.parametrize("what", damaged(b'{"cost": {}}'))
def test_file_is_refused_when_it_holds(what: str, file: Path) -> None:
    create(file, PASSPHRASE, LEAST)
    content = damaged(file.read_bytes())[what]
    file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        load(file).open(PASSPHRASE)
    assert refused.value.code == "keys-damaged"
    with pytest.raises(Refused):
        create(file, PASSPHRASE, LEAST)
    assert file.read_bytes() == content


def test_missing_keys_are_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        load(tmp_path / "none.json")
    assert fault.value.code == "file-unreadable"


def test_place_where_no_key_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as fault:
        create(tmp_path / "file" / "umea.json", PASSPHRASE, LEAST)
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
