"""The paper that a visitor takes home: a QR code to the promise page, and the next dialogues.

One content, several formats: a page of A6, four of them on A4, a poster of A5 for the stand, and a
receipt of 80 mm, which also comes as dots. What it says, and never says, is in
`kiosk/paper/content.py`. Right-to-left languages get the whole page mirrored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from kiosk import wording
from kiosk.campaign import Campaign, Event
from kiosk.errors import Refused
from kiosk.paper import page, raster, receipt, sheets
from kiosk.paper.content import Content, content_of
from kiosk.paper.logo import Logo, read
from kiosk.paper.qr import QUIET_ZONE, qr_matrix
from kiosk.paper.raster import Raster
from kiosk.paper.sheets import Progress, Sheet
from kiosk.shaping import REGULAR, load_fonts

__all__ = [
    "LAYOUTS",
    "QUIET_ZONE",
    "Arranged",
    "Raster",
    "arrange",
    "fits",
    "logo_of",
    "qr_matrix",
    "render",
    "render_receipt_raster",
]

LAYOUTS = ("a6", "a4", "a5", "receipt")


@dataclass(frozen=True)
class Arranged:
    """A handout that is ready to be drawn on the sheets of its format."""

    sheet: Sheet
    draw: Callable[[Canvas], None]


def render(
    campaign: Campaign,
    event: Event,
    language: str,
    today: date,
    layout: str = "a6",
    link: str = "",
    *,
    neutral: bool = False,
    copies: int | None = None,
    progress: Progress = lambda _: None,
) -> bytes:
    """Return handouts as PDF, the same bytes for the same input.

    `today` decides which dialogues are still to come. The code leads to `link`, a visitor's own
    place on the promise page, or without one to the page itself; no text of the file names it. A
    `neutral` one, for who has looked for help, names neither promises nor partners. Without
    `copies`, 1 or more, there is one full sheet; `progress` is told of each sheet, on the thread
    that this runs on. Raises Refused for a layout or a language that there is not.
    """
    _known("layout", layout, LAYOUTS)
    _known("language", language, campaign.languages)
    content = content_of(campaign, event, language, today, link, neutral=neutral)
    arranged = arrange(campaign, content, layout)
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=arranged.sheet.size,
        invariant=True,
        lang=language,
        pageCompression=1,
        initialFontName=REGULAR,  # or the page would name a font that it does not carry
    )
    _describe(canvas, campaign, event, content)
    number = len(arranged.sheet.places) if copies is None else copies
    sheets.fill(canvas, arranged.sheet, arranged.draw, number, progress)
    canvas.save()
    return file.getvalue()


def render_receipt_raster(
    campaign: Campaign,
    event: Event,
    language: str,
    today: date,
    link: str = "",
    *,
    neutral: bool = False,
) -> Raster:
    """Return the receipt as dots for an ESC/POS printer: 576 across, 203 to an inch.

    It is the same page as the PDF of the layout `receipt`, without the edges that such a printer
    cannot reach.
    """
    pdf = render(campaign, event, language, today, "receipt", link, neutral=neutral)
    return raster.rastered(pdf, receipt.MARGIN)


def arrange(campaign: Campaign, content: Content, layout: str) -> Arranged:
    """Return the handout with its texts as large as there is room for."""
    load_fonts()
    logo = logo_of(campaign)
    if layout == "receipt":
        strip = receipt.arrange(content, logo)
        return Arranged(Sheet(strip.size), strip.draw)
    plan = page.POSTER if layout == "a5" else page.SMALL
    made = page.arrange(plan, content, campaign.palette, logo)
    sheet = sheets.four_on_a4() if layout == "a4" else Sheet(plan.size)
    return Arranged(sheet, made.draw)


def fits(campaign: Campaign, content: Content, layout: str, logo: Logo | None) -> bool:
    """Tell whether the texts have room where they are as small as they may be."""
    load_fonts()
    if layout == "receipt":
        return receipt.fits(content)
    plan = page.POSTER if layout == "a5" else page.SMALL
    return page.fits(plan, content, campaign.palette, logo)


def _known(what: str, wanted: str, known: tuple[str, ...] | list[str]) -> None:
    if wanted not in known:
        code = {"layout": "layout-unknown", "language": "language-unknown"}[what]
        raise Refused(code, **{what: wanted, "known": ", ".join(known)})


def logo_of(campaign: Campaign) -> Logo | None:
    """Return the logo; none where it cannot be drawn, of which check and preflight have told."""
    try:
        return drawable_logo(campaign)
    except Refused:
        return None


def drawable_logo(campaign: Campaign) -> Logo | None:
    """Return the logo, None for a campaign without; raise Refused where it cannot be drawn."""
    return read(campaign.logo, campaign.media.get(campaign.logo, b"")) if campaign.logo else None


def _describe(canvas: Canvas, campaign: Campaign, event: Event, content: Content) -> None:
    """Set what a reader shows of the file, and what a screen reader begins with."""
    day = wording.short_date(event.date, content.language)
    canvas.setTitle(f"{campaign.name}: {event.place}, {day}")
    canvas.setAuthor(content.organisation)
    canvas.setSubject(content.question)
    canvas.setCreator("Lyssna")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if content.mirrored:
        canvas.setViewerPreference("Direction", "R2L")
