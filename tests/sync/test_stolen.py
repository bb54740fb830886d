"""What whoever has a kiosk, or a stick, can read: nothing that anybody answered."""

import re
from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import encode
from kiosk.seal import unseal
from kiosk.store import Store
from sync import carrier
from tests.sync.helpers import Kiosk, a_response

WORDS = "Kvitsippor-och-vildhallon"


@pytest.fixture
def asked(kiosk: Kiosk) -> Kiosk:
    """A kiosk with a closed session, in which somebody wrote `WORDS`."""
    kiosk.hold([a_response(kiosk.pack.campaign, answers={"words": WORDS})])
    return kiosk


def test_nothing_that_a_kiosk_has_opens_an_answer(
    asked: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    boxes = [bytes(box) for box in asked.column("SELECT sealed FROM response")]  # type: ignore[arg-type]
    assert boxes
    found = [file.read_bytes() for file in tmp_path.rglob("kiosk.db*")]
    found.append(encode(asked.pack, keys.signing))  # with the kiosk's own secret in it
    for secret in (keys.box, keys.receipt, bytes(keys.signing)):
        assert not any(secret in data or secret.hex().encode() in data for data in found)
    for box in boxes:
        for tried in (asked.pack.holder.seed, asked.pack.keys.box, asked.pack.keys.campaign):
            with pytest.raises(Refused):
                unseal(box, bytes(tried))
        unseal(box, keys.box)  # with the centre's it would


def test_file_on_a_stick_tells_nothing_that_was_answered(asked: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "stick.lyssna"
    carrier.write(asked.store, asked.pack, asked.lock, file)
    data = file.read_bytes()
    assert len(data) > 1000
    for spelling in ("utf-8", "utf-16-le", "utf-16-be"):
        assert WORDS.encode(spelling) not in data
    texts = re.findall(rb"[\x20-\x7e]{4,}", data)
    assert not any(b"park" in text or b"words" in text for text in texts)
    kept = Store(asked.store.file)
    with kept.transaction() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM response").scalar_one()
    kept.close()
    assert left == len(asked.sent)
