"""Enrolling, listing and revoking kiosks, on both databases."""

import os
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from kiosk import pack
from kiosk.campaign import Campaign
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from sync.central import kiosks, tables
from sync.central.kiosks import Enrolled

TODAY, LATER = date(2016, 4, 1), date(2016, 4, 3)


@pytest.fixture
def built(campaign: Campaign, keys: CampaignKeys) -> Pack:
    return Pack(campaign, keys.public, edition=3)


class Desk:
    """Where kiosks are enrolled."""

    def __init__(self, engine: Engine, keys: CampaignKeys, built: Pack, output: Path) -> None:
        self.engine, self.keys, self.built, self.output = engine, keys, built, output

    def enrol(self, name: str, output: Path | None = None) -> Pack:
        file = output or self.output
        return kiosks.enrol(self.engine, self.keys, self.built, name, file, TODAY)

    def fails(self, name: str, output: Path | None = None) -> LyssnaError:
        with pytest.raises(LyssnaError) as error:
            self.enrol(name, output)
        assert error.value.text("sv")
        return error.value


@pytest.fixture
def desk(engine: Engine, keys: CampaignKeys, built: Pack, tmp_path: Path) -> Desk:
    return Desk(engine, keys, built, tmp_path / "kiosk.lyssna")


def test_enrolled_kiosk_gets_the_built_pack_with_an_identity_of_its_own(desk: Desk) -> None:
    made = desk.enrol("Surfplatta 1")
    assert pack.decode(desk.output.read_bytes()) == made
    assert (made.holder.name, made.edition) == ("Surfplatta 1", 3)
    with desk.engine.connect() as connection:
        (row,) = connection.execute(select(tables.kiosk)).all()
    assert tuple(row) == ("umea", str(made.holder.kiosk), "Surfplatta 1", TODAY, None)


def test_centre_keeps_nothing_secret_of_a_kiosk(desk: Desk) -> None:
    made = desk.enrol("Surfplatta 1")
    with desk.engine.connect() as connection:
        stored = repr(connection.execute(select(tables.kiosk)).all())
    assert repr(made.holder.seed) not in stored
    assert made.holder.seed.hex() not in stored


def test_kiosks_are_listed_by_name(desk: Desk) -> None:
    for name in ("Surfplatta 2", "Entrén", "Surfplatta 1"):
        desk.enrol(name)
    names = [each.name for each in kiosks.enrolled(desk.engine, "umea")]
    assert names == ["Entrén", "Surfplatta 1", "Surfplatta 2"]
    assert kiosks.enrolled(desk.engine, "skelleftea") == []


