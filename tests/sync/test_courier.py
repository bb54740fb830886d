"""Syncing over real sockets: what arrives, and what any failure leaves behind."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
import pytest
from filelock import FileLock
from nacl.signing import SigningKey, VerifyKey

from kiosk.envelope import Kind
from kiosk.errors import LANGUAGES, Fault, LyssnaError, Refused
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.store import Store
from sync import outbox
from sync.batch import Receipt, decode_verified, digest, sign_receipt
from sync.courier import REFUSALS, Delivery, deliver
from tests.needs import needs
from tests.sync.helpers import Centre, Kiosk, a_response, answering, http


def all_kept(kiosk: Kiosk) -> bool:
    """Tell whether every answer is still at the kiosk, and its batch still to be sent."""
    ids = {response.id for response in kiosk.sent}
    states = set(kiosk.column("SELECT state FROM batch"))
    return set(kiosk.column("SELECT id FROM response")) == ids and states <= {"ready", "in_doubt"}


def in_files(kiosk: Kiosk, sealed: object) -> bool:
    """Tell whether the start of a sealed answer stands in the kiosk's database or its log."""
    assert isinstance(sealed, bytes)
    files = kiosk.store.file.parent.glob("kiosk.db*")
    return any(sealed[:32] in file.read_bytes() for file in files)


def test_sync_stores_every_answer_once_and_purges_the_kiosk(kiosk: Kiosk, centre: Centre) -> None:
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)
    with centre.engine.connect() as connection:
        stored = set(connection.exec_driver_sql("SELECT id FROM response").scalars())
    assert stored == {response.id for response in kiosk.sent}
    assert kiosk.column("SELECT count(*) FROM response") == [0]
    assert kiosk.column("SELECT state FROM batch WHERE envelope IS NULL") == ["settled"]
    assert kiosk.column("SELECT n FROM disposal") == [3]


