"""Disposal (*gallring*): deletes what the centre has signed for, when the campaign's time is over.

What may be deleted is decided where a receipt is believed (`sync/outbox.py`), which notes a day on
each answer that the receipt names. The log says by which rule, how many and when, and never what.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, null, select, update

from kiosk.store import Store
from kiosk.tables import batch, disposal, response

PURGED_ON_RECEIPT = "purged-on-receipt"
"""The rule: the centre has signed that it holds the answer, and the keeping time is over."""


@dataclass(frozen=True)
class Disposed:
    """One entry of the disposal log."""

    batch: int  # its number at this kiosk
    rule: str
    n: int  # how many answers
    at: datetime


def purge(store: Store, now: datetime) -> int:
    """Delete every answer that is due by the day of `now`; return how many.

    Answer, the bytes of its batch and the entry in the log are one transaction. SQLite overwrites
    what it deletes (`secure_delete`); then the write-ahead log is emptied, so that no deleted page
    stays in it.
    """
    day = now.date().isoformat()
    with store.transaction() as connection:
        counted = (
            select(response.c.batch, func.count().label("n"))
            .where(response.c.due <= day)
            .group_by(response.c.batch)
            .order_by(response.c.batch)
        )
        found = connection.execute(counted).all()
        rows = [
            {"batch": each.batch, "rule": PURGED_ON_RECEIPT, "n": each.n, "at": _noted(now)}
            for each in found
        ]
        if rows:
            connection.execute(delete(response).where(response.c.due <= day))
            connection.execute(insert(disposal), rows)
        changed = _forget_envelopes(connection)
    if rows or changed:
        store.forget_history()
    return sum(row["n"] for row in rows)


def _forget_envelopes(connection: Connection) -> bool:
    """Empty the bytes of batches with a receipt of which nothing is kept any longer."""
    kept = exists().where(response.c.batch == batch.c.number, response.c.due.is_not(None))
    over = batch.c.receipt.is_not(None) & batch.c.envelope.is_not(None) & ~kept
    return connection.execute(update(batch).where(over).values(envelope=null())).rowcount > 0


def log(store: Store) -> list[Disposed]:
    """Return the disposal log, the oldest entry first."""
    entries = select(disposal).order_by(disposal.c.batch)
    with store.transaction() as connection:
        rows = connection.execute(entries).mappings().all()
    return [Disposed(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in rows]


def _noted(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
