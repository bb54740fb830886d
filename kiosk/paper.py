"""Setting text and colours on a printed page: text that always fits, in either direction.

Lengths are points (1/72 inch), as in PDF; y grows upwards.
"""

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from kiosk import shaping
from kiosk.shaping import REGULAR

INK = HexColor("#14262E")
DEEP = HexColor("#0B2A2F")
MIST = HexColor("#DCE8E4")
SMALLEST = 6.0  # points; below it a text is shortened rather than shrunk
LEADING = 1.28
ARABIC_LEADING = 1.46  # its letters reach as far below the line as they do above small letters


@dataclass(frozen=True)
class Style:
    """How a text is set: font, points, colour, at which edge, and in which base direction."""

    font: str
    size: float
    colour: Color
    flush_right: bool
    right_to_left: bool

    @property
    def leading(self) -> float:
        return self.size * (ARABIC_LEADING if self.right_to_left else LEADING)

    def width(self, line: str) -> float:
        return self.size * shaping.width(line, self.font, self.right_to_left)


@dataclass(frozen=True)
class Block:
    """Lines of text that were broken to fit `width`."""

    lines: tuple[str, ...]
    width: float
    style: Style

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading


def blend(colour: Color, towards: Color, share: float) -> Color:
    """Return the colour that lies `share` (0 to 1) of the way to another."""
    pairs = zip(colour.rgb(), towards.rgb(), strict=True)
    return Color(*(one + (other - one) * share for one, other in pairs))


def fitted(
    text: str,
    width: float,
    height: float,
    size: float,
    font: str = REGULAR,
    colour: Color = INK,
    *,
    flush_right: bool = False,
) -> Block:
    """Return `text` broken to fit `width` x `height`, at `size` points if it can be.

    A text too long shrinks to `SMALLEST`; one longer still has its words broken and then loses its
    end to an ellipsis, so that nothing is ever printed over something else. One line always stays.
    """
    style = Style(font, size, colour, flush_right, flush_right and shaping.right_to_left(text))
    while style.size > SMALLEST:
        block = _broken(text, width, style)
        if block.height <= height and _widest_word(text, style) <= width:
            return block
        style = replace(style, size=style.size - 0.25)
    style = replace(style, size=SMALLEST)
    block = _broken(text, width, style)
    while block.height > height and len(block.lines) > 1:
        text = text[: len(text) * 9 // 10]
        block = _broken(text.rstrip() + "…", width, style)
    return block


def balanced(block: Block, text: str) -> Block:
    """Return a heading with lines of about the same length, no word left alone on the last one."""
    style, width, best = block.style, block.width, block
    widest = _widest_word(text, style)
    while (width := width - style.size / 4) > widest:
        tried = _broken(text, width, style)
        if len(tried.lines) > len(block.lines):
            break
        best = tried
    return replace(best, width=block.width)


def put(canvas: Canvas, block: Block, x: float, top: float) -> float:
    """Draw a fitted text with its upper edge at `top`, its left edge at `x`; return its lower."""
    style, bottom = block.style, top - block.height
    extra = style.leading - LEADING * style.size
    baseline = top - style.size - extra / 2
    canvas.setFillColor(style.colour)
    for line in block.lines:
        at = x + (block.width - style.width(line) if style.flush_right else 0.0)
        for run in shaping.runs(line, style.font, style.right_to_left):
            canvas.setFont(run.font, style.size)
            canvas.drawString(at, baseline, run.text)
            at += run.width * style.size
        baseline -= style.leading
    return bottom


def _widest_word(text: str, style: Style) -> float:
    return max((style.width(word) for word in shaping.words(text)), default=0.0)


def _broken(text: str, width: float, style: Style) -> Block:
    """Return `text` with as many words to a line as there is room for."""
    space = style.width(" ")
    lines: list[str] = []
    taken = width
    for word in (part for whole in shaping.words(text) for part in _parts(whole, width, style)):
        more = style.width(word)
        if lines and taken + space + more <= width:
            lines[-1] += f" {word}"
            taken += space + more
        else:
            lines.append(word)
            taken = more
    return Block(tuple(lines), width, style)


def _parts(word: str, width: float, style: Style) -> list[str]:
    """Return a word whole, or in pieces when it is wider than the whole line."""
    if style.width(word) <= width:
        return [word]
    parts = [""]
    for char in word:
        if parts[-1] and style.width(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts
