"""What the machine runs on: how long its battery lasts, and whether the charger is plugged in.

Linux tells it in files (Documentation/ABI/testing/sysfs-class-power of the kernel), Windows by
GetSystemPowerStatus. A machine without a battery, such as a desktop, has none to tell of.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LINUX = Path("/sys/class/power_supply")
_NO_BATTERY, _UNKNOWN, _NO_TIME = 128, 255, 2**32 - 1  # of Windows, as unsigned numbers


@dataclass(frozen=True)
class Power:
    """A machine with a battery; None for what it does not tell."""

    plugged: bool
    percent: int | None = None
    minutes: int | None = None  # until the battery is empty, while nothing charges it


def read(folder: Path = LINUX) -> Power | None:
    """Return the machine's power; None without a battery, or where nothing tells of one.

    `folder` is where Linux tells it; Windows has no such place.
    """
    return _of_windows() if sys.platform == "win32" else of_linux(folder)


def of_linux(folder: Path) -> Power | None:
    """Return what the power supplies below `folder` tell together."""
    supplies = [_supply(place) for place in sorted(folder.glob("*"))]
    # A mouse has a battery too, of the scope Device.
    own = [each for each in supplies if each.get("scope") != "Device"]
    batteries = [each for each in own if each.get("type") == "Battery"]
    if not batteries:
        return None
    chargers = [each for each in own if each.get("type") in ("Mains", "USB", "Wireless")]
    plugged = any(_number(each, "online") for each in chargers)
    # Not "Full" or "Not charging" alone: some tablets say so while nothing is plugged in.
    plugged = plugged or any(each.get("status") == "Charging" for each in batteries)
    percents = [n for each in batteries if (n := _number(each, "capacity")) is not None]
    minutes = None if plugged else _minutes(batteries)
    return Power(plugged, round(sum(percents) / len(percents)) if percents else None, minutes)


def _supply(place: Path) -> dict[str, str]:
    """Return what a power supply tells, by the names of its files; unreadable ones are left out."""
    found: dict[str, str] = {}
    for name in ("type", "scope", "status", "online", "capacity", *_FILES, "time_to_empty_now"):
        with suppress(OSError, UnicodeDecodeError):
            found[name] = (place / name).read_text("ascii").strip()
    return found


_PAIRS = (("energy_now", "power_now"), ("charge_now", "current_now"))  # µWh and µW, µAh and µA
_FILES = tuple(name for pair in _PAIRS for name in pair)


def _minutes(batteries: list[dict[str, str]]) -> int | None:
    """Return how long all batteries last together, each emptied as fast as all are now."""
    seconds = [_number(each, "time_to_empty_now") for each in batteries]
    if told := [n for n in seconds if n]:
        return sum(told) // 60
    for left, drawn in _PAIRS:
        amounts = [_number(each, left) for each in batteries]
        rates = [abs(_number(each, drawn) or 0) for each in batteries]
        known = [n for n in amounts if n is not None]
        if known and sum(rates) > 0:
            return sum(known) * 60 // sum(rates)
    return None


def _number(supply: dict[str, str], name: str) -> int | None:
    try:
        return int(supply[name])
    except (KeyError, ValueError):
        return None


def of_windows(line: int, flag: int, percent: int, seconds: int) -> Power | None:
    """Return what SYSTEM_POWER_STATUS tells, given its four fields that matter."""
    if flag == _UNKNOWN or flag & _NO_BATTERY:
        return None
    known = None if seconds == _NO_TIME or line == 1 else seconds // 60
    return Power(line == 1, None if percent == _UNKNOWN else percent, known)


def _of_windows() -> Power | None:
    if sys.platform != "win32":
        return None
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_uint32),
            ("full_seconds", ctypes.c_uint32),
        )

    status = Status()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return of_windows(status.line, status.flag, status.percent, status.seconds)
