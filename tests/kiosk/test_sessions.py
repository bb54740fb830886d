"""Around a session: planned ahead, paused, opened late, explained, and closed by itself."""

from datetime import datetime, timedelta

import pytest

from kiosk import sessions, stand
from kiosk.campaign import Campaign
from kiosk.check import Check
from kiosk.errors import Refused
from kiosk.session import Details, Session
from kiosk.sessions import Plan
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON

OTHER = "centrum-2016-04-16"
BEFORE = NOON - timedelta(days=20)
EVENING = datetime(2016, 4, 2, 15, 1)  # the event ends at 15.00
NEXT_DAY = datetime(2016, 4, 3, 0, 0)
CHECKS = [
    Check("good", "check-space", {"megabytes": 300, "floor": 100}),
    Check("look", "check-printer-none"),
]


def refusal(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments)
    assert refused.value.text("sv") != refused.value.text("en")
    return refused.value.code


def test_plan_waits_for_its_day_and_is_what_is_opened(store: Store, campaign: Campaign) -> None:
    made = sessions.plan(store, campaign, EVENT, BEFORE, Details("Entrén", "Ta med kabeln"))
    assert made == Plan(EVENT, "Entrén", "Ta med kabeln")
    assert sessions.plans(store) == [made]
    assert stand.current_session(store) is None
    opened = stand.open_session(store, campaign, EVENT, NOON)
    assert (opened.stand, opened.notes) == ("Entrén", "Ta med kabeln")
    assert sessions.plans(store) == []


def test_what_is_said_at_opening_goes_before_the_plan(store: Store, campaign: Campaign) -> None:
    sessions.plan(store, campaign, EVENT, BEFORE, Details("Entrén", "Ta med kabeln"))
    sessions.plan(store, campaign, OTHER, BEFORE)
    opened = stand.open_session(store, campaign, EVENT, NOON, Details(stand="Kassorna"))
    assert (opened.stand, opened.notes) == ("Kassorna", "Ta med kabeln")
    assert [plan.event for plan in sessions.plans(store)] == [OTHER]


def test_plan_that_is_not_opened_stays_when_opening_is_refused(
    store: Store, campaign: Campaign, session: Session
) -> None:
    sessions.plan(store, campaign, OTHER, NOON)
    early = Details(late="Prov")
    assert (
        refusal(stand.open_session, store, campaign, OTHER, NOON, early) == "session-already-open"
    )
    assert [plan.event for plan in sessions.plans(store)] == [OTHER]


def test_plan_is_replaced_and_dropped(store: Store, campaign: Campaign) -> None:
    sessions.plan(store, campaign, EVENT, BEFORE, Details("Entrén"))
    again = sessions.plan(store, campaign, EVENT, BEFORE, Details("Kassorna"))
    assert sessions.plans(store) == [again]
    for _ in range(2):
        sessions.drop_plan(store, EVENT)
        assert sessions.plans(store) == []


def test_event_that_is_over_or_unknown_is_not_planned(store: Store, campaign: Campaign) -> None:
    assert refusal(sessions.plan, store, campaign, EVENT, EVENING) == "session-plan-late"
    assert refusal(sessions.plan, store, campaign, "ikea", NOON) == "event-unknown"
    personal = Details(notes="ring 070-123 45 67")
    assert refusal(sessions.plan, store, campaign, EVENT, NOON, personal) == "note-personal"
    assert sessions.plans(store) == []


@pytest.mark.parametrize("now", [EVENING, NEXT_DAY, NOON + timedelta(days=400)])
def test_event_that_is_over_is_opened_with_a_reason_only(
    store: Store, campaign: Campaign, now: datetime
) -> None:
    assert refusal(stand.open_session, store, campaign, EVENT, now) == "session-late"
    blank = Details(late="  ")
    assert refusal(stand.open_session, store, campaign, EVENT, now, blank) == "session-late"
    opened = stand.open_session(store, campaign, EVENT, now, Details(late="Blanketter"))
    assert opened.late == "Blanketter"


@pytest.mark.parametrize("days", [1, 20])
def test_event_that_is_yet_to_come_is_opened_with_a_reason_only(
    store: Store, campaign: Campaign, days: int
) -> None:
    now = NOON - timedelta(days=days)
    assert refusal(stand.open_session, store, campaign, EVENT, now) == "session-early"
    blank = Details(late="  ")
    assert refusal(stand.open_session, store, campaign, EVENT, now, blank) == "session-early"
    opened = stand.open_session(store, campaign, EVENT, now, Details(late="Prov med personalen"))
    assert opened.late == "Prov med personalen"


def test_session_before_its_hours_on_its_day_needs_no_reason(
    store: Store, campaign: Campaign
) -> None:
    morning = NOON.replace(hour=6)
    assert stand.open_session(store, campaign, EVENT, morning).late == ""


