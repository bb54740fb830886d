"""A pack that comes while a session is open waits for its end, and is verified anew by then."""

import json
import stat
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

import msgspec
import pytest

import kiosk.install
from kiosk import pack
from kiosk.errors import LyssnaError, Refused
from kiosk.home import Home, alone
from kiosk.install import install, take_waiting
from kiosk.keys import CampaignKeys
from kiosk.pack import LEVEL, Pack
from kiosk.stand import close_session, open_session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON, a_campaign


@pytest.fixture
def opened(installed: Home, a_pack: Pack) -> Home:
    """An installed kiosk with an open session."""
    with closing(Store(installed.database)) as store:
        open_session(store, a_pack.campaign, EVENT, NOON)
    return installed


@pytest.fixture
def update(a_pack: Pack) -> Pack:
    """A second edition, for every kiosk of the campaign."""
    campaign = msgspec.structs.replace(a_pack.campaign, name="Umeå lyssnar igen")
    return msgspec.structs.replace(a_pack, campaign=campaign, identity=None, edition=2)


@pytest.fixture
def update_bytes(update: Pack, keys: CampaignKeys) -> bytes:
    return pack.encode(update, keys.signing)


def close(home: Home) -> None:
    with closing(Store(home.database)) as store:
        close_session(store, NOON)


def refusal(home: Home, data: bytes) -> str:
    with pytest.raises(LyssnaError) as error:
        install(home, data, {})
    return error.value.code


def logged(home: Home) -> list[dict[str, object]]:
    return [json.loads(line) for line in (home.logs / "lyssna.log").read_text().splitlines()]


def test_update_waits_while_a_session_is_open_and_is_taken_after_it(
    opened: Home, update_bytes: bytes, a_pack: Pack
) -> None:
    assert install(opened, update_bytes, {}).waits
    assert take_waiting(opened) is None
    assert opened.pack() == a_pack
    assert stat.S_IMODE(opened.waiting_file.stat().st_mode) == 0o600
    close(opened)
    taken = take_waiting(opened)
    assert taken is not None
    assert opened.pack() == taken
    assert (taken.edition, taken.identity) == (2, a_pack.identity)
    assert not opened.waiting_file.exists()
    (line,) = logged(opened)
    assert (line["what"], line["n"]) == ("waiting-pack-taken", 2)


def test_update_waits_while_a_kiosk_runs(
    installed: Home, update_bytes: bytes, a_pack: Pack
) -> None:
    with alone(installed.kiosk_lock, Refused("kiosk-running", home=installed.path)):
        assert install(installed, update_bytes, {}).waits
        assert take_waiting(installed) is None
    assert installed.pack() == a_pack
    assert take_waiting(installed) == installed.pack()
    assert installed.pack().edition == 2


def test_running_kiosk_takes_a_waiting_pack_itself_once_no_session_is_open(
    opened: Home, update_bytes: bytes, a_pack: Pack
) -> None:
    with alone(opened.kiosk_lock, Refused("kiosk-running", home=opened.path)):
        install(opened, update_bytes, {})
        assert take_waiting(opened, by_kiosk=True) is None
        assert opened.pack() == a_pack
        close(opened)
        assert take_waiting(opened, by_kiosk=True) == opened.pack()
        assert opened.pack().edition == 2
        with pytest.raises(Refused), alone(opened.kiosk_lock, Refused("kiosk-running", home="")):
            pytest.fail("the kiosk has lost its lock")


def test_refused_pack_does_not_wait(opened: Home, update_bytes: bytes) -> None:
    assert refusal(opened, update_bytes[:-1]) == "pack-damaged"
    assert not opened.waiting_file.exists()


def test_newest_of_several_packs_waits(
    opened: Home, update: Pack, update_bytes: bytes, keys: CampaignKeys
) -> None:
    newest = pack.encode(msgspec.structs.replace(update, edition=3), keys.signing)
    install(opened, update_bytes, {})
    install(opened, newest, {})
    assert refusal(opened, update_bytes) == "install-older"
    close(opened)
    take_waiting(opened)
    assert opened.pack().edition == 3


