"""How a kiosk asks for nonces: once for many requests, and nothing is sent to who gives none."""

import httpx
import pytest

from kiosk.keys import CampaignKeys
from sync import auth, signing
from sync.auth import KioskAuth

IDENTITY = CampaignKeys.generate().enrol("Ikea 1")
ASKED = "/api/v1/campaigns/umea/nonce"
SENT = "/api/v1/campaigns/umea/batches"


def nonce(number: int) -> str:
    return signing.nonce_text(bytes([number]) * 56)


class Line:
    """A transport that answers as it is told, and writes down what it was asked."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        parts = {"headers": dict(request.headers), "content": request.content}
        self.asked.append(httpx.Request(request.method, request.url, **parts))
        return self.answers.pop(0)

    @property
    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]


def given(number: int, status: int = 204, **more: str) -> httpx.Response:
    length = {"Content-Length": "0"}
    return httpx.Response(status, headers=length | {signing.NONCE_HEADER: nonce(number)} | more)


def client(line: Line) -> httpx.Client:
    transport = httpx.MockTransport(line)
    return httpx.Client(transport=transport, auth=KioskAuth(IDENTITY), base_url="https://c.test")


def used(request: httpx.Request) -> bytes:
    return signing.Token.read(request.headers["Authorization"]).nonce


def test_nonce_is_asked_for_once_and_each_is_used_once() -> None:
    line = Line(given(1), given(2, 200), given(3, 200))
    with client(line) as sender:
        for body in (b"one", b"two"):
            assert sender.post(SENT, content=body).status_code == 200
    assert line.paths == [ASKED, SENT, SENT]
    assert [used(request)[0] for request in line.asked[1:]] == [1, 2]


def test_request_with_a_stale_nonce_is_sent_once_more() -> None:
    line = Line(given(1), given(2, 401), given(3, 200))
    with client(line) as sender:
        assert sender.post(SENT, content=b"one").status_code == 200
    assert [used(request)[0] for request in line.asked[1:]] == [1, 2]
    assert {request.content for request in line.asked[1:]} == {b"one"}


def test_request_that_is_refused_twice_is_refused() -> None:
    line = Line(given(1), given(2, 401), given(3, 401))
    with client(line) as sender:
        assert sender.post(SENT, content=b"one").status_code == 401
    assert line.answers == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>Welcome</html>"),
        httpx.Response(302, headers={"Location": "https://login.test"}),
        httpx.Response(404),
        httpx.Response(204),
        httpx.Response(204, headers={signing.NONCE_HEADER: "short"}),
        given(1, 200),
    ],
    ids=["login page", "redirect", "not found", "no nonce", "no real one", "another status"],
)
def test_nothing_is_sent_to_who_is_no_centre(answer: httpx.Response) -> None:
    line = Line(answer)
    with client(line) as sender:
        assert sender.post(SENT, content=b"secret").status_code == answer.status_code
    assert line.paths == [ASKED]
    assert b"secret" not in line.asked[0].content
    assert "Authorization" not in line.asked[0].headers


def test_refusal_that_is_too_large_to_read_is_handed_on() -> None:
    long = {"Content-Length": str(auth.LARGEST_REFUSAL + 1)}
    line = Line(given(1), given(2, 401, **long))
    with client(line) as sender, sender.stream("POST", SENT, content=b"one") as answer:
        assert answer.status_code == 401
    assert line.paths == [ASKED, SENT]
