"""The schema of the centre: migrations and tables agree, and a newer database is left alone."""

from itertools import combinations

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from kiosk.campaign import Campaign, version_of
from kiosk.errors import Refused
from kiosk.seal import Response
from sync.central import database, published, tables
from sync.central.home import CentreHome


def test_migrations_end_at_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_upgrade_changes_nothing_when_it_runs_again(engine: Engine) -> None:
    database.upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM campaign")) == 1


def test_upgrade_refuses_a_newer_database(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused) as error:
        database.upgrade(engine)
    assert error.value.code == "central-newer"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM campaign")) == 1


def test_upgrade_keeps_what_the_first_schema_held(
    database_url: str, home: CentreHome, campaign: Campaign
) -> None:
    old = database.connect(database_url, home.database)
    database.upgrade(old, "0001")
    with old.begin() as connection:
        published.save(connection, campaign, {})
    database.upgrade(old)
    with old.connect() as connection:
        assert published.campaign(connection, campaign.id) == campaign
        assert connection.execute(select(tables.kiosk)).all() == []
        assert connection.execute(select(tables.withheld)).all() == []
    old.dispose()


def test_every_key_begins_with_the_campaign(engine: Engine) -> None:
    firsts = {next(iter(table.primary_key)).name for table in tables.metadata.sorted_tables}
    assert firsts == {"campaign", "id"}
    assert [column.name for column in tables.campaign.primary_key] == ["id"]


def test_answers_are_told_apart_by_event_and_hour_alone(engine: Engine) -> None:
    """By another column an answer might be traced: think before one is added."""
    said = {"campaign", "questionnaire", "event", "hour", "language", "guarded", "mode"}
    found = inspect(engine)
    named = {
        name: {column["name"] for column in found.get_columns(name)}
        for name in ("response", "answer")
    }
    assert named["response"] == said | {"id", "content"}
    values = {"choice", "text", "number"}
    assert named["answer"] == {"campaign", "response", "question", "place"} | values
    inside = {field.name for field in msgspec.structs.fields(Response)}
    assert inside == said | {"id", "answers"}


def test_database_takes_no_answer_without_its_response(engine: Engine) -> None:
    row = {"campaign": "umea", "response": "none", "question": "safe", "place": 0}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(tables.answer).values(row))


VALUES: dict[str, object] = {"choice": "yes", "text": "x", "number": 1.5}


@pytest.mark.parametrize("more", [*combinations(VALUES, 2), tuple(VALUES)], ids=str)
def test_database_takes_no_answer_that_has_two_values(
    engine: Engine, campaign: Campaign, more: tuple[str, ...]
) -> None:
    response = {
        "campaign": "umea",
        "id": "r",
        "questionnaire": version_of(campaign.questionnaire),
        "event": "ikea",
        "hour": 12,
        "language": "sv",
        "guarded": 0,
        "mode": "self",
        "content": {},
    }
    key = {"campaign": "umea", "response": "r", "question": "safe", "place": 0}
    with engine.begin() as connection:
        connection.execute(insert(tables.response).values(response))
    wrong = key | {name: VALUES[name] for name in more}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(tables.answer).values(wrong))
    with engine.connect() as connection:
        assert connection.execute(select(tables.answer)).all() == []
    for place, name in enumerate(VALUES):
        with engine.begin() as connection:
            right = key | {"place": place, name: VALUES[name]}
            connection.execute(insert(tables.answer).values(right))


def test_sqlite_is_as_durable_as_at_the_kiosk(tmp_path) -> None:
    engine = database.connect(None, tmp_path / "new" / "central.db")
    with engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    engine.dispose()
    assert values == ["wal", 2, 1, 1]
