"""The pieces of a handout in colour: header, code, what came of it, dialogues, numbers, foot.

Each is made of a column and of words, and knows its height before anything is drawn.
"""

import re
from collections.abc import Sequence

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.paper import qr
from kiosk.paper.column import Column, Piece, lines, stacked
from kiosk.paper.content import Content, Line
from kiosk.paper.logo import Logo
from kiosk.paper.text import BREAK, CENTRE, DEEP, MIST, Block, Style, balanced, blend
from kiosk.shaping import BOLD, REGULAR, SEMIBOLD

_CARD_FRAME = 1 * mm  # between the quiet zone and the card's edge, which is not white
# Where an address may go on in the next line: no sign at the end of a line is taken for a hyphen.
_SLASHES = re.compile(r"(?<=/)(?=.)")
_SIGNS = re.compile(r"(?<=/)(?=.)|(?<=.)(?=[._-])")


def header(column: Column, content: Content, size: float) -> Piece:
    """Return the coloured panel: whose campaign it is, its question in a size, where and when."""
    inner = column.mm(5)
    width = column.width - 2 * inner
    name = column.block(content.name, width, column.style(9.5, SEMIBOLD, white))
    asked = balanced(column.block(content.question, width, column.style(size, BOLD, white)))
    place = column.block(content.place, width, column.style(8, REGULAR, white))
    blocks = (name, asked, place)
    bar, gap = column.mm(1.3), column.mm(0.9)
    height = column.mm(8.4) + bar + 2 * gap + sum(block.height for block in blocks)

    def draw(canvas: Canvas, top: float) -> None:
        _evening(canvas, column, top - height, height)
        below = top - column.mm(4.2) - bar
        column.bar(canvas, inner, below, column.mm(8), bar)
        below = column.put(canvas, name, inner, below - column.mm(1.2)) - gap
        below = column.put(canvas, asked, inner, below) - gap
        column.put(canvas, place, inner, below)

    return Piece(height, draw, all(block.whole for block in blocks))


def _evening(canvas: Canvas, column: Column, bottom: float, height: float) -> None:
    """Draw the header's ground: an evening sky over two hills, in the campaign's own colour."""
    left, width, spruce = column.left, column.width, column.spruce
    canvas.saveState()
    frame = canvas.beginPath()
    frame.roundRect(left, bottom, width, height, column.mm(4))
    canvas.clipPath(frame, stroke=0, fill=0)
    sky = (blend(spruce, DEEP, 0.8), spruce)
    canvas.linearGradient(0, bottom + height, 0, bottom, sky, extend=True)
    for share, rise, dip, end in ((0.06, 0.28, 0.0, 0.36), (0.12, 0.12, 0.15, 0.1)):
        hill = canvas.beginPath()
        hill.moveTo(left, bottom)
        hill.lineTo(left, bottom + rise * height)
        hill.curveTo(
            left + width / 3, bottom + (rise + 0.1) * height,
            left + width * 2 / 3, bottom + dip * height,
            left + width, bottom + end * height,
        )  # fmt: skip
        hill.lineTo(left + width, bottom)
        hill.close()
        canvas.setFillColor(blend(spruce, column.amber if share < 0.1 else white, share))
        canvas.drawPath(hill, stroke=0, fill=1)
    canvas.restoreState()


def way(column: Column, content: Content, code: qr.Matrix, card: float) -> Piece:
    """Return the code, and beside it what it leads to and the address for typing."""
    gap = column.mm(3.6)
    x, width = card + gap, column.width - card - gap
    see = column.block(content.heading, width, column.style(12.5, BOLD, column.spruce))
    lead = column.block(content.lead, width, column.style(8.5))
    upper = lines(column, x, [balanced(see), lead], column.mm(1.2))
    aim = column.block(content.aim, width, column.style(7.75))
    typed = _address(column, content.address, width - column.mm(4))
    bar = typed.height + column.mm(4)
    under = aim.height + column.mm(1) + bar
    height = max(card, upper.height + column.mm(2.4) + under)

    def draw(canvas: Canvas, top: float) -> None:
        _card(canvas, column.edge(0, card), top, card, code)
        upper.draw(canvas, top - column.mm(0.6))
        bottom = top - height
        column.put(canvas, aim, x, bottom + bar + column.mm(1) + aim.height)
        column.bar(canvas, x, bottom, width, bar)
        column.put(canvas, typed, x + column.mm(2), bottom + (bar + typed.height) / 2)

    return Piece(height, draw, upper.whole and aim.whole and typed.whole)


def _address(column: Column, address: str, width: float) -> Block:
    """Return an address on one line where it can be, at some size, and else on several."""
    for size in (10.5, 9.75, 9, 8.25):
        block = column.block(address, width, column.style(size, BOLD, DEEP, CENTRE))
        if block.whole:
            return block
    return on_lines(column, address, width, column.style(9, BOLD, DEEP, CENTRE))


def on_lines(column: Column, address: str, width: float, style: Style) -> Block:
    """Return an address on several lines: ending at slashes if it can be, else at other signs."""
    block = column.block(_SLASHES.sub(BREAK, address), width, style)
    return block if block.whole else column.block(_SIGNS.sub(BREAK, address), width, style)


