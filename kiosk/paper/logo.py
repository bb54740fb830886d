"""A campaign's logo on paper: drawings stay drawings, pictures stay as sharp as they are.

A drawing that refers to other files does not get them: it is read from memory, and names no place
that they could be at.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, Shape, String
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.errors import reading
from kiosk.shaping import REGULAR

MOST_PIXELS = 16_000_000
_LIBRARY = logging.getLogger("svglib.svglib")
_LISTENING = Lock()


@dataclass(frozen=True)
class Logo:
    """A picture with its size in units of its own. `complete`: nothing of it was left out."""

    width: float
    height: float
    draw: Callable[[Canvas, float, float, float], None]
    """Draws on a canvas: left edge, lower edge, width. It is never stretched."""
    complete: bool = True

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest size within `width` x `height` that keeps its form."""
        factor = min(width / self.width, height / self.height)
        return self.width * factor, self.height * factor


def read(name: str, data: bytes) -> Logo:
    """Return the logo in an SVG, PNG or JPG file; raise Refused where it cannot be drawn."""
    with reading("logo-unreadable", logo=name):
        return _drawing(data) if name.lower().endswith(".svg") else _picture(data)


def _picture(data: bytes) -> Logo:
    with Image.open(BytesIO(data)) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ValueError("too many pixels")
        image.load()
    reader = ImageReader(BytesIO(data))

    def draw(canvas: Canvas, x: float, y: float, across: float) -> None:
        canvas.drawImage(reader, x, y, across, across * height / width, mask="auto")

    return Logo(width, height, draw)


def _drawing(data: bytes) -> Logo:
    found, complete = _read_drawing(data)
    width, height = float(found.width), float(found.height)
    if not (width > 0 and height > 0 and any(_shapes(found))):
        raise ValueError("nothing to draw")
    complete = not _set_letters(found) and complete
    found.initialFontName = REGULAR  # theirs would be named in the file, and not be embedded

    def draw(canvas: Canvas, x: float, y: float, across: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(across / width, across / width)
        renderPDF.draw(found, canvas, 0, 0)
        canvas.restoreState()

    return Logo(width, height, draw, complete)


def _read_drawing(data: bytes) -> tuple[Drawing, bool]:
    """Return the drawing, and whether the library understood all of it."""
    from svglib.svglib import svg2rlg  # with lxml it takes as long to load as a page to set

    listener = _Listener(logging.WARNING)
    with _LISTENING:
        before = _LIBRARY.propagate
        _LIBRARY.addHandler(listener)
        _LIBRARY.propagate = False
        try:
            found = svg2rlg(BytesIO(data))
        finally:
            _LIBRARY.removeHandler(listener)
            _LIBRARY.propagate = before
    if found is None:
        raise ValueError("no drawing")
    return found, not listener.heard


class _Listener(logging.Handler):
    """Takes note that a library had something to say."""

    heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True


def _shapes(group: Group | Drawing) -> Iterator[Shape]:
    """Yield everything that is drawn."""
    for shape in group.contents:
        if isinstance(shape, Group):
            yield from _shapes(shape)
        else:
            yield shape


def _set_letters(drawing: Drawing) -> bool:
    """Set letters in our own font, which is embedded; tell whether there were any."""
    letters = [shape for shape in _shapes(drawing) if isinstance(shape, String)]
    for shape in letters:
        shape.fontName = REGULAR
    return bool(letters)
