"""One request after another to an OpenRosa server, each in bounded time and of bounded size.

What counts as taken is a 201 or 202 with an OpenRosaResponse, and nothing else (OpenRosa, Form
Submission API): a network's login page answers with 200. Every way to fail has a name. The address
may hold an app user's token, so that of it nothing but the host is ever told.
"""

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime

import httpx

from kiosk.clock import Clock
from kiosk.errors import Fault, LyssnaError, Refused
from sync import address
from sync.central.openrosa_form import parsed
from sync.central.openrosa_login import Login
from sync.central.openrosa_request import multipart
from sync.deadline import Cancel, Line
from sync.trust import Trust

PATIENCE = 30.0
"""Seconds to accept a connection, and between any two parts of an answer."""

LARGEST = 2**20  # bytes of an answer
REDIRECTS = 3
VERSION = "X-OpenRosa-Version"
_MOST = "X-OpenRosa-Accept-Content-Length"
_ENVELOPE = "{http://openrosa.org/http/response}OpenRosaResponse"
_LIST = "{http://openrosa.org/xforms/xformsList}"
_PLACE = "lyssna.place"

_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (httpx.TimeoutException, "openrosa-timed-out"),
    (socket.gaierror, "openrosa-unreachable"),
    (httpx.ProxyError, "openrosa-unreachable"),
    (httpx.ConnectError, "openrosa-unreachable"),
    (httpx.HTTPError, "openrosa-cut-off"),
    (Exception, "openrosa-client"),  # of the environment: ours has been checked
)

# Refusals by the status alone. 405 is KoboToolbox's for a form that is not deployed; what a 404 or
# 409 is about, `sync/central/openrosa.py` finds out.
_STATUSES = {
    400: "openrosa-not-taken",
    401: "openrosa-login",
    403: "openrosa-forbidden",
    404: "openrosa-not-found",
    405: "openrosa-closed",
    409: "openrosa-conflict",
    413: "openrosa-too-large",
    422: "openrosa-not-taken",
}


