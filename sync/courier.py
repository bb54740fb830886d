"""Carries batches to the centre over HTTPS, and believes nothing but a signed receipt.

A failure at any point loses nothing: the batch stays as it is and the same bytes are sent again.
Errors of httpx are translated here, by their type.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from nacl.signing import VerifyKey

from kiosk.clock import Clock
from kiosk.envelope import Kind
from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.home import alone
from kiosk.pack import Pack
from kiosk.store import Store
from sync import address, outbox
from sync.batch import Receipt, decode_verified, open_receipt
from sync.deadline import Line
from sync.outbox import Waiting

PATIENCE = 30.0
"""Seconds that the centre has to accept a connection, and between any two parts of its answer."""

SLOWEST = 8192
"""Bytes per second that a network must carry at least, for a large batch to be given its time."""

REFUSALS = frozenset(
    (
        "batch-unknown",
        "batch-newer",
        "batch-damaged",
        "batch-too-large",
        "batch-gap",
        "batch-conflict",
        "kiosk-unknown",
        "kiosk-revoked",
        "campaign-unknown",
        "campaign-outdated",
    )
)
"""What a centre may say when it takes nothing. Only the code is believed, for the staff to read."""

_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (httpx.TimeoutException, "centre-timed-out"),
    (ssl.SSLError, "centre-tls"),
    (ConnectionRefusedError, "centre-refuses"),
    (socket.gaierror, "centre-not-found"),
    (httpx.ConnectError, "centre-unreachable"),
    (httpx.HTTPError, "centre-cut-off"),
    (Exception, "centre-client"),  # a proxy's address that can be none: ours has been checked
)


@dataclass(frozen=True)
class Delivery:
    """What one sync carried: batches, and what the centre made of their answers."""

    batches: int = 0
    answers: int = 0  # stored at the centre by this sync
    duplicates: int = 0  # had arrived before, when the receipt was lost
    refused: int = 0  # kept here, and aside at the centre

    def plus(self, receipt: Receipt) -> "Delivery":
        return Delivery(
            self.batches + 1,
            self.answers + len(receipt.stored),
            self.duplicates + len(receipt.duplicate),
            self.refused + len(receipt.refused),
        )


def deliver(
    store: Store,
    pack: Pack,
    lock_file: Path,
    to: str | None,
    clock: Clock,
    progress: Callable[[int, int], None],
    patience: float = PATIENCE,
) -> Delivery:
    """Send every closed session to the centre and purge what its receipts name.

    `to` is the centre's address, by default the campaign's own. `progress` is called with the
    number of batches settled and of all. Raises Refused when another sync is running, the address
    will not do, or the centre says no; Fault when the network or the centre fails. A session that
    is too large for a batch is refused at the end, when all others have been delivered.
    """
    target = address.batches_at(to or pack.campaign.centre, pack.campaign.id)
    with alone(lock_file, Refused("sync-already-running")), _client(target, patience) as client:
        too_large = outbox.prepare(store, pack)
        batches = outbox.waiting(store)
        line = Line()
        done = Delivery()
        progress(0, len(batches))
        for waiting in batches:
            outbox.mark_in_doubt(store, waiting.number)
            data = _post(client, line, target, waiting.envelope, patience)
            receipt = _receipt(pack, waiting, data, target)
            outbox.settle(store, waiting.number, data, receipt, clock.now(pack.campaign.timezone))
            done = done.plus(receipt)
            progress(done.batches, len(batches))
    if too_large:
        raise Refused("batch-too-large")
    return done


def _client(target: httpx.URL, patience: float) -> httpx.Client:
    try:
        return httpx.Client(
            timeout=patience,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},  # a receipt is small; nothing to unpack
            # A proxy from the environment is right for the internet, never for this machine.
            trust_env=not address.is_loopback(target.host),
            event_hooks={"response": [_stay]},
        )
    except (httpx.InvalidURL, ValueError, ImportError, OSError):
        # The environment's: a proxy that is none or SOCKS, certificates that cannot be read.
        raise Fault("centre-client") from None


def _stay(answer: httpx.Response) -> None:
    """Take the place away that a redirect names: httpx reads it, and fails, without going there."""
    answer.headers.pop("Location", None)


def _post(
    client: httpx.Client, line: Line, target: httpx.URL, envelope: bytes, patience: float
) -> bytes:
    """Return the body of the centre's 200, of bounded size, received in bounded time."""
    headers = {"Content-Type": "application/octet-stream"}
    body = b""
    traced = {"trace": line.trace}
    with (
        _translated(target),
        line.until(4 * patience + len(envelope) / SLOWEST),
        client.stream(
            "POST", target, content=envelope, headers=headers, extensions=traced
        ) as answer,
    ):
        for part in answer.iter_raw():
            body += part
            if len(body) > Kind.RECEIPT.limit:
                raise Fault("centre-login-page", retry=True, address=target.host)
    if answer.status_code == httpx.codes.OK:
        return body
    raise _said_no(answer, body, target)


@contextmanager
def _translated(target: httpx.URL) -> Iterator[None]:
    """Raise httpx's errors as Faults, by the type of the error or of what caused it."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        causes = list(_causes(error))
        code = next(
            code for kind, code in _FAULTS if any(isinstance(cause, kind) for cause in causes)
        )
        raise Fault(code, retry=True, address=target.host) from None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _said_no(answer: httpx.Response, body: bytes, target: httpx.URL) -> LyssnaError:
    """Return the error for an answer that is not a 200."""
    code = address.refusal_in(body)
    if code in REFUSALS and answer.is_client_error:
        return Refused(code)
    if answer.is_redirect:
        kind = "centre-redirects"
    elif answer.status_code == httpx.codes.NOT_FOUND:
        kind = "centre-wrong-server"
    elif answer.is_server_error:
        kind = "centre-failing"
    else:
        kind = "centre-unexpected"
    return Fault(kind, retry=True, address=target.host, status=answer.status_code)


def _receipt(pack: Pack, waiting: Waiting, data: bytes, target: httpx.URL) -> Receipt:
    """Return the verified receipt; a 200 that is something else is a login page."""
    batch = decode_verified(waiting.envelope, VerifyKey(pack.keys.campaign))
    try:
        return open_receipt(data, waiting.envelope, batch, VerifyKey(pack.keys.receipt))
    except Refused as refused:
        if refused.code != "receipt-unknown":
            raise
        raise Fault("centre-login-page", retry=True, address=target.host) from None
