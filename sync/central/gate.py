"""The centre's outermost door: turns away before anything is read, parsed or unpacked.

Whoever asks too often, announces too large a body or a packed one, or takes too long over it, is
told so here; and every answer, whoever in the program it comes from, leaves with the headers that
keep a browser from doing anything strange with it.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import msgspec

from kiosk.errors import Refused
from sync.address import Refusal
from sync.central.limits import Buckets, Limits, peer

# As ASGI has them, https://asgi.readthedocs.io.
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Say = Callable[[Refused], tuple[bytes, bytes]]  # the type and the bytes of what a caller is told

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",  # over plain HTTP no browser heeds it
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer has unless it says something of its own."""

_STATUS = {
    "encoding-unknown": 415,
    "head-too-large": 431,
    "batch-too-large": 413,
    "request-slow": 408,
    "too-many-requests": 429,
}

DRAIN_SECONDS = 2.0
"""How long what a refused caller is still sending is thrown away."""


def as_json(error: Refused) -> tuple[bytes, bytes]:
    """Tell a program of a refusal."""
    return b"application/json", msgspec.json.encode(Refusal(error.code, error.text("en")))


class Gate:
    """Wraps the application. Used by one event loop."""

    def __init__(
        self,
        app: Any,
        limits: Limits,
        count: Callable[[str, int], None],
        monotonic: Callable[[], float] = time.monotonic,
        say: Say = as_json,
    ) -> None:
        """Wrap `app`. `count` is told of each answer: the route's template, and the status.

        `say` words a refusal for whoever the callers are.
        """
        self._app = app
        self._limits = limits
        self._count = count
        self._monotonic = monotonic
        self._say = say
        self._peers = Buckets(limits.per_second, limits.burst)

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Serve one request, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        counted = self._counting(scope, send)
        exchange = _Exchange(receive, counted, self._limits, self._say)
        code, wait = self._refusal(scope)
        if code:
            await exchange.refuse(code, wait)
        else:
            await self._app(scope, exchange.receive, exchange.send)

    def _counting(self, scope: Any, send: Send) -> Send:
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                # What a caller made up is no route, and must not become a label.
                self._count(scope.get("path_template") or "none", message["status"])
            await send(message)

        return counted

    def _refusal(self, scope: Any) -> tuple[str, float]:
        """Return why to turn a request away and the seconds to wait, or neither."""
        client = scope.get("client")
        wait = self._peers.take(peer(client[0] if client else ""), self._monotonic())
        if wait:
            return "too-many-requests", wait
        if sum(len(name) + len(value) for name, value in scope["headers"]) > self._limits.head:
            return "head-too-large", 0
        headers = dict(scope["headers"])
        if b"content-encoding" in headers:
            return "encoding-unknown", 0
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > 12 or int(length) > self._limits.body:
            return "batch-too-large", 0
        return "", 0


class _Exchange:
    """One request and its answer: the request in bounded time, the answer with its headers."""

    def __init__(self, receive: Receive, send: Send, limits: Limits, say: Say) -> None:
        self._receive = receive
        self._send = send
        self._say = say
        self._seconds = limits.body_seconds
        self._most = limits.body
        self._until = 0.0
        self._whole = self._late = False

    async def receive(self) -> Message:
        """Return the next part of the body; tell a body that takes too long as hung up."""
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + self._seconds
        if self._whole:  # now it only tells when the caller hangs up
            late: Message = await self._receive()
            return late
        try:
            async with asyncio.timeout_at(self._until):
                message: Message = await self._receive()
        except TimeoutError:
            self._late = True
            return {"type": "http.disconnect"}
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """Send a part of the answer, with the headers; of one to a slow body, say just that."""
        if self._late:
            if message["type"] == "http.response.start":
                await self.refuse("request-slow", 0)
            return
        if message["type"] == "http.response.start":
            message["headers"] = _secured(message["headers"])
        await self._send(message)

    async def refuse(self, code: str, wait: float) -> None:
        """Answer with a refusal, let the caller hear it, and close the connection.

        Closed on bytes that nobody has read, a connection is reset, and the answer may be lost with
        it. So what is still on its way is taken and thrown away, up to the bounds of a good body.
        """
        error = Refused(code, seconds=math.ceil(wait))
        kind, body = self._say(error)
        headers = [
            (b"content-type", kind),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        if wait:
            headers.append((b"retry-after", str(math.ceil(wait)).encode()))
        start = {"type": "http.response.start", "status": _STATUS[code]}
        await self._send({**start, "headers": _secured(headers)})
        await self._send({"type": "http.response.body", "body": body, "more_body": True})
        await self._drain()
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _drain(self) -> None:
        """Throw away what the caller is sending, until it hears the answer and stops."""
        left = 2 * self._most
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while left > 0:
                    message = await self._receive()
                    left -= len(message.get("body", b""))
                    if not message.get("more_body", False):
                        return


def _secured(headers: Any) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer with those of `HEADERS` that are not among them."""
    found = list(headers)
    there = {name.lower() for name, _ in found}
    more = ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
    return [*found, *(pair for pair in more if pair[0] not in there)]
