"""What a live scene shows, measured: its texts, what can be touched, and what they are cut by.

Reads items only; knows no page and no campaign. All places are in pixels of the window.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

_TOUCHED = ("QQuickAbstractButton", "QQuickSlider", "QQuickTextInput", "QQuickTextEdit")
_BOXES = ("QQuickAbstractButton", "QQuickRectangle")
_TAG = re.compile(r"<[^>]*>")

# What PySide has no types for, in one number: digits 1-3 the alignment across, 4-6 that down, 7 the
# wrap mode, and before them the size that the text is drawn in.
_ASKED = (
    "effectiveHorizontalAlignment + 1e3 * verticalAlignment + 1e6 * wrapMode"
    " + 1e7 * fontInfo.pixelSize"
)
_RIGHT, _CENTRE, _BOTTOM, _MIDDLE = 2, 4, 64, 128  # Qt::AlignmentFlag
_WRAP_ANYWHERE, _WRAP = 3, 4  # Text.WrapMode


@dataclass(frozen=True)
class Shown:
    """An item that can be seen: the whole of it, and the part that nothing cuts away."""

    item: QQuickItem
    place: QRectF
    seen: QRectF
    scrolled: QQuickItem | None  # what moves it: the innermost Flickable with more than it shows


@dataclass(frozen=True)
class Words(Shown):
    """A text: `place` is what its letters take up, `frame` the room that its item gives it."""

    text: str
    frame: QRectF
    pixels: int
    shortened: bool  # ends in "..." or after its last line
    widest: float  # of its pieces between which a line may break
    wraps: bool


@dataclass(frozen=True)
class Target(Shown):
    """Something to touch. A region of a map borders on others."""

    name: str
    region: bool


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    """Yield `root` and all below it that can be seen, in the order in which they are painted."""
    if not root.isVisible() or root.opacity() == 0:
        return
    yield root
    for child in root.childItems():
        yield from visible(child)


def words_in(root: QQuickItem) -> list[Words]:
    """Return the texts below `root`."""
    texts = (item for item in visible(root) if item.inherits("QQuickText"))
    return [_measured(item, root) for item in texts if item.property("text")]


def targets_in(root: QQuickItem) -> list[Target]:
    """Return what can be touched below `root`, whether it is enabled at the moment or not."""
    found = []
    for item in visible(root):
        if any(map(item.inherits, _TOUCHED)) or item.objectName().startswith("choice-"):
            place = _whole(item)
            said = str(item.property("text") or "") or item.objectName()
            region = item.objectName().startswith("choice-") and item.property("path") is not None
            found.append(Target(item, place, *_cut(item, place, root), said, region))
    return found


def scrollers_in(root: QQuickItem) -> list[Shown]:
    """Return what can be scrolled below `root`."""
    views = (item for item in visible(root) if item.inherits("QQuickFlickable"))
    return [Shown(item, _whole(item), *_cut(item, _whole(item), root)) for item in views]


def scrolls(view: QQuickItem) -> bool:
    """Tell whether a Flickable has more to show than it shows at once."""
    more = float(view.property("contentHeight")) > view.height() + 1
    return more or float(view.property("contentWidth")) > view.width() + 1


def room_of(view: QQuickItem) -> QRectF:
    """Return where all that a Flickable can be moved to lies just now."""
    corner = view.mapToScene(QPointF(0, 0))
    return QRectF(
        corner.x() - float(view.property("contentX")),
        corner.y() - float(view.property("contentY")),
        max(float(view.property("contentWidth")), view.width()),
        max(float(view.property("contentHeight")), view.height()),
    )


def box_of(item: QQuickItem, root: QQuickItem) -> QQuickItem | None:
    """Return the tile, button or card that `item` stands on; None on the page, or across it."""
    above = item.parentItem()
    while above is not None and above != root and not above.inherits("QQuickFlickable"):
        if any(map(above.inherits, _BOXES)):
            return above
        above = above.parentItem()
    return None


def is_above(item: QQuickItem, below: QQuickItem) -> bool:
    """Tell whether `below` is `item` or anything in it."""
    while below is not None:
        if below == item:
            return True
        below = below.parentItem()
    return False


def _whole(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _cut(item: QQuickItem, place: QRectF, root: QQuickItem) -> tuple[QRectF, QQuickItem | None]:
    """Return what is left of `place` after all that clips it, and what it scrolls in."""
    seen, view = QRectF(place), None
    above = item.parentItem()
    while above is not None and item != root:
        if view is None and above.inherits("QQuickFlickable") and scrolls(above):
            view = above
        if above.clip():
            seen = seen.intersected(_whole(above))
        if above == root:
            break
        above = above.parentItem()
    return seen, view


def _measured(item: QQuickItem, root: QQuickItem) -> Words:
    scope = QQmlEngine.contextForObject(item)
    value, _ = QQmlExpression(scope, item, _ASKED).evaluate()
    asked = int(value)
    across, down, wrap = asked % 1000, asked // 1000 % 1000, asked // 10**6 % 10
    pixels = asked // 10**7
    text = _plain(str(item.property("text")))
    left, top, right, bottom = (
        float(item.property(f"{side}Padding")) for side in ("left", "top", "right", "bottom")
    )
    frame = QRectF(0, 0, item.width(), item.height()).adjusted(left, top, -right, -bottom)
    width, height = float(item.property("contentWidth")), float(item.property("contentHeight"))
    free, below = frame.width() - width, frame.height() - height
    drawn = QRectF(
        frame.x() + (free if across & _RIGHT else free / 2 if across & _CENTRE else 0),
        frame.y() + (below if down & _BOTTOM else below / 2 if down & _MIDDLE else 0),
        width,
        height,
    )
    place = item.mapRectToScene(drawn)
    wraps = wrap == _WRAP
    shown = QFont(item.property("font"))
    shown.setPixelSize(max(1, pixels))
    return Words(
        item,
        place,
        *_cut(item, place, root),
        text,
        item.mapRectToScene(frame),
        pixels,
        bool(item.property("truncated")),
        _widest(text, shown.key(), shown) if wraps else 0.0,
        wraps,
    )


def _plain(text: str) -> str:
    """Return a text without the markup that the guard's page puts into it."""
    return unescape(_TAG.sub("", text))


class _Font:
    """A font that can be a key: equal to another when it draws the same."""

    def __init__(self, key: str, font: QFont) -> None:
        self.key, self.font = key, font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Font) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _widest(text: str, key: str, font: QFont) -> float:
    return _widest_of(text, _Font(key, font))


@lru_cache(maxsize=4096)
def _widest_of(text: str, font: _Font) -> float:
    """Return the width of the widest piece that no line may break (UAX 14)."""
    measure = QFontMetricsF(font.font)
    return max(map(measure.horizontalAdvance, pieces(text)), default=0.0)


def pieces(text: str) -> list[str]:
    """Return `text` cut wherever a line may break, without the space that ends a piece."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    code_units = text.encode("utf-16-le")
    found, start = [], 0
    while (end := finder.toNextBoundary()) != -1:
        found.append(code_units[2 * start : 2 * end].decode("utf-16-le").rstrip())
        start = end
    return [piece for piece in found if piece]
