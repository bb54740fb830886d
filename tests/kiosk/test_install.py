"""Installing a pack: enrolled once, updated later, the whole of it or nothing."""

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
from kiosk.install import Fit, inspect, install
from kiosk.keys import CampaignKeys
from kiosk.pack import LEVEL, Pack, read
from kiosk.pins import Gate, chosen
from kiosk.stand import close_session, open_session, sessions
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, MAP, NOON, PINS, a_campaign

NEW_NAME = "Umeå lyssnar igen"


def edition(of: Pack, number: int, **changes: object) -> Pack:
    """Return an update for every kiosk of the campaign, with the changes."""
    name = NEW_NAME if number > 1 else of.campaign.name
    campaign = msgspec.structs.replace(of.campaign, name=name)
    fields = {"campaign": campaign, "identity": None, "edition": number, **changes}
    return msgspec.structs.replace(of, **fields)


def write(file: Path, content: Pack, keys: CampaignKeys) -> Path:
    file.write_bytes(pack.encode(content, keys.signing))
    return file


@pytest.fixture
def newer_file(tmp_path: Path, a_pack: Pack, keys: CampaignKeys) -> Path:
    return write(tmp_path / "newer.lyssna", edition(a_pack, 2), keys)


def refusal(home: Home, file: Path, pins: object = None) -> LyssnaError:
    with pytest.raises(LyssnaError) as error:
        install(home, read(file), pins or {})  # type: ignore[arg-type]
    return error.value


def test_fresh_kiosk_needs_pins(home: Home, pack_file: Path, a_pack: Pack) -> None:
    assert inspect(home, read(pack_file)) == Fit(a_pack, needs_pins=True, waits=False)
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
    for file in (installed.pack_file, installed.identity_file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


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


def test_pins_of_an_installation_that_came_to_nothing_are_chosen_anew(
    home: Home, pack_file: Path, clock: ShiftedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Fault("disk-full", folder=home.path, file=home.path)

    with monkeypatch.context() as full:
        full.setattr("kiosk.install.replace_file", fail)
        assert refusal(home, pack_file, PINS).code == "disk-full"
    assert inspect(home, read(pack_file)).needs_pins
    install(home, read(pack_file), {"staff": "519283", "coordinator": "846273"})
    with closing(Store(home.database)) as store:
        Gate(store, clock).check("staff", "519283")
        Gate(store, clock).check("coordinator", "846273")


def test_kiosk_that_has_lost_its_pack_in_a_session_gets_it_again(
    installed: Home, pack_file: Path, a_pack: Pack
) -> None:
    with closing(Store(installed.database)) as store:
        open_session(store, a_pack.campaign, EVENT, NOON)
    installed.pack_file.unlink()
    assert not install(installed, read(pack_file), PINS).waits
    assert installed.pack() == a_pack


def test_reinstalling_keeps_the_pins(
    installed: Home, newer_file: Path, clock: ShiftedClock
) -> None:
    found = inspect(installed, read(newer_file))
    assert not found.needs_pins
    assert install(installed, read(newer_file), {}) == found
    assert installed.pack().campaign.name == NEW_NAME
    with closing(Store(installed.database)) as store:
        Gate(store, clock).check("staff", PINS["staff"])


def test_reinstalling_keeps_the_sessions(installed: Home, newer_file: Path, a_pack: Pack) -> None:
    with closing(Store(installed.database)) as store:
        open_session(store, a_pack.campaign, EVENT, NOON)
        close_session(store, NOON)
        before = sessions(store)
        install(installed, read(newer_file), {})
        assert sessions(store) == before


def test_pack_of_another_campaign_is_refused(installed: Home, tmp_path: Path, a_pack: Pack) -> None:
    others = CampaignKeys.generate()
    theirs = Pack(a_pack.campaign, others.public, others.enrol("Ikea 1"), edition=2)
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
    file = write(tmp_path / "w.lyssna", content, keys)
    assert install(home, read(file), PINS).pack == content


def test_update_keeps_who_the_kiosk_is(installed: Home, newer_file: Path, a_pack: Pack) -> None:
    install(installed, read(newer_file), {})
    found = installed.pack()
    assert (found.identity, found.edition) == (a_pack.identity, 2)
    assert a_pack.holder.seed not in installed.pack_file.read_bytes()


def test_update_on_a_kiosk_that_is_not_enrolled_is_refused(home: Home, newer_file: Path) -> None:
    assert refusal(home, newer_file, PINS).code == "install-not-enrolled"
    assert not home.path.exists()


def test_pack_for_another_kiosk_is_refused(
    installed: Home, tmp_path: Path, a_pack: Pack, keys: CampaignKeys
) -> None:
    theirs = edition(a_pack, 2, identity=keys.enrol("Ikea 2"))
    error = refusal(installed, write(tmp_path / "other.lyssna", theirs, keys))
    assert error.code == "install-other-kiosk"
    assert "Ikea 1" in error.text("sv")
    assert installed.pack() == a_pack


def test_pack_of_its_own_updates_a_kiosk_too(
    installed: Home, tmp_path: Path, a_pack: Pack, keys: CampaignKeys
) -> None:
    own = edition(a_pack, 2, identity=a_pack.identity)
    install(installed, read(write(tmp_path / "own.lyssna", own, keys)), {})
    assert installed.pack() == own


def test_older_edition_is_refused_and_the_same_one_is_not(
    installed: Home, tmp_path: Path, newer_file: Path, a_pack: Pack, keys: CampaignKeys
) -> None:
    old = write(tmp_path / "old.lyssna", edition(a_pack, 1), keys)
    for _ in range(2):
        install(installed, read(newer_file), {})
    error = refusal(installed, old)
    assert error.code == "install-older"
    assert error.values == {"edition": 1, "newer": 2}
    assert installed.pack().edition == 2


def test_pack_that_needs_a_newer_program_is_refused(
    installed: Home, tmp_path: Path, a_pack: Pack, keys: CampaignKeys
) -> None:
    file = write(tmp_path / "new.lyssna", edition(a_pack, 2, needs=LEVEL + 1), keys)
    assert refusal(installed, file).code == "pack-newer"
    assert installed.pack() == a_pack


def test_install_is_refused_when_the_kiosks_own_identity_is_damaged(
    installed: Home, newer_file: Path, pack_bytes: bytes
) -> None:
    installed.identity_file.write_bytes(b"{}")
    assert refusal(installed, newer_file).code == "identity-damaged"
    assert installed.pack_file.read_bytes() == pack_bytes


def test_identity_left_by_an_install_that_was_cut_off_is_replaced(
    home: Home, pack_file: Path, a_pack: Pack, keys: CampaignKeys
) -> None:
    home.create()
    home.identity_file.write_bytes(keys.enrol("Ikea 2").encode())
    install(home, read(pack_file), PINS)
    assert home.pack() == a_pack


def test_first_install_does_not_wait_for_another_one(home: Home, pack_file: Path) -> None:
    home.create()
    with alone(home.kiosk_lock, Refused("kiosk-running", home=home.path)):
        assert refusal(home, pack_file, PINS).code == "kiosk-running"
    assert not home.waiting_file.exists()
