"""Handouts on the sheets of a printer: one on each, or four on A4 with marks for cutting."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

Progress = Callable[[int], None]
"""Is told how many handouts are done since it was told last."""

_MARK = HexColor("#8A989C")
_AT_EDGE = 6 * mm  # long enough to be seen inside what printers leave blank; texts begin at 7 mm
_AT_CENTRE = 3 * mm


@dataclass(frozen=True)
class Sheet:
    """Paper of a printer, and the lower left corners of the handouts on it."""

    size: tuple[float, float]
    places: tuple[tuple[float, float], ...] = ((0.0, 0.0),)

    @property
    def shared(self) -> bool:
        return len(self.places) > 1


def four_on_a4() -> Sheet:
    """Return A4 with four A6 from the top left; half a millimetre is over."""
    width, height = A6
    over = (A4[1] - 2 * height) / 4
    rows = (A4[1] / 2 + over, over)
    return Sheet(A4, tuple((x, y) for y in rows for x in (0.0, width)))


def fill(
    canvas: Canvas,
    sheet: Sheet,
    draw: Callable[[Canvas], None],
    copies: int,
    progress: Progress,
) -> None:
    """Draw so many copies of a handout, on as many sheets as they take.

    Each is drawn anew: reportlab's forms, which a file would hold once, know of no gradients.
    """
    done = 0
    while done < copies:
        places = sheet.places[: copies - done]
        for x, y in places:
            canvas.saveState()
            canvas.translate(x, y)
            draw(canvas)
            canvas.restoreState()
        if sheet.shared:
            _cut_marks(canvas, sheet.size)
        canvas.showPage()
        done += len(places)
        progress(len(places))


def _cut_marks(canvas: Canvas, size: tuple[float, float]) -> None:
    """Mark where to cut: at the edges of the sheet, and where the cuts cross."""
    width, height = size
    x, y = width / 2, height / 2
    canvas.setStrokeColor(_MARK)
    canvas.setLineWidth(0.5)
    for near, far in ((0, _AT_EDGE), (y - _AT_CENTRE, y + _AT_CENTRE), (height - _AT_EDGE, height)):
        canvas.line(x, near, x, far)
    for near, far in ((0, _AT_EDGE), (x - _AT_CENTRE, x + _AT_CENTRE), (width - _AT_EDGE, width)):
        canvas.line(near, y, far, y)
