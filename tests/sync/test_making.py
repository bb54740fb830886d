"""Batches are made once: shuffled, in parts of bounded size, numbered and chained."""

import pytest

from kiosk.envelope import Kind
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.stand import close_session, count_handout, count_start, open_session, save_response
from kiosk.store import Store
from sync import making, outbox
from sync.batch import NO_HASH, digest
from tests.sync.helpers import (
    NOON,
    Kiosk,
    a_response,
    batches,
    envelopes,
    hold_session,
    receipt_for,
)


def test_prepare_chains_the_sessions_in_the_order_they_were_held(kiosk: Kiosk) -> None:
    hold_session(kiosk.store, kiosk.pack, [])
    assert making.prepare(kiosk.store, kiosk.pack) == 0
    first, second = batches(kiosk.store, kiosk.pack)
    assert [first.number, second.number] == [1, 2]
    assert first.chain == second.chain == first.session
    assert first.previous == NO_HASH
    assert second.previous == digest(envelopes(kiosk.store)[0])
    assert [(each.part, each.parts) for each in (first, second)] == [(1, 1), (1, 1)]


def test_prepare_tells_the_day_of_the_event(kiosk: Kiosk) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (batch,) = batches(kiosk.store, kiosk.pack)
    assert batch.day == kiosk.pack.campaign.event("ikea").date


def test_prepare_makes_nothing_new_when_every_session_has_its_batch(kiosk: Kiosk) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    before = envelopes(kiosk.store)
    making.prepare(kiosk.store, kiosk.pack)
    assert len(before) == 1
    assert envelopes(kiosk.store) == before


def test_prepare_leaves_an_open_session_alone(store: Store, pack: Pack) -> None:
    open_session(store, pack.campaign, "ikea", NOON)
    making.prepare(store, pack)
    assert outbox.waiting(store) == []


def fill(store: Store, pack: Pack, sizes: list[int]) -> None:
    """Hold a session with sealed answers of these sizes, whatever is in them."""
    session = open_session(store, pack.campaign, "ikea", NOON)
    for place, size in enumerate(sizes):
        count_start(store, session.id)
        save_response(store, session.id, f"r{place}", bytes(size), [], hour=12, language="sv")
    close_session(store, NOON)


