"""The outline of a shape: SVG path data made absolute and plain, and the box around it.

Read are the commands M L H V C Q A Z, absolute and relative, as SVG 2 writes them (W3C, "Paths");
written are M L C Q Z, so that a reader needs to know no others. Errors are ValueErrors without
words: whoever reads the drawing knows which element it was.
"""

import math
import re
from collections.abc import Callable

LONGEST_PATH = 20_000  # characters of path data
FURTHEST = 100_000.0  # the greatest coordinate: far from where numbers lose their decimals

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_BETWEEN = re.compile(r"[ \t\r\n\f]*,?[ \t\r\n\f]*")
_FLAG = re.compile(r"[01]")
_COMMAND = re.compile(r"[MLHVCQAZmlhvcqaz]")

Point = tuple[float, float]


def number(text: str) -> float:
    """Return a number of an attribute, plain or in px; ValueError for anything else."""
    found = _NUMBER.fullmatch(text.strip().removesuffix("px"))
    if found is None:
        raise ValueError
    return _near(float(found[0]))


def numbers(text: str) -> list[float]:
    """Return the numbers of a list, such as the points of a polygon."""
    if len(text) > LONGEST_PATH:
        raise ValueError
    scanner = _Scanner(text)
    found = []
    while not scanner.ended():
        found.append(scanner.number())
    return found


def _near(value: float) -> float:
    if not abs(value) <= FURTHEST:  # NaN compares to nothing
        raise ValueError
    return value


class Outline:
    """Path data under way, and the box around its points, those that bend its curves included."""

    def __init__(self, origin: Point = (0.0, 0.0)) -> None:
        """Start an outline that is moved so that `origin` becomes 0,0."""
        self._origin = origin
        self._parts: list[str] = []
        self.left = self.top = math.inf
        self.right = self.bottom = -math.inf

    @property
    def path(self) -> str:
        return "".join(self._parts)

    def move(self, to: Point) -> None:
        self._add("M", to)

    def line(self, to: Point) -> None:
        self._add("L", to)

    def curve(self, *points: Point) -> None:
        """Add a quadratic or cubic Bézier curve: its control points, then its end."""
        self._add("Q" if len(points) == 2 else "C", *points)

    def close(self) -> None:
        self._parts.append("Z")

    def polygon(self, values: list[float], *, closed: bool = True) -> None:
        """Add the points that lie in `values` as x, y, x, y and so on."""
        points = list(zip(values[::2], values[1::2], strict=True))
        if len(points) < (3 if closed else 2):
            raise ValueError
        self.move(points[0])
        for point in points[1:]:
            self.line(point)
        if closed:
            self.close()

    def ellipse(self, centre: Point, rx: float, ry: float) -> None:
        (x, y) = centre
        self.move((x - rx, y))
        for end in ((x + rx, y), (x - rx, y)):
            start = (2 * x - end[0], y)
            for curve in arc(start, rx, ry, 0, False, True, end):
                self.curve(*curve)
        self.close()

    def _add(self, command: str, *points: Point) -> None:
        written = []
        for x, y in points:
            across, down = _near(x) - self._origin[0], _near(y) - self._origin[1]
            self.left, self.right = min(self.left, across), max(self.right, across)
            self.top, self.bottom = min(self.top, down), max(self.bottom, down)
            written.append(f"{_brief(across)},{_brief(down)}")
        self._parts.append(command + " ".join(written))


