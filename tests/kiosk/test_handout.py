"""The handout, read back from its printed page."""

import re
import subprocess
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kiosk.campaign import Campaign, Contact
from kiosk.errors import Refused
from kiosk.handout import QUIET_ZONE, qr_matrix, render
from tests.kiosk.papers import (
    A6_MM,
    STAND_DAY,
    handout,
    millimetres,
    page_of,
    read_back,
    sample,
    text_of,
    words_of,
)
from tests.needs import needs, tool

LONG = "Medborgarlöftesdialogsammanträdesförberedelse och ord som aldrig tar slut " * 12
LONG_ARABIC = "لقاءات الحوار مع السكان (Umeå) وكلمات لا تنتهي أبدًا 114 14 " * 14


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


@pytest.fixture(scope="module")
def overlong(campaign: Campaign) -> Campaign:
    """Return the campaign with every text on the handout far longer than its place."""
    return msgspec.structs.replace(
        campaign,
        name=LONG,
        question={"sv": LONG, "ar": LONG_ARABIC},
        organisation={"sv": LONG, "ar": LONG_ARABIC},
        promise_page=f"https://umea.example/{'a' * 300}",
        promise_address="umea.example/" + "lofte-" * 30,
        contacts=[Contact(number, {"sv": LONG, "ar": LONG_ARABIC}) for number in ("112", "114 14")]
        * 4,
        events=[msgspec.structs.replace(event, place=LONG) for event in campaign.events] * 3,
    )


def test_handout_is_one_a6_page(campaign: Campaign) -> None:
    pdf = handout(campaign)
    page = page_of(pdf)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    assert tuple(round(millimetres(side)) for side in page.size) == A6_MM


