"""Pages as dots, for printers of receipts: what PDFium sees of a PDF, in black and white."""

from io import BytesIO
from threading import Lock
from typing import NamedTuple

from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper.logo import Logo

DPI = 203  # of nearly all printers of receipts: 8 dots to a millimetre
DOT = 72 / DPI  # points

_DARK = 150  # of 255: what is darker becomes black; a little more than half, for thin strokes
_WITHIN = 1 - 1e-6  # PDFium rounds a page up, and a page's size in a file is rounded too
_PDFIUM = Lock()  # PDFium is not made for several threads


class Raster(NamedTuple):
    """A picture in black and white, as `GS v 0` of ESC/POS takes it.

    Rows from the top, each `(width + 7) // 8` bytes; the highest bit of a byte is its leftmost
    dot, and 1 is black.
    """

    width: int
    height: int
    rows: bytes


def rastered(pdf: bytes, margin: int) -> Raster:
    """Return the first page of a PDF at 203 dpi, without so many dots at its left and right."""
    page = _grey(pdf)
    inner = page.crop((margin, 0, page.width - margin, page.height))
    dots = inner.point(lambda grey: 255 if grey < _DARK else 0).convert(
        "1", dither=Image.Dither.NONE
    )
    return Raster(dots.width, dots.height, dots.tobytes())


def dotted(logo: Logo, size: tuple[int, int]) -> Image.Image:
    """Return a logo in so many dots of black and white, its greys scattered."""
    file = BytesIO()
    width, height = (side * DOT for side in size)
    canvas = Canvas(file, pagesize=(width, height), invariant=True)
    logo.draw(canvas, 0, 0, width)
    canvas.save()
    grey = ImageOps.autocontrast(_grey(file.getvalue()).resize(size), cutoff=(0, 0))
    return grey.convert("1")


def _grey(pdf: bytes) -> Image.Image:
    """Return the first page as a picture in greys, on white."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[0].render(scale=DPI / 72 * _WITHIN, grayscale=True)
            image: Image.Image = bitmap.to_pil().convert("L").copy()
            return image
        finally:
            document.close()
