"""The column that a page's pieces stand in: its edges, its direction, its colours, its scale."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.campaign import Palette
from kiosk.paper import text
from kiosk.paper.text import INK, LEFT, MIST, RIGHT, Block, Style
from kiosk.shaping import REGULAR, right_to_left

Draw = Callable[[Canvas, float], None]


@dataclass(frozen=True)
class Piece:
    """A part of a page with its height; `draw` takes its upper edge. `whole`: no word is broken."""

    height: float
    draw: Draw
    whole: bool = True


@dataclass(frozen=True)
class Column:
    """Where pieces stand. Sizes and distances that they ask for are times `scale`."""

    left: float
    width: float
    mirrored: bool
    palette: Palette
    scale: float = 1.0

    @property
    def spruce(self) -> Color:
        return HexColor(self.palette.spruce)

    @property
    def amber(self) -> Color:
        return HexColor(self.palette.amber)

    def mm(self, length: float) -> float:
        return float(length * mm * self.scale)

    def edge(self, x: float, width: float) -> float:
        """Return the left edge of a box that lies `x` from where the column begins."""
        return self.left + (self.width - x - width if self.mirrored else x)

    def part(self, x: float, width: float) -> "Column":
        """Return a narrower column that begins `x` from where this one does."""
        return replace(self, left=self.edge(x, width), width=width)

    def style(
        self, size: float, font: str = REGULAR, colour: Color = INK, side: float | None = None
    ) -> Style:
        """Return how a text is set that begins where the column does, or stands at a `side`."""
        begins = RIGHT if self.mirrored else LEFT
        return Style(size * self.scale, font, colour, begins if side is None else side)

    def block(self, words: str, width: float, style: Style) -> Block:
        """Return `words` broken to `width`, in their own direction where the page has both."""
        turned = self.mirrored and right_to_left(words)
        return text.broken(words, width, replace(style, right_to_left=turned))

    def put(self, canvas: Canvas, block: Block, x: float, top: float) -> float:
        """Draw a text `x` from where the column begins; return its lower edge."""
        return text.put(canvas, block, self.edge(x, block.width), top)

    def bar(self, canvas: Canvas, x: float, bottom: float, width: float, height: float) -> None:
        """Draw an amber bar with round ends, or corners where it is high."""
        canvas.setFillColor(self.amber)
        radius = min(height / 2, self.mm(3))
        canvas.roundRect(self.edge(x, width), bottom, width, height, radius, stroke=0, fill=1)

    def rule(self, canvas: Canvas, y: float, colour: Color = MIST) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(0.8)
        canvas.line(self.left, y, self.left + self.width, y)


def stacked(pieces: Iterable[Piece], gap: float) -> Piece:
    """Return pieces below each other as one."""
    parts = list(pieces)

    def draw(canvas: Canvas, top: float) -> None:
        for part in parts:
            part.draw(canvas, top)
            top -= part.height + gap

    height = sum(part.height for part in parts) + gap * max(0, len(parts) - 1)
    return Piece(height, draw, all(part.whole for part in parts))


def lines(column: Column, x: float, blocks: Iterable[Block], gap: float = 0.0) -> Piece:
    """Return texts below each other, `x` from where the column begins, as one piece."""

    def one(block: Block) -> Piece:
        return Piece(
            block.height, lambda canvas, top: ignore(column.put(canvas, block, x, top)), block.whole
        )

    return stacked([one(block) for block in blocks], gap)


def ignore(_: float) -> None:
    """Let go of a lower edge that nobody asks for."""
