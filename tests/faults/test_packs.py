"""Packs that are not what they ought to be: told in a sentence, and nothing is installed."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.envelope import SIGNATURE_SIZE, Kind, sign
from kiosk.home import Home
from tests.faults.commands import assert_told, assert_went_well, lyssna, rows
from tests.faults.conftest import build

HEADER = len(Kind.PACK.header)
BODY = HEADER + Kind.PACK.credential_size + SIGNATURE_SIZE


def with_a_flipped_byte(pack: bytes) -> bytes:
    middle = len(pack) // 2
    return pack[:middle] + struct.pack("B", pack[middle] ^ 1) + pack[middle + 1 :]


def without_a_signature(pack: bytes) -> bytes:
    return pack[: BODY - SIGNATURE_SIZE] + bytes(SIGNATURE_SIZE) + pack[BODY:]


def signed_by_a_stranger(pack: bytes) -> bytes:
    return sign(Kind.PACK, pack[BODY:], SigningKey.generate(), pack[HEADER : BODY - SIGNATURE_SIZE])


def cut_off(pack: bytes) -> bytes:
    return pack[: len(pack) // 2]


def of_a_newer_program(pack: bytes) -> bytes:
    return pack.replace(b"lyssna/1 ", b"lyssna/2 ", 1)


def a_picture(pack: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + pack


WRONG: list[tuple[Callable[[bytes], bytes], str]] = [
    (with_a_flipped_byte, "pack-damaged"),
    (without_a_signature, "pack-unsigned"),
    (signed_by_a_stranger, "pack-unsigned"),
    (cut_off, "pack-damaged"),
    (of_a_newer_program, "pack-newer"),
    (a_picture, "pack-unknown"),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_install_refuses_a_pack(
    wrong: Callable[[bytes], bytes], code: str, fresh: Home, pack_file: Path, pin_file: Path
) -> None:
    pack_file.write_bytes(wrong(pack_file.read_bytes()))
    done = lyssna("install", pack_file, "--pin-file", pin_file, home=fresh.path)
    assert_told(done, code)
    assert not fresh.path.exists()


def test_refused_pack_leaves_what_is_installed_as_it_was(closed: Home, pack_file: Path) -> None:
    before, counted = closed.pack_file.read_bytes(), rows(closed)
    pack_file.write_bytes(with_a_flipped_byte(pack_file.read_bytes()))
    assert_told(lyssna("install", pack_file, home=closed.path), "pack-damaged")
    assert closed.pack_file.read_bytes() == before
    assert rows(closed) == counted


def test_pack_of_another_campaign_is_refused(closed: Home, tmp_path: Path) -> None:
    other, counted = tmp_path / "other.lyssna", rows(closed)
    build(tmp_path, other)
    done = lyssna("install", other, home=closed.path)
    assert_told(done, "install-other-campaign", "en", str(closed.path))
    assert rows(closed) == counted


def test_pack_waits_under_an_open_session_and_nothing_is_changed(
    stand: Home, update_file: Path
) -> None:
    before, counted = stand.pack_file.read_bytes(), rows(stand)
    done = lyssna("install", update_file, home=stand.path)
    assert_went_well(done)
    assert f"waits in {stand.path}" in done.stdout
    assert stand.pack_file.read_bytes() == before
    assert stand.waiting_file.read_bytes() == update_file.read_bytes()
    assert rows(stand) == counted


@pytest.mark.parametrize("language", ["en", "sv"])
def test_update_on_a_kiosk_that_is_not_enrolled_is_refused(
    language: str, fresh: Home, update_file: Path, pin_file: Path
) -> None:
    done = lyssna(
        "install", update_file, "--pin-file", pin_file, home=fresh.path, language=language
    )
    assert_told(done, "install-not-enrolled", language)
    assert not fresh.path.exists()


def test_pack_of_another_kiosk_is_refused(home: Home, made: Path, tmp_path: Path) -> None:
    other, before = tmp_path / "other.lyssna", home.pack_file.read_bytes()
    options = ("--centre", made / "centre", "--key-file", made / "passphrase")
    options += ("--database", f"sqlite:///{tmp_path / 'central.db'}")
    enrolled = lyssna("central", "enrol", "Kiosk 2", "-o", other, *options, home=home.path)
    assert_went_well(enrolled)
    assert_told(lyssna("install", other, home=home.path), "install-other-kiosk", "en", "Kiosk 1")
    assert home.pack_file.read_bytes() == before


def test_identity_that_is_lost_is_told_and_nothing_is_changed(
    home: Home, update_file: Path
) -> None:
    assert_went_well(lyssna("install", update_file, home=home.path))
    home.identity_file.write_bytes(b"")
    before = home.pack_file.read_bytes()
    for command in (("install", update_file), ("sync",), ("session", "status")):
        assert_told(lyssna(*command, home=home.path), "identity-damaged", "en", "identity.json")
    assert home.pack_file.read_bytes() == before


def test_missing_pack_is_told_by_its_name(fresh: Home, tmp_path: Path) -> None:
    done = lyssna("install", tmp_path / "none.lyssna", home=fresh.path)
    assert_told(done, "pack-missing", "en", "none.lyssna")


def test_install_without_pins_is_refused(fresh: Home, pack_file: Path) -> None:
    assert_told(lyssna("install", pack_file, home=fresh.path), "pin-missing")
    assert not fresh.path.exists()


@pytest.mark.parametrize(
    ("pins", "code"),
    [
        ("274951\n274951\n", "pin-same"),
        ("274951\n111111\n", "pin-trivial"),
        ("274951\n", "pin-file"),
    ],
)
def test_pins_that_will_not_do_are_refused(
    fresh: Home, pack_file: Path, pins: str, code: str
) -> None:
    done = lyssna("install", pack_file, "--pin-file", "-", home=fresh.path, stdin=pins)
    assert_told(done, code)
    assert not fresh.pack_file.exists()
    assert "274951" not in done.stdout + done.stderr


def test_pin_file_that_is_missing_is_told(fresh: Home, pack_file: Path, tmp_path: Path) -> None:
    none = tmp_path / "no-pins"
    done = lyssna("install", pack_file, "--pin-file", none, home=fresh.path)
    assert_told(done, "file-unreadable", "en", "no-pins")
