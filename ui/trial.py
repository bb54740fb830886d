"""A kiosk and a centre of their own for one afternoon: for the demonstration and for trying out.

Everything lives in one folder, with the sample campaign, fresh keys and random PINs. The clock
stands at the event's hour, so that the samples of 2016 make sense today.
"""

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

import resources
from kiosk import folder
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, Refused
from kiosk.home import Home
from kiosk.install import install
from kiosk.pack import Pack, encode
from kiosk.pins import Role, validate
from sync.central.home import CentreHome

CAMPAIGN = resources.path("campaigns", "umea-2016")
EVENT = "ikea-2016-04-02"
START = datetime(2016, 4, 2, 12, 5)
PATIENCE = 30  # seconds for the centre to start and to stop


@dataclass(frozen=True)
class Trial:
    """What was set up: where the kiosk lives, its PINs, the running centre."""

    home: Home
    pins: dict[Role, str]
    clock: ShiftedClock
    centre: str  # address
    database: Path


def random_pin() -> str:
    """Return six digits that are not easily guessed."""
    while True:
        pin = f"{secrets.randbelow(10**6):06}"
        try:
            validate(pin)
        except Refused:
            continue
        return pin


@contextmanager
def set_up(place: Path) -> Iterator[Trial]:
    """Start a centre, install the sample campaign in a fresh kiosk below `place`, and clean up."""
    centre = CentreHome(place / "centre")
    campaign = folder.read(CAMPAIGN)
    centre.publish(campaign)
    keys, _ = centre.load_or_create_keys(campaign.id)
    database = place / "central.db"
    with _running_centre(centre.path, database) as address:
        campaign = msgspec.structs.replace(campaign, centre=address)
        centre.publish(campaign)
        pack = encode(Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys.signing)
        home = Home(place / "kiosk")
        pins: dict[Role, str] = {"staff": random_pin(), "coordinator": random_pin()}
        install(home, pack, pins)
        yield Trial(home, pins, ShiftedClock(START), address, database)


@contextmanager
def _running_centre(home: Path, database: Path) -> Iterator[str]:
    """Run the real centre in a process of its own; yield its address; stop it at the end."""
    command = [sys.executable, "-m", "ui.cli", "central", "serve", "--centre", str(home)]
    command += ["--database", f"sqlite:///{database}", "--port", "0", "--at", START.isoformat()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if "http" not in line:
            raise Fault("trial-centre")
        yield line.split()[-1]
    finally:
        process.terminate()
        process.wait(PATIENCE)
