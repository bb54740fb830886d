"""What EN 301 549 asks of a closed kiosk, on the real scene: names, sizes, reach, and what is left
for the next visitor of what the last one had set.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from tests.ui.conftest import STAFF, Page, Scene, Start
from tests.ui.walking import CAMPAIGNS, opened_home, sample, theme
from ui.comfort import LARGEST_TEXT, ComfortModel
from ui.drawn import targets_in, visible
from ui.inspection import Kind, inspect
from ui.reading import unnamed, words_on
from ui.speech import VOLUME
from ui.stops import stops
from ui.tour import SIZES, Size, Tour, tour

Role = QAccessible.Role
HOLDERS = {Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Application}
DENSITIES = [(1280, 800, 96), (1280, 800, 160), (1920, 1200, 250)]


def faces(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield all that a screen reader finds, from the window down."""
    yield face
    for place in range(face.childCount()):
        child = face.child(place)
        if child is not None and not child.state().invisible:
            yield from faces(child)


def nameless(item: QQuickItem) -> list[str]:
    """Return the roles of what a screen reader comes to below `item` and cannot name."""
    found = []
    for shown in visible(item):
        face = QAccessible.queryAccessibleInterface(shown)
        if face is None or not face.isValid():
            continue
        for part in faces(face):
            told = part.text(QAccessible.Text.Name)
            holds = part.role() in HOLDERS or part.role() is Role.StaticText
            if not holds and not told and is_offered(part):
                found.append(str(part.role()))
    return found


def is_offered(face: QAccessibleInterface) -> bool:
    item = face.object()
    return isinstance(item, QQuickItem) and item.isVisible() and not is_ignored(item)


