"""Every page at the smallest, the usual and the largest size: nothing cut off, nothing outside."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.home import Home
from tests.ui.campaigns import sample
from tests.ui.conftest import Scene, Start
from ui.comfort import LARGEST_TEXT
from ui.inspection import inspect
from ui.stops import stops
from ui.tour import SIZES, Size, tour

HARDEST = [size for size in SIZES if size.name in ("1024x600", "800x1280")]
SMALLEST_TEXT = 19  # pixels on a screen of 1280x800


def texts(scene: Scene) -> list[QQuickItem]:
    return [
        item
        for item in scene.hand._all()
        if item.inherits("QQuickText")
        and item.isVisible()
        and item.property("text")
        and not in_keyboard(item)
    ]


def in_keyboard(item: QQuickItem) -> bool:
    while item is not None:
        if item.objectName() == "keyboard":
            return True
        item = item.parentItem()
    return False


def clipped(item: QQuickItem) -> bool:
    """Tell whether an item lies in something that scrolls: it may be out of sight."""
    while item is not None:
        if item.clip():
            return True
        item = item.parentItem()
    return False


def faults_on(scene: Scene, name: str) -> list[str]:
    window = scene.kiosk.window
    room = QRectF(-1, -1, window.width() + 2, window.height() + 2)
    scale = min(
        (window.width() / 1280, window.height() / 800)
        if window.width() > window.height()
        else (window.width() / 800, window.height() / 1280)
    )
    found = []
    for item in texts(scene):
        text = str(item.property("text"))[:40]
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        if item.property("truncated"):
            found.append(f"{name}: cut short: {text}")
        if not clipped(item) and not room.contains(place):
            found.append(f"{name}: outside the window: {text}")
        if item.property("font").pixelSize() < SMALLEST_TEXT * scale - 1:
            found.append(f"{name}: too small: {text}")
    return found


def faults_of_visit(size: Size, language: str) -> list[str]:
    """Return what is wrong on any page that a visitor may see, in both sizes of text."""
    campaign = sample("umea-2016")
    found = []
    with tour(campaign, size) as guide:
        for stop in stops(campaign):
            for text in (0, LARGEST_TEXT) if stop.enlarges else (0,):
                page = guide.show(stop, language, text)
                for flaw in inspect(page, size.density, enlarged=text == LARGEST_TEXT):
                    found.append(f"{stop.name}, text {text}: {flaw}")
    return found


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("size", HARDEST, ids=lambda size: size.name)
def test_visitor_pages_fit(qapp: QGuiApplication, size: Size, language: str) -> None:
    assert faults_of_visit(size, language) == []


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["sv", "en", "fi", "ar", "sv-x-lattlast"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_visitor_pages_fit_everywhere(qapp: QGuiApplication, size: Size, language: str) -> None:
    assert faults_of_visit(size, language) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_staff_pages_fit(opened: Home, start: Start, size: Size) -> None:
    scene = start(opened, size=(size.width, size.height))
    scene.hand.corners()
    found = faults_on(scene, "pin")
    scene.enter("111222")
    scene.hand.wait(lambda: scene.staff.pinError != "", "the error")
    found += faults_on(scene, "wrong pin")
    scene.clock.advance(5)
    scene.enter("274913")
    scene.hand.wait(lambda: scene.hand.shows("panel"), "the panel")
    scene.hand.settle()
    found += faults_on(scene, "status")
    scene.hand.tap("menu-checks")
    scene.hand.wait(lambda: scene.staff.opening.checks.rowCount() > 0, "the checks")
    found += faults_on(scene, "checks")
    scene.hand.tap("menu-handouts")
    found += faults_on(scene, "handouts")
    scene.hand.tap("menu-printer")
    found += faults_on(scene, "printer")
    scene.hand.tap("menu-leave")
    found += faults_on(scene, "leave")
    scene.hand.tap("confirm-no")
    scene.hand.tap("menu-status")
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    scene.hand.wait(lambda: not scene.staff.session.open, "the closed session")
    scene.hand.wait(lambda: scene.staff.report.ready, "the report")
    scene.hand.settle()
    found += faults_on(scene, "report")
    scene.hand.tap("report-done")
    scene.hand.settle()
    found += faults_on(scene, "events")
    scene.hand.tap("open-ikea-2016-04-02")
    scene.hand.wait(lambda: scene.staff.opening.checks.rowCount() > 0, "the checks")
    scene.hand.settle()
    found += faults_on(scene, "opening")
    assert found == []


def test_no_text_is_read_as_markup(root: Path) -> None:
    pages = [page for page in (root / "ui" / "qml").rglob("*.qml") if page.name != "Words.qml"]
    pages = [page for page in pages if "VirtualKeyboard" not in page.parts]
    bare = [page.name for page in pages if re.search(r"\bText \{", page.read_text("utf-8"))]
    rich = [page.name for page in pages if "Text.StyledText" in page.read_text("utf-8")]
    assert bare == []
    assert rich == ["GuardPage.qml"]  # whose text is escaped by VisitorModel
