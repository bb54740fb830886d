"""The receipt as dots: sharp, black on white, and the same as its PDF."""

from itertools import groupby

import pytest
from PIL import Image

from kiosk.campaign import Campaign
from kiosk.handout import qr_matrix, render_receipt_raster
from kiosk.paper.raster import Raster
from tests.kiosk.paper.test_logo import svg
from tests.kiosk.papers import STAND_DAY, handout, page_of, read_back, sample, with_logo

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"
DPI = 203


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


def dots(campaign: Campaign, language: str = "sv", link: str = "") -> Raster:
    return render_receipt_raster(campaign, campaign.events[2], language, STAND_DAY, link)


def image(raster: Raster) -> Image.Image:
    inverted = bytes(byte ^ 0xFF for byte in raster.rows)
    return Image.frombytes("1", (raster.width, raster.height), inverted).convert("L")


def test_raster_is_as_wide_as_the_printer_and_has_whole_rows(campaign: Campaign) -> None:
    raster = dots(campaign)
    assert raster.width == 576
    assert len(raster.rows) == raster.height * 72
    assert 0.05 < image(raster).histogram()[0] / (raster.width * raster.height) < 0.3


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_raster_is_the_page_of_the_pdf(campaign: Campaign, language: str) -> None:
    seen = image(dots(campaign, language))
    page = page_of(handout(campaign, language, layout="receipt"), DPI)
    page = page.crop((32, 0, 32 + seen.width, seen.height))
    small = (seen.width // 8, seen.height // 8)  # poppler draws the edges of letters otherwise
    ours, theirs = (one.resize(small, Image.Resampling.BOX).tobytes() for one in (seen, page))
    assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) < 90
    assert read_back(seen).text == campaign.promise_page


def test_modules_of_the_code_are_whole_dots(campaign: Campaign) -> None:
    seen = image(dots(campaign, link=LINK))
    code = read_back(seen)
    assert code.text == LINK
    row, left = code.position.top_left.y + 2, code.position.top_left.x
    module = 320 // len(qr_matrix(LINK))
    line = seen.crop((left, row, left + module * len(qr_matrix(LINK)), row + 1)).tobytes()
    runs = [len(list(same)) for _, same in groupby(line)]
    assert len(runs) > 5
    assert all(run % module == 0 for run in runs)


def test_logo_is_dots_of_black_on_white(campaign: Campaign) -> None:
    plain, marked = dots(campaign), dots(with_logo(campaign, "l.svg", svg()))
    assert marked.height > plain.height
    top = image(marked).crop((0, 24, 280, 24 + 90))
    assert top.getbbox() is not None
    assert 0.2 < top.histogram()[0] / (280 * 90) <= 1
