"""Signs each request to the centre: asks for a nonce first, and goes on with those that follow.

A nonce comes with every answer of a centre to a signed request, so that many requests cost one
more at their beginning. An answer that brings none is no centre's: it is handed on as it is, for
`sync/link.py` to name, and nothing else is sent to whoever gave it.
"""

from collections.abc import Generator

import httpx

from kiosk.identity import Identity
from sync import signing

LARGEST_REFUSAL = 4096  # bytes; read in memory before a request is tried again


class KioskAuth(httpx.Auth):
    """A kiosk's identity, as httpx takes it. Used by one client, and by no other thread."""

    requires_request_body = True

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._nonce = ""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send `request` with a nonce, once more with another when it was found too old."""
        if not self._nonce:
            answer = yield _asking(request)
            if not (answer.status_code == httpx.codes.NO_CONTENT and self._take(answer)):
                return  # the answer to the question is the answer to the request
        answer = yield self._signed(request)
        again = answer.status_code == httpx.codes.UNAUTHORIZED and _is_small(answer)
        if self._take(answer) and again:
            self._take((yield self._signed(request)))

    def _signed(self, request: httpx.Request) -> httpx.Request:
        nonce, self._nonce = self._nonce, ""
        url = request.url
        signed = signing.headers(self._identity, request.method, url.path, request.content, nonce)
        request.headers.update(signed)
        return request

    def _take(self, answer: httpx.Response) -> bool:
        """Keep the nonce of an answer for the next request; tell whether there was one."""
        self._nonce = answer.headers.get(signing.NONCE_HEADER, "")
        try:
            signing.nonce_in(self._nonce)
        except ValueError:
            self._nonce = ""
        return bool(self._nonce)


def _asking(request: httpx.Request) -> httpx.Request:
    """Return the request for a nonce: beside the one that it is for, and over the same line."""
    before, _, _ = request.url.path.rpartition("/")
    url = request.url.copy_with(path=f"{before}/nonce", query=None)
    return httpx.Request("GET", url, headers=_bare(request), extensions=request.extensions)


def _bare(request: httpx.Request) -> dict[str, str]:
    kept = ("accept", "accept-encoding", "user-agent")
    return {name: request.headers[name] for name in kept if name in request.headers}


def _is_small(answer: httpx.Response) -> bool:
    """Tell whether httpx may read the body of a refusal whole."""
    length = answer.headers.get("Content-Length", "")
    return length.isdigit() and int(length) <= LARGEST_REFUSAL
