"""A kiosk and a centre of their own for one afternoon: for the demonstration and for trying out.

Everything lives in one folder, with the sample campaign, fresh keys, and a passphrase and PINs at
random. The clock stands at the event's hour, so that the samples of 2016 make sense today.
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
from kiosk.authoring import folder
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, Refused
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import LEAST, CampaignKeys, create
from kiosk.pack import Pack, read
from kiosk.passphrase import read_or_create
from kiosk.pins import Role, validate
from sync.central import database as databases
from sync.central import kiosks
from sync.central.editions import build
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
    key_file, database = place / "passphrase", place / "central.db"
    passphrase, _ = read_or_create(key_file)
    keys = create(centre.key_file(campaign.id), passphrase, LEAST)
    build(centre, keys, campaign)
    with _running_centre(centre.path, database, key_file) as address:
        pack, _ = build(centre, keys, msgspec.structs.replace(campaign, centre=address))
        home = Home(place / "kiosk")
        pins: dict[Role, str] = {"staff": random_pin(), "coordinator": random_pin()}
        install(home, _enrolled(pack, keys, place, database), pins)
        yield Trial(home, pins, ShiftedClock(START), address, database)


def _enrolled(pack: Pack, keys: CampaignKeys, place: Path, database: Path) -> bytes:
    """Return the pack of a kiosk that the centre has enrolled."""
    file = place / "kiosk-1.lyssna"
    engine = databases.connect(f"sqlite:///{database}", database)
    try:
        kiosks.enrol(engine, keys, pack, "Kiosk 1", file, START.date())
    finally:
        engine.dispose()
    return read(file)


@contextmanager
def _running_centre(home: Path, database: Path, key_file: Path) -> Iterator[str]:
    """Run the real centre in a process of its own; yield its address; stop it at the end."""
    command = [sys.executable, "-m", "ui.cli", "central", "serve", "--centre", str(home)]
    command += ["--database", f"sqlite:///{database}", "--port", "0", "--at", START.isoformat()]
    command += ["--key-file", str(key_file)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if "http" not in line:
            raise Fault("trial-centre")
        yield line.split()[-1]
    finally:
        process.terminate()
        process.wait(PATIENCE)
