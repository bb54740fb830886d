"""The intake on both databases: exactly once, in order, and one bad answer harms no other."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import get_args
from uuid import uuid4

import msgspec
import pytest
from nacl.signing import VerifyKey
from sqlalchemy import Engine, Text, cast, func, select

from kiosk.campaign import Campaign, version_of
from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Identity
from kiosk.questionnaire import Answers, Mode
from kiosk.seal import Response, seal
from sync.batch import NO_HASH, Batch, Receipt, Sealed, digest, encode, open_receipt
from sync.central import database, intake, published, tables
from tests.kiosk.helpers import EVERY
from tests.sync.helpers import NOON, SAMPLE, a_response

TODAY = NOON.date()
Sender = Callable[[Engine, bytes], Receipt]


@pytest.fixture
def identity(keys: CampaignKeys) -> Identity:
    return keys.enrol("Ikea 1")


@pytest.fixture
def make(campaign: Campaign, keys: CampaignKeys, identity: Identity) -> Callable[..., Batch]:
    """Make a batch of the given responses, with any field changed."""

    def made(*responses: Response, **changes: object) -> Batch:
        sealed = [Sealed(each.id, seal(each, keys.public.box)) for each in responses]
        fields: dict[str, object] = {
            "campaign": campaign.id,
            "kiosk": identity.kiosk,
            "chain": "chain-1",
            "number": 1,
            "previous": NO_HASH,
            "session": str(uuid4()),
            "part": 1,
            "parts": 1,
            "event": "ikea",
            "day": NOON.date(),
            "questionnaire": version_of(campaign.questionnaire),
            "started": len(sealed),
            "sent": len(sealed),
            "walked_away": 0,
            "timed_out": 0,
            "handouts": 0,
            "responses": sealed,
        }
        return Batch(**(fields | changes))  # type: ignore[arg-type]

    return made


@pytest.fixture
def send(keys: CampaignKeys, identity: Identity) -> Callable[[Engine, Batch], Receipt]:
    """Send a batch and return its verified receipt."""

    def sent(engine: Engine, batch: Batch) -> Receipt:
        data = encode(batch, identity)
        answer = intake.receive(engine, {"umea": keys}, "umea", data, TODAY)
        return open_receipt(answer, data, batch, VerifyKey(keys.public.receipt))

    return sent


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        found = connection.scalar(select(func.count()).select_from(tables.metadata.tables[table]))
        return int(found or 0)


def test_receive_stores_answers_and_counts(engine, make, send, campaign) -> None:
    response = a_response(campaign, guarded=2, mode="assisted")
    receipt = send(engine, make(response, started=4, walked_away=2, timed_out=1, handouts=2))
    assert (receipt.stored, receipt.duplicate, receipt.refused) == ([response.id], [], {})
    with engine.connect() as connection:
        (row,) = connection.execute(select(tables.response)).mappings()
        (batch,) = connection.execute(select(tables.batch)).mappings()
    version = version_of(campaign.questionnaire)
    assert dict(row) == {
        "campaign": "umea",
        "id": response.id,
        "questionnaire": version,
        "event": "ikea",
        "hour": 12,
        "language": "sv",
        "guarded": 2,
        "mode": "assisted",
        "content": msgspec.to_builtins(response),
    }
    assert (batch["started"], batch["walked_away"], batch["timed_out"]) == (4, 2, 1)
    assert batch["handouts"] == 2
    assert (batch["sent"], batch["responses"]) == (1, 1)


def test_receive_takes_a_batch_without_answers(engine, make, send) -> None:
    assert send(engine, make(started=2, walked_away=2)).kept == []
    assert count(engine, "batch") == 1


def test_receive_answers_duplicates_when_the_same_batch_comes_again(
    engine, make, send, campaign
) -> None:
    good, bad = a_response(campaign), a_response(campaign, event="coop")
    batch = make(good, bad)
    assert send(engine, batch).stored == [good.id]
    again = send(engine, batch)
    assert (again.stored, again.duplicate) == ([], [good.id])
    assert again.refused == {bad.id: "other-event"}
    assert [count(engine, name) for name in ("batch", "response", "aside")] == [1, 1, 1]


def test_receive_answers_duplicate_when_an_answer_comes_in_another_batch(
    engine, make, send, campaign, identity
) -> None:
    response, new = a_response(campaign), a_response(campaign)
    first = make(response)
    send(engine, first)
    previous = digest(encode(first, identity))
    receipt = send(engine, make(response, new, number=2, previous=previous))
    assert (receipt.stored, receipt.duplicate) == ([new.id], [response.id])
    assert count(engine, "response") == 2


def test_receive_signs_the_day_of_the_centre(engine, make, send, campaign) -> None:
    assert send(engine, make(a_response(campaign))).day == TODAY


def test_receive_takes_the_batches_of_a_chain_in_any_order(
    engine, make, send, campaign, identity
) -> None:
    first = make(a_response(campaign))
    second = make(a_response(campaign), number=2, previous=digest(encode(first, identity)))
    assert len(send(engine, second).stored) == 1
    assert len(send(engine, first).stored) == 1
    assert [count(engine, name) for name in ("batch", "response")] == [2, 2]


def test_receive_takes_both_branches_of_a_fork_and_each_answer_once(
    engine, make, send, campaign
) -> None:
    shared, mine, yours = (a_response(campaign) for _ in range(3))
    assert len(send(engine, make(shared, mine)).stored) == 2
    receipt = send(engine, make(yours, shared))
    assert (receipt.stored, receipt.duplicate) == ([yours.id], [shared.id])
    assert [count(engine, name) for name in ("batch", "response")] == [2, 3]


def test_receive_notes_how_many_answers_of_a_batch_were_new(engine, make, send, campaign) -> None:
    known, new = a_response(campaign), a_response(campaign)
    send(engine, make(known))
    batch = make(known, new, number=2)
    for _ in range(2):
        send(engine, batch)
    with engine.connect() as connection:
        wanted = select(tables.batch.c.responses, tables.batch.c.stored)
        counts = connection.execute(wanted.order_by(tables.batch.c.number)).all()
    assert [tuple(row) for row in counts] == [(1, 1), (2, 1)]


def test_receive_keeps_the_chains_of_two_kiosks_apart(engine, make, send, campaign, keys) -> None:
    send(engine, make(a_response(campaign)))
    other = keys.enrol("Ikea 2")
    data = encode(make(a_response(campaign), kiosk=other.kiosk), other)
    intake.receive(engine, {"umea": keys}, "umea", data, TODAY)
    with engine.connect() as connection:
        assert len(set(connection.scalars(select(tables.batch.c.kiosk)))) == 2


def test_receive_takes_a_dialogue_that_the_newest_campaign_no_longer_names(
    engine, make, send, campaign
) -> None:
    renamed = [
        msgspec.structs.replace(event, id=f"{event.id}-2016-04-02") for event in campaign.events
    ]
    with engine.begin() as connection:
        published.save(connection, msgspec.structs.replace(campaign, events=renamed), {})
    response = a_response(campaign)
    assert send(engine, make(response)).stored == [response.id]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"questionnaire": "0123456789abcdef"}, "campaign-outdated"),
        ({"campaign": "elsewhere"}, "batch-damaged"),
    ],
    ids=str,
)
def test_receive_stores_nothing_when_the_batch_does_not_fit_the_campaign(
    changes, code, engine, make, send, campaign
) -> None:
    with pytest.raises(Refused) as error:
        send(engine, make(a_response(campaign), **changes))
    assert error.value.code == code
    assert [count(engine, name) for name in ("batch", "response", "aside")] == [0] * 3


def test_receive_refuses_a_campaign_it_has_no_keys_for(engine, make, identity, campaign) -> None:
    data = encode(make(a_response(campaign)), identity)
    with pytest.raises(Refused) as error:
        intake.receive(engine, {}, "umea", data, TODAY)
    assert error.value.code == "campaign-unknown"


def test_receive_refuses_a_campaign_that_was_never_published(
    database_url, home, make, send, campaign
) -> None:
    empty = database.connect(database_url, home.database)
    database.upgrade(empty)
    with pytest.raises(Refused) as error:
        send(empty, make(a_response(campaign)))
    empty.dispose()
    assert error.value.code == "campaign-unknown"


BAD = {
    "another campaign": ({"campaign": "elsewhere"}, "other-campaign"),
    "another event": ({"event": "coop"}, "other-event"),
    "another questionnaire": ({"questionnaire": "0" * 16}, "other-questionnaire"),
    "an hour there is not": ({"hour": 24}, "out-of-range"),
    "a count no guard makes": ({"guarded": 10**12}, "out-of-range"),
    "a language that is none": ({"language": "sv\0"}, "not-a-language"),
    "a question there is not": ({"answers": {"never": "yes"}}, "not-asked"),
    "a question not shown": ({"answers": {"safe": "yes", "where": "park"}}, "not-asked"),
    "a choice there is not": ({"answers": {"safe": "maybe"}}, "not-a-choice"),
    "too many choices": ({"answers": {"wish": ["a", "b", "c"]}}, "wrong-number-of-choices"),
    "too long a text": ({"answers": {"words": "x" * 281}}, "not-a-text"),
    "a text no database takes": ({"answers": {"words": "a\0b"}}, "not-a-text"),
}


@pytest.mark.parametrize("what", BAD)
def test_receive_puts_only_that_answer_aside_which_has(what, engine, make, send, campaign) -> None:
    changes, reason = BAD[what]
    good, bad = a_response(campaign), a_response(campaign, **changes)
    batch = make(good, bad)
    receipt = send(engine, batch)
    assert (receipt.stored, receipt.refused) == ([good.id], {bad.id: reason})
    with engine.connect() as connection:
        (row,) = connection.execute(select(tables.aside)).mappings()
    sealed = {each.id: each.sealed for each in batch.responses}
    assert (row["id"], row["reason"], row["sealed"]) == (bad.id, reason, sealed[bad.id])


def test_receive_puts_an_answer_aside_when_it_was_sealed_to_another_key(
    engine, make, send, campaign
) -> None:
    good, other = a_response(campaign), CampaignKeys.generate()
    response = a_response(campaign)
    stranger = Sealed(response.id, seal(response, other.public.box))
    batch = make(good)
    batch = msgspec.structs.replace(batch, responses=[*batch.responses, stranger])
    receipt = send(engine, batch)
    assert (receipt.stored, receipt.refused) == ([good.id], {stranger.id: "answer-unreadable"})


def test_receive_puts_an_answer_aside_when_it_came_under_another_id(
    engine, make, send, campaign
) -> None:
    batch = make(a_response(campaign))
    renamed = [Sealed("another", each.sealed) for each in batch.responses]
    receipt = send(engine, msgspec.structs.replace(batch, responses=renamed))
    assert receipt.refused == {"another": "other-id"}


@pytest.fixture
def every(engine: Engine, campaign: Campaign) -> Campaign:
    """The campaign, published with a questionnaire that has every kind of question."""
    changed = msgspec.structs.replace(campaign, questionnaire=EVERY)
    with engine.begin() as connection:
        published.save(connection, changed, {})
    return changed


ALL_KINDS: Answers = {
    "area": "haga",
    "alone": "unsafe",
    "places": ["path", "stop"],
    "times": None,
    "order": ["traffic", "light", "clean"],
    "police": 7.5,
    "town": -2,
    "years": 0,
    "good": "Nära till allt",
    "people": None,
}


def test_receive_stores_each_value_of_each_kind_in_its_own_column(
    engine, make, send, every
) -> None:
    version = version_of(EVERY)
    response = a_response(every, answers=ALL_KINDS)
    assert send(engine, make(response, questionnaire=version)).stored == [response.id]
    columns = ("question", "place", "choice", "text", "number")
    with engine.connect() as connection:
        found = connection.execute(select(*(tables.answer.c[name] for name in columns))).all()
    assert sorted(map(tuple, found)) == [
        ("alone", 0, "unsafe", None, None),
        ("area", 0, "haga", None, None),
        ("good", 0, None, "Nära till allt", None),
        ("order", 0, "traffic", None, None),
        ("order", 1, "light", None, None),
        ("order", 2, "clean", None, None),
        ("people", 0, None, None, None),
        ("places", 0, "path", None, None),
        ("places", 1, "stop", None, None),
        ("police", 0, None, None, 7.5),
        ("times", 0, None, None, None),
        ("town", 0, None, None, -2),
        ("years", 0, None, None, 0),
    ]


def test_receive_tells_a_declined_question_from_one_that_was_passed_over(
    engine, make, send, campaign
) -> None:
    send(
        engine, make(a_response(campaign, answers={"safe": None}), a_response(campaign, answers={}))
    )
    with engine.connect() as connection:
        (declined,) = connection.execute(select(tables.answer)).mappings()
    assert (declined["question"], declined["place"]) == ("safe", 0)
    assert (declined["choice"], declined["text"], declined["number"]) == (None, None, None)
    assert count(engine, "response") == 2


def test_receive_stores_a_response_in_which_everything_was_passed_over(
    engine, make, send, every
) -> None:
    response = a_response(every, answers={})
    receipt = send(engine, make(response, questionnaire=version_of(EVERY)))
    assert receipt.stored == [response.id]
    assert [count(engine, name) for name in ("response", "answer")] == [1, 0]


@pytest.mark.parametrize("mode", get_args(Mode))
def test_receive_stores_who_tapped(mode, engine, make, send, campaign) -> None:
    send(engine, make(a_response(campaign, mode=mode)))
    with engine.connect() as connection:
        assert connection.scalar(select(tables.response.c.mode)) == mode


def test_receive_stores_the_whole_as_json_that_the_database_can_be_asked_for(
    engine, make, send, campaign
) -> None:
    words = 'Å "ä" \\ ö 🌲 \u2028'
    send(engine, make(a_response(campaign, answers={"words": words, "wish": ["b", "a"]})))
    whole = tables.response.c.content
    kinds = {"postgresql": "jsonb", "sqlite": "object"}
    kind = func.pg_typeof(whole) if engine.dialect.name == "postgresql" else func.json_type(whole)
    with engine.connect() as connection:
        assert connection.scalar(select(cast(kind, Text))) == kinds[engine.dialect.name]
        assert connection.scalar(select(whole["answers"]["words"].as_string())) == words
        assert connection.scalar(select(whole["answers"]["wish"][1].as_string())) == "a"
        in_rows = select(tables.answer.c.text).where(tables.answer.c.question == "words")
        assert connection.scalar(in_rows) == words


def test_receive_stores_a_batch_of_the_most_answers_whole(engine, make, send, campaign) -> None:
    sent = [a_response(campaign) for _ in range(500)]
    receipt = send(engine, make(*sent))
    assert len(receipt.stored) == 500
    with engine.connect() as connection:
        found = {row.id: row.content for row in connection.execute(select(tables.response))}
        rows = connection.scalar(select(func.count()).select_from(tables.answer))
    assert found == {each.id: msgspec.to_builtins(each) for each in sent}
    assert rows == 5 * 500


MISFITS = {
    "an answer to a note": ({"hello": "hej"}, "not-a-question"),
    "a note that was declined": ({"hello": None}, "not-a-question"),
    "a number beyond the scale": ({"police": 10.5}, "out-of-range"),
    "a number between two steps": ({"town": 0.5}, "between-two-steps"),
    "a number no scale holds": ({"years": float("inf")}, "out-of-range"),
    "no number at all": ({"years": float("nan")}, "out-of-range"),
    "a text for a number": ({"years": "12"}, "not-a-number"),
    "a number for a text": ({"good": 12}, "not-a-text"),
    "a number for a choice": ({"area": 1}, "not-a-choice"),
    "a place ranked twice": ({"order": ["light", "light"]}, "not-a-choice"),
    "too many places ranked": (
        {"order": ["light", "clean", "young", "help"]},
        "wrong-number-of-choices",
    ),
    "the hidden page of two": ({"times": ["day"]}, "not-asked"),
}


@pytest.mark.parametrize("what", MISFITS)
def test_receive_puts_only_that_answer_of_any_kind_aside_which_is(
    what, engine, make, send, every
) -> None:
    answers, reason = MISFITS[what]
    good, bad = a_response(every, answers=ALL_KINDS), a_response(every, answers=answers)
    receipt = send(engine, make(good, bad, questionnaire=version_of(EVERY)))
    assert (receipt.stored, receipt.refused) == ([good.id], {bad.id: reason})
    assert count(engine, "aside") == 1


def test_receive_stores_once_when_the_same_batch_is_posted_at_the_same_time(
    engine, make, send, campaign, database_url, home
) -> None:
    batch = make(*(a_response(campaign) for _ in range(20)))
    together = threading.Barrier(4)

    def post() -> Receipt:
        # An engine each, as separate processes have.
        mine = database.connect(database_url, home.database)
        try:
            together.wait(30)
            return send(mine, batch)
        finally:
            mine.dispose()

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(post) for _ in range(4)]
        receipts = [future.result(60) for future in futures]
    assert sorted(len(receipt.stored) for receipt in receipts) == [0, 0, 0, 20]
    assert sorted(len(receipt.duplicate) for receipt in receipts) == [0, 20, 20, 20]
    assert [count(engine, name) for name in ("batch", "response")] == [1, 20]
    assert count(engine, "answer") == 20 * (len(SAMPLE) + 1)


def test_receive_stores_a_shared_answer_once_when_two_forks_come_at_the_same_time(
    engine, make, send, campaign, database_url, home
) -> None:
    shared = a_response(campaign)
    together = threading.Barrier(2)

    def post(batch: Batch) -> Receipt:
        mine = database.connect(database_url, home.database)
        try:
            together.wait(30)
            return send(mine, batch)
        finally:
            mine.dispose()

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(post, make(shared, a_response(campaign))) for _ in range(2)]
        receipts = [future.result(60) for future in futures]
    assert sorted(len(receipt.stored) for receipt in receipts) == [1, 2]
    assert [count(engine, name) for name in ("batch", "response")] == [2, 3]


def test_receive_never_shows_an_answer_in_an_error(engine, keys, make, identity, campaign) -> None:
    secret = "hemligheten"
    response = a_response(campaign, answers={"words": secret})
    with engine.begin() as connection:
        tables.answer.drop(connection)
    with pytest.raises(Exception) as error:  # noqa: PT011 (any driver's own)
        intake.receive(engine, {"umea": keys}, "umea", encode(make(response), identity), TODAY)
    assert secret not in str(error.value)
