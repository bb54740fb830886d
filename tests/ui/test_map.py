"""The map alone, in rooms of many sizes, under a finger, the keys, and every look."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.campaign import Campaign
from kiosk.visit import Visit
from tests.ui.conftest import Scene
from ui.app import QML
from ui.images import Icons
from ui.question import QuestionModel
from ui.reaching import first_form

HOST = """
import QtQuick
import Design
import Lyssna
import "visitor"

Window {
    id: window

    required property QuestionModel question
    property bool mirrored: false
    property var taps: []

    visible: true
    color: Theme.paper
    LayoutMirroring.enabled: mirrored
    LayoutMirroring.childrenInherit: true

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: window.mirrored
        LayoutMirroring.childrenInherit: true

        MapPart {
            objectName: "map"
            anchors.fill: parent
            anchors.margins: 20
            question: window.question
            onChosen: code => window.taps = [...window.taps, code]
        }
    }
}
"""
SCREENS = {  # the room for the map, and the screen around it: width, height, dots to a millimetre
    "10 inches": ((1136, 526), (1280, 800, 5.87)),
    "large": ((1700, 760), (1920, 1080, 5.8)),
    "small": ((880, 330), (1024, 600, 4.7)),
    "upright": ((700, 900), (800, 1280, 5.87)),
}
AMBER, PAPER = "#f2b544", "#f6f3ec"


class MapScene:
    """A window that is filled by a map, but for a margin of 20 pixels."""

    def __init__(self, campaign: Campaign, visit: Visit) -> None:
        self._keep = QObject()
        question = campaign.questionnaire.question("area")
        self.model = QuestionModel(
            campaign, first_form(campaign), question, visit, True, self._keep
        )
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("icon", Icons())
        self.engine.setInitialProperties({"question": self.model})
        base = QUrl.fromLocalFile(str(QML / "Host.qml"))
        self.engine.loadData(HOST.encode(), base)
        (window,) = self.engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.theme(calm=True, look=0)
        self.finger = QTest.createTouchDevice()

    def theme(self, **values: object) -> None:
        theme = self.engine.singletonInstance("Design", "Theme")
        for name, value in values.items():
            theme.setProperty(name, value)

    def length(self, name: str) -> float:
        return float(self.engine.singletonInstance("Design", "Theme").property(name))

    def stand(self, screen: str) -> None:
        """Put the map on one of SCREENS."""
        (width, height), (across, down, density) = SCREENS[screen]
        self.theme(width=across, height=down, density=density)
        self.window.resize(width + 40, height + 40)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            QGuiApplication.processEvents()

    def item(self, name: str) -> QQuickItem:
        found = next((i for i in below(self.window.contentItem()) if i.objectName() == name), None)
        assert found is not None, name
        return found

    def regions(self) -> list[QQuickItem]:
        return [
            item
            for item in below(self.window.contentItem())
            if item.objectName().startswith("choice-")
        ]

    def box(self, item: QQuickItem) -> QRectF:
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def touch(self, place: QPointF) -> None:
        point: QPoint = place.toPoint()
        QTest.touchEvent(self.window, self.finger).press(0, point, self.window).commit()
        self.settle()
        QTest.touchEvent(self.window, self.finger).release(0, point, self.window).commit()
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.settle()

    def focus(self) -> str:
        item = self.window.activeFocusItem()
        return item.objectName() if item is not None else ""

    def taps(self) -> list[str]:
        taps = self.window.property("taps")
        return list(taps.toVariant() if hasattr(taps, "toVariant") else taps)

    def picture(self) -> QImage:
        self.settle()
        return self.window.grabWindow()


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from below(child)


MakeMap = Callable[..., MapScene]


@pytest.fixture
def make(qapp: QGuiApplication, campaign: Campaign) -> Iterator[MakeMap]:
    scenes: list[MapScene] = []

    def build(screen: str = "10 inches", language: str = "sv", area: str = "") -> MapScene:
        visit = Visit(language, answers={"area": area} if area else {})
        scenes.append(MapScene(campaign, visit))
        scenes[-1].stand(screen)
        return scenes[-1]

    yield build
    for scene in scenes:
        scene.window.close()
        shiboken6.delete(scene.engine)


def inside(scene: MapScene, item: QQuickItem) -> bool:
    view = view_of(scene)
    return scene.box(view).contains(scene.box(item))


def view_of(scene: MapScene) -> QQuickItem:
    return next(i for i in below(scene.item("map")) if i.property("contentX") is not None)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_region_is_large_enough_and_apart_from_the_next(make: MakeMap, screen: str) -> None:
    scene = make(screen)
    regions = scene.regions()
    touch, between = scene.length("touch"), scene.length("between")
    assert len(regions) == 38
    small = [r.objectName() for r in regions if min(r.width(), r.height()) < touch - 0.01]
    assert small == []
    # A pixel goes lost where the drawing's units do not fall on pixels.
    half = (between - 1) / 2
    boxes = {r.objectName(): scene.box(r).adjusted(-half, -half, half, half) for r in regions}
    near = [(a, b) for a in boxes for b in boxes if a < b and boxes[a].intersects(boxes[b])]
    assert near == []


@pytest.mark.parametrize("screen", ["10 inches", "large"])
def test_the_whole_map_shows_where_there_is_room(make: MakeMap, screen: str) -> None:
    scene = make(screen)
    assert [r.objectName() for r in scene.regions() if not inside(scene, r)] == []
    assert not scene.item("map-right").isVisible()
    assert not scene.item("map-down").isVisible()


@pytest.mark.parametrize("language", ["sv", "en", "fi", "ar", "sv-x-lattlast"])
@pytest.mark.parametrize("screen", SCREENS)
def test_names_fit_in_two_lines(make: MakeMap, screen: str, language: str) -> None:
    scene = make(screen, language, "rural")
    for region in scene.regions():
        name = region.property("contentItem")
        text = name.property("text")
        assert name.property("contentHeight") <= name.height() + 1, text
        assert name.property("lineCount") <= 2, text
        assert name.property("lineCount") <= text.count(" ") + 1, f"{text} is broken in a word"
        assert name.property("font").pixelSize() >= scene.length("note"), text


def test_a_tap_chooses_a_region(make: MakeMap) -> None:
    scene = make()
    for code in ("haga", "on", "elsewhere"):
        scene.touch(scene.box(scene.item(f"choice-{code}")).center())
    assert scene.taps() == ["haga", "on", "elsewhere"]


@pytest.mark.parametrize("mouse", [False, True], ids=["finger", "mouse"])
def test_a_region_at_the_edge_stays_where_it_is_pressed(make: MakeMap, mouse: bool) -> None:
    scene = make("small")
    region = scene.item("choice-savar")
    assert not inside(scene, region)
    place = QPoint(int(scene.box(view_of(scene)).right()) - 3, int(scene.box(region).center().y()))
    assert scene.box(region).contains(QPointF(place))
    if mouse:
        QTest.mousePress(scene.window, Qt.MouseButton.LeftButton, pos=place)
        scene.settle()
        QTest.mouseRelease(scene.window, Qt.MouseButton.LeftButton, pos=place)
    else:
        scene.touch(QPointF(place))
    scene.settle()
    assert scene.taps() == ["savar"]
    assert inside(scene, region)


def test_a_tap_beside_the_shape_chooses_nothing(make: MakeMap) -> None:
    scene = make()
    island = scene.box(scene.item("choice-on"))
    scene.touch(island.topLeft() + QPointF(5, 5))  # in the river
    assert scene.taps() == []
    scene.touch(island.topLeft() + QPointF(20, 20))
    assert scene.taps() == ["on"]


def test_the_chosen_region_has_a_mark_and_no_other_does(make: MakeMap) -> None:
    scene = make(area="centrum")
    picture = scene.picture()
    amber = {
        r.objectName()
        for r in scene.regions()
        if picture.pixelColor(
            (scene.box(r).topLeft() + QPointF(r.width() / 2 - 11, 4)).toPoint()
        ).name()
        == AMBER
    }
    assert amber == {"choice-centrum"}


@pytest.mark.parametrize("look", [0, 1, 2])
def test_a_region_answers_the_finger_within_a_frame(make: MakeMap, look: int) -> None:
    scene = make()
    scene.theme(look=look)
    for code in ("haga", "on"):
        place = (scene.box(scene.item(f"choice-{code}")).center() + QPointF(0, 28)).toPoint()
        before = scene.picture().pixelColor(place)
        QTest.mousePress(scene.window, Qt.MouseButton.LeftButton, pos=place)
        assert scene.picture().pixelColor(place) != before
        QTest.mouseRelease(scene.window, Qt.MouseButton.LeftButton, pos=place)


def test_tab_stops_once_at_what_is_chosen_and_arrow_keys_go_on(make: MakeMap) -> None:
    scene = make(area="centrum")
    scene.key(Qt.Key.Key_Tab)
    assert scene.focus() == "choice-centrum"
    walk = [
        (Qt.Key.Key_Right, "ost-pa-stan"),
        (Qt.Key.Key_Down, "on"),
        (Qt.Key.Key_Left, "teg"),
        (Qt.Key.Key_Up, "centrum"),
    ]
    for key, code in walk:
        scene.key(key)
        assert scene.focus() == f"choice-{code}"
    scene.key(Qt.Key.Key_Left)
    scene.key(Qt.Key.Key_Space)
    scene.key(Qt.Key.Key_Left)
    scene.key(Qt.Key.Key_Return)
    assert scene.taps() == ["vast-pa-stan", "vasterhiske"]
    scene.key(Qt.Key.Key_Tab)  # there is nothing else to stop at
    assert scene.focus() == "choice-vasterhiske"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_region_comes_into_view_with_the_focus(make: MakeMap, screen: str) -> None:
    scene = make(screen)
    for region in scene.regions():
        region.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        scene.settle()
        assert inside(scene, region), region.objectName()


@pytest.mark.parametrize("screen", ["small", "upright"])
def test_every_region_comes_into_view_with_the_buttons(make: MakeMap, screen: str) -> None:
    scene = make(screen)
    seen: set[str] = set()
    walk = ["map-left"] * 3 + ["map-right"] * 3 + ["map-down"]
    for name in walk * 4:
        button = scene.item(name)
        if button.isVisible() and button.isEnabled():
            scene.touch(scene.box(button).center())
        seen |= {r.objectName() for r in scene.regions() if inside(scene, r)}
    assert {r.objectName() for r in scene.regions()} - seen == set()
    assert scene.taps() == []


@pytest.mark.parametrize("screen", ["small", "upright"])
def test_nothing_is_drawn_outside_a_map_that_moves(make: MakeMap, screen: str) -> None:
    scene = make(screen)
    view = view_of(scene)
    for code in ("umedalen", "holmon", "hornefors", "centrum"):
        scene.item(f"choice-{code}").forceActiveFocus()
        picture = scene.picture()
        edge = scene.box(view).toRect()
        strips = [
            (x, y)
            for x in (5, picture.width() - 5, edge.left() - 3, edge.right() + 4)
            for y in range(5, edge.top(), 7)
        ] + [(x, edge.bottom() + 6) for x in range(0, picture.width(), 7)]
        drawn = {picture.pixelColor(x, y).name() for x, y in strips}
        assert drawn == {PAPER}, code


def test_a_chosen_region_is_in_view_from_the_start(make: MakeMap) -> None:
    scene = make("small", area="holmon")
    assert inside(scene, scene.item("choice-holmon"))


def test_geography_is_not_mirrored_where_reading_is(make: MakeMap) -> None:
    scene = make(language="ar")
    before = {r.objectName(): scene.box(r) for r in scene.regions()}
    scene.window.setProperty("mirrored", True)
    scene.settle()
    assert {r.objectName(): scene.box(r) for r in scene.regions()} == before
    scene.item("choice-centrum").forceActiveFocus()
    scene.key(Qt.Key.Key_Left)
    assert scene.focus() == "choice-vast-pa-stan"


def test_names_follow_the_language_without_a_new_map(make: MakeMap) -> None:
    scene = make()
    region = scene.item("choice-rural")
    scene.model.follow(Visit("en", answers={"area": "rural"}))
    scene.settle()
    assert region.property("text") == "Another village, countryside"
    assert scene.item("choice-rural") == region


def test_an_area_is_chosen_on_the_map_of_the_kiosk(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("area")
    scene.hand.tap("choice-holmon")
    assert scene.picked() == 1
    scene.hand.tap("next")
    scene.hand.tap("back")
    # The map is made in slices between frames.
    scene.hand.wait(lambda: scene.hand.in_sight("choice-holmon"), "the island")
