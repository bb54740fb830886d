"""A whole visit without a finger: by Tab and Space, by the arrow keys, or by a switch."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.seal import unseal
from tests.ui.conftest import Page, Scene, Start
from tests.ui.test_visitor import sealed_in
from tests.ui.walking import Keyboard, opened_home, sample
from ui.drawn import targets_in

Key = Qt.Key
ARROWS = {"less", "more"}  # the focus takes the page along, so that they come and go
TAB, BACKTAB = Key.Key_Tab, Key.Key_Backtab


@pytest.fixture
def home_of_all(tmp_path: Path, keys: CampaignKeys, clock: ShiftedClock) -> Home:
    return opened_home(tmp_path / "all", sample("alla-typer"), keys, clock)


@pytest.fixture
def all_types(home_of_all: Home, start: Start) -> Scene:
    """Return a kiosk that asks every kind of question."""
    return start(home_of_all)


def test_visit_by_tab_and_space_answers_every_kind_of_question(
    all_types: Scene, home_of_all: Home, keys: CampaignKeys
) -> None:
    scene, person = all_types, Keyboard(all_types)
    person.use("begin")
    person.use("language")
    person.use("speak-en")
    assert scene.visitor.language == "en"
    person.use("comfort")
    person.use("look-dark")
    person.use("sheet-close")
    person.use("next")
    person.use("next")  # a note
    person.use("choice-summer")
    person.use("next")
    person.use("choice-bad")
    person.use("next")
    person.use("choice-rest")
    person.use("next")
    person.use("choice-carrot")
    person.use("next")
    person.to("choice-berget")  # the one region that Tab stops at
    person.to("choice-sjon", Key.Key_Right)
    person.press(Key.Key_Return)
    person.use("next")
    for pastime in ("sporta", "lasa"):
        person.use(f"choice-{pastime}")
    person.use("next")
    for thing in ("light", "trees"):
        person.use(f"choice-{thing}", Key.Key_Enter)
    person.use("next")
    person.to("slider")
    person.press(Key.Key_Right, times=2)
    person.use("next")
    person.use("key-1")
    person.write("2")
    person.use("next")
    person.use("choice-people")
    person.use("next")
    person.use("next")  # not without a star
    assert person.focus() == "objection"
    person.use("star-3", Key.Key_Return)
    person.use("next")
    person.use("key-day-up")
    person.press(Key.Key_Return, times=2)
    person.use("next")
    assert person.focus() == "objection"
    person.use("key-month-down")
    person.use("next")
    person.use("choice-no")
    scene.hand.wait(lambda: scene.visitor.questions.name == "read", "the next page")
    person.use("choice-ok")
    person.use("next")
    person.use("choice-day-weekend")
    person.use("choice-hour-evening", Key.Key_Return)
    person.use("next")
    person.to("field")
    person.write("more light")
    person.use("next")
    assert scene.page is Page.SUMMARY
    person.use("row-season", Key.Key_Return)
    person.use("choice-winter")
    person.use("next")
    person.use("next")
    scene.arrive(Page.THANKS)
    [sealed] = sealed_in(home_of_all)
    answers = unseal(sealed, keys.box).answers
    words = str(answers.pop("words"))
    assert words.lower() == "more light"
    assert answers == {
        "season": "winter",
        "mood": "bad",
        "better": "rest",
        "food": "carrot",
        "spot": "sjon",
        "pastime": ["sporta", "lasa"],
        "square": ["light", "trees"],
        "easy": 7,
        "household": 12,
        "nature": "people",
        "grade": 3,
        "visited": "2016-03-04",
        "again": "no",
        "read": "ok",
        "day": "weekend",
        "hour": "evening",
    }
    person.use("done")
    assert scene.page is Page.ATTRACT
    assert person.unseen == []


def wanted(scene: Scene) -> set[str]:
    """Return what can be touched on the page."""
    targets = targets_in(scene.kiosk.window.property("shown"))
    return {
        target.item.objectName()
        for target in targets
        if target.item.isEnabled() and not target.region and target.item.activeFocusOnTab()
    } - ARROWS


def test_keys_reach_everything_on_every_page_both_ways(all_types: Scene) -> None:
    scene, person = all_types, Keyboard(all_types)
    person.use("begin")
    seen = []
    while scene.page is not Page.SUMMARY:
        name = str(scene.kiosk.window.property("shown").objectName())
        seen.append(name)
        person.wait_for_the_page()
        onward = set(person.round())
        assert wanted(scene) <= onward, name
        assert set(person.round(BACKTAB)) - ARROWS == onward - ARROWS, name
        if not {"field", "search", "slider"} & onward and "spot" not in name:
            assert set(person.round(Key.Key_Down)) - ARROWS == onward - ARROWS, name
            assert set(person.round(Key.Key_Up)) - ARROWS == onward - ARROWS, name
        scene.visitor.goOn()
        if scene.visitor.questions is not None and scene.visitor.questions.first.objection:
            scene.visitor.decline()
        scene.hand.settle()
    assert len(seen) == 17
    assert person.unseen == []


@pytest.mark.parametrize(("opener", "inside"), [("language", "speak-"), ("comfort", "text-")])
def test_focus_stays_in_an_open_sheet_and_goes_back_to_the_page(
    scene: Scene, opener: str, inside: str
) -> None:
    person = Keyboard(scene)
    person.use("begin")
    person.use(opener)
    stops = person.round()
    assert {name.rpartition("-")[0] + "-" for name in stops} >= {inside, "sheet-"}
    assert not {"back", "next", "leave", "comfort", "language"} & set(stops)
    assert person.unseen == []
    person.use("sheet-close")
    person.press(TAB)
    assert person.focus() in person.round()
    person.use("next")
    assert scene.page is Page.QUESTION


def test_sheet_can_be_walked_when_the_text_is_largest(opened: Home, start: Start) -> None:
    scene = start(opened, text=2, size=(1024, 600), density=4.63)
    person = Keyboard(scene)
    person.use("begin")
    person.use("comfort")
    assert len(person.round()) >= 8
    person.use("look-contrast")
    assert person.unseen == []


def test_arrow_that_has_nothing_more_to_show_passes_the_focus_on(
    opened: Home, start: Start
) -> None:
    scene = start(opened, text=2)
    person = Keyboard(scene)
    person.use("begin")
    person.to("more")
    while scene.hand.find("more") is not None:
        person.press(Key.Key_Space)
    person.press(TAB)
    assert person.focus() in person.round()
    person.use("next")
    assert scene.page is Page.QUESTION


def test_focus_begins_with_the_first_control_of_each_new_page(all_types: Scene) -> None:
    scene, person = all_types, Keyboard(all_types)
    person.use("begin")
    person.use("next")
    firsts = {}
    while scene.page is Page.QUESTION:
        person.to("next")
        person.press(Key.Key_Return)
        if person.focus() == "objection":
            person.use("decline")
        if scene.page is Page.QUESTION:
            name = scene.visitor.questions.name
            person.wait_for_the_page()
            person.press(TAB)
            firsts[name] = person.focus()
    assert firsts == {
        "season": "choice-spring",
        "mood": "choice-very-good",
        "food": "search",
        "spot": "choice-berget",
        "pastime": firsts["pastime"],  # the order of its tiles is drawn by lot
        "square": "choice-benches",
        "easy": "step-down",
        "household": "key-1",
        "nature": "choice-trees",
        "grade": "star-1",
        "visited": "key-day-down",
        "again": "choice-yes",
        "read": "choice-ok",
        "meet": "choice-day-weekday",
        "words": "field",
    }
    assert firsts["pastime"].startswith("choice-")


def test_left_arrow_leads_on_where_reading_goes_from_right_to_left(scene: Scene) -> None:
    person = Keyboard(scene)
    person.use("begin-ar")
    person.use("next")
    scene.pass_to("alone")
    scene.hand.wait(lambda: scene.hand.find("choice-very-safe") is not None, "the faces")
    person.to("choice-very-safe")
    person.press(Key.Key_Left)
    assert person.focus() == "choice-rather-safe"
    person.press(Key.Key_Right)
    assert person.focus() == "choice-very-safe"
    item = scene.hand.find("choice-very-safe")
    other = scene.hand.find("choice-rather-safe")
    assert item is not None
    assert other is not None
    assert other.mapToScene(item.position()).x() < item.mapToScene(item.position()).x()


def test_slider_follows_the_reading_direction(home_of_all: Home, start: Start) -> None:
    scene = start(home_of_all)
    person = Keyboard(scene)
    person.use("begin-ar")
    person.use("next")
    scene.pass_to("easy")
    person.to("slider")
    person.press(Key.Key_Left, times=3)
    assert scene.visitor.questions.parts[0].value == 8


def test_touch_never_shows_the_focus(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("problems")
    scene.hand.touch(scene.hand._middle(scene.hand.find("choice-dark")))
    person = Keyboard(scene)
    person.note_unseen()
    assert person.unseen != []


def test_one_key_takes_the_warning_away_and_does_nothing_else(scene: Scene) -> None:
    person = Keyboard(scene)
    person.use("begin")
    person.to("next")
    scene.clock.advance(46)
    scene.visitor.tick()
    assert scene.visitor.warning
    person.press(Key.Key_Space)
    assert not scene.visitor.warning
    assert scene.page is Page.START
    person.use("next")
    assert scene.page is Page.QUESTION
