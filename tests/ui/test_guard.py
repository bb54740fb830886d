"""Touches as the window judges them, before any page."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtTest import QTest

from kiosk.home import Home
from tests.ui.conftest import Page, Scene, Start


def press_twice(scene: Scene, name: str, between: float) -> None:
    """Touch the item called `name` twice, so many seconds after one another."""
    scene.hand.wait(lambda: scene.hand.find(name) is not None, name)
    scene.hand.settle()
    item = scene.hand.find(name)
    assert item is not None
    point: QPoint = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    scene.clock.advance(1)
    for _ in range(2):
        touch = QTest.touchEvent(scene.kiosk.window, scene.hand._device)
        touch.press(0, point, scene.kiosk.window).commit()
        scene.hand.settle()
        touch = QTest.touchEvent(scene.kiosk.window, scene.hand._device)
        touch.release(0, point, scene.kiosk.window).commit()
        scene.hand.settle()
        scene.clock.advance(between)


def test_second_tap_within_half_a_second_is_ignored(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("problems")
    press_twice(scene, "choice-dark", between=0.2)
    assert scene.picked() == 1


def test_second_tap_after_half_a_second_counts(scene: Scene) -> None:
    scene.begin()
    scene.pass_to("problems")
    press_twice(scene, "choice-dark", between=0.6)
    assert scene.picked() == 0


def test_quick_tap_on_next_does_not_skip_a_question(scene: Scene) -> None:
    scene.begin()
    scene.hand.tap("choice-centrum")
    press_twice(scene, "next", between=0.1)
    assert scene.visitor.questions.number == 2


def test_digits_of_a_pin_may_repeat_quickly(scene: Scene) -> None:
    scene.hand.corners()
    press_twice(scene, "key-7", between=0.1)
    page = next(item for item in scene.hand._all() if item.objectName() == "pin")
    assert page.property("pin") == "77"


def test_corners_too_slowly_do_not_open(scene: Scene) -> None:
    for place in (12, scene.kiosk.window.width() - 12) * 2:
        scene.hand.touch(QPointF(place, 12))
        scene.clock.advance(3)
    assert not scene.hand.shows("pin")


def test_touch_between_corners_breaks_the_sequence(scene: Scene) -> None:
    right = scene.kiosk.window.width() - 12
    for x, y in ((12, 12), (right, 12), (300, 400), (12, 12), (right, 12)):
        scene.hand.touch(QPointF(x, y))
    assert not scene.hand.shows("pin")
    assert scene.page is Page.ATTRACT


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (800, 1280)])
@pytest.mark.parametrize("text", [0, 2])
def test_no_control_lies_in_the_corners_of_staff(
    opened: Home, start: Start, size: tuple[int, int], text: int
) -> None:
    scene = start(opened, size=size, text=text)
    width, side = scene.kiosk.window.width(), scene.kiosk.window.property("margin")
    corners = [QRectF(0, 0, side, side), QRectF(width - side, 0, side, side)]
    pages = 0
    scene.hand.tap("begin")
    while scene.page is not Page.SUMMARY:
        pages += 1
        for item in scene.hand._all():
            if item.inherits("QQuickAbstractButton") and item.isVisible() and item.isEnabled():
                place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
                assert not any(place.intersects(corner) for corner in corners), item.objectName()
        scene.hand.tap("next")
    assert pages > 5