def test_sync_stores_each_choice_and_text_in_a_row_of_its_own(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.sync(centre.address)
    wanted = "SELECT question, place, choice, text FROM answer WHERE response = '{}' ORDER BY 1, 2"
    with centre.engine.connect() as connection:
        rows = connection.exec_driver_sql(wanted.format(kiosk.sent[0].id)).all()
    assert [tuple(row) for row in rows] == [
        ("safe", 0, "no", None),
        ("where", 0, "park", None),
        ("wish", 0, "b", None),
        ("wish", 1, "a", None),
        ("words", 0, None, "Fler lampor åt alla"),
    ]


def test_sync_leaves_no_trace_of_the_sealed_answers_in_the_kiosks_files(
    kiosk: Kiosk, centre: Centre
) -> None:
    sealed = kiosk.column("SELECT sealed FROM response")
    assert len(sealed) == 3
    assert all(in_files(kiosk, each) for each in sealed)
    kiosk.sync(centre.address)
    assert not any(in_files(kiosk, each) for each in sealed)


def test_sync_leaves_only_the_refused_answer_in_the_kiosks_files(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.sync(centre.address)
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    rows = "SELECT sealed FROM response WHERE id {} '{}'"
    (stored,) = kiosk.column(rows.format("<>", stranger.id))
    (refused,) = kiosk.column(rows.format("=", stranger.id))
    kiosk.sync(centre.address)
    assert in_files(kiosk, refused)
    assert not in_files(kiosk, stored)
    assert kiosk.column("SELECT n FROM disposal ORDER BY batch") == [3, 1]
    assert kiosk.column("SELECT envelope FROM batch") == [None, None]


def test_sync_sends_nothing_when_all_is_settled(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.sync(centre.address)
    assert kiosk.sync(centre.address) == Delivery()


def test_sync_sends_a_session_without_answers_for_its_counts(kiosk: Kiosk, centre: Centre) -> None:
    kiosk.hold([])
    assert kiosk.sync(centre.address) == Delivery(batches=2, answers=3)


def test_sync_tells_progress_up_to_the_last_batch(kiosk: Kiosk, centre: Centre) -> None:
    told: list[tuple[int, int]] = []
    kiosk.hold([a_response(kiosk.pack.campaign)])
    deliver(
        kiosk.store,
        kiosk.pack,
        kiosk.lock,
        centre.address,
        kiosk.clock,
        lambda done, total: told.append((done, total)),
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_sync_again_makes_no_duplicate_when_the_receipt_was_lost(
    kiosk: Kiosk, centre: Centre
) -> None:
    def swallow(body: bytes) -> bytes:
        answer = httpx.post(f"{centre.address}/api/v1/umea/batches", content=body, trust_env=False)
        assert answer.status_code == 200
        return b""

    with answering(swallow) as thief, pytest.raises(Fault) as error:
        kiosk.sync(thief)
    assert error.value.code == "centre-cut-off"
    assert all_kept(kiosk)
    assert centre.count("response") == 3

    assert kiosk.sync(centre.address) == Delivery(batches=1, duplicates=3)
    assert centre.count("response") == 3
    assert kiosk.column("SELECT count(*) FROM response") == [0]


def test_sync_keeps_only_the_refused_answer_when_one_cannot_be_read(
    kiosk: Kiosk, centre: Centre
) -> None:
    stranger = a_response(kiosk.pack.campaign, campaign="elsewhere")
    kiosk.hold([stranger, a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=2, answers=4, refused=1)
    assert kiosk.column("SELECT id FROM response") == [stranger.id]
    assert kiosk.column("SELECT state FROM batch ORDER BY number") == ["settled", "put_aside"]
    assert outbox.summary(kiosk.store) == outbox.Summary(0, 1, 1)
    assert kiosk.sync(centre.address) == Delivery()


def test_sync_goes_on_with_the_next_session_when_an_earlier_batch_was_put_aside(
    kiosk: Kiosk, centre: Centre
) -> None:
    kiosk.hold([a_response(kiosk.pack.campaign, event="coop")])
    kiosk.sync(centre.address)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=1)


def test_sync_delivers_the_other_sessions_when_one_is_too_large_for_a_batch(
    kiosk: Kiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = [a_response(kiosk.pack.campaign) for _ in range(5)]
    kiosk.hold(large)
    kiosk.hold([a_response(kiosk.pack.campaign)])
    monkeypatch.setattr(Kind.BATCH, "limit", 3000)
    for _ in range(2):
        with pytest.raises(Refused) as error:
            kiosk.sync(centre.address)
        assert error.value.code == "batch-too-large"
        assert set(kiosk.column("SELECT id FROM response")) == {each.id for each in large}
    assert centre.count("response") == 4


LOGIN = b"<!doctype html><title>Free Wi-Fi</title><form>Please log in</form>"
UPRIGHT = http("302 Found", b"", "Location: http://127.0.0.1:1/login")

ANSWERS = {
    "a login page": (http("200 OK", LOGIN, "Content-Type: text/html"), "centre-login-page"),
    "an empty 200": (http("200 OK", b""), "centre-login-page"),
    "an endless 200": (http("200 OK", bytes(5 * 2**20)), "centre-login-page"),
    "a redirect": (UPRIGHT, "centre-redirects"),
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
        http("409 Conflict", b'{"code": "batch-gap", "message": "x"}'),
        "batch-gap",
    ),
    "a refusal that is a 200": (
        http("200 OK", b'{"code": "batch-gap", "message": "x"}'),
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


def _true_receipt(kiosk: Kiosk, body: bytes) -> Receipt:
    batch = decode_verified(body, VerifyKey(kiosk.pack.keys.campaign))
    ids = [response.id for response in batch.responses]
    place = (batch.campaign, batch.kiosk, batch.chain, batch.number)
    return Receipt(*place, digest(body), stored=ids)


@pytest.mark.parametrize("forgery", _forgeries())
def test_sync_purges_nothing_when_the_signed_receipt_names(
    forgery: str, kiosk: Kiosk, keys: CampaignKeys
) -> None:
    change = _forgeries()[forgery]

    def forge(body: bytes) -> bytes:
        receipt = change(_true_receipt(kiosk, body))
        return http("200 OK", sign_receipt(receipt, SigningKey(keys.receipt)))

    with answering(forge) as forger, pytest.raises(Refused, match="not genuine"):
        kiosk.sync(forger)
    assert all_kept(kiosk)


def test_sync_purges_nothing_when_a_stranger_signed_the_receipt(kiosk: Kiosk) -> None:
    stranger = SigningKey.generate()

    def forge(body: bytes) -> bytes:
        return http("200 OK", sign_receipt(_true_receipt(kiosk, body), stranger))

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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """What a server needs for TLS with a certificate that nobody trusts."""
    openssl = shutil.which("openssl")
    needs(openssl, "openssl is not installed: apt-get install openssl")
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2"]
    command = [str(openssl), "req", *options, "-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{file}.crt", file)
    return context


def test_sync_keeps_every_answer_when_the_certificate_is_not_trusted(
    kiosk: Kiosk, certificate: ssl.SSLContext
) -> None:
    bodies: list[bytes] = []

    def keep(body: bytes) -> bytes:
        bodies.append(body)
        return b""

    with answering(keep, certificate) as server, pytest.raises(Fault) as error:
        kiosk.sync(server)
    assert bodies == []
    assert error.value.code == "centre-tls"
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


def test_sync_refuses_when_another_one_is_running(kiosk: Kiosk) -> None:
    with FileLock(kiosk.lock), pytest.raises(Refused, match="already running"):
        kiosk.sync("http://127.0.0.1:1")


def test_one_of_two_senders_waits_outside_while_the_other_sends(kiosk: Kiosk) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def slow(_: bytes) -> bytes:
        arrived.set()
        assert go_on.wait(30)
        return http("503 Later", b"")

    def first() -> None:
        with pytest.raises(Fault):
            kiosk.sync(server, patience=30)

    with answering(slow) as server:
        sender = threading.Thread(target=first)
        sender.start()
        assert arrived.wait(30)
        with pytest.raises(Refused, match="already running"):
            kiosk.sync(server)
        go_on.set()
        sender.join(30)


def test_sync_is_free_again_after_one_that_failed(kiosk: Kiosk, centre: Centre) -> None:
    with answering(lambda _: http("500 Oops", b"")) as server, pytest.raises(Fault):
        kiosk.sync(server)
    assert kiosk.sync(centre.address).answers == 3


def _installed_anew(kiosk: Kiosk, pack: Pack, file: Path) -> Kiosk:
    return Kiosk(Store(file, create=True), pack, kiosk.clock, file.with_suffix(".lock"), [])


def test_two_tablets_with_the_same_pack_both_deliver(
    kiosk: Kiosk, centre: Centre, tmp_path: Path
) -> None:
    twin = _installed_anew(kiosk, kiosk.pack, tmp_path / "twin.db")
    twin.hold([a_response(kiosk.pack.campaign)])
    assert kiosk.sync(centre.address) == Delivery(batches=1, answers=3)
    assert twin.sync(centre.address) == Delivery(batches=1, answers=1)
    twin.store.close()


def test_kiosk_delivers_what_it_held_before_and_after_it_got_another_identity(
    kiosk: Kiosk, centre: Centre, keys: CampaignKeys
) -> None:
    outbox.prepare(kiosk.store, kiosk.pack)
    for _ in range(2):
        kiosk.pack = Pack(kiosk.pack.campaign, kiosk.pack.keys, keys.enrol("Ikea 1, again"))
        kiosk.hold([a_response(kiosk.pack.campaign)])
        kiosk.sync(centre.address)
    assert centre.count("response") == 5
    assert centre.count("chain") == 3
    assert outbox.summary(kiosk.store) == outbox.Summary(0, 0, 3)


def test_resent_batch_has_the_very_same_bytes(kiosk: Kiosk) -> None:
    bodies: list[bytes] = []

    def keep(body: bytes) -> bytes:
        bodies.append(body)
        return http("500 Oops", b"")

    with answering(keep) as server:
        for _ in range(2):
            with pytest.raises(Fault):
                kiosk.sync(server)
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
