"""Looks at a live scene for what a visitor could not read or could not hit. Changes nothing.

The rules: EN 301 549 and the project's own bar, which is 15 mm to touch with 3 mm between. What
lies further down in something that scrolls is in order; what is cut away for good is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import hypot

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from ui.drawn import (
    Shown,
    Target,
    Words,
    box_of,
    is_above,
    room_of,
    scrollers_in,
    targets_in,
    words_in,
)

TOUCH = 15.0  # millimetres, in either direction
BETWEEN = 3.0  # millimetres from one to the next
SMALLEST = 3.2  # millimetres of the size of text: 19 pixels at 1280x800 on 10 inches
LARGE_CAPITAL = 7.3  # millimetres: 0.7 degrees at 60 cm (EN 301 549, 5.1.4)
CAPITAL = 0.727  # of the size of text, in Inter

_PIXEL = 1.0  # what rounding may cost
_LONGEST_QUOTE = 40  # characters


class Kind(Enum):
    """What can be wrong."""

    CUT = "cut"  # a text is cut short, or cut away for good
    OUTSIDE = "outside"  # a text is painted outside its tile, card or page
    OVER = "over"  # a text lies over another, or under a button
    BROKEN = "broken"  # a word is broken in the middle: its tile is too narrow
    SMALL_TEXT = "small-text"
    SMALL_TARGET = "small-target"
    CLOSE = "close"  # two targets nearer than may be


@dataclass(frozen=True)
class Flaw:
    """Something wrong on the screen: what kind, and the words by which to find it."""

    kind: Kind
    what: str
    millimetres: float = 0.0  # how small, or how near


def inspect(root: QQuickItem, density: float, *, enlarged: bool = False) -> list[Flaw]:
    """Return what is wrong with the page or sheet `root`, at `density` dots to a millimetre.

    With `enlarged`, its texts are to have the largest size that a visitor may choose.
    """
    texts, targets = words_in(root), targets_in(root)
    page = root.mapRectToScene(QRectF(0, 0, root.width(), root.height()))
    return [
        *_cut(texts),
        *_outside(texts, targets, scrollers_in(root), page, root),
        *_over(texts, targets),
        *_broken(texts),
        *_small_texts(texts, density, enlarged),
        *_small_targets(targets, density),
        *_close(targets, density),
    ]


def out_of_reach(root: QQuickItem) -> list[str]:
    """Return the targets that are not wholly in sight before something is scrolled."""
    return [t.name for t in targets_in(root) if not _holds(t.seen, t.place, _PIXEL)]


def _cut(texts: list[Words]) -> Iterator[Flaw]:
    for text in texts:
        if text.shortened or _is_cut_away(text):
            yield Flaw(Kind.CUT, _quoted(text.text))


def _is_cut_away(text: Words) -> bool:
    """Tell whether something clips a text that scrolling does not bring back."""
    room = text.seen if text.scrolled is None else room_of(text.scrolled)
    return not _holds(room, text.place, 2 * _PIXEL)


def _outside(
    texts: list[Words],
    targets: list[Target],
    scrollers: list[Shown],
    page: QRectF,
    root: QQuickItem,
) -> Iterator[Flaw]:
    for text in texts:
        box = box_of(text.item, root)
        room = page
        if box is not None:
            room = box.mapRectToScene(QRectF(0, 0, box.width(), box.height()))
        elif text.scrolled is not None:
            room = text.place  # whether it can be scrolled to is asked elsewhere
        ink = _letters(text)
        too_wide = ink.width() > text.frame.width() + _PIXEL
        too_high = ink.height() > text.frame.height()
        if too_wide or too_high or not _holds(room, ink, _PIXEL):
            yield Flaw(Kind.OUTSIDE, _quoted(text.text))
    for shown in [*targets, *scrollers]:
        if shown.scrolled is None and not _holds(page, shown.place, 2 * _PIXEL):
            yield Flaw(Kind.OUTSIDE, shown.name if isinstance(shown, Target) else "")


def _over(texts: list[Words], targets: list[Target]) -> Iterator[Flaw]:
    letters = [(text, _letters(text)) for text in texts]
    for (one, here), (other, there) in combinations(letters, 2):
        if _meet(one, here, other, there):
            yield Flaw(Kind.OVER, f"{_quoted(one.text)} / {_quoted(other.text)}")
    for text, here in letters:
        for target in targets:
            # Regions of a map are no rectangles: one reaches round the name of another.
            meet = not target.region and _meet(text, here, target, target.place)
            if meet and not is_above(target.item, text.item):
                yield Flaw(Kind.OVER, f"{_quoted(text.text)} / {_quoted(target.name)}")


def _letters(text: Words) -> QRectF:
    """Return where there is ink, without the leading above the first line and below the last."""
    lead = 0.2 * text.pixels
    return text.place.adjusted(_PIXEL, lead, -_PIXEL, -lead)


def _meet(one: Shown, here: QRectF, other: Shown, there: QRectF) -> bool:
    """Tell whether two things lie over each other, in what scrolls them both, or as seen."""
    if one.scrolled != other.scrolled:
        here, there = here.intersected(one.seen), there.intersected(other.seen)
    shared = here.intersected(there)
    return shared.width() > _PIXEL and shared.height() > _PIXEL


def _broken(texts: list[Words]) -> Iterator[Flaw]:
    for text in texts:
        if text.wraps and text.widest > text.frame.width() + _PIXEL:
            yield Flaw(Kind.BROKEN, _quoted(text.text))


def _small_texts(texts: list[Words], density: float, enlarged: bool) -> Iterator[Flaw]:
    for text in texts:
        size = text.pixels / density
        if enlarged:
            size *= CAPITAL
        if size < (LARGE_CAPITAL if enlarged else SMALLEST) - 0.05:
            yield Flaw(Kind.SMALL_TEXT, _quoted(text.text), round(size, 1))


def _small_targets(targets: list[Target], density: float) -> Iterator[Flaw]:
    for target in targets:
        least = min(target.place.width(), target.place.height())
        if least < TOUCH * density - _PIXEL:
            yield Flaw(Kind.SMALL_TARGET, _quoted(target.name), round(least / density, 1))


def _close(targets: list[Target], density: float) -> Iterator[Flaw]:
    for one, other in combinations(targets, 2):
        if one.scrolled != other.scrolled:
            continue  # what scrolls comes as near as it likes to what does not
        gap = _gap(one.place, other.place)
        if gap < BETWEEN * density - _PIXEL and _are_apart(one, other):
            what = f"{_quoted(one.name)} / {_quoted(other.name)}"
            yield Flaw(Kind.CLOSE, what, round(gap / density, 1))


def _are_apart(one: Target, other: Target) -> bool:
    """Tell whether there is to be room between two targets: not within one, nor on a map."""
    if is_above(one.item, other.item) or is_above(other.item, one.item):
        return False
    return not (one.region and other.region)


def _gap(one: QRectF, other: QRectF) -> float:
    across = max(0.0, one.left() - other.right(), other.left() - one.right())
    down = max(0.0, one.top() - other.bottom(), other.top() - one.bottom())
    return hypot(across, down)


def _holds(room: QRectF, place: QRectF, give: float) -> bool:
    return room.adjusted(-give, -give, give, give).contains(place)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[: _LONGEST_QUOTE - 1]}…"
