"""Syncing where the network, the server or this machine is bad: every answer stays."""

import socket
from collections.abc import Callable

import msgspec
import pytest
from nacl.signing import SigningKey

from kiosk.errors import LANGUAGES, Fault, LyssnaError, Refused
from kiosk.keys import CampaignKeys
from sync import making
from sync.batch import Receipt, sign_receipt
from sync.courier import MOST_FAILING
from sync.link import REFUSALS
from tests.sync.helpers import (
    Kiosk,
    a_response,
    all_kept,
    answering,
    dripping,
    envelopes,
    http,
    receipt_for,
)

LOGIN = b"<!doctype html><title>Free Wi-Fi</title><form>Please log in</form>"
UPRIGHT = http("302 Found", b"", "Location: http://login.example/x?id=1")

ANSWERS = {
    "a login page": (http("200 OK", LOGIN, "Content-Type: text/html"), "centre-login-page"),
    "an empty 200": (http("200 OK", b""), "centre-login-page"),
    "an endless 200": (http("200 OK", bytes(5 * 2**20)), "centre-login-page"),
    "a redirect": (UPRIGHT, "centre-redirects"),
    "a redirect within": (http("308 Moved", b"", "Location: /new"), "centre-moved"),
    "a redirect home": (http("301 Moved", b"", "Location: http://127.0.0.1/"), "centre-moved"),
    "a network that wants a login": (http("511 Login", LOGIN), "centre-login-page"),
    "a proxy that wants a login": (http("407 Proxy", LOGIN), "centre-proxy"),
    "a proxy without a centre": (http("502 Bad Gateway", LOGIN), "centre-proxy"),
    "a proxy that is tired of waiting": (http("504 Gateway Timeout", b""), "centre-proxy"),
    "a server that takes no batches": (http("405 No", b""), "centre-wrong-server"),
    "a server that has too much to do": (http("429 Later", b""), "centre-failing"),
    "a 404": (http("404 Not Found", b"no"), "centre-wrong-server"),
    "a 500": (http("500 Oops", b"no"), "centre-failing"),
    "a 503": (http("503 Later", b""), "centre-failing"),
    "a 403": (http("403 No", b'{"code": "never-heard", "message": "x"}'), "centre-unexpected"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", "centre-cut-off"),
    "nothing": (b"", "centre-cut-off"),
    "half an answer": (http("200 OK", bytes(100))[:-50], "centre-cut-off"),
    "a newer receipt": (http("200 OK", b"lyssna/2 receipt\n" + bytes(99)), "receipt-newer"),
    "a damaged receipt": (http("200 OK", b"lyssna/1 receipt\n" + bytes(99)), "receipt-damaged"),
    "a centre's refusal": (
        http("404 Not Found", b'{"code": "campaign-unknown", "message": "x"}'),
        "campaign-unknown",
    ),
    "a refusal that is no text": (
        http("409 Conflict", b'{"code": "\xff", "message": "x"}'),
        "centre-unexpected",
    ),
    "a refusal without end": (
        http("400 Bad Request", b'{"x":' + b"[" * 200_000),
        "centre-unexpected",
    ),
    "a refusal that is a 200": (
        http("200 OK", b'{"code": "campaign-unknown", "message": "x"}'),
        "centre-login-page",
    ),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_sync_keeps_every_answer_when_the_server_answers_with(answer: str, kiosk: Kiosk) -> None:
    raw, code = ANSWERS[answer]
    with answering(lambda _: raw) as server, pytest.raises(LyssnaError) as error:
        kiosk.sync(server)
    assert error.value.code == code
    assert error.value.text("sv") != error.value.text("en")
    assert all_kept(kiosk)


@pytest.fixture
def four(kiosk: Kiosk) -> Kiosk:
    """Return a kiosk with four batches."""
    for _ in range(3):
        kiosk.hold([a_response(kiosk.pack.campaign)])
    making.prepare(kiosk.store, kiosk.pack)
    return kiosk


def test_batch_on_which_the_centre_fails_holds_back_no_other(
    four: Kiosk, keys: CampaignKeys
) -> None:
    first, _, third, _ = envelopes(four.store)

    def answer(body: bytes) -> bytes:
        if body in (first, third):
            return http("500 Oops", b"")
        receipt = receipt_for(body, four.pack)
        return http("200 OK", sign_receipt(receipt, SigningKey(keys.receipt)))

    with answering(answer) as server, pytest.raises(Fault) as error:
        four.sync(server)
    assert error.value.code == "centre-failing"
    states = four.column("SELECT state FROM batch ORDER BY number")
    assert states == ["in_doubt", "settled", "in_doubt", "settled"]


def test_centre_that_fails_altogether_is_left_alone(four: Kiosk) -> None:
    asked: list[bytes] = []

    def answer(body: bytes) -> bytes:
        asked.append(body)
        return http("503 Later", b"")

    with answering(answer) as server, pytest.raises(Fault):
        four.sync(server)
    assert len(asked) == MOST_FAILING
    assert all_kept(four)


@pytest.mark.parametrize(
    "place",
    ["https://xn--a/", "https://xn--zz--/", "javascript:alert(1)", "http://[", "http://a:99999/"],
)
def test_sync_keeps_every_answer_when_it_is_redirected_to(place: str, kiosk: Kiosk) -> None:
    answer = http("302 Found", b"", f"Location: {place}")
    with answering(lambda _: answer) as server, pytest.raises(Fault) as error:
        kiosk.sync(server)
    assert error.value.code == "centre-redirects"
    assert all_kept(kiosk)


@pytest.mark.parametrize(
    ("first", "more"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    ],
    ids=["headers", "interim answers", "body", "body of any length"],
)
def test_sync_keeps_every_answer_when_the_server_drips(
    first: bytes, more: bytes, kiosk: Kiosk
) -> None:
    with dripping(first, more) as server, pytest.raises(Fault) as error:
        kiosk.sync(server, patience=0.1)
    assert (error.value.code, error.value.retry) == ("centre-timed-out", True)
    assert all_kept(kiosk)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "foo://bar"),
        ("HTTPS_PROXY", "http://a..b"),
        ("ALL_PROXY", "socks5://127.0.0.1:1"),
        ("SSL_CERT_FILE", "/no/such/file"),
        ("SSL_CERT_FILE", __file__),
    ],
)
def test_sync_keeps_every_answer_when_the_environment_has(
    name: str, value: str, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(other, raising=False)
        monkeypatch.delenv(other.lower(), raising=False)
    monkeypatch.setenv(name, value)
    with pytest.raises(Fault) as error:
        kiosk.sync("https://no-such-centre.invalid")
    assert error.value.code == "centre-client"
    assert all_kept(kiosk)


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_of_a_centre_can_be_told_without_values(code: str) -> None:
    assert all(Refused(code).text(language) for language in LANGUAGES)


def _forgeries() -> dict[str, Callable[[Receipt], Receipt]]:
    replace = msgspec.structs.replace
    return {
        "another campaign": lambda r: replace(r, campaign="other"),
        "another chain": lambda r: replace(r, chain="other"),
        "another number": lambda r: replace(r, number=2),
        "another hash": lambda r: replace(r, hash=bytes(32)),
        "one answer too few": lambda r: replace(r, stored=r.stored[1:]),
        "one answer too many": lambda r: replace(r, stored=[*r.stored, "more"]),
        "one answer twice": lambda r: replace(r, duplicate=r.stored[:1]),
    }


@pytest.mark.parametrize("forgery", _forgeries())
def test_sync_purges_nothing_when_the_signed_receipt_names(
    forgery: str, kiosk: Kiosk, keys: CampaignKeys
) -> None:
    change = _forgeries()[forgery]

    def forge(body: bytes) -> bytes:
        receipt = change(receipt_for(body, kiosk.pack))
        return http("200 OK", sign_receipt(receipt, SigningKey(keys.receipt)))

    with answering(forge) as forger, pytest.raises(Refused, match="not genuine"):
        kiosk.sync(forger)
    assert all_kept(kiosk)


def test_sync_purges_nothing_when_a_stranger_signed_the_receipt(kiosk: Kiosk) -> None:
    stranger = SigningKey.generate()

    def forge(body: bytes) -> bytes:
        return http("200 OK", sign_receipt(receipt_for(body, kiosk.pack), stranger))

    with answering(forge) as forger, pytest.raises(Refused, match="not genuine"):
        kiosk.sync(forger)
    assert all_kept(kiosk)


def test_sync_keeps_every_answer_when_the_connection_is_refused(kiosk: Kiosk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(Fault) as error:
        kiosk.sync(f"http://127.0.0.1:{port}")
    assert (error.value.code, error.value.retry) == ("centre-refuses", True)
    assert all_kept(kiosk)


def test_sync_keeps_every_answer_when_the_centre_never_answers(kiosk: Kiosk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Fault) as error:
            kiosk.sync(f"http://127.0.0.1:{port}", patience=0.1)
    assert error.value.code == "centre-timed-out"
    assert all_kept(kiosk)


def test_sync_keeps_every_answer_when_the_name_is_unknown(kiosk: Kiosk) -> None:
    with pytest.raises(Fault) as error:
        kiosk.sync("https://no-such-centre.invalid")
    assert error.value.code == "centre-not-found"
    assert all_kept(kiosk)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://lyssna.example.se", "centre-address-not-https"),
        ("http://127.0.0.1.example.se", "centre-address-not-https"),
        ("ftp://lyssna.example.se", "centre-address-invalid"),
        ("lyssna.example.se", "centre-address-invalid"),
        ("https://", "centre-address-invalid"),
        ("https://user:secret@lyssna.example.se", "centre-address-invalid"),
        ("https://[", "centre-address-invalid"),
        ("https://a..b.se", "centre-address-invalid"),
        (f"https://{'a' * 64}.se", "centre-address-invalid"),
        ("https://xn--a.se", "centre-address-invalid"),
        ("https://lyssna.example.se:99999", "centre-address-invalid"),
        ("http://127.0.0.1:65536", "centre-address-invalid"),
    ],
)
def test_sync_refuses_before_sending_when_the_address_is(
    address: str, code: str, kiosk: Kiosk
) -> None:
    with pytest.raises(Refused) as error:
        kiosk.sync(address)
    assert error.value.code == code
    assert all_kept(kiosk)
