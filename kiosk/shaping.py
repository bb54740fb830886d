"""A line of text as it stands on paper: words of both directions in order, letters joined.

Every line goes through here, in whatever language. Order is the Unicode Bidirectional Algorithm
(UAX 9, by python-bidi), joining is HarfBuzz (by reportlab). Knows nothing of pages or colours.
Widths are in em: times the size in points they are points.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from bidi import get_display
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

import resources

REGULAR, SEMIBOLD, BOLD = "Inter-Regular", "Inter-SemiBold", "Inter-Bold"

_FAMILIES = ("Inter", "NotoSansArabic")  # the first that has a character draws it
_RIGHT_TO_LEFT = ("R", "AL")  # bidirectional classes, as unicodedata names them
_JOINING = (*_RIGHT_TO_LEFT, "NSM", "BN")  # letters, their marks, and what steers their joining
_EM = 1000  # reportlab's units to an em
_TO_UNICODE = re.compile(r"(?m)^(<[0-9A-F]{2}>) <([0-9A-F]{4,})>$")

_SPACE = re.compile(r"[ \t\n]+")  # not the no-break space
# A telephone number reads from left to right as a whole, also where its parts would be turned.
_NUMBER = re.compile(r"\+?\d+(?:[ \u00a0-]\d+)+")
_ISOLATE, _POP = "\u2066", "\u2069"
_BRACKETS = r"[()\[\]{}<>«»‹›]"
_BRACKET = re.compile(_BRACKETS)
_TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TRACE = "\u034f"  # a mark without a look, which stays behind its bracket in reading order
_TRACED = re.compile(f"{_TRACE}({_BRACKETS})|({_BRACKETS}){_TRACE}")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Run(NamedTuple):
    """What is drawn in one go with one font; `text` is in the order of drawing."""

    font: str
    text: str
    width: float


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose joined letters are found again when somebody copies or searches the page."""

    def __init__(self, name: str, file: object) -> None:
        super().__init__(name, file)
        self.letters: dict[int, str] = {}  # of a glyph without a character of its own

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font, with tables that name letters instead of their joined forms."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                table = doc.idToObject[name]
                table.content = _TO_UNICODE.sub(self._entry, table.content)

    def _entry(self, match: re.Match[str]) -> str:
        code = int(match[2], 16)
        letters = self.letters.get(code) or _letter(chr(code))
        return f"{match[1]} <{letters.encode('utf-16-be').hex().upper()}>"


def _letter(char: str) -> str:
    """Return the letter of a joined form, such as U+0628 for U+FE91.

    Two letters in one form stay as they are: readers of PDF take them apart in the right order, and
    some would turn two letters around.
    """
    plain = unicodedata.normalize("NFKC", char)
    joined = len(plain) == 1 and unicodedata.bidirectional(plain) in _RIGHT_TO_LEFT
    return plain if joined else char


@cache
def load_fonts() -> None:
    """Make our fonts known to reportlab, once in a process; they are embedded in every page."""
    for family in _FAMILIES:
        for weight in ("Regular", "SemiBold", "Bold"):
            name = f"{family}-{weight}"
            registerFont(_Font(name, resources.path("fonts", f"{name}.ttf")))


def right_to_left(text: str) -> bool:
    """Tell whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def lacking(text: str) -> set[str]:
    """Return the characters of a text that none of our fonts has a sign for."""
    load_fonts()
    faces = [getFont(f"{family}-Regular").face.charToGlyph for family in _FAMILIES]
    signs = set(_UNSEEN.sub("", _SPACE.sub("", text)))
    return {sign for sign in signs if not any(ord(sign) in face for face in faces)}


def words(text: str) -> list[str]:
    """Return the parts that a line may end after; a telephone number is one."""
    whole = _NUMBER.sub(lambda number: number[0].replace(" ", "\u00a0"), text)
    return [word for word in _SPACE.split(whole) if word]


@lru_cache(maxsize=4096)
def runs(line: str, font: str, base_rtl: bool) -> tuple[Run, ...]:
    """Return the runs of a line from left to right; `base_rtl` is the paragraph's direction."""
    load_fonts()
    ordered = _ordered(line, base_rtl) if base_rtl or right_to_left(line) else line
    grouped = groupby(_UNSEEN.sub("", ordered), lambda char: _setting(char, font))
    return tuple(_run("".join(chars), *setting) for setting, chars in grouped)


def width(line: str, font: str, base_rtl: bool = False) -> float:
    """Return the width of a line in em."""
    return sum(run.width for run in runs(line, font, base_rtl))


def _ordered(line: str, base_rtl: bool) -> str:
    """Return the characters of a line from left to right, brackets facing the right way.

    python-bidi turns no brackets. A mark behind each of them comes out in front of it where the
    text runs from right to left, which is where UAX 9 (rule L4) mirrors it.
    """
    isolated = _NUMBER.sub(lambda number: f"{_ISOLATE}{number[0]}{_POP}", line)
    traced = _BRACKET.sub(lambda bracket: bracket[0] + _TRACE, isolated)
    visual = str(get_display(traced, base_dir="R" if base_rtl else "L"))
    return _TRACED.sub(lambda pair: pair[1].translate(_TURNED) if pair[1] else pair[2], visual)


def _setting(char: str, font: str) -> tuple[str, bool]:
    """Return the font that draws a character, and whether its letters join."""
    latin, arabic = (font.replace(_FAMILIES[0], family) for family in _FAMILIES)
    known = ord(char) in getFont(latin).face.charToGlyph
    if known or ord(char) not in getFont(arabic).face.charToGlyph:
        return latin, False
    return arabic, unicodedata.bidirectional(char) in _JOINING


def _run(text: str, font: str, joins: bool) -> Run:
    if not joins:
        return Run(font, text, float(stringWidth(text, font, 1)))
    word = text[::-1]  # HarfBuzz wants reading order, and gives back drawing order
    shaped = shapeStr(word, font, 1, force=True)
    places = shaped.__shapeData__
    ends = sorted({place.cluster for place in places} | {len(word)})
    letters = getFont(font).letters
    for glyph, place in zip(shaped, places, strict=True):
        if unicodedata.category(glyph) == "Co":
            end = ends[ends.index(place.cluster) + 1]
            letters.setdefault(ord(glyph), word[place.cluster : end])
    return Run(font, shaped, sum(place.x_advance for place in places) / _EM)
