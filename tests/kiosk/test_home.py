"""A kiosk's home: closed to others, and every file in it whole or not there."""

import os
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Fault, Refused
from kiosk.home import (
    Home,
    alone,
    default_home,
    read_start,
    replace_file,
    write_new,
    writing_to,
)
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode


def test_home_is_closed_to_others(home: Home) -> None:
    home.create()
    home.create()
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_home_that_was_open_is_closed(home: Home) -> None:
    home.path.mkdir(mode=0o755)
    home.create()
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as fault:
        Home(tmp_path / "file" / "home").create()
    assert fault.value.code == "folder-read-only"
    assert str(tmp_path) in fault.value.text("sv")


def test_home_without_a_pack_is_not_installed(home: Home) -> None:
    home.create()
    with pytest.raises(Refused) as refused:
        home.pack()
    assert refused.value.code == "kiosk-not-installed"


def test_nothing_is_created_by_looking(home: Home) -> None:
    with pytest.raises(Refused):
        home.pack()
    assert not home.path.exists()


def test_free_space_is_that_of_its_disk(home: Home) -> None:
    home.create()
    found = os.statvfs(home.path)
    assert home.free_space() <= found.f_frsize * found.f_blocks
    assert home.free_space() > 0


def test_default_home_is_the_named_one_or_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert default_home().parts[-2:] == ("lyssna", "kiosk")
    monkeypatch.setenv("LYSSNA_HOME", str(tmp_path))
    assert default_home() == tmp_path


@given(old=st.none() | st.binary(max_size=99), new=st.binary(max_size=99))
def test_replaced_file_has_the_new_content_alone(
    tmp_path_factory: pytest.TempPathFactory, old: bytes | None, new: bytes
) -> None:
    file = tmp_path_factory.mktemp("home") / "pack.lyssna"
    if old is not None:
        file.write_bytes(old)
    replace_file(file, new)
    assert file.read_bytes() == new
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    # A folder with something in it cannot be replaced by a file, by root neither.
    file = tmp_path / "pack.lyssna"
    (file / "inside").mkdir(parents=True)
    with pytest.raises(Fault) as fault:
        replace_file(file, b"new")
    assert fault.value.code == "folder-read-only"
    assert (file / "inside").is_dir()
    assert list(tmp_path.iterdir()) == [file]


def test_file_in_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        replace_file(tmp_path / "none" / "pack.lyssna", b"new")
    assert fault.value.code == "folder-read-only"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_full_disk_is_told_apart_from_one_that_is_read_only() -> None:
    with pytest.raises(Fault) as fault, writing_to(Path("/dev")):
        Path("/dev/full").write_bytes(b"x")
    assert fault.value.code == "disk-full"
    assert fault.value.retry


def test_lock_refuses_a_second_holder_and_is_free_after(tmp_path: Path) -> None:
    file = tmp_path / "one.lock"
    with alone(file, Refused("sync-already-running")):
        with pytest.raises(Refused) as error, alone(file, Refused("kiosk-running", home=tmp_path)):
            pass
        assert error.value.code == "kiosk-running"
    with alone(file, Refused("kiosk-running", home=tmp_path)):
        pass


def test_pack_is_returned_with_the_identity_in_its_own_file(
    installed: Home, a_pack: Pack, keys: CampaignKeys
) -> None:
    for_all = msgspec.structs.replace(a_pack, identity=None)
    replace_file(installed.pack_file, encode(for_all, keys.signing))
    assert installed.pack() == a_pack


@pytest.mark.parametrize("damage", ["missing", "no identity", "of another campaign"])
def test_kiosk_that_does_not_know_who_it_is_says_so(
    damage: str, installed: Home, a_pack: Pack, keys: CampaignKeys
) -> None:
    replace_file(
        installed.pack_file, encode(msgspec.structs.replace(a_pack, identity=None), keys.signing)
    )
    installed.identity_file.unlink()
    if damage != "missing":
        stranger = CampaignKeys.generate().enrol("Ikea 1").encode()
        installed.identity_file.write_bytes(stranger if damage != "no identity" else b"{}")
    with pytest.raises(Refused) as refused:
        installed.pack()
    assert refused.value.code == "identity-damaged"
    assert "identity.json" in refused.value.text("sv")


def test_new_file_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert write_new(file, b"first")
    assert not write_new(file, b"second")
    assert file.read_bytes() == b"first"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_start_of_a_file_is_read_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_start(tmp_path / "file", 4) == b"0123"
    assert read_start(tmp_path / "file", 40) == b"0123456789"


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_not_read(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    with pytest.raises(Fault) as fault:
        read_start(place, 10)
    assert fault.value.code == "file-unreadable"
