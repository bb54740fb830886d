"""The sync page by touch: a real centre in a process of its own, bad networks, and sticks."""

import multiprocessing
import re
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QStorageInfo
from sqlalchemy import Engine

from kiosk.campaign import Campaign
from kiosk.errors import Refused
from kiosk.home import Home
from kiosk.keys import LEAST, CampaignKeys, LockedKeys
from kiosk.stand import close_session
from kiosk.store import Store
from sync import making, outbox, parcel, trust
from sync.central import database
from sync.central.home import CentreHome
from sync.central.importing import import_file
from tests.faults.commands import send_answers
from tests.faults.sync import victims
from tests.faults.sync.wire import How, Way, Wire, Wrong, between
from tests.sync.certificates import Authority
from tests.sync.helpers import NOON, PASSPHRASE, answering, http
from tests.sync.test_trust import PAST
from tests.ui.conftest import COORDINATOR, Scene, Start
from ui import carrying
from ui.coordinator import CoordinatorModel

State = CoordinatorModel.State
ANSWERS, IN_A_BATCH = 7, 2  # four batches


@dataclass
class Centre:
    """A centre in a process of its own: where it is reached, its database and its keys."""

    wire: Wire
    engine: Engine
    campaign: Campaign
    keys: CampaignKeys

    def count(self, table: str = "response") -> int:
        with self.engine.connect() as connection:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


@pytest.fixture
def centre(tmp_path: Path, campaign: Campaign, keys: CampaignKeys) -> Iterator[Centre]:
    place = CentreHome(tmp_path / "centre")
    file = place.key_file(campaign.id)
    file.parent.mkdir(parents=True)
    file.write_bytes(msgspec.json.encode(LockedKeys.close(keys, PASSPHRASE, LEAST)))
    place.publish(campaign)
    url = f"sqlite:///{tmp_path / 'central.db'}"
    here, there = multiprocessing.Pipe(duplex=False)
    with ExitStack() as stack:
        stack.enter_context(here)
        stack.enter_context(there)
        process = victims.start(victims.centre, url, place.path, there)
        stack.callback(victims.kill, process)
        assert here.poll(60)
        wire = stack.enter_context(between(here.recv()))
        engine = database.connect(url, place.database)
        stack.callback(engine.dispose)
        yield Centre(wire, engine, campaign, keys)


