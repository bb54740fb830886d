"""Lines of text as they stand on paper, read from left to right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import shaping
from kiosk.shaping import BOLD, REGULAR, Run, runs, width

ALEF, BEH, TEH = "\u0627", "\u0628", "\u062a"
LATIN = st.text(st.sampled_from("abåö ÅÄÖ 0123456789 .,:;!?()«»-–"), max_size=40)
MIXED = st.text(st.sampled_from("abå ابتثجسل 0123 ١٢٣ .,،؟:()[]«»-–"), max_size=40)


def drawn(line: str, *, base_rtl: bool = True) -> str:
    """Return a line from left to right with each joined form as its letter."""
    text = "".join(run.text for run in runs(line, REGULAR, base_rtl))
    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("line", "left_to_right"),
    [
        ("اب", "با"),
        ("اب Umeå", "Umeå با"),
        ("Ikea · اب 2 تث 2016", "2016 ثت 2 با · Ikea"),
        ("اب 020-50 50 50 تث", "ثت 020-50 50 50 با"),
        ("020-50 50 50", "020-50 50 50"),
        ("اب 114 14.", ".114 14 با"),
        ("اب +46 70 123 45", "+46 70 123 45 با"),
        ("اب 12:00–15:00", "15:00–12:00 با"),  # times follow each other as the eye does
        ("اب (تث)", "(ثت) با"),
        ("اب (Umeå) 24 تث", "ثت 24 (Umeå) با"),
        ("اب (Umeå", "Umeå) با"),
        ("«اب» [ت]", "[ت] «با»"),
        ("(a) (اب) [b]", "[b] (با) (a)"),
        ("اب ١٢٣", "١٢٣ با"),
    ],
)
def test_words_stand_in_the_order_of_their_own_direction(line: str, left_to_right: str) -> None:
    assert drawn(line) == left_to_right


def test_telephone_number_is_not_broken_over_two_lines() -> None:
    words = shaping.words("Ring 114 14 eller\n020-50 50 50 den 2 april 2016")
    assert words == [
        *("Ring", "114\u00a014", "eller", "020-50\u00a050\u00a050"),
        *("den", "2", "april", "2016"),
    ]


def test_swedish_line_keeps_its_order_around_an_arabic_name() -> None:
    assert drawn("Ring اب (114 14).", base_rtl=False) == "Ring با (114 14)."


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2066", "\u2069", "\u200b", "\u2060"])
@pytest.mark.parametrize("base_rtl", [True, False])
def test_marks_that_steer_the_text_are_not_drawn(mark: str, base_rtl: bool) -> None:
    assert mark not in drawn(f"a{mark} 1{mark}", base_rtl=base_rtl)


def test_isolated_part_keeps_its_own_order() -> None:
    assert drawn("اب \u206612:00–15:00\u2069 تث") == "ثت 12:00–15:00 با"


def test_letters_take_the_form_of_their_place_in_the_word() -> None:
    (word,) = runs(BEH * 3, REGULAR, True)
    assert word.font == "NotoSansArabic-Regular"
    assert word.text == "\ufe90\ufe92\ufe91"  # final, medial, initial: from left to right
    (lone,) = runs(BEH, REGULAR, True)
    assert lone.text == "\ufe8f" or lone.text == BEH


def test_non_joiner_parts_two_letters_without_a_gap() -> None:
    parted = runs(f"{BEH}\u200c{TEH}", REGULAR, True)
    alone = sum(run.width for letter in (BEH, TEH) for run in runs(letter, REGULAR, True))
    assert sum(run.width for run in parted) == pytest.approx(alone, abs=0.01)


def test_bold_text_is_bold_in_both_scripts() -> None:
    fonts = {run.font for run in runs("Umeå اب", BOLD, True)}
    assert fonts == {"Inter-Bold", "NotoSansArabic-Bold"}


def test_vowel_sign_takes_no_room_of_its_own() -> None:
    assert width(f"{BEH}\u064e", REGULAR, True) == pytest.approx(width(BEH, REGULAR, True))


@given(LATIN)
def test_left_to_right_text_passes_through_unchanged(line: str) -> None:
    assert "".join(run.text for run in runs(line, REGULAR, False)) == line


@given(MIXED)
def test_no_character_is_lost_or_added_but_for_turned_brackets(line: str) -> None:
    def counted(text: str) -> list[str]:
        return sorted(text.translate(str.maketrans("([«", ")]»")))

    assert counted(drawn(line)) == counted(line)


@given(MIXED, MIXED)
def test_width_of_words_adds_up(one: str, other: str) -> None:
    words = [word for word in (one, other) if word.strip()]
    together = width(" ".join(words), REGULAR, True)
    apart = sum(width(word, REGULAR, True) for word in words)
    space = width(" ", REGULAR) * (len(words) - 1) if words else 0
    assert together == pytest.approx(apart + space, abs=0.05)


def test_runs_are_measured_in_em() -> None:
    shaping.load_fonts()
    (run,) = runs("n", REGULAR, False)
    assert isinstance(run, Run)
    assert 0.4 < run.width < 0.8
