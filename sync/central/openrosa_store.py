"""The submissions of a campaign in the centre's database, and how far each of them has got.

    ready -> in doubt -> sent | refused; back to ready when the server has surely taken nothing

An instance is made once and its bytes are kept, so that whatever happens on the way the very same
are sent again. In doubt is what was sent without hearing what became of it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, and_, delete, func, select, text, update

from kiosk.errors import Refused
from kiosk.home import alone
from kiosk.questionnaire import Questionnaire
from kiosk.seal import Response
from sync.central import openrosa_instance, tables
from sync.central.inserting import insert_new
from sync.central.openrosa_form import Shape

State = Literal["ready", "in_doubt", "sent", "refused"]
Remake = Literal["waiting", "all"]
Shaping = Callable[[str, Questionnaire], Shape]
"""Returns the shape of a version of the questionnaire."""

AT_ONCE = 500  # responses made in one transaction
_LOCK = 0x4C79_7373  # of PostgreSQL's advisory locks
_table = tables.submission.c


@dataclass(frozen=True)
class Made:
    """What came of making submissions."""

    made: int = 0
    unfit: int = 0  # responses with answers for which the form has no place
    names: frozenset[str] = frozenset()  # the questions that it lacks


@dataclass(frozen=True)
class Submission:
    """One submission that waits."""

    response: str
    form: str
    version: str
    xml: bytes
    before: State  # what it was before it was taken


def make(engine: Engine, campaign: str, shaping: Shaping) -> Made:
    """Make the submission of each response that has none yet and fits its form."""
    done, after = Made(), ""
    shapes: dict[str, tuple[Questionnaire, Shape]] = {}
    while True:
        with engine.begin() as connection:
            rows = _unmade(connection, campaign, after)
            for row in rows:
                if row.questionnaire not in shapes:
                    form = _questionnaire(connection, campaign, row.questionnaire)
                    shapes[row.questionnaire] = form, shaping(row.questionnaire, form)
            done = _make(connection, rows, shapes, done)
        if not rows:
            return done
        after = rows[-1].id


def _unmade(connection: Connection, campaign: str, after: str) -> Sequence[Any]:
    """Return the next responses without a submission, in order of their random ids."""
    response = tables.response.c
    same = and_(_table.campaign == response.campaign, _table.response == response.id)
    wanted = (
        select(response.id, response.questionnaire, response.content)
        .outerjoin(tables.submission, same)
        .where(response.campaign == campaign, response.id > after, _table.response.is_(None))
        .order_by(response.id)
        .limit(AT_ONCE)
    )
    return connection.execute(wanted).all()


def _questionnaire(connection: Connection, campaign: str, version: str) -> Questionnaire:
    form = tables.questionnaire.c
    content = connection.scalar(
        select(form.content).where(form.campaign == campaign, form.version == version)
    )
    return msgspec.json.decode(content or b"", type=Questionnaire)


def _make(
    connection: Connection,
    rows: Sequence[Any],
    shapes: dict[str, tuple[Questionnaire, Shape]],
    done: Made,
) -> Made:
    """Write the submissions of some responses; return what came of all so far."""
    made: list[dict[str, object]] = []
    lacking: set[str] = set(done.names)
    for row in rows:
        response = msgspec.convert(row.content, Response)
        form, shape = shapes[row.questionnaire]
        missing = openrosa_instance.missing(response, shape)
        lacking |= missing
        if not missing:
            xml = openrosa_instance.to_xml(response, form, shape)
            key = {"campaign": response.campaign, "response": response.id, "state": "ready"}
            made.append({**key, "form": shape.id, "version": shape.version, "xml": xml})
    insert_new(connection, tables.submission, made, _table.response)
    unfit = done.unfit + len(rows) - len(made)
    return Made(done.made + len(made), unfit, frozenset(lacking))


def unmake(engine: Engine, campaign: str, which: Remake) -> None:
    """Forget submissions, to be made anew: those that no server has for certain, or all."""
    chosen = _table.campaign == campaign
    if which == "waiting":
        chosen &= _table.state.in_(("ready", "refused"))
    with engine.begin() as connection:
        connection.execute(delete(tables.submission).where(chosen))


def retry(engine: Engine, campaign: str) -> None:
    """Make ready once more what was refused."""
    refused = (_table.campaign == campaign) & (_table.state == "refused")
    with engine.begin() as connection:
        connection.execute(
            update(tables.submission).where(refused).values(state="ready", reason=None)
        )


def waiting(engine: Engine, campaign: str) -> list[str]:
    """Return the responses whose submissions are to be sent.

    Those in doubt come last, or one that stays in doubt for ever would hold back all others; and
    each group in order of its random ids, which is not that in which they came.
    """
    order = (_table.state == "in_doubt", _table.response)
    wanted = select(_table.response).where(
        _table.campaign == campaign, _table.state.in_(("ready", "in_doubt"))
    )
    with engine.connect() as connection:
        return list(connection.scalars(wanted.order_by(*order)))


def take(engine: Engine, campaign: str, response: str) -> Submission:
    """Return a submission, noted as in doubt from now on."""
    this = (_table.campaign == campaign) & (_table.response == response)
    wanted = select(_table.form, _table.version, _table.xml, _table.state).where(this)
    with engine.begin() as connection:
        row = connection.execute(wanted).one()
        _note(connection, campaign, response, "in_doubt")
    return Submission(response, row.form, row.version, row.xml, row.state)


def note(
    engine: Engine, campaign: str, response: str, state: State, reason: str | None = None
) -> None:
    """Note how far a submission has got; with a reason, the code of a message, when refused."""
    with engine.begin() as connection:
        _note(connection, campaign, response, state, reason)


def _note(
    connection: Connection, campaign: str, response: str, state: State, reason: str | None = None
) -> None:
    this = (_table.campaign == campaign) & (_table.response == response)
    connection.execute(update(tables.submission).where(this).values(state=state, reason=reason))


def counts(engine: Engine, campaign: str) -> dict[State, int]:
    """Return how many submissions there are in each state."""
    wanted = select(_table.state, func.count()).where(_table.campaign == campaign)
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(wanted.group_by(_table.state))}


def reasons(engine: Engine, campaign: str) -> dict[str, int]:
    """Return why submissions were refused, and how many for each reason."""
    wanted = select(_table.reason, func.count()).where(
        _table.campaign == campaign, _table.state == "refused"
    )
    with engine.connect() as connection:
        found = connection.execute(wanted.group_by(_table.reason).order_by(_table.reason))
        return {str(row[0]): row[1] for row in found}


@contextmanager
def sole(engine: Engine, lock_file: Path) -> Iterator[None]:
    """Be the only one who makes and sends submissions; raise Refused when somebody else is.

    On this machine by a file, and with PostgreSQL on whatever machine by a lock in the database.
    """
    busy = Refused("openrosa-already-running")
    with alone(lock_file, busy), ExitStack() as held:
        if engine.dialect.name == "postgresql":
            connection = held.enter_context(engine.connect())
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _LOCK}):
                raise busy
            held.callback(_unlock, connection)
            connection.rollback()  # the lock is the session's; no transaction stays open with it
        yield


def _unlock(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