def test_qr_code_is_read_from_a_poor_copy(campaign: Campaign) -> None:
    page = page_of(handout(campaign))
    smudged = page.resize((page.width // 4, page.height // 4)).rotate(7, fillcolor=255)
    assert read_back(smudged).text == campaign.promise_page


@pytest.mark.parametrize("length", [0, 40, 300])
def test_qr_code_is_at_least_25_mm_wide_whatever_the_address(
    campaign: Campaign, length: int
) -> None:
    page = f"{campaign.promise_page}/{'a' * length}"
    corners = read_back(page_of(handout(msgspec.structs.replace(campaign, promise_page=page))))
    across = corners.position.top_right.x - corners.position.top_left.x
    assert millimetres(across) >= 25


def test_qr_code_has_four_white_modules_around_it(campaign: Campaign) -> None:
    page = page_of(handout(campaign))
    position = read_back(page).position
    left, top = position.top_left.x, position.top_left.y
    side = position.top_right.x - left
    quiet = side / len(qr_matrix(campaign.promise_page)) * QUIET_ZONE * 0.95
    box = (left - quiet, top - quiet, left + side + quiet, top + side + quiet)
    around = page.crop(tuple(round(edge) for edge in box))
    around.paste(
        255, (round(quiet) - 6, round(quiet) - 6, round(quiet + side) + 6, round(quiet + side) + 6)
    )
    assert min(around.tobytes()) > 250


@pytest.mark.parametrize(("length", "level"), [(0, "Q"), (10, "M"), (60, "M")])
def test_code_corrects_as_much_as_its_size_allows_and_15_per_cent_at_least(
    campaign: Campaign, length: int, level: str
) -> None:
    page = f"{campaign.promise_page}/{'a' * length}"
    found = read_back(page_of(handout(msgspec.structs.replace(campaign, promise_page=page))))
    assert found.ec_level == level


def test_qr_matrix_has_no_border_and_a_finder_in_three_corners(campaign: Campaign) -> None:
    matrix = qr_matrix(campaign.promise_page)
    size = len(matrix)
    assert {len(row) for row in matrix} == {size}
    assert size % 4 == 1
    for row, column in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert all(matrix[row][column : column + 7])
        assert all(matrix[row + at][column] for at in range(7))


def test_swedish_handout_says_where_when_and_whom_to_call(campaign: Campaign) -> None:
    words = words_of(handout(campaign))
    for expected in (
        "Umeå lyssnar",
        "Vad tycker du kan göras för att öka tryggheten i Umeå kommun?",
        "Ikea · lördag 2 april 2016",
        "Se vad som händer",
        "umea.example/lofte",
        "Centrum, lördag 16 april, 12.00–15.00",
        "112",
        "Akut fara eller pågående brott",
        "114 14",
        "Andra ärenden till polisen",
        "Polisen och Umeå kommun",
    ):
        assert expected in words


def test_english_handout_is_all_english(campaign: Campaign) -> None:
    words = words_of(handout(campaign, "en", "coop-forum-2016-02-27"))
    assert "What do you think can be done to make people feel safer in Umeå?" in words
    assert "Coop Forum · Saturday 27 February 2016" in words
    assert "See what happens" in words
    assert "Emergency or crime in progress" in words
    assert not re.search(r"\b(och|dialoger|Koden|lördag)\b", words)


def test_next_dialogues_leave_out_what_is_over(campaign: Campaign) -> None:
    words = words_of(handout(campaign, event="coop-forum-2016-02-27"))
    assert "Centrum, lördag 16 april" in words
    assert "Ica Maxi" not in words  # its day was before the day of printing


def test_last_dialogue_says_that_none_is_decided(campaign: Campaign) -> None:
    words = words_of(handout(campaign, event="centrum-2016-04-16"))
    assert "Just nu är ingen ny dialog bestämd." in words


def test_a_dialogue_of_another_year_is_given_with_its_year(campaign: Campaign) -> None:
    event = campaign.event("coop-forum-2016-02-27")
    words = words_of(render(campaign, event, "sv", date(2015, 12, 1)))
    assert "Ica Maxi, lördag 12 mars 2016" in words


def test_more_dialogues_than_fit_are_counted(campaign: Campaign) -> None:
    later = [
        msgspec.structs.replace(campaign.events[0], id=f"later-{day}", date=date(2016, 5, day))
        for day in range(1, 10)
    ]
    words = words_of(handout(msgspec.structs.replace(campaign, events=campaign.events + later)))
    assert re.search(r"och \d till, se sidan", words)
    shown = len(re.findall(r"12\.00–15\.00", words))
    hidden = int(re.search(r"och (\d) till", words)[1])  # type: ignore[index]
    assert shown + hidden == 10


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_overlong_texts_stay_in_their_places(overlong: Campaign, language: str) -> None:
    boxes = re.findall(
        r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        text_of(handout(overlong, language), "-bbox-layout"),
    )
    lines = [tuple(map(float, box)) for box in boxes]
    assert len(lines) > 15
    width, height = (side / 25.4 * 72 for side in A6_MM)
    for left, top, right, bottom in lines:
        assert left > 15
        assert top > 15
        assert right < width - 15
        assert bottom < height - 15
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            assert not overlap(one, other)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two lines lie on each other by more than the air that a font's box includes."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.4 * min(one[3] - one[1], other[3] - other[1])


def test_overlong_address_is_still_read_from_the_paper(overlong: Campaign) -> None:
    assert read_back(page_of(handout(overlong))).text == overlong.promise_page


def test_texts_are_printed_as_they_are_written(campaign: Campaign) -> None:
    odd = msgspec.structs.replace(campaign, name="<b>Umeå & co</b>")
    assert "<b>Umeå & co</b>" in words_of(handout(odd))


def test_handout_names_itself_its_author_and_its_language(
    campaign: Campaign, tmp_path: Path
) -> None:
    needs(tool("pdfinfo"), "poppler-utils is not installed")
    file = tmp_path / "handout.pdf"
    file.write_bytes(handout(campaign))
    info = subprocess.run([tool("pdfinfo"), file], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Title: +Umeå lyssnar: Ikea, 2 april 2016", info)
    assert re.search(r"Author: +Polisen och Umeå kommun", info)
    assert b"/Lang (sv)" in file.read_bytes()


def test_unknown_layout_is_refused_with_those_there_are(campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        render(campaign, campaign.events[0], "sv", STAND_DAY, layout="poster")
    assert refused.value.code == "layout-unknown"
    assert "poster" in refused.value.text("en")
    assert "a6" in refused.value.text("en")


def test_unknown_language_is_refused_with_those_there_are(campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        handout(campaign, "so")
    assert refused.value.code == "language-unknown"
    assert "sv, en" in refused.value.text("sv")
