"""Whole visits by touch through every kind of question, in each language, back and forth."""

from pathlib import Path

import pytest

import resources
from kiosk import stand
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from kiosk.seal import Response, unseal
from kiosk.store import Store
from tests.ui.conftest import COORDINATOR, STAFF, Page, Scene, Start
from tests.ui.test_guard import press_twice
from tests.ui.test_visitor import sealed_in

LANGUAGES = ("sv", "en", "fi", "ar", "sv-x-lattlast")

# What is tapped on each page, in order; a page whose condition does not hold is not there.
TAPS: dict[str, list[str]] = {
    "welcome": [],
    "season": ["choice-winter"],
    "mood": ["choice-bad"],
    "better": ["choice-rest"],
    "food": ["choice-apple"],
    "spot": ["choice-sjon"],
    "pastime": ["choice-lasa", "choice-inget", "choice-spela", "choice-annat"],
    "square": ["choice-light", "choice-trees", "choice-light", "choice-play", "choice-light"],
    "easy": ["slider", "step-up", "step-up"],
    "household": ["key-2", "key-1", "key-backspace"],
    "nature": ["choice-flowers"],
    "which": ["choice-rose"],
    "grade": ["star-2", "star-4"],
    # The first touch brings the day of the dialogue.
    "visited": ["key-day-down", "key-month-down", "key-day-up", "key-year-down"],
    "read": ["choice-ok", "choice-ok", "choice-ok"],
    "meet": ["choice-day-weekend", "choice-hour-evening"],
}
QUICK = {"again": "choice-yes"}  # a tap that leads on by itself
ANSWERS = {
    "season": "winter",
    "mood": "bad",
    "better": "rest",
    "food": "apple",
    "spot": "sjon",
    "pastime": ["spela", "annat"],
    "square": ["trees", "play", "light"],
    "easy": 7,
    "household": 2,
    "nature": "flowers",
    "which": "rose",
    "grade": 4,
    "visited": "2015-03-03",
    "again": "yes",
    "read": "ok",
    "day": "weekend",
    "hour": "evening",
}


@pytest.fixture(scope="module")
def every_kind() -> Campaign:
    return folder.read(resources.path("campaigns", "alla-typer"))


@pytest.fixture
def stood(tmp_path: Path, every_kind: Campaign, keys: CampaignKeys, clock: ShiftedClock) -> Home:
    """Return a kiosk with the campaign of every kind, and an open session."""
    home = Home(tmp_path / "every-kind")
    pack = encode(Pack(every_kind, keys.public, keys.enrol("Kiosk 1")), keys.signing)
    install(home, pack, {"staff": STAFF, "coordinator": COORDINATOR})
    store = Store(home.database)
    event = every_kind.events[0].id
    stand.open_session(store, every_kind, event, clock.now(every_kind.timezone))
    store.close()
    return home


def answer_page(scene: Scene) -> None:
    for name in TAPS.get(str(scene.visitor.questions.name), []):
        scene.hand.tap(name)


def go_on(scene: Scene) -> None:
    """Tap Next, or the choice that leads on as well."""
    name = str(scene.visitor.questions.name)
    if name not in QUICK:
        scene.hand.tap("next")
        return
    scene.hand.tap(QUICK[name])
    scene.hand.wait(lambda: scene.visitor.questions.name != name, "the next page")


def response_of(home: Home, keys: CampaignKeys) -> Response:
    [sealed] = sealed_in(home)
    return unseal(sealed, keys.box)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_answered_by_touch_and_arrives(
    stood: Home, start: Start, keys: CampaignKeys, language: str
) -> None:
    scene = start(stood)
    scene.begin(language)
    seen = []
    while scene.page is Page.QUESTION:
        seen.append(str(scene.visitor.questions.name))
        answer_page(scene)
        go_on(scene)
    assert {*TAPS, *QUICK} <= set(seen)
    scene.hand.tap("next")
    scene.arrive(Page.THANKS)
    response = response_of(stood, keys)
    assert response.answers == ANSWERS
    assert (response.language, response.mode) == (language, "self")


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_back_and_forth_keeps_every_answer(
    stood: Home, start: Start, keys: CampaignKeys, language: str
) -> None:
    scene = start(stood)
    scene.begin(language)
    while scene.page is Page.QUESTION:
        answer_page(scene)
        go_on(scene)
        if scene.page is Page.QUESTION:  # once back and forth again, at every page
            scene.hand.tap("back")
            scene.hand.tap("next")
    scene.hand.tap("next")
    scene.arrive(Page.THANKS)
    assert response_of(stood, keys).answers == ANSWERS


