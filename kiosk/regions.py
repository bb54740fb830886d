"""Maps to tap on: an SVG drawing whose regions carry the codes of a question's choices as ids.

So does the appearance `image-map` of XLSForm. Only shapes are taken from the file, no colours, no
texts and nothing that could act: names are drawn by the kiosk in the visitor's language. Whatever
a map cannot show as it was meant is refused by name instead of being left out.
"""

import re
from collections.abc import Callable
from xml.etree import ElementTree

from msgspec import Struct

from kiosk.errors import Refused
from kiosk.outline import FURTHEST, Outline, follow, number, numbers

LARGEST_FILE = 512 * 1024  # bytes
MOST_ELEMENTS = 500

_SVG = "{http://www.w3.org/2000/svg}"
_SILENT = ("title", "desc", "metadata")  # say something about the drawing, and draw nothing
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_DECLARES = re.compile(r"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)")
KINDS = ("water", "green", "road", "rail", "land")
_SLACK = 0.5  # units that a region may stick out of the drawing: the width of a line


class Region(Struct, frozen=True):
    """A part of the map that can be chosen, and the box around it, in the drawing's units.

    `path` is SVG path data in the commands M L C Q Z, from the upper left corner of that box; ""
    for a rectangle, whose box says it all.
    """

    code: str
    path: str
    x: float
    y: float
    width: float
    height: float


class Scenery(Struct, frozen=True):
    """Something to find one's way by: one of KINDS, and its path data."""

    kind: str
    path: str


class Drawing(Struct, frozen=True):
    """A map: its size in its own units, and what is on it, from back to front."""

    width: float
    height: float
    regions: list[Region]
    scenery: list[Scenery]


