"""Makes the three static Inter fonts in resources/fonts/ from the variable font.

    python tools/fonts.py [/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf]

Why static and why subsets: reportlab embeds only static TrueType, Qt's software renderer is fastest
with it, and three small files load before the first frame. The source is Debian's package
fonts-inter-variable (Inter 3.19, OFL 1.1, no reserved font name).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = Path("/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf")
TARGET = Path(__file__).parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}

# Latin for Swedish, Finnish, Sami, Turkish and their neighbours; the signs that the texts use.
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin-1, Latin Extended-A and B
    *range(0x2B0, 0x2DE),  # modifier letters
    *range(0x300, 0x330),  # combining accents
    *range(0x1E00, 0x1F00),  # Latin Extended Additional
    *range(0x2010, 0x2028),  # dashes, quotation marks, bullet, ellipsis
    *range(0x202F, 0x203B),
    *range(0x2070, 0x20A0),  # superscripts
    0x20AC,  # euro
    *range(0x2190, 0x219A),  # arrows
    *(0x2116, 0x2122, 0x2212, 0x2215, 0x2260, 0x2264, 0x2265, 0x25CF, 0x2713, 0x2715, 0x2026),
]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt", "case", "frac"]


def make(source: Path, name: str, weight: int) -> Path:
    """Write one weight and return its file."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight}, inplace=True)
    keep = subset.Subsetter(_options())
    keep.populate(unicodes=CHARACTERS)
    keep.subset(font)
    _rename(font, name, weight)
    file = TARGET / f"Inter-{name}.ttf"
    font.save(file)
    return file


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False  # Inter's is for other renderers; ours draws large type
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 9, 11, 13, 14]
    options.notdef_outline = True
    return options


def _rename(font: TTFont, name: str, weight: int) -> None:
    """Name the font so that family "Lyssna Inter" holds all three weights, on Windows too.

    The family is our own: another Inter on the machine would get mixed in.

    Names 1 and 2 know only Regular and Bold; 16 and 17 carry the real family and style
    (OpenType specification, table name).
    """
    plain = name in ("Regular", "Bold")
    names = {
        1: "Lyssna Inter" if plain else f"Lyssna Inter {name}",
        2: name if plain else "Regular",
        3: f"Lyssna;Inter-{name}",
        4: f"Lyssna Inter {name}",
        6: f"LyssnaInter-{name}",
    }
    if not plain:
        names |= {16: "Lyssna Inter", 17: name}
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    bold = name == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    if not source.exists():
        sys.exit(f"{source} is missing: install Debian's package fonts-inter-variable.")
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        file = make(source, name, weight)
        print(f"{file.name}  {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
