"""A campaign's pictures: decoded once, no larger than they are shown, and harmless when broken."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage

from ui.images import Media, media_source

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<rect width="300" height="100" fill="#ff0000"/></svg>"""


def picture(kind: str, width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF00)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def drawn(media: Media, name: str) -> QImage:
    return media.requestImage(name, QSize(), QSize())


@pytest.fixture
def media(qapp: QGuiApplication) -> Media:
    content = {
        "a.svg": SVG,
        "b.png": picture("PNG", 2000, 1000),
        "c.jpg": picture("JPG", 60, 40),
        "broken.png": picture("PNG", 20, 20)[:30],
        "nothing.svg": b"<svg",
    }
    return Media(content)


@pytest.mark.parametrize(
    ("name", "size"),
    [("a.svg", QSize(480, 160)), ("b.png", QSize(480, 240)), ("c.jpg", QSize(60, 40))],
)
def test_picture_is_no_larger_than_it_is_shown(media: Media, name: str, size: QSize) -> None:
    image = drawn(media, name)
    assert image.size() == size
    assert image.pixelColor(10, 10).alpha() == 255


@pytest.mark.parametrize("name", ["broken.png", "missing.png"])
def test_picture_that_cannot_be_read_is_empty(media: Media, name: str) -> None:
    assert drawn(media, name).size() == QSize(1, 1)


def test_picture_is_decoded_once(media: Media) -> None:
    media.prepare(["a.svg"])
    assert drawn(media, "a.svg").cacheKey() == drawn(media, "a.svg").cacheKey()
    assert media_source("a.svg") == "image://media/a.svg"
