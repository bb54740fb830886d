"""Pictures for QML: the project's own icons in any colour, and QR codes.

No `Image` that takes them may be asynchronous: Qt's reader thread holds a lock while it waits for
Python, and the GUI thread, in Python, waits for that lock.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import resources

_LARGEST = 1024  # pixels


class Icons(QQuickImageProvider):
    """``image://icon/NAME/RRGGBB``: an SVG of `resources/icons`, drawn in one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        icon, _, colour = name.partition("/")
        svg = resources.path("icons", f"{icon}.svg").read_text("utf-8")
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", f"#{colour}").encode()))
        edge = min(max(requested.width(), 16), _LARGEST)
        image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        return image


class QrCodes(QQuickImageProvider):
    """``image://qr/promise``: the code of the campaign's promise page, with its quiet zone."""

    def __init__(self, address: str) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._address = address
        self._image: QImage | None = None

    def prepare(self) -> None:
        """Draw the code, one pixel to a module. Loads what it takes: not for the GUI thread."""
        from kiosk.handout import QUIET_ZONE, qr_matrix

        matrix = qr_matrix(self._address)
        edge = len(matrix) + 2 * QUIET_ZONE
        image = QImage(edge, edge, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        for row, modules in enumerate(matrix, start=QUIET_ZONE):
            for column, dark in enumerate(modules, start=QUIET_ZONE):
                if dark:
                    image.setPixel(column, row, 0xFF0B2A2F)
        self._image = image

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        if self._image is None:
            self.prepare()
        assert self._image is not None
        edge = self._image.width()
        # Whole pixels to a module keep its edges sharp.
        scale = max(1, min(max(requested.width(), edge), _LARGEST) // edge)
        return self._image.scaled(edge * scale, edge * scale)
