"""Disposal: what is due goes, for good and with an entry in the log; everything else stays."""

from datetime import datetime, timedelta

import pytest

from kiosk import disposal
from kiosk.campaign import Campaign
from kiosk.disposal import PURGED_ON_RECEIPT, Disposed
from kiosk.stand import Session, close_session, open_session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON

SEALED = b"sealed-bytes" * 100


def batch(store: Store, session: Session, number: int, **answers: str | None) -> None:
    """Store a batch with a receipt, and its answers by id, each with the day it is due."""
    values = (number, session.id, number.to_bytes(32, "big"))
    with store.transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO batch"
            " (number, session, part, parts, hash, envelope, count, state, receipt)"
            " VALUES (?, ?, 1, 1, ?, x'01', 0, 'settled', x'02')",
            values,
        )
        for id_, due in answers.items():
            connection.exec_driver_sql(
                "INSERT INTO response (id, session, sealed, batch, due) VALUES (?, ?, ?, ?, ?)",
                (id_, session.id, SEALED, number, due),
            )


def ids(store: Store) -> set[str]:
    with store.transaction() as connection:
        return set(connection.exec_driver_sql("SELECT id FROM response").scalars())


def envelopes(store: Store) -> list[bytes | None]:
    with store.transaction() as connection:
        return list(connection.exec_driver_sql("SELECT envelope FROM batch ORDER BY 1").scalars())


def test_what_is_due_goes_and_the_rest_stays(store: Store, session: Session) -> None:
    batch(store, session, 1, today="2016-04-02", early="0001-01-01")
    batch(store, session, 2, tomorrow="2016-04-03", never=None)
    assert disposal.purge(store, NOON) == 2
    assert ids(store) == {"tomorrow", "never"}
    assert envelopes(store) == [None, b"\x01"]
    assert disposal.log(store) == [Disposed(1, PURGED_ON_RECEIPT, 2, NOON)]
    assert disposal.purge(store, NOON) == 0
    assert disposal.purge(store, NOON + timedelta(days=1)) == 1
    assert ids(store) == {"never"}
    assert [entry.batch for entry in disposal.log(store)] == [1, 2]


def test_bytes_of_a_batch_go_when_only_refused_answers_are_left_of_it(
    store: Store, session: Session
) -> None:
    batch(store, session, 1, refused=None)
    assert disposal.purge(store, NOON) == 0
    assert (ids(store), envelopes(store), disposal.log(store)) == ({"refused"}, [None], [])


def test_what_goes_is_in_no_file_any_more(store: Store, session: Session) -> None:
    batch(store, session, 1, gone="0001-01-01")

    def traces() -> bool:
        files = store.file.parent.glob(f"{store.file.name}*")
        return any(b"sealed-bytes" in file.read_bytes() for file in files)

    assert traces()
    disposal.purge(store, NOON)
    assert not traces()


@pytest.mark.parametrize("event", ["open", "close"])
def test_sessions_dispose_of_what_is_due_where_nobody_syncs_any_more(
    event: str, store: Store, session: Session, campaign: Campaign
) -> None:
    later = datetime(2016, 4, 2, 15)
    if event == "open":
        close_session(store, later)
    batch(store, session, 1, due="2016-04-02")
    if event == "open":
        open_session(store, campaign, EVENT, later)
    else:
        close_session(store, later)
    assert ids(store) == set()


def test_log_is_empty_before_anything_went(store: Store) -> None:
    assert disposal.log(store) == []
