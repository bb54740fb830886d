"""An end to each request, by the clock or by a person, and nothing that holds anybody up."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sync.deadline import Cancel, Cancelled, Line

LONG = 60.0


def test_call_returns_what_the_work_returns() -> None:
    assert Line(Cancel()).call(lambda: 7, LONG) == 7


def test_call_raises_what_the_work_raises() -> None:
    def fail() -> None:
        raise httpx.ConnectError("no")

    with pytest.raises(httpx.ConnectError):
        Line(Cancel()).call(fail, LONG)


@pytest.fixture
def stuck():
    """Work that is stuck where no socket is, as in a name that takes minutes to look up."""
    go_on = threading.Event()
    yield lambda: go_on.wait(LONG)
    go_on.set()


def test_work_that_is_stuck_is_left_behind_when_time_is_up(
    stuck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.deadline.GRACE", 0.01)
    with pytest.raises(httpx.ReadTimeout):
        Line(Cancel()).call(stuck, 0.01)


def test_work_that_is_stuck_is_left_behind_when_somebody_cancels(
    stuck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.deadline.GRACE", 0.01)
    cancel = Cancel()
    begun = threading.Event()

    def work() -> None:
        begun.set()
        stuck()

    def somebody() -> None:
        assert begun.wait(LONG)
        cancel.set()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(somebody)
        with pytest.raises(Cancelled):
            Line(cancel).call(work, LONG)


def test_nothing_begins_once_somebody_has_cancelled() -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        Line(cancel).call(lambda: pytest.fail("it began"), LONG)
    with pytest.raises(Cancelled):
        cancel.wait(LONG)
    with pytest.raises(Cancelled):
        cancel.check()


def test_wait_ends_by_itself_when_nobody_cancels() -> None:
    cancel = Cancel()
    cancel.wait(0.001)
    cancel.check()
