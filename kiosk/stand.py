"""A session at a stand: opened for an event, counted by itself, closed by staff.

Nobody ever types a count. Sending an answer is one transaction: the sealed response, the tallies
and the count of sent visits, together or not at all.
"""

import contextlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk import disposal
from kiosk.campaign import Campaign
from kiosk.check import Check, is_go
from kiosk.errors import Fault, Refused
from kiosk.questionnaire import WITH_CHOICES, Answers, Questionnaire
from kiosk.session import (
    NOTHING_SAID,
    Details,
    Session,
    as_opened,
    as_planned,
    keep_checks,
    session_of,
)
from kiosk.store import Store
from kiosk.tables import handout, session, tally


def open_session(
    store: Store,
    campaign: Campaign,
    event_id: str,
    now: datetime,
    details: Details = NOTHING_SAID,
    checks: Sequence[Check] = (),
) -> Session:
    """Open a session for an event of the campaign, as planned where it was, and keep its checks.

    Raises Refused when one is open already, a check is bad, it is not the event's day and no note
    says why it is opened then, or a note will not do.
    """
    row = as_opened(campaign, event_id, now, details)
    disposal.purge(store, now)  # a kiosk that syncs no more keeps nothing longer than it may
    with store.transaction() as connection:
        if connection.scalar(select(session.c.id).where(session.c.closed.is_(None))):
            raise Refused("session-already-open")
        if not is_go(checks):
            raise Refused("session-no-go")
        row |= as_planned(connection, row)
        found = connection.execute(insert(session).values(row).returning(*session.c))
        opened = session_of(found.mappings().one())
        keep_checks(connection, opened.id, checks)
        return opened


def current_session(store: Store) -> Session | None:
    """Return the open session, or None."""
    with store.transaction() as connection:
        row = connection.execute(select(session).where(session.c.closed.is_(None))).mappings()
        return session_of(found) if (found := row.one_or_none()) else None


def sessions(store: Store) -> list[Session]:
    """Return all sessions, the newest first."""
    with store.transaction() as connection:
        # As they were opened; the wall clock of a tablet is not to be trusted.
        newest_first = select(session).order_by(literal_column("session.rowid DESC"))
        rows = connection.execute(newest_first).mappings()
        return [session_of(row) for row in rows]


def close_session(store: Store, now: datetime, *, itself: bool = False) -> Session:
    """Close the open session; raise Refused when there is none to close.

    `itself` notes that nobody did, as `kiosk/sessions.py` finds when the event's day is over.
    """
    closing = (
        update(session)
        .where(session.c.closed.is_(None))
        # A visit that was under way when the power went was not sent: it walked away.
        .values(
            closed=now.isoformat(),
            walked_away=session.c.started - session.c.sent - session.c.timed_out,
            paused=False,
            closed_itself=itself,
        )
        .returning(*session.c)
    )
    with store.transaction() as connection:
        row = connection.execute(closing).mappings().one_or_none()
        if row is None:
            raise Refused("session-none-to-close")
        closed = session_of(row)
    with contextlib.suppress(Fault):  # closed it is, whether or not there is room for this
        disposal.purge(store, now)
        store.forget_order()
    store.forget_history()
    return closed


# A visit whose start could not be counted, on a full disk, is counted at the latest when it ends.
_ENDED = session.c.sent + session.c.walked_away + session.c.timed_out
_AT_LEAST = func.max(session.c.started, _ENDED + 1)


def count_start(store: Store, session_id: str) -> None:
    """Count a visit that began."""
    _count(store, session_id, started=session.c.started + 1)


def count_walk_away(store: Store, session_id: str) -> None:
    """Count a visit that ended without Send, since the visitor left it."""
    _count(store, session_id, walked_away=session.c.walked_away + 1, started=_AT_LEAST)


def count_time_out(store: Store, session_id: str) -> None:
    """Count a visit that ended without Send, since nobody had touched the kiosk for too long."""
    _count(store, session_id, timed_out=session.c.timed_out + 1, started=_AT_LEAST)


def _count(store: Store, session_id: str, **values: object) -> None:
    still_open = (session.c.id == session_id) & session.c.closed.is_(None)
    with store.transaction() as connection:
        connection.execute(update(session).where(still_open).values(**values))


def save_response(
    store: Store,
    session_id: str,
    response_id: str,
    sealed: bytes,
    choices: list[tuple[str, str]],
    *,
    hour: int,
    language: str,
) -> int:
    """Store one sealed response with its tallies, durably; return how many were sent so far.

    `choices` are the (question, choice code) pairs to count; free text is never among them. `hour`
    (0 to 23) and `language` are counted apart from each other. A response that is stored already,
    since somebody pressed Send again after a fault, counts once. Raises Refused when the session
    was closed meanwhile: then nothing is stored.
    """
    sent = _save(store, session_id, response_id, sealed, choices, (hour, language))
    # Or the log would tell, transaction by transaction, which choices came together.
    store.forget_history()
    return sent


# Written out: building these anew takes longer than running them does, and a visitor waits.
_SENT = "SELECT sent FROM session WHERE id = ? AND closed IS NULL"
_STORE = "INSERT INTO response (id, session, sealed) VALUES (?, ?, ?)"
_END = (
    "UPDATE session SET sent = sent + 1,"
    " started = max(started, sent + walked_away + timed_out + 1)"
    " WHERE id = ? AND closed IS NULL AND NOT EXISTS (SELECT 1 FROM response WHERE id = ?)"
    " RETURNING sent"
)
_COUNT_CHOICE = (
    "INSERT INTO tally (session, question, choice, n) VALUES (?, ?, ?, 1)"
    " ON CONFLICT (session, question, choice) DO UPDATE SET n = n + 1"
)
_COUNT_VISIT = (
    "INSERT INTO visit_tally (session, kind, value, n) VALUES (?, 'hour', ?, 1),"
    " (?, 'language', ?, 1) ON CONFLICT (session, kind, value) DO UPDATE SET n = n + 1"
)


def _save(
    store: Store,
    session_id: str,
    response_id: str,
    sealed: bytes,
    choices: list[tuple[str, str]],
    about: tuple[int, str],
) -> int:
    """Store a response and count it; `about` are the hour and the language of the visit."""
    hour, language = about
    with store.transaction() as connection:
        sent = connection.exec_driver_sql(_END, (session_id, response_id)).scalar()
        if sent is None:  # closed, or stored already
            sent = connection.exec_driver_sql(_SENT, (session_id,)).scalar()
            if sent is None:
                raise Refused("session-none-open")
            return int(sent)
        connection.exec_driver_sql(_STORE, (response_id, session_id, sealed))
        if choices:
            connection.exec_driver_sql(_COUNT_CHOICE, [(session_id, *pair) for pair in choices])
        visit = (session_id, str(hour), session_id, language)
        connection.exec_driver_sql(_COUNT_VISIT, visit)
        return int(sent)


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
    """Count handouts in the ledger, which has no link to any answer."""
    with store.transaction() as connection:
        count_in(connection, session_id, language, layout, n)


def count_in(
    connection: Connection, session_id: str, language: str, layout: str, sheets: int
) -> None:
    """Count sheets with handouts, in a transaction in which something else is noted as well."""
    row = {"session": session_id, "language": language, "layout": layout, "n": sheets}
    add = upsert(handout).values(row)
    add = add.on_conflict_do_update(
        index_elements=list(handout.primary_key), set_={"n": handout.c.n + sheets}
    )
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
