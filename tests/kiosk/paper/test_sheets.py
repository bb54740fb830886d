"""Many handouts on the sheets of a printer."""

import io

import pytest
from pypdf import PdfReader

from kiosk.campaign import Campaign
from kiosk.handout import render
from tests.kiosk.papers import STAND_DAY, page_of, sample, texts_in

A4_MM = (210, 297)


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


def sheets(
    campaign: Campaign, layout: str, copies: int | None = None, told: list[int] | None = None
) -> bytes:
    counts: list[int] = [] if told is None else told
    event = campaign.events[2]
    return render(campaign, event, "sv", STAND_DAY, layout, copies=copies, progress=counts.append)


def pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_a4_holds_four_handouts_that_are_all_read(campaign: Campaign) -> None:
    pdf = sheets(campaign, "a4")
    sheet = page_of(pdf, 150)
    assert pages(pdf) == 1
    assert tuple(round(side / 150 * 25.4) for side in sheet.size) == A4_MM
    assert texts_in(sheet) == [campaign.promise_page] * 4


def test_a4_is_marked_where_it_is_to_be_cut(campaign: Campaign) -> None:
    sheet = page_of(sheets(campaign, "a4"), 200)
    width, height = sheet.size
    near = round(3 / 25.4 * 200)
    for x, y in ((width // 2, near), (width // 2, height - near), (width // 2, height // 2)):
        assert min(sheet.crop((x - 2, y - 2, x + 3, y + 3)).tobytes()) < 200
    for x, y in ((near, height // 2), (width - near, height // 2)):
        assert min(sheet.crop((x - 2, y - 2, x + 3, y + 3)).tobytes()) < 200
    assert min(sheet.crop((0, 0, width // 2 - 4, near)).tobytes()) == 255


def test_last_sheet_holds_what_is_left(campaign: Campaign) -> None:
    told: list[int] = []
    pdf = sheets(campaign, "a4", 6, told)
    assert pages(pdf) == 2
    assert told == [4, 2]


def test_two_hundred_are_one_file_with_every_copy_reported(campaign: Campaign) -> None:
    told: list[int] = []
    pdf = sheets(campaign, "a4", 200, told)
    assert pages(pdf) == len(told) == 50
    assert sum(told) == 200
    assert len(pdf) < 1_000_000  # a printer takes it at once


@pytest.mark.parametrize("layout", ["a6", "a5", "receipt"])
def test_other_formats_are_one_to_a_page(campaign: Campaign, layout: str) -> None:
    assert pages(sheets(campaign, layout)) == 1
    assert pages(sheets(campaign, layout, 3)) == 3
