"""What the tests of sync share: sessions held at a kiosk, running centres, and bad servers."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import Engine, func, select, text

from kiosk import disposal
from kiosk.campaign import Campaign, version_of
from kiosk.clock import ShiftedClock
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.passphrase import Passphrase
from kiosk.questionnaire import Answers
from kiosk.seal import Response, seal
from kiosk.stand import close_session, count_start, open_session, save_response
from kiosk.store import Store
from sync import outbox
from sync.auth import KioskAuth
from sync.batch import Batch, Receipt, decode_verified, digest, sign_receipt
from sync.central.home import CentreHome
from sync.central.limits import Limits
from sync.central.serve import serve
from sync.courier import Courier, Delivery
from sync.signing import NONCE_HEADER

NOON = datetime(2016, 4, 2, 12, 30)
PASSPHRASE = Passphrase("korrekt häst batteri")


SAMPLE: Answers = {
    "safe": "no",
    "where": "park",
    "wish": ["b", "a"],
    "words": "Fler lampor åt alla",
}


def a_response(of: Campaign, /, **changes: object) -> Response:
    """Return a response that fits the campaign's event at Ikea, but for `changes`."""
    fields: dict[str, object] = {
        "id": str(uuid4()),
        "campaign": of.id,
        "questionnaire": version_of(of.questionnaire),
        "event": "ikea",
        "hour": 12,
        "language": "sv",
        "answers": SAMPLE,
    }
    return Response(**(fields | changes))  # type: ignore[arg-type]


def hold_session(store: Store, pack: Pack, responses: list[Response]) -> str:
    """Open a session at Ikea, send the responses, close it; return the session's id."""
    session = open_session(store, pack.campaign, "ikea", NOON)
    for response in responses:
        count_start(store, session.id)
        sealed = seal(response, pack.keys.box)
        save_response(store, session.id, response.id, sealed, [], hour=12, language="sv")
    close_session(store, NOON)
    return session.id


@dataclass
class Kiosk:
    """A kiosk with one closed session."""

    store: Store
    pack: Pack
    clock: ShiftedClock
    lock: Path
    sent: list[Response]

    def sync(self, to: str, patience: float = 5.0, **options: Any) -> Delivery:
        """Sync once, each batch in one try unless `options` of a `Courier` say otherwise."""
        courier = Courier(self.pack, self.clock, **({"patience": patience, "tries": 1} | options))
        return courier.run(self.store, self.lock, to, lambda now: None)

    def settle(self, receipt: Receipt, keys: CampaignKeys, now: datetime = NOON) -> None:
        """Believe a receipt, and delete what may be deleted by `now`."""
        number = outbox.number_of(self.store, receipt.hash)
        assert number is not None
        data = sign_receipt(receipt, SigningKey(keys.receipt))
        outbox.settle(self.store, self.pack, number, data, receipt)
        disposal.purge(self.store, now)

    def settle_all(self, keys: CampaignKeys, now: datetime = NOON) -> None:
        """Settle every batch that waits, as a centre that has stored all its answers."""
        for data in envelopes(self.store):
            self.settle(receipt_for(data, self.pack), keys, now)

    def retry(self) -> int:
        """Make ready once more what was put aside."""
        return outbox.retry(self.store, self.pack)

    def purge(self) -> int:
        return disposal.purge(self.store, self.clock.now(self.pack.campaign.timezone))

    def hold(self, responses: list[Response]) -> None:
        hold_session(self.store, self.pack, responses)
        self.sent += responses

    def column(self, query: str) -> list[object]:
        with self.store.transaction() as connection:
            return list(connection.exec_driver_sql(query).scalars())


def envelopes(store: Store) -> list[bytes]:
    """Return the bytes of the batches that wait."""
    return [outbox.envelope_of(store, each.number) for each in outbox.waiting(store)]


def batches(store: Store, pack: Pack) -> list[Batch]:
    """Return the batches that wait."""
    key = VerifyKey(pack.keys.campaign)
    return [decode_verified(each, key) for each in envelopes(store)]


