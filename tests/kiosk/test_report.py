"""What a session came to: whatever happened, every sum holds and nobody can be found in it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import print_ledger, report, sessions, stand
from kiosk.campaign import Campaign
from kiosk.check import Check
from kiosk.session import Details, Session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, FORM, NOON, a_campaign

CAMPAIGN = a_campaign(questionnaire=FORM, media={}, languages=["sv", "en"])
CLOSING = NOON + timedelta(hours=2)
CHOICES = ["yes", "no"]


def send(
    store: Store, session: Session, hour: int = 12, language: str = "sv", choice: str = "yes"
) -> None:
    stand.count_start(store, session.id)
    choices = [("safe", choice), ("wish", "light")]
    stand.save_response(
        store, session.id, str(uuid4()), b"sealed", choices, hour=hour, language=language
    )


@pytest.fixture
def session(store: Store) -> Session:
    return stand.open_session(store, CAMPAIGN, EVENT, NOON)


def now(store: Store, session: Session) -> report.Figures:
    return report.figures(store, sessions.find(store, session.id))


def raw(store: Store, kind: str) -> int:
    """Return the sum of a tally, with what is hidden."""
    with store.transaction() as connection:
        found = connection.exec_driver_sql(
            "SELECT coalesce(sum(n), 0) FROM visit_tally WHERE kind = ?", (kind,)
        )
        return int(found.scalar_one())


# What can happen at a stand. A crash takes the visit under way with it.
happenings = st.lists(
    st.one_of(
        st.tuples(
            st.just("send"),
            st.integers(11, 15),
            st.sampled_from(["sv", "en", "ar"]),
            st.sampled_from(CHOICES),
        ),
        st.sampled_from(
            [("begin",), ("walk",), ("time out",), ("crash",), ("pause",), ("again",), ("print",)]
        ),
    ),
    max_size=40,
)


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "k.db", create=True)) as made:
        yield made


def happen(store: Store, session: Session, what: tuple[object, ...], counts: Counter[str]) -> None:
    match what:
        case ("send", int(hour), str(language), str(choice)):
            send(store, session, hour, language, choice)
            counts["sent"] += 1
        case ("begin",):
            stand.count_start(store, session.id)
            counts["cut off"] += 1
        case ("walk",):
            stand.count_start(store, session.id)
            stand.count_walk_away(store, session.id)
            counts["walked"] += 1
        case ("time out",):
            stand.count_start(store, session.id)
            stand.count_time_out(store, session.id)
            counts["timed"] += 1
        case ("crash",):
            store.engine.dispose()
        case ("pause",):
            sessions.pause(store)
        case ("again",):
            sessions.resume(store)
        case ("print",):
            stand.count_handout(store, session.id, "sv", "a6")
            counts["printed"] += 1


@given(happenings, st.booleans())
def test_sums_hold_whatever_happens(happened: list[tuple[object, ...]], closes: bool) -> None:
    counts: Counter[str] = Counter()
    with a_store() as store:
        session = stand.open_session(store, CAMPAIGN, EVENT, NOON)
        for what in happened:
            happen(store, session, what, counts)
        if closes:
            stand.close_session(store, CLOSING)
        found = now(store, session)
        of = found.session
        ended = of.sent + of.walked_away + of.timed_out
        assert of.started == ended + of.under_way
        assert (of.sent, of.timed_out) == (counts["sent"], counts["timed"])
        cut_off = counts["cut off"]
        assert of.under_way == (0 if closes else cut_off)
        assert of.walked_away == counts["walked"] + (cut_off if closes else 0)
        assert found.answers.sent == found.answers.stored == of.sent
        assert raw(store, "hour") == raw(store, "language") == of.sent
        for shown in (found.hours, found.languages):
            assert sum(n or 0 for n in shown.values()) <= of.sent
            assert all(n is None or n >= 5 for n in shown.values())
        assert sum(paper.handouts for paper in found.paper) == counts["printed"]
        assert found.differences == []


def test_small_counts_are_not_in_the_report(store: Store, session: Session) -> None:
    for _ in range(6):
        send(store, session)
    send(store, session, hour=14, language="ar", choice="no")
    found = now(store, session)
    assert found.hours == {12: None, 14: None}  # seven are sent, so that six would tell one
    assert found.languages == {"ar": None, "sv": None}
    choices = report.choices(store, CAMPAIGN, found.session)
    assert choices["safe"] == {"yes": None, "no": None}
    assert choices["wish"]["light"] == 7
    assert "words" not in choices


def test_choices_of_another_version_of_the_questionnaire_are_not_guessed(
    store: Store, session: Session
) -> None:
    send(store, session)
    assert report.choices(store, a_campaign(), session) == {}


def test_paper_is_what_the_printer_said(store: Store, session: Session) -> None:
    def job(layout: str, copies: int, pages: int = 1) -> print_ledger.Job:
        return print_ledger.note(store, session.id, "queue", "sv", layout, copies, pages)

    print_ledger.end(store, job("a4", 3), "printed")
    print_ledger.end(store, job("a4", 2), "unknown")
    print_ledger.end(store, job("a6", 1, 2), "failed")
    job("a6", 1)
    stand.count_handout(store, session.id, "en", "a6", 5)  # saved to be printed elsewhere
    a4, a6 = now(store, session).paper
    assert (a4.layout, a4.sheets, a4.handouts, a4.printed) == ("a4", 3, 12, 3)
    assert (a4.unknown, a4.used, a4.failed, a4.waiting) == (2, 5, 0, 0)
    assert (a6.sheets, a6.handouts, a6.printed, a6.failed, a6.waiting) == (5, 5, 0, 2, 1)
    (difference,) = now(store, session).differences
    assert (difference.code, difference.values) == ("difference-paper", {"n": 2})


def lose_one(store: Store) -> None:
    """Take an answer away, as no program of ours does."""
    with closing(sqlite3.connect(store.file)) as past_us:
        past_us.execute("DELETE FROM response WHERE id = (SELECT min(id) FROM response)")
        past_us.commit()


def test_answer_that_is_lost_is_told(store: Store, session: Session) -> None:
    for _ in range(2):
        send(store, session)
    lose_one(store)
    (difference,) = now(store, session).differences
    assert (difference.code, difference.values) == ("difference-stored", {"sent": 2, "stored": 1})
    assert difference.text("sv") != difference.text("en")


def test_report_for_machines_says_the_same(store: Store) -> None:
    checks = [Check("look", "check-printer-none")]
    said = Details("Entrén", "Regn")
    session = stand.open_session(store, CAMPAIGN, EVENT, NOON, said, checks)
    for _ in range(6):
        send(store, session)
    stand.count_start(store, session.id)
    data = json.loads(report.as_json(store, CAMPAIGN, sessions.find(store), "en"))
    assert data["campaign"] == "umea-2016"
    assert data["session"]["started"] == 7
    assert (data["session"]["stand"], data["session"]["under_way"]) == ("Entrén", 1)
    assert data["answers"]["stored"] == 6
    assert data["answers"]["at_centre"] is None
    assert data["hours"] == {"12": 6}
    assert data["choices"] == {}  # two reports of an open session would tell of one visitor
    assert (
        data["preflight"]["checks"][0]["message"]
        == Check("look", "check-printer-none").parts("en")[0]
    )
    assert data["differences"] == []
    stand.close_session(store, NOON)
    closed = json.loads(report.as_json(store, CAMPAIGN, sessions.find(store), "en"))
    assert closed["choices"]["safe"] == {"yes": 6, "no": None}


def test_figures_change_nothing(store: Store, session: Session) -> None:
    send(store, session)
    before = store.file.read_bytes()
    first = now(store, session)
    report.choices(store, CAMPAIGN, first.session)
    assert now(store, session) == first
    store.forget_history()
    assert store.file.read_bytes() == before


def test_figures_of_the_sample_are_all_there(store: Store, campaign: Campaign) -> None:
    session = stand.open_session(store, campaign, EVENT, NOON)
    found = report.figures(store, session)
    assert (found.paper, found.hours, found.languages, found.differences) == ([], {}, {}, [])
    assert report.choices(store, campaign, session) == {}
