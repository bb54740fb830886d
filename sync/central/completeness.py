"""Proves from what has come that nothing is missing, or names what is.

The batches of a kiosk are numbered without gaps, and each names the hash of the one before. So a
number that is not there is a gap, and two batches in one place, or one that follows a batch other
than the one that came, are a fork: the kiosk's disk was cloned, or an old copy of it restored. No
answer is lost or counted twice by that, since each has an id of its own; but people should know.

What a kiosk has not sent at all, at the end of its chain, no centre can know of.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, func, select

from sync.batch import NO_HASH
from sync.central.tables import aside, batch, kiosk, response

Batch = Row[Any]

Range = tuple[int, int]
"""The first and the last of some numbers in a row."""


class Chain(Struct, frozen=True):
    """The batches of one store at a kiosk, from 1 to the last that has come."""

    id: str
    last: int
    missing: list[Range]
    forks: list[int]  # numbers that more than one batch has, whether or not both have come

    @property
    def whole(self) -> bool:
        return not self.missing and not self.forks


class Held(Struct, frozen=True):
    """One session: what its kiosk has announced, and what is here."""

    id: str
    event: str
    parts: int
    missing_parts: list[Range]
    announced: int  # sent visits, as the kiosk counted them
    stored: int
    refused: int  # kept aside, sealed
    forked: bool  # announced more than once, and not with the same number

    @property
    def whole(self) -> bool:
        counted = self.stored + self.refused == self.announced
        return counted and not self.missing_parts and not self.forked


class OfKiosk(Struct, frozen=True):
    """All that has come from one kiosk."""

    kiosk: str
    name: str  # empty for one that was not enrolled here
    chains: list[Chain]
    sessions: list[Held]

    @property
    def whole(self) -> bool:
        chains = all(each.whole for each in self.chains)
        return chains and all(each.whole for each in self.sessions)


def completeness(connection: Connection, campaign: str) -> list[OfKiosk]:
    """Return what has come from each kiosk of a campaign, by name; those that sent nothing too."""
    wanted = select(batch).where(batch.c.campaign == campaign).order_by(batch.c.number)
    by_kiosk: dict[str, list[Batch]] = defaultdict(list)
    for row in connection.execute(wanted):
        by_kiosk[row.kiosk].append(row)
    refused = _refused(connection, campaign)
    enrolled = select(kiosk.c.id, kiosk.c.name).where(kiosk.c.campaign == campaign)
    names = {row.id: row.name for row in connection.execute(enrolled)}
    found = [
        OfKiosk(id_, names.get(id_, ""), _chains(rows), _sessions(rows, refused))
        for id_, rows in ((id_, by_kiosk[id_]) for id_ in {*names, *by_kiosk})
    ]
    return sorted(found, key=lambda each: (each.name, each.kiosk))


def _refused(connection: Connection, campaign: str) -> dict[str, int]:
    """Return how many answers of each session are kept aside and were not taken in later."""
    counted = (
        select(batch.c.session, func.count(aside.c.id.distinct()))
        .join(aside, (aside.c.campaign == batch.c.campaign) & (aside.c.batch == batch.c.hash))
        .outerjoin(
            response, (response.c.campaign == aside.c.campaign) & (response.c.id == aside.c.id)
        )
        .where(batch.c.campaign == campaign, response.c.id.is_(None))
        .group_by(batch.c.session)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}


def _chains(rows: Iterable[Batch]) -> list[Chain]:
    found: dict[str, dict[int, list[Batch]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.chain][row.number].append(row)
    return [
        Chain(id_, max(places), _gaps(places, max(places)), _forks(places))
        for id_, places in found.items()
    ]


def _forks(places: dict[int, list[Batch]]) -> list[int]:
    forks = {number for number, rows in places.items() if len(rows) > 1}
    for number, rows in places.items():
        before = {row.hash for row in places.get(number - 1, ())} if number > 1 else {NO_HASH}
        if before and any(row.previous not in before for row in rows):
            forks.add(max(number - 1, 1))  # it follows another that has this number
    return sorted(forks)


def _sessions(rows: Iterable[Batch], refused: dict[str, int]) -> list[Held]:
    found: dict[str, list[Batch]] = defaultdict(list)
    for row in rows:
        found[row.session].append(row)
    return [_held(id_, batches, refused.get(id_, 0)) for id_, batches in found.items()]


def _held(id_: str, rows: list[Batch], refused: int) -> Held:
    parts = max(row.parts for row in rows)
    announced = {row.sent for row in rows}
    return Held(
        id=id_,
        event=rows[0].event,
        parts=parts,
        missing_parts=_gaps({row.part for row in rows}, parts),
        announced=max(announced),
        stored=sum(row.stored for row in rows),
        refused=refused,
        forked=len(announced) > 1,
    )


def _gaps(there: Iterable[int], last: int) -> list[Range]:
    """Return the numbers from 1 to `last` that are not there, as ranges; last is 2**31 at most."""
    gaps, after = [], 0
    for number in sorted({*there, last + 1}):
        if number > after + 1:
            gaps.append((after + 1, number - 1))
        after = number
    return gaps
