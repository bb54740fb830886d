"""What is read aloud from a scene, and what a screen reader could not tell about it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from ui.reading import unnamed, words_on

Load = Callable[[str], QQuickItem]
FRAME = """
import QtQuick
import QtQuick.Templates as T
Window {
    width: 400; height: 300; visible: true
    Item { objectName: "page"; anchors.fill: parent
        %s
    }
}
"""


@pytest.fixture
def load(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[Load]:
    """Return a function that shows a piece of QML on a page and returns the page."""
    engines: list[QQmlApplicationEngine] = []
    windows: list[QQuickWindow] = []

    def show(body: str) -> QQuickItem:
        engine = QQmlApplicationEngine()
        engines.append(engine)
        engine.loadData((FRAME % body).encode())
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        page = window.findChild(QQuickItem, "page")
        assert page is not None
        qtbot.waitUntil(lambda: page.width() > 0)
        window.grabWindow()  # everything gets its place
        windows.append(window)
        return page

    yield show
    for window in windows:
        window.close()


def test_texts_are_read_in_the_order_of_the_page(load: Load) -> None:
    page = load("""
        Column {
            Text { text: "Ett" }
            Repeater {
                model: ["två", "tre"]
                Text { required property string modelData; text: modelData }
            }
            Text { text: "Fyra" }
        }
    """)
    assert words_on(page) == ["Ett", "två", "tre", "Fyra"]


def test_what_cannot_be_seen_is_not_read(load: Load) -> None:
    page = load("""
        Text { text: "syns" }
        Text { text: "dold"; visible: false }
        Text { text: "genomskinlig"; opacity: 0 }
        Item { visible: false; Text { text: "i dold" } }
        Item { opacity: 0; Text { text: "i genomskinlig" } }
        Text { text: "nedanför"; y: 300 }
        Text { text: "bredvid"; x: -500 }
        Text { text: "" }
        Text { text: "   " }
    """)
    assert words_on(page) == ["syns"]


def test_what_is_ignored_is_not_read_nor_what_is_in_it(load: Load) -> None:
    page = load("""
        Text { text: "pynt"; Accessible.ignored: true }
        Row { Accessible.ignored: true; Text { text: "mer pynt" } }
        Text { text: "kvar" }
    """)
    assert words_on(page) == ["kvar"]
    assert unnamed(page) == []


def test_what_can_be_scrolled_to_is_read(load: Load) -> None:
    page = load("""
        Flickable {
            anchors.fill: parent; contentHeight: 1000
            Text { text: "överst" }
            Text { text: "långt ned"; y: 900 }
        }
    """)
    assert words_on(page) == ["överst", "långt ned"]


def test_list_is_read_from_top_to_bottom_after_scrolling(load: Load) -> None:
    page = load("""
        ListView {
            objectName: "list"
            anchors.fill: parent; model: 40; cacheBuffer: 0
            delegate: Text { required property int index; height: 50; text: index }
        }
    """)
    view = page.findChild(QQuickItem, "list")
    assert view is not None
    for place in (1500.0, 400.0, 100.0):
        view.setProperty("contentY", place)
        page.window().grabWindow()
    numbers = [int(word) for word in words_on(page)]
    assert len(numbers) > 3
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('T.Button { width: 9; height: 9; text: "Nästa"; Text { text: "N ›" } }', "Nästa"),
        ('T.AbstractButton { width: 9; height: 9; text: "i"; Accessible.name: "Stäng" }', "Stäng"),
        (
            "T.AbstractButton { width: 9; height: 9; Accessible.role: Accessible.RadioButton;"
            ' Accessible.name: "Ganska trygg"; Accessible.checked: true; Text { text: "x" } }',
            "Ganska trygg, vald",
        ),
        (
            'T.CheckBox { width: 9; height: 9; checked: true; Accessible.name: "Buller" }',
            "Buller, vald",
        ),
        ('T.CheckBox { width: 9; height: 9; Accessible.name: "Buller" }', "Buller"),
        ('T.Slider { width: 9; height: 9; Accessible.name: "Volym" }', "Volym"),
        (
            "Rectangle { width: 9; height: 9; Accessible.role: Accessible.Graphic;"
            ' Accessible.name: "QR-kod"; Text { text: "pixlar" } }',
            "QR-kod",
        ),
        ('Text { text: "Rubrik"; Accessible.role: Accessible.Heading }', "Rubrik"),
        ('Text { text: "<b>Fet</b> &amp; rak" }', "Fet & rak"),
        ('Text { text: "två\\nrader" }', "två rader"),
    ],
)
def test_thing_on_screen_is_read_by_its_name_and_state(load: Load, body: str, words: str) -> None:
    assert words_on(load(body), chosen="vald") == [words]


def test_state_is_left_out_without_a_word_for_it(load: Load) -> None:
    page = load('T.CheckBox { width: 9; height: 9; checked: true; Accessible.name: "Buller" }')
    assert words_on(page) == ["Buller"]


def test_named_group_is_read_before_what_is_in_it(load: Load) -> None:
    page = load("""
        Item {
            width: 100; height: 100
            Accessible.role: Accessible.Grouping; Accessible.name: "Vad är ett problem?"
            Text { text: "Vad är ett problem?" }
            Text { text: "Högst tre" }
        }
    """)
    assert words_on(page) == ["Vad är ett problem?", "Högst tre"]


def test_what_was_written_is_never_read(load: Load) -> None:
    page = load("""
        TextEdit {
            width: 90; height: 30; text: "hemligt"; readOnly: true
            Accessible.role: Accessible.EditableText; Accessible.name: "Din fråga"
        }
        TextEdit { y: 50; width: 90; height: 30; text: "hemligt"; readOnly: true }
    """)
    assert words_on(page) == ["Din fråga"]


def test_one_control_is_read_by_itself(load: Load) -> None:
    page = load('T.AbstractButton { objectName: "b"; width: 9; height: 9; text: "Skicka" }')
    button = page.findChild(QQuickItem, "b")
    assert button is not None
    assert words_on(button) == ["Skicka"]


def test_unnamed_things_are_listed_by_class_and_name(load: Load) -> None:
    page = load("""
        T.AbstractButton { objectName: "bare"; width: 9; height: 9 }
        T.AbstractButton { objectName: "named"; width: 9; height: 9; Accessible.name: "Ja" }
        T.AbstractButton { objectName: "texted"; width: 9; height: 9; text: "Ja" }
        T.Slider { objectName: "slider"; width: 9; height: 9 }
        MouseArea { objectName: "area"; width: 9; height: 9 }
        Item { objectName: "tap"; width: 9; height: 9; TapHandler {} }
        Item { objectName: "focus"; width: 9; height: 9; activeFocusOnTab: true }
        Item { objectName: "role-less"; width: 9; height: 9; Accessible.name: "Ja" }
        Item { objectName: "picture"; width: 9; height: 9; Accessible.role: Accessible.Graphic }
        MouseArea { objectName: "off"; width: 9; height: 9; enabled: false }
        MouseArea { objectName: "shade"; width: 9; height: 9; Accessible.ignored: true }
        MouseArea { objectName: "hidden"; width: 9; height: 9; visible: false }
        T.Button { text: "Ja"; MouseArea { objectName: "inner"; width: 9; height: 9 } }
        Text { text: "" }
        T.Control { contentItem: Text { text: "inne" } }
    """)
    assert unnamed(page) == [
        "QQuickAbstractButton bare",
        "QQuickSlider slider",
        "QQuickMouseArea area",
        "QQuickItem tap",
        "QQuickItem focus",
        "QQuickItem role-less",
        "QQuickItem picture",
    ]
