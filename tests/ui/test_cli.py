"""The command line, from a campaign folder to answers at the centre."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import resources
from kiosk import __version__
from kiosk.keys import LEAST, create
from kiosk.passphrase import read_or_create
from ui.cli import main

CAMPAIGN = str(resources.path("campaigns", "umea-2016"))
EVENT = "ikea-2016-04-02"
PINS = "274913\n908172\n"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LYSSNA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LYSSNA_CENTRE", str(tmp_path / "centre"))


def lyssna(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The campaign's keys at the centre, and the file that opens them."""
    file = tmp_path / "passphrase"
    passphrase, _ = read_or_create(file)
    create(tmp_path / "centre" / "keys" / "umea-2016.json", passphrase, LEAST)
    monkeypatch.setenv("LYSSNA_KEY_FILE", str(file))


@pytest.fixture
def update(keys: None, tmp_path: Path) -> str:
    file = tmp_path / "umea.lyssna"
    assert lyssna("campaign", "build", CAMPAIGN, "-o", str(file)).exit_code == 0
    return str(file)


@pytest.fixture
def pack(update: str, tmp_path: Path) -> str:
    file = tmp_path / "kiosk-1.lyssna"
    assert lyssna("central", "enrol", "Kiosk 1", "-o", str(file)).exit_code == 0
    return str(file)


@pytest.fixture
def installed(pack: str) -> str:
    assert lyssna("install", pack, "--pin-file", "-", stdin=PINS).exit_code == 0
    return pack