@pytest.mark.parametrize("again", ["Surfplatta é", " Surfplatta é ", "Surfplatta e\u0301"])
def test_name_that_is_taken_is_refused_and_nothing_is_written(again: str, desk: Desk) -> None:
    desk.enrol("Surfplatta é")
    before = desk.output.read_bytes()
    assert desk.fails(again).code == "kiosk-name-taken"
    assert desk.output.read_bytes() == before
    assert len(kiosks.enrolled(desk.engine, "umea")) == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb", "a\0b", "\x1b[31mred"], ids=repr)
def test_name_that_nobody_could_read_is_refused(name: str, desk: Desk) -> None:
    assert desk.fails(name).code == "kiosk-name-wrong"
    assert kiosks.enrolled(desk.engine, "umea") == []


def test_kiosk_is_not_registered_when_its_pack_cannot_be_written(
    desk: Desk, tmp_path: Path
) -> None:
    error = desk.fails("Surfplatta 1", tmp_path / "none" / "kiosk.lyssna")
    assert isinstance(error, Fault)
    assert kiosks.enrolled(desk.engine, "umea") == []
    desk.enrol("Surfplatta 1")


# Ways to let a database say no as late as at the commit.
LATE = {
    "sqlite": [
        "CREATE TABLE none (id TEXT PRIMARY KEY)",
        "CREATE TABLE late (id TEXT REFERENCES none (id) DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TRIGGER late_no AFTER INSERT ON kiosk BEGIN INSERT INTO late VALUES (1); END",
    ],
    "postgresql": [
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RAISE EXCEPTION ''no''; END'",
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON kiosk DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION no()",
    ],
}


def test_pack_is_not_left_when_its_kiosk_cannot_be_registered(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        for statement in LATE[connection.dialect.name]:
            connection.exec_driver_sql(statement)
    with pytest.raises(DBAPIError):
        desk.enrol("Surfplatta 1")
    assert not desk.output.exists()
    assert kiosks.enrolled(desk.engine, "umea") == []


def test_pack_is_there_only_once_its_kiosk_is_registered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends an enrolment halfway, there is no kiosk that nobody could revoke."""
    registered: list[list[Enrolled]] = []
    put = os.replace

    def look(made: str, file: Path) -> None:
        registered.append(kiosks.enrolled(desk.engine, "umea"))
        put(made, file)

    monkeypatch.setattr(os, "replace", look)
    desk.enrol("Surfplatta 1")
    assert [[each.name for each in seen] for seen in registered] == [["Surfplatta 1"]]
    assert desk.output.exists()


def test_revoked_kiosk_stays_in_the_list_with_the_day(desk: Desk) -> None:
    desk.enrol("Surfplatta 1")
    desk.enrol("Surfplatta 2")
    assert kiosks.revoke(desk.engine, "umea", "Surfplatta 1", LATER) == LATER
    assert kiosks.enrolled(desk.engine, "umea") == [
        Enrolled("Surfplatta 1", TODAY, LATER),
        Enrolled("Surfplatta 2", TODAY, None),
    ]


def test_revoking_again_changes_nothing(desk: Desk) -> None:
    desk.enrol("Surfplatta 1")
    kiosks.revoke(desk.engine, "umea", "Surfplatta 1", TODAY)
    assert kiosks.revoke(desk.engine, "umea", "Surfplatta 1", LATER) == TODAY


def test_name_of_a_revoked_kiosk_stays_taken(desk: Desk) -> None:
    desk.enrol("Surfplatta 1")
    kiosks.revoke(desk.engine, "umea", "Surfplatta 1", TODAY)
    assert desk.fails("Surfplatta 1").code == "kiosk-name-taken"


@pytest.mark.parametrize(("campaign_id", "known"), [("umea", "Surfplatta 1"), ("other", "-")])
def test_revoking_an_unknown_kiosk_is_refused_with_those_there_are(
    campaign_id: str, known: str, desk: Desk
) -> None:
    desk.enrol("Surfplatta 1")
    with pytest.raises(Refused) as refused:
        kiosks.revoke(desk.engine, campaign_id, "Surfplatta 2", LATER)
    assert refused.value.code == "kiosk-name-unknown"
    assert refused.value.values["known"] == known
    assert kiosks.enrolled(desk.engine, "umea")[0].revoked is None


def test_kiosk_in_use_is_found_by_its_name(desk: Desk) -> None:
    made = desk.enrol("Surfplatta 1")
    desk.enrol("Surfplatta 2", desk.output.with_name("other"))
    assert kiosks.in_use(desk.engine, "umea", " Surfplatta 1 ") == made.holder.kiosk


def test_kiosk_that_is_unknown_or_lost_is_not_in_use(desk: Desk) -> None:
    desk.enrol("Surfplatta 1")
    kiosks.revoke(desk.engine, "umea", "Surfplatta 1", LATER)
    for name, code in (("Surfplatta 1", "kiosk-lost"), ("Surfplatta 2", "kiosk-name-unknown")):
        with pytest.raises(Refused) as refused:
            kiosks.in_use(desk.engine, "umea", name)
        assert refused.value.code == code
        assert "Surfplatta 1" in refused.value.text("sv")
