"""Figures that may be shown: never fewer than five, always with their n and stand.

Five follows the practice of official statistics for small groups; a visitor who talked to staff at
a quiet stand must not be found in a figure.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from kiosk.campaign import SMALLEST_SHOWN, Campaign, Event
from sync.central.tables import response


@dataclass(frozen=True)
class Turnout:
    """How many answered at one dialogue; `n` is None when it is too small to show."""

    event: Event
    n: int | None


def answers_by_event(connection: Connection, campaign_id: str) -> dict[str, int]:
    """Return how many responses the centre holds for each event of a campaign."""
    counted = (
        select(response.c.event, func.count().label("n"))
        .where(response.c.campaign == campaign_id)
        .group_by(response.c.event)
    )
    return {row.event: row.n for row in connection.execute(counted)}


def turnouts(campaign: Campaign, answers: dict[str, int], today: date) -> list[Turnout]:
    """Return the turnout of every dialogue that has begun by `today` or has answers, in order.

    Answers to a dialogue that the campaign no longer names are stored, and not shown here.
    No total is given: together with the others it would tell the one that is suppressed.
    """
    held = [event for event in campaign.events if event.date <= today or event.id in answers]
    held.sort(key=lambda event: (event.date, event.starts))
    return [Turnout(event, shown(answers.get(event.id, 0))) for event in held]


def shown(n: int) -> int | None:
    """Return `n`, or None when it is too small to be shown."""
    return n if n >= SMALLEST_SHOWN else None
