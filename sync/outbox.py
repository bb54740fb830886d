"""Batches at the kiosk, and what becomes of them.

    ready -> in_doubt -> settled      a receipt names every answer, and all are at the centre
                      -> put_aside    the centre refused the batch, or some answers of it
    put_aside -> ready                when somebody has it tried again

What a receipt says the centre holds is deleted here, at once or after the campaign's keeping time
(`kiosk/disposal.py`). The bytes of a batch are re-sent unchanged, so that a lost receipt can never
make a duplicate. One sender at a time: whoever changes anything here holds the kiosk's sender lock.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from kiosk.pack import Pack
from kiosk.store import Store
from kiosk.tables import batch, response, session
from sync.batch import Receipt
from sync.making import make_again

ANSWERS_REFUSED = "answers-refused"
"""Why a batch is put aside of which the centre holds the answers that it could read."""

OPEN = ("ready", "in_doubt")


@dataclass(frozen=True)
class Waiting:
    """A batch that no receipt has settled: its number in this store, and how many answers."""

    number: int
    answers: int


@dataclass(frozen=True)
class Aside:
    """A batch that was put aside, and why."""

    number: int
    event: str
    answers: int
    reason: str  # a code, with a sentence for the staff


@dataclass(frozen=True)
class Summary:
    """What is at the kiosk and what has left it, for the staff's screens."""

    answers_waiting: int
    answers_refused: int  # put aside
    batches_settled: int
    batches_in_doubt: int = 0  # sent, and no receipt has come yet
    answers_kept: int = 0  # at the centre, and here until the keeping time is over


def waiting(store: Store) -> list[Waiting]:
    """Return the batches to send, in the order of the chain."""
    unsettled = (
        select(batch.c.number, batch.c.count)
        .where(batch.c.state.in_(OPEN))
        .order_by(batch.c.number)
    )
    with store.transaction() as connection:
        return [Waiting(*row) for row in connection.execute(unsettled)]


def take(store: Store, number: int) -> bytes:
    """Return the bytes of a batch, and note first that the centre may have them from now on."""
    mine = batch.c.number == number
    with store.transaction() as connection:
        ready = update(batch).where(mine, batch.c.state == "ready")
        connection.execute(ready.values(state="in_doubt"))
        envelope: bytes = connection.scalars(select(batch.c.envelope).where(mine)).one()
    return envelope


def number_of(store: Store, hash_: bytes) -> int | None:
    """Return the number of the batch with this hash if it has no receipt yet."""
    wanted = select(batch.c.number).where(batch.c.hash == hash_, batch.c.receipt.is_(None))
    with store.transaction() as connection:
        found: int | None = connection.scalar(wanted)
    return found


def envelope_of(store: Store, number: int) -> bytes:
    """Return the bytes of a batch without a receipt; its state stays as it is."""
    wanted = select(batch.c.envelope).where(batch.c.number == number)
    with store.transaction() as connection:
        envelope: bytes = connection.scalars(wanted).one()
    return envelope


def settle(store: Store, pack: Pack, number: int, data: bytes, receipt: Receipt) -> None:
    """Believe the verified `receipt` for batch `number`: note what may be deleted, and from when.

    `data` is the receipt's envelope, which stays for the chain to go on from. Nothing is deleted
    here: `kiosk.disposal.purge` does, and finds what was noted however often it is cut off.
    """
    keep = timedelta(days=pack.campaign.keep_days)
    # At once means at once, however wrong this kiosk's clock is.
    due = (receipt.day + keep if keep else date.min).isoformat()
    state, reason = ("put_aside", ANSWERS_REFUSED) if receipt.refused else ("settled", None)
    with store.transaction() as connection:
        if receipt.kept:
            mine = (response.c.id == bindparam("named")) & (response.c.batch == number)
            named = update(response).where(mine).values(due=due)
            connection.execute(named, [{"named": kept} for kept in receipt.kept])
        ended = {"state": state, "reason": reason, "receipt": data}
        connection.execute(update(batch).where(batch.c.number == number).values(ended))


def put_aside(store: Store, number: int, reason: str) -> None:
    """Keep a batch that the centre refuses as a whole, bytes and all, out of the way of others."""
    aside = {"state": "put_aside", "reason": reason}
    with store.transaction() as connection:
        connection.execute(update(batch).where(batch.c.number == number).values(aside))


def aside(store: Store) -> list[Aside]:
    """Return the batches that are put aside, in the order of the chain."""
    left = (
        select(func.count())
        .where(response.c.batch == batch.c.number, response.c.due.is_(None))
        .scalar_subquery()
    )
    wanted = (
        select(batch.c.number, session.c.event, left, batch.c.reason)
        .join(session, session.c.id == batch.c.session)
        .where(batch.c.state == "put_aside")
        .order_by(batch.c.number)
    )
    with store.transaction() as connection:
        return [Aside(*row) for row in connection.execute(wanted)]


def retry(store: Store, pack: Pack) -> int:
    """Make every batch that was put aside ready once more; return how many.

    One that was refused as a whole goes as it is, and the refused answers of another in a batch of
    their own.
    """
    with store.transaction() as connection:
        numbers = _with_envelopes(connection, pack)
        again = {"state": "ready", "reason": None}
        connection.execute(update(batch).where(batch.c.number.in_(numbers)).values(again))
    return len(numbers)


def exportable(store: Store, pack: Pack) -> dict[int, bytes]:
    """Return the bytes of every batch that is put aside, by number, and leave them aside."""
    with store.transaction() as connection:
        numbers = _with_envelopes(connection, pack)
        wanted = select(batch.c.number, batch.c.envelope).where(batch.c.number.in_(numbers))
        return {row.number: row.envelope for row in connection.execute(wanted)}


def _with_envelopes(connection: Connection, pack: Pack) -> list[int]:
    """Return the batches put aside that have no receipt, once the refused answers have theirs."""
    wanted = select(batch.c.number, batch.c.receipt).where(batch.c.state == "put_aside")
    numbers = []
    for row in connection.execute(wanted.order_by(batch.c.number)).all():
        if row.receipt is None:
            numbers.append(row.number)
            continue
        made = make_again(connection, pack, row.number)
        moved = {"state": "put_aside", "reason": ANSWERS_REFUSED}
        connection.execute(update(batch).where(batch.c.number == made).values(moved))
        over = {"state": "settled", "reason": None}
        connection.execute(update(batch).where(batch.c.number == row.number).values(over))
        numbers.append(made)
    return numbers


def summary(store: Store) -> Summary:
    """Return how much waits, was refused, and has left."""
    aside = func.coalesce(batch.c.state, "") == "put_aside"
    kept = response.c.due.is_not(None)
    by_batch = response.outerjoin(batch, batch.c.number == response.c.batch)
    answers = select(kept, aside, func.count()).select_from(by_batch).group_by(kept, aside)
    states = select(batch.c.state, func.count()).group_by(batch.c.state)
    with store.transaction() as connection:
        counted = {(bool(row[0]), bool(row[1])): row[2] for row in connection.execute(answers)}
        batches = {row[0]: row[1] for row in connection.execute(states)}
    return Summary(
        answers_waiting=counted.get((False, False), 0),
        answers_refused=counted.get((False, True), 0),
        batches_settled=batches.get("settled", 0),
        batches_in_doubt=batches.get("in_doubt", 0),
        answers_kept=counted.get((True, False), 0) + counted.get((True, True), 0),
    )
