"""By stick and back by the real command line, where no network ever was."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import resources
from kiosk.home import Home
from kiosk.keys import LEAST, create
from kiosk.passphrase import read_or_create
from kiosk.stand import close_session
from kiosk.store import Store
from sync import outbox, trust
from sync.trust import Trust
from tests.faults.commands import send_answers
from tests.kiosk.helpers import NOON
from ui.cli import main

SAMPLE = str(resources.path("campaigns", "umea-2016"))
PINS = "274913\n908172\n"


def lyssna(*arguments: object, stdin: str | None = None, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(map(str, arguments)), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An installed kiosk with one closed session of three answers, and its centre."""
    passphrase, _ = read_or_create(tmp_path / "passphrase")
    create(tmp_path / "centre" / "keys" / "umea-2016.json", passphrase, LEAST)
    for name, place in (("HOME", "home"), ("CENTRE", "centre"), ("KEY_FILE", "passphrase")):
        monkeypatch.setenv(f"LYSSNA_{name}", str(tmp_path / place))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    lyssna("campaign", "build", SAMPLE, "-o", tmp_path / "update.lyssna")
    lyssna("central", "enrol", "Kiosk 1", "-o", tmp_path / "kiosk.lyssna")
    lyssna("install", tmp_path / "kiosk.lyssna", "--pin-file", "-", stdin=PINS)
    made = Home(tmp_path / "home")
    hold(made)
    return made


def hold(home: Home) -> None:
    with closing(Store(home.database)) as store:
        send_answers(store, home.pack(), 3)
        close_session(store, NOON)


