"""A kiosk with an open session, and a way to run visitors at it in a process of their own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

import resources
from kiosk import pack
from kiosk.authoring import folder
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.stand import open_session
from kiosk.store import Store
from tests.journeys.visiting import START
from tests.kiosk.helpers import EVENT, PINS

Visiting = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def keys() -> CampaignKeys:
    return CampaignKeys.generate()


@pytest.fixture
def home(tmp_path: Path, keys: CampaignKeys) -> Home:
    return opened_home(tmp_path / "person" / "kiosk", keys)


def opened_home(place: Path, keys: CampaignKeys) -> Home:
    """Return a kiosk with an open session."""
    campaign = folder.read(resources.path("campaigns", "umea-2016"))
    data = pack.encode(Pack(campaign, keys.public, keys.enrol("Ikea 1")), keys.signing)
    made = Home(place)
    install(made, data, PINS)
    with closing(Store(made.database)) as store:
        open_session(store, campaign, EVENT, START)
    return made


@pytest.fixture
def visiting(home: Home, root: Path) -> Iterator[Visiting]:
    """Start visitors at the kiosk; what they may write is all below the home's parent."""
    person = home.path.parent
    (person / "tmp").mkdir()
    places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    environment = os.environ | dict.fromkeys(places, str(person)) | {"TMPDIR": str(person / "tmp")}
    with ExitStack() as started:

        def start(*text: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.visiting", str(home.path), *text],
                cwd=root,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            started.enter_context(process)
            started.callback(process.kill)
            return process

        yield start
