"""What happens when nobody touches the screen, at each step of a visit, in two languages."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest

from kiosk import stand
from kiosk.clock import ShiftedClock
from kiosk.keys import CampaignKeys
from kiosk.patience import Timings
from tests.ui.conftest import START, Page, Scene
from tests.ui.walking import CAMPAIGNS, opened_home, sample, within_the_loop
from ui.app import Kiosk
from ui.stops import Mood, Stop, stops

LANGUAGES = ("sv", "ar")
CLOSING = ("help", "thanks")
IDLE, WARNING = Timings().idle, Timings().warning


def waiting() -> Iterator[tuple[str, Stop]]:
    """Yield each page that waits for somebody, with the name of its campaign."""
    for name in CAMPAIGNS:
        for stop in stops(sample(name)):
            at_rest = stop.page in ("attract", "asleep", "closed", "idle")
            if stop.mood is Mood.USUAL and not at_rest and stop.page not in CLOSING:
                yield name, stop


PAGES = list(waiting())


@pytest.fixture(scope="module", params=CAMPAIGNS)
def afternoon(
    request: pytest.FixtureRequest,
    qapp: QGuiApplication,
    tmp_path_factory: pytest.TempPathFactory,
    keys: CampaignKeys,
) -> Iterator[Scene]:
    """Return a kiosk that serves one visitor after another for a whole afternoon."""
    clock, campaign = ShiftedClock(START), sample(request.param)
    home = opened_home(Path(tmp_path_factory.mktemp("stand")), campaign, keys, clock)
    kiosk = Kiosk(home, clock=clock, windowed=True, calm=True, paper=False, voice="mock")
    yield Scene(kiosk, clock)
    kiosk.close()


def come(scene: Scene, stop: Stop, language: str) -> None:
    """Let somebody come, and be at `stop`."""
    within_the_loop(scene, scene.visitor.leave)
    within_the_loop(scene, lambda: scene.visitor.begin(language))
    within_the_loop(scene, lambda: scene.visitor.put(stop.visit(language)))
    assert scene.visitor.language == language


def timed_out(scene: Scene) -> int:
    """Return how many visits have been counted as timed out."""
    told: list[int] = []
    scene.kiosk.desk.do(lambda store: stand.current_session(store), partial(_take, told))
    scene.hand.wait(lambda: bool(told), "the session")
    return told[0]


def _take(told: list[int], session: stand.Session) -> None:
    told.append(session.timed_out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_warns_and_then_wipes_every_page(afternoon: Scene, language: str) -> None:
    scene, warnings = afternoon, [0]
    visitor = scene.visitor
    name = scene.kiosk.desk.pack.campaign.id

    def count() -> None:
        warnings[0] += 1

    assert visitor.receivers(SIGNAL("warned()")) == 1  # the chime
    visitor.warned.connect(count)
    for stop in [stop for campaign, stop in PAGES if campaign == name]:
        come(scene, stop, language)
        warnings[0] = 0
        before = timed_out(scene)
        scene.clock.advance(IDLE - 2)
        visitor.tick()
        assert not visitor.warning, stop.name
        scene.clock.advance(2.5)
        visitor.tick()
        visitor.tick()
        assert scene.hand.shows("idle-warning"), stop.name
        assert warnings == [1], stop.name
        scene.clock.advance(WARNING - 2)
        visitor.tick()
        assert scene.page is not Page.ATTRACT, stop.name
        scene.clock.advance(2)
        within_the_loop(scene, visitor.tick)
        assert scene.page is Page.ATTRACT, stop.name
        assert not scene.hand.shows("idle-warning")
        assert visitor.questions is None
        assert visitor._visit.answers == {}
        assert visitor.language == "sv"
        assert timed_out(scene) == before + 1, stop.name
    visitor.warned.disconnect(count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_tap_stays_on_every_page(afternoon: Scene, language: str) -> None:
    scene, visitor = afternoon, afternoon.visitor
    name = scene.kiosk.desk.pack.campaign.id
    for stop in [stop for campaign, stop in PAGES if campaign == name]:
        come(scene, stop, language)
        before = visitor._visit
        scene.clock.advance(IDLE + 1)
        visitor.tick()
        assert visitor.warning, stop.name
        scene.hand.touch(scene.hand._middle(scene.kiosk.window.contentItem()))
        assert not visitor.warning, stop.name
        assert visitor._visit == before, stop.name
        scene.clock.advance(IDLE - 2)
        visitor.tick()
        assert not visitor.warning, stop.name


def at(scene: Scene, page: str) -> Stop:
    return next(stop for stop in stops(scene.kiosk.desk.pack.campaign) if stop.page == page)


def test_warning_counts_down_in_the_visitors_language(afternoon: Scene) -> None:
    scene = afternoon
    come(scene, at(scene, "start"), "en")
    scene.clock.advance(IDLE + 1)
    scene.visitor.tick()
    told = " ".join(
        str(item.property("text"))
        for item in scene.hand._all()
        if item.isVisible() and item.inherits("QQuickText")
    )
    assert "Are you still here?" in told
    assert "19" in told


@pytest.mark.parametrize("page", CLOSING)
def test_page_closes_by_itself_however_much_it_is_touched(scene: Scene, page: str) -> None:
    come(scene, at(scene, page), "en")
    after = Page.QUESTION if page == "help" else Page.ATTRACT
    seconds = Timings().help if page == "help" else Timings().thanks
    touches = 0
    while scene.page is not after:
        scene.clock.advance(seconds / 2)
        scene.visitor.notice_activity()
        scene.visitor.tick()
        touches += 1
        assert not scene.visitor.warning
        assert touches * seconds / 2 <= Timings().longest + seconds
    assert touches * seconds / 2 >= 2 * seconds  # it was given time, though


@pytest.mark.parametrize("kind", ["key", "input method", "touch"])
def test_whatever_somebody_does_keeps_the_page(scene: Scene, kind: str) -> None:
    come(scene, at(scene, "ideas_text"), "sv")
    scene.hand.tap("field")
    for letter in "abc":
        scene.clock.advance(IDLE - 3)
        if kind == "key":
            QTest.keyClick(scene.kiosk.window, Qt.Key.Key_A)
        elif kind == "input method":
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QCoreApplication.sendEvent(scene.kiosk.window.focusObject(), event)
        else:
            scene.hand.touch(scene.hand._middle(scene.hand.find("field")))
        scene.hand.settle()
        scene.visitor.tick()
        assert not scene.visitor.warning
    scene.clock.advance(IDLE + 1)
    scene.visitor.tick()
    assert scene.visitor.warning


def test_composing_without_writing_anything_keeps_the_page(scene: Scene) -> None:
    come(scene, at(scene, "ideas_text"), "sv")
    scene.hand.tap("field")
    for letters in ("l", "lj", "lju"):
        scene.clock.advance(IDLE - 3)
        QCoreApplication.sendEvent(scene.kiosk.window.focusObject(), QInputMethodEvent(letters, []))
        scene.visitor.tick()
        assert not scene.visitor.warning


def test_attract_page_never_warns_and_goes_back_to_its_language(scene: Scene) -> None:
    scene.visitor.speak("en")
    scene.clock.advance(IDLE + WARNING + 1)
    scene.visitor.tick()
    assert not scene.visitor.warning
    assert scene.visitor.language == "sv"


def test_answer_that_is_being_saved_is_waited_for(scene: Scene) -> None:
    come(scene, at(scene, "summary"), "sv")
    scene.visitor.send()
    scene.clock.advance(IDLE + WARNING + 1)
    scene.visitor.tick()
    assert scene.page in (Page.SENDING, Page.THANKS)
    scene.arrive(Page.THANKS)
    assert scene.stored() == 1
