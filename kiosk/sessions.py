"""What staff do around a session: plan it ahead, pause it, say why counts differ; and its end.

Opening, counting and closing are in `kiosk/stand.py`. A session belongs to its event's day: one
that nobody has closed by then closes itself, with all that was counted, and says so.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk import note, stand
from kiosk.campaign import Campaign
from kiosk.check import Check
from kiosk.errors import Refused
from kiosk.session import NOTHING_SAID, Details, Session, is_over, session_of
from kiosk.store import Store
from kiosk.tables import plan as table
from kiosk.tables import preflight, session


@dataclass(frozen=True)
class Plan:
    """A session that is planned and not yet opened."""

    event: str
    stand: str
    notes: str


def plan(
    store: Store, campaign: Campaign, event_id: str, now: datetime, details: Details = NOTHING_SAID
) -> Plan:
    """Plan a session for an event; planning it again replaces what was planned.

    Raises Refused when the event is unknown or over, or a note will not do.
    """
    event = campaign.event(event_id)
    if is_over(event, now):
        raise Refused("session-plan-late", event=event.place, id=event.id)
    made = Plan(event.id, note.checked_stand(details.stand), note.checked(details.notes))
    put = upsert(table).values(vars(made))
    put = put.on_conflict_do_update(index_elements=["event"], set_=vars(made))
    with store.transaction() as connection:
        connection.execute(put)
    return made


def plans(store: Store) -> list[Plan]:
    """Return what is planned."""
    with store.transaction() as connection:
        rows = connection.execute(select(table).order_by(table.c.event)).mappings()
        return [Plan(**row) for row in rows]


def drop_plan(store: Store, event_id: str) -> None:
    """Forget a plan, if there is one."""
    with store.transaction() as connection:
        connection.execute(delete(table).where(table.c.event == event_id))


def pause(store: Store) -> Session:
    """Let nobody begin until `resume`; who is under way may finish. Raises Refused as `resume`."""
    return _set_paused(store, True)


def resume(store: Store) -> Session:
    """Go on after a pause; raise Refused when no session is open."""
    return _set_paused(store, False)


def _set_paused(store: Store, paused: bool) -> Session:
    changed = update(session).where(session.c.closed.is_(None)).values(paused=paused)
    with store.transaction() as connection:
        row = connection.execute(changed.returning(*session.c)).mappings().one_or_none()
        if row is None:
            raise Refused("session-none-open")
        return session_of(row)


def close_overdue(store: Store, now: datetime) -> Session | None:
    """Close the open session when its event's day is over, and return it; None otherwise.

    One that was opened later than on that day is over when its own day is. `now` is in the
    campaign's time zone. To be called at start and by a timer: then `check-session-closed-itself`
    (`kiosk/preflight.py`) goes on warning until another session is opened.
    """
    current = stand.current_session(store)
    if current is None or now.date() <= max(current.day, current.opened.date()):
        return None
    return stand.close_session(store, now, itself=True)


def explain(store: Store, session_id: str, words: str) -> Session:
    """Keep what staff say about a difference between counts; nobody can change a count.

    Raises Refused when there is no such session, or the note will not do.
    """
    told = update(session).where(session.c.id == session_id)
    told = told.values(difference=note.checked(words))
    with store.transaction() as connection:
        row = connection.execute(told.returning(*session.c)).mappings().one_or_none()
    if row is None:
        raise Refused("session-unknown", session=session_id)
    return session_of(row)


def find(store: Store, session_id: str = "") -> Session:
    """Return the session whose id begins with `session_id`; the newest without one.

    Raises Refused when there is none, or several.
    """
    found = [each for each in stand.sessions(store) if each.id.startswith(session_id)]
    if not found or session_id and len(found) > 1:
        raise Refused("session-unknown" if session_id else "session-never", session=session_id)
    return found[0]


def checks_of(store: Store, session_id: str) -> list[Check]:
    """Return what was checked before a session was opened."""
    kept = select(preflight).where(preflight.c.session == session_id).order_by(preflight.c.place)
    with store.transaction() as connection:
        rows = connection.execute(kept).all()
    return [Check(row.level, row.code, msgspec.json.decode(row.content)) for row in rows]
