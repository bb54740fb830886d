"""Draws the pages of a campaign into files, and small ones of them on a contact sheet.

SIZE/LANGUAGE/07-problems.png
contact-sheet.png   a row for each page, a column for each size and language
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.campaign import Campaign
from kiosk.home import writing_to
from ui.app import application
from ui.stops import Stop, stops
from ui.tour import SIZES, Size, tour

SHEET = "contact-sheet.png"

THUMB = QSize(240, 150)  # pixels at most, on the contact sheet
_GAP, _HEAD, _SIDE = 10, 44, 220
_GROUND, _INK = QColor("#C9D3CF"), QColor("#14262E")

Progress = Callable[[int], None]


def count(campaign: Campaign, sizes: Sequence[Size] = SIZES) -> int:
    """Return how many pictures `draw` makes."""
    return len(sizes) * sum(len(_pages(campaign, tag)) for tag in campaign.languages)


def draw(
    campaign: Campaign,
    out: Path,
    progress: Progress = lambda _: None,
    *,
    text: int = 0,
    sizes: Sequence[Size] = SIZES,
) -> Path:
    """Write all pictures below `out`, in place of earlier ones; return the contact sheet."""
    application()  # nothing is painted without one
    sheet = _Sheet(campaign, sizes)
    with writing_to(out):
        out.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            shutil.rmtree(out / size.name, ignore_errors=True)
            with tour(campaign, size) as guide:
                for tag in campaign.languages:
                    place = out / size.name / tag
                    place.mkdir(parents=True)
                    for number, stop in _pages(campaign, tag):
                        guide.show(stop, tag, text if stop.enlarges else 0)
                        picture = guide.picture()
                        _save(picture, place / f"{number:02}-{stop.name}.png")
                        sheet.add(stop, size, tag, picture)
                        progress(1)
        _save(sheet.finish(), out / SHEET)
    return out / SHEET


def _pages(campaign: Campaign, tag: str) -> list[tuple[int, Stop]]:
    numbered = enumerate(stops(campaign), start=1)
    return [(n, s) for n, s in numbered if not s.main_only or tag == campaign.main_language]


def _save(picture: QImage, file: Path) -> None:
    if not picture.save(str(file)):
        raise OSError(f"not written: {file}")


class _Sheet:
    """The contact sheet under way."""

    def __init__(self, campaign: Campaign, sizes: Sequence[Size]) -> None:
        self._rows = [stop.name for stop in stops(campaign)]
        self._columns = [(size.name, tag) for size in sizes for tag in campaign.languages]
        self._widths = [
            QSize(size.width, size.height).scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio).width()
            for size in sizes
            for _ in campaign.languages
        ]
        width = _SIDE + sum(self._widths) + _GAP * len(self._widths)
        height = _HEAD + (THUMB.height() + _GAP) * len(self._rows)
        self._image = QImage(width, height, QImage.Format.Format_RGB32)
        self._image.fill(_GROUND)
        self._painter = QPainter(self._image)
        self._painter.setPen(_INK)
        font = QFont(self._painter.font())
        font.setPixelSize(15)
        self._painter.setFont(font)
        self._label()

    def add(self, stop: Stop, size: Size, tag: str, picture: QImage) -> None:
        """Put a small `picture` into its row and column."""
        small = picture.scaled(
            THUMB,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        column = self._columns.index((size.name, tag))
        self._painter.drawImage(self._left(column), self._top(self._rows.index(stop.name)), small)

    def finish(self) -> QImage:
        self._painter.end()
        return self._image

    def _left(self, column: int) -> int:
        return _SIDE + sum(self._widths[:column]) + _GAP * column

    def _top(self, row: int) -> int:
        return _HEAD + (THUMB.height() + _GAP) * row

    def _label(self) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        for row, name in enumerate(self._rows):
            place = QRect(_GAP, self._top(row), _SIDE - 2 * _GAP, THUMB.height())
            self._painter.drawText(place, flags, name)
        for column, (size, tag) in enumerate(self._columns):
            place = QRect(self._left(column), 0, self._widths[column], _HEAD)
            self._painter.drawText(place, flags, f"{size}\n{tag}")