def test_session_in_time_keeps_no_reason(store: Store, campaign: Campaign) -> None:
    opened = stand.open_session(store, campaign, EVENT, NOON, Details(late="Vi var sena"))
    assert opened.late == ""


@pytest.mark.parametrize("name", ["stand", "notes", "late"])
def test_note_that_will_not_do_opens_nothing(store: Store, campaign: Campaign, name: str) -> None:
    said = Details(**{"late": "Blanketter", name: "anna@example.se"})
    assert refusal(stand.open_session, store, campaign, EVENT, EVENING, said) == "note-personal"
    assert stand.sessions(store) == []


def test_checks_are_kept_with_the_session(store: Store, campaign: Campaign) -> None:
    opened = stand.open_session(store, campaign, EVENT, NOON, checks=CHECKS)
    assert sessions.checks_of(store, opened.id) == CHECKS
    assert sessions.checks_of(store, "none") == []


def test_bad_check_opens_nothing(store: Store, campaign: Campaign) -> None:
    bad = [*CHECKS, Check("bad", "check-pins-none")]
    with pytest.raises(Refused) as refused:
        stand.open_session(store, campaign, EVENT, NOON, checks=bad)
    assert refused.value.code == "session-no-go"
    assert stand.sessions(store) == []


def test_nobody_begins_during_a_pause_and_who_is_under_way_is_counted(
    store: Store, session: Session
) -> None:
    stand.count_start(store, session.id)
    paused = sessions.pause(store)
    assert paused.paused
    assert not paused.takes_visits
    assert stand.current_session(store) == paused
    stand.count_time_out(store, session.id)
    resumed = sessions.resume(store)
    assert resumed.takes_visits
    assert (resumed.started, resumed.timed_out, resumed.under_way) == (1, 1, 0)


def test_pause_holds_over_a_restart_and_ends_with_the_session(
    store: Store, session: Session
) -> None:
    sessions.pause(store)
    store.close()
    again = stand.current_session(store)
    assert again is not None
    assert again.paused
    closed = stand.close_session(store, EVENING)
    assert not closed.paused
    assert not closed.takes_visits


def test_pausing_none_is_refused(store: Store) -> None:
    assert refusal(sessions.pause, store) == "session-none-open"
    assert refusal(sessions.resume, store) == "session-none-open"


def test_session_closes_itself_when_its_day_is_over(store: Store, session: Session) -> None:
    stand.count_start(store, session.id)
    for now in (NOON, EVENING, datetime(2016, 4, 2, 23, 59)):
        assert sessions.close_overdue(store, now) is None
    closed = sessions.close_overdue(store, NEXT_DAY)
    assert closed is not None
    assert (closed.id, closed.closed, closed.closed_itself) == (session.id, NEXT_DAY, True)
    assert (closed.started, closed.walked_away) == (1, 1)
    assert sessions.close_overdue(store, NEXT_DAY) is None


def test_session_that_staff_close_did_not_close_itself(store: Store, session: Session) -> None:
    assert not stand.close_session(store, EVENING).closed_itself


def test_session_opened_late_closes_itself_after_its_own_day(
    store: Store, campaign: Campaign
) -> None:
    stand.open_session(store, campaign, EVENT, NEXT_DAY, Details(late="Blanketter"))
    assert sessions.close_overdue(store, NEXT_DAY + timedelta(hours=23)) is None
    assert sessions.close_overdue(store, NEXT_DAY + timedelta(hours=24)) is not None


def test_difference_is_explained_and_no_count_changes(store: Store, session: Session) -> None:
    closed = stand.close_session(store, EVENING)
    told = sessions.explain(store, session.id, " Ett ark fastnade ")
    assert told.difference == "Ett ark fastnade"
    assert (told.started, told.sent) == (closed.started, closed.sent)
    assert refusal(sessions.explain, store, "none", "x") == "session-unknown"
    assert refusal(sessions.explain, store, session.id, "anna@example.se") == "note-personal"


def test_session_is_found_by_the_beginning_of_its_id(store: Store, campaign: Campaign) -> None:
    assert refusal(sessions.find, store) == "session-never"
    first = stand.open_session(store, campaign, EVENT, NOON)
    stand.close_session(store, EVENING)
    earlier = NOON - timedelta(days=90)  # by a wall clock that was set back meanwhile
    second = stand.open_session(store, campaign, OTHER, earlier, Details(late="Prov"))
    assert [each.id for each in stand.sessions(store)] == [second.id, first.id]
    assert sessions.find(store).id == second.id
    assert sessions.find(store, first.id[:13]).id == first.id
    assert refusal(sessions.find, store, "x") == "session-unknown"
