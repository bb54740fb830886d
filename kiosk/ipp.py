"""The Internet Printing Protocol, as much of it as a stand needs: a question, and its answer.

IPP/2.0 over HTTP/1.1 (RFC 8010, RFC 8011), spoken to the spooler of this machine, through its
socket in the file system, and to the printer that the spooler itself prints on. Nothing else is
reached from here, and this is the only module of the room that opens a connection.
"""

import getpass
import http.client
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from pathlib import Path

PORT = 631
_VERSION = b"\x02\x00"
_numbers = count(1)  # a request's own, only told apart within a connection


class Operation(IntEnum):
    """What is asked for (RFC 8011, 5.4.15, and CUPS's own from 0x4001)."""

    CREATE_JOB = 0x05
    SEND_DOCUMENT = 0x06
    CANCEL_JOB = 0x08
    GET_JOB = 0x09
    GET_JOBS = 0x0A
    GET_PRINTER = 0x0B
    GET_DEFAULT = 0x4001
    GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """How a value is written (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


_OPERATION_GROUP, _JOB_GROUP, _END = 1, 2, 3
_FIRST_VALUE = 0x10  # below it, a tag begins a group
_WHOLE = (Tag.INTEGER, Tag.ENUM)

Value = tuple[Tag, "str | int | bool | list[str]"]
Attributes = dict[str, list["str | int | bool | bytes"]]


class NoAnswerError(Exception):
    """Nobody answered in time, or not in IPP. Translated where it is known who was asked."""


@dataclass(frozen=True)
class Server:
    """Who is asked: a host and a port, or a socket in the file system."""

    host: str = "localhost"
    port: int = PORT
    socket: Path | None = None


@dataclass(frozen=True)
class Answer:
    """A status (below 0x100 all went well) and the groups of attributes that came with it."""

    status: int
    groups: list[Attributes]

    @property
    def good(self) -> bool:
        return self.status < 0x100

    @property
    def first(self) -> Attributes:
        return self.groups[0] if self.groups else {}


class _Connection(http.client.HTTPConnection):
    """HTTP over whatever the server listens on."""

    def __init__(self, server: Server, patience: float) -> None:
        super().__init__(server.host, server.port, timeout=patience)
        self._file = server.socket

    def connect(self) -> None:
        if self._file is None:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._file))


def ask(
    server: Server,
    operation: Operation,
    target: str,
    values: Mapping[str, Value] | None = None,
    *,
    job: Mapping[str, Value] | None = None,
    data: bytes = b"",
    patience: float = 5.0,
) -> Answer:
    """Ask `server` for an operation on `target`, the URI of a printer; return what it answers.

    `values` belong to the operation, `job` to the job that it makes, `data` is the document.
    Each step may take `patience` seconds. Raises NoAnswerError.
    """
    groups = {_OPERATION_GROUP: _addressed(target, values or {}), _JOB_GROUP: job or {}}
    body = encoded(operation, groups) + data
    connection = _Connection(server, patience)
    try:
        headers = {"Content-Type": "application/ipp", "Host": server.host}
        connection.request("POST", _path(target), body, headers)
        return decoded(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError, struct.error, IndexError) as error:
        raise NoAnswerError from error
    finally:
        connection.close()


def _addressed(target: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of an operation after what each must begin with (RFC 8011, 4.1)."""
    begun: dict[str, Value] = {
        "attributes-charset": (Tag.CHARSET, "utf-8"),
        "attributes-natural-language": (Tag.LANGUAGE, "en"),
        "printer-uri": (Tag.URI, target),
    }
    if "job-id" in values:  # the target comes first, then the job in it
        begun["job-id"] = values["job-id"]
    begun["requesting-user-name"] = (Tag.NAME, getpass.getuser())
    return {**begun, **values}


def _path(target: str) -> str:
    _, _, rest = target.partition("://")
    return "/" + rest.partition("/")[2]


def encoded(operation: int, groups: Mapping[int, Mapping[str, Value]]) -> bytes:
    """Return a request of one or more groups of attributes; an empty group is left out."""
    parts = [_VERSION, struct.pack(">HI", operation, next(_numbers))]
    for group, values in groups.items():
        if values:
            parts.append(bytes((group,)))
            parts += [_attribute(name, tag, value) for name, (tag, value) in values.items()]
    return b"".join((*parts, bytes((_END,))))


def _attribute(name: str, tag: Tag, value: str | int | bool | list[str]) -> bytes:
    written = b""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, bool):
            data = struct.pack(">?", one)
        elif isinstance(one, int):
            data = struct.pack(">i", one)
        else:
            data = one.encode()
        written += bytes((tag,)) + _counted(b"" if written else name.encode()) + _counted(data)
    return written


def _counted(data: bytes) -> bytes:
    return struct.pack(">H", len(data)) + data


def decoded(data: bytes) -> Answer:
    """Return the answer in `data`; raise ValueError, IndexError or struct.error for anything else.

    The attributes of the operation itself are left out: they say nothing that the status does not.
    """
    if data[:1] not in (b"\x01", b"\x02"):
        raise ValueError(data[:2])
    (status,) = struct.unpack_from(">H", data, 2)
    groups: list[Attributes] = []
    at, name = 8, ""
    group: Attributes = {}
    while data[at] != _END:
        tag, at = data[at], at + 1
        if tag < _FIRST_VALUE:
            group = {}
            if tag != _OPERATION_GROUP:
                groups.append(group)
            continue
        given, at = _taken(data, at)
        value, at = _taken(data, at)
        name = given.decode() or name
        group.setdefault(name, []).append(_value(tag, value))
    return Answer(status, groups)


def _taken(data: bytes, at: int) -> tuple[bytes, int]:
    (size,) = struct.unpack_from(">H", data, at)
    end = at + 2 + size
    if end >= len(data):
        raise ValueError(at)
    return data[at + 2 : end], end


def _value(tag: int, data: bytes) -> str | int | bool | bytes:
    """Return a value as it is meant; what this program never asks for, as bytes."""
    if tag in _WHOLE:
        return int(struct.unpack(">i", data)[0])
    if tag == Tag.BOOLEAN:
        return data != b"\0"
    return data.decode() if 0x40 <= tag < 0x4A else data