def is_ignored(item: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None:
        for child in above.children():
            if child.inherits("QQuickAccessibleAttached") and child.property("ignored"):
                return True
        above = above.parentItem()
    return False


def is_icon(item: QQuickItem) -> bool:
    return item.inherits("QQuickImage") and item.property("name") is not None


def role(item: QQuickItem) -> QAccessible.Role:
    face = QAccessible.queryAccessibleInterface(item)
    return Role.NoRole if face is None else face.role()


def checked(item: QQuickItem) -> bool:
    face = QAccessible.queryAccessibleInterface(item)
    assert face is not None
    return bool(face.state().checkable) and bool(face.state().checked)


def role_wanted(item: QQuickItem, several: set[str]) -> QAccessible.Role | None:
    """Return what an item is to call itself; None for what may be anything."""
    name = item.objectName()
    if name.startswith("choice-"):
        return Role.CheckBox if several & {name, name.split("-")[1]} else Role.RadioButton
    if item.inherits("QQuickSlider"):
        return Role.Slider
    if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"):
        return Role.EditableText
    if item.property("iconOnly") is not None:  # an ActionButton
        return Role.Button
    return None


def misnamed(guide: Tour, page: QQuickItem) -> Iterator[str]:
    """Yield what a screen reader would be told wrongly about a page."""
    questions = guide.kiosk.visitor.questions
    parts = questions.parts if questions is not None else []
    several: set[str] = set()
    chosen: set[str] = set()
    for part in parts:
        codes = {f"choice-{part.key}{code}" for code in part.codes()}
        several |= codes if part.kind in ("multiple", "rank") or part.confirms else set()
        answer = part._answer()
        picked = answer if isinstance(answer, list) else [answer]
        chosen |= {name for name in codes if any(name == f"choice-{part.key}{c}" for c in picked)}
    tiles = set()
    for item in visible(page):
        wanted = role_wanted(item, several)
        if wanted is not None and role(item) is not wanted:
            yield f"{item.objectName()} is {role(item)}"
        if item.objectName().startswith("choice-"):
            tiles.add(item.objectName())
            if checked(item) is not (item.objectName() in chosen):
                yield f"{item.objectName()} says that it is checked: {checked(item)}"
        if is_icon(item) and role(item) is not Role.NoRole and not is_ignored(item):
            yield f"an icon is {role(item)}"
    headings = [item for item in visible(page) if role(item) is Role.Heading]
    if not headings:
        yield "no heading"


@pytest.fixture
def screen_reader(qapp: QGuiApplication) -> Iterator[None]:
    """Let Qt believe that a screen reader is there: only then do buttons tell their text."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_screen_reader_is_told_what_everything_is_on_every_page(
    qapp: QGuiApplication, name: str, language: str
) -> None:
    campaign = sample(name)
    found = []
    with tour(campaign, SIZES[0]) as guide:
        for stop in stops(campaign):
            page = guide.show(stop, language)
            faults = [*unnamed(page), *nameless(page), *misnamed(guide, page)]
            found += [f"{stop.name}: {fault}" for fault in faults]
    assert found == []


@pytest.mark.usefixtures("screen_reader")
def test_screen_reader_is_told_what_everything_is_for_staff(scene: Scene) -> None:
    def faults() -> list[str]:
        [top] = [item for item in visible(scene.kiosk.window.contentItem()) if is_staff_page(item)]
        return [*unnamed(top), *nameless(top)]

    scene.hand.corners()
    found = [f"pin: {fault}" for fault in faults()]
    scene.enter(STAFF)
    for place in ("status", "checks", "handouts", "printer", "sync", "leave"):
        scene.hand.wait(lambda: scene.hand.shows("panel"), "the panel")
        scene.hand.tap(f"menu-{place}")
        found += [f"{place}: {fault}" for fault in faults()]
        if scene.hand.find("confirm-no") is not None:
            scene.hand.tap("confirm-no")
        elif scene.hand.find("pin-cancel") is not None:
            scene.hand.tap("pin-cancel")
    assert found == []


def is_staff_page(item: QQuickItem) -> bool:
    return item.objectName() in ("pin", "panel")


@pytest.mark.parametrize(("width", "height", "dpi"), DENSITIES)
def test_what_is_touched_has_its_millimetres_on_every_page(
    qapp: QGuiApplication, width: int, height: int, dpi: int
) -> None:
    campaign, size = sample("alla-typer"), Size(width, height, dpi / 25.4)
    found = []
    with tour(campaign, size) as guide:
        for stop in stops(campaign):
            page = guide.show(stop, "sv")
            found += [
                (stop.name, fault.kind.value, fault.what, fault.millimetres)
                for fault in inspect(page, size.density)
                if fault.kind in (Kind.SMALL_TARGET, Kind.CLOSE)
            ]
    assert found == []


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]], ids=lambda size: size.name)
def test_largest_text_has_capitals_of_seven_millimetres_on_every_page(
    qapp: QGuiApplication, size: Size
) -> None:
    campaign = sample("alla-typer")
    found = []
    with tour(campaign, size) as guide:
        for stop in [stop for stop in stops(campaign) if stop.enlarges]:
            page = guide.show(stop, "sv", LARGEST_TEXT)
            found += [
                (stop.name, fault.what, fault.millimetres)
                for fault in inspect(page, size.density, enlarged=True)
                if fault.kind is Kind.SMALL_TEXT
            ]
    assert found == []


@pytest.fixture
def every_type(tmp_path: Path, keys: CampaignKeys, clock: ShiftedClock, start: Start) -> Scene:
    """Return an upright kiosk that asks every kind of question."""
    home = opened_home(tmp_path / "all", sample("alla-typer"), keys, clock)
    return start(home, size=(800, 1280))


def too_high(scene: Scene) -> list[str]:
    """Return what can be touched above the middle of the screen."""
    middle = scene.kiosk.window.height() / 2
    targets = targets_in(scene.kiosk.window.property("shown"))
    shown = [t for t in targets if t.item.isEnabled() and not t.seen.isEmpty()]
    return [target.name for target in shown if target.seen.top() < middle - 1]


def test_lower_half_holds_all_that_is_touched_after_the_reach_button(every_type: Scene) -> None:
    scene = every_type
    scene.hand.tap("begin")
    assert too_high(scene) != []
    scene.hand.tap("reach")
    found = {"start": too_high(scene)}
    scene.hand.tap("language")
    found["languages"] = too_high(scene)
    scene.hand.tap("sheet-close")
    scene.hand.tap("comfort")
    found["comfort"] = too_high(scene)
    scene.hand.tap("sheet-close")
    scene.hand.tap("next")
    while scene.page is Page.QUESTION:
        found[scene.visitor.questions.name] = too_high(scene)
        scene.pass_on()
    found["summary"] = too_high(scene)
    assert {page: names for page, names in found.items() if names} == {}
    scene.hand.tap("leave")
    assert not scene.visitor.comfort.reach


def test_reach_button_keeps_what_was_written(every_type: Scene) -> None:
    scene = every_type
    scene.begin()
    scene.pass_to("words")
    scene.hand.tap("field")
    scene.hand.type("hej")
    field = scene.hand.find("field")
    assert field is not None
    scene.visitor.comfort.toggleReach()
    scene.hand.settle()
    assert scene.hand.find("field") is field
    assert field.property("text").lower() == "hej"
    assert field.mapToScene(QPointF(0, 0)).y() >= scene.kiosk.window.height() / 2
    scene.visitor.comfort.toggleReach()
    scene.hand.settle()
    assert scene.hand.find("field") is field
    assert scene.visitor.questions.parts[0].draft.lower() == "hej"


def test_nothing_moves_after_a_visitor_has_asked_for_no_motion(opened: Home, start: Start) -> None:
    scene = start(opened, calm=False)
    motion = theme(scene)
    pages = scene.kiosk.window.property("shown").parentItem()
    assert motion("motion") == 200
    scene.hand.tap("begin")
    scene.hand.tap("comfort")
    scene.hand.tap("calm")
    scene.hand.tap("sheet-close")
    assert motion("motion") == 0
    for _ in range(3):
        scene.hand.settle()
        scene.visitor.goOn()
        assert not pages.property("busy")
    scene.hand.tap("leave")
    assert motion("motion") == 200


@pytest.mark.parametrize("gap", [0, 60])
def test_pages_that_follow_fast_slide_out_whole(opened: Home, start: Start, gap: int) -> None:
    scene = start(opened, calm=False)
    scene.hand.tap("begin")
    left = list(range(6))

    def go_on() -> None:
        left.pop()
        scene.visitor.goOn()
        if left:
            QTimer.singleShot(gap, go_on)  # milliseconds; a page takes 200 to slide out

    QTimer.singleShot(0, go_on)
    scene.hand.wait(lambda: not left, "the pages")
    scene.visitor.leave()
    scene.arrive(Page.ATTRACT)


def spoken(scene: Scene) -> list[str]:
    """Return a list that grows by each word as it is said."""
    words: list[str] = []
    engine = scene.kiosk.speech._engine
    assert engine is not None
    engine.sayingWord.connect(lambda word, *_: words.append(word))
    return words


def heard(scene: Scene, words: list[str]) -> None:
    """Wait until the beginning of the page on screen has been read."""

    def begins() -> bool:
        wanted = " ".join(words_on(scene.kiosk.window.property("shown"))).split()[:5]
        return words[: len(wanted)] == wanted

    scene.hand.wait(begins, "the voice")


def test_page_is_read_aloud_and_the_next_one_after_it(scene: Scene) -> None:
    scene.hand.tap("begin-en")
    words = spoken(scene)
    scene.hand.tap("read")
    scene.hand.wait(lambda: scene.kiosk.speech.speaking, "the voice")
    assert scene.visitor.reader.on
    heard(scene, words)
    scene.hand.tap("next")
    words.clear()
    heard(scene, words)


def test_voice_falls_silent_when_the_visitor_leaves(scene: Scene) -> None:
    scene.hand.tap("begin-en")
    scene.hand.tap("read")
    scene.hand.wait(lambda: scene.kiosk.speech.speaking, "the voice")
    scene.hand.tap("comfort")
    scene.hand.tap("louder")
    scene.hand.tap("louder")
    scene.hand.tap("sheet-close")
    assert scene.kiosk.speech.volume > VOLUME
    scene.hand.tap("leave")
    assert not scene.kiosk.speech.speaking
    assert not scene.visitor.reader.on
    assert scene.kiosk.speech.volume == VOLUME
    scene.hand.tap("begin-en")
    assert not scene.kiosk.speech.speaking


def test_nothing_is_read_aloud_where_there_is_no_voice(scene: Scene) -> None:
    scene.hand.tap("begin")  # the engine of the tests speaks no Swedish
    assert not scene.hand.shows("read")
    scene.visitor.reader.toggle()
    assert not scene.visitor.reader.on
    scene.hand.tap("language")
    scene.hand.tap("speak-en")
    scene.hand.tap("read")
    assert scene.visitor.reader.on
    scene.hand.tap("language")
    scene.hand.tap("speak-sv")
    assert not scene.visitor.reader.on
    assert not scene.kiosk.speech.speaking


@pytest.mark.parametrize("end", ["left", "timed out"])
def test_next_visitor_finds_everything_as_usual(opened: Home, start: Start, end: str) -> None:
    scene = start(opened, size=(800, 1280), calm=False)
    usual = settings(scene)
    scene.hand.tap("begin-en")
    scene.hand.tap("comfort")
    for name in ("text-2", "look-contrast", "calm", "lower", "louder"):
        scene.hand.tap(name)
    scene.hand.tap("sheet-close")
    scene.hand.tap("read")
    changed = settings(scene)
    assert [name for name in usual if usual[name] == changed[name]] == []
    if end == "left":
        scene.hand.tap("leave")
    else:
        scene.clock.advance(46)
        scene.visitor.tick()
        scene.clock.advance(20)
        scene.visitor.tick()
    scene.arrive(Page.ATTRACT)
    assert settings(scene) == usual
    scene.hand.tap("begin")
    assert settings(scene) == usual


def settings(scene: Scene) -> dict[str, object]:
    comfort, visitor = scene.visitor.comfort, scene.visitor
    shown = theme(scene)
    return {
        "text": (comfort.text, shown("textStep")),
        "look": (ComfortModel.Look(comfort.look), shown("look")),
        "reach": comfort.reach,
        "calm": (comfort.calm, shown("motion")),
        "volume": scene.kiosk.speech.volume,
        "reading": visitor.reader.on,
        "language": (visitor.language, visitor.keyboard),
    }
