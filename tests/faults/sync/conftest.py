"""A kiosk and a real centre, as the tests of `sync` have them, and a bad network between them."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.sync.wire import Wire, between
from tests.sync.conftest import (
    campaign,
    centre,
    clock,
    database_url,
    form,
    home,
    keys,
    kiosk,
    pack,
    postgresql,
    store,
)
from tests.sync.helpers import Centre, Kiosk

__all__ = (
    "campaign",
    "centre",
    "clock",
    "database_url",
    "form",
    "home",
    "keys",
    "kiosk",
    "pack",
    "postgresql",
    "store",
)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A place in memory where there is one: to sync thousands of times to a disk shows nothing."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        yield Path(place)


@pytest.fixture
def wire(centre: Centre, caplog: pytest.LogCaptureFixture) -> Iterator[Wire]:
    """A network that misbehaves; the centre's server may say that a request is none."""
    caplog.set_level(logging.ERROR, "uvicorn.error")
    with between(centre.address) as made:
        yield made


def stored(centre: Centre) -> set[str]:
    with centre.engine.connect() as connection:
        return set(connection.exec_driver_sql("SELECT id FROM response").scalars())


def assert_whole(kiosk: Kiosk, centre: Centre) -> None:
    """Check that every answer is at the centre once, in an unbroken chain, and gone from here."""
    from sync.central.completeness import completeness

    assert stored(centre) == {response.id for response in kiosk.sent}
    assert centre.count("aside") == 0
    with centre.engine.begin() as connection:
        (found,) = completeness(connection, kiosk.pack.campaign.id)
    assert found.whole
    assert len(found.chains) == 1
    assert kiosk.column("SELECT count(*) FROM response") == [0]
    assert set(kiosk.column("SELECT state FROM batch")) == {"settled"}


def assert_nothing_purged_early(kiosk: Kiosk, centre: Centre) -> None:
    """Check that each answer is still at the kiosk or, when it is not, at the centre."""
    here = {str(id_) for id_ in kiosk.column("SELECT id FROM response")}
    gone = {response.id for response in kiosk.sent} - here
    assert gone <= stored(centre)
