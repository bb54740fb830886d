"""The page that draws people near: its languages, its sleep, its numbers, and what it costs."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPointF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk import stand
from kiosk.campaign import SMALLEST_SHOWN, Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.store import Store
from tests.ui.conftest import Page, Scene, Start
from tests.ui.walking import below
from ui.attract import AWAKE

HOUR = 3600.0  # seconds


def texts(scene: Scene) -> list[str]:
    return [
        str(item.property("text"))
        for item in below(scene.kiosk.window.property("shown"))
        if item.inherits("QQuickText") and item.isVisible() and item.opacity() > 0
    ]


def question(scene: Scene) -> str:
    """Return the question on screen, in whichever language it is."""
    asked = scene.kiosk.desk.pack.campaign.question.values()
    [shown] = [text for text in texts(scene) if text in asked]
    return shown


def spoken(scene: Scene) -> list[str]:
    """Return the languages whose buttons stand out."""
    return [
        item.objectName().removeprefix("begin-")
        for item in below(scene.kiosk.window.property("shown"))
        if item.isVisible() and item.property("spoken")
    ]


def wait_for_spoken(scene: Scene, tags: list[str]) -> None:
    scene.hand.wait(lambda: spoken(scene) == tags, f"the button of {tags}")


def test_question_goes_through_all_languages_and_begins_again(
    scene: Scene, campaign: Campaign
) -> None:
    scene.kiosk.attract.rest()  # by hand, however long the machine takes
    shown = []
    for _ in campaign.languages:
        tag = scene.kiosk.attract.tag
        # The main language has the large button, and none of its own.
        wait_for_spoken(scene, [tag] if tag != campaign.main_language else [])
        shown.append((tag, question(scene)))
        scene.kiosk.attract.turn()
    assert shown == [(tag, campaign.say(campaign.question, tag)) for tag in campaign.languages]
    assert scene.kiosk.attract.tag == campaign.main_language


def test_question_changes_while_it_fades(opened: Home, start: Start, campaign: Campaign) -> None:
    scene = start(opened, calm=False)
    scene.kiosk.attract.rest()
    scene.kiosk.attract.turn()
    wanted = campaign.say(campaign.question, campaign.languages[1])
    scene.hand.wait(lambda: wanted in texts(scene), "the question in another language")


def test_attract_page_begins_anew_after_a_visit(scene: Scene, campaign: Campaign) -> None:
    scene.kiosk.attract.turn()
    scene.hand.tap("begin")
    scene.hand.tap("leave")
    assert scene.kiosk.attract.tag == campaign.main_language
    assert question(scene) == campaign.question[campaign.main_language]


def test_screen_sleeps_outside_the_hours_and_wakes_by_a_touch(scene: Scene) -> None:
    scene.clock.advance(4 * HOUR)  # the dialogue has ended at three
    scene.kiosk.attract.turn()
    scene.hand.settle()
    assert scene.hand.shows("asleep")
    assert not scene.hand.shows("begin")
    scene.hand.wait(lambda: running(scene) == [], "quiet")
    tag = scene.kiosk.attract.tag
    scene.kiosk.attract.turn()
    assert scene.kiosk.attract.tag == tag
    scene.hand.touch(QPointF(640, 60))
    assert not scene.hand.shows("asleep")
    assert scene.page is Page.ATTRACT
    scene.hand.tap("begin")
    assert scene.page is Page.START
    scene.hand.tap("leave")
    scene.clock.advance(AWAKE + 1)
    scene.kiosk.attract.turn()
    scene.hand.settle()
    assert scene.hand.shows("asleep")


def test_touch_that_wakes_the_screen_begins_nothing(scene: Scene) -> None:
    scene.hand.wait(lambda: scene.hand.find("begin") is not None, "the session")
    button = scene.hand.find("begin")
    assert button is not None
    place = scene.hand._middle(button)
    scene.clock.advance(4 * HOUR)
    scene.kiosk.attract.turn()
    scene.hand.settle()
    scene.hand.touch(place)
    assert not scene.hand.shows("asleep")
    assert scene.page is Page.ATTRACT


def test_screen_is_awake_within_the_hours_of_the_event(scene: Scene) -> None:
    scene.clock.advance(2.5 * HOUR)
    scene.kiosk.attract.look()
    assert not scene.kiosk.attract.asleep


def test_closed_stand_sleeps_on_other_days(home: Home, start: Start, clock: ShiftedClock) -> None:
    scene = start(home)
    scene.kiosk.attract.look()
    assert not scene.kiosk.attract.asleep  # it is the day of an event
    scene.clock.advance(24 * HOUR)
    scene.kiosk.attract.look()
    assert scene.kiosk.attract.asleep


@pytest.fixture
def busy(opened: Home) -> Home:
    """Return a kiosk that one answer is missing in, for their number to be shown."""
    store = Store(opened.database)
    session = stand.current_session(store)
    assert session is not None
    for _ in range(SMALLEST_SHOWN - 1):
        stand.save_response(store, session.id, str(uuid4()), b"sealed", [], hour=12, language="sv")
    store.close()
    return opened


def test_number_of_voices_is_told_from_five_on(busy: Home, start: Start) -> None:
    scene = start(busy)
    scene.hand.settle()
    assert not any(str(SMALLEST_SHOWN - 1) in text for text in texts(scene) if "svarat" in text)
    assert not any("svarat i dag" in text for text in texts(scene))
    scene.begin()
    scene.finish()
    scene.arrive(Page.THANKS)
    assert any(f"{SMALLEST_SHOWN} har svarat i dag" in text for text in texts(scene))
    scene.hand.tap("done")
    assert any(f"{SMALLEST_SHOWN} har svarat i dag" in text for text in texts(scene))


def running(scene: Scene) -> list[str]:
    """Return the timers and animations of the screens that are running."""
    window = scene.kiosk.window
    found: set[QObject] = set(window.findChildren(QObject))
    for item in below(window.contentItem()):
        found |= set(item.children())
    return [
        str(thing)
        for thing in found
        if not isinstance(thing, QQuickItem)
        and (thing.inherits("QQmlTimer") or thing.inherits("QQuickAbstractAnimation"))
        and is_running(thing)
    ]


def is_running(thing: QObject) -> bool:
    scope = QQmlEngine.contextForObject(thing)
    return bool(QQmlExpression(scope, thing, "running").evaluate()[0])


def test_nothing_of_the_attract_page_runs_on_other_pages(opened: Home, start: Start) -> None:
    scene = start(opened, calm=False)
    scene.hand.settle()
    assert running(scene) != []
    assert scene.kiosk.attract._timer.isActive()
    scene.begin()
    scene.hand.wait(lambda: running(scene) == [], "quiet")
    assert not scene.kiosk.attract._timer.isActive()
    scene.hand.tap("leave")
    scene.arrive(Page.ATTRACT)
    assert scene.kiosk.attract._timer.isActive()


def test_calm_attract_page_has_no_light_that_moves(scene: Scene) -> None:
    scene.hand.wait(lambda: running(scene) == [], "quiet")
