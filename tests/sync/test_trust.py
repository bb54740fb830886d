"""Whom a kiosk takes for its centre: the system's authorities, its own, or one certificate."""

import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.errors import Fault, Refused
from sync import trust
from sync.batch import sign_receipt
from sync.courier import Delivery
from sync.trust import Trust
from tests.sync.certificates import Authority, Certificate
from tests.sync.helpers import Kiosk, all_kept, answering, http, receipt_for

PAST = ("20160101000000Z", "20160402000000Z")
FUTURE = ("20990101000000Z", "20991231000000Z")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def good(authority: Authority) -> Certificate:
    return authority.issue("good")


class Server:
    """A centre in one line, over TLS, which notes what it was sent."""

    def __init__(self, kiosk: Kiosk, receipt: bytes) -> None:
        self.bodies: list[bytes] = []
        self._kiosk, self._receipt = kiosk, receipt

    def __call__(self, body: bytes) -> bytes:
        self.bodies.append(body)
        receipt = receipt_for(body, self._kiosk.pack)
        return http("200 OK", sign_receipt(receipt, SigningKey(self._receipt)))


@pytest.fixture
def server(kiosk: Kiosk, keys) -> Server:
    return Server(kiosk, keys.receipt)


@contextmanager
def over_tls(server: Server, certificate: Certificate) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    with answering(server, context) as address:
        yield address


def test_sync_trusts_the_authority_of_the_municipality(
    kiosk: Kiosk, server: Server, authority: Authority, good: Certificate
) -> None:
    ours = trust.from_file(authority.certificate)
    with over_tls(server, good) as address:
        assert kiosk.sync(address, trust=ours) == Delivery(batches=1, answers=3)


def test_sync_trusts_the_pinned_certificate_whoever_has_issued_it(
    kiosk: Kiosk, server: Server, authority: Authority
) -> None:
    old = authority.issue("old", host="DNS:other.example", times=PAST)
    with over_tls(server, old) as address:
        done = kiosk.sync(address, trust=trust.from_pin(old.fingerprint))
    assert done == Delivery(batches=1, answers=3)


BAD = {
    "nobody knows": ({}, False, "centre-tls-unknown"),
    "has expired": ({"times": PAST}, True, "centre-tls-expired"),
    "is not valid yet": ({"times": FUTURE}, True, "centre-tls-early"),
    "is another server's": ({"host": "DNS:other.example"}, True, "centre-tls-name"),
    "is another address's": ({"host": "IP:127.0.0.2"}, True, "centre-tls-name"),
}


@pytest.mark.parametrize("what", BAD)
def test_sync_sends_nothing_to_a_server_whose_certificate(
    what: str, kiosk: Kiosk, server: Server, authority: Authority
) -> None:
    fields, known, code = BAD[what]
    certificate = authority.issue(what.replace(" ", "-"), **fields)
    chosen = trust.from_file(authority.certificate) if known else Trust()
    with over_tls(server, certificate) as address, pytest.raises(Fault) as error:
        kiosk.sync(address, trust=chosen)
    assert error.value.code == code
    assert error.value.text("sv") != error.value.text("en")
    assert server.bodies == []
    assert all_kept(kiosk)


def test_sync_sends_nothing_to_a_server_with_another_certificate_than_the_pinned(
    kiosk: Kiosk, server: Server, authority: Authority, good: Certificate
) -> None:
    other = authority.issue("another")
    chosen = trust.from_pin(good.fingerprint)
    with over_tls(server, other) as address, pytest.raises(Fault) as error:
        kiosk.sync(address, trust=chosen)
    assert error.value.code == "centre-tls-pin"
    assert server.bodies == []


def test_sync_sends_nothing_to_a_server_that_speaks_no_tls(kiosk: Kiosk) -> None:
    heard: list[bytes] = []

    def speak_plainly(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(http("400 Bad Request", b"This is HTTP."))
            heard.append(connection.recv(2**16))

    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:
        pool.submit(speak_plainly, listener)
        with pytest.raises(Fault) as error:
            kiosk.sync(f"https://127.0.0.1:{listener.getsockname()[1]}")
    assert error.value.code == "centre-tls"
    assert not any(b"lyssna" in each for each in heard)


def test_system_does_not_count_once_there_is_an_authority_of_our_own(authority: Authority) -> None:
    context = trust.from_file(authority.certificate).context()
    assert context is not None
    assert len(context.get_ca_certs()) == 1
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nx\n"])
def test_file_without_an_authority_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(content)
    with pytest.raises(Refused) as error:
        trust.from_file(file)
    assert error.value.code == "trust-file-damaged"


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as error:
        trust.from_file(tmp_path / "none")
    assert error.value.code == "file-unreadable"


@pytest.mark.parametrize("digits", ["ab" * 32, "AB:" * 31 + "AB", f"SHA256 {'ab ' * 32}"])
def test_pin_is_read_as_it_is_shown_anywhere(digits: str) -> None:
    assert trust.from_pin(digits).pin == b"\xab" * 32


@pytest.mark.parametrize("digits", ["", "ab" * 31, "ab" * 33, "xy" * 32])
def test_pin_that_is_none_is_refused(digits: str) -> None:
    with pytest.raises(Refused) as error:
        trust.from_pin(digits)
    assert error.value.code == "trust-pin-wrong"


@pytest.mark.parametrize("chosen", [Trust(), Trust(authorities="x"), Trust(pin=bytes(32))])
def test_what_was_chosen_is_kept_for_the_home(chosen: Trust, tmp_path: Path) -> None:
    file = trust.file_in(tmp_path)
    assert trust.load(file) == Trust()
    trust.keep(file, chosen)
    assert trust.load(file) == chosen


def test_damaged_choice_is_refused_and_not_forgotten(tmp_path: Path) -> None:
    file = trust.file_in(tmp_path)
    file.write_bytes(b"{")
    with pytest.raises(Refused) as error:
        trust.load(file)
    assert error.value.code == "trust-damaged"
