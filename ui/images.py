"""Pictures for QML: the project's own icons in any colour, a campaign's pictures, and QR codes.

No `Image` that takes them may be asynchronous: Qt's reader thread holds a lock while it waits for
Python, and the GUI thread, in Python, waits for that lock.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import resources

_LARGEST = 1024  # pixels
_PICTURE = QSize(480, 480)  # pixels at most, of a campaign's pictures
QUIET_ZONE = 4  # modules of white around a QR code (ISO/IEC 18004)


class Icons(QQuickImageProvider):
    """``image://icon/NAME/RRGGBB``: an SVG of `resources/icons`, drawn in one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        icon, _, colour = name.partition("/")
        edge = min(max(requested.width(), 16), _LARGEST)
        image = _blank(QSize(edge, edge))
        file = resources.path("icons", f"{icon}.svg")
        if not file.is_file():  # a campaign names some
            return image
        svg = file.read_text("utf-8")
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", f"#{colour}").encode()))
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        return image


def media_source(name: str) -> str:
    """Return the address of a campaign's picture."""
    return f"image://media/{name}"


class Media(QQuickImageProvider):
    """``image://media/NAME``: a picture of the campaign (svg, png, jpg), as large as is needed."""

    def __init__(self, media: Mapping[str, bytes]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._media = media
        self._drawn: dict[str, QImage] = {}

    def prepare(self, names: Iterable[str]) -> None:
        """Decode pictures, which takes longer than a page may. For a thread of its own."""
        for name in names:
            self._drawn[name] = _decoded(name, self._media.get(name, b""))

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        if name not in self._drawn:
            self.prepare([name])
        return self._drawn[name]


def _decoded(name: str, content: bytes) -> QImage:
    """Return a picture no larger than it is shown, and an empty one when it cannot be read."""
    if name.lower().endswith(".svg"):
        return _drawn(QSvgRenderer(QByteArray(content)))
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > _PICTURE.width() or size.height() > _PICTURE.height():
        reader.setScaledSize(size.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return _blank(QSize(1, 1)) if image.isNull() else image


def _drawn(renderer: QSvgRenderer) -> QImage:
    size = renderer.defaultSize() if renderer.isValid() else QSize(1, 1)
    image = _blank(size.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _blank(size: QSize) -> QImage:
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


class QrCodes(QQuickImageProvider):
    """``image://qr/N``: the N-th code that was shown, with its quiet zone; gone once forgotten."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._image: QImage | None = None
        self._shown = 0

    @property
    def source(self) -> str:
        """The address of the code to show, or "" when there is none."""
        return f"image://qr/{self._shown}" if self._image is not None else ""

    def show(self, matrix: list[list[bool]]) -> None:
        """Take over a code, dark modules True, and draw it with one pixel to a module."""
        edge = len(matrix) + 2 * QUIET_ZONE
        image = QImage(edge, edge, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        for row, modules in enumerate(matrix, start=QUIET_ZONE):
            for column, dark in enumerate(modules, start=QUIET_ZONE):
                if dark:
                    image.setPixel(column, row, 0xFF0B2A2F)
        self._image = image
        self._shown += 1

    def forget(self) -> None:
        self._image = None

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        if self._image is None or name != str(self._shown):
            return QImage(1, 1, QImage.Format.Format_RGB32)
        edge = self._image.width()
        # Whole pixels to a module keep its edges sharp.
        scale = max(1, min(max(requested.width(), edge), _LARGEST) // edge)
        return self._image.scaled(edge * scale, edge * scale)
