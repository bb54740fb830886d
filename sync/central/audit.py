"""Looks a centre's store over: is it whole, and does it hold what its batches have announced?

Reads everything and changes nothing, while the centre serves or not. What a finding is about is
named by table and campaign, and counted; no answer and no id of one is told. Whether all has come
that a kiosk has sent is another question: `sync/central/completeness.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, Table, and_, exists, func, literal, select
from sqlalchemy.schema import ForeignKeyConstraint

from kiosk.campaign import version_of
from kiosk.errors import sentence
from kiosk.questionnaire import Questionnaire
from sync.central import database
from sync.central.database import reachable
from sync.central.tables import answer, aside, batch, metadata, questionnaire, response
from sync.decoding import UNREADABLE


@dataclass(frozen=True)
class Flaw:
    """Something that is not as it should be: a code with a sentence, and what it is about."""

    code: str
    where: str
    n: int = 1

    def text(self, language: str) -> str:
        """Return it in a sentence."""
        return sentence(self.code, language, where=self.where, n=self.n)


def examine(engine: Engine) -> list[Flaw]:
    """Return every flaw of the store.

    Raises Refused when the database is none of a centre's or newer than the program, Fault when it
    cannot be read at all.
    """
    found = [] if database.revision(engine) == database.revisions()[0] else [_old(engine)]
    # One moment of the store for each look; SQLite lets nobody write while it lasts.
    moment = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    for look in (_pages, _references, _versions, _accounts, _contents):
        with reachable(engine), engine.connect() as connection:
            found += look(connection.execution_options(**moment))
    return found


def counts(engine: Engine) -> dict[str, int]:
    """Return how many rows each table has, which means reading each."""
    with reachable(engine), engine.connect() as connection:
        return {name: _count(connection, table) for name, table in metadata.tables.items()}


def _old(engine: Engine) -> Flaw:
    return Flaw("audit-schema-old", database.revision(engine))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _pages(connection: Connection) -> Iterator[Flaw]:
    """Let SQLite look at every page; PostgreSQL reads each as it comes, and checks its own sums."""
    if connection.dialect.name != "sqlite":
        return
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if said != ["ok"]:
        yield Flaw("audit-pages", "SQLite", len(said))


def _references(connection: Connection) -> Iterator[Flaw]:
    """Look for rows that refer to nothing: a copy made in a wrong way has some."""
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            orphans = connection.scalar(_orphans(table, key)) or 0
            if orphans:
                yield Flaw("audit-references", f"{table.name} > {key.referred_table.name}", orphans)


def _orphans(table: Table, key: ForeignKeyConstraint) -> Select[Any]:
    parent = key.referred_table.alias()
    same = and_(*(parent.c[e.column.name] == e.parent for e in key.elements))
    given = and_(*(e.parent.is_not(None) for e in key.elements))
    missing = ~exists(select(literal(1)).select_from(parent).where(same))
    return select(func.count()).select_from(table).where(given, missing)


def _versions(connection: Connection) -> Iterator[Flaw]:
    """Look for versions of a questionnaire that cannot be read, or are not what they are called.

    That each version is there to which a batch or an answer refers, `_references` has seen.
    """
    for row in connection.execute(select(questionnaire)):
        try:
            form = msgspec.json.decode(row.content, type=Questionnaire)
            good = version_of(form) == row.version
        except UNREADABLE:
            good = False
        if not good:
            yield Flaw("audit-questionnaire", f"{row.campaign} {row.version}")


def _accounts(connection: Connection) -> Iterator[Flaw]:
    """Compare what batches have announced and brought with what is stored."""
    came = _sums(connection, select(batch.c.campaign, func.sum(batch.c.stored)))
    there = _sums(connection, select(response.c.campaign, func.count()))
    for campaign in sorted(came.keys() | there.keys()):
        less = came.get(campaign, 0) - there.get(campaign, 0)
        if less:
            yield Flaw("audit-lost" if less > 0 else "audit-unannounced", campaign, abs(less))
    put = select(func.count()).where(
        aside.c.campaign == batch.c.campaign, aside.c.batch == batch.c.hash
    )
    over = batch.c.stored + put.scalar_subquery() > batch.c.responses
    wrong = connection.scalar(select(func.count()).select_from(batch).where(over)) or 0
    if wrong:
        yield Flaw("audit-batches", "batch", wrong)


def _sums(connection: Connection, wanted: Select[Any]) -> dict[str, int]:
    by_campaign = wanted.group_by(wanted.selected_columns[0])
    return {row[0]: int(row[1]) for row in connection.execute(by_campaign)}


def _contents(connection: Connection) -> Iterator[Flaw]:
    """Compare each response as a whole with its rows in the table for analysis."""
    rows = (
        select(answer.c.campaign, answer.c.response, func.count().label("n"))
        .group_by(answer.c.campaign, answer.c.response)
        .subquery()
    )
    same = and_(rows.c.campaign == response.c.campaign, rows.c.response == response.c.id)
    each = select(response.c.content, func.coalesce(rows.c.n, 0)).outerjoin(rows, same)
    streamed = connection.execution_options(yield_per=1000).execute(each)
    differing = sum(_values(content) != n for content, n in streamed)
    if differing:
        yield Flaw("audit-contents", "response", differing)


def _values(content: Any) -> int:
    """Return how many rows a response takes: one for each value, and for a question declined."""
    answers = content.get("answers", {}) if isinstance(content, dict) else {}
    return sum(len(given) if isinstance(given, list) else 1 for given in answers.values())