@dataclass
class Server:
    """A way to one project. Lives on the thread of the sending; `cancel` may come from any other.

    `greet` comes first.
    """

    target: httpx.URL
    clock: Clock
    login: Login | None = None
    trust: Trust = field(default_factory=Trust)
    patience: float = PATIENCE
    cancel: Cancel = field(default_factory=Cancel)
    largest: int | None = None  # bytes of a request, as far as the server has said
    _client: httpx.Client | None = field(default=None, init=False)
    _line: Line | None = field(default=None, init=False)

    def greet(self) -> None:
        """Ask where submissions go, before any is shown to whoever answers (HEAD).

        Raises Refused when the server does not let us in, and Fault when it is none of OpenRosa,
        points to another host, or cannot be reached.
        """
        for _ in range(REDIRECTS + 1):
            answer, _body = self._ask("HEAD", self.target)
            place = answer.extensions.get(_PLACE, "")
            if place:
                self.target = self._there(place)
            if not answer.is_redirect:
                break
        else:
            raise self._fault("openrosa-moved")
        if answer.status_code in (401, 403):
            raise Refused(_STATUSES[answer.status_code], address=self.target.host)
        if not answer.is_success:
            raise self._failing(answer, "openrosa-not-here")
        if VERSION not in answer.headers:
            raise self._fault("openrosa-login-page")
        said = answer.headers.get(_MOST, "")
        self.largest = int(said) if said.isdecimal() and len(said) < 19 else None

    def send(self, xml: bytes, boundary: str) -> None:
        """Return once the server has taken a submission.

        `boundary` is a text that `xml` does not hold; the same gives the same bytes. Raises Refused
        when the server surely has not taken it, Fault when that is unknown, and Cancelled.
        """
        body = multipart(xml, boundary)
        if self.largest is not None and len(body) > self.largest:
            raise Refused("openrosa-too-large")
        kind = f"multipart/form-data; boundary={boundary}"
        answer, said = self._ask("POST", self.target, body, {"Content-Type": kind})
        if answer.status_code in (201, 202):
            envelope = parsed(said)
            if envelope is None or envelope.tag != _ENVELOPE:
                raise self._fault("openrosa-login-page")
            return
        raise self._said_no(answer)

    def listed(self, form: str) -> set[str] | None:
        """Return the versions that the server lists of a form, none when it does not offer it.

        None when no list can be had (OpenRosa, Form List API).
        """
        path = self.target.raw_path.decode("ascii").removesuffix("/submission")
        place = self.target.copy_with(raw_path=f"{path}/formList".encode("ascii"))
        answer, said = self._ask("GET", place.copy_merge_params({"formID": form}))
        found = parsed(said) if answer.status_code == httpx.codes.OK else None
        if found is None or found.tag != f"{_LIST}xforms":
            return None
        forms = found.iter(f"{_LIST}xform")
        return {
            each.findtext(f"{_LIST}version") or ""
            for each in forms
            if each.findtext(f"{_LIST}formID") == form
        }

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._client is not None:
            self._client.close()
        self._client = self._line = None

    def _ask(
        self, method: str, url: httpx.URL, body: bytes = b"", more: dict[str, str] | None = None
    ) -> tuple[httpx.Response, bytes]:
        line = self._line = self._line or Line(self.cancel)
        now = format_datetime(self.clock.now("UTC").replace(tzinfo=None))
        headers = {VERSION: "1.0", "Date": now.replace("-0000", "GMT"), **(more or {})}

        def work() -> tuple[httpx.Response, bytes]:
            client = self._client = self._client or self._open()
            said = b""
            with client.stream(
                method,
                url,
                content=body or None,
                headers=headers,
                extensions={"trace": line.trace},
            ) as answer:
                for part in answer.iter_raw():
                    said += part
                    if len(said) > LARGEST:
                        raise self._fault("openrosa-login-page")
            return answer, said

        with self._translated():
            return line.call(work, 4 * self.patience)

    def _open(self) -> httpx.Client:
        # httpx logs each address, and with it the token that ODK Central has there.
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        # A proxy from the environment is right for the internet, and never for this machine.
        here = address.is_loopback(self.target.host)
        tls = self.target.scheme == "https"
        try:
            return httpx.Client(
                auth=self.login,
                timeout=self.patience,
                follow_redirects=False,
                headers={"Accept-Encoding": "identity", "User-Agent": "Lyssna"},
                trust_env=not here,
                verify=(self.trust.context() or True) if tls else False,
                event_hooks={"response": [_stay]},
            )
        except (httpx.InvalidURL, ValueError, ImportError, OSError):
            raise Fault("openrosa-client") from None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raise httpx's errors as Faults, by the type of the error or of what caused it."""
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            causes = list(_causes(error))
            code = next(c for kind, c in _FAULTS if any(isinstance(e, kind) for e in causes))
            if isinstance(error, httpx.ConnectError) and any(
                isinstance(e, ssl.SSLError) for e in causes
            ):
                code = "openrosa-tls"
            raise self._fault(code) from None

    def _there(self, place: str) -> httpx.URL:
        """Return a place that the server has named on its own host; raise Fault for another.

        Only the path counts: a server behind a proxy often does not know how it is reached.
        """
        host = address.host_of(place, self.target)
        if host != self.target.host:
            raise Fault("openrosa-redirects", retry=True, address=self.target.host, place=host)
        return self.target.copy_with(raw_path=self.target.join(place).raw_path)

    def _said_no(self, answer: httpx.Response) -> LyssnaError:
        if answer.status_code in _STATUSES:
            return Refused(_STATUSES[answer.status_code], address=self.target.host)
        if answer.is_redirect:
            return self._fault("openrosa-moved")
        return self._failing(answer, "openrosa-login-page")

    def _failing(self, answer: httpx.Response, other: str) -> Fault:
        passing = answer.is_server_error or answer.status_code in (408, 425, 429)
        code = "openrosa-failing" if passing else other
        values = {"address": self.target.host, "status": answer.status_code}
        return Fault(code, retry=True, **values)

    def _fault(self, code: str) -> Fault:
        return Fault(code, retry=True, address=self.target.host)


def _stay(answer: httpx.Response) -> None:
    """Take the place away that an answer names: httpx reads it, and fails, without going there."""
    answer.extensions[_PLACE] = answer.headers.pop("Location", "")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
