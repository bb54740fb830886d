"""An end to a request of httpx as a whole: its timeouts only limit the wait for the next byte.

A server that drips its answer, or sends one `100 Continue` after another, would hold a sync for
ever. When the time is up, the connection is shut down under the request, which then fails.
"""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import httpx


class Line:
    """The connection that the requests of one client use, one after another."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._over = False

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Follow the connection; to be given to each request as its extension `trace`."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self._over:
                self._hang_up()

    @contextmanager
    def until(self, seconds: float) -> Iterator[None]:
        """Raise httpx.ReadTimeout when what is done here takes longer."""
        self._over = False
        timer = threading.Timer(seconds, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except httpx.HTTPError:
            if self._over:
                raise httpx.ReadTimeout("no time is left") from None
            raise
        finally:
            timer.cancel()
            timer.join()
        if self._over:
            raise httpx.ReadTimeout("no time is left")

    def _hang_up(self) -> None:
        self._over = True
        if self._socket is not None:
            with suppress(
                OSError
            ):  # it is closed already, or in a handshake with an end of its own
                # Not SSLSocket's own, which takes the encryption away under the reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
