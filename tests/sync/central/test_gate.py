"""The outermost door over real sockets: too much, too often, packed, too slow, before reading."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from kiosk.clock import ShiftedClock
from kiosk.envelope import Kind
from sync.auth import KioskAuth
from sync.central.gate import HEADERS
from sync.central.home import CentreHome
from sync.central.limits import Limits
from sync.signing import NONCE_HEADER, headers
from tests.sync.helpers import running

API = "/api/v1/campaigns/umea"
BATCHES = f"{API}/batches"


@contextmanager
def centre(home: CentreHome, clock: ShiftedClock, limits: Limits) -> Iterator[httpx.Client]:
    with (
        running(f"sqlite:///{home.database}", home, clock, limits) as address,
        httpx.Client(base_url=address, trust_env=False) as web,
    ):
        yield web


def raw(web: httpx.Client, *head: str, body: bytes = b"") -> bytes:
    """Send a request of our own making; return all that comes back until the centre hangs up."""
    with socket.create_connection((web.base_url.host, web.base_url.port)) as line:
        line.settimeout(30)
        line.sendall("\r\n".join([*head, "Host: x", "", ""]).encode() + body)
        answer = b""
        while part := line.recv(65536):
            answer += part
    return answer


@pytest.fixture
def web(home: CentreHome, clock: ShiftedClock) -> Iterator[httpx.Client]:
    with centre(home, clock, Limits()) as found:
        yield found


def test_announced_size_is_refused_before_a_byte_of_it_is_sent(web: httpx.Client) -> None:
    for length in (Kind.BATCH.limit + 1, 10**11, 10**18):
        answer = raw(web, f"POST {BATCHES} HTTP/1.1", f"Content-Length: {length}")
        assert answer.startswith(b"HTTP/1.1 413 "), length
        assert b'"code":"batch-too-large"' in answer


def test_caller_that_sends_all_before_it_listens_hears_the_refusal_too(web: httpx.Client) -> None:
    body = bytes(Kind.BATCH.limit + 1)
    answer = raw(web, f"POST {BATCHES} HTTP/1.1", f"Content-Length: {len(body)}", body=body)
    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "identity", "gzip, gzip"])
def test_packed_body_is_refused_and_never_unpacked(coding: str, web: httpx.Client) -> None:
    answer = web.post(BATCHES, content=bytes(100), headers={"Content-Encoding": coding})
    assert (answer.status_code, answer.json()["code"]) == (415, "encoding-unknown")


def test_stranger_is_refused_before_the_body_is_read(web: httpx.Client) -> None:
    """The answer comes, though not one byte of the body was sent."""
    answer = raw(web, f"POST {BATCHES} HTTP/1.1", "Content-Length: 1000", "Expect: 100-continue")
    assert answer.startswith(b"HTTP/1.1 401 ")
    assert b"100 Continue" not in answer


def test_head_of_a_request_is_bounded(web: httpx.Client) -> None:
    answer = web.get("/", headers={"X": "a" * 20_000})
    assert (answer.status_code, answer.json()["code"]) == (431, "head-too-large")


def test_who_asks_too_often_is_told_how_long_to_wait(home: CentreHome, clock) -> None:
    with centre(home, clock, Limits(per_second=0.01, burst=5)) as web:
        answers = [web.get("/health") for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    last = answers[-1]
    assert last.json()["code"] == "too-many-requests"
    assert 90 <= int(last.headers["Retry-After"]) <= 100
    assert {name: last.headers[name] for name in HEADERS} == HEADERS


def test_kiosk_that_asks_too_often_is_told_and_holds_up_no_other(
    home: CentreHome, clock, keys, pack
) -> None:
    other = KioskAuth(keys.enrol("Ikea 2"))
    with centre(home, clock, Limits(kiosk_per_second=0.01, kiosk_burst=2)) as web:
        mine = KioskAuth(pack.holder)
        answers = [web.get(f"{API}/pack", auth=mine) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [404, 404, 429]
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert web.get(f"{API}/pack", auth=other).status_code == 404


def test_body_that_takes_too_long_is_given_up(home: CentreHome, clock, pack) -> None:
    with centre(home, clock, Limits(body_seconds=0.2)) as web:
        nonce = web.get(f"{API}/nonce").headers[NONCE_HEADER]
        signed = headers(pack.holder, "POST", BATCHES, b"x" * 10, nonce)["Authorization"]
        head = (f"POST {BATCHES} HTTP/1.1", "Content-Length: 10", f"Authorization: {signed}")
        answer = raw(web, *head, body=b"xxx")
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b'"code":"request-slow"' in answer
        assert web.get("/health").status_code == 200


def test_more_connections_than_the_centre_takes_on_are_turned_away(
    home: CentreHome, clock, caplog
) -> None:
    with centre(home, clock, Limits(concurrent=5)) as web:
        place = (web.base_url.host, web.base_url.port)
        open_ = [socket.create_connection(place) for _ in range(6)]
        assert web.get("/health").status_code == 503
        for each in open_:
            each.close()
    caplog.clear()  # uvicorn warns of it


def test_every_answer_has_the_headers_that_keep_browsers_in_order(web: httpx.Client) -> None:
    for path in ("/umea", "/nothing", "/health", "/metrics", "/api/openapi.json", f"{API}/nonce"):
        found = web.get(path).headers
        assert HEADERS.keys() <= {name.title() for name in found} | HEADERS.keys()
        assert all(name in found for name in HEADERS), path
    for method in ("OPTIONS", "PUT", "DELETE", "TRACE", "HEAD"):
        answer = web.request(method, "/umea")
        assert all(name in answer.headers for name in HEADERS), method
        assert answer.status_code < 500
