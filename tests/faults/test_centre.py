"""A centre that refuses, never answers, or is somebody's login page: told, and nothing is lost."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from kiosk.clock import SystemClock
from kiosk.errors import Fault
from kiosk.home import Home
from kiosk.store import Store
from sync.courier import Courier
from tests.faults.commands import assert_told, lyssna, rows
from tests.sync.helpers import answering, http

LOGIN = b"<!DOCTYPE html><html><title>Welcome to our Wi-Fi</title></html>"


def assert_sync_fails(home: Home, to: str, code: str, *names: str) -> None:
    """Sync, and check that it is told, and that every answer is still here, in its batch too."""
    before = rows(home)
    assert_told(lyssna("sync", "--to", to, home=home.path), code, "en", *names)
    after = rows(home)
    assert before["response"] == after["response"] == 3
    assert after["batch"] <= 1
    assert {**before, "batch": 0} == {**after, "batch": 0}


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_sync_tells_that_the_connection_is_refused(closed: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert_sync_fails(closed, f"http://127.0.0.1:{port}", "centre-refuses", "127.0.0.1")


def test_sync_tells_that_the_centre_never_answers(closed: Home, silent: str) -> None:
    before = rows(closed)
    with closing(Store(closed.database)) as store:
        courier = Courier(closed.pack(), SystemClock(), patience=0.2, tries=1)
        with pytest.raises(Fault) as fault:
            courier.run(store, closed.sender_lock, silent, lambda now: None)
    assert fault.value.code == "centre-timed-out"
    assert "127.0.0.1" in fault.value.text("sv")
    assert rows(closed)["response"] == before["response"]


@pytest.mark.nightly
def test_sync_command_tells_that_the_centre_never_answers(closed: Home, silent: str) -> None:
    assert_sync_fails(closed, silent, "centre-timed-out", "127.0.0.1")


@pytest.mark.parametrize(
    ("status", "body", "headers", "code"),
    [
        ("200 OK", LOGIN, ("Content-Type: text/html",), "centre-login-page"),
        ("302 Found", b"", ("Location: https://login.example",), "centre-redirects"),
        ("404 Not Found", LOGIN, (), "centre-wrong-server"),
    ],
)
def test_sync_tells_that_something_else_answers(
    closed: Home, status: str, body: bytes, headers: tuple[str, ...], code: str
) -> None:
    with answering(lambda sent: http(status, body, *headers)) as address:
        assert_sync_fails(closed, address, code, "127.0.0.1")


def test_sync_tells_that_the_connection_was_cut_off(closed: Home) -> None:
    whole = http("200 OK", bytes(1000))
    with answering(lambda sent: whole[:-500]) as address:
        assert_sync_fails(closed, address, "centre-cut-off", "127.0.0.1")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://lyssna.umea.example", "centre-address-not-https"),
        ("lyssna.umea.example", "centre-address-invalid"),
    ],
)
def test_sync_refuses_an_address_before_anything_is_sent(
    closed: Home, address: str, code: str
) -> None:
    assert_sync_fails(closed, address, code)


def test_centre_without_a_campaign_is_told(fresh: Home) -> None:
    done = lyssna("central", "serve", "--centre", fresh.path, "--port", 0, home=fresh.path)
    assert_told(done, "centre-empty", "en", str(fresh.path))
