"""What a session came to, in figures that nobody has typed.

Every figure is read from the store: visits by how they ended, answers from the disk to the centre,
paper by what the printer said. Figures of the session as a whole are shown as they are, since they
are what has to add up; what they are made up of is suppressed (`kiosk/suppression.py`).
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, func, select, true

from kiosk import sessions, suppression
from kiosk.campaign import Campaign, version_of
from kiosk.check import Check, as_data
from kiosk.session import Session
from kiosk.store import Store
from kiosk.tables import batch, disposal, handout, print_job, response, tally, visit_tally

PER_SHEET = {"a4": 4}  # handouts on a sheet; one in all other layouts


class Answers(Struct, frozen=True):
    """Where the answers are; None for what has not happened yet."""

    sent: int
    stored: int  # on this kiosk, or deleted after a receipt
    batches: int
    batched: int | None
    at_centre: int | None  # by its receipts
    refused: int | None  # kept aside there, still sealed, and here


class Paper(Struct, frozen=True):
    """Sheets of one layout: what the ledger counts, and what the printer made of its jobs."""

    layout: str
    sheets: int  # counted in the ledger: printed, or saved as a file to be printed elsewhere
    handouts: int
    printed: int
    unknown: int  # nobody knows whether they came out
    failed: int
    waiting: int

    @property
    def used(self) -> int:
        """The most sheets of paper that may have gone through the printer."""
        return self.printed + self.unknown


class Figures(Struct, frozen=True):
    """A session in figures. What is None in a breakdown is suppressed: fewer than five, or it would
    tell how many these are."""

    session: Session
    answers: Answers
    paper: list[Paper]
    hours: dict[int, int | None]
    languages: dict[str, int | None]
    checks: list[Check]
    differences: list[Check]  # between counts that ought to be the same


def figures(store: Store, session: Session) -> Figures:
    """Return what a session has come to by now. Opens nothing and changes nothing."""
    with store.transaction() as connection:
        hours = _tallied(connection, session.id, "hour")
        languages = _tallied(connection, session.id, "language")
        answers = _answers(connection, session)
        paper = _paper(connection, session.id)
    return Figures(
        session=session,
        answers=answers,
        paper=paper,
        hours=suppression.together({int(hour): hours[hour] for hour in sorted(hours, key=int)}),
        languages=suppression.together(dict(sorted(languages.items()))),
        checks=sessions.checks_of(store, session.id),
        differences=_differences(session, answers, paper),
    )


def choices(store: Store, campaign: Campaign, session: Session) -> dict[str, dict[str, int | None]]:
    """Return by question how often each of its choices was made, as they may be shown.

    By the questionnaire of `campaign`; empty when the session was held with another version.
    """
    if session.questionnaire != version_of(campaign.questionnaire):
        return {}
    with store.transaction() as connection:
        rows = connection.execute(select(tally).where(tally.c.session == session.id))
        counted = {(row.question, row.choice): row.n for row in rows}
    found = {}
    for question in campaign.questionnaire.questions:
        of = {each.code: counted.get((question.name, each.code), 0) for each in question.choices}
        if any(of.values()):
            one = question.kind == "single"
            found[question.name] = suppression.together(of) if one else suppression.alone(of)
    return found


def final_choices(
    store: Store, campaign: Campaign, session: Session
) -> dict[str, dict[str, int | None]]:
    """Return the `choices` of a closed session, and none of an open one.

    Two reports of an open one, before and after a visitor, would tell what that visitor chose
    (docs/decisions/0017).
    """
    return {} if session.closed is None else choices(store, campaign, session)


def as_json(store: Store, campaign: Campaign, session: Session, language: str) -> bytes:
    """Return the report for machines: the figures, and the differences in words of `language`."""
    of = figures(store, session)
    data: dict[str, Any] = msgspec.to_builtins(of, str_keys=True)
    data["session"] |= {"under_way": session.under_way}
    data["preflight"] = as_data(of.checks, language)
    data["differences"] = as_data(of.differences, language)["checks"]
    del data["checks"]
    data["choices"] = final_choices(store, campaign, session)
    data["campaign"] = campaign.id
    return msgspec.json.format(msgspec.json.encode(data), indent=2)


def _tallied(connection: Connection, session_id: str, kind: str) -> dict[str, int]:
    of = (visit_tally.c.session == session_id) & (visit_tally.c.kind == kind)
    rows = connection.execute(select(visit_tally.c.value, visit_tally.c.n).where(of))
    return {row.value: row.n for row in rows}


def _answers(connection: Connection, session: Session) -> Answers:
    ours, here = batch.c.session == session.id, response.c.session == session.id
    found = connection.execute(select(batch.c.number, batch.c.receipt).where(ours)).all()
    answered = [each.number for each in found if each.receipt is not None]
    of_session = select(batch.c.number).where(ours)
    deleted = _sum(connection, func.sum(disposal.c.n), disposal, disposal.c.batch.in_(of_session))

    def counted(which: ColumnElement[bool]) -> int:
        return _sum(connection, func.count(), response, here & which)

    # What a receipt names has a day to be deleted on, and is there until then. What it refuses may
    # be in another batch since, so that the counts of batches are no counts of answers.
    within, due = response.c.batch, response.c.due
    at_centre = deleted + counted(due.is_not(None))
    return Answers(
        sent=session.sent,
        stored=deleted + counted(true()),
        batches=len(found),
        batched=deleted + counted(within.is_not(None)) if found else None,
        at_centre=at_centre if answered else None,
        refused=counted(due.is_(None) & within.in_(answered)) if answered else None,
    )


def _paper(connection: Connection, session_id: str) -> list[Paper]:
    sheets = func.sum(print_job.c.copies * print_job.c.pages)
    jobs = select(print_job.c.layout, print_job.c.state, sheets)
    jobs = jobs.where(print_job.c.session == session_id)
    rows = connection.execute(jobs.group_by(print_job.c.layout, print_job.c.state))
    given = {(layout, state): int(n) for layout, state, n in rows}
    ledger = select(handout.c.layout, func.sum(handout.c.n))
    ledger = ledger.where(handout.c.session == session_id).group_by(handout.c.layout)
    counted = {layout: int(n) for layout, n in connection.execute(ledger)}

    def of(layout: str) -> Paper:
        jobs = {state: n for (one, state), n in given.items() if one == layout}
        return Paper(
            layout=layout,
            sheets=counted.get(layout, 0),
            handouts=counted.get(layout, 0) * PER_SHEET.get(layout, 1),
            printed=jobs.get("printed", 0),
            unknown=jobs.get("unknown", 0),
            failed=jobs.get("failed", 0),
            waiting=jobs.get("noted", 0) + jobs.get("handed", 0),
        )

    return [of(layout) for layout in sorted(counted.keys() | {layout for layout, _ in given})]


def _sum(connection: Connection, what: Any, table: Table, where: ColumnElement[bool]) -> int:
    return int(connection.scalar(select(what).select_from(table).where(where)) or 0)


def _differences(session: Session, answers: Answers, paper: list[Paper]) -> list[Check]:
    """Return what does not add up. None of it can come about but by a fault, except on paper."""
    found: list[tuple[str, Mapping[str, object]]] = []
    if session.closed is not None and session.under_way:
        found.append(("difference-visits", {"n": session.under_way}))
    if answers.stored != answers.sent:
        found.append(("difference-stored", {"sent": answers.sent, "stored": answers.stored}))
    if answers.batched is not None and answers.batched != answers.sent:
        found.append(("difference-batched", {"sent": answers.sent, "batched": answers.batched}))
    if answers.refused:
        found.append(("difference-centre", {"n": answers.refused}))
    if unknown := sum(each.unknown for each in paper):
        found.append(("difference-paper", {"n": unknown}))
    return [Check("look", code, values) for code, values in found]
