"""Syncing over real sockets: what arrives, once, and what the kiosk keeps of it."""

import threading
from pathlib import Path
from random import Random

import msgspec
import pytest
from filelock import FileLock

from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making, outbox
from sync.central.home import CentreHome
from sync.courier import FIRST_WAIT, LONGEST_WAIT, Courier, Delivery, Progress
from sync.deadline import Cancel
from tests.sync.helpers import (
    Centre,
    Kiosk,
    a_response,
    all_kept,
    answering,
    http,
    in_files,
    post_batch,
)


def test_sync_stores_every_answer_once_and_purges_the_kiosk(kiosk: Kiosk, centre: Centre) -> None:
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)
    with centre.engine.connect() as connection:
        stored = set(connection.exec_driver_sql("SELECT id FROM response").scalars())
    assert stored == {response.id for response in kiosk.sent}
    assert kiosk.column("SELECT count(*) FROM response") == [0]
    assert kiosk.column("SELECT state FROM batch WHERE envelope IS NULL") == ["settled"]
    assert kiosk.column("SELECT n FROM disposal") == [3]


def test_sync_stores_each_choice_and_text_in_a_row_of_its_own(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.sync(centre.address)
    wanted = "SELECT question, place, choice, text FROM answer WHERE response = '{}' ORDER BY 1, 2"
    with centre.engine.connect() as connection:
        rows = connection.exec_driver_sql(wanted.format(kiosk.sent[0].id)).all()
    assert [tuple(row) for row in rows] == [
        ("safe", 0, "no", None),
        ("where", 0, "park", None),
        ("wish", 0, "b", None),
        ("wish", 1, "a", None),
        ("words", 0, None, "Fler lampor åt alla"),
    ]


def test_sync_leaves_no_trace_of_the_sealed_answers_in_the_kiosks_files(
    kiosk: Kiosk, centre: Centre
) -> None:
    sealed = kiosk.column("SELECT sealed FROM response")
    assert len(sealed) == 3
    assert all(in_files(kiosk, each) for each in sealed)
    kiosk.sync(centre.address)
    assert not any(in_files(kiosk, each) for each in sealed)


def test_sync_leaves_only_the_refused_answer_in_the_kiosks_files(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.sync(centre.address)
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    rows = "SELECT sealed FROM response WHERE id {} '{}'"
    (stored,) = kiosk.column(rows.format("<>", stranger.id))
    (refused,) = kiosk.column(rows.format("=", stranger.id))
    kiosk.sync(centre.address)
    assert in_files(kiosk, refused)
    assert not in_files(kiosk, stored)
    assert kiosk.column("SELECT n FROM disposal ORDER BY batch") == [3, 1]
    assert kiosk.column("SELECT envelope FROM batch") == [None, None]


def test_sync_sends_nothing_when_all_is_settled(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.sync(centre.address)
    assert kiosk.sync(centre.address) == Delivery()


def test_sync_sends_a_session_without_answers_for_its_counts(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.hold([])
    assert kiosk.sync(centre.address) == Delivery(batches=2, answers=3)


def test_sync_tells_progress_up_to_the_last_batch(kiosk: Kiosk, centre: Centre) -> None:
    told: list[Progress] = []
    kiosk.hold([a_response(kiosk.pack.campaign)])
    Courier(kiosk.pack, kiosk.clock).run(kiosk.store, kiosk.lock, centre.address, told.append)
    counts = [(now.batches, now.of_batches, now.answers, now.of_answers) for now in told]
    assert counts == [(0, 2, 0, 4), (1, 2, 3, 4), (2, 2, 4, 4)]
    first, second, last = (now.seconds_left for now in told)
    assert first is None
    assert second is not None
    assert second > 0
    assert last == 0


def test_what_was_left_behind_is_raised_at_the_end(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk.sync(centre.address).check()
    kiosk.hold([a_response(kiosk.pack.campaign)])
    monkeypatch.setattr(making, "ROOM", 100)
    with pytest.raises(Refused) as error:
        kiosk.sync(centre.address).check()
    assert error.value.code == "batch-too-large"


def test_what_an_earlier_sync_put_aside_is_told_until_somebody_sees_to_it(
    kiosk: Kiosk, centre: Centre
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    outbox.put_aside(kiosk.store, 1, "campaign-outdated")
    for _ in range(2):
        done = kiosk.sync(centre.address)
        assert done == Delivery(left=("campaign-outdated",))
        with pytest.raises(Refused, match="newest campaign"):
            done.check()
    outbox.retry(kiosk.store, kiosk.pack)
    done = kiosk.sync(centre.address)
    assert done == Delivery(batches=1, answers=3)
    done.check()


def test_sync_again_makes_no_duplicate_when_the_receipt_was_lost(
    kiosk: Kiosk, centre: Centre
) -> None:
    def swallow(body: bytes) -> bytes:
        answer = post_batch(centre.address, kiosk.pack, body)
        assert answer.status_code == 200
        return b""

    with answering(swallow) as thief, pytest.raises(Fault) as error:
        kiosk.sync(thief)
    assert error.value.code == "centre-cut-off"
    assert all_kept(kiosk)
    assert centre.count("response") == 3

    assert kiosk.sync(centre.address) == Delivery(batches=1, duplicates=3)
    assert centre.count("response") == 3
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_sync_keeps_only_the_refused_answer_when_one_cannot_be_read(
    kiosk: Kiosk, centre: Centre
) -> None:
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=2, answers=4, refused=1)
    assert kiosk.column("SELECT id FROM response") == [stranger.id]
    assert kiosk.column("SELECT state FROM batch ORDER BY number") == ["settled", "put_aside"]
    assert outbox.summary(kiosk.store) == outbox.Summary(0, 1, 1)
    assert kiosk.sync(centre.address) == Delivery(left=(outbox.ANSWERS_REFUSED,))


def test_sync_goes_on_with_the_next_session_when_an_earlier_batch_was_put_aside(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign, event="coop")])
    kiosk.sync(centre.address)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    left = (outbox.ANSWERS_REFUSED,)
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=1, left=left)


def test_sync_sends_a_large_session_in_several_batches(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST", 4)
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(10)])
    assert kiosk.sync(centre.address) == Delivery(batches=4, answers=13)
    assert centre.count("response") == 13
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_sync_delivers_the_other_sessions_when_one_is_too_large_for_a_batch(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = a_response(kiosk.pack.campaign, answers={"words": "Å" * 280})
    kiosk.hold([large])
    kiosk.hold([a_response(kiosk.pack.campaign)])
    monkeypatch.setattr(making, "ROOM", 700)
    assert kiosk.sync(centre.address) == Delivery(batches=4, answers=4, too_large=1)
    assert kiosk.sync(centre.address) == Delivery(too_large=1)
    assert kiosk.column("SELECT id FROM response") == [large.id]
    assert centre.count("response") == 4


def publish_nothing_new(kiosk: Kiosk, keys: CampaignKeys) -> Pack:
    """Give the kiosk a questionnaire that the centre has never heard of; return its old pack."""
    old = kiosk.pack
    form = msgspec.structs.replace(old.campaign.questionnaire, questions=[])
    campaign = msgspec.structs.replace(old.campaign, questionnaire=form)
    kiosk.pack = Pack(campaign, keys.public, old.identity)
    return old


def test_batch_in_the_middle_that_is_refused_holds_back_no_other(
    kiosk: Kiosk, centre: Centre, keys: CampaignKeys, home: CentreHome
) -> None:
    old = publish_nothing_new(kiosk, keys)
    newer = kiosk.pack
    middle = a_response(newer.campaign, answers={})
    kiosk.hold([middle])
    kiosk.pack = old
    kiosk.hold([a_response(old.campaign)])
    done = kiosk.sync(centre.address)
    assert done == Delivery(batches=2, answers=4, aside=("campaign-outdated",))
    with pytest.raises(Refused, match="newest campaign"):
        done.check()
    assert kiosk.column("SELECT id FROM response") == [middle.id]
    (aside,) = outbox.aside(kiosk.store)
    assert (aside.number, aside.answers, aside.reason) == (2, 1, "campaign-outdated")
    assert kiosk.sync(centre.address) == Delivery(left=("campaign-outdated",))

    home.publish(newer.campaign)
    assert outbox.retry(kiosk.store, kiosk.pack) == 1
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=1)
    assert centre.count("response") == 5
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_refused_answers_that_are_sent_again_are_refused_again_and_stay(
    kiosk: Kiosk, centre: Centre
) -> None:
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    kiosk.sync(centre.address)
    for n in range(2):
        assert outbox.retry(kiosk.store, kiosk.pack) == 1
        assert kiosk.sync(centre.address) == Delivery(batches=1, refused=1)
        assert kiosk.column("SELECT id FROM response") == [stranger.id]
        assert centre.count("aside") == n + 2
    assert centre.count("response") == 4


class Waits:
    """Counts the waits between tries instead of waiting."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def test_sync_tries_again_after_a_while_that_grows_and_is_left_to_chance(kiosk: Kiosk) -> None:
    longest, shortest = Waits(), Waits()
    dice = Random()
    dice.uniform = lambda low, high: high  # type: ignore[method-assign]
    with answering(lambda _: http("500 Oops", b"")) as server:
        for waits, chance in ((longest, dice), (shortest, Random(7))):
            with pytest.raises(Fault):
                kiosk.sync(server, tries=8, wait=waits, dice=chance)
    assert longest.seconds == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert (longest.seconds[0], longest.seconds[-1]) == (FIRST_WAIT, LONGEST_WAIT)
    assert len(set(shortest.seconds)) == 7
    for short, long in zip(shortest.seconds, longest.seconds, strict=True):
        assert 0 <= short < long


@pytest.mark.parametrize(("asked", "waited"), [("7", 7), ("999999", 60), ("soon", 0), ("-5", 0)])
def test_sync_waits_as_long_as_the_centre_asks_for(asked: str, waited: int, kiosk: Kiosk) -> None:
    waits = Waits()
    dice = Random()
    dice.uniform = lambda low, high: 0.5  # type: ignore[method-assign]
    busy = http("429 Later", b"", f"Retry-After: {asked}")
    with answering(lambda _: busy) as server, pytest.raises(Fault):
        kiosk.sync(server, tries=2, wait=waits, dice=dice)
    assert waits.seconds == [waited + 0.5]


def test_sync_goes_on_when_a_later_try_gets_through(kiosk: Kiosk, centre: Centre) -> None:
    tries: list[bytes] = []

    def third_time(body: bytes) -> bytes:
        tries.append(body)
        if len(tries) < 3:
            return b""
        answer = post_batch(centre.address, kiosk.pack, body)
        return http("200 OK", answer.content)

    with answering(third_time) as server:
        done = kiosk.sync(server, tries=3, wait=Waits())
    assert done == Delivery(batches=1, answers=3)
    assert len(set(tries)) == 1


@pytest.mark.parametrize("status", ["404 Not Found", "302 Found", "511 Log in"])
def test_sync_does_not_try_again_where_only_a_person_can_help(status: str, kiosk: Kiosk) -> None:
    waits = Waits()
    with answering(lambda _: http(status, b"")) as server, pytest.raises(Fault):
        kiosk.sync(server, tries=5, wait=waits)
    assert waits.seconds == []


def test_batch_that_is_damaged_each_time_is_put_aside(kiosk: Kiosk) -> None:
    waits = Waits()
    damaged = http("400 Bad Request", b'{"code": "batch-damaged", "message": "x"}')
    with answering(lambda _: damaged) as server:
        assert kiosk.sync(server, tries=3, wait=waits).aside == ("batch-damaged",)
    assert len(waits.seconds) == 2


def test_campaign_that_the_centre_does_not_have_puts_nothing_aside(kiosk: Kiosk) -> None:
    unknown = http("404 Not Found", b'{"code": "campaign-unknown", "message": "x"}')
    with answering(lambda _: unknown) as server, pytest.raises(Refused, match="this campaign"):
        kiosk.sync(server)
    assert all_kept(kiosk)


def test_sync_that_is_cancelled_before_it_begins_sends_nothing(kiosk: Kiosk) -> None:
    cancel = Cancel()
    cancel.set()
    with answering(lambda _: pytest.fail("it was sent")) as server:
        assert kiosk.sync(server, cancel=cancel) == Delivery(cancelled=True)
    assert kiosk.column("SELECT state FROM batch") == ["ready"]


def test_sync_is_cancelled_while_the_centre_thinks(kiosk: Kiosk, centre: Centre) -> None:
    cancel, go_on = Cancel(), threading.Event()

    def think(_: bytes) -> bytes:
        cancel.set()
        assert go_on.wait(30)
        return b""

    with answering(think) as server:
        assert kiosk.sync(server, patience=30, cancel=cancel) == Delivery(cancelled=True)
        go_on.set()
    assert kiosk.column("SELECT state FROM batch") == ["in_doubt"]
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)


def test_sync_is_cancelled_while_it_waits_to_try_again(kiosk: Kiosk) -> None:
    cancel = Cancel()

    def fail(_: bytes) -> bytes:
        threading.Timer(0, cancel.set).start()
        return http("500 Oops", b"")

    dice = Random()
    dice.uniform = lambda low, high: 600.0  # type: ignore[method-assign]
    with answering(fail) as server:
        assert kiosk.sync(server, tries=2, cancel=cancel, dice=dice).cancelled
    assert all_kept(kiosk)


def test_sync_refuses_when_another_one_is_running(kiosk: Kiosk) -> None:
    with FileLock(kiosk.lock), pytest.raises(Refused, match="already running"):
        kiosk.sync("http://127.0.0.1:1")


def test_one_of_two_senders_waits_outside_while_the_other_sends(kiosk: Kiosk) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def slow(_: bytes) -> bytes:
        arrived.set()
        assert go_on.wait(30)
        return http("503 Later", b"")

    def first() -> None:
        with pytest.raises(Fault):
            kiosk.sync(server, patience=30)

    with answering(slow) as server:
        sender = threading.Thread(target=first)
        sender.start()
        assert arrived.wait(30)
        with pytest.raises(Refused, match="already running"):
            kiosk.sync(server)
        go_on.set()
        sender.join(30)


def test_sync_is_free_again_after_one_that_failed(kiosk: Kiosk, centre: Centre) -> None:
    with answering(lambda _: http("500 Oops", b"")) as server, pytest.raises(Fault):
        kiosk.sync(server)
    assert kiosk.sync(centre.address).answers == 3


def _installed_anew(kiosk: Kiosk, pack: Pack, file: Path) -> Kiosk:
    return Kiosk(Store(file, create=True), pack, kiosk.clock, file.with_suffix(".lock"), [])


def test_two_tablets_with_the_same_pack_both_deliver(
    kiosk: Kiosk, centre: Centre, tmp_path: Path
) -> None:
    twin = _installed_anew(kiosk, kiosk.pack, tmp_path / "twin.db")
    twin.hold([a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)
    assert twin.sync(centre.address) == Delivery(batches=1, answers=1)
    twin.store.close()


def test_kiosk_delivers_what_it_held_before_and_after_it_got_another_identity(
    kiosk: Kiosk, centre: Centre, keys: CampaignKeys
) -> None:
    making.prepare(kiosk.store, kiosk.pack)
    for _ in range(2):
        kiosk.pack = Pack(kiosk.pack.campaign, kiosk.pack.keys, keys.enrol("Ikea 1, again"))
        kiosk.hold([a_response(kiosk.pack.campaign)])
        kiosk.sync(centre.address)
    assert centre.count("response") == 5
    with centre.engine.connect() as connection:
        chains = connection.exec_driver_sql("SELECT count(DISTINCT chain) FROM batch").scalar()
    assert chains == 3
    assert outbox.summary(kiosk.store) == outbox.Summary(0, 0, 3)


def test_resent_batch_has_the_very_same_bytes(kiosk: Kiosk) -> None:
    bodies: list[bytes] = []

    def keep(body: bytes) -> bytes:
        bodies.append(body)
        return http("500 Oops", b"")

    with answering(keep) as server:
        for _ in range(2):
            with pytest.raises(Fault):
                kiosk.sync(server)
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
