"""One planted flaw in each small scene is found, and nothing else; a good scene has none."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.drawn import pieces, visible
from ui.inspection import Flaw, Kind, inspect, out_of_reach

DENSITY = 4.0  # dots to a millimetre: 60 pixels to touch, 12 between, 13 for the smallest text

SCENE = """
import QtQuick
import QtQuick.Templates as T

Rectangle {
    width: 600
    height: 400

    component Tile: T.AbstractButton {
        id: tile

        property int letters: 20

        width: 200
        height: 80
        padding: 8
        background: Rectangle { border.width: 1 }
        contentItem: Text {
            text: tile.text
            font.pixelSize: tile.letters
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
        }
    }

    %s
}
"""

GOOD = """
    Text { x: 20; y: 10; width: 560; text: "A heading"; font.pixelSize: 30 }
    Tile { objectName: "one"; x: 20; y: 80; text: "One" }
    Tile { objectName: "two"; x: 232; y: 80; text: "Two words, or rather more" }
    Flickable {
        x: 20; y: 180; width: 560; height: 200; clip: true
        contentHeight: rows.height; contentWidth: width
        Column {
            id: rows
            width: parent.width
            spacing: 12
            Repeater {
                model: 6
                Tile { required property int index; width: 560; text: "Row " + index }
            }
        }
    }
"""

Look = Callable[..., list[Flaw]]


@pytest.fixture
def root(qapp: QGuiApplication) -> Iterator[Callable[[str], QQuickItem]]:
    """Return a function that shows a scene and returns its root."""
    engine, window = QQmlEngine(), QQuickWindow()
    window.resize(600, 400)

    def show(parts: str) -> QQuickItem:
        component = QQmlComponent(engine)
        component.setData((SCENE % parts).encode(), QUrl("scene.qml"))
        item = component.create()
        assert isinstance(item, QQuickItem), component.errorString()
        item.setParent(window)
        item.setParentItem(window.contentItem())
        window.show()
        qapp.processEvents()
        for shown in visible(item):
            shown.ensurePolished()
        return item

    yield show
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def look(root: Callable[[str], QQuickItem]) -> Look:
    return lambda parts, **options: inspect(root(parts), DENSITY, **options)


def kinds(found: list[Flaw]) -> set[Kind]:
    return {flaw.kind for flaw in found}


def test_good_scene_has_no_fault(look: Look) -> None:
    assert look(GOOD) == []


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (
            'Text { width: 90; text: "Too long for one line"; font.pixelSize: 20;'
            " elide: Text.ElideRight }",
            Kind.CUT,
        ),
        (
            'Text { width: 90; text: "Too long for one line"; font.pixelSize: 20;'
            " wrapMode: Text.Wrap; maximumLineCount: 1 }",
            Kind.CUT,
        ),
        (
            "Item { width: 90; height: 40; clip: true;"
            ' Text { text: "Wider than its room"; font.pixelSize: 20 } }',
            Kind.CUT,
        ),
        (
            "Flickable { y: 100; width: 300; height: 100; contentHeight: 150; contentWidth: width;"
            ' clip: true; Text { y: 140; text: "Below the end"; font.pixelSize: 20 } }',
            Kind.CUT,
        ),
        ('Text { x: 560; text: "Over the edge"; font.pixelSize: 20 }', Kind.OUTSIDE),
        ('Text { y: 390; text: "Under the edge"; font.pixelSize: 20 }', Kind.OUTSIDE),
        ('Text { width: 40; text: "Unbroken"; font.pixelSize: 20 }', Kind.OUTSIDE),
        (
            'Tile { height: 60; text: "Many words that take more lines than are on this tile" }',
            Kind.OUTSIDE,
        ),
        ("Tile { x: 500; text: 'Half' }", Kind.OUTSIDE),
        (
            'Text { text: "One over"; font.pixelSize: 20 }'
            'Text { x: 20; y: 8; text: "the other"; font.pixelSize: 20 }',
            Kind.OVER,
        ),
        (
            'Tile { x: 20; text: "Tile" } Text { x: 180; y: 30; text: "Low"; font.pixelSize: 20 }',
            Kind.OVER,
        ),
        (
            'Tile { width: 160; height: 120; text: "Registreringsskylt" }',
            Kind.BROKEN,
        ),
        ('Text { text: "Small print"; font.pixelSize: 12 }', Kind.SMALL_TEXT),
        (
            'Text { width: 60; height: 30; text: "Made to fit"; font.pixelSize: 30;'
            " fontSizeMode: Text.Fit; minimumPixelSize: 6 }",
            Kind.SMALL_TEXT,
        ),
        ('Tile { height: 50; text: "Low" }', Kind.SMALL_TARGET),
        ('Tile { width: 50; text: "Hi" }', Kind.SMALL_TARGET),
        ('TextInput { width: 200; height: 30; text: "Field" }', Kind.SMALL_TARGET),
        ("T.Slider { width: 200; height: 30 }", Kind.SMALL_TARGET),
        ('Tile { text: "One" } Tile { x: 206; text: "Two" }', Kind.CLOSE),
        ('Tile { text: "One" } Tile { x: 206; y: 86; text: "Across" }', Kind.CLOSE),
    ],
)
def test_planted_fault_is_found_alone(look: Look, planted: str, kind: Kind) -> None:
    assert kinds(look(planted)) == {kind}


def test_fault_tells_its_words_and_its_millimetres(look: Look) -> None:
    assert look('Tile { height: 50; text: "Low" }') == [Flaw(Kind.SMALL_TARGET, "Low", 12.5)]
    [flaw] = look('Tile { text: "One" } Tile { x: 206; text: "Two" }')
    assert flaw == Flaw(Kind.CLOSE, "One / Two", 1.5)


@pytest.mark.parametrize(
    "harmless",
    [
        'Text { visible: false; x: 900; text: "Not there"; font.pixelSize: 2 }',
        'Text { opacity: 0; x: 900; text: "Not seen"; font.pixelSize: 2 }',
        'Tile { width: 160; height: 120; text: "Registrerings-skylt" }',  # may break there
        'Tile { enabled: false; text: "Resting" }',
        'Text { text: "Text one"; font.pixelSize: 20 }'
        'Text { y: 24; text: "close below"; font.pixelSize: 20 }',
    ],
)
def test_harmless_thing_is_no_fault(look: Look, harmless: str) -> None:
    assert look(harmless) == []


def test_largest_text_is_measured_by_its_capitals(look: Look) -> None:
    text = 'Text { text: "Large"; font.pixelSize: %d }'
    assert look(text % 41, enlarged=True) == []  # 7.3 mm / 0.727 * 4
    assert look(text % 36, enlarged=True) == [Flaw(Kind.SMALL_TEXT, "Large", 6.5)]


def test_tiles_further_down_are_out_of_reach_until_it_is_scrolled(
    root: Callable[[str], QQuickItem],
) -> None:
    assert out_of_reach(root(GOOD)) == ["Row 2", "Row 3", "Row 4", "Row 5"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Öppen droghandel", ["Öppen", "droghandel"]),
        ("A-traktorer", ["A-", "traktorer"]),
        ("114\u00a014", ["114\u00a014"]),
        ("", []),
    ],
)
def test_text_is_cut_only_where_a_line_may_break(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut
