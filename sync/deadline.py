"""An end to a request of httpx as a whole: its timeouts only limit the wait for the next byte.

A server that drips its answer, or sends one `100 Continue` after another, would hold a sync for
ever; so would a name that takes minutes to look up. Each request runs in a thread of its own, and
whoever waits for it goes on when the time is up or somebody cancels: the connection is shut down
under the request, and what becomes of that thread does not matter any more.
"""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import httpx

Result = TypeVar("Result")

GRACE = 1.0
"""Seconds for a request whose connection was shut down to end in good order."""


class Cancelled(Exception):
    """Somebody has cancelled. What was on its way may or may not have arrived."""


class Cancel:
    """A wish to stop, by any thread, at any moment."""

    def __init__(self) -> None:
        self._set = threading.Event()
        self._lock = threading.Lock()
        self._waker: Callable[[], None] | None = None

    def set(self) -> None:
        """Stop what waits for this now, and all that comes after."""
        self._set.set()
        with self._lock:
            if self._waker:
                self._waker()

    def check(self) -> None:
        """Raise Cancelled once somebody has cancelled."""
        if self._set.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Let `seconds` pass; raise Cancelled as soon as somebody cancels."""
        if self._set.wait(seconds):
            raise Cancelled

    @contextmanager
    def waking(self, waker: Callable[[], None]) -> Iterator[None]:
        """Call `waker` when somebody cancels meanwhile."""
        with self._lock:
            self._waker = waker
        try:
            if self._set.is_set():
                waker()
            yield
        finally:
            with self._lock:
                self._waker = None


class Line:
    """The connection that the requests of one client use, one after another."""

    def __init__(self, cancel: Cancel) -> None:
        self._cancel = cancel
        self._socket: socket.socket | None = None
        self._over = False

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Follow the connection; to be given to each request as its extension `trace`."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self._over:
                self._hang_up()

    def call(self, work: Callable[[], Result], seconds: float) -> Result:
        """Return what `work` does with this line, or raise what it raises.

        Raises httpx.ReadTimeout when it takes longer, and Cancelled when somebody cancels.
        """
        self._cancel.check()
        self._over = False
        ended = threading.Event()
        result: Future[Result] = Future()
        arguments = (work, result, ended)
        thread = threading.Thread(target=_run, args=arguments, daemon=True)
        with self._cancel.waking(ended.set):
            thread.start()
            ended.wait(seconds)
        if result.done():
            thread.join()
            return result.result()
        self._hang_up()
        thread.join(GRACE)
        self._cancel.check()
        raise httpx.ReadTimeout("no time is left")

    def _hang_up(self) -> None:
        self._over = True
        if self._socket is not None:
            with suppress(
                OSError
            ):  # it is closed already, or in a handshake with an end of its own
                # Not SSLSocket's own, which takes the encryption away under the reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _run(work: Callable[[], Result], result: "Future[Result]", ended: threading.Event) -> None:
    try:
        result.set_result(work())
    except BaseException as error:  # it is raised where somebody waits for it
        result.set_exception(error)
    ended.set()