@pytest.fixture
def centre(pack: str) -> Iterator[str]:
    command = [sys.executable, "-m", "ui.cli", "central", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()


def test_help_names_every_command() -> None:
    shown = lyssna("--help").output
    names = "demo try kiosk campaign install session handout sync central doctor"
    for name in names.split(" "):
        assert re.search(rf"^  {name}\b", shown, re.MULTILINE), name


def test_version_is_the_packages() -> None:
    assert __version__ in lyssna("--version").output


def test_check_finds_the_sample_ready() -> None:
    result = lyssna("campaign", "check", CAMPAIGN)
    assert result.exit_code == 0
    assert result.output == "The campaign is ready. Events: 4. Questions: 12. Promises: 3.\n"


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for file in Path(CAMPAIGN).iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    campaign = (folder / "campaign.toml").read_text("utf-8")
    campaign = campaign.replace('"https://umea.example/lofte"', '"http://umea.example/lofte"')
    (folder / "campaign.toml").write_text(campaign, "utf-8")
    result = lyssna("campaign", "check", str(folder))
    assert result.exit_code == 1
    assert "promise_page: promise_page is http://umea.example/lofte" in result.output


def test_check_by_render_names_the_text_that_has_no_room_on_a_handout(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(CAMPAIGN, folder)
    file = folder / "campaign.toml"
    told = file.read_text("utf-8")
    asked = 'sv = "Vad tycker du kan göras för att öka tryggheten i Umeå kommun?"'
    assert asked in told
    file.write_text(told.replace(asked, f'sv = "{"Vad tycker du? " * 40}"'), "utf-8")
    result = lyssna("campaign", "check", str(folder), "--render")
    assert result.exit_code == 1
    assert "do not fit on the handout a6 in the language sv. Shorten question" in result.output


def test_build_shows_the_fingerprint_that_install_shows(update: str, pack: str) -> None:
    again = lyssna("campaign", "build", CAMPAIGN, "-o", update).output
    shown = lyssna("install", pack, "--pin-file", "-", stdin=PINS).output
    fingerprint = re.search(r"(?:[0-9A-F]{4}-){4}[0-9A-F]{4}", again)
    assert fingerprint is not None
    assert fingerprint[0] in shown


def test_build_says_edition_and_version_and_makes_the_same_bytes(update: str) -> None:
    before = Path(update).read_bytes()
    told = lyssna("campaign", "build", CAMPAIGN, "-o", update).output
    assert re.search(r": edition 1, version [0-9a-f]{16}\. Fingerprint: ", told)
    assert Path(update).read_bytes() == before


def test_install_asks_for_pins_only_once(installed: str) -> None:
    assert lyssna("install", installed).exit_code == 0


def test_update_is_installed_without_pins_and_keeps_the_kiosks_name(
    installed: str, update: str
) -> None:
    result = lyssna("install", update)
    assert result.exit_code == 0
    assert "Installed Umeå lyssnar, edition 1, for Kiosk 1 in" in result.output


def test_update_during_a_session_waits_and_is_taken_when_it_is_closed(
    installed: str, update: str
) -> None:
    lyssna("session", "open", "--event", EVENT, "--late", "Prov")
    assert "waits in" in lyssna("install", update).output
    told = lyssna("session", "close").output.splitlines()
    assert told[1:] == ["The pack that waited is installed: Umeå lyssnar, edition 1."]


def test_install_without_pins_is_refused(pack: str) -> None:
    result = lyssna("install", pack)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: A kiosk needs PINs")


def test_session_is_opened_told_and_closed(installed: str) -> None:
    assert lyssna("session", "status").output == "No session is open.\n"
    assert lyssna("session", "open", "--event", EVENT, "--late", "Prov").output.endswith(
        "The session at Ikea is open.\n"
    )
    assert "0 visits started, 0 sent" in lyssna("session", "status").output
    assert "Ikea is closed" in lyssna("session", "close").output


def test_handout_comes_from_a_folder_or_the_installed_campaign(
    installed: str, tmp_path: Path
) -> None:
    ways = ([], ["--campaign", CAMPAIGN], ["--language", "en"])
    for number, options in enumerate(ways):
        file = tmp_path / f"{number}.pdf"
        result = lyssna("handout", "--event", EVENT, *options, "-o", str(file))
        assert result.output == f"Written: {file}\n"
        assert file.read_bytes().startswith(b"%PDF")


def test_handouts_of_two_kinds_lie_beside_each_other(
    installed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "papers"
    place.mkdir()
    monkeypatch.chdir(place)
    for options in ([], ["--layout", "a5"], ["--layout", "a5", "--neutral"]):
        assert lyssna("handout", "--event", EVENT, *options).exit_code == 0
    names = {f"handout-{EVENT}-sv-{form}.pdf" for form in ("a6", "a5", "a5-neutral")}
    assert {file.name for file in place.iterdir()} == names


def test_two_hundred_handouts_fill_fifty_sheets(installed: str, tmp_path: Path) -> None:
    file = tmp_path / "batch.pdf"
    options = ["--layout", "a4", "--copies", "200", "--neutral", "-o", str(file)]
    result = lyssna("handout", "--event", EVENT, *options)
    assert result.exit_code == 0
    assert result.stdout == f"Written: {file}\n"
    assert "Setting handouts" in result.stderr
    assert len(re.findall(rb"/Type /Page\b", file.read_bytes())) == 50


def test_unknown_layout_is_refused(installed: str) -> None:
    result = lyssna("handout", "--event", EVENT, "--layout", "a0")
    assert result.exit_code == 1
    assert "a0" in result.stderr


def test_sync_carries_a_closed_session(installed: str, centre: str) -> None:
    lyssna("session", "open", "--event", EVENT, "--late", "Prov")
    lyssna("session", "close")
    told = "Batches sent: 1. Answers stored at the centre: 0; there already: 0; refused: 0."
    assert told in lyssna("sync", "--to", centre).output
    assert "Batches sent: 0." in lyssna("sync", "--to", centre).output


def test_doctor_says_what_is_missing(installed: str) -> None:
    result = lyssna("doctor")
    assert result.exit_code == 0
    assert re.search(r"^ok {4}Umeå lyssnar is installed", result.output, re.MULTILINE)
    assert "Check the clock of this machine" in result.output
    assert "Ready to open, if the clock is right" in result.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("clock", "code", "verdict"),
    [("right", 0, "Ready to open."), ("wrong", 1, "Not ready yet. To do: 1")],
)
def test_doctor_ends_with_a_verdict(installed: str, clock: str, code: int, verdict: str) -> None:
    result = lyssna("doctor", "--clock", clock)
    assert (result.exit_code, result.output.splitlines()[-1]) == (code, verdict)


def test_doctor_fails_where_nothing_is_installed() -> None:
    result = lyssna("doctor")
    assert result.exit_code == 1
    assert "No campaign is installed" in result.output


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_pin_file_that_is_none_is_told_at_once(pack: str, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "pins"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    result = lyssna("install", pack, "--pin-file", str(place))
    assert result.exit_code == 1
    assert f"The file {place} cannot be read" in result.stderr
