"""IPP: what is written can be read, and nothing that comes back can do harm."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ipp import NoAnswerError, Operation, Server, Tag, ask, decoded, encoded

WRITTEN = {
    "job-name": (Tag.NAME, "Umeå lyssnar; Ikea"),
    "copies": (Tag.INTEGER, -3),
    "last-document": (Tag.BOOLEAN, True),
    "requested-attributes": (Tag.KEYWORD, ["a", "b", "c"]),
}


def test_request_is_written_as_rfc_8010_has_it() -> None:
    data = encoded(Operation.GET_PRINTER, {1: {"a": (Tag.KEYWORD, ["x", "yz"])}, 2: {}})
    assert data[:4] == b"\x02\x00\x00\x0b"
    assert data[8:] == b"\x01\x44\x00\x01a\x00\x01x\x44\x00\x00\x00\x02yz\x03"


def test_answer_gives_its_status_and_its_groups() -> None:
    answer = decoded(encoded(0x0406, {2: WRITTEN, 4: {"n": (Tag.ENUM, 5)}}))
    assert (answer.status, answer.good) == (0x0406, False)
    assert answer.groups == [
        {
            "job-name": ["Umeå lyssnar; Ikea"],
            "copies": [-3],
            "last-document": [True],
            "requested-attributes": ["a", "b", "c"],
        },
        {"n": [5]},
    ]
    assert decoded(encoded(0, {1: WRITTEN})).first == {}


@given(st.binary(max_size=200))
def test_garbage_is_refused(data: bytes) -> None:
    for start in (b"", b"\x02\x00\x00\x00\x00\x00\x00\x01"):
        try:
            decoded(start + data)
        except (ValueError, IndexError, struct.error):
            continue


@given(st.integers(0, 200), st.integers(0, 255))
def test_damaged_answer_is_read_or_refused(at: int, byte: int) -> None:
    data = bytearray(encoded(0, {4: WRITTEN}))
    data[at % len(data)] = byte
    try:
        decoded(bytes(data))
    except (ValueError, IndexError, struct.error):
        return


def test_nobody_there_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(NoAnswerError):
        ask(Server(socket=tmp_path / "nobody.sock"), Operation.GET_PRINTERS, "ipp://localhost/")
