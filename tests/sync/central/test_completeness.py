"""What a centre proves of the chains that have come to it, on both databases."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine

from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.store import Store
from sync import making
from sync.central import intake, kiosks
from sync.central.completeness import Chain, OfKiosk, completeness
from tests.sync.helpers import NOON, Kiosk, a_response, envelopes

TODAY = NOON.date()
Send = Callable[..., None]


@pytest.fixture
def send(engine: Engine, keys: CampaignKeys) -> Send:
    def sent(*batches: bytes) -> None:
        for data in batches:
            intake.receive(engine, {"umea": keys}, "umea", data, TODAY)

    return sent


def proven(engine: Engine) -> list[OfKiosk]:
    with engine.begin() as connection:
        return completeness(connection, "umea")


def chain(engine: Engine) -> Chain:
    ((one,),) = (each.chains for each in proven(engine))
    return one


def more(kiosk: Kiosk, sessions: int) -> list[bytes]:
    """Hold so many sessions with an answer each; return all batches that wait."""
    for _ in range(sessions):
        kiosk.hold([a_response(kiosk.pack.campaign)])
    making.prepare(kiosk.store, kiosk.pack)
    return envelopes(kiosk.store)


def copy(kiosk: Kiosk, file: Path) -> Kiosk:
    """Return a kiosk with a copy of the disk."""
    with kiosk.store.transaction() as connection:
        connection.exec_driver_sql("SELECT 1")
    kiosk.store.forget_history()
    file.write_bytes(kiosk.store.file.read_bytes())
    return Kiosk(Store(file), kiosk.pack, kiosk.clock, file.with_suffix(".lock"), [*kiosk.sent])


def test_chain_without_a_gap_is_whole(engine: Engine, kiosk: Kiosk, send: Send) -> None:
    send(*more(kiosk, 6))
    assert (chain(engine).last, chain(engine).missing, chain(engine).forks) == (7, [], [])
    (found,) = proven(engine)
    assert found.whole
    assert [(each.announced, each.stored) for each in found.sessions] == [(3, 3)] + [(1, 1)] * 6


def test_what_is_missing_is_named_until_it_comes(engine: Engine, kiosk: Kiosk, send: Send) -> None:
    all_ = more(kiosk, 6)
    send(all_[6], all_[1], all_[3])
    assert chain(engine).missing == [(1, 1), (3, 3), (5, 6)]
    assert not proven(engine)[0].whole
    send(all_[5], all_[0], all_[2], all_[4])
    assert proven(engine)[0].whole


def test_part_of_a_session_that_is_missing_is_named(
    engine: Engine, kiosk: Kiosk, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST", 1)
    first, second, third = more(kiosk, 0)
    send(first, third)
    (held,) = proven(engine)[0].sessions
    assert (held.parts, held.missing_parts, held.announced, held.stored) == (3, [(2, 2)], 3, 2)
    send(second)
    assert proven(engine)[0].whole


def test_cloned_disk_is_a_fork_and_no_answer_is_lost_or_counted_twice(
    engine: Engine, kiosk: Kiosk, send: Send, tmp_path: Path
) -> None:
    send(*more(kiosk, 1))
    clone = copy(kiosk, tmp_path / "clone.db")
    send(*more(kiosk, 1))
    send(*more(clone, 2))
    clone.store.close()
    found = chain(engine)
    assert (found.last, found.missing, found.forks) == (4, [], [3])
    assert not found.whole
    with engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT count(*) FROM response").scalar()
    assert stored == 3 + 1 + 1 + 2


def test_fork_is_seen_before_the_other_branch_has_come(
    engine: Engine, kiosk: Kiosk, send: Send, tmp_path: Path
) -> None:
    send(*more(kiosk, 1))
    clone = copy(kiosk, tmp_path / "clone.db")
    send(*more(kiosk, 1))
    *_, last = more(clone, 2)
    clone.store.close()
    send(last)
    assert (chain(engine).missing, chain(engine).forks) == ([], [3])


def test_restored_disk_whose_session_is_dealt_out_anew_is_a_fork(
    engine: Engine, kiosk: Kiosk, send: Send, tmp_path: Path
) -> None:
    # Twenty are dealt out twice in the same order once in 20 factorial.
    kiosk.hold([a_response(kiosk.pack.campaign) for _ in range(20)])
    restored = copy(kiosk, tmp_path / "restored.db")
    send(*more(kiosk, 0))
    send(*more(restored, 0))
    restored.store.close()
    (found,) = proven(engine)
    (chain,) = found.chains
    assert chain.forks[-1] == 2
    counts = sorted((held.announced, held.stored, held.forked) for held in found.sessions)
    assert counts == [(3, 3, False), (20, 20, False)]


def test_session_that_was_cloned_while_open_is_named(
    engine: Engine, kiosk: Kiosk, send: Send, tmp_path: Path
) -> None:
    clone = copy(kiosk, tmp_path / "clone.db")
    with clone.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE session SET started = 5, sent = 4")
    send(*more(kiosk, 0), *more(clone, 0))
    clone.store.close()
    (held,) = proven(engine)[0].sessions
    assert (held.announced, held.stored, held.forked, held.whole) == (4, 3, True, False)


def test_refused_answers_count_until_they_are_taken_in(
    engine: Engine, kiosk: Kiosk, send: Send
) -> None:
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    send(*more(kiosk, 0))
    held = proven(engine)[0].sessions[1]
    assert (held.announced, held.stored, held.refused, held.whole) == (2, 1, 1, True)


def test_answer_that_was_lost_before_it_was_sent_is_missed(
    engine: Engine, kiosk: Kiosk, send: Send
) -> None:
    with kiosk.store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM response WHERE id = (SELECT min(id) FROM response)")
    send(*more(kiosk, 0))
    (held,) = proven(engine)[0].sessions
    assert (held.announced, held.stored, held.whole) == (3, 2, False)


def test_kiosks_are_told_by_name_and_those_that_sent_nothing_too(
    engine: Engine, kiosk: Kiosk, send: Send, keys: CampaignKeys, campaign, tmp_path: Path
) -> None:
    built = Pack(campaign, keys.public)
    for name in ("Surfplatta 2", "Surfplatta 1"):
        kiosks.enrol(engine, keys, built, name, tmp_path / "pack", TODAY)
    send(*more(kiosk, 0))
    found = proven(engine)
    assert [each.name for each in found] == ["", "Surfplatta 1", "Surfplatta 2"]
    assert [len(each.chains) for each in found] == [1, 0, 0]
    assert all(each.whole for each in found)


def test_all_of_it_is_data_for_machines(engine: Engine, kiosk: Kiosk, send: Send) -> None:
    send(*more(kiosk, 1)[1:])
    (found,) = msgspec.json.decode(msgspec.json.encode(proven(engine)))
    assert found["chains"][0]["missing"] == [[1, 1]]
    assert found["sessions"][0]["event"] == "ikea"
