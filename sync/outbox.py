"""Batches at the kiosk: made once, kept until a receipt names what the centre holds.

    ready -> in_doubt -> settled      every answer is at the centre; purged here
                      -> put_aside    some were refused there; those are kept here

The bytes of a batch are signed once and re-sent unchanged, so that a lost receipt can never make
a duplicate. One sender at a time: `sync/courier.py` holds the lock.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from nacl.signing import VerifyKey
from sqlalchemy import (
    Connection,
    Row,
    RowMapping,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from kiosk.errors import Refused
from kiosk.pack import Pack
from kiosk.store import Store
from kiosk.tables import batch, disposal, handout, response, session
from sync.batch import (
    NO_HASH,
    Batch,
    Receipt,
    Sealed,
    decode_verified,
    digest,
    encode,
    read_receipt,
)

PURGED_ON_RECEIPT = "purged-on-receipt"
"""The disposal rule: what the centre has signed for is deleted at the kiosk."""


@dataclass(frozen=True)
class Waiting:
    """A batch that no receipt has settled: its number in this store, and what is sent of it."""

    number: int
    envelope: bytes = field(repr=False)


@dataclass(frozen=True)
class Summary:
    """What is at the kiosk and what has left it, for the staff's screens."""

    answers_waiting: int
    answers_refused: int
    batches_settled: int


def prepare(store: Store, pack: Pack) -> int:
    """Make the batch of every closed session that has none; return how many are too large for one.

    A session without answers gets one too: its counts matter, and the chain shows it is complete.
    Each is a transaction of its own, so that one that cannot be sent holds back only itself.
    """
    without = (
        select(session)
        .outerjoin(batch, batch.c.session == session.c.id)
        .where(session.c.closed.is_not(None), batch.c.number.is_(None))
        # In the order they were opened; the wall clock of a tablet is not to be trusted.
        .order_by(literal_column("session.rowid"))
    )
    with store.transaction() as connection:
        sessions = connection.execute(without).mappings().all()
    return sum(not _make(store, pack, row) for row in sessions)


def _make(store: Store, pack: Pack, row: RowMapping) -> bool:
    """Sign and store the batch of one session; tell whether it fits."""
    with store.transaction() as connection:
        newest = select(batch).order_by(batch.c.number.desc()).limit(1)
        last = connection.execute(newest).one_or_none()
        made = _after(last, connection, pack, row)
        try:
            envelope = encode(made, pack.holder)
        except Refused:
            return False
        values = {
            "number": last.number + 1 if last else 1,
            "session": made.session,
            "hash": digest(envelope),
            "envelope": envelope,
            "count": len(made.responses),
            "state": "ready",
        }
        connection.execute(insert(batch).values(values))
    return True


def _after(last: Row[Any] | None, connection: Connection, pack: Pack, row: RowMapping) -> Batch:
    """Return the batch of a session, which continues the chain of the `last` or begins a new one.

    Its number is its place in that chain; a store numbers all it has ever made.
    """
    before = _origin(last, pack) if last else None
    # A pack with another identity, installed since, begins a chain of its own.
    ours = last is not None and before is not None and before.kiosk == pack.holder.kiosk
    return Batch(
        campaign=pack.campaign.id,
        kiosk=pack.holder.kiosk,
        chain=before.chain if before and ours else row["id"],
        number=before.number + 1 if before and ours else 1,
        previous=last.hash if last and ours else NO_HASH,
        session=row["id"],
        event=row["event"],
        day=date.fromisoformat(row["day"]),
        questionnaire=row["questionnaire"],
        started=row["started"],
        sent=row["sent"],
        walked_away=row["walked_away"],
        timed_out=row["timed_out"],
        handouts=_handouts(connection, row["id"]),
        responses=_shuffled(connection, row["id"]),
    )


def _origin(row: Row[Any], pack: Pack) -> Batch | Receipt:
    """Return what tells the chain and number of a stored batch: itself, or its receipt."""
    if row.envelope is not None:
        return decode_verified(row.envelope, VerifyKey(pack.keys.campaign))
    return read_receipt(row.receipt, VerifyKey(pack.keys.receipt))


def _handouts(connection: Connection, session_id: str) -> int:
    of_session = select(func.coalesce(func.sum(handout.c.n), 0))
    return int(connection.scalar(of_session.where(handout.c.session == session_id)) or 0)


def _shuffled(connection: Connection, session_id: str) -> list[Sealed]:
    """Return the session's responses in an order that tells nothing of when they came."""
    rows = connection.execute(
        select(response.c.id, response.c.sealed).where(response.c.session == session_id)
    )
    found = [Sealed(row.id, row.sealed) for row in rows]
    secrets.SystemRandom().shuffle(found)
    return found


def waiting(store: Store) -> list[Waiting]:
    """Return the batches to send, in the order of the chain."""
    unsettled = (
        select(batch.c.number, batch.c.envelope)
        .where(batch.c.state.in_(("ready", "in_doubt")))
        .order_by(batch.c.number)
    )
    with store.transaction() as connection:
        return [Waiting(row.number, row.envelope) for row in connection.execute(unsettled)]


def mark_in_doubt(store: Store, number: int) -> None:
    """Note, before the first byte leaves, that the centre may have the batch."""
    with store.transaction() as connection:
        connection.execute(
            update(batch)
            .where(batch.c.number == number, batch.c.state == "ready")
            .values(state="in_doubt")
        )


def settle(store: Store, number: int, data: bytes, receipt: Receipt, now: datetime) -> None:
    """Purge what the verified `receipt` for batch `number` says that the centre holds.

    `data` is the receipt's envelope, which stays for the chain to go on from. The batch's own goes,
    since it holds every answer; of those only the refused are kept, each in its row. The disposal
    log notes rule, count and time, never a text. All of it in one transaction; then the write-ahead
    log is emptied, so that no purged page stays in it.
    """
    state = "put_aside" if receipt.refused else "settled"
    values = {"state": state, "envelope": None, "receipt": data}
    log = {
        "batch": number,
        "rule": PURGED_ON_RECEIPT,
        "n": len(receipt.kept),
        "at": now.isoformat(timespec="seconds"),
    }
    with store.transaction() as connection:
        if receipt.kept:
            named = delete(response).where(response.c.id == bindparam("named"))
            connection.execute(named, [{"named": kept} for kept in receipt.kept])
        connection.execute(update(batch).where(batch.c.number == number).values(values))
        connection.execute(insert(disposal).values(log))
    store.forget_history()


def summary(store: Store) -> Summary:
    """Return how much waits, was refused, and has left."""
    by_session = response.outerjoin(batch, batch.c.session == response.c.session)
    aside = func.coalesce(batch.c.state, "") == "put_aside"
    answers = select(aside, func.count()).select_from(by_session).group_by(aside)
    settled = select(func.count()).select_from(batch).where(batch.c.state == "settled")
    with store.transaction() as connection:
        counted = {bool(refused): n for refused, n in connection.execute(answers)}
        return Summary(
            answers_waiting=counted.get(False, 0),
            answers_refused=counted.get(True, 0),
            batches_settled=connection.scalar(settled) or 0,
        )
