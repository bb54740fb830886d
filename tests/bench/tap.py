"""How soon a tap is answered on screen: the kiosk's pages beside a bare page of as many items.

`make bench`, or `python -m tests.bench.tap [ROUNDS]`. The two are measured in turns in one
process, so that a busy machine is as busy for both.
"""

import sys

from PySide6.QtCore import QMetaObject, QPointF
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from tests.bench.stage import (
    Finger,
    centre,
    middle,
    named,
    opened,
    rest,
    running,
    wait,
)
from tests.bench.table import Result, show
from ui.app import Kiosk, application
from ui.drawn import Target, targets_in
from ui.visitor import VisitorModel

BOUND = 1.3  # times what a bare page takes
BLOCK = 4.0  # milliseconds of work on the GUI thread
ROUNDS = 60
APART = 1.0  # seconds of the kiosk's clock between two taps: nearer ones are a tremor
_OTHERS = ("choice-close-relations", "choice-none")  # these do more than get their mark
BARE = """
import QtQuick

Window {
    id: window

    width: 1280
    height: 800
    visible: true

    Grid {
        anchors.fill: parent
        anchors.margins: 60
        columns: %(columns)d
        spacing: 16

        Repeater {
            model: %(count)d

            Rectangle {
                id: tile

                required property int index
                property bool chosen: false
                readonly property color ground: chosen ? "#123C41" : "#FFFFFF"

                objectName: "tile-" + index
                width: %(width)d
                height: %(height)d
                radius: 22
                border.width: 2
                border.color: "#74888A"
                color: tap.pressed ? Qt.darker(ground, 1.3) : ground

                Text {
                    anchors.centerIn: parent
                    text: "Choice " + tile.index
                    font.family: "Lyssna Inter"
                    font.pixelSize: 25
                    color: tile.chosen ? "#FFFFFF" : "#14262E"
                }

                TapHandler {
                    id: tap

                    onTapped: tile.chosen = !tile.chosen
                }
            }
        }
    }
}
"""


def bare(count: int, columns: int, size: tuple[int, int]) -> QQmlApplicationEngine:
    engine = QQmlApplicationEngine()
    values = {"count": count, "columns": columns, "width": size[0], "height": size[1]}
    engine.loadData((BARE % values).encode())
    return engine


def reach(kiosk: Kiosk, page: str) -> None:
    """Go to the page called `page` without answering anything."""
    kiosk.visitor.begin("")
    kiosk.visitor.goOn()
    while kiosk.visitor.questions.name != page:
        kiosk.visitor.goOn()
    assert kiosk.visitor.page == VisitorModel.Page.QUESTION.value


def tap_both(
    kiosk: Kiosk, ours: list[QPointF], plain: QQuickWindow, theirs: list[QPointF], rounds: int
) -> list[tuple[float, float]]:
    """Return the milliseconds to the frames after press and release, and how many of those after
    the release were work; ours, then the bare page's.
    """
    fingers = (Finger(kiosk.window), Finger(plain))
    pressed: tuple[list[float], list[float]] = ([], [])
    released: tuple[list[float], list[float]] = ([], [])
    work: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for who, places in enumerate((ours, theirs)):
            kiosk.clock.advance(APART)  # type: ignore[attr-defined]
            place = places[turn % len(places)]
            pressed[who].append(fingers[who].press(place))
            released[who].append(fingers[who].release(place))
            work[who].append(fingers[who].work)
    return [
        (middle(pressed[0]), middle(pressed[1])),
        (middle(released[0]), middle(released[1])),
        (middle(work[0]), middle(work[1])),
    ]


def tiles_on(kiosk: Kiosk) -> list[Target]:
    """Return the choices that are wholly in view."""
    found = targets_in(kiosk.window.property("shown"))
    tiles = [target for target in found if target.item.objectName().startswith("choice-")]
    return [
        tile for tile in tiles if tile.seen == tile.place and tile.item.objectName() not in _OTHERS
    ]


def measure(
    page: str, what: str, like: tuple[int, int], as_list: bool | None, rounds: int
) -> list[Result]:
    """Measure the page called `page`; `like` is the number and the columns of a page like it."""
    with opened() as home, running(home) as kiosk:
        reach(kiosk, page)
        wait(lambda: bool(tiles_on(kiosk)))
        rest(0.5)
        if as_list is not None and as_list is tiles_on(kiosk)[0].region:
            QMetaObject.invokeMethod(named(kiosk.window, "swap"), "click")
            rest(1.0)
        tiles = tiles_on(kiosk)[:2]
        items = [tile.item for tile in tiles]
        size = int(items[0].width()), int(items[0].height())
        engine = bare(*like, size)
        plain = engine.rootObjects()[0]
        assert isinstance(plain, QQuickWindow)
        wait(plain.isExposed)
        rest(0.3)
        theirs = [named(plain, f"tile-{place}") for place in range(len(tiles))]
        press, release, work = tap_both(
            kiosk, [*map(centre, items)], plain, [*map(centre, theirs)], rounds
        )
        plain.close()
        results = []
        for name, (mine, other) in (("pressed look", press), ("mark", release)):
            unit = f"times a bare page ({mine:.2f} and {other:.2f} ms)"
            results.append(Result(f"tap, {what}: {name}", mine / other, BOUND, unit))
        unit = f"ms of the thread, drawing too (a bare page: {work[1]:.2f})"
        results.append(Result(f"tap, {what}: work for the mark", work[0], BLOCK, unit))
        return results


def run(rounds: int = ROUNDS) -> list[Result]:
    application()
    return [
        *measure("problems", "14 tiles", (14, 4), None, rounds),
        *measure("area", "list of 38", (38, 4), True, rounds),
        *measure("area", "map of 38", (38, 8), False, rounds),
    ]


if __name__ == "__main__":
    sys.exit(0 if show(run(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)) else 1)
