"""The stand report once the centre has spoken: its counts come by the receipt, typed by nobody."""

import pytest

from kiosk import report, sessions
from kiosk.check import Check
from tests.sync.helpers import Centre, Kiosk, a_response


@pytest.fixture
def database_url(tmp_path: object) -> str:
    """One kind of database is enough: the report never sees it."""
    return f"sqlite:///{tmp_path}/central.db"


def figures(kiosk: Kiosk) -> report.Figures:
    """Return the figures of the newest session."""
    return report.figures(kiosk.store, sessions.find(kiosk.store))


def test_nothing_is_said_of_the_centre_before_it_has_answered(kiosk: Kiosk) -> None:
    answers = figures(kiosk).answers
    assert (answers.sent, answers.stored) == (3, 3)
    assert (answers.batches, answers.batched, answers.at_centre) == (0, None, None)


def test_what_is_stored_is_in_batches_and_at_the_centre(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.sync(centre.address)
    found = figures(kiosk)
    answers = found.answers
    assert answers.sent == answers.stored == answers.batched == answers.at_centre == 3
    assert (answers.batches, answers.refused) == (1, 0)
    assert found.differences == []
    assert centre.count("response") == 3


def test_answer_that_the_centre_puts_aside_is_told(kiosk: Kiosk, centre: Centre) -> None:
    good, bad = a_response(kiosk.pack.campaign), a_response(kiosk.pack.campaign, hour=99)
    kiosk.hold([good, bad])
    kiosk.sync(centre.address)
    found = figures(kiosk)
    assert (found.answers.batched, found.answers.at_centre, found.answers.refused) == (2, 1, 1)
    assert found.answers.stored == 2
    assert found.differences == [Check("look", "difference-centre", {"n": 1})]