def _brief(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def arc(
    start: Point, rx: float, ry: float, turned: float, large: bool, sweep: bool, end: Point
) -> list[tuple[Point, Point, Point]]:
    """Return an elliptical arc as cubic curves of at most a quarter turn each.

    From end points to centre as in SVG 2, appendix B.2.4; radii that are too small grow (B.2.5).
    """
    rx, ry = abs(rx), abs(ry)
    if start == end:
        return []
    if rx < 1e-6 or ry < 1e-6:
        return [(start, end, end)]
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    half = ((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    x, y = cos * half[0] + sin * half[1], cos * half[1] - sin * half[0]
    reach = (x / rx) ** 2 + (y / ry) ** 2
    if reach < 1e-12:
        return [(start, end, end)]
    if reach > 1:
        rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
        reach = 1.0
    far = math.sqrt(max(0.0, 1 / reach - 1)) * (-1 if large == sweep else 1)
    cx, cy = far * rx * y / ry, -far * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    turn = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    middle = (
        cos * cx - sin * cy + (start[0] + end[0]) / 2,
        sin * cx + cos * cy + (start[1] + end[1]) / 2,
    )

    def place(across: float, down: float) -> Point:
        across, down = across * rx, down * ry
        return (
            middle[0] + cos * across - sin * down,
            middle[1] + sin * across + cos * down,
        )

    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    bend = 4 / 3 * math.tan(step / 4)
    curves = []
    for piece in range(count):
        a, b = first + piece * step, first + (piece + 1) * step
        curves.append(
            (
                place(math.cos(a) - bend * math.sin(a), math.sin(a) + bend * math.cos(a)),
                place(math.cos(b) + bend * math.sin(b), math.sin(b) - bend * math.cos(b)),
                end if piece == count - 1 else place(math.cos(b), math.sin(b)),
            )
        )
    return curves


class _Scanner:
    """Reads path data from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._skip()

    def ended(self) -> bool:
        return self._at == len(self._text)

    def command(self) -> str | None:
        found = _COMMAND.match(self._text, self._at)
        return self._take(found) if found else None

    def number(self) -> float:
        return _near(float(self._take(_NUMBER.match(self._text, self._at))))

    def flag(self) -> bool:
        """Read a flag of an arc; the next number may follow it without a space."""
        return self._take(_FLAG.match(self._text, self._at)) == "1"

    def _take(self, found: re.Match[str] | None) -> str:
        if found is None:
            raise ValueError
        self._at = found.end()
        self._skip()
        return found[0]

    def _skip(self) -> None:
        space = _BETWEEN.match(self._text, self._at)
        self._at = space.end() if space else self._at


class _Pen:
    """Follows path data. Knows where it is, where its figure began, and what it has drawn."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._scan = _Scanner(text)
        self._outline = outline
        self._here = self._start = (0.0, 0.0)
        self._draw: dict[str, Callable[[bool], None]] = {
            "M": self._move,
            "L": self._line,
            "H": self._across,
            "V": self._down,
            "C": lambda relative: self._curve(3, relative),
            "Q": lambda relative: self._curve(2, relative),
            "A": self._arc,
            "Z": lambda _: self._close(),
        }

    def run(self) -> None:
        command = self._scan.command()
        if command not in ("M", "m"):
            raise ValueError
        while command is not None:
            self._draw[command.upper()](command.islower())
            if self._scan.ended():
                return
            following = self._scan.command()
            if following is None:  # more numbers: the same again, but after a move comes a line
                if command in "Zz":
                    raise ValueError
                following = {"M": "L", "m": "l"}.get(command, command)
            command = following

    def _point(self, relative: bool) -> Point:
        x, y = self._scan.number(), self._scan.number()
        return (self._here[0] + x, self._here[1] + y) if relative else (x, y)

    def _move(self, relative: bool) -> None:
        self._here = self._start = self._point(relative)
        self._outline.move(self._here)

    def _line(self, relative: bool) -> None:
        self._to(self._point(relative))

    def _across(self, relative: bool) -> None:
        x = self._scan.number()
        self._to((self._here[0] + x if relative else x, self._here[1]))

    def _down(self, relative: bool) -> None:
        y = self._scan.number()
        self._to((self._here[0], self._here[1] + y if relative else y))

    def _to(self, point: Point) -> None:
        self._outline.line(point)
        self._here = point

    def _curve(self, count: int, relative: bool) -> None:
        points = [self._point(relative) for _ in range(count)]
        self._outline.curve(*points)
        self._here = points[-1]

    def _arc(self, relative: bool) -> None:
        rx, ry, turned = (self._scan.number() for _ in range(3))
        large, sweep = self._scan.flag(), self._scan.flag()
        end = self._point(relative)
        for curve in arc(self._here, rx, ry, turned, large, sweep, end):
            self._outline.curve(*curve)
        self._here = end

    def _close(self) -> None:
        self._outline.close()
        self._here = self._start


def follow(path: str, outline: Outline) -> None:
    """Add SVG path data to `outline`; raise ValueError where it is not such data."""
    if len(path) > LONGEST_PATH:
        raise ValueError
    _Pen(path, outline).run()
