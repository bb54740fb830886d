"""The campaign's logo on paper: as it is, never stretched, with nothing from elsewhere."""

import io
import logging

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.campaign import Campaign
from kiosk.errors import Refused
from kiosk.paper.logo import read
from tests.kiosk.papers import handout, loose_fonts, page_of, sample, with_logo

# Three times as wide as high, of a colour that nothing else on the paper has.
RED = "#FF0000"
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">
<rect width="300" height="100" fill="{RED}"/>%s</svg>"""
GRADIENT = """<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/>
<stop offset="1" stop-color="#a00"/></linearGradient></defs>
<circle cx="50" cy="50" r="40" fill="url(#g)"/>"""


def svg(more: str = "") -> bytes:
    return (SVG % more).encode()


def picture(kind: str, size: tuple[int, int] = (300, 100)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, RED).save(file, kind)
    return file.getvalue()


LOGOS = {"l.svg": svg(GRADIENT), "l.png": picture("PNG"), "l.jpg": picture("JPEG")}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


@pytest.mark.parametrize("name", LOGOS)
def test_logo_keeps_its_form(campaign: Campaign, name: str) -> None:
    page = page_of(handout(with_logo(campaign, name, LOGOS[name])), 200, "RGB")
    red = page.getchannel("R").point(lambda v: 255 * (v > 150))
    green = page.getchannel("G").point(lambda v: 255 * (v < 60))
    box = Image.composite(green, Image.new("L", page.size), red).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (right - left) / (bottom - top) == pytest.approx(3, rel=0.05)
    assert right - left > 20 / 25.4 * 200


def test_drawing_stays_a_drawing(campaign: Campaign) -> None:
    counts = [
        len(PdfReader(io.BytesIO(handout(with_logo(campaign, name, data)))).pages[0].images)
        for name, data in LOGOS.items()
    ]
    assert counts == [0, 1, 1]


@pytest.mark.parametrize("layout", ["a6", "receipt"])
def test_letters_in_a_logo_are_set_in_a_font_that_the_file_carries(
    campaign: Campaign, layout: str
) -> None:
    data = svg('<text x="10" y="50" font-family="Helvetica">Kommun</text>')
    assert not read("l.svg", data).complete
    assert loose_fonts(handout(with_logo(campaign, "l.svg", data), layout=layout)) == []


def test_logo_takes_nothing_from_other_files(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logo = read("l.svg", svg('<image href="/etc/hostname" width="9" height="9"/>'))
    assert not logo.complete
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert read("l.svg", svg(GRADIENT)).complete


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("l.svg", b"<svg"),
        ("l.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'),
        ("l.png", b"\x89PNG\r\n\x1a\n"),
        ("l.jpg", picture("JPEG")[:300]),
        ("l.png", picture("PNG", (5000, 4000))),
    ],
)
def test_logo_that_cannot_be_drawn_is_refused_and_the_paper_comes_without(
    campaign: Campaign, name: str, data: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        read(name, data)
    assert refused.value.code == "logo-unreadable"
    assert name in refused.value.text("sv")
    assert handout(with_logo(campaign, name, data)) == handout(campaign)
