"""The sample campaign, its keys, and a kiosk's home with a real store."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import hypothesis
import pytest

import resources
from kiosk import pack
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, read
from kiosk.stand import Session, open_session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON, PINS

# A deadline would make a slow machine fail a right program.
hypothesis.settings.register_profile("lyssna", deadline=None, max_examples=60, print_blob=True)
hypothesis.settings.load_profile("lyssna")


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return folder.read(resources.path("campaigns", "umea-2016"))


@pytest.fixture(scope="session")
def keys() -> CampaignKeys:
    return CampaignKeys.generate()


@pytest.fixture(scope="session")
def a_pack(campaign: Campaign, keys: CampaignKeys) -> Pack:
    return Pack(campaign, keys.public, keys.enrol("Ikea 1"))


@pytest.fixture(scope="session")
def pack_bytes(a_pack: Pack, keys: CampaignKeys) -> bytes:
    return pack.encode(a_pack, keys.signing)


@pytest.fixture
def pack_file(tmp_path: Path, pack_bytes: bytes) -> Path:
    file = tmp_path / "ikea.lyssna"
    file.write_bytes(pack_bytes)
    return file


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing is yet."""
    return Home(tmp_path / "home")


@pytest.fixture
def installed(home: Home, pack_file: Path) -> Home:
    install(home, read(pack_file), PINS)
    return home


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "kiosk.db", create=True)) as opened:
        yield opened


@pytest.fixture
def session(store: Store, campaign: Campaign) -> Session:
    """An open session at Ikea."""
    return open_session(store, campaign, EVENT, NOON)
