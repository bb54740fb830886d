"""A small campaign, a kiosk with a real store, and a real centre on loopback."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine

from kiosk.campaign import Campaign, Contact, Entry, Event, Help, Promise
from kiosk.clock import ShiftedClock
from kiosk.keys import LEAST, CampaignKeys, LockedKeys
from kiosk.pack import Pack
from kiosk.questionnaire import Choice, Question, Questionnaire
from kiosk.store import Store
from sync.central import database, published
from sync.central.home import CentreHome
from tests.needs import needs, tool
from tests.sync.cluster import cluster, new_database
from tests.sync.helpers import NOON, PASSPHRASE, Centre, Kiosk, a_response, running


def _choices(*codes: str) -> list[Choice]:
    return [Choice(code, {"sv": code.title()}) for code in codes]


@pytest.fixture(scope="session")
def form() -> Questionnaire:
    where = "selected(${safe}, 'no')"
    return Questionnaire(
        [
            Question(
                "safe", "single", {"sv": "Trygg?", "en": "Safe?"}, choices=_choices("yes", "no")
            ),
            Question("where", "single", {"sv": "Var?"}, choices=_choices("park"), relevant=where),
            Question(
                "wish", "multiple", {"sv": "Vad?"}, choices=_choices("a", "b", "c"), max_picks=2
            ),
            Question("words", "text", {"sv": "Egna ord"}),
        ]
    )


@pytest.fixture(scope="session")
def campaign(form: Questionnaire) -> Campaign:
    ikea = Event("ikea", "Ikea", date(2016, 4, 2), time(12), time(15))
    centrum = Event("centrum", "Centrum", date(2016, 4, 16), time(12), time(15))
    coop = Event("coop", "Coop Forum", date(2016, 2, 27), time(12), time(15))
    moped = Promise(
        "moped",
        {"sv": "Minst två insatser mot buskörning.", "en": "At least two efforts."},
        [{"sv": "Polisen", "en": "The police"}],
        ["traffic"],
        "ongoing",
        heard={"sv": "Mopeder stör på kvällarna.", "en": "Mopeds disturb."},
        due=date(2016, 12, 31),
        target=2,
        achieved=1,
        unit={"sv": "insatser", "en": "efforts"},
        entries=[Entry(date(2016, 3, 23), {"sv": "Första insatsen gjord."})],
    )
    return Campaign(
        id="umea",
        name="Umeå lyssnar",
        title={"sv": "Polisen och kommunen lyssnar", "en": "Police and municipality listen"},
        question={"sv": "Vad kan göras?", "en": "What can be done?"},
        about=[{"sv": "Varje år lyssnar vi.", "en": "We listen every year."}],
        organisation={"sv": "Polisen och Umeå kommun"},
        partners=[{"sv": "Brottsofferjouren"}],
        languages=["sv", "en", "fi"],
        timezone="Europe/Stockholm",
        contacts=[Contact("112", {"sv": "Akut fara"}), Contact("114 14", {"sv": "Övrigt"})],
        help=Help({"sv": "Hjälp"}, {"sv": "Ring"}, []),
        centre="https://lyssna.example.se",
        promise_page="https://lyssna.example.se/umea",
        promise_address="lyssna.example.se/umea",
        events=[coop, ikea, centrum],
        promises=[moped],
        questionnaire=form,
    )


@pytest.fixture(scope="session")
def keys() -> CampaignKeys:
    return CampaignKeys.generate()


@pytest.fixture
def pack(campaign: Campaign, keys: CampaignKeys) -> Pack:
    """A kiosk that no centre has heard of yet."""
    return Pack(campaign, keys.public, keys.enrol("Ikea 1"))


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "kiosk.db", create=True)) as opened:
        yield opened


@pytest.fixture
def kiosk(store: Store, pack: Pack, clock: ShiftedClock, tmp_path: Path) -> Kiosk:
    made = Kiosk(store, pack, clock, tmp_path / "sync.lock", [])
    made.hold([a_response(pack.campaign) for _ in range(3)])
    return made


@pytest.fixture
def home(tmp_path: Path, campaign: Campaign, keys: CampaignKeys) -> CentreHome:
    """A centre's home where the campaign is published."""
    made = CentreHome(tmp_path / "centre")
    file = made.key_file(campaign.id)
    file.parent.mkdir(parents=True)
    file.write_bytes(msgspec.json.encode(LockedKeys.close(keys, PASSPHRASE, LEAST)))
    made.publish(campaign)
    return made


@pytest.fixture
def centre(database_url: str, home: CentreHome, clock: ShiftedClock) -> Iterator[Centre]:
    engine = database.connect(database_url, home.database)
    with running(database_url, home, clock) as address:
        yield Centre(address, engine)
    engine.dispose()


@pytest.fixture
def engine(database_url: str, home: CentreHome, campaign: Campaign) -> Iterator[Engine]:
    """A centre's database with the campaign in it, and no server."""
    made = database.connect(database_url, home.database)
    database.upgrade(made)
    with made.begin() as connection:
        published.save(connection, campaign, {})
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A real PostgreSQL cluster, reached by a socket of its own; yields its URL."""
    needs(tool("initdb"), "PostgreSQL is not installed: apt-get install postgresql")
    with cluster(safe=False) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind that the centre runs on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'central.db'}"
    server: str = request.getfixturevalue("postgresql")
    return new_database(server)
