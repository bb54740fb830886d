"""Syncing over real sockets: what arrives, once, and what the kiosk keeps of it."""

import threading
from pathlib import Path

import httpx
import pytest
from filelock import FileLock

from kiosk.envelope import Kind
from kiosk.errors import Fault, Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.store import Store
from sync import outbox
from sync.courier import Delivery, deliver
from tests.sync.helpers import Centre, Kiosk, a_response, all_kept, answering, http


def in_files(kiosk: Kiosk, sealed: object) -> bool:
    """Tell whether the start of a sealed answer stands in the kiosk's database or its log."""
    assert isinstance(sealed, bytes)
    files = kiosk.store.file.parent.glob("kiosk.db*")
    return any(sealed[:32] in file.read_bytes() for file in files)


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
    told: list[tuple[int, int]] = []
    kiosk.hold([a_response(kiosk.pack.campaign)])
    deliver(
        kiosk.store,
        kiosk.pack,
        kiosk.lock,
        centre.address,
        kiosk.clock,
        lambda done, total: told.append((done, total)),
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_sync_again_makes_no_duplicate_when_the_receipt_was_lost(
    kiosk: Kiosk, centre: Centre
) -> None:
    def swallow(body: bytes) -> bytes:
        answer = httpx.post(f"{centre.address}/api/v1/umea/batches", content=body, trust_env=False)
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
    assert kiosk.sync(centre.address) == Delivery()


def test_sync_goes_on_with_the_next_session_when_an_earlier_batch_was_put_aside(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign, event="coop")])
    kiosk.sync(centre.address)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=1)


def test_sync_delivers_the_other_sessions_when_one_is_too_large_for_a_batch(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = [a_response(kiosk.pack.campaign) for _ in range(5)]
    kiosk.hold(large)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    monkeypatch.setattr(Kind.BATCH, "limit", 3000)
    for _ in range(2):
        with pytest.raises(Refused) as error:
            kiosk.sync(centre.address)
        assert error.value.code == "batch-too-large"
        assert set(kiosk.column("SELECT id FROM response")) == {each.id for each in large}
    assert centre.count("response") == 4


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
    outbox.prepare(kiosk.store, kiosk.pack)
    for _ in range(2):
        kiosk.pack = Pack(kiosk.pack.campaign, kiosk.pack.keys, keys.enrol("Ikea 1, again"))
        kiosk.hold([a_response(kiosk.pack.campaign)])
        kiosk.sync(centre.address)
    assert centre.count("response") == 5
    assert centre.count("chain") == 3
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
