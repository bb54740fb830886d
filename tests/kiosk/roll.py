"""A receipt printer on loopback: reads ESC/POS from a real socket, and what it prints is looked at.

It knows the commands that Lyssna may send; any other is a fault, which fails the test.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType

from PIL import Image

PAPER_OK, ONLINE, NO_PAPER, OFFLINE = 0x12, 0x12, 0x72, 0x1A
INIT, RASTER, CUT, FEED, ALIGN = b"\x1b@", b"\x1dv0", b"\x1dV\x00", b"\x1bd", b"\x1ba"
ASK, ASK_LATER, CODE = b"\x10\x04", b"\x1dr", b"\x1d(k"


class BadCommandError(Exception):
    """What was sent is no command of a receipt printer."""


@dataclass
class Strip:
    """What one connection has printed: pictures, codes of the printer's own, and cuts."""

    pictures: list[Image.Image] = field(default_factory=list)
    codes: list[tuple[str, int]] = field(default_factory=list)  # the text, dots of a module
    cuts: int = 0
    _size: int = 3

    def whole(self) -> Image.Image:
        """Return all pictures as they follow on the paper."""
        height = sum(one.height for one in self.pictures)
        paper = Image.new("1", (max(one.width for one in self.pictures), height), 1)
        top = 0
        for one in self.pictures:
            paper.paste(one, (0, top))
            top += one.height
        return paper


class RollPrinter:
    """Prints whatever comes; `paper`, `answers` and `breaks_after` can be changed at any time."""

    def __init__(self) -> None:
        self.paper = True
        self.online = True
        self.answers = True
        self.breaks_after: int | None = None  # bytes of a connection
        self.strips: list[Strip] = []
        self.faults: list[BaseException] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self._taker = Thread(target=self._take, daemon=True)

    @property
    def address(self) -> str:
        return f"network:127.0.0.1:{self._door.getsockname()[1]}"

    @property
    def printed(self) -> list[Strip]:
        """What has come out and was cut off."""
        return [strip for strip in self.strips if strip.cuts]

    def __enter__(self) -> "RollPrinter":
        self._taker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._taker.join(30)
        if kind is None:
            assert self.faults == []

    def _take(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with line:
                strip = Strip()
                self.strips.append(strip)
                try:
                    self._print(line, strip)
                except EOFError:
                    pass
                except (OSError, BadCommandError) as error:
                    self.faults.append(error)

    def _print(self, line: socket.socket, strip: Strip) -> None:
        read = self._reader(line)
        while True:
            command = read(2)
            if command in (ASK, ASK_LATER):
                asked = read(1)
                if self.answers:
                    line.sendall(bytes((self._answer(command, asked),)))
            elif command == RASTER[:2]:
                read(2)
                strip.pictures.append(_picture(read))
            elif command == CODE[:2]:
                _code(read, strip)
            elif command in (FEED, ALIGN):
                read(1)
            elif command == CUT[:2]:
                read(1)
                strip.cuts += 1
            elif command != INIT:
                raise BadCommandError(command)

    def _answer(self, command: bytes, asked: bytes) -> int:
        if command == ASK_LATER:
            return 0x00 if self.paper else 0x0C
        if asked == b"\x04":
            return PAPER_OK if self.paper else NO_PAPER
        return ONLINE if self.online else OFFLINE

    def _reader(self, line: socket.socket) -> Callable[[int], bytes]:
        taken = 0

        def read(size: int) -> bytes:
            nonlocal taken
            found = b""
            while len(found) < size:
                if self.breaks_after is not None and taken >= self.breaks_after:
                    raise EOFError
                more = line.recv(min(size - len(found), 4096))
                if not more:
                    raise EOFError
                taken += len(more)
                found += more
            return found

        return read


def _picture(read: Callable[[int], bytes]) -> Image.Image:
    """Read what follows `GS v 0 m`: width in bytes, height in dots, rows from the top."""
    width, height = (int.from_bytes(read(2), "little") for _ in range(2))
    return Image.frombytes("1", (width * 8, height), read(width * height), "raw", "1;I")


def _code(read: Callable[[int], bytes], strip: Strip) -> None:
    """Read what follows `GS (` of a two-dimensional code, and print one when told to."""
    if read(1) != CODE[2:]:
        raise BadCommandError(CODE)
    what = read(int.from_bytes(read(2), "little"))
    function, rest = what[1:2], what[2:]
    if function == b"C":
        strip._size = rest[0]
    elif function == b"P":
        strip.codes.append((rest[1:].decode(), strip._size))
