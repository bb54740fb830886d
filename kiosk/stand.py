"""A session at a stand: opened for an event, counted by itself, closed by staff.

Nobody ever types a count. Sending an answer is one transaction: the sealed response, the tallies
and the count of sent visits, together or not at all.
"""

import contextlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.campaign import Campaign, version_of
from kiosk.errors import Fault, Refused
from kiosk.questionnaire import WITH_CHOICES, Answers, Questionnaire
from kiosk.store import Store
from kiosk.tables import handout, response, session, tally


@dataclass(frozen=True)
class Session:
    """One session and its totals."""

    id: str
    event: str
    day: date  # of the event, whenever the session was opened
    questionnaire: str
    opened: datetime
    closed: datetime | None
    started: int
    sent: int
    walked_away: int


def _session(row: RowMapping) -> Session:
    times = {name: row[name] and datetime.fromisoformat(row[name]) for name in ("opened", "closed")}
    return Session(**{**row, **times, "day": date.fromisoformat(row["day"])})


def open_session(store: Store, campaign: Campaign, event_id: str, now: datetime) -> Session:
    """Open a session for an event of the campaign; raise Refused when one is open already."""
    event = campaign.event(event_id)
    with store.transaction() as connection:
        if connection.scalar(select(session.c.id).where(session.c.closed.is_(None))):
            raise Refused("session-already-open")
        row = {
            "id": str(uuid4()),
            "event": event.id,
            "day": event.date.isoformat(),
            "questionnaire": version_of(campaign.questionnaire),
            "opened": now.isoformat(),
        }
        found = connection.execute(insert(session).values(row).returning(*session.c))
        return _session(found.mappings().one())


def current_session(store: Store) -> Session | None:
    """Return the open session, or None."""
    with store.transaction() as connection:
        row = connection.execute(select(session).where(session.c.closed.is_(None))).mappings()
        return _session(found) if (found := row.one_or_none()) else None


def sessions(store: Store) -> list[Session]:
    """Return all sessions, the newest first."""
    with store.transaction() as connection:
        rows = connection.execute(select(session).order_by(session.c.opened.desc())).mappings()
        return [_session(row) for row in rows]


def close_session(store: Store, now: datetime) -> Session:
    """Close the open session; raise Refused when none is open."""
    closing = (
        update(session)
        .where(session.c.closed.is_(None))
        # A visit that was under way when the power went was not sent: it walked away.
        .values(closed=now.isoformat(), walked_away=session.c.started - session.c.sent)
        .returning(*session.c)
    )
    with store.transaction() as connection:
        row = connection.execute(closing).mappings().one_or_none()
        if row is None:
            raise Refused("session-none-open")
        closed = _session(row)
    with contextlib.suppress(Fault):  # closed it is, whether or not there is room for this
        store.forget_order()
    store.forget_history()
    return closed


# A visit whose start could not be counted, on a full disk, is counted at the latest when it ends.
_AT_LEAST = func.max(session.c.started, session.c.sent + session.c.walked_away + 1)


def count_start(store: Store, session_id: str) -> None:
    """Count a visit that began."""
    _count(store, session_id, started=session.c.started + 1)


def count_walk_away(store: Store, session_id: str) -> None:
    """Count a visit that ended without Send."""
    _count(store, session_id, walked_away=session.c.walked_away + 1, started=_AT_LEAST)


def _count(store: Store, session_id: str, **values: object) -> None:
    still_open = (session.c.id == session_id) & session.c.closed.is_(None)
    with store.transaction() as connection:
        connection.execute(update(session).where(still_open).values(**values))


def save_response(
    store: Store, session_id: str, response_id: str, sealed: bytes, choices: list[tuple[str, str]]
) -> int:
    """Store one sealed response with its tallies, durably; return how many were sent so far.

    `choices` are the (question, choice code) pairs to count; free text is never among them. A
    response that is stored already, since somebody pressed Send again after a fault, counts once.
    Raises Refused when the session was closed meanwhile: then nothing is stored.
    """
    sent = _save(store, session_id, response_id, sealed, choices)
    # Or the log would tell, transaction by transaction, which choices came together.
    store.forget_history()
    return sent


def _save(
    store: Store, session_id: str, response_id: str, sealed: bytes, choices: list[tuple[str, str]]
) -> int:
    still_open = (session.c.id == session_id) & session.c.closed.is_(None)
    with store.transaction() as connection:
        sent = connection.scalar(select(session.c.sent).where(still_open))
        if sent is None:
            raise Refused("session-none-open")
        row = {"id": response_id, "session": session_id, "sealed": sealed}
        if not connection.execute(upsert(response).values(row).on_conflict_do_nothing()).rowcount:
            return int(sent)
        ended = update(session).where(still_open).values(sent=sent + 1, started=_AT_LEAST)
        connection.execute(ended)
        if choices:
            add = upsert(tally).on_conflict_do_update(
                index_elements=list(tally.primary_key), set_={"n": tally.c.n + 1}
            )
            keys = ("question", "choice")
            pairs = [dict(zip(keys, pair, strict=True)) for pair in choices]
            connection.execute(add, [{"session": session_id, "n": 1, **pair} for pair in pairs])
        return int(sent) + 1


def choices_of(form: Questionnaire, answers: Answers) -> list[tuple[str, str]]:
    """Return the choices of a visit to count, without free text, numbers and what is sensitive."""
    pairs: list[tuple[str, str]] = []
    for question in form.questions:
        answer = answers.get(question.name)
        if question.kind not in WITH_CHOICES or question.sensitive or answer is None:
            continue
        codes = answer if isinstance(answer, list) else [str(answer)]
        chosen = (question.choice(code) for code in codes)
        pairs += [(question.name, one.code) for one in chosen if one and not one.sensitive]
    return pairs


def tallies(store: Store, session_id: str) -> dict[tuple[str, str], int]:
    """Return how often each (question, choice) was chosen in a session."""
    with store.transaction() as connection:
        rows = connection.execute(
            select(tally.c.question, tally.c.choice, tally.c.n).where(tally.c.session == session_id)
        )
        return {(question, choice): n for question, choice, n in rows}


def count_handout(store: Store, session_id: str, language: str, layout: str, n: int = 1) -> None:
    """Count printed handouts in the ledger, which has no link to any answer."""
    row = {"session": session_id, "language": language, "layout": layout, "n": n}
    add = upsert(handout).values(row)
    add = add.on_conflict_do_update(
        index_elements=list(handout.primary_key), set_={"n": handout.c.n + n}
    )
    with store.transaction() as connection:
        connection.execute(add)


def handouts(store: Store, session_id: str) -> int:
    """Return how many handouts a session has printed."""
    of_session = select(func.coalesce(func.sum(handout.c.n), 0)).where(
        handout.c.session == session_id
    )
    with store.transaction() as connection:
        return int(connection.scalar(of_session) or 0)


def touch(store: Store) -> None:
    """Write without changing anything, to learn whether the store can be written to."""
    with store.transaction() as connection:
        connection.execute(update(session).values(sent=session.c.sent))
