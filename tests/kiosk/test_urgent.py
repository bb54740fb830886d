"""What is met with 112 and 114 14 instead of being kept, measured on sentences (urgent.toml).

A call for help that is missed is sealed and read days later; a wish that is taken for a call for
help is lost and puzzles its writer. So both are held: recall at 0.9, precision at 0.95.
"""

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.urgent import is_urgent

PARTS = tomllib.loads(Path(__file__).with_name("urgent.toml").read_text("utf-8"))
URGENT = [text for part in PARTS.values() for text in part["urgent"]]
CALM = [text for part in PARTS.values() for text in part["calm"]]


def test_calls_for_help_are_found_and_wishes_are_left() -> None:
    missed = [text for text in URGENT if not is_urgent(text)]
    wrong = [text for text in CALM if is_urgent(text)]
    found = len(URGENT) - len(missed)
    recall, precision = found / len(URGENT), found / (found + len(wrong))
    sys.stdout.write(f"\nurgent: recall {recall:.3f}, precision {precision:.3f}\n")
    sys.stdout.write(
        "\n".join([*(f"missed: {t}" for t in missed), *(f"wrong: {t}" for t in wrong)])
    )
    assert recall >= 0.9, missed
    assert precision >= 0.95, wrong


@pytest.mark.parametrize(
    "text", ["MIN MAN SLÅR MIG", "min  man\nslår mig", "Tack för lamporna. Min man slår mig!"]
)
def test_call_is_found_whatever_case_spaces_and_sentences_surround_it(text: str) -> None:
    assert is_urgent(text)


def test_act_and_now_in_different_sentences_are_no_call() -> None:
    assert not is_urgent("Ungdomar slåss i parken. Fler lampor nu")


@pytest.mark.parametrize("text", ["", " ", "\n", "hjälp oss att få ljus", "Hjälp! Det är mörkt"])
def test_empty_text_and_a_plea_for_something_else_are_no_call(text: str) -> None:
    assert not is_urgent(text)


@given(st.text(max_size=200) | st.lists(st.sampled_from(URGENT + CALM), max_size=5).map(", ".join))
def test_space_around_any_text_changes_nothing(text: str) -> None:
    assert is_urgent(text) is is_urgent(f"\n {text}  ")


@pytest.mark.parametrize(
    "piece", ["a", "nu ", "jag vet ", "slår ", ", ", "jag vill ", "har en ", "."]
)
def test_longest_text_of_one_piece_comes_to_an_end(piece: str) -> None:
    assert not is_urgent((piece * 2000)[:2000])
