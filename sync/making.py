"""Makes the batches of closed sessions: once, in one transaction a session, signed and chained.

A session's responses are shuffled before they are dealt out, so that neither their order nor the
part they are in tells when they came. What is made is stored as bytes, and never made again.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nacl.signing import VerifyKey
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    bindparam,
    exists,
    insert,
    literal_column,
    select,
    update,
)

from kiosk.envelope import Kind
from kiosk.pack import Pack
from kiosk.report import PER_SHEET
from kiosk.store import Store
from kiosk.tables import batch, handout, response, session
from sync.batch import (
    MOST,
    NO_HASH,
    Batch,
    Receipt,
    Sealed,
    decode_verified,
    digest,
    encode,
    read_receipt,
)

ROOM = Kind.BATCH.limit - 4096
"""Bytes for the responses of one batch; the rest is for all else that stands in it."""

_BESIDE = 8  # bytes that MessagePack takes for a response, beside id and sealed box


@dataclass(frozen=True)
class End:
    """The last batch made: its number in this store, and where it stands in its chain."""

    stored: int = 0
    chain: str = ""  # none: the next batch begins one, with its session as the id
    number: int = 0
    hash: bytes = NO_HASH


def prepare(store: Store, pack: Pack) -> int:
    """Make the batches of every closed session that has none; return how many sessions fit none.

    A session without answers gets one too: its counts matter, and the chain shows it is complete.
    One with an answer that is larger than a batch may be is left whole, and holds back only itself.
    """
    without = (
        select(session)
        .where(session.c.closed.is_not(None), ~exists().where(batch.c.session == session.c.id))
        # In the order they were opened; the wall clock of a tablet is not to be trusted.
        .order_by(literal_column("session.rowid"))
    )
    with store.transaction() as connection:
        sessions = connection.execute(without).mappings().all()
    return sum(not _make(store, pack, row) for row in sessions)


def _make(store: Store, pack: Pack, row: RowMapping) -> bool:
    """Sign and store the batches of one session, all or none; tell whether its answers fit."""
    of_session = response.c.session == row["id"]
    with store.transaction() as connection:
        parts = list(_dealt(_shuffled(connection, of_session)))
        if any(_size(part) > ROOM for part in parts):
            return False
        end = _end(connection, pack)
        for part, responses in enumerate(parts, start=1):
            made = _batch(connection, pack, row, end, (part, len(parts)), responses)
            end = _keep(connection, pack, end, made)
    return True


def make_again(connection: Connection, pack: Pack, number: int) -> int:
    """Make a batch of the answers that were refused of batch `number`; return its own number.

    The bytes of the first are gone, with the answers that the centre holds. The new one is of the
    same part of the session, and stands at the end of the chain.
    """
    old = connection.execute(select(batch).where(batch.c.number == number)).one()
    of_session = select(session).where(session.c.id == old.session)
    row = connection.execute(of_session).mappings().one()
    refused = _shuffled(connection, (response.c.batch == number) & response.c.due.is_(None))
    end = _end(connection, pack)
    made = _batch(connection, pack, row, end, (old.part, old.parts), refused)
    return _keep(connection, pack, end, made).stored


def _end(connection: Connection, pack: Pack) -> End:
    """Return where the next batch goes on; a kiosk with another identity begins another chain."""
    last = connection.execute(select(batch).order_by(batch.c.number.desc()).limit(1)).one_or_none()
    if last is None:
        return End()
    origin = _origin(last, pack)
    if origin.kiosk != pack.holder.kiosk:
        return End(last.number)
    return End(last.number, origin.chain, origin.number, last.hash)


def _origin(row: Row[Any], pack: Pack) -> Batch | Receipt:
    """Return what tells the chain and number of a stored batch: itself, or its receipt."""
    if row.envelope is not None:
        return decode_verified(row.envelope, VerifyKey(pack.keys.campaign))
    return read_receipt(row.receipt, VerifyKey(pack.keys.receipt))


def _batch(
    connection: Connection,
    pack: Pack,
    row: RowMapping,
    end: End,
    place: tuple[int, int],
    responses: list[Sealed],
) -> Batch:
    """Return the batch after `end` with some responses of a session; `place` is part n of m."""
    part, parts = place
    return Batch(
        campaign=pack.campaign.id,
        kiosk=pack.holder.kiosk,
        chain=end.chain or row["id"],
        number=end.number + 1,
        previous=end.hash,
        session=row["id"],
        part=part,
        parts=parts,
        event=row["event"],
        day=date.fromisoformat(row["day"]),
        questionnaire=row["questionnaire"],
        started=row["started"],
        sent=row["sent"],
        walked_away=row["walked_away"],
        timed_out=row["timed_out"],
        handouts=_handouts(connection, row["id"]),
        responses=responses,
    )


def _keep(connection: Connection, pack: Pack, end: End, made: Batch) -> End:
    """Store a batch after `end`, ready to be sent; return it as the new end."""
    envelope = encode(made, pack.holder)
    stored = end.stored + 1
    values = {
        "number": stored,
        "session": made.session,
        "part": made.part,
        "parts": made.parts,
        "hash": digest(envelope),
        "envelope": envelope,
        "count": len(made.responses),
        "state": "ready",
    }
    connection.execute(insert(batch).values(values))
    if made.responses:
        in_it = update(response).where(response.c.id == bindparam("each")).values(batch=stored)
        connection.execute(in_it, [{"each": sealed.id} for sealed in made.responses])
    return End(stored, made.chain, made.number, digest(envelope))


def _handouts(connection: Connection, session_id: str) -> int:
    """Return how many handouts a session gave; the ledger has the sheets that they were on."""
    sheets = select(handout.c.layout, handout.c.n).where(handout.c.session == session_id)
    return sum(n * PER_SHEET.get(layout, 1) for layout, n in connection.execute(sheets))


def _shuffled(connection: Connection, which: ColumnElement[bool]) -> list[Sealed]:
    """Return responses in an order that tells nothing of when they came."""
    rows = connection.execute(select(response.c.id, response.c.sealed).where(which))
    found = [Sealed(row.id, row.sealed) for row in rows]
    secrets.SystemRandom().shuffle(found)
    return found


def _dealt(responses: list[Sealed]) -> Iterator[list[Sealed]]:
    """Deal responses out to batches; there is always one, even without any."""
    part: list[Sealed] = []
    size = 0
    for each in responses:
        if len(part) == MOST or part and size + _size([each]) > ROOM:
            yield part
            part, size = [], 0
        part.append(each)
        size += _size([each])
    yield part


def _size(part: list[Sealed]) -> int:
    """Return how many bytes the responses take in a batch, at most."""
    return sum(len(each.id) + len(each.sealed) + _BESIDE for each in part)
