"""Setting text and colours on a printed page: the program's fonts, and text that always fits.

Lengths are points (1/72 inch), as in PDF; y grows upwards.
"""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
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

    A text too long shrinks to `SMALLEST`; one longer still has its words broken and then loses its
    end to an ellipsis, so that nothing is ever printed over something else.
    """
    while size > SMALLEST:
        paragraph = _wrapped(text, width, size, font, colour)
        if paragraph.height <= height and _widest_word(text, font, size) <= width:
            return paragraph
        size -= 0.25
    paragraph = _wrapped(text, width, SMALLEST, font, colour)
    while paragraph.height > height and text:
        text = text[: len(text) * 9 // 10]
        paragraph = _wrapped(text.rstrip() + "…", width, SMALLEST, font, colour)
    return paragraph


def balanced(paragraph: Paragraph, text: str, width: float) -> Paragraph:
    """Return a heading with lines of about the same length, no word left alone on the last one."""
    style = paragraph.style
    widest = _widest_word(text, style.fontName, style.fontSize)
    while (narrower := width - style.fontSize / 4) > widest:
        tried = _wrapped(text, narrower, style.fontSize, style.fontName, style.textColor)
        if tried.height > paragraph.height:
            break
        paragraph, width = tried, narrower
    return paragraph


def _widest_word(text: str, font: str, size: float) -> float:
    return float(max((stringWidth(word, font, size) for word in text.split()), default=0))


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
