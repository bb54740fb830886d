"""A session in the staff panel: checked, opened, paused, closed, and reported; by touch."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import sessions, stand
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.session import Details
from kiosk.store import Store
from tests.ui.conftest import EVENT, START, Page, Scene, Start

LATE = ShiftedClock(datetime(2016, 4, 2, 15, 30))


def current(home: Home) -> stand.Session | None:
    store = Store(home.database)
    try:
        return stand.current_session(store)
    finally:
        store.close()


def to_opening(scene: Scene) -> None:
    scene.unlock()
    scene.hand.tap(f"open-{EVENT}")
    scene.hand.wait(lambda: scene.staff.opening.checks.rowCount() > 0, "the checks")
    scene.hand.settle()


def text_of(scene: Scene, name: str) -> str:
    item = next(i for i in scene.hand._all() if i.objectName() == name and i.isVisible())
    return str(item.property("text"))


def test_session_opens_only_once_the_clock_is_said_to_be_right(home: Home, start: Start) -> None:
    scene = start(home)
    to_opening(scene)
    assert scene.staff.opening.checks.rows()[0]["what"] == "Är klockan 12.05?"
    assert scene.hand.find("open-session") is None
    scene.hand.tap("clock-no")
    assert scene.hand.find("open-session") is None
    assert "Inte klart än" in text_of(scene, "verdict")
    scene.hand.tap("check-again")
    scene.hand.tap("clock-yes")
    assert text_of(scene, "verdict") == "Klart att öppna."
    scene.hand.tap("open-session")
    scene.hand.wait(lambda: scene.staff.session.open, "the session")
    session = current(home)
    assert session is not None
    store = Store(home.database)
    kept = [check.code for check in sessions.checks_of(store, session.id)]
    store.close()
    assert "check-clock" in kept
    assert len(kept) > 8


def test_plan_and_own_words_go_with_the_session(
    home: Home, start: Start, campaign: Campaign, clock: ShiftedClock
) -> None:
    store = Store(home.database)
    now = clock.now(campaign.timezone)
    sessions.plan(store, campaign, EVENT, now, Details("Ingången", "två bord"))
    store.close()
    scene = start(home)
    to_opening(scene)
    assert scene.staff.opening.plannedStand == "Ingången"
    scene.hand.tap("clock-yes")
    scene.hand.tap("open-session")
    scene.hand.wait(lambda: scene.staff.session.open, "the session")
    session = current(home)
    assert session is not None
    assert (session.stand, session.notes) == ("Ingången", "två bord")
    assert scene.staff.session.stamp.startswith("Ingången · Kiosk 1 · ")


def test_late_session_needs_words(home: Home, start: Start, clock: ShiftedClock) -> None:
    clock.advance((datetime(2016, 4, 2, 15, 30) - START).total_seconds())
    scene = start(home)
    to_opening(scene)
    scene.hand.tap("clock-yes")
    assert scene.hand.find("open-session") is None
    field = scene.hand.find("late-field")
    assert field is not None
    field.setProperty("text", "kön var lång")
    scene.hand.tap("open-session")
    scene.hand.wait(lambda: scene.staff.session.open, "the session")
    session = current(home)
    assert session is not None
    assert session.late == "kön var lång"


def test_session_days_before_needs_words(home: Home, start: Start, clock: ShiftedClock) -> None:
    clock.advance(-3 * 24 * 3600)
    scene = start(home)
    to_opening(scene)
    scene.hand.tap("clock-yes")
    assert scene.hand.find("open-session") is None
    field = scene.hand.find("late-field")
    assert field is not None
    assert text_of(scene, "verdict") == "Skriv först varför passet öppnas nu."
    field.setProperty("text", "prov med personalen")
    assert text_of(scene, "verdict") == "Klart att öppna."
    scene.hand.tap("open-session")
    scene.hand.wait(lambda: scene.staff.session.open, "the session")
    session = current(home)
    assert session is not None
    assert session.late == "prov med personalen"


def test_pause_lets_nobody_begin_and_resume_does(scene: Scene, opened: Home) -> None:
    scene.unlock()
    scene.hand.tap("pause-session")
    scene.hand.wait(lambda: scene.staff.session.paused, "the pause")
    scene.hand.tap("menu-visitors")
    scene.hand.settle()
    assert not scene.hand.shows("begin")
    assert scene.kiosk.attract.paused
    scene.visitor.begin("")
    assert scene.page is Page.ATTRACT
    scene.unlock()
    scene.hand.tap("resume-session")
    scene.hand.wait(lambda: not scene.staff.session.paused, "the end of the pause")
    scene.hand.tap("menu-visitors")
    scene.begin()
    assert scene.page is Page.QUESTION


def test_session_closes_itself_when_its_day_is_over_and_says_so(
    opened: Home, start: Start, clock: ShiftedClock
) -> None:
    clock.advance(24 * 3600)
    scene = start(opened)
    scene.hand.wait(lambda: not scene.staff.session.open and scene.staff.report.known, "the end")
    assert "stängde sig självt" in scene.staff.session.warning
    scene.unlock()
    assert scene.hand.shows("overdue")
    assert current(opened) is None


def test_session_that_closed_itself_is_told_after_another_start(
    opened: Home, start: Start, clock: ShiftedClock
) -> None:
    """The kiosk was off over midnight, closed the session in the morning, and was off again."""
    clock.advance(24 * 3600)
    first = start(opened)
    first.hand.wait(lambda: first.staff.report.ready, "the report")
    first.kiosk.close()
    clock.advance(3600)
    scene = start(opened)
    scene.hand.wait(lambda: "stängde sig självt" in scene.staff.session.warning, "the warning")
    scene.unlock()
    assert scene.hand.shows("overdue")
    scene.hand.tap("last-report")
    scene.hand.wait(lambda: scene.staff.report.ready, "the figures")
    assert scene.staff.report.closedItself
    scene.hand.tap("report-done")
    scene.hand.tap("open-centrum-2016-04-16")
    scene.hand.tap("clock-yes")
    field = scene.hand.find("late-field")
    assert field is not None
    field.setProperty("text", "prov")
    scene.hand.tap("open-session")
    scene.hand.wait(lambda: scene.staff.session.open, "the next session")
    assert scene.staff.session.warning == ""


def test_report_of_a_session_is_still_there_after_a_start(opened: Home, start: Start) -> None:
    first = start(opened)
    first.begin()
    first.hand.tap("leave")
    first.unlock()
    first.hand.tap("close-session")
    first.hand.tap("confirm-yes")
    first.hand.wait(lambda: first.staff.report.ready, "the report")
    first.kiosk.close()
    scene = start(opened)
    scene.unlock()
    scene.hand.tap("last-report")
    report = scene.staff.report
    scene.hand.wait(lambda: report.ready, "the figures")
    assert (report.started, report.walkedAway, report.batched, report.atCentre) == (1, 1, -1, -1)
    assert scene.staff.session.warning == ""


def test_running_session_is_closed_by_the_minute_timer(
    scene: Scene, opened: Home, clock: ShiftedClock
) -> None:
    scene.staff.session.mindTheDay()
    scene.stored()
    assert scene.staff.session.open
    clock.advance(24 * 3600)
    scene.staff.session._timer.timeout.emit()
    scene.hand.wait(lambda: not scene.staff.session.open, "the closed session")


def test_closing_shows_the_figures_and_saves_the_report(scene: Scene, opened: Home) -> None:
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")
    scene.begin()
    scene.hand.tap("leave")
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    report = scene.staff.report
    scene.hand.wait(lambda: report.ready, "the report")
    assert (report.started, report.sent, report.walkedAway, report.timedOut) == (2, 1, 1, 0)
    assert report.stored == 1
    assert scene.hand.find("explain") is None
    assert Path(report.saved).read_bytes().startswith(b"%PDF")
    found = json.loads(Path(report.saved).with_suffix(".json").read_bytes())
    assert found["session"]["sent"] == 1
    scene.hand.tap("report-done")
    scene.hand.tap("last-report")
    assert scene.hand.shows("report-started")


def test_report_that_was_let_go_of_while_it_was_written_does_not_come_back(scene: Scene) -> None:
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    report = scene.staff.report
    scene.hand.wait(lambda: report.ready, "the report")
    report.save()
    report.forget()
    idle: list[object] = []
    scene.kiosk.desk.run_errand(lambda _: None, idle.append, idle.append)
    scene.hand.wait(lambda: bool(idle), "the errands")
    assert not report.known


def test_difference_is_explained_in_words_that_the_report_then_holds(
    scene: Scene, opened: Home
) -> None:
    from kiosk import print_ledger

    session = current(opened)
    assert session is not None
    store = Store(opened.database)
    job = print_ledger.note(store, session.id, "stand", "sv", "a6", 3, 1)
    print_ledger.end(store, job, "unknown")
    store.close()
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    report = scene.staff.report
    scene.hand.wait(lambda: report.ready, "the report")
    assert [row["code"] for row in report.differences.rows()] == ["difference-paper"]
    field = scene.hand.find("difference-field")
    assert field is not None
    field.setProperty("text", "skrivaren stod på golvet")
    scene.hand.tap("explain")
    scene.hand.wait(lambda: report.words == "skrivaren stod på golvet", "the words")
    found = json.loads(Path(report.saved).with_suffix(".json").read_bytes())
    assert found["session"]["difference"] == "skrivaren stod på golvet"


@pytest.mark.parametrize("words", ["ring 070-123 45 67"])
def test_words_with_a_personal_detail_are_refused(scene: Scene, words: str) -> None:
    scene.unlock()
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    scene.hand.wait(lambda: scene.staff.report.ready, "the report")
    said: list[str] = []
    scene.staff.message.connect(lambda text, good: said.append(text))
    scene.staff.report.explain(words)
    scene.hand.wait(lambda: bool(said), "the refusal")
    assert scene.staff.report.words == ""


def test_stand_is_named_on_every_screen(scene: Scene) -> None:
    stamp = scene.staff.session.stamp
    assert stamp == f"Kiosk 1 · {scene.kiosk.desk.pack.holder.kiosk.hex[:8]}"
    assert text_of(scene, "stamp") == stamp
    scene.begin()
    assert text_of(scene, "stamp") == stamp
    scene.unlock()
    assert text_of(scene, "stamp") == stamp
