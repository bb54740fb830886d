"""A4 pages that fill from top to bottom, with headings, texts, figures and bars, tagged as such.

reportlab knows no tagged PDF, so the tags are written here: each text or chart is marked with what
it is (ISO 32000-1, 14.8), in reading order, and a chart with its content in words. Lengths are in
points.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk import report_tags
from kiosk.paper import text
from kiosk.paper.text import CENTRE, INK, MIST, RIGHT, Style
from kiosk.shaping import BOLD, REGULAR, SEMIBOLD, load_fonts

MARGIN, WIDTH = 20 * mm, A4[0] - 40 * mm
SOFT = HexColor("#4A5D63")
_FOOT = 16 * mm
_BAR, _LABEL, _NUMBER = 13, 62 * mm, 16 * mm
_BOX = 21 * mm


class Sheets:
    """Pages under way. One after another is begun where the one before is full."""

    def __init__(
        self, title: str, author: str, language: str, colours: tuple[str, str], foot: str
    ) -> None:
        load_fonts()
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file, pagesize=A4, invariant=True, lang=language, initialFontName=REGULAR
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(foot)
        self._canvas.setCreator("Lyssna")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._tags = report_tags.Tags()
        self._dark, self._bright = map(HexColor, colours)
        self._foot = foot
        self._page = 1
        self._y = A4[1] - MARGIN

    def title(self, words: str) -> None:
        self._put("H1", words, Style(22, BOLD, self._dark))

    def heading(self, words: str, room: float = 30 * mm) -> None:
        """Begin a part, on a page that has `room` for it too."""
        self._need(room)
        self._y -= 5 * mm
        self._put("H2", words, Style(12.5, SEMIBOLD, self._dark))
        self._y -= 1 * mm

    def words(self, words: str, *, soft: bool = False, strong: bool = False) -> None:
        font, colour = SEMIBOLD if strong else REGULAR, SOFT if soft else INK
        self._put("P", words, Style(9 if soft else 10, font, colour))
        self._y -= 0.6 * mm

    def sum(self, boxes: Sequence[tuple[str, str, str]]) -> None:
        """Draw figures in a row: a sign before each ("" for none), the figure, and its name."""
        self._need(_BOX + 2 * mm)
        gap = 7 * mm
        width = (WIDTH - gap * (len(boxes) - 1)) / len(boxes)
        read = " ".join(" ".join(filter(None, box)) for box in boxes)
        with self._tagged("Figure", read):
            for at, (sign, figure, name) in enumerate(boxes):
                x = MARGIN + at * (width + gap)
                self._canvas.setFillColor(MIST)
                self._canvas.roundRect(x, self._y - _BOX, width, _BOX, 2.5 * mm, stroke=0, fill=1)
                self._line(sign, x - gap, gap, self._y - 9 * mm, Style(14, BOLD, SOFT, CENTRE))
                style = Style(19, BOLD, self._dark, CENTRE)
                self._line(figure, x, width, self._y - 2 * mm, style)
                named = text.broken(name, width - 2 * mm, Style(8, REGULAR, INK, CENTRE))
                text.put(self._canvas, named, x + 1 * mm, self._y - 11.5 * mm)
        self._y -= _BOX + 2 * mm

    def bars(self, rows: Sequence[tuple[str, int | None]], hidden: str) -> None:
        """Draw a bar for each row, from zero; one without a number says `hidden` instead."""
        most = max((n for _, n in rows if n), default=1)
        room = WIDTH - _LABEL - _NUMBER
        for name, n in rows:
            label = text.broken(name, _LABEL - 3 * mm, Style(9))
            height = max(_BAR, label.height) + 3
            self._need(height)
            with self._tagged("Figure", f"{name}: {hidden if n is None else n}"):
                text.put(self._canvas, label, MARGIN, self._y)
                at = MARGIN + _LABEL
                if n is None:
                    self._line(hidden, at, room, self._y, Style(9, REGULAR, SOFT))
                else:
                    length = room * n / most
                    self._bar(at, length)
                    style = Style(9, SEMIBOLD)
                    self._line(str(n), at + length + 2 * mm, _NUMBER, self._y, style)
            self._y -= height

    def row(self, cells: Sequence[str], *, head: bool = False) -> None:
        """Draw a row of a table: its first cell is wide, the others are numbers."""
        first, width = WIDTH * 0.3, WIDTH * 0.7 / max(1, len(cells) - 1)
        style = Style(8.5 if head else 9.5, SEMIBOLD if head else REGULAR, SOFT if head else INK)
        blocks = [text.broken(cells[0], first, style)]
        right = Style(style.size, style.font, style.colour, RIGHT)
        blocks += [text.broken(cell, width - 2 * mm, right) for cell in cells[1:]]
        height = max(block.height for block in blocks)
        self._need(height)
        with self._tagged("P"):
            x = MARGIN
            for block, wide in zip(blocks, [first, *[width] * len(blocks)], strict=False):
                text.put(self._canvas, block, x + wide - block.width, self._y)
                x += wide
        self._y -= height + 1 * mm

    def pdf(self) -> bytes:
        """End the last page and return the file."""
        self._end_page()
        self._tags.write(self._canvas)
        self._canvas.save()
        return self._file.getvalue()

    def _bar(self, x: float, length: float) -> None:
        self._canvas.setFillColor(self._bright)
        self._canvas.rect(x, self._y - _BAR + 1.5, max(length, 0.5), _BAR - 3, stroke=0, fill=1)

    def _line(self, words: str, x: float, width: float, top: float, style: Style) -> None:
        text.put(self._canvas, text.broken(words, width, style), x, top)

    def _put(self, kind: str, words: str, style: Style) -> None:
        for block in _slices(text.broken(words, WIDTH, style)):
            self._need(block.height)
            with self._tagged(kind):
                self._y = text.put(self._canvas, block, MARGIN, self._y)

    @contextmanager
    def _tagged(self, kind: str, alt: str = "") -> Iterator[None]:
        self._tags.begin(self._canvas, kind, alt)
        yield
        report_tags.end(self._canvas)

    def _need(self, height: float) -> None:
        if self._y - height < MARGIN + _FOOT:
            self._end_page()
            self._page += 1
            self._y = A4[1] - MARGIN

    def _end_page(self) -> None:
        report_tags.begin_artifact(self._canvas)
        self._canvas.setStrokeColor(MIST)
        self._canvas.line(MARGIN, MARGIN + 11 * mm, MARGIN + WIDTH, MARGIN + 11 * mm)
        foot = text.broken(self._foot, WIDTH - 12 * mm, Style(8, REGULAR, SOFT))
        text.put(self._canvas, foot, MARGIN, MARGIN + 9 * mm)
        number = Style(8, REGULAR, SOFT, RIGHT)
        self._line(str(self._page), MARGIN + WIDTH - 10 * mm, 10 * mm, MARGIN + 9 * mm, number)
        report_tags.end(self._canvas)
        self._canvas.showPage()


def _slices(block: text.Block) -> Iterator[text.Block]:
    """Yield a long text a few lines at a time, so that a page can end between them."""
    for at in range(0, len(block.lines), 4):
        yield text.Block(block.lines[at : at + 4], block.width, block.style)
