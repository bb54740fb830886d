"""Renders every page of a campaign, in every language and size, and says what does not fit.

One finding for each kind, page and language, with the sizes in which it was seen.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from PySide6.QtQuick import QQuickItem

from kiosk.campaign import Campaign
from kiosk.finding import Finding
from ui.comfort import LARGEST_TEXT
from ui.drawn import scrollers_in, targets_in
from ui.inspection import Flaw, Kind, inspect
from ui.stops import Mood, Stop, stops
from ui.tour import SIZES, Size, Tour, tour
from ui.workers import in_processes

TEXTS = (0, LARGEST_TEXT)  # steps of the size of text
MOST_SCREENS = 2.0  # of choices, before a visitor loses track: use a list, which can be searched

Progress = Callable[[int], None]
Where = tuple[str, str, str]  # code, page, language
Sight = tuple[Where, str, Flaw]

_CODES = {
    Kind.CUT: "render-cut",
    Kind.OUTSIDE: "render-outside",
    Kind.OVER: "render-over",
    Kind.BROKEN: "render-broken",
    Kind.SMALL_TEXT: "render-small-text",
    Kind.SMALL_TARGET: "render-small-target",
    Kind.CLOSE: "render-close",
}
_CROWDED = "render-crowded"
_MILD = frozenset(("render-broken", _CROWDED))  # ugly, and still to be used


def count(campaign: Campaign, sizes: Sequence[Size] = SIZES) -> int:
    """Return how many pages `check_pages` is going to look at."""
    return len(sizes) * sum(1 for _ in _views(campaign))


def check_pages(
    campaign: Campaign,
    progress: Progress = lambda _: None,
    sizes: Sequence[Size] = SIZES,
    processes: int = 1,
) -> list[Finding]:
    """Return what a visitor could not read, hit or find on any page of `campaign`.

    With more than one of `processes`, the sizes are looked at beside each other. Raises Fault when
    a page never comes to rest.
    """
    if processes > 1:
        looks = in_processes(_look, campaign, sizes, progress, processes)
    else:
        looks = [_look(campaign, size, progress) for size in sizes]
    seen: dict[Where, list[tuple[str, Flaw]]] = {}
    for where, screen, flaw in chain.from_iterable(looks):
        seen.setdefault(where, []).append((screen, flaw))
    return [_finding(where, flaws) for where, flaws in seen.items()]


def _look(campaign: Campaign, size: Size, progress: Progress) -> list[Sight]:
    """Return what is wrong on a screen of one size."""
    found: list[Sight] = []
    with tour(campaign, size) as guide:
        for stop, language, text in _views(campaign):
            page = guide.show(stop, language, text)
            screen = size.name + ("*" if text else "")
            for code, flaw in _flaws(guide, page, stop, text):
                found.append(((code, stop.page, language), screen, flaw))
            progress(1)
    return found


def _views(campaign: Campaign) -> Iterator[tuple[Stop, str, int]]:
    """Yield what there is to look at: stop, language, step of the size of text."""
    pages = stops(campaign)
    for text in TEXTS:
        for language in campaign.languages:
            for stop in pages:
                foreign = stop.main_only and language != campaign.main_language
                if not foreign and (stop.enlarges or not text):
                    yield stop, language, text


def _flaws(guide: Tour, page: QQuickItem, stop: Stop, text: int) -> Iterator[tuple[str, Flaw]]:
    for flaw in inspect(page, guide.size.density, enlarged=text == LARGEST_TEXT):
        yield _CODES[flaw.kind], flaw
    if text == 0 and stop.mood is Mood.USUAL and _is_crowded(page):
        yield _CROWDED, Flaw(Kind.CUT, stop.page)


def _is_crowded(page: QQuickItem) -> bool:
    """Tell whether tiles go on for longer than may be; a list that can be searched may."""
    tiles = [t for t in targets_in(page) if t.item.objectName().startswith("choice-")]
    views = {tile.scrolled for tile in tiles if tile.scrolled is not None and not tile.region}
    searched = any(t.item.objectName().endswith("search") for t in targets_in(page))
    return not searched and any(
        float(view.item.property("contentHeight")) > MOST_SCREENS * view.item.height()
        for view in scrollers_in(page)
        if view.item in views
    )


def _finding(where: Where, flaws: list[tuple[str, Flaw]]) -> Finding:
    code, page, language = where
    sizes = ", ".join(dict.fromkeys(screen for screen, _ in flaws))
    least = min(flaws, key=lambda found: found[1].millimetres)[1]
    values = {"page": page, "language": language, "sizes": sizes, "what": least.what}
    values["mm"] = f"{least.millimetres:.1f}"
    return Finding("warning" if code in _MILD else "error", code, values)