@pytest.fixture
def held(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return a kiosk with one closed session, which goes in four batches."""
    monkeypatch.setattr(making, "MOST", IN_A_BATCH)
    with closing(Store(home.database)) as store:
        send_answers(store, home.pack(), ANSWERS)
        close_session(store, NOON)
    return home


def kept(home: Home) -> int:
    with closing(Store(home.database)) as store, store.transaction() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM response").scalar() or 0)


def at_sync_page(
    start: Start, home: Home, to: str, stick: Path | None = None, **options: object
) -> Scene:
    """Start the kiosk, and go to its sync page as the coordinator does."""
    scene = start(home, centre=to, **options)
    scene.coordinator.tries = 1
    scene.coordinator.places = [] if stick is None else [stick]
    scene.unlock()
    scene.hand.tap("menu-sync")
    scene.enter(COORDINATOR)
    scene.hand.wait(lambda: scene.coordinator.known, "what waits")
    return scene


def arrive(scene: Scene, *states: State) -> None:
    """Wait for an end, and for what there is to see after it."""
    wanted = [state.value for state in states]
    scene.hand.wait(lambda: scene.coordinator.state in wanted, "the end")
    idle: list[object] = []
    scene.kiosk.desk.run_errand(lambda _: None, idle.append, idle.append)
    scene.hand.wait(lambda: bool(idle), "the errands")
    scene.hand.settle()
    scene.kiosk.window.grabWindow()  # a frame, before which nothing new has its place


def text(scene: Scene, name: str) -> str:
    item = scene.hand.find(name)
    return "" if item is None else str(item.property("text"))


def test_progress_in_answers_and_batches_and_all_arrives_once(
    held: Home, centre: Centre, start: Start
) -> None:
    scene = at_sync_page(start, held, centre.wire.address)
    assert text(scene, "sync-result") == "7 svar väntar på att skickas."
    told: list[tuple[int, ...]] = []
    now = scene.coordinator

    def note() -> None:
        told.append((now.answers, now.ofAnswers, now.batches, now.ofBatches))

    now.changed.connect(note)
    scene.hand.tap("sync-now")
    arrive(scene, State.DONE, State.FAILED)
    assert set(told) >= {(2, 7, 1, 4), (4, 7, 2, 4), (7, 7, 4, 4)}
    assert text(scene, "sync-result") == "Klart. 7 svar är nu på centralen."
    assert "gallrade från kiosken" in text(scene, "sync-details")
    assert (centre.count(), kept(held)) == (ANSWERS, 0)


def test_sync_is_cancelled_by_touch_and_goes_on_later(
    held: Home, centre: Centre, start: Start
) -> None:
    scene = at_sync_page(start, held, centre.wire.address)
    centre.wire.wrongs = iter([Wrong(How.STALL, Way.OUT, 6000)])
    scene.hand.tap("sync-now")
    scene.hand.wait(lambda: centre.wire.stalled, "a network that stands still")
    scene.hand.wait(lambda: scene.coordinator.batches > 0, "the first batch")
    far = r"sändningar · (mindre än en minut|ungefär \d+ min) kvar"
    assert re.search(far, text(scene, "sync-far"))
    assert not scene.hand.shows("sync-now")
    scene.hand.tap("sync-cancel")
    arrive(scene, State.CANCELLED)
    assert "inget räknas två gånger" in text(scene, "sync-details")
    assert kept(held) + centre.count() >= ANSWERS
    assert 0 < kept(held) < ANSWERS
    scene.hand.tap("sync-now")
    arrive(scene, State.DONE, State.FAILED)
    assert (centre.count(), kept(held)) == (ANSWERS, 0)


def test_leaving_the_kiosk_in_the_middle_of_a_sync_loses_nothing(
    held: Home, centre: Centre, start: Start
) -> None:
    scene = at_sync_page(start, held, centre.wire.address)
    centre.wire.wrongs = iter([Wrong(How.STALL, Way.BACK, 3000)])
    scene.hand.tap("sync-now")
    scene.hand.wait(lambda: centre.wire.stalled, "a network that stands still")
    scene.kiosk.close()
    assert kept(held) + centre.count() >= ANSWERS
    again = at_sync_page(start, held, centre.wire.address)
    again.hand.tap("sync-now")
    arrive(again, State.DONE, State.FAILED)
    assert (centre.count(), kept(held)) == (ANSWERS, 0)


LOGIN = b"<!doctype html><title>Logga in</title>"
FAULTS = {
    "a captive portal": (http("200 OK", LOGIN), "inloggningssida"),
    "a wrong server": (http("404 Not Found", b"no"), "ingen central"),
    "a proxy": (http("502 Bad Gateway", LOGIN), "proxy"),
    "a redirect": (http("302 Found", b"", "Location: http://login.example/x"), "login.example"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_the_network_is_named_on_the_page(fault: str, held: Home, start: Start) -> None:
    answer, said = FAULTS[fault]
    with answering(lambda _: answer) as server:
        scene = at_sync_page(start, held, server)
        scene.hand.tap("sync-now")
        arrive(scene, State.FAILED, State.DONE)
    assert said in text(scene, "sync-details")
    assert "Inget har försvunnit" in text(scene, "sync-result")
    assert kept(held) == ANSWERS


def test_expired_certificate_is_named_on_the_page(held: Home, start: Start, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    old = authority.issue("old", times=PAST)
    trust.keep(trust.file_in(held.path), trust.from_file(authority.certificate))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(old.chain, old.key)
    with answering(lambda _: b"", tls) as server:
        scene = at_sync_page(start, held, server)
        scene.hand.tap("sync-now")
        arrive(scene, State.FAILED, State.DONE)
    assert "har gått ut" in text(scene, "sync-details")
    assert kept(held) == ANSWERS


def put_aside(home: Home) -> None:
    """Have two of the batches put aside."""
    with closing(Store(home.database)) as store:
        making.prepare(store, home.pack())
        for number in (1, 3):
            outbox.put_aside(store, number, "campaign-outdated")


def test_what_is_put_aside_is_shown_with_its_reason_and_sent_again(
    held: Home, centre: Centre, start: Start
) -> None:
    put_aside(held)
    scene = at_sync_page(start, held, centre.wire.address)
    scene.hand.tap("sync-now")
    arrive(scene, State.PARTLY, State.DONE)
    assert centre.count() == kept(held) - 1 == 3
    assert "3 svar är nu på centralen, men inte alla" in text(scene, "sync-result")
    rows = scene.coordinator.aside.rows()
    assert [(row["number"], row["answers"]) for row in rows] == [(1, 2), (3, 2)]
    assert all("kampanj" in row["reason"] for row in rows)
    scene.hand.tap("aside-retry")
    arrive(scene, State.PARTLY, State.DONE)
    assert not scene.hand.shows("aside")
    assert (centre.count(), kept(held)) == (ANSWERS, 0)


def test_what_is_put_aside_is_saved_to_a_stick(held: Home, start: Start, tmp_path: Path) -> None:
    put_aside(held)
    stick = tmp_path / "STICK"
    stick.mkdir()
    scene = at_sync_page(start, held, "http://127.0.0.1:9", stick)
    scene.hand.tap("aside-export")
    arrive(scene, State.CARRIED, State.FAILED)
    assert "2 sändningar" in text(scene, "sync-details")
    assert "STICK" in text(scene, "sync-details")
    assert [file.name[-12:] for file in sorted(stick.iterdir())] == ["-0001.lyssna", "-0003.lyssna"]
    assert scene.hand.shows("aside")
    assert kept(held) == ANSWERS


def test_answers_go_by_stick_from_the_page_and_the_receipts_come_back(
    held: Home, centre: Centre, start: Start, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    scene = at_sync_page(start, held, "http://127.0.0.1:9", stick)
    scene.hand.tap("stick-read")
    arrive(scene, State.CARRIED, State.FAILED)
    assert "inga kvitton" in text(scene, "sync-details")
    scene.hand.tap("stick-write")
    arrive(scene, State.CARRIED, State.FAILED)
    assert "4 sändningar med 7 svar" in text(scene, "sync-details")
    assert (scene.coordinator.batchesInDoubt, kept(held)) == (4, ANSWERS)

    (file,) = stick.iterdir()
    done = import_file(centre.engine, {centre.campaign.id: centre.keys}, file, NOON.date())
    damaged = done.receipts[0][:-1] + bytes([done.receipts[0][-1] ^ 1])
    parcel.write(stick / f"{file.stem}.receipts.lyssna", [damaged, *done.receipts])
    scene.hand.tap("stick-read")
    arrive(scene, State.CARRIED, State.FAILED)
    assert "Svar på centralen: 7" in text(scene, "sync-details")
    but = Refused("receipts-damaged", n=1).text("sv")
    assert but in text(scene, "sync-details")  # what went well is told, and what did not
    assert (centre.count(), kept(held)) == (ANSWERS, 0)


def test_stick_that_was_pulled_out_is_told_and_nothing_is_lost(
    held: Home, start: Start, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    scene = at_sync_page(start, held, "http://127.0.0.1:9", stick)
    stick.rmdir()
    for button in ("stick-write", "stick-read"):
        scene.hand.tap(button)
        arrive(scene, State.CARRIED, State.FAILED)
        assert scene.coordinator.state == State.FAILED.value
        assert "STICK är inte kvar" in text(scene, "sync-details")
    assert not list(tmp_path.glob("STICK*"))
    assert kept(held) == ANSWERS


def test_result_is_in_sight_on_a_small_screen_whatever_was_tapped(
    held: Home, start: Start, tmp_path: Path
) -> None:
    put_aside(held)
    stick = tmp_path / "STICK"
    stick.mkdir()
    scene = at_sync_page(start, held, "http://127.0.0.1:9", stick, size=(1024, 600), density=4.63)
    scene.kiosk.window.grabWindow()
    scene.hand.tap("more")
    scene.kiosk.window.grabWindow()
    assert not scene.hand.in_sight("sync-result")
    scene.hand.tap("stick-write")
    arrive(scene, State.CARRIED, State.FAILED)
    assert scene.hand.in_sight("sync-result")


def test_one_of_several_sticks_is_chosen(held: Home, start: Start, tmp_path: Path) -> None:
    sticks = [tmp_path / "ONE", tmp_path / "TWO"]
    for stick in sticks:
        stick.mkdir()
    scene = at_sync_page(start, held, "http://127.0.0.1:9")
    scene.hand.wait(lambda: not scene.hand.shows("stick-write"), "no stick")
    scene.coordinator.places = sticks
    scene.hand.tap("stick-look")
    arrive(scene, State.IDLE)
    scene.hand.tap("stick-1")
    scene.hand.tap("stick-write")
    arrive(scene, State.CARRIED, State.FAILED)
    assert [len(list(stick.iterdir())) for stick in sticks] == [0, 1]


def test_volumes_of_the_system_are_no_sticks() -> None:
    folders = [str(stick.folder) for stick in carrying.sticks_in()]
    mounted = [volume.rootPath() for volume in QStorageInfo.mountedVolumes()]
    assert QStorageInfo.root().rootPath() in mounted
    assert set(folders) < set(mounted)
    assert not set(folders) & {QStorageInfo.root().rootPath(), "/proc", "/dev", "/run", "/tmp"}
