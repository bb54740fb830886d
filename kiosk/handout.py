"""The paper that a visitor takes home: a QR code to the promise page, and the next dialogues.

It is neutral on purpose. Whatever somebody answered, the words are the same for all, since others
at home may read them. Only the code of a visitor's own handout leads further into the page.
Right-to-left languages get the whole page mirrored.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import qrcode
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk import paper, wording
from kiosk.campaign import Campaign, Event
from kiosk.errors import Refused, sentence
from kiosk.paper import DEEP, INK, MIST, Block, balanced, blend
from kiosk.shaping import BOLD, REGULAR, SEMIBOLD, load_fonts, right_to_left

LAYOUTS = ("a6",)
QUIET_ZONE = 4  # modules of white around a QR code (ISO/IEC 18004)

_WIDTH, _HEIGHT = A6
_MARGIN = 7 * mm  # what desktop printers leave blank, and some air
_CONTENT = _WIDTH - 2 * _MARGIN
_HEADER = 41 * mm
_CARD = 45 * mm  # the QR code with its quiet zone; the code itself is 32 mm wide or more
_FRAME = 1 * mm  # between the quiet zone and the card's edge, which is not white
_GAP = 4 * mm
_ROW = 4.9 * mm
_FOOT = 3.4 * mm
_MOST_CONTACTS = 5


@dataclass(frozen=True)
class _Page:
    """One handout in the making."""

    canvas: Canvas
    campaign: Campaign
    event: Event
    language: str
    today: date
    link: str

    @property
    def mirrored(self) -> bool:
        """Whether the page begins at its right edge, as its own heading is written."""
        return right_to_left(self.heading)

    @property
    def heading(self) -> str:
        return self.campaign.say(self.campaign.handout.title, self.language) or self.text("see")

    @property
    def lead(self) -> str:
        """What the code leads to, in a sentence or two."""
        return self.campaign.say(self.campaign.handout.text, self.language) or self.text("page")

    def left(self, x: float, width: float) -> float:
        """Return the left edge of a box that lies `x` from where the page begins."""
        return _WIDTH - x - width if self.mirrored else x

    def fitted(
        self,
        text: str,
        width: float,
        height: float,
        size: float,
        font: str = REGULAR,
        colour: Color = INK,
    ) -> Block:
        return paper.fitted(text, width, height, size, font, colour, flush_right=self.mirrored)

    def put(self, block: Block, x: float, top: float) -> float:
        """Draw a text `x` from where the page begins; return its lower edge."""
        return paper.put(self.canvas, block, self.left(x, block.width), top)

    def bar(self, x: float, y: float, size: tuple[float, float], radius: float) -> None:
        """Draw a rounded amber bar `x` from where the page begins."""
        width, height = size
        self.canvas.setFillColor(self.amber)
        left = self.left(x, width)
        self.canvas.roundRect(left, y, width, height, radius, stroke=0, fill=1)

    def text(self, code: str, **values: object) -> str:
        return sentence(f"handout-{code}", self.language, **values)

    @property
    def spruce(self) -> Color:
        return HexColor(self.campaign.palette.spruce)

    @property
    def amber(self) -> Color:
        return HexColor(self.campaign.palette.amber)


def render(
    campaign: Campaign,
    event: Event,
    language: str,
    today: date,
    layout: str = "a6",
    link: str = "",
) -> bytes:
    """Return the handout as PDF: one page, the same bytes for the same input.

    `today` decides which dialogues are still to come. The code leads to `link`, a visitor's own
    place on the promise page, or without one to the page itself; no text of the file names it.
    Raises Refused for a layout or a language that there is not.
    """
    if layout not in LAYOUTS:
        raise Refused("layout-unknown", layout=layout, known=", ".join(LAYOUTS))
    if language not in campaign.languages:
        known = ", ".join(campaign.languages)
        raise Refused("language-unknown", language=language, known=known)
    load_fonts()
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=A6,
        invariant=True,
        lang=language,
        pageCompression=1,
        initialFontName=REGULAR,  # or the page would name a font that it does not carry
    )
    page = _Page(canvas, campaign, event, language, today, link)
    _describe(page)
    _draw(page)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def qr_matrix(url: str) -> list[list[bool]]:
    """Return the modules of the QR code of `url`, dark ones True, without a quiet zone.

    Error correction M: up to 15 % may be soiled or folded.
    """
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(url)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _describe(page: _Page) -> None:
    """Set what a reader shows of the file, and what a screen reader begins with."""
    day = wording.short_date(page.event.date, page.language)
    canvas, campaign = page.canvas, page.campaign
    canvas.setTitle(f"{campaign.name}: {page.event.place}, {day}")
    canvas.setAuthor(campaign.say(campaign.organisation, page.language))
    canvas.setSubject(campaign.say(campaign.question, page.language))
    canvas.setCreator("Lyssna")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if page.mirrored:
        canvas.setViewerPreference("Direction", "R2L")


def _draw(page: _Page) -> None:
    top = _HEIGHT - _MARGIN
    _header(page, top)
    top -= _HEADER + _GAP
    _way_to_the_page(page, top)
    top -= _CARD + _GAP
    floor = _contacts(page, _MARGIN)
    _next_dialogues(page, top, floor)


def _header(page: _Page, top: float) -> None:
    """Draw the coloured panel: whose campaign it is, its question, where and when."""
    campaign, inner = page.campaign, 6 * mm
    _evening(page, top - _HEADER)
    width, x = _CONTENT - 2 * inner, _MARGIN + inner
    day = wording.long_date(page.event.date, page.language)
    page.bar(x, top - 6.4 * mm, (8 * mm, 1.4 * mm), 0.7 * mm)
    name = page.fitted(campaign.name, width, 4.6 * mm, 10, SEMIBOLD, white)
    page.put(name, x, top - 8 * mm)
    question = campaign.say(campaign.question, page.language)
    heading = page.fitted(question, width, 20 * mm, 14, BOLD, white)
    page.put(balanced(heading, question), x, top - 13.6 * mm)
    place = page.fitted(f"{page.event.place} · {day}", width, 4.4 * mm, 8.5, REGULAR, white)
    page.put(place, x, top - _HEADER + 7.2 * mm)


def _evening(page: _Page, bottom: float) -> None:
    """Draw the header's ground: an evening sky over two hills, in the campaign's own colour."""
    canvas, right = page.canvas, _MARGIN + _CONTENT
    canvas.saveState()
    frame = canvas.beginPath()
    frame.roundRect(_MARGIN, bottom, _CONTENT, _HEADER, 5 * mm)
    canvas.clipPath(frame, stroke=0, fill=0)
    sky = (blend(page.spruce, DEEP, 0.8), page.spruce)
    canvas.linearGradient(0, bottom + _HEADER, 0, bottom, sky, extend=True)
    for share, left_rise, dip, right_rise in ((0.06, 11, 3, 15), (0.12, 5, 9, 4)):
        hill = canvas.beginPath()
        hill.moveTo(_MARGIN, bottom)
        hill.lineTo(_MARGIN, bottom + left_rise * mm)
        third = _CONTENT / 3
        hill.curveTo(
            _MARGIN + third, bottom + (left_rise + 4) * mm,
            _MARGIN + 2 * third, bottom + dip * mm - 3 * mm,
            right, bottom + right_rise * mm,
        )  # fmt: skip
        hill.lineTo(right, bottom)
        hill.close()
        canvas.setFillColor(blend(page.spruce, page.amber if share < 0.1 else white, share))
        canvas.drawPath(hill, stroke=0, fill=1)
    canvas.restoreState()


def _way_to_the_page(page: _Page, top: float) -> None:
    """Draw the QR code, and beside it what it leads to and the address for typing."""
    _qr_card(page, page.left(_MARGIN, _CARD), top - _CARD)
    x = _MARGIN + _CARD + _GAP
    width = _WIDTH - _MARGIN - x
    see = page.fitted(page.heading, width, 13 * mm, 13, BOLD, page.spruce)
    below = page.put(see, x, top - 1 * mm) - 1.6 * mm
    below = page.put(page.fitted(page.lead, width, 17 * mm, 9), x, below)
    height = 11 * mm
    bottom = top - _CARD
    aim = page.fitted(page.text("aim"), width, below - bottom - height - 3 * mm, 8)
    page.put(aim, x, bottom + height + 1.4 * mm + aim.height)
    page.bar(x, bottom, (width, height), 3 * mm)
    inset, room = 2.4 * mm, height - 1.6 * mm
    address = page.campaign.promise_address
    typed = page.fitted(address, width - 2 * inset, room, 10.5, BOLD, DEEP)
    page.put(typed, x + inset, bottom + (height + typed.height) / 2)


def _qr_card(page: _Page, x: float, y: float) -> None:
    """Draw the code on white. One path for all modules: no hairlines between them when printed."""
    matrix = qr_matrix(page.link or page.campaign.promise_page)
    module = (_CARD - 2 * _FRAME) / (len(matrix) + 2 * QUIET_ZONE)
    inset = _FRAME + QUIET_ZONE * module
    canvas = page.canvas
    canvas.setFillColor(white)
    canvas.setStrokeColor(MIST)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y, _CARD, _CARD, 3 * mm, stroke=1, fill=1)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                left, upper = x + inset + column * module, y + _CARD - inset - row * module
                path.rect(left, upper - module, module, module)
    canvas.setFillColor(DEEP)
    canvas.drawPath(path, stroke=0, fill=1)


def _contacts(page: _Page, bottom: float) -> float:
    """Draw the numbers to call and who is behind the paper; return the upper edge."""
    canvas, campaign = page.canvas, page.campaign
    organisation = campaign.say(campaign.organisation, page.language)
    y = bottom
    for line in (page.text("own" if page.link else "private"), organisation):
        foot = page.fitted(line, _CONTENT, _FOOT, 7.25)
        page.put(foot, _MARGIN, y + foot.height)
        y += _FOOT
    y += 1.4 * mm
    contacts = campaign.contacts[:_MOST_CONTACTS]
    row = min(_ROW, 3 * _ROW / max(1, len(contacts)))
    for contact in reversed(contacts):
        label = campaign.say(contact.label, page.language)
        number = page.fitted(contact.number, 17 * mm, row, 9, BOLD, page.spruce)
        page.put(number, _MARGIN, y + number.height)
        what = page.fitted(label, _CONTENT - 19 * mm, row, 8.5)
        page.put(what, _MARGIN + 19 * mm, y + (number.height + what.height) / 2)
        y += row
    y += 1.4 * mm
    canvas.setStrokeColor(MIST)
    canvas.setLineWidth(0.8)
    canvas.line(_MARGIN, y, _MARGIN + _CONTENT, y)
    return float(y)


def _next_dialogues(page: _Page, top: float, floor: float) -> None:
    """List the dialogues still to come, as many as there is room for, or say that there is none."""
    heading = page.fitted(page.text("next"), _CONTENT, _ROW, 9.5, BOLD, page.spruce)
    y = page.put(heading, _MARGIN, top) - 0.6 * mm
    coming = page.campaign.events_after(max(page.event.date, page.today))
    lines = [_dialogue(page, event) for event in coming]
    room = max(2, int((y - floor) / _ROW))
    if len(lines) > room:
        lines = [*lines[: room - 1], page.text("more", n=len(lines) - room + 1)]
    for line in lines or [page.text("next-none")]:
        height = _ROW if lines else y - floor
        page.put(page.fitted(line, _CONTENT, height, 8.5), _MARGIN, y)
        y -= _ROW


def _dialogue(page: _Page, event: Event) -> str:
    in_words = wording.day_and_month if event.date.year == page.today.year else wording.long_date
    day = in_words(event.date, page.language)
    comma = "،" if page.mirrored else ","
    times = wording.time_span(event.starts, event.ends, page.language)
    return f"{event.place}{comma} {day}{comma} {times}"
