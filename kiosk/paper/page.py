"""A handout on one page of a given size: its pieces in order, as large as they can be together.

All pieces shrink together, and the code first, so that a page has one look. What has room only
below the smallest scale is drawn all the same, and `Page.fits` tells that it is too full.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A5, A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.campaign import Palette
from kiosk.paper import pieces, qr
from kiosk.paper.column import Column, Piece
from kiosk.paper.content import Content
from kiosk.paper.logo import Logo

_STEP = 0.98  # from one scale to the next smaller
_LARGE_STEP = 0.9  # where nothing is as it ought to be any more
FEWEST_DIALOGUES = 2  # lines of them: one, and how many more
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
SMALL = Plan(A6, 7 * mm, 1.0, 0.86, (46 * mm, 43 * mm, 40 * mm, 37 * mm), 3, 3, 13.5, False)
POSTER = Plan(A5, 9 * mm, 1.4, 1.0, (76 * mm, 70 * mm, 64 * mm, 58 * mm, 52 * mm), 5, 4, 17.0, True)


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


@dataclass(frozen=True)
class Trial:
    """How large and how much: the code's card, the texts, and the two lists that can be shorter."""

    card: float
    scale: float
    partner_lines: int
    most_dialogues: int


@dataclass(frozen=True)
class Draft:
    """What a page is made of."""

    plan: Plan
    content: Content
    palette: Palette
    logo: Logo | None
    code: qr.Matrix

    def page(self, trial: Trial) -> Page:
        """Return the page as it comes out, whether there is room for it or not."""
        plan, content = self.plan, self.content
        width = plan.size[0] - 2 * plan.margin
        column = Column(plan.margin, width, content.mirrored, self.palette, trial.scale)
        upper = [
            pieces.header(column, content, plan.question),
            pieces.way(column, content, self.code, trial.card),
        ]
        if content.story:
            rows = content.story if plan.roomy else (content.story[0], content.story[-1])
            upper.append(pieces.story(column, rows))
        lower = [pieces.foot(column, content, self.logo, trial.partner_lines)]
        if plan.roomy:
            upper.append(pieces.dialogues_and_contacts(column, content, trial.most_dialogues))
            lower = [pieces.ruled(column, lower[0])]
        else:
            upper.append(pieces.dialogues(column, content, trial.most_dialogues))
            lower.insert(0, pieces.ruled(column, pieces.contacts(column, content)))
        gap, fits = column.mm(_GAP), trial.scale >= plan.smallest
        return Page(plan.size, plan.margin, gap, tuple(upper), tuple(lower), fits)


def arrange(plan: Plan, content: Content, palette: Palette, logo: Logo | None) -> Page:
    """Return the page with its texts as large as there is room for."""
    draft = Draft(plan, content, palette, logo, qr.qr_matrix(content.link))
    for trial in _trials(plan):
        page = draft.page(trial)
        if page.spare >= 0 and (page.whole or not page.fits):
            return page
    return page


def fits(plan: Plan, content: Content, palette: Palette, logo: Logo | None) -> bool:
    """Tell whether there is room for the texts as small as they may be; faster than `arrange`."""
    draft = Draft(plan, content, palette, logo, qr.qr_matrix(content.link))
    page = draft.page(Trial(plan.cards[-1], plan.smallest, 1, FEWEST_DIALOGUES))
    return page.spare >= 0 and page.whole


def _trials(plan: Plan) -> Iterator[Trial]:
    """Yield what to try, the best first: the code gives way, then the texts, then the lists."""
    card, lines, most = plan.cards[-1], plan.partner_lines, plan.most_dialogues
    yield from (Trial(each, plan.scale, lines, most) for each in plan.cards)
    middle = (plan.scale + plan.smallest) / 2
    yield from (Trial(card, scale, lines, most) for scale in _smaller(plan.scale, middle, _STEP))
    for fewer in range(lines, 0, -1):
        yield from (
            Trial(card, scale, fewer, FEWEST_DIALOGUES)
            for scale in _smaller(middle, plan.smallest, _STEP)
        )
    tiny = _smaller(plan.smallest, plan.scale * _TINY, _LARGE_STEP)
    yield from (Trial(card, scale, 1, FEWEST_DIALOGUES) for scale in tiny)


def _smaller(begin: float, end: float, step: float) -> Iterator[float]:
    """Yield scales below `begin`, and last `end`."""
    while (begin := begin * step) > end:
        yield begin
    yield end
