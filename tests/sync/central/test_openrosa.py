"""Submissions to a real OpenRosa server on loopback: whatever happens, each is there once."""

from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import Engine, delete, func, select

from kiosk.campaign import Campaign
from kiosk.errors import LANGUAGES, Fault, LyssnaError, Refused
from kiosk.home import alone
from kiosk.seal import Response
from sync.central import openrosa_form, tables
from sync.central import openrosa_store as store
from sync.central.openrosa import ITS_OWN, Sent
from tests.sync.central.openrosa_desk import Desk
from tests.sync.central.openrosa_server import OpenRosa, serving
from tests.sync.helpers import a_response


def test_send_brings_each_answer_once_on_every_database(
    engine: Engine, campaign: Campaign, rosa: OpenRosa, tmp_path: Path
) -> None:
    desk = Desk(engine, campaign, tmp_path)
    assert desk.send(desk.server(rosa)) == Sent(taken=3)
    assert desk.send(desk.server(rosa)) == Sent()
    desk.add(2)
    assert desk.make().made == 2
    assert desk.send(desk.server(rosa)) == Sent(taken=2)
    desk.assert_each_once(rosa)
    assert len(rosa.posts) == 5


def test_submission_goes_with_its_response(
    engine: Engine, campaign: Campaign, tmp_path: Path
) -> None:
    Desk(engine, campaign, tmp_path)
    with engine.begin() as connection:
        connection.execute(delete(tables.response))
        assert connection.scalar(select(func.count()).select_from(tables.submission)) == 0


def test_make_goes_through_all_answers_and_makes_none_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "AT_ONCE", 4)
    desk.add(10)
    assert desk.make() == store.Made(10)
    assert desk.make() == store.Made()
    assert desk.states() == {"ready": 13}


def test_make_keeps_back_answers_that_the_form_has_no_place_for(desk: Desk) -> None:
    store.unmake(desk.engine, desk.campaign.id, "all")
    desk.add(1, answers={"safe": "yes"})
    questions = [q for q in desk.campaign.questionnaire.questions if q.name == "safe"]
    small = msgspec.structs.replace(desk.campaign.questionnaire, questions=questions)
    made = store.make(
        desk.engine, desk.campaign.id, lambda version, form: openrosa_form.flat(small, "x", "1")
    )
    assert made == store.Made(1, 3, frozenset({"where", "wish", "words"}))
    assert desk.make().made == 3


# What goes wrong with a POST, what the run tells, and in which state the submission is then.
PASSING = {
    "cut before": ("openrosa-cut-off", "in_doubt"),
    "cut after": ("openrosa-cut-off", "in_doubt"),
    "half": ("openrosa-cut-off", "in_doubt"),
    "endless": ("openrosa-login-page", "in_doubt"),
    "login page": ("openrosa-login-page", "in_doubt"),
    "login page as 201": ("openrosa-login-page", "in_doubt"),
    "empty 201": ("openrosa-login-page", "in_doubt"),
    "to /v1/elsewhere/submission": ("openrosa-moved", "in_doubt"),
    "to https://login.example/": ("openrosa-moved", "in_doubt"),
    "401": ("openrosa-login", "ready"),
    "403": ("openrosa-forbidden", "ready"),
}


@pytest.mark.parametrize("trouble", PASSING)
def test_each_answer_is_sent_once_in_the_end_after(
    trouble: str, desk: Desk, rosa: OpenRosa
) -> None:
    code, state = PASSING[trouble]
    rosa.troubles = ["", trouble]
    with pytest.raises(LyssnaError) as error:
        desk.send(desk.server(rosa))
    assert error.value.code == code
    assert all(error.value.text(language) for language in LANGUAGES)
    expected = {"sent": 1, "ready": 1, state: 1} if state != "ready" else {"sent": 1, "ready": 2}
    assert desk.states() == expected
    desk.assert_each_once(rosa)


@pytest.mark.parametrize("trouble", ["cut before", "cut after", "half", "503", "429"])
def test_the_same_bytes_are_sent_again_within_one_run_after(
    trouble: str, desk: Desk, rosa: OpenRosa
) -> None:
    rosa.troubles = [trouble, trouble]
    rosa.again = 202
    assert desk.send(desk.server(rosa), tries=3) == Sent(taken=3)
    assert len(rosa.posts) == 5
    desk.assert_each_once(rosa)


