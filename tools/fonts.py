"""Makes the six static fonts in resources/fonts/: Inter for Latin and Cyrillic, Noto for Arabic.

    python tools/fonts.py [/usr/share/fonts/truetype]

Why static and why subsets: reportlab embeds only static TrueType, Qt's software renderer is fastest
with it, and small files load before the first frame. The sources are Debian's packages
fonts-inter-variable (Inter 3.19), fonts-noto-core (Noto Sans Arabic 2.005, Regular and Bold) and
fonts-noto-extra (its SemiBold); all OFL 1.1 without a reserved font name.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

SOURCE = Path("/usr/share/fonts/truetype")
TARGET = Path(__file__).parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}

# Latin for Swedish, Finnish, Sami, Turkish and their neighbours; Cyrillic for Ukrainian and all
# that Inter has of it; the signs that the texts use.
INTER = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin-1, Latin Extended-A and B
    *range(0x2B0, 0x2DE),  # modifier letters
    *range(0x300, 0x330),  # combining accents
    *range(0x400, 0x530),  # Cyrillic and its supplement
    *range(0x1E00, 0x1F00),  # Latin Extended Additional
    *range(0x2010, 0x2028),  # dashes, quotation marks, bullet, ellipsis
    *range(0x202F, 0x203B),
    *range(0x2070, 0x20A0),  # superscripts
    0x20AC,  # euro
    *range(0x2190, 0x219A),  # arrows
    *(0x2116, 0x2122, 0x2212, 0x2215, 0x2260, 0x2264, 0x2265, 0x25CF, 0x2713, 0x2715, 0x2026),
]
# Arabic, Persian, Urdu, Sorani and their neighbours, with both kinds of eastern digits. The old
# presentation forms are kept as names of the joined glyphs; their long ligatures are not.
ARABIC = [
    0x20,
    0xA0,
    0x25CC,  # the dotted circle that carries a mark without its letter
    *range(0x600, 0x700),  # Arabic
    *range(0x750, 0x780),  # Arabic Supplement
    *range(0x8A0, 0x900),  # Arabic Extended-A
    *range(0xFB50, 0xFBC2),  # presentation forms of Persian, Urdu, Sorani
    *(0xFD3E, 0xFD3F, 0xFDF2, 0xFDFC),  # ornate parentheses, the name of God, rial
    *range(0xFE70, 0xFF00),  # presentation forms of Arabic
]
# Marks that steer joining and direction, and are never seen (Unicode, default ignorable).
UNSEEN = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
PRIVATE = 0xE000

# Without calt, which draws 1280x800 with a sign for times and -> as an arrow: what people write,
# and what they copy from the screen, stands there as it is.
INTER_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "frac"]
ARABIC_FEATURES = [
    *("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt"),
    *("kern", "mark", "mkmk", "curs"),
]


@dataclass(frozen=True)
class Family:
    """A family of our own: another Inter or Noto on the machine would get mixed in."""

    name: str
    file: str
    characters: list[int]
    features: list[str]


INTER_FAMILY = Family("Lyssna Inter", "Inter", INTER, INTER_FEATURES)
ARABIC_FAMILY = Family("Lyssna Arabic", "NotoSansArabic", ARABIC, ARABIC_FEATURES)


def sources(folder: Path, style: str) -> Iterator[tuple[Family, TTFont]]:
    """Yield the font of each family in one weight, whole."""
    inter = TTFont(folder / "inter-vf" / "Inter-roman.var.ttf")
    yield INTER_FAMILY, instancer.instantiateVariableFont(inter, {"wght": WEIGHTS[style]})
    arabic = TTFont(folder / "noto" / f"NotoSansArabic-{style}.ttf")
    _lower_lines(arabic)
    yield ARABIC_FAMILY, arabic


def make(family: Family, font: TTFont, style: str) -> Path:
    """Write one weight and return its file."""
    names = font.getBestCmap()
    keep = subset.Subsetter(_options(family))
    keep.populate(unicodes=family.characters)
    keep.subset(font)
    if family is ARABIC_FAMILY:
        _name_joined_glyphs(font, names)
    _add_unseen(font)
    _rename(font, family, style)
    file = TARGET / f"{family.file}-{style}.ttf"
    font.save(file)
    return file


def _options(family: Family) -> subset.Options:
    options = subset.Options()
    options.layout_features = family.features
    options.hinting = False  # theirs is for other renderers; ours draws large type
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 9, 11, 13, 14]
    options.notdef_outline = True
    return options


def _lower_lines(font: TTFont) -> None:
    """Let a line be as high as its letters, where Noto leaves room for stacked vowel signs.

    2.1 em, as Noto has it, would push every Arabic page apart, since Qt takes the highest of the
    families in a line. The letters themselves reach from -0.46 to 0.99 em; Inter has 1.21 em.
    """
    em = font["head"].unitsPerEm
    ascent, descent = round(0.99 * em), round(0.47 * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    metrics = font["OS/2"]
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, -descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, descent


def _name_joined_glyphs(font: TTFont, names: dict[int, str]) -> None:
    """Give each glyph that only joining leads to its own character in Unicode, or a private one.

    reportlab writes glyphs by their characters; it would number the missing ones as they come, and
    two handouts would differ by what was printed before them.
    """
    kept = set(font.getGlyphOrder())
    _map(font, {code: glyph for code, glyph in names.items() if glyph in kept and code > 0xFB4F})
    named = set(font.getBestCmap().values()) | {".notdef"}
    joined = [glyph for glyph in font.getGlyphOrder() if glyph not in named]
    _map(font, {PRIVATE + at: glyph for at, glyph in enumerate(joined)})


def _add_unseen(font: TTFont) -> None:
    """Draw the marks that are never seen as nothing at all, instead of as a box."""
    order = font.getGlyphOrder()
    font["glyf"].glyphs["unseen"] = Glyph()
    font["hmtx"].metrics["unseen"] = (0, 0)
    font.setGlyphOrder([*order, "unseen"] if "unseen" not in order else order)
    font["glyf"].glyphOrder = font.getGlyphOrder()
    _map(font, dict.fromkeys(UNSEEN, "unseen"))


def _map(font: TTFont, more: dict[int, str]) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= more


def _rename(font: TTFont, family: Family, style: str) -> None:
    """Name the font so that its family holds all three weights, on Windows too.

    Names 1 and 2 know only Regular and Bold; 16 and 17 carry the real family and style
    (OpenType specification, table name).
    """
    plain = style in ("Regular", "Bold")
    names = {
        1: family.name if plain else f"{family.name} {style}",
        2: style if plain else "Regular",
        3: f"Lyssna;{family.file}-{style}",
        4: f"{family.name} {style}",
        6: f"{family.name.replace(' ', '')}-{style}",
    }
    if not plain:
        names |= {16: family.name, 17: style}
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    TARGET.mkdir(parents=True, exist_ok=True)
    for style in WEIGHTS:
        try:
            for family, font in sources(folder, style):
                file = make(family, font, style)
                print(f"{file.name}  {file.stat().st_size / 1000:.0f} kB")
        except FileNotFoundError as error:
            sys.exit(f"{error.filename} is missing: install the packages named in this file.")


if __name__ == "__main__":
    main()
