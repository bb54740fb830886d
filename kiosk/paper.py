"""Setting text and colours on a printed page: the program's fonts, and text that always fits.

Lengths are points (1/72 inch), as in PDF; y grows upwards.
"""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

import resources

REGULAR, SEMIBOLD, BOLD = "Inter-Regular", "Inter-SemiBold", "Inter-Bold"
INK = HexColor("#14262E")
DEEP = HexColor("#0B2A2F")
MIST = HexColor("#DCE8E4")
SMALLEST = 6.0  # points; below it a text is shortened rather than shrunk
LEADING = 1.28


@cache
def load_fonts() -> None:
    """Make Inter known to reportlab, once in a process; it is embedded in every page."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        registerFont(TTFont(name, resources.path("fonts", f"{name}.ttf")))


def blend(colour: Color, towards: Color, share: float) -> Color:
    """Return the colour that lies `share` (0 to 1) of the way to another."""
    pairs = zip(colour.rgb(), towards.rgb(), strict=True)
    return Color(*(one + (other - one) * share for one, other in pairs))


def fitted(
    text: str, width: float, height: float, size: float, font: str = REGULAR, colour: Color = INK
) -> Paragraph:
    """Return `text` wrapped to fit `width` x `height`, at `size` points if it can be.

    A text too long shrinks to `SMALLEST`; one longer still loses its last words to an ellipsis, so
    that nothing is ever printed over something else.
    """
    while size > SMALLEST:
        paragraph = _wrapped(text, width, size, font, colour)
        if paragraph.height <= height:
            return paragraph
        size -= 0.25
    words = text.split()
    paragraph = _wrapped(text, width, SMALLEST, font, colour)
    while paragraph.height > height and len(words) > 1:
        words = words[: len(words) * 9 // 10]
        paragraph = _wrapped(" ".join(words) + " …", width, SMALLEST, font, colour)
    return paragraph


def _wrapped(text: str, width: float, size: float, font: str, colour: Color) -> Paragraph:
    style = ParagraphStyle(
        "text", fontName=font, fontSize=size, leading=size * LEADING, textColor=colour
    )
    paragraph = Paragraph(escape(text), style)
    paragraph.wrap(width, 10_000)
    return paragraph


def put(canvas: Canvas, paragraph: Paragraph, x: float, top: float) -> float:
    """Draw a fitted text with its upper edge at `top`; return its lower edge."""
    bottom = top - paragraph.height
    paragraph.drawOn(canvas, x, bottom)
    return float(bottom)
