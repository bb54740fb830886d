"""What may be shown: nobody can be worked out from what is, given the whole."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign import SMALLEST_SHOWN
from kiosk.suppression import alone, together

counts = st.dictionaries(st.text(max_size=2), st.integers(0, 12), max_size=7)


def test_small_counts_are_hidden_and_others_are_not() -> None:
    assert alone({"a": 0, "b": 1, "c": 4, "d": 5}) == {"a": None, "b": None, "c": None, "d": 5}


def test_a_hidden_count_never_stands_alone() -> None:
    assert together({"sv": 40, "en": 9, "ar": 2}) == {"sv": 40, "en": None, "ar": None}
    assert together({"sv": 40, "en": 3, "ar": 2}) == {"sv": 40, "en": None, "ar": None}
    assert together({"sv": 40, "en": 1, "ar": 2}) == {"sv": None, "en": None, "ar": None}


def test_counts_that_are_all_as_large_as_a_hidden_one_can_be_are_not_told_by_their_sum() -> None:
    assert together({"a": 40, "b": 9, "c": 4, "d": 4}) == {
        "a": 40,
        "b": None,
        "c": None,
        "d": None,
    }


def test_what_nobody_chose_hides_nothing_else() -> None:
    assert together({"a": 20, "b": 7, "c": 0}) == {"a": 20, "b": 7, "c": None}
    assert together({}) == {}


@given(counts)
def test_what_is_shown_is_right_and_never_small(of: dict[str, int]) -> None:
    for shown in (alone(of), together(of)):
        assert shown.keys() == of.keys()
        assert all(n is None or n == of[key] >= SMALLEST_SHOWN for key, n in shown.items())


def _ways(whole: int, of: int) -> Iterator[tuple[int, ...]]:
    return (way for way in product(range(SMALLEST_SHOWN), repeat=of) if sum(way) == whole)


@given(counts)
def test_nobody_can_be_worked_out_from_the_whole(of: dict[str, int]) -> None:
    shown = together(of)
    hidden = [of[key] for key, n in shown.items() if n is None]
    people = sum(hidden)
    if people == 0 or people == sum(of.values()):  # nobody, or nothing is shown at all
        return
    assert len(hidden) > 1
    assert people >= SMALLEST_SHOWN
    if max(hidden) < SMALLEST_SHOWN:  # else a hidden one may be of any size
        assert len({way for _, way in zip(range(2), _ways(people, len(hidden)), strict=False)}) > 1
