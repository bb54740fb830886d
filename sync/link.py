"""One request after another to the centre, each in bounded time, and every way it fails by name.

Errors of httpx are translated here, by their type. What answers is believed to be a centre only
when it has signed: everything else is a login page, a proxy, another server, or a failing one.
"""

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from kiosk.envelope import Kind
from kiosk.errors import Fault, LyssnaError, Refused
from sync import address
from sync.deadline import Cancel, Line
from sync.trust import PinMismatch, Trust

PATIENCE = 30.0
"""Seconds that the centre has to accept a connection, and between any two parts of its answer."""

SLOWEST = 8192
"""Bytes per second that a network must carry at least, for a large batch to be given its time."""

FETCHED = 2 * 2**20
"""Bytes of a pack for which there is time in one sync; the next goes on with the rest."""

LONGEST_REST = 60
"""Seconds that a centre may ask a kiosk to wait before it sends again."""

REFUSALS = frozenset(
    (
        "batch-unknown",
        "batch-newer",
        "batch-damaged",
        "batch-too-large",
        "kiosk-unknown",
        "kiosk-revoked",
        "campaign-unknown",
        "campaign-outdated",
        "pack-not-built",
    )
)
"""What a centre may say when it takes nothing. Only the code is believed, for the staff to read."""

_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (httpx.TimeoutException, "centre-timed-out"),
    (httpx.ProxyError, "centre-proxy"),
    (PinMismatch, "centre-tls-pin"),
    (ssl.SSLError, "centre-tls"),
    (ConnectionRefusedError, "centre-refuses"),
    (socket.gaierror, "centre-not-found"),
    (httpx.ConnectError, "centre-unreachable"),
    (httpx.HTTPError, "centre-cut-off"),
    (Exception, "centre-client"),  # a proxy's address that can be none: ours has been checked
)

# OpenSSL, x509_vfy.h: why a certificate is not believed.
_CERTIFICATES = {
    9: "centre-tls-early",
    10: "centre-tls-expired",
    18: "centre-tls-unknown",
    19: "centre-tls-unknown",
    20: "centre-tls-unknown",
    21: "centre-tls-unknown",
    62: "centre-tls-name",
    64: "centre-tls-name",
}

_STATUSES: dict[int, str] = {
    httpx.codes.NOT_FOUND: "centre-wrong-server",
    httpx.codes.METHOD_NOT_ALLOWED: "centre-wrong-server",
    httpx.codes.PROXY_AUTHENTICATION_REQUIRED: "centre-proxy",
    httpx.codes.BAD_GATEWAY: "centre-proxy",
    httpx.codes.GATEWAY_TIMEOUT: "centre-proxy",
    httpx.codes.NETWORK_AUTHENTICATION_REQUIRED: "centre-login-page",  # RFC 6585, section 6
    httpx.codes.TOO_MANY_REQUESTS: "centre-failing",
}

_TAKEN = (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT)
_NOTHING_TO_TAKE = (httpx.codes.NOT_MODIFIED, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE)
_PLACE = "lyssna.place"


