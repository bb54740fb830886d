"""The newest pack comes with a sync: whole, in pieces, and never one that is not genuine."""

import gc
import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from kiosk.stand import close_session, open_session
from kiosk.store import Store
from sync import packs
from sync.central import editions, kiosks
from sync.central import packs as serving
from sync.central.home import CentreHome
from sync.courier import Courier, Delivery, Progress
from sync.packs import News
from tests.faults.sync.wire import How, Way, Wrong, between
from tests.kiosk.helpers import PINS
from tests.sync.helpers import NOON, Centre, answering, http, running


@pytest.fixture(scope="session")
def campaign(campaign: Campaign) -> Campaign:
    """One that can be installed: its questionnaire has no themes for promises to lead back to."""
    return msgspec.structs.replace(campaign, promises=[])


@pytest.fixture
def built(home: CentreHome, keys: CampaignKeys, campaign: Campaign) -> Pack:
    """The campaign's first edition, built at the centre."""
    return editions.build(home, keys, campaign)[0]


@pytest.fixture
def stand(tmp_path: Path, built: Pack, keys: CampaignKeys) -> Home:
    """A kiosk's home, enrolled with the first edition."""
    made = Home(tmp_path / "stand")
    enrolled = msgspec.structs.replace(built, identity=keys.enrol("Ikea 1"))
    install(made, encode(enrolled, keys.signing), PINS)
    return made


@pytest.fixture
def address(home: CentreHome, built: Pack, clock: ShiftedClock) -> Iterator[str]:
    """A centre that is running when the campaign changes."""
    with running(f"sqlite:///{home.database}", home, clock) as found:
        yield found


def sync(stand: Home, address: str, clock: ShiftedClock) -> News | None:
    """Sync as `lyssna sync` does, and return what it tells of the pack."""
    courier = Courier(stand.pack(), clock, patience=5.0, tries=1)
    with closing(Store(stand.database)) as store:
        return courier.run(store, stand.sender_lock, address, lambda _: None).news


def build_next(home: CentreHome, keys: CampaignKeys, campaign: Campaign, name: str) -> bytes:
    """Build the campaign's next edition, with another name; return the bytes of its pack."""
    return editions.build(home, keys, msgspec.structs.replace(campaign, name=name))[1]


def parts(stand: Home) -> list[Path]:
    return sorted(stand.path.glob("*.part"))


def sent(caplog: pytest.LogCaptureFixture) -> list[int]:
    """Return how many bytes of a pack the centre has sent, each time."""
    found = [each for each in caplog.records if each.getMessage() == "pack-sent"]
    return [vars(each)["fields"]["n"] for each in found]


