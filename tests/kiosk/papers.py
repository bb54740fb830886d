"""What the tests of the handout share: a campaign, its paper, and reading that paper back."""

import io
import re
import subprocess
import unicodedata
from datetime import date

import msgspec
import zxingcpp
from PIL import Image
from pypdf import PdfReader

import resources
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.handout import render
from kiosk.paper.content import Content, content_of
from tests.needs import needs, tool

DPI = 300
A6_MM = (105, 148)
STAND_DAY = date(2016, 4, 2)
LANGUAGES = ("sv", "en", "fi", "ar", "sv-x-lattlast")


def sample() -> Campaign:
    """Return the sample campaign, with every language that the paper speaks."""
    campaign = folder.read(resources.path("campaigns", "umea-2016"))
    return msgspec.structs.replace(campaign, languages=list(LANGUAGES))


def handout(
    campaign: Campaign,
    language: str = "sv",
    event: str = "ikea-2016-04-02",
    link: str = "",
    layout: str = "a6",
    *,
    neutral: bool = False,
) -> bytes:
    where = campaign.event(event)
    return render(campaign, where, language, STAND_DAY, layout, link, neutral=neutral)


def content(
    campaign: Campaign,
    language: str = "sv",
    event: str = "ikea-2016-04-02",
    day: date = STAND_DAY,
    *,
    neutral: bool = False,
) -> Content:
    return content_of(campaign, campaign.event(event), language, day, neutral=neutral)


def with_logo(campaign: Campaign, name: str, data: bytes) -> Campaign:
    return msgspec.structs.replace(campaign, logo=name, media={**campaign.media, name: data})


def loose_fonts(pdf: bytes) -> list[str]:
    """Return the fonts that a PDF names and does not carry."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = font.get_object().get("/FontDescriptor")
            if described is None or "/FontFile2" not in described.get_object():
                found.append(str(font.get_object()["/BaseFont"]))
    return found


def text_of(pdf: bytes, *options: str) -> str:
    needs(tool("pdftotext"), "poppler-utils is not installed")
    done = subprocess.run(
        [tool("pdftotext"), *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def words_of(pdf: bytes) -> str:
    """Return the text in reading order, two letters in one form taken apart."""
    plain = unicodedata.normalize("NFKC", text_of(pdf))
    return " ".join(re.sub("[\u202a-\u202e]", "", plain).split())


def boxes_of(pdf: bytes) -> list[tuple[str, tuple[float, ...]]]:
    """Return the words of a page with their edges in points: left, top, right, bottom."""
    found = re.findall(r"<word (.+)>(.+)</word>", text_of(pdf, "-bbox"))
    return [(word, tuple(map(float, re.findall(r"[\d.]+", box)))) for box, word in found]


def page_of(pdf: bytes, dpi: int = DPI, mode: str = "L") -> Image.Image:
    needs(tool("pdftoppm"), "poppler-utils is not installed")
    command = [tool("pdftoppm"), "-r", str(dpi), "-png", "-singlefile", "-"]
    png = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(png)).convert(mode)


def read_back(page: Image.Image) -> zxingcpp.Barcode:
    (code,) = zxingcpp.read_barcodes(page)
    return code


def texts_in(page: Image.Image) -> list[str]:
    """Return what the codes on a page say."""
    return [code.text for code in zxingcpp.read_barcodes(page)]


def millimetres(pixels: float) -> float:
    return pixels / DPI * 25.4