def receipt_for(data: bytes, pack: Pack, **changes: object) -> Receipt:
    """Return the receipt for a batch of which everything was stored, but for `changes`."""
    batch = decode_verified(data, VerifyKey(pack.keys.campaign))
    fields: dict[str, object] = {
        "campaign": batch.campaign,
        "kiosk": batch.kiosk,
        "chain": batch.chain,
        "number": batch.number,
        "hash": digest(data),
        "day": NOON.date(),
        "stored": [response.id for response in batch.responses],
    }
    return Receipt(**(fields | changes))  # type: ignore[arg-type]


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


@dataclass
class Centre:
    """A running centre: its address and its database."""

    address: str
    engine: Engine

    def count(self, table: str) -> int:
        with self.engine.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(text(table))) or 0)


@contextmanager
def running(
    url: str,
    home: CentreHome,
    clock: ShiftedClock,
    limits: Limits | None = None,
    metrics_token: Path | None = None,
) -> Iterator[str]:
    """Run a centre in a thread; yield its address."""
    place = (url, home.path, PASSPHRASE, "127.0.0.1", 0)

    def work(announce: Callable[[str], None], stop: threading.Event) -> None:
        serve(*place, announce, clock, stop, limits, metrics_token)

    with in_thread(work) as address:
        yield address


@contextmanager
def in_thread(work: Callable[[Callable[[str], None], threading.Event], None]) -> Iterator[str]:
    """Run a server that announces its address and ends with an event; yield the address."""
    listening, stop = threading.Event(), threading.Event()
    told: list[str] = []

    def announce(address: str) -> None:
        told.append(address)
        listening.set()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work, announce, stop)
        future.add_done_callback(lambda _: listening.set())
        try:
            assert listening.wait(30)
            if not told:
                future.result()
            yield told[0]
        finally:
            stop.set()
        future.result(30)


def post_batch(address: str, pack: Pack, data: bytes) -> httpx.Response:
    """Post a batch as the kiosk of `pack` would, and return whatever comes back."""
    target = f"{address}/api/v1/campaigns/{pack.campaign.id}/batches"
    return httpx.post(target, content=data, auth=KioskAuth(pack.holder), trust_env=False)


Answering = Callable[[bytes], bytes]
NONCE = "A" * 75


@contextmanager
def answering(answer: Answering, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Run a server that gets a request's body and answers with whole bytes of our choice."""
    with _serving(lambda body, connection: connection.sendall(answer(body)), tls) as address:
        yield address


@contextmanager
def dripping(first: bytes, more: bytes) -> Iterator[str]:
    """Run a server that answers with `first`, and then with `more` until the client hangs up."""

    def drip(_: bytes, connection: socket.socket) -> None:
        connection.sendall(first)
        connection.settimeout(0.02)
        hung_up = False
        while not hung_up:
            connection.sendall(more)
            with suppress(TimeoutError):
                hung_up = connection.recv(1) == b""

    with _serving(drip) as address:
        yield address


@contextmanager
def _serving(
    answer: Callable[[bytes, socket.socket], None], tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    class Handler(socketserver.StreamRequestHandler):
        def setup(self) -> None:
            if tls:
                self.request = tls.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            super().finish()
            if tls:
                self.request.close()

        def handle(self) -> None:
            length = 0
            first = self.rfile.readline()
            if not first:
                return  # hung up before anything was asked
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if first.startswith(b"GET ") and b"/nonce " in first:
                # As a centre would that goes wrong only then.
                self.connection.sendall(http("204 No Content", b"", f"{NONCE_HEADER}: {NONCE}"))
                return
            answer(self.rfile.read(length), self.connection)

    class Server(socketserver.TCPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: clients that hang up are what these tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        scheme = "https" if tls else "http"
        thread.start()
        try:
            yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def http(status: str, body: bytes, *headers: str) -> bytes:
    """Return a whole HTTP answer."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body
