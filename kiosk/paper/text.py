"""Setting text and colours on a printed page: lines broken to a width, in either direction.

Lengths are points (1/72 inch), as in PDF; y grows upwards. Nothing is ever cut: what is too long
for its place is for whoever arranges the page to set smaller.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from kiosk import shaping
from kiosk.shaping import REGULAR

INK = HexColor("#14262E")
DEEP = HexColor("#0B2A2F")
MIST = HexColor("#DCE8E4")
LEADING = 1.28
ARABIC_LEADING = 1.46  # its letters reach as far below the line as they do above small letters
BREAK = "\u200b"  # where a word may go on in the next line (zero width space)
_HEADING = range(2, 6)  # lines; more of them are a paragraph
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0


@dataclass(frozen=True)
class Style:
    """How a text is set: font, points, colour, at which side, and in which base direction."""

    size: float
    font: str = REGULAR
    colour: Color = INK
    side: float = LEFT
    right_to_left: bool = False

    @property
    def leading(self) -> float:
        return self.size * (ARABIC_LEADING if self.right_to_left else LEADING)

    def width(self, line: str) -> float:
        return self.size * shaping.width(line, self.font, self.right_to_left)


@dataclass(frozen=True)
class Block:
    """Lines of text that were broken to fit `width`; `whole` while no word had to be."""

    lines: tuple[str, ...]
    width: float
    style: Style
    whole: bool = True

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def widest(self) -> float:
        """The width of the longest line."""
        return max(map(self.style.width, self.lines), default=0.0)


def blend(colour: Color, towards: Color, share: float) -> Color:
    """Return the colour that lies `share` (0 to 1) of the way to another."""
    pairs = zip(colour.rgb(), towards.rgb(), strict=True)
    return Color(*(one + (other - one) * share for one, other in pairs))


def broken(text: str, width: float, style: Style) -> Block:
    """Return `text` with as many words to a line as there is room for.

    A word that is wider than the line goes on in the next.
    """
    space = style.width(" ")
    lines: list[str] = []
    taken, whole = width, True
    for gap, word in _words(text):
        parts = _parts(word, width, style)
        whole = whole and len(parts) == 1
        for at, part in enumerate(parts):
            more = style.width(part)
            between = space if gap and not at else 0.0
            if lines and taken + between + more <= width:
                lines[-1] += (gap if not at else "") + part
                taken += between + more
            else:
                lines.append(part)
                taken = more
    return Block(tuple(lines), width, style, whole)


def balanced(block: Block) -> Block:
    """Return a heading with lines of about the same length, no word left alone on the last one."""
    style, width, best = block.style, block.width, block
    text = " ".join(block.lines)
    while len(block.lines) in _HEADING and (width := width - style.size / 4) > 0:
        tried = broken(text, width, style)
        if len(tried.lines) > len(block.lines) or not tried.whole:
            break
        best = tried
    return replace(best, width=block.width)


def put(canvas: Canvas, block: Block, x: float, top: float) -> float:
    """Draw a block with its upper edge at `top`, its left edge at `x`; return its lower edge."""
    style, bottom = block.style, top - block.height
    extra = style.leading - LEADING * style.size
    baseline = top - style.size - extra / 2
    canvas.setFillColor(style.colour)
    for line in block.lines:
        at = x + (block.width - style.width(line)) * style.side
        for run in shaping.runs(line, style.font, style.right_to_left):
            canvas.setFont(run.font, style.size)
            canvas.drawString(at, baseline, run.text)
            at += run.width * style.size
        baseline -= style.leading
    return bottom


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may end after, with what stands in front of it in the same line."""
    for word in shaping.words(text):
        for at, part in enumerate(word.split(BREAK)):
            yield "" if at else " ", part


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
