"""What becomes of a batch: ready, in doubt, settled or put aside, and what that leaves here."""

from datetime import datetime, timedelta

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from kiosk import disposal
from kiosk.campaign import Campaign
from kiosk.keys import CampaignKeys
from kiosk.seal import seal
from kiosk.stand import open_session, save_response
from sync import making, outbox
from tests.sync.helpers import NOON, Kiosk, a_response, envelopes, in_files, receipt_for


@pytest.fixture
def made(kiosk: Kiosk) -> Kiosk:
    """A kiosk with one batch that is ready."""
    making.prepare(kiosk.store, kiosk.pack)
    return kiosk


def states(kiosk: Kiosk) -> list[object]:
    return kiosk.column("SELECT state FROM batch ORDER BY number")


def keeping(kiosk: Kiosk, days: int) -> None:
    campaign = msgspec.structs.replace(kiosk.pack.campaign, keep_days=days)
    kiosk.pack = msgspec.structs.replace(kiosk.pack, campaign=campaign)


def test_batch_is_in_doubt_from_the_moment_its_bytes_are_handed_out(made: Kiosk) -> None:
    (before,) = envelopes(made.store)
    assert states(made) == ["ready"]
    assert outbox.take(made.store, 1) == before
    assert states(made) == ["in_doubt"]
    assert outbox.take(made.store, 1) == before
    assert outbox.summary(made.store).batches_in_doubt == 1


def test_receipt_settles_a_batch_and_its_answers_are_deleted(
    made: Kiosk, keys: CampaignKeys
) -> None:
    made.settle_all(keys)
    assert states(made) == ["settled"]
    assert made.column("SELECT count(*) FROM response") == [0]
    assert outbox.summary(made.store) == outbox.Summary(0, 0, 1)
    (entry,) = disposal.log(made.store)
    assert (entry.batch, entry.rule, entry.n) == (1, disposal.PURGED_ON_RECEIPT, 3)
    assert entry.at.replace(tzinfo=None) - NOON < timedelta(minutes=1)


def test_answers_are_kept_for_as_long_as_the_campaign_says(made: Kiosk, keys: CampaignKeys) -> None:
    keeping(made, 30)
    made.settle_all(keys)
    assert states(made) == ["settled"]
    assert outbox.summary(made.store) == outbox.Summary(0, 0, 1, 0, 3)
    made.clock.advance(29 * 86400)
    assert made.purge() == 0
    assert made.column("SELECT envelope IS NULL FROM batch") == [0]
    made.clock.advance(86400)
    assert made.purge() == 3
    assert made.column("SELECT envelope FROM batch") == [None]
    assert [entry.n for entry in disposal.log(made.store)] == [3]
    assert made.purge() == 0


def test_answers_that_were_kept_leave_no_byte_and_the_log_says_never_what(
    made: Kiosk, keys: CampaignKeys
) -> None:
    keeping(made, 30)
    sealed = made.column("SELECT sealed FROM response")
    assert all(in_files(made, each) for each in sealed)
    made.settle_all(keys)
    made.clock.advance(29 * 86400)
    made.purge()
    assert all(in_files(made, each) for each in sealed)
    made.clock.advance(86400)
    assert made.purge() == 3
    assert not any(in_files(made, each) for each in sealed)
    columns = made.column("SELECT name FROM pragma_table_info('disposal')")
    assert columns == ["batch", "rule", "n", "at"]
    (entry,) = disposal.log(made.store)
    assert (entry.batch, entry.rule, entry.n) == (1, disposal.PURGED_ON_RECEIPT, 3)
    assert entry.at.date() == NOON.date() + timedelta(days=30)


@pytest.mark.parametrize("year", [1970, 2037])
def test_answers_that_are_not_to_be_kept_go_at_once_whatever_the_clock_says(
    year: int, made: Kiosk, keys: CampaignKeys
) -> None:
    made.settle_all(keys, datetime(year, 1, 1))
    assert made.column("SELECT count(*) FROM response") == [0]


