"""Submissions to a real OpenRosa server on loopback: whatever happens, each is there once."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import Engine, delete, func, insert, select

from kiosk.campaign import Campaign, version_of
from kiosk.clock import ShiftedClock
from kiosk.errors import LANGUAGES, Fault, LyssnaError, Refused
from kiosk.home import alone
from kiosk.seal import Response
from sync.central import database, openrosa_form, published, tables
from sync.central import openrosa_store as store
from sync.central.home import CentreHome
from sync.central.openrosa import ITS_OWN, Sender, Sent
from sync.central.openrosa_link import Server
from sync.central.openrosa_login import Login
from sync.central.openrosa_request import submissions_at
from sync.trust import from_file
from tests.sync.central.openrosa_server import PASSWORD, TOKEN, USER, OpenRosa, serving
from tests.sync.certificates import Authority
from tests.sync.helpers import NOON, a_response


class Desk:
    """A centre with answers, and what is needed to send them."""

    def __init__(self, engine: Engine, campaign: Campaign, place: Path) -> None:
        self.engine = engine
        self.campaign = campaign
        self.lock = place / "openrosa.lock"
        self.version = version_of(campaign.questionnaire)
        self.ids: set[str] = set()
        self.add(3)
        self.make()

    def add(self, n: int, **changes: object) -> None:
        """Store answers as the intake does."""
        responses = [a_response(self.campaign, **changes) for _ in range(n)]
        names = {column.name for column in tables.response.c} - {"content"}
        rows = [
            {name: getattr(each, name) for name in names} | {"content": msgspec.to_builtins(each)}
            for each in responses
        ]
        with self.engine.begin() as connection:
            connection.execute(insert(tables.response), rows)
        self.ids |= {each.id for each in responses}

    def make(self) -> store.Made:
        def shaping(version: str, form: object) -> openrosa_form.Shape:
            return openrosa_form.flat(self.campaign.questionnaire, self.campaign.id, version)

        return store.make(self.engine, self.campaign.id, shaping)

    def server(self, rosa: OpenRosa, login: Login | None = None, **options: object) -> Server:
        clock = ShiftedClock(NOON)
        return Server(submissions_at(rosa.address), clock, login, **({"patience": 5.0} | options))  # type: ignore[arg-type]

    def send(self, server: Server, tries: int = 1) -> Sent:
        sender = Sender(self.engine, self.campaign.id, server, tries, wait=lambda seconds: None)
        with store.sole(self.engine, self.lock):
            return sender.run(lambda now: None)

    def states(self) -> dict[store.State, int]:
        return store.counts(self.engine, self.campaign.id)

    def assert_each_once(self, rosa: OpenRosa) -> None:
        """Send until nothing waits; check that each answer is there once, and noted so."""
        self.send(self.server(rosa))
        assert set(rosa.taken) == {f"uuid:{id_}" for id_ in self.ids}
        assert self.states() == {"sent": len(self.ids)}
        assert rosa.breaches == []
        # Twice or more, but always the same bytes.
        assert set(rosa.posts) == set(rosa.taken.values())


@pytest.fixture
def rosa(campaign: Campaign) -> Iterator[OpenRosa]:
    with serving(OpenRosa({campaign.id: {version_of(campaign.questionnaire)}})) as server:
        yield server


@pytest.fixture
def desk(campaign: Campaign, home: CentreHome, tmp_path: Path) -> Iterator[Desk]:
    engine = database.connect(None, home.database)
    tables.metadata.create_all(engine)  # as the migrations do, and faster
    with engine.begin() as connection:
        published.save(connection, campaign, {})
    yield Desk(engine, campaign, tmp_path)
    engine.dispose()


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


@pytest.mark.parametrize("login", ["basic", "digest", "challenge-free"])
def test_user_and_password_are_shown_as_the_server_asks(
    login: str, desk: Desk, rosa: OpenRosa, caplog: pytest.LogCaptureFixture
) -> None:
    rosa.login = login
    assert desk.send(desk.server(rosa, Login(USER, PASSWORD))) == Sent(taken=3)
    assert rosa.requests <= 6  # not asked anew for each
    assert set(rosa.taken) == {f"uuid:{id_}" for id_ in desk.ids}
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize("login", ["basic", "digest", "challenge-free"])
@pytest.mark.parametrize("given", [Login(USER, "wrong"), None], ids=["wrong", "none"])
def test_nothing_is_taken_with_a_login_that_is(
    given: Login | None, login: str, desk: Desk, rosa: OpenRosa
) -> None:
    rosa.login = login
    with pytest.raises(Refused) as error:
        desk.send(desk.server(rosa, given))
    assert error.value.code == "openrosa-login"
    assert (rosa.taken, desk.states()) == ({}, {"ready": 3})


def test_the_token_of_an_app_user_is_never_told(
    desk: Desk, campaign: Campaign, caplog: pytest.LogCaptureFixture
) -> None:
    base = f"/v1/key/{TOKEN}/projects/1"
    forms = {campaign.id: {version_of(campaign.questionnaire)}}
    with serving(OpenRosa(forms, base)) as rosa:
        desk.assert_each_once(rosa)
        desk.add(1)
        desk.make()
        rosa.troubles = ["401"]
        with pytest.raises(Refused) as error:
            desk.send(desk.server(rosa))
    assert TOKEN not in caplog.text + error.value.text("sv") + error.value.text("en")


HEADS = {
    "a login page": (200, {}, "openrosa-login-page"),
    "a 204 of no OpenRosa server": (204, {}, "openrosa-login-page"),
    "a 404": (404, {}, "openrosa-not-here"),
    "a 503": (503, {}, "openrosa-failing"),
    "a redirect to another host": (
        302,
        {"Location": "https://login.example/"},
        "openrosa-redirects",
    ),
    "a redirect to nowhere": (302, {"Location": "http://["}, "openrosa-redirects"),
    "a redirect to itself": (307, {"Location": "/v1/projects/1/submission"}, "openrosa-moved"),
    "a place on another host": (
        204,
        {"Location": "https://evil.example/submission", "X-OpenRosa-Version": "1.0"},
        "openrosa-redirects",
    ),
}


@pytest.mark.parametrize("head", HEADS)
def test_nothing_is_shown_to_a_server_that_greets_with(
    head: str, desk: Desk, rosa: OpenRosa
) -> None:
    status, headers, code = HEADS[head]
    rosa.head = lambda handler: handler.plain(status, b"", **headers)
    with pytest.raises(Fault) as error:
        desk.send(desk.server(rosa))
    assert error.value.code == code
    assert (rosa.posts, desk.states()) == ([], {"ready": 3})
    rosa.head = None
    desk.assert_each_once(rosa)


@pytest.mark.parametrize("status", [204, 301, 307])
def test_a_place_on_the_same_host_is_taken_from_the_greeting(
    status: int, desk: Desk, rosa: OpenRosa
) -> None:
    server = desk.server(rosa)
    rosa.base = "/moved/here"

    def greet(handler: object) -> None:
        rosa.head = None
        # The scheme and port of a server that does not know how it is reached.
        handler.answer(status, Location="http://127.0.0.1/moved/here/submission")  # type: ignore[attr-defined]

    rosa.head = greet
    assert desk.send(server) == Sent(taken=3)
    assert rosa.breaches == []


def test_nobody_there_is_told(desk: Desk, rosa: OpenRosa) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    rosa.address = f"http://127.0.0.1:{port}/v1/projects/1"
    with pytest.raises(Fault) as error:
        desk.send(desk.server(rosa))
    assert error.value.code == "openrosa-unreachable"
    assert desk.states() == {"ready": 3}


def test_nothing_is_sent_to_a_server_whose_certificate_is_not_trusted(
    desk: Desk, rosa: OpenRosa, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = authority.issue("right")
    tls.load_cert_chain(certificate.chain, certificate.key)
    with serving(OpenRosa(rosa.forms), tls) as encrypted:
        with pytest.raises(Fault) as error:
            desk.send(desk.server(encrypted))
        assert error.value.code == "openrosa-tls"
        assert (encrypted.requests, desk.states()) == (0, {"ready": 3})
        trusting = desk.server(encrypted, trust=from_file(authority.certificate))
        assert desk.send(trusting) == Sent(taken=3)
        assert encrypted.breaches == []


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


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("https://odk.example/v1/projects/1", "/v1/projects/1/submission"),
        (" https://odk.example/v1/projects/1/ ", "/v1/projects/1/submission"),
        ("https://odk.example/v1/projects/1/submission", "/v1/projects/1/submission"),
        ("https://kc.example", "/submission"),
        ("http://127.0.0.1:8989/v1/key/abc/projects/1", "/v1/key/abc/projects/1/submission"),
    ],
)
def test_the_address_of_a_project_leads_to_its_submissions(base: str, path: str) -> None:
    assert submissions_at(base).raw_path.decode() == path


@pytest.mark.parametrize(
    ("base", "code"),
    [
        ("http://odk.example/v1/projects/1", "openrosa-address-not-https"),
        ("https://lena:hemligt@odk.example/v1/projects/1", "openrosa-address-invalid"),
        ("https://odk.example/v1/projects/1?st=abc", "openrosa-address-invalid"),
        ("ftp://odk.example/", "openrosa-address-invalid"),
        ("odk.example/v1/projects/1", "openrosa-address-invalid"),
        ("https://", "openrosa-address-invalid"),
        ("https://a:99999/", "openrosa-address-invalid"),
        ("https://xn--a/", "openrosa-address-invalid"),
        ("", "openrosa-address-invalid"),
    ],
)
def test_an_address_will_not_do_when_it_is(base: str, code: str) -> None:
    with pytest.raises(Refused) as error:
        submissions_at(base)
    assert error.value.code == code
    assert "hemligt" not in error.value.text("sv")


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
