"""Every page at the smallest, the usual and the largest size: nothing cut off, nothing outside."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.home import Home
from tests.ui.conftest import Page, Scene, Start

SIZES = [(1024, 600), (1280, 800), (1920, 1080), (800, 1280)]
SMALLEST_TEXT = 19  # pixels on a screen of 1280x800


def texts(scene: Scene) -> list[QQuickItem]:
    return [
        item
        for item in scene.hand._all()
        if item.metaObject().className().startswith("QQuickText")
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


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_visitor_pages_fit(
    opened: Home, start: Start, size: tuple[int, int], language: str
) -> None:
    scene = start(opened, size=size)
    found = faults_on(scene, "attract")
    scene.hand.tap("begin" if language == "sv" else f"begin-{language}")
    found += faults_on(scene, "start")
    scene.hand.tap("language")
    found += faults_on(scene, "languages")
    scene.hand.tap(f"speak-{language}")
    scene.hand.tap("next")
    while scene.page is not Page.SUMMARY:
        name = scene.visitor.question.name
        found += faults_on(scene, name)
        if name == "alone":
            scene.hand.tap("choice-rather-unsafe")
            scene.hand.tap("next")
        elif name == "problems":
            scene.hand.tap("choice-close-relations")
            found += faults_on(scene, "help")
            scene.hand.tap("back")
            scene.hand.tap("next")
        elif name == "ideas_text":
            scene.hand.tap("field")
            scene.hand.type("0701234567")
            found += faults_on(scene, "keyboard")
            scene.hand.tap("next")
            found += faults_on(scene, "guard")
            scene.hand.tap("mask")
        else:
            scene.hand.tap("skip")
    found += faults_on(scene, "summary")
    scene.clock.advance(50)
    scene.visitor.tick()
    scene.hand.settle()
    found += faults_on(scene, "idle")
    scene.hand.tap("stay")
    scene.hand.tap("next")
    scene.arrive(Page.THANKS)
    found += faults_on(scene, "thanks")
    assert found == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_staff_pages_fit(opened: Home, start: Start, size: tuple[int, int]) -> None:
    scene = start(opened, size=size)
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
    scene.hand.wait(lambda: scene.staff.checks.rowCount() > 0, "the checks")
    found += faults_on(scene, "checks")
    scene.hand.tap("menu-handouts")
    found += faults_on(scene, "handouts")
    scene.hand.tap("menu-leave")
    found += faults_on(scene, "leave")
    scene.hand.tap("confirm-no")
    scene.hand.tap("menu-status")
    scene.hand.tap("close-session")
    scene.hand.tap("confirm-yes")
    scene.hand.wait(lambda: not scene.staff.open, "the closed session")
    scene.hand.settle()
    found += faults_on(scene, "closed")
    assert found == []


def test_no_text_is_read_as_markup(root: Path) -> None:
    pages = [page for page in (root / "ui" / "qml").rglob("*.qml") if page.name != "Words.qml"]
    pages = [page for page in pages if "VirtualKeyboard" not in page.parts]
    bare = [page.name for page in pages if re.search(r"\bText \{", page.read_text("utf-8"))]
    rich = [page.name for page in pages if "Text.StyledText" in page.read_text("utf-8")]
    assert bare == []
    assert rich == ["GuardPage.qml"]  # whose text is escaped by VisitorModel