def test_kiosk_that_was_enrolled_with_the_newest_pack_fetches_nothing(
    stand: Home, address: str, clock: ShiftedClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert sync(stand, address, clock) is None
    assert sent(caplog) == []
    assert not stand.previous_file.exists()


def test_newer_pack_comes_with_a_sync_once_and_the_one_before_is_kept(
    stand: Home, address: str, home, keys, campaign, clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    identity, before = stand.pack().identity, stand.pack_file.read_bytes()
    data = build_next(home, keys, campaign, "Umeå lyssnar igen")
    news = sync(stand, address, clock)
    assert news == News("pack-fetched", "Umeå lyssnar igen", 2)
    assert "edition 2" in news.text("en")
    assert "utgåva 2" in news.text("sv")
    assert stand.pack_file.read_bytes() == data
    assert stand.pack().identity == identity
    assert stand.previous_file.read_bytes() == before
    assert stand.previous_file.stat().st_mode & 0o077 == 0
    assert sync(stand, address, clock) is None
    assert sent(caplog) == [len(data)]
    assert parts(stand) == []


def test_newer_pack_waits_for_the_open_session_and_is_not_fetched_twice(
    stand: Home, address: str, home, keys, campaign, clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with closing(Store(stand.database)) as store:
        open_session(store, campaign, "ikea", NOON)
    before = stand.pack_file.read_bytes()
    data = build_next(home, keys, campaign, "Umeå lyssnar igen")
    news = sync(stand, address, clock)
    assert news == News("pack-fetched-waits", "Umeå lyssnar igen", 2)
    assert stand.pack_file.read_bytes() == before
    assert stand.waiting_file.read_bytes() == data
    assert sync(stand, address, clock) is None
    assert sent(caplog) == [len(data)]
    with closing(Store(stand.database)) as store:
        close_session(store, NOON)


@pytest.mark.parametrize("there", [1, 300, -1, 0])
def test_fetching_goes_on_where_it_was_cut_off(
    there: int, stand: Home, address: str, home, keys, campaign, clock, caplog
) -> None:
    caplog.set_level(logging.INFO)
    data = build_next(home, keys, campaign, "Umeå lyssnar igen")
    had = data[: there or len(data)]  # with 0, all of it came, and the kiosk stopped before the end
    part_of(stand, data).write_bytes(had)
    news = sync(stand, address, clock)
    assert news is not None
    assert news.code == "pack-fetched"
    assert stand.pack_file.read_bytes() == data
    assert sent(caplog) == ([len(data) - len(had)] if there else [])
    assert parts(stand) == []


def part_of(stand: Home, data: bytes) -> Path:
    """Return where a kiosk keeps what has come of the pack in `data`."""
    tag = packs.hash_of(packs.Kind.PACK, data).hex()
    return stand.path / f"pack-{tag}.part"


def test_part_of_an_older_pack_is_no_beginning_of_a_newer_one(
    stand: Home, address: str, home, keys, campaign, clock, caplog
) -> None:
    caplog.set_level(logging.INFO)
    second = build_next(home, keys, campaign, "Umeå lyssnar igen")
    part_of(stand, second).write_bytes(second[:200])
    third = build_next(home, keys, campaign, "Umeå lyssnar en tredje gång")
    news = sync(stand, address, clock)
    assert news is not None
    assert news.edition == 3
    assert stand.pack_file.read_bytes() == third
    assert sent(caplog) == [len(third)]
    assert parts(stand) == []


def test_part_that_was_damaged_on_the_disk_is_given_up_and_fetched_anew(
    stand: Home, address: str, home, keys, campaign, clock
) -> None:
    before = stand.pack_file.read_bytes()
    data = build_next(home, keys, campaign, "Umeå lyssnar igen")
    part_of(stand, data).write_bytes(bytes(200))
    news = sync(stand, address, clock)
    assert news is not None
    assert news.code == "pack-not-fetched"
    assert news.why is not None
    assert news.why.code in ("pack-damaged", "pack-unknown")
    assert (stand.pack_file.read_bytes(), parts(stand)) == (before, [])
    again = sync(stand, address, clock)
    assert again is not None
    assert again.code == "pack-fetched"


def failing(stand: Home, clock: ShiftedClock, status: str, body: bytes, *headers: str) -> str:
    """Sync with a server that answers thus to a request for a pack; return why none came."""
    with answering(lambda _: http(status, body, *headers)) as wrong:
        news = sync(stand, wrong, clock)
    assert news is not None
    assert news.code == "pack-not-fetched"
    assert isinstance(news.why, LyssnaError)
    assert news.text("sv")
    return news.why.code


def test_answer_that_is_cut_off_leaves_its_beginning_for_the_next_try(
    stand: Home, address: str, home, keys, campaign, clock
) -> None:
    data = build_next(home, keys, campaign, "Umeå lyssnar igen")
    part = part_of(stand, data)
    tag = part.stem.removeprefix("pack-")
    head = http("200 OK", data, f'ETag: "{tag}"')
    with answering(lambda _: head[:-100]) as wrong, pytest.raises(Fault) as fault:
        sync(stand, wrong, clock)
    assert fault.value.code == "centre-cut-off"
    assert part.read_bytes() == data[:-100]
    assert part.stat().st_mode & 0o077 == 0
    whole = sync(stand, address, clock)
    assert whole is not None
    assert whole.code == "pack-fetched"


def test_pack_that_nobody_comes_to_read_is_left_closed(home: CentreHome, built: Pack) -> None:
    served = serving.serve(home, built.campaign.id, "", "")
    file, parts = served.file, served.parts()
    del served
    assert not file.closed
    del parts  # as after a caller has hung up
    gc.collect()
    assert file.closed


def test_network_that_ends_before_the_pack_is_news_and_no_error_when_a_batch_has_arrived(
    stand: Home, address: str, clock: ShiftedClock
) -> None:
    with closing(Store(stand.database)) as store:
        open_session(store, stand.pack().campaign, "ikea", NOON)
        close_session(store, NOON)
    with between(address) as wire:

        def cut_next(now: Progress) -> None:
            """Let nothing more out once the batch is settled, on this connection or another."""
            if now.batches:
                wire.wrong = Wrong(How.CUT, Way.OUT, wire.passed[Way.OUT])
                wire.wrongs = iter([Wrong(How.CUT, Way.OUT, 0)])

        courier = Courier(stand.pack(), clock, patience=5.0, tries=1)
        with closing(Store(stand.database)) as store:
            done = courier.run(store, stand.sender_lock, wire.address, cut_next)
    assert done.batches == 1
    assert done.news is not None
    assert done.news.code == "pack-not-fetched"
    assert done.news.unreached is not None
    done.check()


def test_login_page_is_not_taken_for_a_pack(stand: Home, clock: ShiftedClock) -> None:
    before = stand.pack_file.read_bytes()
    page = http("200 OK", b"<html>Welcome</html>")
    with answering(lambda _: page) as wrong, pytest.raises(Fault) as fault:
        sync(stand, wrong, clock)
    assert fault.value.code == "centre-login-page"
    assert (stand.pack_file.read_bytes(), parts(stand)) == (before, [])


def test_pack_that_another_key_has_signed_is_refused(
    stand: Home, clock: ShiftedClock, campaign: Campaign
) -> None:
    stranger = CampaignKeys.generate()
    data = encode(Pack(campaign, stranger.public, edition=9), stranger.signing)
    tag = part_of(stand, data).stem.removeprefix("pack-")
    before = stand.pack_file.read_bytes()
    assert failing(stand, clock, "200 OK", data, f'ETag: "{tag}"') == "install-other-campaign"
    assert stand.pack_file.read_bytes() == before


def test_pack_without_end_is_not_written_without_end(
    stand: Home, clock: ShiftedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "LARGEST", 1000)
    tag = "a" * 64
    assert failing(stand, clock, "200 OK", bytes(5000), f'ETag: "{tag}"') == "pack-unknown"
    assert sum(part.stat().st_size for part in parts(stand)) <= 1000


def test_older_pack_of_a_centre_from_a_backup_is_told_and_not_installed(
    stand: Home, address: str, home: CentreHome, keys, campaign, clock
) -> None:
    old = home.pack_file("umea").read_bytes()
    build_next(home, keys, campaign, "Umeå lyssnar igen")
    sync(stand, address, clock)
    home.pack_file("umea").write_bytes(old)
    for _ in range(2):
        news = sync(stand, address, clock)
        assert news is not None
        assert isinstance(news.why, Refused)
        assert news.why.code == "install-older"
    assert stand.pack().edition == 2


def test_revoked_kiosk_gets_no_pack(
    home, keys, campaign, built, address, clock, tmp_path: Path, centre: Centre
) -> None:
    file, stand = tmp_path / "enrolled.lyssna", Home(tmp_path / "stand")
    kiosks.enrol(centre.engine, keys, built, "Ikea 1", file, NOON.date())
    install(stand, file.read_bytes(), PINS)
    build_next(home, keys, campaign, "Umeå lyssnar igen")
    kiosks.revoke(centre.engine, "umea", "Ikea 1", NOON.date())
    news = sync(stand, centre.address, clock)
    assert news is not None
    assert isinstance(news.why, Refused)
    assert news.why.code == "kiosk-revoked"
    assert stand.pack().edition == 1
    with pytest.raises(Refused) as told:  # although it had nothing to send
        Delivery(news=news).check()
    assert told.value.code == "kiosk-revoked"
