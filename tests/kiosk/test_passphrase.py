"""Passphrases and key files: closed to others, bounded, and never shown."""

import os
import stat
import unicodedata
from pathlib import Path

import pytest

from kiosk.errors import Fault, LyssnaError, Refused
from kiosk.passphrase import LONGEST, Passphrase, chosen, read, read_or_create

WORDS = "korrekt häst batteri"
posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in another way")


def a_file(place: Path, content: bytes, mode: int = 0o600) -> Path:
    file = place / "key"
    file.write_bytes(content)
    file.chmod(mode)
    return file


def code_of(file: Path) -> str:
    with pytest.raises(LyssnaError) as error:
        read(file)
    assert "häst" not in error.value.text("sv") + error.value.text("en")
    return error.value.code


@pytest.mark.parametrize("text", ["elva tecken", "x" * (LONGEST + 1), "", "with a\ttab in it"])
def test_new_passphrase_is_refused_when_it_will_not_do(text: str) -> None:
    with pytest.raises(Refused) as refused:
        chosen(text)
    assert refused.value.code == "passphrase-form"


def test_passphrase_of_twelve_characters_will_do() -> None:
    assert chosen("tolv tecken!").encode() == b"tolv tecken!"


def test_passphrase_is_not_shown_when_it_is_printed() -> None:
    assert repr(Passphrase(WORDS)) == str(Passphrase(WORDS)) == "Passphrase(...)"


def test_passphrase_is_the_same_however_its_letters_are_put_together() -> None:
    apart = unicodedata.normalize("NFD", WORDS)
    assert apart != WORDS
    assert Passphrase(apart).encode() == Passphrase(WORDS).encode()


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a mark of UTF-8"])
def test_key_file_holds_its_passphrase_however_an_editor_saved_it(
    start: bytes, end: bytes, tmp_path: Path
) -> None:
    file = a_file(tmp_path, start + WORDS.encode() + end)
    assert read(file).encode() == WORDS.encode()


@posix
@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o602, 0o644, 0o777], ids=oct)
def test_key_file_is_refused_when_others_have_a_right_to_it(mode: int, tmp_path: Path) -> None:
    assert code_of(a_file(tmp_path, WORDS.encode(), mode)) == "key-file-open"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"short\n",
        b"two lines\nof a passphrase\n",
        b"\xff\xfe" * 9,
        b"x" * 9999,
    ],
    ids=["nothing", "no line", "short", "two lines", "no text", "too much"],
)
def test_key_file_is_refused_when_it_holds(content: bytes, tmp_path: Path) -> None:
    assert code_of(a_file(tmp_path, content)) == "key-file-wrong"


def test_missing_key_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        read(tmp_path / "none")
    assert fault.value.code == "key-file-missing"
    assert str(tmp_path / "none") in fault.value.text("sv")


def test_folder_in_place_of_a_key_file_is_unreadable(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "file-unreadable"


@posix
def test_pipe_in_place_of_a_key_file_is_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert code_of(tmp_path / "pipe") == "file-unreadable"


def test_missing_key_file_is_made_with_a_strong_passphrase_and_then_read(tmp_path: Path) -> None:
    file, other = tmp_path / "key", tmp_path / "other"
    made, new = read_or_create(file)
    again, newer = read_or_create(file)
    assert (new, newer) == (True, False)
    assert made.encode() == again.encode() == read(file).encode()
    assert len(made.encode()) >= 43  # 32 random bytes, as text
    assert made.encode() != read_or_create(other)[0].encode()


@posix
def test_made_key_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    read_or_create(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_key_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = a_file(tmp_path, b"short\n")
    with pytest.raises(Refused):
        read_or_create(file)
    assert file.read_bytes() == b"short\n"


def test_place_where_no_key_file_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        read_or_create(tmp_path / "none" / "key")
    assert fault.value.code == "folder-read-only"
