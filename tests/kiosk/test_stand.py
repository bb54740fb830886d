"""A session at the stand: opened once, counted by itself, closed by staff."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from kiosk import stand
from kiosk.campaign import Campaign, version_of
from kiosk.errors import Fault, Refused
from kiosk.questionnaire import Answers, Question, Questionnaire
from kiosk.session import Details
from kiosk.stand import Session
from kiosk.store import Store
from tests.kiosk.helpers import (
    EVENT,
    EVERY,
    FORM,
    LOGIC,
    NOON,
    TO_END,
    TO_LOGIC_END,
    through,
    walk,
)

CHOICES = [("safe", "no"), ("wish", "light"), ("wish", "clean")]
LATER = NOON + timedelta(hours=2)
EARLY = Details(late="Prov")
replace = msgspec.structs.replace


def send(
    store: Store, session: Session, choices: list[tuple[str, str]] = CHOICES, id: str = ""
) -> int:
    stand.count_start(store, session.id)
    return save(store, session, id or str(uuid4()), b"sealed", choices)


def save(
    store: Store,
    session: Session,
    id: str,
    sealed: bytes = b"sealed",
    choices: list[tuple[str, str]] = CHOICES,
    language: str = "sv",
) -> int:
    return stand.save_response(store, session.id, id, sealed, choices, hour=12, language=language)


def responses(store: Store) -> int:
    with store.transaction() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM response").scalar_one())


def now_open(store: Store) -> Session:
    session = stand.current_session(store)
    assert session is not None
    return session


def code_of(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments)
    return refused.value.code


def test_opened_session_pins_event_and_questionnaire(store: Store, campaign: Campaign) -> None:
    session = stand.open_session(store, campaign, EVENT, NOON)
    assert stand.current_session(store) == session
    assert session.event == EVENT
    assert session.questionnaire == version_of(campaign.questionnaire)
    assert (session.opened, session.closed) == (NOON, None)
    assert (session.started, session.sent, session.walked_away) == (0, 0, 0)


def test_session_has_the_day_of_its_event_whenever_it_is_opened(
    store: Store, campaign: Campaign
) -> None:
    session = stand.open_session(store, campaign, EVENT, NOON - timedelta(days=40), EARLY)
    assert session.day == campaign.event(EVENT).date == NOON.date()
    assert now_open(store).day == session.day
    assert stand.close_session(store, LATER).day == session.day
    assert [each.day for each in stand.sessions(store)] == [session.day]


def test_second_session_is_refused_while_one_is_open(
    store: Store, session: Session, campaign: Campaign
) -> None:
    other = "centrum-2016-04-16"
    code = code_of(stand.open_session, store, campaign, other, NOON, EARLY)
    assert code == "session-already-open"
    assert stand.sessions(store) == [session]


def test_database_refuses_a_second_open_session_by_itself(store: Store, session: Session) -> None:
    columns = "INSERT INTO session (id, event, day, questionnaire, opened, closed) VALUES "
    with closing(sqlite3.connect(store.file)) as past_the_check:
        past_the_check.execute(columns + "('closed', 'e', 'd', 'q', 'now', 'now')")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            past_the_check.execute(columns + "('other', 'e', 'd', 'q', 'now', NULL)")


def test_unknown_event_opens_nothing(store: Store, campaign: Campaign) -> None:
    assert code_of(stand.open_session, store, campaign, "ikea", NOON) == "event-unknown"
    assert stand.sessions(store) == []


def test_closing_none_is_refused(store: Store, session: Session) -> None:
    stand.close_session(store, LATER)
    assert code_of(stand.close_session, store, LATER) == "session-none-to-close"


def test_closed_session_keeps_its_totals_and_the_next_can_open(
    store: Store, session: Session, campaign: Campaign
) -> None:
    send(store, session)
    closed = stand.close_session(store, LATER)
    assert (closed.closed, closed.sent) == (LATER, 1)
    assert stand.current_session(store) is None
    later = LATER + timedelta(days=1)
    after = stand.open_session(store, campaign, "centrum-2016-04-16", later, EARLY)
    assert stand.sessions(store) == [after, closed]


def test_saved_answer_is_counted_with_its_choices(store: Store, session: Session) -> None:
    assert send(store, session) == 1
    assert send(store, session, [("safe", "no")]) == 2
    assert stand.tallies(store, session.id) == {
        ("safe", "no"): 2,
        ("wish", "light"): 1,
        ("wish", "clean"): 1,
    }
    assert now_open(store).sent == responses(store) == 2


def test_answer_without_choices_is_saved(store: Store, session: Session) -> None:
    assert send(store, session, []) == 1
    assert stand.tallies(store, session.id) == {}


def test_answer_sent_twice_counts_once(store: Store, session: Session) -> None:
    first = send(store, session, id="same")
    again = save(store, session, "same", b"sealed again")
    assert first == again == 1
    assert responses(store) == 1
    assert set(stand.tallies(store, session.id).values()) == {1}


def test_answer_is_not_stored_when_the_session_was_closed_meanwhile(
    store: Store, session: Session
) -> None:
    stand.count_start(store, session.id)
    stand.close_session(store, LATER)
    code = code_of(save, store, session, "late")
    assert code == "session-none-open"
    assert responses(store) == 0
    assert stand.tallies(store, session.id) == {}


def test_answer_is_not_stored_when_its_tallies_cannot_be(store: Store, session: Session) -> None:
    with pytest.raises(IntegrityError):
        send(store, session, [("safe", "no"), ("wish", None)])  # type: ignore[list-item]
    assert responses(store) == 0
    assert stand.tallies(store, session.id) == {}
    assert now_open(store).sent == 0


def test_answer_counts_though_its_start_could_not_be_counted(
    store: Store, session: Session
) -> None:
    # The disk was full when the visit began, and staff made space while it lasted.
    assert save(store, session, "one") == 1
    stand.count_walk_away(store, session.id)
    found = now_open(store)
    assert (found.started, found.sent, found.walked_away) == (2, 1, 1)


def test_answer_is_told_as_sent_when_only_the_log_cannot_be_emptied(
    store: Store, session: Session
) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(store.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM session").fetchone()
        assert send(store, session) == 1
        reader.execute("ROLLBACK")
    assert responses(store) == 1


def test_log_is_empty_after_every_answer(store: Store, session: Session) -> None:
    log = store.file.with_name("kiosk.db-wal")
    for _ in range(3):
        send(store, session)
        assert log.stat().st_size == 0


def test_visits_are_counted_by_how_they_ended(store: Store, session: Session) -> None:
    send(store, session)
    for _ in range(2):
        stand.count_start(store, session.id)
    stand.count_walk_away(store, session.id)
    found = now_open(store)
    assert (found.started, found.sent, found.walked_away) == (3, 1, 1)


def test_visit_that_timed_out_did_not_walk_away(store: Store, session: Session) -> None:
    for _ in range(3):
        stand.count_start(store, session.id)
    stand.count_time_out(store, session.id)
    stand.count_walk_away(store, session.id)
    found = now_open(store)
    assert (found.started, found.walked_away, found.timed_out, found.under_way) == (3, 1, 1, 1)
    closed = stand.close_session(store, LATER)
    assert (closed.walked_away, closed.timed_out, closed.under_way) == (2, 1, 0)


def visit_tally(store: Store) -> dict[tuple[str, str], int]:
    with store.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT kind, value, n FROM visit_tally")
        return {(kind, value): n for kind, value, n in rows}


def test_hours_and_languages_are_counted_apart_with_the_answer(
    store: Store, session: Session
) -> None:
    save(store, session, "one", language="sv")
    save(store, session, "two", language="ar")
    save(store, session, "two", language="ar")  # sent again after a fault
    assert visit_tally(store) == {("hour", "12"): 2, ("language", "sv"): 1, ("language", "ar"): 1}


def test_hours_are_not_counted_for_an_answer_that_is_not_stored(
    store: Store, session: Session
) -> None:
    with pytest.raises(IntegrityError):
        save(store, session, "one", choices=[("wish", None)])  # type: ignore[list-item]
    stand.close_session(store, LATER)
    code_of(save, store, session, "late")
    assert visit_tally(store) == {}


def test_database_refuses_a_pause_of_a_closed_session(store: Store, session: Session) -> None:
    stand.close_session(store, LATER)
    with (
        closing(sqlite3.connect(store.file)) as past_the_check,
        pytest.raises(sqlite3.IntegrityError, match="paused_while_open"),
    ):
        past_the_check.execute("UPDATE session SET paused = 1")


def test_visit_under_way_at_closing_walked_away(store: Store, session: Session) -> None:
    send(store, session)
    for _ in range(2):
        stand.count_start(store, session.id)
    closed = stand.close_session(store, LATER)
    assert (closed.started, closed.sent, closed.walked_away) == (3, 1, 2)


def test_closed_session_counts_no_more(store: Store, session: Session) -> None:
    closed = stand.close_session(store, LATER)
    stand.count_start(store, session.id)
    stand.count_walk_away(store, session.id)
    assert stand.sessions(store) == [closed]


def test_database_refuses_more_ends_than_starts(store: Store, session: Session) -> None:
    with (
        closing(sqlite3.connect(store.file)) as past_the_check,
        pytest.raises(sqlite3.IntegrityError, match="every_visit_was_started"),
    ):
        past_the_check.execute("UPDATE session SET sent = 1")


def test_free_text_and_declined_questions_are_never_among_the_choices_to_count() -> None:
    answers: Answers = {
        "safe": "no",
        "where": None,
        "which": "Den vid ån",
        "wish": ["light", "clean"],
        "words": "Fler lampor",
    }
    assert stand.choices_of(FORM, answers) == CHOICES


def test_choices_of_every_kind_are_counted_and_no_number() -> None:
    answers = through([*TO_END]).answers
    assert {"police", "town", "years", "people", "good", "bad"} <= answers.keys()
    assert stand.choices_of(EVERY, answers) == [
        ("area", "haga"),
        ("alone", "safe"),
        ("order", "young"),
        ("order", "light"),
        ("pet", "dog"),
    ]


def test_sensitive_questions_and_choices_are_never_counted() -> None:
    def marked(question: Question) -> Question:
        dog = [replace(c, sensitive=c.code == "dog") for c in question.choices]
        return replace(question, sensitive=question.name == "order", choices=dog)

    form = Questionnaire([marked(question) for question in EVERY.questions])
    assert stand.choices_of(form, through([*TO_END]).answers) == [
        ("area", "haga"),
        ("alone", "safe"),
    ]


def test_calculations_days_and_numbers_are_never_counted() -> None:
    assert stand.choices_of(LOGIC, walk(TO_LOGIC_END, form=LOGIC).answers) == [
        ("area", "south"),
        ("spots", "south-park"),
        ("street", "south-road"),
        ("work", "job"),
        ("colours", "red"),
        ("colours", "blue"),
    ]


def test_visit_that_passed_everything_over_has_no_choice_to_count() -> None:
    assert stand.choices_of(EVERY, {}) == []
    assert stand.choices_of(EVERY, dict.fromkeys(q.name for q in EVERY.questions)) == []


def test_handouts_are_counted_by_language_and_layout(store: Store, session: Session) -> None:
    assert stand.handouts(store, session.id) == 0
    stand.count_handout(store, session.id, "sv", "a6")
    stand.count_handout(store, session.id, "sv", "a6", n=2)
    stand.count_handout(store, session.id, "en", "a6")
    assert stand.handouts(store, session.id) == 4
    assert stand.handouts(store, "none") == 0


def test_touch_changes_nothing_and_tells_a_store_that_takes_no_writing(
    store: Store, session: Session
) -> None:
    send(store, session)
    before = now_open(store)
    stand.touch(store)
    assert now_open(store) == before
    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault):
            stand.touch(store)
        other.execute("ROLLBACK")
