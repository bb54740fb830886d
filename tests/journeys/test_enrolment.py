"""From new keys to a lost kiosk, by the real commands: what a coordinator and IT do in a year."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import resources
from kiosk.home import Home
from kiosk.store import Store
from tests.faults.commands import ROOT, assert_told, assert_went_well, lyssna, send_answers
from tests.kiosk.helpers import EVENT, PINS

SAMPLE = resources.path("campaigns", "umea-2016")


class Year:
    """A coordinator's desk, two kiosks, and the centre."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = Path(shutil.copytree(SAMPLE, place / "umea"))
        self.homes = [Home(place / "home-1"), Home(place / "home-2")]

    def at_desk(self, *words: object) -> subprocess.CompletedProcess[str]:
        options = ("--centre", self.place / "centre")
        return lyssna(*words, *options, home=self.place / "none")

    def with_keys(self, *words: object) -> str:
        done = self.at_desk(*words, "--key-file", self.place / "passphrase")
        assert_went_well(done)
        return done.stdout

    def build(self) -> str:
        return self.with_keys("campaign", "build", self.folder, "-o", self.place / "update.lyssna")

    def rename(self, name: str) -> None:
        file = self.folder / "campaign.toml"
        text = file.read_text("utf-8")
        file.write_text(re.sub(r'(?m)^name = ".*"$', f'name = "{name}"', text, count=1), "utf-8")

    def at_kiosk(self, number: int, *words: object) -> subprocess.CompletedProcess[str]:
        return lyssna(*words, home=self.homes[number].path)

    def enrol(self, number: int) -> None:
        file, pins = self.place / f"kiosk-{number}.lyssna", self.place / "pins"
        self.with_keys("central", "enrol", f"Surfplatta {number}", "-o", file)
        pins.write_text("\n".join(PINS.values()))
        assert_went_well(self.at_kiosk(number, "install", file, "--pin-file", pins))

    def hold(self, number: int, answers: int) -> None:
        """Let visitors answer in a session of their own."""
        self.open_session(number)
        with closing(Store(self.homes[number].database)) as store:
            send_answers(store, self.homes[number].pack(), answers)
        assert_went_well(self.at_kiosk(number, "session", "close"))

    def open_session(self, number: int) -> None:
        late = ("--late", "Exempel")  # what there is to look at before is told beside it
        opened = self.at_kiosk(number, "session", "open", "--event", EVENT, *late)
        assert opened.returncode == 0, opened.stderr

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self.place / "centre" / "central.db")) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    @contextmanager
    def serving(self) -> Iterator[str]:
        command = [sys.executable, "-m", "ui.cli", "central", "serve", "--port", "0"]
        command += ["--centre", str(self.place / "centre")]
        command += ["--key-file", str(self.place / "passphrase")]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                yield process.stdout.readline().split()[-1]
            finally:
                process.terminate()


@pytest.fixture
def year(tmp_path: Path) -> Year:
    made = Year(tmp_path)
    made.with_keys("central", "campaign", "create", "umea-2016")
    made.build()
    for number in (0, 1):
        made.enrol(number)
    return made


def test_lost_kiosk_is_shut_out_and_no_answer_is_lost(year: Year) -> None:
    for number in (0, 1):
        year.hold(number, 3)
    with year.serving() as address:
        assert_went_well(year.at_kiosk(0, "sync", "--to", address))
        assert_went_well(year.at_desk("central", "revoke", "Surfplatta 0"))
        year.hold(0, 2)
        for _ in range(2):  # what is aside is told until somebody sees to it
            assert_told(year.at_kiosk(0, "sync", "--to", address), "kiosk-revoked")
        assert_went_well(year.at_kiosk(1, "sync", "--to", address))
    assert (year.count("response"), year.count("withheld")) == (6, 1)
    with closing(sqlite3.connect(year.homes[0].database)) as connection:
        assert connection.execute("SELECT count(*) FROM response").fetchone() == (2,)


def test_one_update_serves_every_kiosk_and_waits_for_the_session(year: Year) -> None:
    year.rename("Umeå lyssnar igen")
    assert ": edition 2, version " in year.build()
    update = year.place / "update.lyssna"
    assert_went_well(year.at_kiosk(0, "install", update))
    year.open_session(1)
    waits = year.at_kiosk(1, "install", update)
    assert_went_well(waits)
    assert "waits in" in waits.stdout
    names = [home.pack().campaign.name for home in year.homes]
    assert names == ["Umeå lyssnar igen", "Umeå lyssnar"]
    closed = year.at_kiosk(1, "session", "close")
    assert "The pack that waited is installed" in closed.stdout
    packs = [home.pack() for home in year.homes]
    assert {pack.campaign.name for pack in packs} == {"Umeå lyssnar igen"}
    assert [pack.holder.name for pack in packs] == ["Surfplatta 0", "Surfplatta 1"]


def test_kiosk_delivers_after_an_update_to_a_centre_that_ran_all_along(year: Year) -> None:
    with year.serving() as address:
        year.hold(0, 1)
        year.rename("Umeå lyssnar igen")
        year.build()
        assert_went_well(year.at_kiosk(0, "install", year.place / "update.lyssna"))
        year.hold(0, 1)
        assert_went_well(year.at_kiosk(0, "sync", "--to", address))
    assert year.count("response") == 2
