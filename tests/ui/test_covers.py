"""The covers: a kiosk with several screens, and screens that come and go."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from tests.ui.xserver import display, kept_in
from ui.covers import Cover, Covers, can_place


def screens(*placed: tuple[str, int, int, int, int]) -> str:
    """Return a configuration for Qt's offscreen platform."""
    rest = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    names = ("name", "x", "y", "width", "height")
    found = [dict(zip(names, each, strict=True)) | rest for each in placed]
    return json.dumps({"windowFrameMargins": False, "screens": found})


@pytest.mark.parametrize(
    ("placed", "covers"),
    [
        ([("a", 0, 0, 800, 600)], []),
        ([("a", 0, 0, 800, 600), ("b", 800, 0, 640, 480)], [["b", 800, 0, 640, 480]]),
        (
            [("a", 0, 0, 800, 600), ("b", 800, 0, 640, 480), ("c", 0, -300, 400, 300)],
            [["b", 800, 0, 640, 480], ["c", 0, -300, 400, 300]],
        ),
        ([("a", 0, 0, 800, 600), ("mirror", 0, 0, 800, 600)], []),
    ],
)
def test_all_screens_beside_the_kiosk_are_covered_until_release(
    placed: list[tuple[str, int, int, int, int]],
    covers: list[list[object]],
    tmp_path: Path,
    root: Path,
) -> None:
    config = tmp_path / "screens.json"
    config.write_text(screens(*placed), "utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    with kept_in(environment, root, "--once") as child:
        state = child.wait(lambda s: s["full"] and s["covers"] == covers)
        assert (state["screen"], state["place"]) == ("a", [0, 0, 800, 600])
        child.wait(lambda s: s["covers"] == [])


def test_cover_fills_its_screen_and_cannot_be_closed(qapp: QGuiApplication) -> None:
    cover = Cover(qapp.primaryScreen())
    cover.fill()
    assert cover.geometry() == qapp.primaryScreen().geometry()
    assert not cover.close()
    assert cover.isVisible()
    cover.hide()


def test_single_screen_needs_no_cover_and_covers_are_engaged_once(qapp: QGuiApplication) -> None:
    window = QQuickWindow()
    covers = Covers(qapp, window)
    for step in (covers.engage, covers.engage):
        step()
    assert covers.engaged
    assert covers.covered() == []
    for step in (covers.release, covers.release):
        step()
    assert not covers.engaged


@pytest.mark.parametrize(
    ("platform", "expected"),
    [("xcb", True), ("windows", True), ("wayland", False), ("wayland-egl", False)],
)
def test_covers_are_left_to_a_compositor_that_places_windows(platform: str, expected: bool) -> None:
    assert can_place(platform) is expected


@pytest.mark.nightly
def test_covers_follow_screens_that_come_and_go(root: Path) -> None:
    with display(needed=["xrandr", "wmctrl"]) as found:
        found.split(800, 800)
        with kept_in(found.environment | {"QT_QPA_PLATFORM": "xcb"}, root) as child:
            right = ["m1", 800, 0, 800, 600]
            child.wait(lambda s: s["covers"] == [right] and s["place"] == [0, 0, 800, 600])
            found.remove_monitor("m1")
            child.wait(lambda s: s["covers"] == [])
            found.add_monitor("m1", 800, 600, 800, "none")
            child.wait(lambda s: s["covers"] == [right])
            state = child.wait(lambda s: s["full"])
            assert (state["screen"], state["place"]) == ("m0", [0, 0, 800, 600])


@pytest.mark.nightly
def test_kiosk_moves_to_the_primary_screen_when_its_own_vanishes(root: Path) -> None:
    with display(needed=["xrandr", "wmctrl", "xdotool"]) as found:
        found.split(800, 400, 400)
        with kept_in(found.environment | {"QT_QPA_PLATFORM": "xcb"}, root) as child:
            child.wait(lambda s: len(s["covers"]) == 2 and s["full"] and s["active"])
            found.run("xdotool", "type", "abc")
            child.wait(lambda s: s["text"] == "abc")
            found.remove_monitor("m1")
            child.wait(lambda s: len(s["covers"]) == 1)
            found.add_monitor("m1", 400, 600, 800, "screen")  # takes the output away from m0
            state = child.wait(
                lambda s: s["screen"] != "m0" and s["full"] and len(s["covers"]) == 1
            )
            places = {"m1": [800, 0, 400, 600], "m2": [1200, 0, 400, 600]}
            assert state["place"] == places.pop(state["screen"])
            assert state["covers"] == [[name, *place] for name, place in places.items()]
            assert state["text"] == "abc"
