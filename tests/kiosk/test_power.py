"""What a machine runs on, from files as Linux lays them out, and from the fields of Windows."""

from pathlib import Path

import pytest

from kiosk.power import Power, of_linux, of_windows, read

FULL = {"type": "Battery", "status": "Discharging", "capacity": "80"}


def supplies(folder: Path, **each: dict[str, str]) -> Path:
    """Write power supplies as the kernel shows them."""
    for name, files in each.items():
        (folder / name).mkdir(parents=True)
        for file, content in files.items():
            (folder / name / file).write_text(content + "\n")
    return folder


def test_desktop_has_no_battery(tmp_path: Path) -> None:
    assert of_linux(tmp_path) is None
    assert of_linux(tmp_path / "none") is None
    mains = supplies(tmp_path, AC={"type": "Mains", "online": "1"})
    assert read(mains) is None


def test_battery_of_a_mouse_is_none_of_the_machine(tmp_path: Path) -> None:
    assert of_linux(supplies(tmp_path, mouse={**FULL, "scope": "Device"})) is None


@pytest.mark.parametrize(
    ("files", "minutes"),
    [
        ({"energy_now": "30000000", "power_now": "10000000"}, 180),
        ({"charge_now": "2000000", "current_now": "-4000000"}, 30),  # some drivers count down
        ({"time_to_empty_now": "5400"}, 90),
        ({"energy_now": "30000000", "power_now": "0"}, None),
        ({"energy_now": "30000000", "power_now": "what"}, None),
        ({}, None),
    ],
)
def test_battery_tells_how_long_it_lasts(
    tmp_path: Path, files: dict[str, str], minutes: int | None
) -> None:
    found = of_linux(supplies(tmp_path, BAT0={**FULL, **files}))
    assert found == Power(False, 80, minutes)


def test_two_batteries_last_together(tmp_path: Path) -> None:
    one = {**FULL, "energy_now": "20000000", "power_now": "10000000"}
    other = {**FULL, "capacity": "40", "energy_now": "10000000", "power_now": "0"}
    assert of_linux(supplies(tmp_path, BAT0=one, BAT1=other)) == Power(False, 60, 180)


@pytest.mark.parametrize("charger", ["Mains", "USB", "Wireless"])
def test_charger_that_is_plugged_in_is_seen(tmp_path: Path, charger: str) -> None:
    rate = {"energy_now": "30000000", "power_now": "10000000"}
    place = supplies(tmp_path, BAT0={**FULL, **rate}, AC={"type": charger, "online": "1"})
    assert of_linux(place) == Power(True, 80, None)
    (place / "AC" / "online").write_text("0\n")
    assert of_linux(place) == Power(False, 80, 180)


def test_battery_that_is_charged_needs_no_word_of_its_charger(tmp_path: Path) -> None:
    assert of_linux(supplies(tmp_path, BAT0={**FULL, "status": "Charging"})) == Power(True, 80)


def test_files_that_cannot_be_read_are_as_good_as_missing(tmp_path: Path) -> None:
    place = supplies(tmp_path, BAT0={"type": "Battery"})
    (place / "BAT0" / "capacity").write_bytes(b"\xff")
    (place / "BAT0" / "energy_now").mkdir()
    assert of_linux(place) == Power(False)


@pytest.mark.parametrize(
    ("fields", "power"),
    [
        ((1, 128, 255, 2**32 - 1), None),  # no battery
        ((255, 255, 255, 2**32 - 1), None),
        ((1, 8, 70, 2**32 - 1), Power(True, 70)),
        ((0, 1, 62, 7200), Power(False, 62, 120)),
        ((0, 2, 255, 2**32 - 1), Power(False)),
        ((0, 4, 3, 59), Power(False, 3, 0)),
    ],
)
def test_windows_tells_the_same(fields: tuple[int, int, int, int], power: Power | None) -> None:
    assert of_windows(*fields) == power