class Link:
    """A way to one centre. Lives on the thread of the sync; `cancel` may come from any other."""

    def __init__(
        self,
        target: httpx.URL,
        trust: Trust,
        patience: float,
        cancel: Cancel,
        auth: httpx.Auth | None = None,
    ) -> None:
        self._target = target
        self._trust = trust
        self._patience = patience
        self._cancel = cancel
        self._auth = auth
        self._client: httpx.Client | None = None
        self._line = Line(cancel)

    def send(self, envelope: bytes) -> bytes:
        """Return the body of the centre's 200, of bounded size, received in bounded time.

        Raises Refused when the centre says no to the batch, Fault for everything else that is not
        a 200, and Cancelled when somebody cancels.
        """
        seconds = 4 * self._patience + len(envelope) / SLOWEST
        with self._translated():
            answer, body = self._line.call(lambda: self._post(envelope), seconds)
        if answer.status_code == httpx.codes.OK:
            return body
        raise self._said_no(answer, body)

    def fetch(
        self, name: str, headers: dict[str, str], take: Callable[[httpx.Response], None]
    ) -> httpx.Response:
        """Ask for what is called `name` beside the batches, and let `take` read a 200 or 206.

        A 304 or 416 is returned as it is. Raises as `send`, and what `take` raises.
        """
        seconds = 4 * self._patience + FETCHED / SLOWEST
        with self._translated():
            answer, body = self._line.call(lambda: self._get(name, headers, take), seconds)
        if answer.status_code in (*_TAKEN, *_NOTHING_TO_TAKE):
            return answer
        raise self._said_no(answer, body)

    def login_page(self) -> Fault:
        """Return the fault of a 200 that is no receipt."""
        return Fault("centre-login-page", retry=True, address=self._target.host)

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._client is not None:
            self._client.close()
        self._client = None
        self._line = Line(self._cancel)

    def _open(self) -> httpx.Client:
        # A proxy or authorities from the environment are right for the internet, and never for
        # this machine, with which no TLS is spoken either.
        here = address.is_loopback(self._target.host)
        tls = self._target.scheme == "https"
        try:
            return httpx.Client(
                auth=self._auth,
                timeout=self._patience,
                follow_redirects=False,
                headers={"Accept-Encoding": "identity"},  # a receipt is small; nothing to unpack
                trust_env=not here,
                verify=(self._trust.context() or True) if tls else False,
                event_hooks={"response": [_stay]},
            )
        except (httpx.InvalidURL, ValueError, ImportError, OSError):
            # The environment's: a proxy that is none or SOCKS, certificates that cannot be read.
            raise Fault("centre-client") from None

    def _post(self, envelope: bytes) -> tuple[httpx.Response, bytes]:
        if self._client is None:
            self._client = self._open()
        headers = {"Content-Type": "application/octet-stream"}
        traced = {"trace": self._line.trace}
        body = b""
        with self._client.stream(
            "POST", self._target, content=envelope, headers=headers, extensions=traced
        ) as answer:
            for part in answer.iter_raw():
                body += part
                if len(body) > Kind.RECEIPT.limit:
                    raise self.login_page()
        return answer, body

    def _get(
        self, name: str, headers: dict[str, str], take: Callable[[httpx.Response], None]
    ) -> tuple[httpx.Response, bytes]:
        if self._client is None:
            self._client = self._open()
        traced = {"trace": self._line.trace}
        body = b""
        with self._client.stream(
            "GET", self._target.join(name), headers=headers, extensions=traced
        ) as answer:
            if answer.status_code in _TAKEN:
                take(answer)
                return answer, body
            for part in answer.iter_raw():
                body += part
                if len(body) > Kind.RECEIPT.limit:
                    raise self.login_page()
        return answer, body

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raise httpx's errors as Faults, by the type of the error or of what caused it."""
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            code = _code_of(list(_causes(error)))
            raise Fault(code, retry=True, address=self._target.host) from None

    def _said_no(self, answer: httpx.Response, body: bytes) -> LyssnaError:
        """Return the error for an answer that is not a 200."""
        code = address.refusal_in(body)
        if code in REFUSALS and answer.is_client_error:
            return Refused(code)
        values = {"address": self._target.host, "status": answer.status_code}
        values |= {"after": _asked_to_wait(answer)}
        if answer.is_redirect:
            place = address.host_of(str(answer.extensions.get(_PLACE, "")), self._target)
            same = place == self._target.host
            kind = "centre-moved" if same else "centre-redirects"
            return Fault(kind, retry=True, place=place, **values)
        other = "centre-failing" if answer.is_server_error else "centre-unexpected"
        return Fault(_STATUSES.get(answer.status_code, other), retry=True, **values)


def _asked_to_wait(answer: httpx.Response) -> int:
    """Return the seconds that a server with too much to do wants to have, within reason."""
    asked = re.fullmatch("[0-9]{1,9}", answer.headers.get("Retry-After", ""))
    return min(int(asked[0]), LONGEST_REST) if asked else 0


def _stay(answer: httpx.Response) -> None:
    """Take the place away that a redirect names: httpx reads it, and fails, without going there."""
    answer.extensions[_PLACE] = answer.headers.pop("Location", "")


def _code_of(causes: list[BaseException]) -> str:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATES.get(cause.verify_code, "centre-tls")
    return next(code for kind, code in _FAULTS if any(isinstance(each, kind) for each in causes))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
