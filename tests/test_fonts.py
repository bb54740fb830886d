"""The fonts that travel along: a sign for every character, three weights each, joined letters."""

import tomllib
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout
from pytestqt.qtbot import QtBot

import resources
from kiosk import wording

FONTS = sorted(resources.path("fonts").glob("*.ttf"))
FAMILIES = {"Lyssna Inter": "Inter", "Lyssna Arabic": "NotoSansArabic"}
WEIGHTS = {"Regular", "SemiBold", "Bold"}
LANGUAGES = ("sv", "en", "fi", "ar", "sv-x-lattlast", "uk", "fa", "ur", "ckb", "se")
# What steers letters and direction without being seen; Qt asks every family for it all the same.
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
ALPHABETS = {
    "Ukrainian": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ№",
    "Sami": "ÁČĐŊŠŦŽáčđŋšŧžÅÄÖÆØåäöæøÏï",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩،؛؟ـًٌٍَُِّْ",
    "Persian": "پچژگکی۰۱۲۳۴۵۶۷۸۹",
    "Urdu": "ٹڈڑںھہۃےۓ",
    "Sorani": "ڕڵۆێڤە",
}


def strings(value: object) -> Iterator[str]:
    """Yield every text in what a TOML file holds, whatever its place."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def texts(file: Path) -> Iterator[str]:
    if file.suffix == ".toml":
        yield from strings(tomllib.loads(file.read_text("utf-8")))
    else:
        yield from ElementTree.parse(file).getroot().itertext()


def shown_files() -> list[Path]:
    patterns = ("campaigns/**/*.toml", "messages/*.toml", "pages/texts.*.toml", "translations/*.ts")
    return sorted(file for pattern in patterns for file in resources.path().glob(pattern))


@pytest.fixture(scope="module")
def covered() -> set[int]:
    return {code for file in FONTS for code in TTFont(file).getBestCmap()}


@pytest.fixture
def database(qtbot: QtBot) -> Iterator[dict[str, set[str]]]:
    """Give Qt our fonts alone; return the styles of each family that they make up."""
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in FONTS]
    names = {name for number in numbers for name in QFontDatabase.applicationFontFamilies(number)}
    yield {name: set(QFontDatabase.styles(name)) for name in names}
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("file", shown_files(), ids=lambda file: file.name)
def test_every_character_of_every_text_has_a_sign(file: Path, covered: set[int]) -> None:
    missing = {char for text in texts(file) for char in text if ord(char) not in covered}
    assert missing - {"\n", "\t"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_a_date_has_a_sign(language: str, covered: set[int]) -> None:
    days = [date(2016, 1, 1) + timedelta(days=at) for at in range(366)]
    said = "".join(wording.long_date(day, language) for day in days)
    said += wording.time_span(time(12), time(15, 30), language)
    assert {char for char in said if ord(char) not in covered} == set()


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_letter_of_an_alphabet_has_a_sign(alphabet: str, covered: set[int]) -> None:
    assert {char for char in ALPHABETS[alphabet] if ord(char) not in covered} == set()


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_marks_that_steer_the_text_are_drawn_as_nothing(file: Path) -> None:
    font = TTFont(file)
    names = {font.getBestCmap()[ord(char)] for char in UNSEEN}
    assert all(font["hmtx"][name][0] == 0 for name in names)
    assert all(font["glyf"][name].numberOfContours == 0 for name in names)


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_font_may_be_embedded_and_names_its_licence(file: Path) -> None:
    font = TTFont(file)
    assert font["OS/2"].fsType == 0
    assert "Open Font License" in str(font["name"].getDebugName(13))
    assert file.stat().st_size < 160_000


@pytest.mark.parametrize("family", FAMILIES)
def test_three_weights_are_one_family_in_qt(family: str, database: dict[str, set[str]]) -> None:
    assert database[family] == WEIGHTS
    weights = {style: QFontDatabase.weight(family, style) for style in WEIGHTS}
    assert weights == {
        "Regular": QFont.Weight.Normal,
        "SemiBold": QFont.Weight.DemiBold,
        "Bold": QFont.Weight.Bold,
    }


def glyphs(text: str, families: list[str]) -> dict[str, list[int]]:
    """Return the glyphs that Qt draws for one line of `text`, by the family that they come from."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(40)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    drawn: dict[str, list[int]] = {}
    for run in layout.glyphRuns():
        drawn.setdefault(run.rawFont().familyName(), []).extend(run.glyphIndexes())
    return drawn


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("text", ["العربية", "پرسیان", "بۆچوون", "پوچھیں"])
def test_arabic_letters_are_joined(text: str) -> None:
    joined = glyphs(text, ["Lyssna Arabic"])["Lyssna Arabic"]
    isolated = [glyphs(char, ["Lyssna Arabic"])["Lyssna Arabic"][0] for char in text]
    assert 0 not in joined
    changed = [letter for letter in joined if letter not in isolated]
    assert len(changed) >= len(text) // 2


@pytest.mark.usefixtures("database")
def test_lam_and_alef_become_one_sign() -> None:
    assert len(glyphs("لا", ["Lyssna Arabic"])["Lyssna Arabic"]) == 1


@pytest.mark.usefixtures("database")
def test_each_family_draws_its_own_letters_in_a_mixed_line() -> None:
    drawn = glyphs("Umeå: العربية, 114 14 — Привіт", [*FAMILIES])
    assert drawn.keys() == FAMILIES.keys()
    assert 0 not in [*drawn["Lyssna Inter"], *drawn["Lyssna Arabic"]]
    assert len(drawn["Lyssna Arabic"]) == len("العربية")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("family", FAMILIES)
def test_marks_that_steer_the_text_need_no_other_font(family: str) -> None:
    raw = QRawFont.fromFont(QFont(family))
    assert all(raw.supportsCharacter(ord(char)) for char in UNSEEN)


@pytest.mark.usefixtures("database")
def test_arabic_lines_are_high_enough_for_their_letters_and_no_higher() -> None:
    heights = []
    for family in FAMILIES:
        raw = QRawFont.fromFont(QFont(family))
        heights.append((raw.ascent() + raw.descent()) / raw.pixelSize())
    inter, arabic = heights
    assert inter < arabic < 1.3 * inter
    font = TTFont(resources.path("fonts", "NotoSansArabic-Bold.ttf"))
    for letter in "ابجدهوزحطيكلمنسعفصقرشتثخذضظغأإآئؤپچگڵێ":
        box = font["glyf"][font.getBestCmap()[ord(letter)]]
        assert box.yMin >= font["hhea"].descent
        assert box.yMax <= font["hhea"].ascent
