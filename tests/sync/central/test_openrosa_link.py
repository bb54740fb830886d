"""The way to an OpenRosa server: who it is, who we are to it, and which addresses will do."""

import socket
import ssl
from pathlib import Path

import pytest

from kiosk.campaign import Campaign, version_of
from kiosk.errors import Fault, Refused
from sync.central.openrosa import Sent
from sync.central.openrosa_login import Login
from sync.central.openrosa_request import submissions_at
from sync.trust import from_file
from tests.sync.central.openrosa_desk import Desk
from tests.sync.central.openrosa_logins import PASSWORD, TOKEN, USER
from tests.sync.central.openrosa_server import OpenRosa, serving
from tests.sync.certificates import Authority


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
