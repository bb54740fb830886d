"""A strict OpenRosa server, and a centre with answers for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.campaign import Campaign, version_of
from sync.central import database, published, tables
from sync.central.home import CentreHome
from tests.sync.central.openrosa_desk import Desk
from tests.sync.central.openrosa_server import OpenRosa, serving


@pytest.fixture
def rosa(campaign: Campaign) -> Iterator[OpenRosa]:
    with serving(OpenRosa({campaign.id: {version_of(campaign.questionnaire)}})) as server:
        yield server


@pytest.fixture
def desk(campaign: Campaign, home: CentreHome, tmp_path: Path) -> Iterator[Desk]:
    engine = database.connect(None, home.database)
    tables.metadata.create_all(engine)  # as the migrations do, and faster
    with engine.begin() as connection:
        published.save(connection, campaign, {})
    yield Desk(engine, campaign, tmp_path)
    engine.dispose()
