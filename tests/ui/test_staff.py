"""The staff panel on the real scene, by touch."""

import sqlite3
import sys
from threading import Event

import pytest

from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.seal import unseal
from tests.ui.conftest import COORDINATOR, EVENT, STAFF, Page, Scene, Start


def test_wrong_pin_is_told_and_costs_time(scene: Scene) -> None:
    scene.hand.corners()
    scene.enter("111222")
    scene.hand.wait(lambda: scene.staff.pinError != "", "the error")
    assert scene.staff.pinError == "Fel PIN. Försök igen om 1 s."
    assert not scene.staff.unlocked


def test_pin_waits_across_a_restart(opened: Home, start: Start) -> None:
    first = start(opened)
    first.hand.corners()
    for _ in range(4):
        first.clock.advance(400)
        first.enter("111222")
        first.hand.wait(lambda: not first.staff.busy, "the answer")
    first.kiosk.close()
    second = start(opened)
    second.hand.corners()
    second.enter(STAFF)
    second.hand.wait(lambda: second.staff.pinError != "", "the error")
    assert "För tidigt" in second.staff.pinError
    second.clock.advance(20)
    second.enter(STAFF)
    second.hand.wait(lambda: second.staff.unlocked, "the panel")


def test_corners_end_a_visit_and_ask_for_the_pin(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("choice-alidhem")
    scene.hand.corners()
    assert scene.page is Page.ATTRACT
    assert scene.hand.shows("pin")
    scene.hand.tap("pin-cancel")
    assert not scene.hand.shows("pin")


def test_staff_open_and_close_a_session(home: Home, start: Start) -> None:
    scene = start(home)
    scene.unlock()
    scene.open_session()
    assert scene.staff.session.place == "Ikea"
    assert scene.staff.session.since == "12.05"
    scene.hand.tap("menu-visitors")
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-no")
    assert scene.staff.session.open
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    scene.hand.wait(lambda: not scene.staff.session.open, "the closed session")
    assert scene.staff.report.sent == 1
    scene.hand.tap("menu-visitors")
    assert not scene.hand.shows("begin")


def test_second_session_is_refused_in_a_sentence(scene: Scene) -> None:
    said: list[tuple[str, bool]] = []
    scene.staff.message.connect(lambda text, good: said.append((text, good)))
    scene.unlock()
    scene.staff.opening.choose(EVENT)
    scene.hand.wait(lambda: not scene.staff.opening.checking, "the checks")
    scene.staff.opening.openSession("", "", "")
    scene.hand.wait(lambda: bool(said), "the message")
    assert said == [("Ett pass är redan öppet. Stäng det innan du öppnar ett nytt.", False)]


def test_handout_is_saved_and_counted(scene: Scene, opened: Home) -> None:
    scene.unlock()
    scene.hand.tap("menu-handouts")
    scene.hand.tap("print-batch")
    scene.hand.wait(lambda: scene.staff.live.handouts == 1, "the handout")
    file = opened.exports / f"handout-{EVENT}-sv.pdf"
    assert file.read_bytes().startswith(b"%PDF")


def test_rare_choices_are_not_shown(scene: Scene) -> None:
    for _ in range(5):
        scene.begin()
        scene.pass_to("problems")
        scene.hand.tap("choice-dark")
        scene.hand.tap("next")
        scene.finish()
        scene.arrive(Page.THANKS)
        scene.hand.tap("done")
    scene.begin()
    scene.pass_to("problems")
    scene.hand.tap("choice-litter")
    scene.hand.tap("next")
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")
    scene.unlock()
    scene.hand.wait(lambda: bool(scene.staff.live.bars.rows()), "the bars")
    assert [(row["code"], row["n"]) for row in scene.staff.live.bars.rows()] == [("dark", 5)]


def test_sync_asks_for_the_coordinator(scene: Scene) -> None:
    scene.unlock()
    scene.hand.tap("menu-sync")
    assert scene.staff.place == scene.staff.Place.SYNC_PIN.value
    scene.enter(STAFF)
    scene.hand.wait(lambda: scene.staff.pinError != "", "the error")
    scene.clock.advance(5)
    scene.enter(COORDINATOR)
    scene.hand.wait(lambda: scene.hand.shows("sync"), "the sync page")


def test_sync_that_fails_says_why_and_keeps_everything(opened: Home, start: Start) -> None:
    scene = start(opened, centre="http://127.0.0.1:9")
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    scene.hand.wait(lambda: not scene.staff.session.open, "the closed session")
    scene.hand.tap("menu-sync")
    scene.enter(COORDINATOR)
    scene.hand.tap("sync-now")
    state = scene.coordinator.State
    scene.hand.wait(lambda: scene.coordinator.state == state.FAILED.value, "the end")
    assert "127.0.0.1" in scene.coordinator.error
    scene.coordinator.look()
    scene.hand.wait(lambda: scene.coordinator.answersWaiting == 1, "what waits")


def test_leaving_needs_the_open_panel(scene: Scene) -> None:
    left: list[bool] = []
    scene.staff.leaving.connect(lambda: left.append(True))
    scene.staff.leaveKiosk()
    assert left == []
    scene.unlock()
    scene.staff.leaveKiosk()
    assert left == [True]


def test_pin_that_is_right_too_late_does_not_open(scene: Scene) -> None:
    gate = Event()
    scene.hand.corners()
    scene.kiosk.desk.do(lambda _: gate.wait(20))
    scene.enter(STAFF)
    scene.hand.tap("pin-cancel")
    gate.set()
    scene.stored()
    scene.hand.settle()
    assert not scene.staff.unlocked


def test_panel_locks_when_staff_walk_off(scene: Scene) -> None:
    scene.unlock()
    scene.clock.advance(170)
    scene.staff.tick()
    assert scene.staff.unlocked
    scene.clock.advance(20)
    scene.staff.tick()
    assert not scene.staff.unlocked


def test_pin_page_gives_the_kiosk_back(scene: Scene) -> None:
    scene.hand.corners()
    assert scene.hand.shows("pin")
    scene.clock.advance(31)
    scene.staff.tick()
    assert not scene.hand.shows("pin")


def test_bug_on_an_errand_leaves_the_sync_page_ready(
    opened: Home, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    scene = start(opened)
    scene.unlock()
    scene.hand.tap("menu-sync")
    scene.enter(COORDINATOR)
    scene.hand.wait(lambda: scene.hand.shows("sync"), "the sync page")
    hook = sys.excepthook
    sys.excepthook = scene.kiosk.on_bug
    try:
        scene.coordinator._to = 7  # what cannot be
        scene.hand.tap("sync-now")
        ready = scene.coordinator.State.IDLE.value
        scene.hand.wait(lambda: scene.coordinator.state == ready, "a page that is ready again")
    finally:
        sys.excepthook = hook
    caplog.clear()  # the bug itself is logged, as it has to be


@pytest.mark.parametrize("mode", ["assisted", "paper"])
def test_answer_for_somebody_says_who_tapped(
    scene: Scene, opened: Home, keys: CampaignKeys, mode: str
) -> None:
    scene.unlock()
    scene.hand.tap(f"answer-{mode}")
    scene.arrive(Page.START)
    scene.hand.tap("next")
    scene.finish()
    scene.arrive(Page.THANKS)
    with sqlite3.connect(opened.database) as connection:
        ((sealed,),) = connection.execute("SELECT sealed FROM response")
    assert unseal(sealed, keys.box).mode == mode
    scene.hand.tap("done")
    scene.begin()
    assert scene.visitor.mode == "self"
