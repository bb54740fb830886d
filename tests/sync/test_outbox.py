"""Batches at the kiosk: made once, chained, and never more than one for a session."""

import pytest
from nacl.signing import VerifyKey
from sqlalchemy.exc import IntegrityError

from kiosk.campaign import Campaign
from kiosk.envelope import Kind
from kiosk.pack import Pack
from kiosk.seal import seal
from kiosk.stand import (
    close_session,
    count_handout,
    count_start,
    open_session,
    save_response,
)
from kiosk.store import Store
from sync import outbox
from sync.batch import NO_HASH, Batch, decode_verified, digest
from tests.sync.helpers import NOON, Kiosk, a_response, hold_session


def _batches(store: Store, pack: Pack) -> list[Batch]:
    key = VerifyKey(pack.keys.campaign)
    return [decode_verified(waiting.envelope, key) for waiting in outbox.waiting(store)]


def test_prepare_chains_the_sessions_in_the_order_they_were_held(kiosk: Kiosk) -> None:
    hold_session(kiosk.store, kiosk.pack, [])
    assert outbox.prepare(kiosk.store, kiosk.pack) == 0
    first, second = _batches(kiosk.store, kiosk.pack)
    assert [first.number, second.number] == [1, 2]
    assert first.chain == second.chain == first.session
    assert first.previous == NO_HASH
    assert second.previous == digest(outbox.waiting(kiosk.store)[0].envelope)


def test_prepare_tells_the_day_of_the_event(kiosk: Kiosk) -> None:
    outbox.prepare(kiosk.store, kiosk.pack)
    (batch,) = _batches(kiosk.store, kiosk.pack)
    assert batch.day == kiosk.pack.campaign.event("ikea").date


def test_prepare_makes_nothing_new_when_every_session_has_its_batch(kiosk: Kiosk) -> None:
    outbox.prepare(kiosk.store, kiosk.pack)
    before = outbox.waiting(kiosk.store)
    outbox.prepare(kiosk.store, kiosk.pack)
    assert len(before) == 1
    assert outbox.waiting(kiosk.store) == before


def test_prepare_leaves_an_open_session_alone(store: Store, pack: Pack) -> None:
    open_session(store, pack.campaign, "ikea", NOON)
    outbox.prepare(store, pack)
    assert outbox.waiting(store) == []


def _too_large(store: Store, pack: Pack) -> str:
    """Hold a session that no batch can carry; return the id of the response that fills it."""
    session = open_session(store, pack.campaign, "ikea", NOON)
    count_start(store, session.id)
    giant = bytes(Kind.BATCH.limit)
    save_response(store, session.id, "giant", giant, [], hour=12, language="sv")
    close_session(store, NOON)
    return "giant"


def test_prepare_leaves_out_only_the_session_that_is_too_large(kiosk: Kiosk) -> None:
    giant = _too_large(kiosk.store, kiosk.pack)
    later = hold_session(kiosk.store, kiosk.pack, [])
    assert outbox.prepare(kiosk.store, kiosk.pack) == 1
    first, second = _batches(kiosk.store, kiosk.pack)
    assert (first.sent, second.session, second.number) == (3, later, 2)
    assert giant in kiosk.column("SELECT id FROM response")
    assert outbox.summary(kiosk.store).answers_waiting == 4


def test_prepare_makes_the_batch_of_a_session_once_it_fits(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _too_large(kiosk.store, kiosk.pack)
    assert outbox.prepare(kiosk.store, kiosk.pack) == 1
    monkeypatch.setattr(Kind.BATCH, "limit", 2 * Kind.BATCH.limit)
    assert outbox.prepare(kiosk.store, kiosk.pack) == 0
    assert [batch.number for batch in _batches(kiosk.store, kiosk.pack)] == [1, 2]


def test_prepare_carries_counts_and_every_response(kiosk: Kiosk, store: Store, pack: Pack) -> None:
    session = kiosk.column("SELECT id FROM session")[0]
    count_handout(store, str(session), "sv", "a6", 4)
    outbox.prepare(store, pack)
    (batch,) = _batches(store, pack)
    assert (batch.started, batch.sent, batch.handouts) == (3, 3, 4)
    assert (batch.walked_away, batch.timed_out) == (0, 0)
    assert {each.id for each in batch.responses} == {response.id for response in kiosk.sent}


def test_prepare_orders_responses_neither_by_arrival_nor_by_id(store: Store, pack: Pack) -> None:
    # With 30 responses, a shuffle that equals either order comes once in 10^32.
    sent = [a_response(pack.campaign) for _ in range(30)]
    hold_session(store, pack, sent)
    outbox.prepare(store, pack)
    ids = [each.id for each in _batches(store, pack)[0].responses]
    assert ids != [response.id for response in sent]
    assert ids != sorted(ids)


def test_waiting_answers_count_those_of_the_open_session_too(
    kiosk: Kiosk, campaign: Campaign
) -> None:
    session = open_session(kiosk.store, campaign, "ikea", NOON)
    response = a_response(campaign)
    with kiosk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE session SET started = started + 1 WHERE closed IS NULL")
    sealed = seal(response, kiosk.pack.keys.box)
    save_response(kiosk.store, session.id, response.id, sealed, [], hour=12, language="sv")
    assert outbox.summary(kiosk.store) == outbox.Summary(4, 0, 0)


def test_a_batch_never_shows_its_bytes_in_a_log(kiosk: Kiosk) -> None:
    outbox.prepare(kiosk.store, kiosk.pack)
    (waiting,) = outbox.waiting(kiosk.store)
    assert b"lyssna/1" in waiting.envelope
    assert "lyssna/1" not in repr(waiting)


@pytest.mark.parametrize("state", ["settled", "put_aside"])
@pytest.mark.parametrize("change", ["receipt = NULL", "envelope = x'00'"])
def test_database_takes_no_end_without_a_receipt_or_with_an_envelope(
    state: str, change: str, kiosk: Kiosk
) -> None:
    outbox.prepare(kiosk.store, kiosk.pack)
    ended = f"UPDATE batch SET state = '{state}', receipt = x'00', envelope = NULL"
    with kiosk.store.transaction() as connection:
        connection.exec_driver_sql(ended)
    with pytest.raises(IntegrityError), kiosk.store.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE batch SET {change}")
