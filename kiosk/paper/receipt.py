"""A handout for a printer of receipts: a roll of 80 mm, black only, as long as it has to be.

Such printers have 576 dots across 72 mm (203 dpi). The code's modules and the logo keep to these
dots, so that the same page is as sharp as a picture (`kiosk/paper/raster.py`) as on paper.
"""

import math
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.colors import black
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.campaign import Palette
from kiosk.paper import qr, raster
from kiosk.paper.column import Column, Piece, stacked
from kiosk.paper.content import Content
from kiosk.paper.logo import Logo
from kiosk.paper.pieces import on_lines
from kiosk.paper.text import CENTRE, Block, balanced
from kiosk.shaping import BOLD, REGULAR, SEMIBOLD

DOT = raster.DOT
DOTS = 576  # across, on a roll of 80 mm
MARGIN = 32  # dots at either side that the printer cannot reach
_CODE = 320  # dots, 40 mm, that the code takes at most
_LEAST_CODE = 200  # dots, 25 mm
_LOGO = (280, 120)  # dots
_ENDS = 24  # dots of white above and below
_STEP = 0.97
_SMALLEST = 0.8
_MOST_DIALOGUES = 4


@dataclass(frozen=True)
class Receipt:
    """A receipt that is ready to be drawn; `fits` as in `kiosk/paper/page.py`."""

    content: Piece
    fits: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, both whole dots."""
        high = math.ceil(self.content.height / DOT) + 2 * _ENDS
        return (DOTS + 2 * MARGIN) * DOT, high * DOT

    def draw(self, canvas: Canvas) -> None:
        self.content.draw(canvas, self.size[1] - _ENDS * DOT)


def arrange(content: Content, logo: Logo | None) -> Receipt:
    """Return the receipt with its texts as large as its width allows."""
    code, dots = qr.qr_matrix(content.link), _dots(logo)
    scale = 1.0
    while not (receipt := _receipt(content, code, dots, scale)).content.whole and receipt.fits:
        scale *= _STEP
    return receipt


def fits(content: Content) -> bool:
    """Tell whether no word is wider than the receipt where texts are as small as they may be."""
    return _receipt(content, qr.qr_matrix(content.link), None, _SMALLEST).content.whole


def _receipt(content: Content, code: qr.Matrix, logo: Image.Image | None, scale: float) -> Receipt:
    column = Column(MARGIN * DOT, DOTS * DOT, content.mirrored, Palette(), scale)
    parts = _pieces(column, content, code, logo)
    return Receipt(stacked(parts, column.mm(2.6)), scale >= _SMALLEST)


def _pieces(
    column: Column, content: Content, code: qr.Matrix, logo: Image.Image | None
) -> list[Piece]:
    rule = Piece(2 * DOT, lambda canvas, top: _rule(canvas, column, top))
    head = [
        _text(column, content.name, 11, SEMIBOLD),
        _text(column, content.question, 14, BOLD),
        _text(column, content.place, 9.5),
    ]
    way = [
        _text(column, content.heading, 12.5, BOLD),
        _text(column, content.lead, 9.5),
        _code(column, code),
        _text(column, content.aim, 9.5, centred=True),
        _address(column, content.address),
    ]
    rows = (content.story[0], content.story[-1]) if content.story else ()
    told = [
        _close(column, [_text(column, row.label, 9.5, BOLD), _text(column, row.text, 9.5)])
        for row in rows
    ]
    lines = content.some_dialogues(_MOST_DIALOGUES)
    coming = [_text(column, content.coming, 10.5, BOLD)]
    coming += [_text(column, line, 9.5) for line in lines]
    numbers = [_contact(column, contact.label, contact.text) for contact in content.contacts]
    foot = [_text(column, content.organisation, 9, SEMIBOLD)]
    if content.partners:
        foot.append(_text(column, content.some_partners(len(content.partners)), 8.5))
    foot += [_text(column, note, 8.5) for note in content.notes]
    groups = [head, way, told, coming, numbers, foot]
    parts = [_logo(column, logo)] if logo else []
    for at, group in enumerate(group for group in groups if group):
        parts += [rule] if at else []
        parts.append(_close(column, group, 1.8 if group is told else 0.9))
    return parts


def _rule(canvas: Canvas, column: Column, top: float) -> None:
    canvas.setFillColor(black)
    canvas.rect(column.left, _on_dot(top) - 2 * DOT, column.width, 2 * DOT, stroke=0, fill=1)


def _close(column: Column, pieces: list[Piece], gap: float = 0.9) -> Piece:
    return stacked(pieces, column.mm(gap))


def _text(
    column: Column, words: str, size: float, font: str = REGULAR, *, centred: bool = False
) -> Piece:
    style = column.style(size, font, black, CENTRE if centred else None)
    block = column.block(words, column.width, style)
    return _piece(column, balanced(block) if font == BOLD else block)


def _piece(column: Column, block: Block) -> Piece:
    def draw(canvas: Canvas, top: float) -> None:
        column.put(canvas, block, 0, top)

    return Piece(block.height, draw, block.whole)


def _contact(column: Column, number: str, what: str) -> Piece:
    """Return a number to call, larger than what it is for, which follows in the same line."""
    bold = column.block(number, column.width, column.style(12, BOLD, black))
    begins = max(bold.widest + column.mm(3), column.mm(18))
    label = column.block(what, column.width - begins, column.style(9.5, REGULAR, black))
    drop = (bold.style.leading - label.style.leading) * 0.6

    def draw(canvas: Canvas, top: float) -> None:
        column.put(canvas, bold, 0, top)
        column.put(canvas, label, begins, top - drop)

    whole = bold.whole and label.whole
    return Piece(max(bold.height, label.height + drop), draw, whole)


def _address(column: Column, address: str) -> Piece:
    style = column.style(13, BOLD, black, CENTRE)
    block = column.block(address, column.width, style)
    return _piece(column, block if block.whole else on_lines(column, address, block.width, style))


def _code(column: Column, matrix: qr.Matrix) -> Piece:
    """Return the code with its quiet zone; each module is so many whole dots."""
    across = len(matrix)
    dots = max(_CODE // across, math.ceil(_LEAST_CODE / across))
    module, quiet = dots * DOT, qr.QUIET_ZONE * dots * DOT
    x = column.left + (DOTS - dots * across) // 2 * DOT

    def draw(canvas: Canvas, top: float) -> None:
        qr.draw(canvas, matrix, x, _on_dot(top - quiet), module, black)

    return Piece(across * module + 2 * quiet + DOT, draw)


def _dots(logo: Logo | None) -> Image.Image | None:
    """Return the logo in dots of black, since the paper has neither colours nor greys."""
    if logo is None:
        return None
    width, height = (max(1, round(side)) for side in logo.fitted(*_LOGO))
    return raster.dotted(logo, (width, height))


def _logo(column: Column, dots: Image.Image) -> Piece:
    width, height = (side * DOT for side in dots.size)

    def draw(canvas: Canvas, top: float) -> None:
        left = _on_dot(column.edge(0, width))
        canvas.drawImage(_reader(dots), left, _on_dot(top) - height, width, height)

    return Piece(height + DOT, draw)


def _reader(image: Image.Image) -> ImageReader:
    file = BytesIO()
    image.save(file, "PNG")
    return ImageReader(file)


def _on_dot(length: float) -> float:
    """Return the next lower place where a dot of the printer ends."""
    return math.floor(length / DOT + 1e-6) * DOT
