"""How often who may ask: by seconds that are passed in, and none that pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.limits import Buckets, peer


def let_through(buckets: Buckets, name: str, now: float, tries: int) -> int:
    return sum(buckets.take(name, now) == 0 for _ in range(tries))


def test_burst_is_let_through_and_then_a_steady_rate() -> None:
    buckets = Buckets(per_second=10, burst=5)
    assert let_through(buckets, "a", 100.0, 50) == 5
    assert let_through(buckets, "a", 100.0, 50) == 0
    assert let_through(buckets, "a", 101.0, 50) == 5  # of ten in a second, at most a burst
    assert let_through(buckets, "a", 101.2, 50) == 2


def test_each_name_has_a_bucket_of_its_own() -> None:
    buckets = Buckets(per_second=1, burst=1)
    assert [buckets.take(name, 0.0) for name in "abcab"] == [0, 0, 0, 1, 1]


def test_wait_that_is_told_is_long_enough() -> None:
    buckets = Buckets(per_second=2, burst=3)
    let_through(buckets, "a", 0.0, 10)
    wait = buckets.take("a", 0.0)
    assert 0 < wait <= 0.5
    assert buckets.take("a", wait) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 2)), max_size=200))
def test_no_name_gets_more_than_its_rate_and_a_burst(asked: list[tuple[int, float]]) -> None:
    buckets, now = Buckets(per_second=5, burst=4), 0.0
    through = dict.fromkeys(range(4), 0)
    for name, later in asked:
        now += later
        through[name] += buckets.take(str(name), now) == 0
    assert all(n <= 4 + 5 * now + 1e-6 for n in through.values())


def test_memory_for_names_is_bounded() -> None:
    buckets = Buckets(per_second=1, burst=1)
    for number in range(Buckets.MOST * 2):
        buckets.take(str(number), 0.0)
    assert len(buckets._due) <= Buckets.MOST
    buckets.take("late", 100.0)
    for number in range(Buckets.MOST):
        buckets.take(f"x{number}", 100.0)
    assert len(buckets._due) <= Buckets.MOST


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("", "nowhere", False),
    ],
)
def test_network_of_a_household_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (peer(one) == peer(other)) == same