def test_language_changed_on_every_page_loses_nothing(
    stood: Home, start: Start, keys: CampaignKeys
) -> None:
    scene = start(stood)
    scene.begin("sv")
    turn = 0
    while scene.page is Page.QUESTION:
        answer_page(scene)
        turn += 1
        tag = LANGUAGES[turn % len(LANGUAGES)]
        scene.hand.tap("language")
        scene.hand.tap(f"speak-{tag}")
        assert scene.visitor.language == tag
        go_on(scene)
    scene.hand.tap("next")
    scene.arrive(Page.THANKS)
    assert response_of(stood, keys).answers == ANSWERS


def test_answer_of_a_page_that_back_has_hidden_is_dropped(
    stood: Home, start: Start, keys: CampaignKeys
) -> None:
    scene = start(stood)
    scene.begin()
    scene.pass_to("mood")
    scene.hand.tap("choice-bad")
    scene.hand.tap("next")
    scene.hand.tap("choice-rest")
    scene.hand.tap("back")
    scene.hand.tap("choice-good")
    scene.finish()
    scene.arrive(Page.THANKS)
    assert response_of(stood, keys).answers == {"mood": "good", "grade": None}


def test_declining_is_told_from_passing_over(stood: Home, start: Start, keys: CampaignKeys) -> None:
    scene = start(stood)
    scene.begin()
    scene.pass_to("season")
    scene.hand.tap("decline")
    scene.finish()
    scene.arrive(Page.THANKS)
    assert response_of(stood, keys).answers == {"season": None, "grade": None}


def test_number_out_of_bounds_holds_the_page(stood: Home, start: Start) -> None:
    scene = start(stood)
    scene.begin()
    scene.pass_to("household")
    for key in ("key-9", "key-9"):
        scene.hand.tap(key)
    assert scene.hand.find("next") is None  # there, and not to be touched
    scene.hand.tap("key-backspace")
    scene.hand.tap("next")
    assert scene.visitor.questions.name == "nature"


def test_tiles_stand_in_another_order_for_others_and_the_same_for_oneself(
    stood: Home, start: Start
) -> None:
    scene = start(stood)
    orders = []
    for _ in range(6):
        scene.begin()
        scene.pass_to("pastime")
        codes = [row["code"] for row in scene.visitor.questions.parts[0].choices.rows()]
        scene.hand.tap("back")
        scene.hand.tap("next")
        again = [row["code"] for row in scene.visitor.questions.parts[0].choices.rows()]
        assert again == codes
        assert codes[-2:] == ["annat", "inget"]
        orders.append(codes)
        scene.hand.tap("leave")
        scene.arrive(Page.ATTRACT)
    assert len({tuple(codes) for codes in orders}) > 1


def test_search_finds_a_choice_by_its_first_letters(stood: Home, start: Start) -> None:
    scene = start(stood)
    scene.begin()
    scene.pass_to("food")
    scene.hand.tap("search")
    scene.hand.type("mor")
    found = [row["code"] for row in scene.visitor.questions.parts[0].found.rows()]
    assert found == ["/vegetables", "carrot"]
    scene.hand.tap("choice-carrot")
    assert scene.picked() == 1


def test_same_digit_twice_and_quickly_is_both(stood: Home, start: Start) -> None:
    scene = start(stood)
    scene.begin()
    scene.pass_to("household")
    press_twice(scene, "key-1", between=0.1)
    assert scene.visitor.questions.parts[0].draft == "11"