def read(svg: bytes) -> Drawing:
    """Return the map in an SVG file (UTF-8); raise Refused when it is none, or holds more."""
    if len(svg) > LARGEST_FILE:
        raise Refused("map-large", kilobytes=LARGEST_FILE // 1024)
    try:
        text = svg.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("map-unreadable") from None
    if _DECLARES.search(text):
        raise Refused("map-doctype")
    reader = _Reader()
    # As text, and not as bytes: then a declared encoding cannot hide anything from the search.
    parser = ElementTree.XMLParser(target=reader)
    try:
        parser.feed(text)
        parser.close()
    except (ElementTree.ParseError, ValueError):
        raise Refused("map-unreadable") from None
    if not reader.regions:
        raise Refused("map-without-regions")
    return Drawing(reader.width, reader.height, list(reader.regions.values()), reader.scenery)


class _Reader:
    """Takes the elements of a drawing as the parser comes to them."""

    def __init__(self) -> None:
        self.width = self.height = 0.0
        self.regions: dict[str, Region] = {}
        self.scenery: list[Scenery] = []
        self._origin = (0.0, 0.0)
        self._count = 0
        self._open: list[str] = []  # tags around the place in the file
        self._silent = 0  # how many of them, counted from the first silent one

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise Refused("map-crowded", most=MOST_ELEMENTS)
        name = tag.removeprefix(_SVG)
        if not self._open:
            self._begin(tag, attributes)
        elif self._silent or not tag.startswith(_SVG) or name in _SILENT:
            self._silent += 1
        else:
            self._take(name, attributes)
        self._open.append(name)

    def end(self, tag: str) -> None:
        self._open.pop()
        self._silent = max(0, self._silent - 1)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != f"{_SVG}svg":
            raise Refused("map-unreadable")
        try:
            x, y, self.width, self.height = numbers(attributes.get("viewBox", ""))
        except ValueError:
            raise Refused("map-size-missing") from None
        if not (0 < self.width <= FURTHEST and 0 < self.height <= FURTHEST):
            raise Refused("map-size-missing")
        self._origin = (x, y)

    def _take(self, name: str, attributes: dict[str, str]) -> None:
        element = _named(name, attributes)
        if "transform" in attributes:
            raise Refused("map-transform", element=element)
        if self._open[-1] == "defs" or name not in _DRAWN and name not in ("g", "defs"):
            raise Refused("map-element-unknown", element=element)
        if name not in _DRAWN:
            return
        outline = Outline(self._origin)
        try:
            _DRAWN[name](attributes, outline)
        except ValueError:
            raise Refused("map-shape-wrong", element=element) from None
        if "id" in attributes:
            self._add_region(name, attributes, outline)
        else:
            names = attributes.get("class", "").split()
            kind = next((kind for kind in names if kind in KINDS), "land")
            self.scenery.append(Scenery(kind, outline.path))

    def _add_region(self, name: str, attributes: dict[str, str], outline: Outline) -> None:
        code, element = attributes["id"], _named(name, attributes)
        if not _CODE.fullmatch(code) or name == "polyline":
            raise Refused("map-region-wrong", element=element)
        if code in self.regions:
            raise Refused("map-region-twice", element=element)
        width, height = outline.right - outline.left, outline.bottom - outline.top
        inside = (
            min(outline.left, outline.top) >= -_SLACK
            and outline.right <= self.width + _SLACK
            and outline.bottom <= self.height + _SLACK
        )
        if not inside or width < 1 or height < 1:
            raise Refused("map-region-outside", element=element)
        path = ""
        if name != "rect":  # drawn once more, from the corner of its own box
            moved = Outline((self._origin[0] + outline.left, self._origin[1] + outline.top))
            _DRAWN[name](attributes, moved)
            path = moved.path
        self.regions[code] = Region(code, path, outline.left, outline.top, width, height)


def _named(name: str, attributes: dict[str, str]) -> str:
    """Return how an error names an element: short, whatever is in the file."""
    return f"{name} {attributes.get('id', '')[:40]}".strip()[:60]


def _length(attributes: dict[str, str], name: str) -> float:
    return number(attributes.get(name, "0"))


def _rect(attributes: dict[str, str], outline: Outline) -> None:
    """Add a rectangle. Its corners are square: the kiosk rounds all of them in its own way."""
    x, y, width, height = (_length(attributes, name) for name in ("x", "y", "width", "height"))
    if min(width, height, _length(attributes, "rx"), _length(attributes, "ry")) < 0:
        raise ValueError
    right, bottom = x + width, y + height
    outline.polygon([x, y, right, y, right, bottom, x, bottom])


def _ellipse(attributes: dict[str, str], outline: Outline) -> None:
    both = _length(attributes, "r")
    rx, ry = (_length(attributes, name) or both for name in ("rx", "ry"))
    if min(rx, ry) < 0:
        raise ValueError
    outline.ellipse((_length(attributes, "cx"), _length(attributes, "cy")), rx, ry)


def _polygon(attributes: dict[str, str], outline: Outline) -> None:
    outline.polygon(numbers(attributes.get("points", "")))


def _polyline(attributes: dict[str, str], outline: Outline) -> None:
    outline.polygon(numbers(attributes.get("points", "")), closed=False)


def _path(attributes: dict[str, str], outline: Outline) -> None:
    follow(attributes.get("d", ""), outline)


_DRAWN: dict[str, Callable[[dict[str, str], Outline], None]] = {
    "rect": _rect,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "polygon": _polygon,
    "polyline": _polyline,
    "path": _path,
}


def neighbour(regions: list[Region], code: str, dx: int, dy: int) -> str:
    """Return the code of the region next to `code` to the left (-1, 0), right, up or down.

    The nearest of those that end before the middle of this one, seen that way: what stands in the
    same row or column goes before what stands aside. Returns `code` itself at the edge of the map.
    """
    here = next((region for region in regions if region.code == code), None)
    if here is None:
        return code
    best, least = code, (True, float("inf"))
    for there in regions:
        ahead, apart, aside = _way(here, there, dx, dy)
        # Within half a right angle to both sides; a step aside counts as three ahead.
        if there is not here and ahead > 0 and ahead >= apart:
            cost = (apart > 0, ahead + 3 * apart + aside / 2)
            if cost < least:
                best, least = there.code, cost
    return best


def _way(here: Region, there: Region, dx: int, dy: int) -> tuple[float, float, float]:
    """Return how far `there` begins ahead of the middle of `here`, how far the two miss each other
    to the side (0 if they do not), and how far their middles lie aside.
    """
    across = (there.x + there.width / 2) - (here.x + here.width / 2)
    down = (there.y + there.height / 2) - (here.y + here.height / 2)
    if dx:
        ahead = across * dx - there.width / 2
        apart = abs(down) - (here.height + there.height) / 2
        return ahead, max(0.0, apart), abs(down)
    ahead = down * dy - there.height / 2
    apart = abs(across) - (here.width + there.width) / 2
    return ahead, max(0.0, apart), abs(across)
