"""A network that misbehaves: a TCP proxy on this machine that cuts, stalls, repeats and garbles.

It counts the bytes of each direction of a connection, and does one wrong thing at one place. One
thread for all connections; it ends with the context.
"""

import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

MOST = 2**16  # bytes at a time


class How(Enum):
    """What goes wrong."""

    CUT = "cut"  # both sides are hung up on
    STALL = "stall"  # nothing passes any more, until somebody hangs up
    REPEAT = "repeat"  # some bytes come twice
    GARBLE = "garble"  # one byte is another


class Way(Enum):
    """In which direction."""

    OUT = "out"  # from the kiosk to the centre
    BACK = "back"


@dataclass(frozen=True)
class Wrong:
    """One wrong thing, after `at` bytes in one direction have passed."""

    how: How
    way: Way
    at: int
    twice: int = 1  # bytes that are repeated
    mask: int = 0x20  # what the garbled byte is changed by


@dataclass
class _Side:
    """One end of a connection, and what waits to be written to the other."""

    mine: socket.socket
    way: Way
    other: "_Side | None" = None


@dataclass
class Wire:
    """The network between a kiosk and its centre. Each connection gets the next of `wrongs`."""

    address: str
    port: int  # of the server behind it
    wrongs: Iterator[Wrong] = field(default_factory=lambda: iter(()))
    tell: Callable[[], None] | None = None  # that everything stands still
    wrong: Wrong | None = None
    passed: dict[Way, int] = field(default_factory=lambda: dict.fromkeys(Way, 0))
    stalled: bool = False

    def begin(self) -> None:
        """Begin to count anew, for another connection."""
        self.wrong, self.stalled = next(self.wrongs, None), False
        self.passed = dict.fromkeys(Way, 0)

    def through(self, way: Way, data: bytes) -> tuple[bytes, bool]:
        """Return what passes of `data`, and whether both sides are to be hung up on."""
        start = self.passed[way]
        self.passed[way] += len(data)
        wrong = self.wrong
        if self.stalled:
            return b"", False
        if wrong is None or wrong.way is not way or not start <= wrong.at < start + len(data):
            return data, False
        at = wrong.at - start
        if wrong.how is How.CUT:
            return data[:at], True
        if wrong.how is How.STALL:
            self.stalled = True
            if self.tell:
                self.tell()
            return data[:at], False
        if wrong.how is How.REPEAT:
            return data[: at + 1] + data[max(0, at + 1 - wrong.twice) :], False
        return data[:at] + bytes([data[at] ^ wrong.mask]) + data[at + 1 :], False


@contextmanager
def between(target: str) -> Iterator[Wire]:
    """Put a wire before the server at the address `target`."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        ears, mouth = socket.socketpair()
        wire = Wire(f"http://127.0.0.1:{listener.getsockname()[1]}", port_of(target))
        thread = threading.Thread(target=_carry, args=(wire, listener, ears))
        thread.start()
        try:
            yield wire
        finally:
            mouth.close()
            thread.join()
            ears.close()


def port_of(address: str) -> int:
    return int(urlsplit(address).port or 0)


def _carry(wire: Wire, listener: socket.socket, ears: socket.socket) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        selector.register(ears, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is ears:
                    for other in list(selector.get_map().values()):
                        if isinstance(other.data, _Side):
                            other.data.mine.close()
                    return
                if key.fileobj is listener:
                    _join(wire, selector, listener.accept()[0])
                elif key.data.mine.fileno() >= 0:
                    _pass(wire, selector, key.data)


def _join(wire: Wire, selector: selectors.BaseSelector, near: socket.socket) -> None:
    try:
        far = socket.create_connection(("127.0.0.1", wire.port))
    except OSError:  # nobody is at home
        near.close()
        return
    wire.begin()
    out, back = _Side(near, Way.OUT), _Side(far, Way.BACK)
    out.other, back.other = back, out
    for side in (out, back):
        side.mine.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(side.mine, selectors.EVENT_READ, side)


def _pass(wire: Wire, selector: selectors.BaseSelector, side: _Side) -> None:
    assert side.other is not None
    data = b""
    with suppress(OSError):
        data = side.mine.recv(MOST)
    passing, over = wire.through(side.way, data) if data else (b"", True)
    if passing:
        with suppress(OSError):
            side.other.mine.sendall(passing)
    if over:
        for end in (side, side.other):
            selector.unregister(end.mine)
            end.mine.close()