def test_keeping_time_begins_by_the_clock_of_the_centre(made: Kiosk, keys: CampaignKeys) -> None:
    keeping(made, 30)
    made.settle_all(keys, datetime(1970, 1, 1))
    assert made.purge() == 0
    made.clock.advance(29 * 86400)
    assert made.purge() == 0
    made.clock.advance(86400)
    assert made.purge() == 3


def test_only_answers_that_the_receipt_names_as_held_are_deleted(
    made: Kiosk, keys: CampaignKeys
) -> None:
    (data,) = envelopes(made.store)
    stored, duplicate, refused = (response.id for response in made.sent)
    receipt = receipt_for(
        data, made.pack, stored=[stored], duplicate=[duplicate], refused={refused: "other-event"}
    )
    made.settle(receipt, keys)
    assert made.column("SELECT id FROM response") == [refused]
    assert states(made) == ["put_aside"]
    assert made.column("SELECT envelope FROM batch") == [None]
    assert outbox.aside(made.store) == [outbox.Aside(1, "ikea", 1, outbox.ANSWERS_REFUSED)]
    assert outbox.summary(made.store) == outbox.Summary(0, 1, 0)


def test_refused_batch_is_put_aside_whole_with_its_reason(made: Kiosk) -> None:
    (data,) = envelopes(made.store)
    outbox.take(made.store, 1)
    outbox.put_aside(made.store, 1, "campaign-outdated")
    assert outbox.waiting(made.store) == []
    assert outbox.aside(made.store) == [outbox.Aside(1, "ikea", 3, "campaign-outdated")]
    assert outbox.exportable(made.store, made.pack) == {1: data}
    assert states(made) == ["put_aside"]
    assert outbox.retry(made.store, made.pack) == 1
    assert states(made) == ["ready"]
    assert envelopes(made.store) == [data]


def test_nothing_aside_is_nothing_to_retry(made: Kiosk) -> None:
    assert outbox.retry(made.store, made.pack) == 0
    assert outbox.exportable(made.store, made.pack) == {}
    assert states(made) == ["ready"]


def test_refused_answers_are_settled_when_the_centre_takes_them_after_all(
    made: Kiosk, keys: CampaignKeys
) -> None:
    keeping(made, 1)
    (data,) = envelopes(made.store)
    refused = {made.sent[0].id: "other-event"}
    kept = [response.id for response in made.sent[1:]]
    made.settle(receipt_for(data, made.pack, stored=kept, refused=refused), keys)
    assert outbox.summary(made.store) == outbox.Summary(0, 1, 0, 0, 2)
    outbox.retry(made.store, made.pack)
    assert states(made) == ["settled", "ready"]
    assert outbox.summary(made.store) == outbox.Summary(1, 0, 1, 0, 2)
    made.settle_all(keys)
    assert outbox.summary(made.store) == outbox.Summary(0, 0, 2, 0, 3)
    made.clock.advance(86400)
    assert made.purge() == 3
    assert [(entry.batch, entry.n) for entry in disposal.log(made.store)] == [(1, 2), (2, 1)]


def test_batch_is_found_by_its_hash_until_it_has_a_receipt(made: Kiosk, keys: CampaignKeys) -> None:
    (hash_,) = made.column("SELECT hash FROM batch")
    assert isinstance(hash_, bytes)
    assert outbox.number_of(made.store, hash_) == 1
    assert outbox.number_of(made.store, bytes(32)) is None
    made.settle_all(keys)
    assert outbox.number_of(made.store, hash_) is None


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


@pytest.mark.parametrize(
    "wrong",
    [
        "state = 'settled'",
        "state = 'put_aside'",
        "reason = 'x'",
        "receipt = x'00'",
        "envelope = NULL",
        "part = 2",
        "state = 'other'",
    ],
)
def test_database_takes_no_end_without_its_proof(wrong: str, made: Kiosk) -> None:
    with pytest.raises(IntegrityError), made.store.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE batch SET {wrong}")


def test_database_lets_no_answer_be_due_that_no_batch_carried(kiosk: Kiosk) -> None:
    with pytest.raises(IntegrityError), kiosk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE response SET due = '2016-04-02'")
