"""Handouts as phones and as programs read them: in all formats and in all languages."""

import io
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageFilter
from pypdf import PdfReader

from kiosk.campaign import Campaign
from kiosk.handout import LAYOUTS
from tests.kiosk.paper.test_logo import svg
from tests.kiosk.papers import (
    LANGUAGES,
    content,
    handout,
    loose_fonts,
    page_of,
    read_back,
    sample,
    texts_in,
    with_logo,
    words_of,
)
from tests.needs import needs, tool

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"
PHONE = 150  # dots per inch
GREY = 178  # what 30 % grey ink is on white


def rotated(page: Image.Image, degrees: float = 12) -> Image.Image:
    return page.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def blurred(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(1.2))


def faint(page: Image.Image) -> Image.Image:
    return page.point(lambda value: GREY + value * (255 - GREY) // 255)


def poor(page: Image.Image) -> Image.Image:
    return faint(blurred(rotated(page, 193)))


WAYS: list[Callable[[Image.Image], Image.Image]] = [Image.Image.copy, rotated, blurred, faint, poor]


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_read_at_150_dpi_rotated_blurred_and_faint(
    campaign: Campaign, layout: str, language: str
) -> None:
    number = 4 if layout == "a4" else 1
    page = page_of(handout(campaign, language, link=LINK, layout=layout), PHONE)
    for way in WAYS:
        assert texts_in(way(page)) == [LINK] * number, way.__name__


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_code_of_the_neutral_handout_is_read_and_leads_to_the_page_alone(
    campaign: Campaign, layout: str, language: str
) -> None:
    pdf = handout(campaign, language, link=LINK, layout=layout, neutral=True)
    number = 4 if layout == "a4" else 1
    assert texts_in(poor(page_of(pdf, PHONE))) == [campaign.promise_page] * number


@pytest.mark.nightly
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("length", [0, 60, 160])
def test_code_of_any_address_is_read_however_it_lies(
    campaign: Campaign, layout: str, length: int
) -> None:
    address = f"{campaign.promise_page}/{'a' * length}"
    link = f"{address}#omrade=alidhem&tema=belysning"
    long = msgspec.structs.replace(campaign, promise_page=address)
    for language in LANGUAGES:
        page = page_of(handout(long, language, link=link, layout=layout), PHONE)
        for degrees in range(0, 360, 30):
            assert set(texts_in(rotated(page, degrees))) == {link}
            assert set(texts_in(faint(rotated(page, degrees)))) == {link}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_is_sound_and_has_title_language_and_fonts(
    campaign: Campaign, layout: str, language: str, tmp_path: Path
) -> None:
    needs(tool("qpdf"), "qpdf is not installed")
    logo = with_logo(campaign, "logo.svg", svg())
    for made in (campaign, logo):
        pdf = handout(made, language, layout=layout, neutral=made is logo)
        file = tmp_path / "handout.pdf"
        file.write_bytes(pdf)
        done = subprocess.run([tool("qpdf"), "--check", file], capture_output=True)
        assert done.returncode == 0, done.stdout.decode()
        reader = PdfReader(io.BytesIO(pdf))
        assert reader.metadata is not None
        assert str(reader.metadata.title).startswith("Umeå lyssnar: Ikea, 2")
        assert reader.root_object["/Lang"] == language
        assert loose_fonts(pdf) == []


@pytest.mark.parametrize("layout", ["a6", "a5", "receipt"])
def test_code_is_25_mm_or_more_and_square(campaign: Campaign, layout: str) -> None:
    for length in (0, 160):
        address = f"{campaign.promise_page}/{'a' * length}"
        long = msgspec.structs.replace(campaign, promise_page=address)
        place = read_back(page_of(handout(long, layout=layout), 300)).position
        across = place.top_right.x - place.top_left.x
        down = place.bottom_left.y - place.top_left.y
        assert across / 300 * 25.4 >= 25
        assert across == pytest.approx(down, abs=3)


@pytest.mark.parametrize("layout", ["a6", "a5", "receipt"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_said_on_every_format(campaign: Campaign, layout: str, language: str) -> None:
    words = words_of(handout(campaign, language, layout=layout))
    told = content(campaign, language)
    said = [told.question, told.heading, told.coming, told.address, told.organisation]
    said += [told.story[0].text, told.story[-1].text, *(c.label for c in told.contacts)]
    said += list(told.notes)
    assert [text for text in said if not plain(text) <= plain(words)] == []


def plain(text: str) -> set[str]:
    """Return the words, without the signs that a change of direction may part from them.

    Nor with vowel signs, which readers of PDF find before or behind their letters.
    """
    letters = "".join(sign for sign in text if unicodedata.category(sign) != "Mn")
    return {word.strip(".,:؟?()،·") for word in letters.split()}


@pytest.mark.parametrize("layout", ["a6", "a5", "receipt"])
def test_text_that_is_far_too_long_is_never_cut(campaign: Campaign, layout: str) -> None:
    long = " ".join(f"ord{number}" for number in range(400))
    words = words_of(
        handout(msgspec.structs.replace(campaign, question={"sv": long}), layout=layout)
    )
    assert long in words
    assert "…" not in words
