"""The handout in every language, right to left too, and a visitor's own."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from kiosk.campaign import Campaign, Contact
from tests.kiosk.papers import (
    A6_MM,
    LANGUAGES,
    boxes_of,
    handout,
    millimetres,
    page_of,
    read_back,
    sample,
    words_of,
)
from tests.needs import needs, tool

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


@pytest.fixture(scope="module")
def arabic(campaign: Campaign) -> Campaign:
    """Return the campaign with Arabic texts that hold Swedish names, numbers and brackets."""
    return msgspec.structs.replace(
        campaign,
        question=campaign.question | {"ar": "ما الذي يمكن فعله لزيادة الأمان في Umeå؟"},
        organisation=campaign.organisation | {"ar": "الشرطة وبلدية Umeå (Polisen och Umeå kommun)"},
        contacts=[
            Contact(number, {"sv": "Ring", "ar": label})
            for number, label in (
                ("112", "خطر داهم أو جريمة جارية"),
                ("114 14", "أمور أخرى لدى الشرطة (ليست عاجلة)"),
                ("077-450 50 50", "اتصل على 077-450 50 50 (Rikskriscentrum) مجانا"),
            )
        ],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_qr_code_leads_to_the_promise_page_when_read_from_the_paper(
    campaign: Campaign, language: str
) -> None:
    assert read_back(page_of(handout(campaign, language))).text == campaign.promise_page


@pytest.mark.parametrize(
    ("language", "see", "coming"),
    [
        ("fi", "Katso, mitä tapahtuu", "Centrum, lauantaina 16. huhtikuuta, 12.00–15.00"),
        ("sv-x-lattlast", "Se vad som händer", "Centrum, lördag 16 april, 12.00–15.00"),
        ("ar", "تابع ما يحدث", "أبريل"),
    ],
)
def test_handout_has_its_words_and_dates_in_each_language(
    campaign: Campaign, language: str, see: str, coming: str
) -> None:
    words = words_of(handout(campaign, language))
    assert see in words
    assert coming in words


def test_arabic_page_begins_at_its_right_edge(campaign: Campaign) -> None:
    swedish, arabic = (page_of(handout(campaign, language)) for language in ("sv", "ar"))
    left, right = (read_back(page).position.top_left.x for page in (swedish, arabic))
    assert millimetres(left) < A6_MM[0] / 4
    assert millimetres(right) > A6_MM[0] / 2
    assert swedish.size == arabic.size


def test_arabic_words_are_flush_right_in_their_columns(arabic: Campaign) -> None:
    edges = dict(boxes_of(handout(arabic, "ar")))
    margin = A6_MM[0] / 25.4 * 72 - edges["112"][2]
    assert margin == pytest.approx(7 / 25.4 * 72, abs=1)
    assert edges["Umeå"][2] < edges["112"][0]
    assert edges["Ikea"][2] == pytest.approx(edges["lyssnar"][2], abs=1)


def test_numbers_and_names_read_from_left_to_right_in_arabic(arabic: Campaign) -> None:
    shown = boxes_of(handout(arabic, "ar"))
    for first, second in (("077-450", "50"), ("114", "14"), ("Umeå", "lyssnar")):
        pairs = [
            (one, other)
            for (word, one), (follower, other) in pairwise(shown)
            if (word, follower) == (first, second)
        ]
        assert pairs
        assert all(one[2] < other[0] for one, other in pairs)


def test_five_contacts_keep_their_words_in_arabic(arabic: Campaign) -> None:
    five = [Contact(f"11{at}", {"ar": "خطر"}) for at in range(5)]
    words = words_of(handout(msgspec.structs.replace(arabic, contacts=five), "ar"))
    assert words.count("خطر") == 5


def test_arabic_is_found_again_by_search(arabic: Campaign) -> None:
    words = words_of(handout(arabic, "ar"))
    for expected in ("خطر داهم أو جريمة جارية", "أمور أخرى لدى الشرطة", "لزيادة الأمان في"):
        assert expected in words
    assert not re.search("[\ue000-\uf8ff\ufffd]", words)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_handout_is_the_same_bytes_whatever_was_printed_before(
    arabic: Campaign, language: str
) -> None:
    first = handout(arabic, language)
    handout(
        msgspec.structs.replace(
            arabic, question=dict.fromkeys(("sv", "ar"), "ڕێگاکانی ئێمە چۆنن؟ ہمارے گھر")
        ),
        "ar",
    )
    assert handout(arabic, language) == first


@pytest.mark.parametrize(("language", "number"), [("sv", 3), ("ar", 6)])
def test_handout_carries_its_fonts(arabic: Campaign, language: str, number: int) -> None:
    needs(tool("pdffonts"), "poppler-utils is not installed")
    command = [tool("pdffonts"), "-"]
    pdf = handout(arabic, language)
    table = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    used = [font.split() for font in table.decode().splitlines()[2:]]
    assert len(used) == number
    assert all("Lyssna" in font[0] and font[-5] == "yes" for font in used)


def test_own_handout_leads_to_what_was_chosen_when_read_at_150_dpi(campaign: Campaign) -> None:
    for language in LANGUAGES:
        assert read_back(page_of(handout(campaign, language, link=LINK), 150)).text == LINK


def test_own_handout_names_the_link_in_no_text(campaign: Campaign, tmp_path: Path) -> None:
    needs(tool("pdfinfo"), "poppler-utils is not installed")
    file = tmp_path / "own.pdf"
    file.write_bytes(handout(campaign, link=LINK))
    info = subprocess.run([tool("pdfinfo"), file], capture_output=True, check=True).stdout.decode()
    for told in (words_of(file.read_bytes()), info, file.read_bytes().decode("latin-1")):
        assert not re.search("omrade|alidhem|belysning", told, re.IGNORECASE)


def test_own_handout_does_not_claim_that_its_code_is_the_same_for_all(campaign: Campaign) -> None:
    assert "likadan för alla" in words_of(handout(campaign))
    own = words_of(handout(campaign, link=LINK))
    assert "likadan för alla" not in own
    assert "Koden öppnar sidan på det du valde. Kiosken sparar den inte." in own
