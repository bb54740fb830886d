r"""What was given to the printers, job by job, and what became of it.

    noted ----> handed ----> printed   counted among the handouts of its session
      |           |    \---> unknown   somebody must look at the paper, and say
      \--> failed <-/                  nothing came out

A job is noted before anybody is told of it, and handed before its document is given: what a crash
leaves behind is never taken for printed, and never printed again by itself. Nothing here leads to
an answer or tells when something was printed; a job that has ended keeps no number of the spooler.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from sqlalchemy import ColumnElement, insert, select, update

from kiosk import stand
from kiosk.store import Store
from kiosk.tables import print_job as table

Outcome = Literal["printed", "failed", "unknown"]


@dataclass(frozen=True)
class Job:
    """One job: `copies` of a document of `pages` pages, on the printer with that address."""

    id: str
    session: str
    printer: str
    language: str
    layout: str
    copies: int
    pages: int
    state: str
    spooler_job: int | None = None
    printer_since: int | None = None


def note(
    store: Store, session: str, printer: str, language: str, layout: str, copies: int, pages: int
) -> Job:
    """Note a job that is about to be given to a printer."""
    job = Job(str(uuid4()), session, printer, language, layout, copies, pages, "noted")
    with store.transaction() as connection:
        connection.execute(insert(table).values(**vars(job)))
    return job


def hand(store: Store, job: Job, number: int | None = None, since: int | None = None) -> None:
    """Note that the printer may have the job from now on, under the spooler's `number` for it."""
    _update(store, job, "noted", state="handed", spooler_job=number, printer_since=since)


def remember_since(store: Store, job: Job, since: int | None) -> None:
    """Note since when the printer is on that has not got the job yet."""
    if since != job.printer_since:
        _update(store, job, "handed", printer_since=since)


def end(store: Store, job: Job, outcome: Outcome) -> None:
    """Note what became of a job, once; one that was printed is counted in the same transaction."""
    still_open = (table.c.id == job.id) & table.c.state.in_(("noted", "handed", "unknown"))
    ended = update(table).where(still_open, table.c.state != outcome)
    ended = ended.values(state=outcome, spooler_job=None, printer_since=None)
    with store.transaction() as connection:
        if connection.execute(ended).rowcount and outcome == "printed":
            sheets = job.copies * job.pages
            stand.count_in(connection, job.session, job.language, job.layout, sheets)


def _update(store: Store, job: Job, expected: str, **values: object) -> None:
    as_expected = (table.c.id == job.id) & (table.c.state == expected)
    with store.transaction() as connection:
        connection.execute(update(table).where(as_expected).values(**values))


def open_jobs(store: Store) -> list[Job]:
    """Return the jobs that have not ended, those of the spooler in its order."""
    return _jobs(store, table.c.state.in_(("noted", "handed")))


def unknown_jobs(store: Store) -> list[Job]:
    """Return the jobs of which somebody must say whether they came out."""
    return _jobs(store, table.c.state == "unknown")


def states(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Return how far some jobs are, by their ids."""
    query = select(table.c.id, table.c.state).where(table.c.id.in_(ids))
    with store.transaction() as connection:
        return {row.id: row.state for row in connection.execute(query)}


def _jobs(store: Store, which: ColumnElement[bool]) -> list[Job]:
    order = (table.c.spooler_job, table.c.id)
    with store.transaction() as connection:
        rows = connection.execute(select(table).where(which).order_by(*order)).mappings()
        return [Job(**row) for row in rows]