def _card(canvas: Canvas, x: float, top: float, side: float, matrix: qr.Matrix) -> None:
    module = (side - 2 * _CARD_FRAME) / (len(matrix) + 2 * qr.QUIET_ZONE)
    inset = _CARD_FRAME + qr.QUIET_ZONE * module
    canvas.setFillColor(white)
    canvas.setStrokeColor(MIST)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, top - side, side, side, 3 * mm, stroke=1, fill=1)
    qr.draw(canvas, matrix, x + inset, top - inset, module, DEEP)


def story(column: Column, rows: Sequence[Line]) -> Piece:
    """Return what was said and what came of it, each with its label in a column before it."""
    inset, gap = column.mm(3.4), column.mm(1.2)
    bold = column.style(8, BOLD, column.spruce)
    labels = [column.block(row.label, column.width / 3, bold) for row in rows]
    begins = inset + max(label.widest for label in labels) + column.mm(3)
    width = column.width - begins - inset
    texts = [column.block(row.text, width, column.style(8)) for row in rows]
    heights = [max(one.height, other.height) for one, other in zip(labels, texts, strict=True)]
    height = sum(heights) + gap * (len(rows) - 1) + column.mm(4.4)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(blend(MIST, white, 0.45))
        canvas.roundRect(
            column.left, top - height, column.width, height, column.mm(3), stroke=0, fill=1
        )
        below = top - column.mm(2.2)
        for label, text, taken in zip(labels, texts, heights, strict=True):
            column.put(canvas, label, inset, below)
            column.put(canvas, text, begins, below)
            below -= taken + gap

    return Piece(height, draw, all(block.whole for block in (*labels, *texts)))


def dialogues(column: Column, content: Content, most: int) -> Piece:
    """Return the dialogues still to come, or a word that there is none."""
    title = column.block(content.coming, column.width, column.style(9, BOLD, column.spruce))
    rows = [
        column.block(line, column.width, column.style(8)) for line in content.some_dialogues(most)
    ]
    return lines(column, 0, [title, *rows], column.mm(0.5))


def contacts(column: Column, content: Content) -> Piece:
    """Return the numbers to call, each with what it is for."""
    bold = column.style(9, BOLD, column.spruce)
    numbers = [column.block(c.label, column.width / 2, bold) for c in content.contacts]
    begins = max((number.widest for number in numbers), default=0) + column.mm(3.4)
    labels = [
        column.block(c.text, column.width - begins, column.style(8)) for c in content.contacts
    ]

    def row(number: Block, label: Block) -> Piece:
        drop = (number.style.leading - label.style.leading) / 2

        def draw(canvas: Canvas, top: float) -> None:
            column.put(canvas, number, 0, top)
            column.put(canvas, label, begins, top - drop)

        whole = number.whole and label.whole
        return Piece(max(number.height, label.height + drop), draw, whole)

    return stacked([row(*pair) for pair in zip(numbers, labels, strict=True)], column.mm(0.4))


def ruled(column: Column, piece: Piece) -> Piece:
    """Return a piece with a line above it."""
    space = column.mm(1.6)
    return stacked([Piece(space, lambda canvas, top: column.rule(canvas, top)), piece], 0)


def dialogues_and_contacts(column: Column, content: Content, most: int) -> Piece:
    """Return the dialogues, and the numbers to call beside them, or below where words are long."""
    gap = column.mm(5)
    first = column.part(0, (column.width - gap) * 0.56)
    second = column.part(first.width + gap, column.width - gap - first.width)
    one, other = dialogues(first, content, most), contacts(second, content)
    if not (one.whole and other.whole):
        below = ruled(column, contacts(column, content))
        return stacked([dialogues(column, content, most), below], column.mm(2))

    def draw(canvas: Canvas, top: float) -> None:
        one.draw(canvas, top)
        other.draw(canvas, top)

    return Piece(max(one.height, other.height), draw)


def foot(column: Column, content: Content, logo: Logo | None, partner_lines: int) -> Piece:
    """Return who is behind the paper, with their logo, and what is to be known about it."""
    wide, high = logo.fitted(column.mm(24), column.mm(10)) if logo else (0.0, 0.0)
    x = wide + column.mm(3) if logo else 0.0
    width, small = column.width - x, column.style(7)
    who = column.block(content.organisation, width, column.style(7, SEMIBOLD))
    notes = [column.block(note, width, small) for note in content.notes]
    partners = _partners(column, content, width, partner_lines)
    texts = lines(column, x, [who, *partners, *notes])
    height = max(texts.height, high)

    def draw(canvas: Canvas, top: float) -> None:
        if logo:
            logo.draw(canvas, column.edge(0, wide), top - (height + high) / 2, wide)
        texts.draw(canvas, top - (height - texts.height) / 2)

    return Piece(height, draw, texts.whole)


def _partners(column: Column, content: Content, width: float, most: int) -> list[Block]:
    """Return as many partners as there is room for on so many lines, and how many more."""
    for names in range(len(content.partners), 0, -1):
        block = column.block(content.some_partners(names), width, column.style(7))
        if len(block.lines) <= most or names == 1:
            return [block]
    return []