@pytest.mark.parametrize("trouble", ["hangs", "hangs after"])
def test_each_answer_is_sent_once_when_the_server_is_too_slow(
    trouble: str, desk: Desk, rosa: OpenRosa
) -> None:
    rosa.troubles = [trouble]
    with pytest.raises(Fault) as error:
        desk.send(desk.server(rosa, patience=0.1))
    assert (error.value.code, error.value.retry) == ("openrosa-timed-out", True)
    assert desk.states() == {"in_doubt": 1, "ready": 2}
    desk.assert_each_once(rosa)


@pytest.mark.parametrize("trouble", ["hangs", "hangs after"])
def test_cancelling_stops_at_once_and_loses_nothing(
    trouble: str, desk: Desk, rosa: OpenRosa
) -> None:
    rosa.troubles = ["", trouble]
    server = desk.server(rosa, patience=600.0)
    rosa.stored = lambda: server.cancel.set() if len(rosa.posts) == 2 else None
    assert desk.send(server) == Sent(taken=1, stopped=True)
    assert desk.states() == {"sent": 1, "in_doubt": 1, "ready": 1}
    desk.assert_each_once(rosa)


def test_a_submission_on_which_the_server_fails_holds_back_no_other(
    desk: Desk, rosa: OpenRosa
) -> None:
    rosa.troubles = ["500"]
    done = desk.send(desk.server(rosa))
    assert (done.taken, done.doubtful, done.error and done.error.code) == (2, 1, "openrosa-failing")
    assert desk.states() == {"sent": 2, "in_doubt": 1}
    desk.assert_each_once(rosa)


def test_a_server_that_fails_each_time_is_left_alone(desk: Desk, rosa: OpenRosa) -> None:
    desk.add(5)
    desk.make()
    rosa.troubles = ["503"] * 100
    with pytest.raises(Fault) as error:
        desk.send(desk.server(rosa))
    assert (error.value.code, len(rosa.posts)) == ("openrosa-failing", 3)
    rosa.troubles = []
    desk.assert_each_once(rosa)
    assert rosa.posts[:3] == rosa.posts[-3:]  # what was in doubt came last


def test_remake_leaves_alone_what_may_have_arrived(desk: Desk, rosa: OpenRosa) -> None:
    rosa.troubles = ["", "cut after"]
    with pytest.raises(Fault):
        desk.send(desk.server(rosa))
    store.unmake(desk.engine, desk.campaign.id, "waiting")
    assert desk.states() == {"sent": 1, "in_doubt": 1}
    assert desk.make().made == 1
    desk.assert_each_once(rosa)
    store.unmake(desk.engine, desk.campaign.id, "all")
    assert desk.make().made == 3
    with serving(OpenRosa(rosa.forms)) as other:
        desk.assert_each_once(other)


def test_one_sends_at_a_time(desk: Desk, rosa: OpenRosa) -> None:
    with alone(desk.lock, Refused("x")), pytest.raises(Refused) as error:
        desk.send(desk.server(rosa))
    assert error.value.code == "openrosa-already-running"
    desk.assert_each_once(rosa)


def test_one_sends_at_a_time_from_whatever_machine(
    engine: Engine, campaign: Campaign, rosa: OpenRosa, tmp_path: Path
) -> None:
    desk = Desk(engine, campaign, tmp_path)
    with store.sole(engine, tmp_path / "of another machine"):
        if engine.dialect.name == "postgresql":  # SQLite is on one machine, where the file is
            with pytest.raises(Refused) as error:
                desk.send(desk.server(rosa))
            assert error.value.code == "openrosa-already-running"
    desk.assert_each_once(rosa)


@pytest.mark.parametrize("code", sorted(ITS_OWN))
def test_every_reason_for_putting_aside_can_be_told_without_values(code: str) -> None:
    assert all(Refused(code).text(language) for language in LANGUAGES)


def test_a_response_has_one_id_everywhere(desk: Desk, rosa: OpenRosa) -> None:
    id_ = str(uuid4())
    desk.add(1, id=id_)
    desk.make()
    desk.assert_each_once(rosa)
    assert f"<instanceID>uuid:{id_}</instanceID>".encode() in rosa.taken[f"uuid:{id_}"]
    assert isinstance(a_response(desk.campaign, id=id_), Response)
