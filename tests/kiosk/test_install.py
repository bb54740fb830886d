"""Installing a pack: the whole of it, or nothing, and never under an open session."""

import stat
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kiosk import pack
from kiosk.campaign_check import MOST_MEDIA
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import Home, alone
from kiosk.install import inspect, install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, read
from kiosk.pins import Gate, chosen
from kiosk.stand import close_session, open_session, sessions
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, MAP, NOON, PINS, a_campaign


def write(file: Path, content: Pack, keys: CampaignKeys) -> Path:
    file.write_bytes(pack.encode(content, keys.signing))
    return file


@pytest.fixture
def newer_file(tmp_path: Path, a_pack: Pack, keys: CampaignKeys) -> Path:
    campaign = msgspec.structs.replace(a_pack.campaign, name="Umeå lyssnar igen")
    newer = msgspec.structs.replace(a_pack, campaign=campaign)
    return write(tmp_path / "newer.lyssna", newer, keys)


def refusal(home: Home, file: Path, pins: object = None) -> LyssnaError:
    with pytest.raises(LyssnaError) as error:
        install(home, read(file), pins or {})  # type: ignore[arg-type]
    return error.value


def test_fresh_kiosk_needs_pins(home: Home, pack_file: Path, a_pack: Pack) -> None:
    assert inspect(home, read(pack_file)) == (a_pack, True)
    assert not home.path.exists()


def test_install_without_pins_is_refused_and_leaves_nothing(home: Home, pack_file: Path) -> None:
    assert refusal(home, pack_file).code == "pin-missing"
    assert not home.path.exists()


def test_installed_kiosk_has_its_pack_and_its_pins(
    installed: Home, a_pack: Pack, clock: ShiftedClock
) -> None:
    assert installed.pack() == a_pack
    with closing(Store(installed.database)) as store:
        gate = Gate(store, clock)
        gate.check("staff", PINS["staff"])
        gate.check("coordinator", PINS["coordinator"])


def test_installed_pack_and_home_are_closed_to_others(installed: Home) -> None:
    assert stat.S_IMODE(installed.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(installed.pack_file.stat().st_mode) == 0o600


def test_installed_home_can_be_moved_away_from_the_stick(installed: Home, pack_file: Path) -> None:
    pack_file.unlink()
    assert installed.pack().identity.name == "Ikea 1"


@pytest.mark.parametrize("pins", [{"staff": "123456", "coordinator": "860213"}, {"staff": "1"}])
def test_pins_that_will_not_do_leave_no_pack(
    home: Home, pack_file: Path, pins: dict[str, str]
) -> None:
    assert isinstance(refusal(home, pack_file, pins), Refused)
    assert not home.pack_file.exists()
    install(home, read(pack_file), PINS)
    assert home.pack_file.exists()


def test_reinstalling_keeps_the_pins(
    installed: Home, newer_file: Path, clock: ShiftedClock
) -> None:
    found, needs_pins = inspect(installed, read(newer_file))
    assert not needs_pins
    assert install(installed, read(newer_file), {}) == found
    assert installed.pack().campaign.name == "Umeå lyssnar igen"
    with closing(Store(installed.database)) as store:
        Gate(store, clock).check("staff", PINS["staff"])


def test_reinstalling_keeps_the_sessions(installed: Home, newer_file: Path, a_pack: Pack) -> None:
    with closing(Store(installed.database)) as store:
        open_session(store, a_pack.campaign, EVENT, NOON)
        close_session(store, NOON)
        before = sessions(store)
        install(installed, read(newer_file), {})
        assert sessions(store) == before


def test_install_is_refused_while_a_session_is_open(
    installed: Home, newer_file: Path, a_pack: Pack
) -> None:
    with closing(Store(installed.database)) as store:
        open_session(store, a_pack.campaign, EVENT, NOON)
    assert refusal(installed, newer_file, PINS).code == "install-session-open"
    assert installed.pack() == a_pack


def test_pack_of_another_campaign_is_refused(installed: Home, tmp_path: Path, a_pack: Pack) -> None:
    others = CampaignKeys.generate()
    theirs = Pack(a_pack.campaign, others.public, others.enrol("Ikea 1"))
    file = write(tmp_path / "other.lyssna", theirs, others)
    error = refusal(installed, file, PINS)
    assert error.code == "install-other-campaign"
    assert str(installed.path) in error.text("sv")
    assert installed.pack() == a_pack


def test_damaged_pack_changes_nothing(installed: Home, pack_file: Path, a_pack: Pack) -> None:
    pack_file.write_bytes(pack_file.read_bytes()[:-1])
    assert refusal(installed, pack_file, PINS).code == "pack-damaged"
    assert installed.pack() == a_pack


def test_damaged_pack_on_a_fresh_kiosk_leaves_nothing(home: Home, pack_file: Path) -> None:
    pack_file.write_bytes(b"not a pack")
    assert refusal(home, pack_file, PINS).code == "pack-unknown"
    assert not home.path.exists()


def test_missing_pack_is_a_fault_of_the_stick(home: Home, tmp_path: Path) -> None:
    error = refusal(home, tmp_path / "none.lyssna", PINS)
    assert isinstance(error, Fault)
    assert error.code == "pack-missing"


def test_install_that_was_cut_off_before_the_pack_is_repeated(home: Home, pack_file: Path) -> None:
    home.create()
    Store(home.database, create=True).close()
    with pytest.raises(Refused):
        home.pack()
    install(home, read(pack_file), PINS)
    with closing(Store(home.database)) as store:
        assert chosen(store)
    assert home.pack().identity.name == "Ikea 1"


def test_install_is_refused_while_a_kiosk_runs(
    installed: Home, newer_file: Path, a_pack: Pack
) -> None:
    with alone(installed.kiosk_lock, Refused("kiosk-running", home=installed.path)):
        assert refusal(installed, newer_file).code == "kiosk-running"
    assert installed.pack() == a_pack


UNFIT: dict[str, dict[str, object]] = {
    "events-missing": {"events": []},
    "image-missing": {"media": {}},
    "map-unreadable": {"media": {"map.svg": b"<svg"}},
    "region-wrong": {"media": {"map.svg": MAP.replace(b"haga", b"ersboda")}},
    "media-large": {"media": {"map.svg": MAP, "more": bytes(MOST_MEDIA)}},
}


@pytest.mark.parametrize("code", UNFIT)
def test_pack_that_would_not_serve_is_refused(
    home: Home, tmp_path: Path, keys: CampaignKeys, code: str
) -> None:
    wrong = Pack(a_campaign(**UNFIT[code]), keys.public, keys.enrol("Ikea 1"))
    file = write(tmp_path / "wrong.lyssna", wrong, keys)
    assert refusal(home, file, PINS).code == code
    assert not home.path.exists()


def test_installed_kiosk_has_the_map_of_its_pack(
    home: Home, tmp_path: Path, keys: CampaignKeys
) -> None:
    file = write(
        tmp_path / "map.lyssna", Pack(a_campaign(), keys.public, keys.enrol("Ikea 1")), keys
    )
    install(home, read(file), PINS)
    assert home.pack().campaign.media == {"map.svg": MAP}


def test_pack_with_a_warning_is_installed(home: Home, tmp_path: Path, keys: CampaignKeys) -> None:
    untranslated = a_campaign(languages=["sv", "en"])
    content = Pack(untranslated, keys.public, keys.enrol("Ikea 1"))
    assert install(home, read(write(tmp_path / "w.lyssna", content, keys)), PINS) == content
