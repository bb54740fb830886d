"""What an OpenRosa server refuses: told apart, noted, and holding back nothing else."""

import pytest

from kiosk.errors import Fault
from sync.central import openrosa_store as store
from sync.central.openrosa import Sent
from tests.sync.central.openrosa_desk import Desk
from tests.sync.central.openrosa_server import OpenRosa


@pytest.mark.parametrize(
    ("status", "code"), [("400", "openrosa-not-taken"), ("413", "openrosa-too-large")]
)
def test_a_refused_submission_is_put_aside_and_holds_back_no_other(
    status: str, code: str, desk: Desk, rosa: OpenRosa
) -> None:
    rosa.troubles = [status]
    assert desk.send(desk.server(rosa)) == Sent(taken=2, refused=1)
    assert store.reasons(desk.engine, desk.campaign.id) == {code: 1}
    assert desk.send(desk.server(rosa)) == Sent()
    store.retry(desk.engine, desk.campaign.id)
    desk.assert_each_once(rosa)


def test_what_is_larger_than_the_server_takes_is_not_sent(desk: Desk, rosa: OpenRosa) -> None:
    desk.add(1, answers={"words": "å" * 280})
    desk.make()
    rosa.largest = 800
    assert desk.send(desk.server(rosa)) == Sent(taken=3, refused=1)
    assert len(rosa.posts) == 3
    assert store.reasons(desk.engine, desk.campaign.id) == {"openrosa-too-large": 1}
    rosa.largest = 10_000
    store.retry(desk.engine, desk.campaign.id)
    desk.assert_each_once(rosa)


def test_another_content_under_the_same_id_is_told_and_left_as_it_is(
    desk: Desk, rosa: OpenRosa
) -> None:
    first = sorted(desk.ids)[0]
    rosa.taken[f"uuid:{first}"] = b"edited"
    assert desk.send(desk.server(rosa)) == Sent(taken=2, refused=1)
    assert store.reasons(desk.engine, desk.campaign.id) == {"openrosa-conflict": 1}
    assert rosa.taken[f"uuid:{first}"] == b"edited"


def _closed(rosa: OpenRosa, desk: Desk) -> None:
    rosa.closed = {desk.campaign.id}


def _no_form(rosa: OpenRosa, desk: Desk) -> None:
    rosa.forms = {"another": {"1"}}


def _no_version(rosa: OpenRosa, desk: Desk) -> None:
    rosa.forms = {desk.campaign.id: {"7"}, "another": {"8"}}


def _no_list(rosa: OpenRosa, desk: Desk) -> None:
    rosa.forms, rosa.lists = {}, False


def _not_deployed(rosa: OpenRosa, desk: Desk) -> None:
    rosa.troubles = ["405"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_closed, "openrosa-closed"),
        (_not_deployed, "openrosa-closed"),
        (_no_form, "openrosa-form-unknown"),
        (_no_version, "openrosa-version-unknown"),
        (_no_list, "openrosa-not-found"),
    ],
)
def test_what_is_wrong_with_a_form_is_told_apart_and_everything_waits(
    change: object, code: str, desk: Desk, rosa: OpenRosa
) -> None:
    right = dict(rosa.forms)
    change(rosa, desk)  # type: ignore[operator]
    done = desk.send(desk.server(rosa))
    assert (done.taken, done.waiting) == (0, 3)
    assert done.error is not None
    assert done.error.code == code
    assert desk.campaign.id in done.error.text("sv")
    assert len(rosa.posts) == 1  # the others are known to fare the same
    assert desk.states() == {"ready": 3}
    rosa.forms, rosa.closed, rosa.lists = right, set(), True
    desk.assert_each_once(rosa)


def test_what_was_in_doubt_stays_so_when_the_form_is_gone(desk: Desk, rosa: OpenRosa) -> None:
    rosa.troubles = ["cut after"]
    with pytest.raises(Fault):
        desk.send(desk.server(rosa))
    rosa.closed = {desk.campaign.id}
    desk.send(desk.server(rosa))
    assert desk.states() == {"in_doubt": 1, "ready": 2}
    rosa.closed = set()
    desk.assert_each_once(rosa)