def test_damaged_pack_that_waits_keeps_no_other_from_waiting(
    opened: Home, update_bytes: bytes
) -> None:
    opened.waiting_file.write_bytes(b"damaged")
    install(opened, update_bytes, {})
    close(opened)
    assert take_waiting(opened) == opened.pack()


def test_nothing_is_taken_or_logged_when_none_waits(installed: Home, a_pack: Pack) -> None:
    assert take_waiting(installed) is None
    assert installed.pack() == a_pack
    assert not installed.logs.exists()


@pytest.mark.parametrize(
    "code",
    ["pack-damaged", "pack-unsigned", "pack-newer", "install-older", "install-other-kiosk",
     "install-other-campaign", "events-missing"],
)  # fmt: skip
def test_waiting_pack_that_does_not_fit_is_dropped_and_logged(
    code: str, installed: Home, update: Pack, update_bytes: bytes, keys: CampaignKeys
) -> None:
    install(installed, update_bytes, {})
    before = installed.pack()
    others = CampaignKeys.generate()

    def made(key: CampaignKeys = keys, **changes: object) -> bytes:
        return pack.encode(msgspec.structs.replace(update, **changes), key.signing)

    installed.waiting_file.write_bytes(
        {
            "pack-damaged": update_bytes[:-1],
            "pack-unsigned": made(others),
            "pack-newer": made(needs=LEVEL + 1),
            "install-older": made(edition=1),
            "install-other-kiosk": made(edition=3, identity=keys.enrol("Ikea 2")),
            "install-other-campaign": made(others, edition=3, keys=others.public),
            "events-missing": made(edition=3, campaign=a_campaign(events=[])),
        }[code]
    )
    assert take_waiting(installed) is None
    assert installed.pack() == before
    assert not installed.waiting_file.exists()
    (line,) = logged(installed)
    assert (line["what"], line["code"]) == ("waiting-pack-dropped", code)


def test_waiting_pack_is_kept_when_the_installed_one_cannot_be_read(
    installed: Home, update_bytes: bytes
) -> None:
    installed.waiting_file.write_bytes(update_bytes)
    installed.pack_file.write_bytes(b"")
    with pytest.raises(Refused):
        take_waiting(installed)
    assert installed.waiting_file.exists()


def test_waiting_pack_is_kept_when_the_store_is_damaged(
    installed: Home, update_bytes: bytes, a_pack: Pack
) -> None:
    installed.waiting_file.write_bytes(update_bytes)
    installed.database.write_bytes(b"damaged" * 1000)
    assert take_waiting(installed) is None
    assert installed.pack() == a_pack
    assert installed.waiting_file.exists()


def test_pack_that_comes_while_another_is_taken_is_not_lost(
    opened: Home, update: Pack, keys: CampaignKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that is being taken is removed, and not the one that came in its place."""
    newest = pack.encode(msgspec.structs.replace(update, edition=3), keys.signing)
    install(opened, pack.encode(update, keys.signing), {})
    replaced = kiosk.install.replace_file
    comers: list[Thread] = []

    def bring() -> None:
        with suppress(LyssnaError):
            install(opened, newest, {})

    def meanwhile(file: Path, data: bytes) -> None:
        replaced(file, data)
        if file == opened.pack_file and not comers:
            comers.append(Thread(target=bring))
            comers[0].start()
            comers[0].join(0.5)

    monkeypatch.setattr("kiosk.install.replace_file", meanwhile)
    close(opened)
    with alone(opened.kiosk_lock, Refused("kiosk-running", home=opened.path)):
        assert take_waiting(opened, by_kiosk=True)
        comers[0].join()
    assert take_waiting(opened) == opened.pack()
    assert opened.pack().edition == 3
