"""A pack and an installed kiosk, both made by the real command line, and disks that misbehave."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

import resources
from kiosk.home import Home
from kiosk.keys import LEAST, create
from kiosk.passphrase import read_or_create
from kiosk.stand import close_session
from kiosk.store import Store
from tests.faults.commands import assert_went_well, lyssna, send_answers
from tests.kiosk.helpers import NOON, PINS
from tests.needs import needs, tool

SAMPLE = resources.path("campaigns", "umea-2016")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack, a PIN file and an installed home, never changed by any test."""
    place = tmp_path_factory.mktemp("made")
    pack, home, pins = place / "umea.lyssna", place / "home", place / "pins"
    pins.write_text("\n".join(PINS.values()))
    centre = build(place, place / "update.lyssna")
    assert_went_well(lyssna("central", "enrol", "Kiosk 1", "-o", pack, *centre, home=home))
    assert_went_well(lyssna("install", pack, "--pin-file", pins, home=home))
    return place


def build(place: Path, output: Path) -> list[object]:
    """Build the sample with keys of its own below `place`; return the options for its centre."""
    passphrase, _ = read_or_create(place / "passphrase")
    create(place / "centre" / "keys" / "umea-2016.json", passphrase, LEAST)
    options: list[object] = ["--centre", place / "centre", "--key-file", place / "passphrase"]
    built = lyssna("campaign", "build", SAMPLE, "-o", output, *options, home=place / "none")
    assert_went_well(built)
    return options


@pytest.fixture
def pack_file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "umea.lyssna", tmp_path))


@pytest.fixture
def update_file(made: Path, tmp_path: Path) -> Path:
    """A pack without any kiosk in it."""
    return Path(shutil.copy(made / "update.lyssna", tmp_path))


@pytest.fixture
def pin_file(made: Path) -> Path:
    return made / "pins"


@pytest.fixture
def fresh(tmp_path: Path) -> Home:
    """A home in which nothing is installed."""
    return Home(tmp_path / "fresh")


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    """An installed home."""
    return Home(Path(shutil.copytree(made / "home", tmp_path / "home")))


@pytest.fixture
def stand(home: Home) -> Home:
    """A home with an open session and three answers."""
    with closing(Store(home.database)) as store:
        send_answers(store, home.pack(), 3)
    return home


@pytest.fixture
def closed(stand: Home) -> Home:
    """A home with a closed session that waits to be sent."""
    with closing(Store(stand.database)) as store:
        close_session(store, NOON)
    return stand


Mount = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Mount]:
    """Mount a small disk of a size such as "1m", and return where."""
    needs(os.geteuid() == 0 and tool("mount"), "a small disk takes root to mount it")
    with ExitStack() as mounted:

        def mount(size: str) -> Path:
            place = tmp_path / f"disk-{size}"
            place.mkdir()
            command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place]
            done = subprocess.run(command, capture_output=True, check=False)
            needs(done.returncode == 0, "this machine lets not even root mount a disk")
            mounted.callback(subprocess.run, ["umount", "--lazy", place], check=True)
            return place

        yield mount


@pytest.fixture
def lockable(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A place for `read_only`: for root, who may write anywhere else, a disk of its own."""
    if os.geteuid() == 0:
        mount: Mount = request.getfixturevalue("disk")
        return mount("1m")
    place = tmp_path / "lockable"
    place.mkdir()
    return place


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Let nothing be written below `place`: by its rights, or for root by the mount."""
    with ExitStack() as undo:
        if os.geteuid() == 0:
            remount = ["mount", "-o"]
            subprocess.run([*remount, "remount,ro", place], check=True)
            undo.callback(subprocess.run, [*remount, "remount,rw", place], check=True)
        else:
            for file in [place, *place.rglob("*")]:
                before = file.stat().st_mode
                undo.callback(file.chmod, before)
                file.chmod(before & ~0o222)
        yield


@contextmanager
def filled(place: Path) -> Iterator[None]:
    """Use up all the space at `place`, to the last byte."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as stream:
        for size in (4096, 1):
            while True:
                try:
                    stream.write(bytes(size))
                except OSError:
                    break
    try:
        yield
    finally:
        filler.unlink()
