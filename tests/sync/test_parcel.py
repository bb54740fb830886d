"""A file of envelopes: what is written is what is read, and damage takes only what it touches."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.envelope import Kind
from kiosk.errors import Fault, Refused
from sync import parcel

ENVELOPES = [b"first", b"x" * 1000, b"third"]


def read(data: bytes) -> tuple[list[bytes], str]:
    """Return the envelopes that could be read, and the code of what ended it."""
    found: list[bytes] = []
    try:
        for envelope in parcel.decode(io.BytesIO(data)):
            found.append(envelope)
    except Refused as refused:
        return found, refused.code
    return found, ""


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=6))
def test_what_is_written_is_what_is_read(envelopes: list[bytes]) -> None:
    assert read(parcel.encode(envelopes)) == (envelopes, "")


def test_form_of_the_file() -> None:
    content = b"lyssna/1 parcel\n" + b"\0\0\0\2ab" + b"\0\0\0\1c" + b"\0\0\0\0"
    assert parcel.encode([b"ab", b"c"]) == content + hashlib.sha256(content).digest()


def test_whatever_is_cut_off_leaves_the_envelopes_before_it() -> None:
    whole = parcel.encode(ENVELOPES)
    starts = len(parcel.HEADER)
    for end in range(starts, len(whole)):
        found, code = read(whole[:end])
        assert code == "parcel-damaged"
        assert found == ENVELOPES[: len(found)]
    assert read(whole[:-1])[0] == ENVELOPES


def test_any_changed_byte_is_told_and_hands_out_no_more_than_there_is() -> None:
    whole = parcel.encode([b"first", b"third"])
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x41
        found, code = read(bytes(changed))
        assert code in ("parcel-damaged", "parcel-unknown", "parcel-newer")
        assert len(found) <= 2


def test_bytes_after_the_end_are_told() -> None:
    assert read(parcel.encode(ENVELOPES) + b"x") == (ENVELOPES, "parcel-damaged")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "parcel-unknown"),
        (b"lyssna/1 batch\n", "parcel-unknown"),
        (b"lyssna/2 parcel\n", "parcel-newer"),
        (b"lyssna/01 parcel\n", "parcel-unknown"),
        (b"PK\3\4" + bytes(100), "parcel-unknown"),
        (b"x" * 10_000, "parcel-unknown"),
    ],
)
def test_something_else_is_refused_before_anything_is_read(data: bytes, code: str) -> None:
    assert read(data) == ([], code)


def test_length_that_no_envelope_has_is_not_believed() -> None:
    data = parcel.HEADER + b"\xff\xff\xff\xff" + bytes(100)
    assert read(data) == ([], "parcel-damaged")


def test_file_is_read_back_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    parcel.write(file, ENVELOPES)
    assert file.read_bytes() == parcel.encode(ENVELOPES)
    assert [each.name for each in tmp_path.iterdir()] == ["waiting.lyssna"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_place_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as error:
        parcel.write(tmp_path / "none" / "waiting.lyssna", ENVELOPES)
    assert error.value.code == "folder-read-only"


def test_stick_that_keeps_something_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "waiting.lyssna"
    replace = os.replace

    def forget(source: str, target: Path) -> None:
        """As a stick that lies about its size: what was written comes back as zeros."""
        Path(source).write_bytes(bytes(Path(source).stat().st_size))
        replace(source, target)

    monkeypatch.setattr(os, "replace", forget)
    with pytest.raises(Fault) as error:
        parcel.write(file, ENVELOPES)
    assert (error.value.code, error.value.retry) == ("parcel-unreliable", True)


@pytest.mark.parametrize(
    ("wanted", "there", "code"),
    [
        (Kind.BATCH, Kind.RECEIPT, "parcel-of-receipts"),
        (Kind.RECEIPT, Kind.BATCH, "parcel-of-batches"),
    ],
)
def test_file_that_goes_the_other_way_is_told_as_what_it_is(
    wanted: Kind, there: Kind, code: str
) -> None:
    right, wrong = wanted.header + b"one", there.header + b"one"
    with pytest.raises(Refused) as refused:
        list(parcel.decode_only(io.BytesIO(parcel.encode([wrong, right])), wanted))
    assert refused.value.code == code
    for envelopes in ([right], [right, wrong], [b"damaged", right], []):
        assert list(parcel.decode_only(io.BytesIO(parcel.encode(envelopes)), wanted)) == envelopes


BATCHES = parcel.encode([Kind.BATCH.header + b"one"])


@pytest.mark.parametrize(
    "there",
    [b"SQLite format 3\0", b"a passphrase", parcel.encode([Kind.RECEIPT.header + b"one"])],
)
def test_file_of_something_else_is_never_an_output(there: bytes, tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    file.write_bytes(there)
    with pytest.raises(Refused) as kept:
        parcel.check_output(file, Kind.BATCH)
    assert kept.value.code == "parcel-kept"


@pytest.mark.parametrize("there", [b"", BATCHES, BATCHES[:-1], BATCHES[:24], parcel.encode([])])
def test_older_file_of_the_same_kind_may_be_an_output(there: bytes, tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    parcel.check_output(file, Kind.BATCH)
    file.write_bytes(there)
    parcel.check_output(file, Kind.BATCH)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "waiting.lyssna"
    os.mkfifo(file)
    with pytest.raises(Fault) as opened:
        parcel.opened(file)
    with pytest.raises(Fault) as checked:
        parcel.check_output(file, Kind.BATCH)
    assert {opened.value.code, checked.value.code} == {"file-unreadable"}
