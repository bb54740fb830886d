"""The theme: contrast, sizes in millimetres, and what a visitor may set of it."""

import itertools
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.campaign_check import contrast
from ui.app import QML

TEXT, PART = 7.0, 3.0  # WCAG 2.2, 1.4.6 and 1.4.11
LOOKS = (0, 1, 2)

# Text and the ground it stands on.
TEXTS = [
    *itertools.product(("ink", "soft", "action"), ("paper", "card")),
    ("ink", "mist"),
    ("ink", "warningGround"),
    ("ink", "chosenFace"),
    ("primaryInk", "primary"),
    ("accentInk", "accent"),
    ("markInk", "mark"),
    ("amberInk", "amber"),
    *itertools.product(("onDark", "softOnDark"), ("deep", "evening")),
    ("accent", "deep"),
]
# Parts that have to be seen, and what they stand against.
PARTS = [
    *itertools.product(("edge", "lake", "primary", "warningEdge", "action"), ("paper", "card")),
    ("mark", "primary"),
    ("warningEdge", "warningGround"),
    ("accent", "evening"),
    ("softOnDark", "evening"),
]


@pytest.fixture
def theme(qapp: QGuiApplication) -> Iterator[QObject]:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    found = engine.singletonInstance("Design", "Theme")
    assert isinstance(found, QObject)
    yield found
    shiboken6.delete(engine)


def colour(theme: QObject, name: str) -> str:
    found = theme.property(name)
    assert isinstance(found, QColor), name
    return found.name()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("one", "other"), TEXTS)
def test_text_has_contrast_on_its_ground(theme: QObject, look: int, one: str, other: str) -> None:
    theme.setProperty("look", look)
    assert contrast(colour(theme, one), colour(theme, other)) >= TEXT


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("one", "other"), PARTS)
def test_parts_stand_out(theme: QObject, look: int, one: str, other: str) -> None:
    theme.setProperty("look", look)
    assert contrast(colour(theme, one), colour(theme, other)) >= PART


@pytest.mark.parametrize("look", LOOKS)
def test_faces_stand_out_from_their_tiles(theme: QObject, look: int) -> None:
    theme.setProperty("look", look)
    for mood in theme.property("moods"):
        for ground in ("card", "chosenFace"):
            assert contrast(QColor(mood).name(), colour(theme, ground)) >= PART


@pytest.mark.parametrize("dpi", [96, 160, 250])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1200), (1024, 600), (800, 1280)])
def test_what_is_touched_has_its_millimetres(
    theme: QObject, dpi: int, size: tuple[int, int]
) -> None:
    density = dpi / 25.4
    for name, value in zip(("width", "height", "density"), (*size, density), strict=True):
        theme.setProperty(name, value)
    assert theme.property("touch") / density >= 15
    assert theme.property("between") / density >= 3


@pytest.mark.parametrize("dpi", [96, 160, 250])
def test_largest_text_has_capitals_of_seven_millimetres(theme: QObject, dpi: int) -> None:
    density = dpi / 25.4
    theme.setProperty("density", density)
    theme.setProperty("textStep", 2)
    for name in ("note", "body", "choice", "heading", "question"):
        font = QFont("Lyssna Inter")
        font.setPixelSize(theme.property(name))
        # EN 301 549, 5.1.4: 0.7 degrees at 60 cm are 7.3 mm.
        assert QFontMetricsF(font).capHeight() / density >= 7.3


def test_each_step_of_text_is_larger(theme: QObject) -> None:
    sizes = []
    for step in (0, 1, 2):
        theme.setProperty("textStep", step)
        sizes.append(theme.property("body"))
    assert sizes == sorted(set(sizes))
