"""A handout on one page of a given size: its pieces in order, as large as they can be together.

All pieces shrink together, and the code first, so that a page has one look; a page that is full
only below its smallest scale is drawn all the same, and `Page.fits` tells that it is too full.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A5, A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.campaign import Palette
from kiosk.paper import pieces
from kiosk.paper.column import Column, Piece
from kiosk.paper.content import Content
from kiosk.paper.logo import Logo

_STEP = 0.98  # from one scale to the next smaller
_TINY = 0.05  # at this part of the wanted scale anything fits
_GAP = 3.1  # millimetres between pieces, times the scale
_WIDER = 2.0  # how many times as wide it becomes on an empty page


@dataclass(frozen=True)
class Plan:
    """What is particular about a format."""

    size: tuple[float, float]
    margin: float  # what desktop printers leave blank, and some air
    scale: float
    smallest: float  # scale below which a text is too small to be read
    cards: tuple[float, ...]  # sides of the code's card, the largest first
    most_dialogues: int
    partner_lines: int
    question: float  # size of the question, times the scale
    roomy: bool  # for what was promised, too, and for the numbers to call beside the dialogues


# With the smallest card, a code of any address is 25 mm or more without its quiet zone.
SMALL = Plan(A6, 7 * mm, 1.0, 0.86, (46 * mm, 43 * mm, 40 * mm, 37 * mm), 3, 2, 13.5, False)
POSTER = Plan(A5, 9 * mm, 1.4, 1.0, (76 * mm, 70 * mm, 64 * mm, 58 * mm, 52 * mm), 5, 3, 17.0, True)


@dataclass(frozen=True)
class Page:
    """A handout that is ready to be drawn."""

    size: tuple[float, float]
    margin: float
    gap: float
    upper: tuple[Piece, ...]  # from the top downwards
    lower: tuple[Piece, ...]  # at the bottom
    fits: bool  # no text is smaller than it may be, and no word is broken

    @property
    def spare(self) -> float:
        """The height that is left; less than none where the pieces are too high."""
        parts = (*self.upper, *self.lower)
        taken = sum(piece.height for piece in parts) + self.gap * (len(parts) - 1)
        return self.size[1] - 2 * self.margin - taken

    @property
    def whole(self) -> bool:
        return all(piece.whole for piece in (*self.upper, *self.lower))

    def draw(self, canvas: Canvas) -> None:
        """Draw the pieces, with what is left of the height between them, most above the foot."""
        gap = min(self.gap + self.spare / (len(self.upper) + 1), self.gap * _WIDER)
        top = self.size[1] - self.margin
        for piece in self.upper:
            piece.draw(canvas, top)
            top -= piece.height + gap
        bottom = self.margin
        for piece in reversed(self.lower):
            bottom += piece.height
            piece.draw(canvas, bottom)
            bottom += self.gap


def arrange(plan: Plan, content: Content, palette: Palette, logo: Logo | None) -> Page:
    """Return the page with its texts as large as there is room for."""
    for card, scale in _trials(plan):
        page = _page(plan, content, palette, logo, card, scale)
        if page.spare >= 0 and (page.whole or not page.fits):
            return page
    return page


def _trials(plan: Plan) -> Iterator[tuple[float, float]]:
    """Yield sizes of the card and scales, the best first."""
    yield from ((card, plan.scale) for card in plan.cards)
    scale = plan.scale
    while (scale := scale * _STEP) > plan.scale * _TINY:
        yield plan.cards[-1], scale


def _page(
    plan: Plan,
    content: Content,
    palette: Palette,
    logo: Logo | None,
    card: float,
    scale: float,
) -> Page:
    width = plan.size[0] - 2 * plan.margin
    column = Column(plan.margin, width, content.mirrored, palette, scale)
    upper = [pieces.header(column, content, plan.question), pieces.way(column, content, card)]
    if content.story:
        rows = content.story if plan.roomy else (content.story[0], content.story[-1])
        upper.append(pieces.story(column, rows))
    lower = [pieces.foot(column, content, logo, plan.partner_lines)]
    if plan.roomy:
        upper.append(pieces.dialogues_and_contacts(column, content, plan.most_dialogues))
        lower = [pieces.ruled(column, lower[0])]
    else:
        upper.append(pieces.dialogues(column, content, plan.most_dialogues))
        lower.insert(0, pieces.ruled(column, pieces.contacts(column, content)))
    fits = scale >= plan.smallest
    return Page(plan.size, plan.margin, column.mm(_GAP), tuple(upper), tuple(lower), fits)
