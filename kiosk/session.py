"""A session as it is stored: what is known of it, and what is noted when it is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, RowMapping, delete, insert

from kiosk import note
from kiosk.campaign import Campaign, Event, version_of
from kiosk.check import Check, plain
from kiosk.errors import Refused
from kiosk.tables import plan, preflight


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
    timed_out: int
    paused: bool
    closed_itself: bool  # since nobody closed it on the event's day
    stand: str
    notes: str
    late: str  # why it was opened when the event was over, or days before it
    difference: str  # why counts differ, in the words of staff

    @property
    def takes_visits(self) -> bool:
        """Tell whether somebody may begin."""
        return self.closed is None and not self.paused

    @property
    def under_way(self) -> int:
        """How many visits have begun and not ended, or were cut off by a crash."""
        return self.started - self.sent - self.walked_away - self.timed_out


@dataclass(frozen=True)
class Details:
    """What staff may say of a session; "" for nothing, or for what was planned."""

    stand: str = ""  # which one, where an event has several
    notes: str = ""
    late: str = ""


NOTHING_SAID = Details()


def session_of(row: RowMapping) -> Session:
    times = {name: row[name] and datetime.fromisoformat(row[name]) for name in ("opened", "closed")}
    return Session(**{**row, **times, "day": date.fromisoformat(row["day"])})


def is_over(event: Event, now: datetime) -> bool:
    """Tell whether an event has ended; `now` is in the campaign's time zone."""
    return (now.date(), now.time()) > (event.date, event.ends)


def is_early(event: Event, now: datetime) -> bool:
    """Tell whether an event's day is yet to come; `now` is in the campaign's time zone."""
    return now.date() < event.date


def as_opened(campaign: Campaign, event_id: str, now: datetime, details: Details) -> dict[str, str]:
    """Return the row of a session that is opened now; raise Refused as `stand.open_session`."""
    event = campaign.event(event_id)
    early, over = is_early(event, now), is_over(event, now)
    why = note.checked(details.late) if early or over else ""
    if not why and (early or over):
        raise Refused("session-early" if early else "session-late", event=event.place)
    return {
        "id": str(uuid4()),
        "event": event.id,
        "day": event.date.isoformat(),
        "questionnaire": version_of(campaign.questionnaire),
        "opened": now.isoformat(),
        "stand": note.checked_stand(details.stand),
        "notes": note.checked(details.notes),
        "late": why,
    }


def as_planned(connection: Connection, row: dict[str, str]) -> dict[str, str]:
    """Return what was planned of the session and nobody has said otherwise; the plan is done."""
    done = delete(plan).where(plan.c.event == row["event"]).returning(plan.c.stand, plan.c.notes)
    planned = connection.execute(done).mappings().one_or_none()
    return {name: row[name] or planned[name] for name in planned} if planned else {}


def keep_checks(connection: Connection, session_id: str, checks: Iterable[Check]) -> None:
    """Keep what was checked before a session was opened."""
    rows = [
        {
            "session": session_id,
            "place": place,
            "code": check.code,
            "level": check.level,
            "content": msgspec.json.encode(plain(check.values)).decode(),
        }
        for place, check in enumerate(checks)
    ]
    if rows:
        connection.execute(insert(preflight), rows)
