"""The next visitor finds nothing of the last, in whatever way that visit has ended.

A visitor writes a word that nothing else contains; then it is hunted for everywhere.
"""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.home import Home
from tests.ui import hunt
from tests.ui.conftest import Page, Scene, Start
from tests.ui.walking import below
from ui.page import PageModel
from ui.question import QuestionModel

PIECES = ("nav", "go", "rp", "lump")  # the word, turned around, and not in one piece anywhere


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return all folders that a program keeps anything in, moved below the test's own."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    for name in (*names, "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return [tmp_path]


@pytest.fixture
def stand(places: list[Path], opened: Home, start: Start) -> Scene:
    return start(opened)


def send(scene: Scene) -> None:
    scene.finish()
    scene.arrive(Page.THANKS)
    scene.hand.tap("done")


def leave(scene: Scene) -> None:
    scene.hand.tap("leave")


def time_out(scene: Scene) -> None:
    scene.clock.advance(46)
    scene.hand.wait(lambda: bool(scene.visitor.warning), "the warning")
    scene.clock.advance(20)


def knock(scene: Scene) -> None:
    scene.hand.corners()
    scene.hand.tap("pin-cancel")


def crash(scene: Scene) -> None:
    QTimer.singleShot(0, lambda: scene.kiosk.on_bug(ValueError, ValueError(), None))
    scene.hand.settle()


End = Callable[[Scene], None]
ENDS = [send, leave, time_out, knock, crash]


def write_word(scene: Scene) -> None:
    """Write the word wherever something can be written, on the keys of the screen."""
    scene.begin()
    if scene.hand.find("search") is None:
        scene.hand.tap("swap")
    scene.hand.tap("search")
    scene.hand.type(hunt.turned("".join(PIECES)))
    scene.hand.tap("next")
    for name in ("question_text", "ideas_text"):
        scene.pass_to("ideas_text")
        scene.pass_to(name)
        scene.hand.tap("field")
        scene.hand.type(hunt.turned("".join(PIECES)))
        for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
            QTest.keySequence(scene.kiosk.window, keys)
        if name == "question_text":
            scene.hand.tap("back")
    scene.hand.settle()


def found(scene: Scene, places: list[Path]) -> dict[str, list[str]]:
    word = "".join(PIECES)
    return {
        "scene": hunt.in_the_scene(scene, word),
        "keyboard": hunt.in_what_types(scene, word),
        "objects": hunt.in_python(word),
        "disk": hunt.on_disk(places, word),
    }


NOWHERE: dict[str, list[str]] = {"scene": [], "keyboard": [], "objects": [], "disk": []}


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_word_of_a_visitor_is_nowhere_when_the_next_one_comes(
    stand: Scene, places: list[Path], end: End, caplog: pytest.LogCaptureFixture
) -> None:
    write_word(stand)
    there = found(stand, places)
    assert there["scene"] != []  # so that the hunt is known to find what is there
    assert there["objects"] != []
    assert there["disk"] == []
    end(stand)
    stand.arrive(Page.ATTRACT)
    caplog.clear()  # a bug is told
    assert found(stand, places) == NOWHERE
    stand.begin()
    if stand.hand.find("search") is None:
        stand.hand.tap("swap")
    stand.hand.tap("search")
    assert hunt.in_what_types(stand, "".join(PIECES)) == []
    stand.pass_to("ideas_text")
    stand.hand.tap("field")
    assert found(stand, places) == NOWHERE


def test_hunt_finds_the_word_in_each_place(stand: Scene, places: list[Path]) -> None:
    word = "".join(PIECES)
    kept = {"deep": [({"text": hunt.turned(word).upper()},)]}
    assert hunt.in_python(word) != []
    kept.clear()
    assert hunt.in_python(word) == []
    (places[0] / "file").write_bytes(b"\0" + hunt.turned(word).encode("utf-16-le"))
    assert len(hunt.on_disk(places, word)) == 1
    stand.kiosk.window.setTitle(hunt.turned(word))
    assert len(hunt.in_the_scene(stand, word)) == 1


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_all_objects_of_a_visit_are_new_for_the_next(
    stand: Scene, end: End, caplog: pytest.LogCaptureFixture
) -> None:
    stand.begin()
    stand.pass_to("ideas_text")
    gone: list[str] = []
    old, parts = id(stand.visitor.questions), list(map(id, stand.visitor.questions.parts))
    stand.visitor.questions.destroyed.connect(lambda: gone.append("questions"))
    stand.hand.tap("field")
    field = stand.hand.find("field")
    assert field is not None
    field.destroyed.connect(lambda: gone.append("field"))
    del field  # an object of Python whose item is gone would be taken for another item
    end(stand)
    stand.arrive(Page.ATTRACT)
    caplog.clear()
    assert sorted(gone) == ["field", "questions"]
    assert stand.visitor.questions is None
    assert stand.visitor._leaving is None
    assert {old, *parts}.isdisjoint(id(thing) for thing in gc.get_objects() if is_of_a_page(thing))


def is_of_a_page(thing: object) -> bool:
    return type(thing) in (PageModel, QuestionModel)


def scrolled(scene: Scene) -> Iterator[float]:
    root: QQuickItem = scene.kiosk.window.property("shown")
    for item in below(root):
        if item.inherits("QQuickFlickable"):
            yield float(item.property("contentY"))


def test_pages_are_scrolled_to_their_beginning_for_the_next_visitor(
    opened: Home, start: Start
) -> None:
    scene = start(opened, size=(1024, 600), density=4.63, text=1)
    scene.begin()
    scene.pass_to("problems")
    scene.hand.tap("more")
    scene.hand.tap("choice-none")
    assert max(scrolled(scene)) > 0
    leave(scene)
    scene.arrive(Page.ATTRACT)
    scene.begin()
    scene.pass_to("problems")
    scene.hand.wait(lambda: scene.hand.find("choice-none") is not None, "the tiles")
    assert max(scrolled(scene)) == 0
    focused = scene.kiosk.window.activeFocusItem()
    assert focused is not None
    assert not focused.objectName().startswith("choice-")


def test_sheet_left_open_is_closed_for_the_next_visitor(stand: Scene) -> None:
    stand.begin()
    stand.hand.tap("comfort")
    time_out(stand)
    stand.arrive(Page.ATTRACT)
    assert stand.kiosk.window.property("shown").objectName() == "attract"
    stand.hand.tap("begin")
    assert stand.page is Page.START


def test_printed_code_of_the_last_visitor_is_gone(stand: Scene) -> None:
    stand.begin()
    if stand.hand.find("search") is None:
        stand.hand.tap("swap")
    stand.hand.tap("choice-alidhem")
    stand.hand.tap("next")
    stand.finish()
    stand.arrive(Page.THANKS)
    stand.hand.wait(lambda: bool(stand.visitor.souvenir.source), "the code")
    assert stand.visitor.souvenir.personal
    stand.hand.tap("done")
    assert not stand.visitor.souvenir.personal
    assert stand.visitor.souvenir._link == ""