def test_answers_go_by_stick_and_the_receipts_come_back(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert "3 answers are on the stick" in lyssna("sync", "--file", stick).output
    (file,) = stick.iterdir()
    assert "Batches in doubt, without a receipt yet: 1." in lyssna("sync", "status").output
    assert "Nothing was disposed of yet." in lyssna("sync", "log").output

    told = lyssna("central", "import", file).output
    assert "Batches taken in: 1. Answers stored: 3; there already: 0; kept aside: 0." in told
    receipts = file.with_name(f"{file.stem}.receipts.lyssna")
    assert f"Written: {receipts}" in told
    assert "there already: 3" in lyssna("central", "import", file).output

    assert "Answers at the centre: 3" in lyssna("sync", "--receipt", receipts).output
    assert "Answers waiting: 0. Batches in doubt" in lyssna("sync", "status").output
    assert "3 answers of batch 1, deleted on the centre's receipt" in lyssna("sync", "log").output
    assert "Nothing waits" in lyssna("sync", "--file", stick).output

    wrong = lyssna("central", "import", receipts, "-o", tmp_path / "none.lyssna", code=1)
    assert "These are receipts. They belong at the kiosk" in wrong.stderr
    assert not (tmp_path / "none.lyssna").exists()
    assert "These are answers, not receipts." in lyssna("sync", "--receipt", file, code=1).stderr
    missing = tmp_path / "none.lyssna"
    for command in (("sync", "--receipt"), ("central", "import")):
        assert f"There is no file {missing}." in lyssna(*command, missing, code=1).stderr

    whole = lyssna("central", "completeness").output
    assert "Kiosk 1: 1-1 received, none missing" in whole
    assert "3 answers announced, 3 stored, 0 kept aside" in whole


def test_answers_of_an_open_session_are_told(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    assert "A session is open" not in lyssna("sync", "--file", file).output
    with closing(Store(home.database)) as store:
        outbox.put_aside(store, 1, "campaign-outdated")
        send_answers(store, home.pack(), 2)
    told = lyssna("sync", "--file", file).output
    assert "Nothing waits" in told
    assert "A session is open with 2 answers" in told


def test_batch_that_is_still_on_its_way_is_named_as_missing(home: Home, tmp_path: Path) -> None:
    lyssna("sync", "--file", tmp_path / "first.lyssna")
    hold(home)
    with closing(Store(home.database)) as store:
        outbox.put_aside(store, 1, "kiosk-unknown")
    lyssna("sync", "--file", tmp_path / "second.lyssna")
    lyssna("central", "import", tmp_path / "second.lyssna")
    told = lyssna("central", "completeness", code=1).output
    assert "Kiosk 1: received up to 2; missing: 1" in told
    (kiosk,) = json.loads(lyssna("central", "completeness", "--json", code=1).output)
    assert kiosk["chains"][0]["missing"] == [[1, 1]]

    assert "Put aside: batch 1 of ikea-2016-04-02, 3 answers." in lyssna("sync", "status").output
    exported = lyssna("sync", "--export", tmp_path).output
    assert "-0001.lyssna" in exported
    lyssna("central", "import", tmp_path / "first.lyssna")
    assert "none missing" in lyssna("central", "completeness").output


def test_one_pack_on_two_machines_is_told(home: Home, tmp_path: Path) -> None:
    second = Home(tmp_path / "second")
    installing = ("install", tmp_path / "kiosk.lyssna", "--home", second.path, "--pin-file", "-")
    lyssna(*installing, stdin=PINS)
    hold(second)
    file = tmp_path / "waiting.lyssna"
    for place in (home, second):
        assert "chains bear this name" not in lyssna("central", "completeness").output
        lyssna("sync", "--file", file, "--home", place.path)
        lyssna("central", "import", file)
    assert "Two or more chains bear this name" in lyssna("central", "completeness").output


def test_damaged_file_is_taken_as_far_as_it_goes_and_told(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    lyssna("sync", "--file", file)
    file.write_bytes(file.read_bytes()[:-10])
    told = lyssna("central", "import", file, "-o", tmp_path / "receipts.lyssna", code=1)
    assert "Answers stored: 3" in told.stdout
    assert "damaged or cut short" in told.stderr
    lyssna("sync", "--receipt", tmp_path / "receipts.lyssna")
    assert lyssna("sync", "--receipt", SAMPLE + "/campaign.toml", code=1).stderr


def test_what_is_written_never_goes_over_something_else(home: Home, tmp_path: Path) -> None:
    told = lyssna("sync", "--file", home.database, code=1).stderr
    assert "is something else, so it is not overwritten" in told
    assert "Answers waiting: 3." in lyssna("sync", "status").output
    file = tmp_path / "waiting.lyssna"
    lyssna("sync", "--file", file)
    lyssna("sync", "--file", file)
    batches = file.read_bytes()
    assert "not overwritten" in lyssna("central", "import", file, "-o", file, code=1).stderr
    assert file.read_bytes() == batches


def test_what_is_put_aside_is_tried_again(home: Home, tmp_path: Path) -> None:
    lyssna("sync", "--file", tmp_path / "first.lyssna")
    with closing(Store(home.database)) as store:
        outbox.put_aside(store, 1, "campaign-outdated")
    assert "Nothing waits" in lyssna("sync", "--file", tmp_path / "again.lyssna").output
    again = lyssna("sync", "--retry", "--file", tmp_path / "again.lyssna").output
    assert "Batches to be tried again: 1." in again
    first, second = ((tmp_path / name).read_bytes() for name in ("first.lyssna", "again.lyssna"))
    assert first == second


def test_whom_to_trust_is_kept_for_the_home(home: Home, tmp_path: Path) -> None:
    nobody = ("sync", "--to", "https://127.0.0.1:1", "--tries", "1")
    pinned, system = Trust(pin=b"\xab" * 32), Trust()
    choices = ((("--pin", "ab" * 32), pinned), ((), pinned), (("--trust-system",), system))
    for options, chosen in choices:
        lyssna(*nobody, *options, code=1)
        assert trust.load(trust.file_in(home.path)) == chosen
    for wrong in (("--pin", "x"), ("--ca", tmp_path / "none"), ("--pin", "x", "--trust-system")):
        assert lyssna(*nobody, *wrong, code=1).stderr
    assert trust.load(trust.file_in(home.path)) == system
