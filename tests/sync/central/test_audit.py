"""The store looked over, on both databases: what is whole passes, and each flaw is named."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update

from sync.central import audit, tables
from tests.sync.helpers import Centre, Kiosk, a_response


@pytest.fixture
def filled(centre: Centre, kiosk: Kiosk) -> Centre:
    """A centre with two batches, three answers twice, and one kept aside."""
    kiosk.sync(centre.address)
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, kiosk.sent[0], a_response(kiosk.pack.campaign, answers={"safe": None})])
    kiosk.sync(centre.address)
    return centre


def codes(centre: Centre) -> list[str]:
    return [flaw.code for flaw in audit.examine(centre.engine)]


def test_store_that_has_taken_in_batches_is_whole(filled: Centre) -> None:
    assert audit.examine(filled.engine) == []
    counted = audit.counts(filled.engine)
    assert (counted["batch"], counted["response"], counted["aside"]) == (2, 4, 1)


def test_looking_over_changes_nothing(filled: Centre) -> None:
    before = audit.counts(filled.engine)
    audit.examine(filled.engine)
    assert audit.counts(filled.engine) == before


def _lose(connection: Connection) -> None:
    first = select(tables.response.c.id).limit(1).scalar_subquery()
    connection.execute(delete(tables.answer).where(tables.answer.c.response == first))
    connection.execute(delete(tables.response).where(tables.response.c.id == first))


def _make_up(connection: Connection) -> None:
    row = dict(connection.execute(select(tables.response)).mappings().first() or {})
    row |= {"id": "made-up", "content": {"answers": {}}}
    connection.execute(insert(tables.response).values(row))


def _change(connection: Connection) -> None:
    wish = tables.answer.c.question == "wish"
    connection.execute(delete(tables.answer).where(wish, tables.answer.c.place == 1))


def _rename(connection: Connection) -> None:
    form = tables.questionnaire
    content = connection.scalars(select(form.c.content)).one()
    connection.execute(update(form).values(content=content.replace("Trygg?", "Otrygg?")))


def _overdraw(connection: Connection) -> None:
    connection.execute(update(tables.batch).values(responses=0))


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_lose, "audit-lost"),
        (_make_up, "audit-unannounced"),
        (_change, "audit-contents"),
        (_rename, "audit-questionnaire"),
        (_overdraw, "audit-batches"),
    ],
)
def test_flaw_is_named(harm: Callable[[Connection], None], code: str, filled: Centre) -> None:
    with filled.engine.begin() as connection:
        harm(connection)
    (flaw,) = audit.examine(filled.engine)
    assert flaw.code == code
    assert "Fler lampor" not in flaw.text("sv")
    assert flaw.text("en").endswith(".")


def test_rows_that_refer_to_nothing_are_named(filled: Centre) -> None:
    with filled.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        else:
            connection.execute(text("SET session_replication_role = replica"))
        connection.execute(delete(tables.questionnaire))
        connection.commit()
        connection.detach()
    assert set(codes(filled)) == {"audit-references"}
    wheres = {flaw.where for flaw in audit.examine(filled.engine)}
    assert wheres == {"batch > questionnaire", "response > questionnaire"}
