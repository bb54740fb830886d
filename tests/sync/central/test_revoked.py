"""What a revoked kiosk sends: refused and kept aside, without being read, on both databases."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from sync import making, outbox
from sync.central import kiosks, revoked, tables
from sync.courier import Delivery
from tests.sync.helpers import Centre, Kiosk, a_response, all_kept, envelopes, post_batch

TODAY = date(2016, 4, 2)
NAME = "Surfplatta 1"


@pytest.fixture
def pack(campaign, keys: CampaignKeys, centre: Centre, tmp_path: Path) -> Pack:
    """The pack of a kiosk that the centre has enrolled."""
    built = Pack(campaign, keys.public)
    return kiosks.enrol(centre.engine, keys, built, NAME, tmp_path / "kiosk.lyssna", TODAY)


def revoke(centre: Centre) -> None:
    kiosks.revoke(centre.engine, "umea", NAME, TODAY)


def refused(kiosk: Kiosk, centre: Centre) -> str:
    """Sync, and return why the only batch that waits is put aside."""
    outbox.retry(kiosk.store, kiosk.pack)
    (code,) = kiosk.sync(centre.address).aside
    assert Refused(code).text("sv")
    return code


def held(centre: Centre) -> list[tuple[object, ...]]:
    with centre.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(tables.withheld))]


def envelope(kiosk: Kiosk) -> bytes:
    making.prepare(kiosk.store, kiosk.pack)
    outbox.retry(kiosk.store, kiosk.pack)
    (data,) = envelopes(kiosk.store)
    return data


def test_batch_of_an_enrolled_kiosk_is_taken_in(kiosk: Kiosk, centre: Centre) -> None:
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)
    assert held(centre) == []


def test_batch_of_a_revoked_kiosk_is_refused_and_kept_at_both_ends(
    kiosk: Kiosk, centre: Centre
) -> None:
    revoke(centre)
    assert refused(kiosk, centre) == "kiosk-revoked"
    data = envelope(kiosk)
    assert all_kept(kiosk)
    assert [(row[0], row[2], row[3]) for row in held(centre)] == [("umea", "kiosk-revoked", data)]
    assert [centre.count(name) for name in ("batch", "response", "aside")] == [0] * 3


def test_same_batch_is_kept_aside_once(kiosk: Kiosk, centre: Centre) -> None:
    revoke(centre)
    for _ in range(3):
        assert refused(kiosk, centre) == "kiosk-revoked"
    assert len(held(centre)) == 1


def test_batch_taken_in_before_stays_and_gets_its_receipt_again(
    kiosk: Kiosk, centre: Centre
) -> None:
    data = envelope(kiosk)
    assert post_batch(centre.address, kiosk.pack, data).status_code == 200
    revoke(centre)
    assert kiosk.sync(centre.address) == Delivery(batches=1, duplicates=3)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    assert refused(kiosk, centre) == "kiosk-revoked"
    assert centre.count("response") == 3
    assert len(held(centre)) == 1


def test_refusal_has_a_status_a_code_and_a_sentence(kiosk: Kiosk, centre: Centre) -> None:
    revoke(centre)
    answer = post_batch(centre.address, kiosk.pack, envelope(kiosk))
    assert (answer.status_code, answer.json()["code"]) == (403, "kiosk-revoked")
    assert answer.json()["message"].endswith(".")


def test_batch_that_only_names_a_revoked_kiosk_is_not_kept(kiosk: Kiosk, centre: Centre) -> None:
    revoke(centre)
    data = envelope(kiosk)
    forged = data[:-1] + bytes([data[-1] ^ 1])
    assert post_batch(centre.address, kiosk.pack, forged).json()["code"] == "batch-damaged"
    assert held(centre) == []


def test_revoked_kiosk_holds_back_no_other(
    kiosk: Kiosk, centre: Centre, keys: CampaignKeys
) -> None:
    revoke(centre)
    kiosk.pack = Pack(kiosk.pack.campaign, kiosk.pack.keys, keys.enrol("Surfplatta 2"))
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)


def test_finder_of_a_kiosk_cannot_fill_the_centre(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    revoke(centre)
    refused(kiosk, centre)
    first = held(centre)
    monkeypatch.setattr(revoked, "MOST_WITHHELD", len(envelope(kiosk)) + 100)
    kiosk.sync(centre.address)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address).aside == ("kiosk-revoked",)
    assert held(centre) == first