def test_prepare_deals_a_session_out_to_batches_of_bounded_length(
    store: Store, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST", 3)
    fill(store, pack, [10] * 7)
    making.prepare(store, pack)
    made = batches(store, pack)
    assert [(each.number, each.part, each.parts) for each in made] == [
        (1, 1, 3),
        (2, 2, 3),
        (3, 3, 3),
    ]
    assert [len(each.responses) for each in made] == [3, 3, 1]
    ids = [response.id for each in made for response in each.responses]
    assert sorted(ids) == [f"r{n}" for n in range(7)]
    assert {each.session for each in made} == {made[0].chain}
    assert {each.sent for each in made} == {7}
    assert [each.previous for each in made[1:]] == [digest(data) for data in envelopes(store)[:-1]]


def test_prepare_deals_a_session_out_to_batches_of_bounded_size(store: Store, pack: Pack) -> None:
    quarter = making.ROOM // 4
    fill(store, pack, [quarter] * 5)
    making.prepare(store, pack)
    assert [len(each.responses) for each in batches(store, pack)] == [3, 2]
    assert all(len(data) <= Kind.BATCH.limit for data in envelopes(store))


def test_prepare_fills_a_batch_to_the_last_byte_it_may_have(store: Store, pack: Pack) -> None:
    fill(store, pack, [making.ROOM - len("r0") - 8])
    making.prepare(store, pack)
    assert len(envelopes(store)) == 1


def test_prepare_leaves_out_only_the_session_that_is_too_large(kiosk: Kiosk) -> None:
    fill(kiosk.store, kiosk.pack, [making.ROOM])
    later = hold_session(kiosk.store, kiosk.pack, [])
    assert making.prepare(kiosk.store, kiosk.pack) == 1
    first, second = batches(kiosk.store, kiosk.pack)
    assert (first.sent, second.session, second.number) == (3, later, 2)
    assert "r0" in kiosk.column("SELECT id FROM response")
    assert outbox.summary(kiosk.store).answers_waiting == 4


def test_prepare_makes_the_batch_of_a_session_once_it_fits(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kiosk.store, kiosk.pack, [making.ROOM])
    assert making.prepare(kiosk.store, kiosk.pack) == 1
    monkeypatch.setattr(making, "ROOM", making.ROOM + 100)
    assert making.prepare(kiosk.store, kiosk.pack) == 0
    assert [batch.number for batch in batches(kiosk.store, kiosk.pack)] == [1, 2]


def test_prepare_carries_counts_and_every_response(kiosk: Kiosk, store: Store, pack: Pack) -> None:
    session = kiosk.column("SELECT id FROM session")[0]
    count_handout(store, str(session), "sv", "a6", 4)
    count_handout(store, str(session), "ar", "a4", 2)  # sheets, with four handouts on each
    making.prepare(store, pack)
    (batch,) = batches(store, pack)
    assert (batch.started, batch.sent, batch.handouts) == (3, 3, 12)
    assert (batch.walked_away, batch.timed_out) == (0, 0)
    assert {each.id for each in batch.responses} == {response.id for response in kiosk.sent}


def test_prepare_orders_responses_neither_by_arrival_nor_by_id(store: Store, pack: Pack) -> None:
    # With 30 responses, a shuffle that equals either order comes once in 10^32.
    sent = [a_response(pack.campaign) for _ in range(30)]
    hold_session(store, pack, sent)
    making.prepare(store, pack)
    ids = [each.id for each in batches(store, pack)[0].responses]
    assert ids != [response.id for response in sent]
    assert ids != sorted(ids)


def test_chain_goes_on_from_a_receipt_when_the_bytes_are_gone(
    kiosk: Kiosk, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (first,) = envelopes(kiosk.store)
    kiosk.settle_all(keys)
    assert kiosk.column("SELECT envelope FROM batch") == [None]
    hold_session(kiosk.store, kiosk.pack, [])
    making.prepare(kiosk.store, kiosk.pack)
    (second,) = batches(kiosk.store, kiosk.pack)
    assert (second.number, second.previous) == (2, digest(first))


def test_another_identity_begins_another_chain(kiosk: Kiosk, keys: CampaignKeys) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    pack = Pack(kiosk.pack.campaign, kiosk.pack.keys, keys.enrol("Ikea 1, again"))
    session = hold_session(kiosk.store, pack, [])
    making.prepare(kiosk.store, pack)
    _, second = batches(kiosk.store, pack)
    assert (second.chain, second.number, second.previous) == (session, 1, NO_HASH)


def test_refused_answers_go_again_in_a_batch_at_the_end_of_the_chain(
    kiosk: Kiosk, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (data,) = envelopes(kiosk.store)
    one, *others = (response.id for response in kiosk.sent)
    receipt = receipt_for(data, kiosk.pack, stored=others, refused={one: "other-event"})
    kiosk.settle(receipt, keys)
    hold_session(kiosk.store, kiosk.pack, [])
    making.prepare(kiosk.store, kiosk.pack)
    assert outbox.retry(kiosk.store, kiosk.pack) == 1
    _, again = batches(kiosk.store, kiosk.pack)
    assert (again.number, again.part, again.parts, again.sent) == (3, 1, 1, 3)
    assert [each.id for each in again.responses] == [one]


def test_batch_that_is_made_again_is_not_made_a_third_time(
    kiosk: Kiosk, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    (data,) = envelopes(kiosk.store)
    refused = {response.id: "other-event" for response in kiosk.sent}
    kiosk.settle(receipt_for(data, kiosk.pack, stored=[], refused=refused), keys)
    first = outbox.exportable(kiosk.store, kiosk.pack)
    assert outbox.exportable(kiosk.store, kiosk.pack) == first
    assert outbox.retry(kiosk.store, kiosk.pack) == 1
    assert envelopes(kiosk.store) == list(first.values())
    assert kiosk.column("SELECT state FROM batch ORDER BY number") == ["settled", "ready"]
