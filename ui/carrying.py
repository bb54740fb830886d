"""What the sync page has done beside the stand: sticks that are plugged in, there and back."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo

from kiosk.errors import Fault, LyssnaError, Refused, sentence

if TYPE_CHECKING:
    from kiosk.store import Store
    from sync.outbox import Aside, Summary
    from ui.desk import Desk

_PLUGGED_IN = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems mount what people plug in. The others' volumes are no place to write to."""


@dataclass(frozen=True)
class Stick:
    """A stick, by the name that people know it by, and its folder."""

    name: str
    folder: Path


@dataclass(frozen=True)
class Look:
    """What there is to see on the sync page."""

    summary: "Summary"
    aside: "list[Aside]"
    sticks: list[Stick]


def look(store: "Store", places: list[Path] | None) -> Look:
    """Read what waits and what was put aside; `places` are the sticks, None: what is plugged in."""
    from sync import outbox

    return Look(outbox.summary(store), outbox.aside(store), _sticks(places))


def sticks_in() -> list[Stick]:
    """Return the volumes that somebody has plugged in."""
    return [
        Stick(_name_of(volume), Path(volume.rootPath()))
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and _plugged_in(volume.rootPath())
    ]


def _name_of(volume: QStorageInfo) -> str:
    """Return the label of a volume, or else the last part of its path: `E:` has no other name."""
    place = volume.rootPath()
    return volume.name() or Path(place).name or place


def check(stick: Stick, places: list[Path] | None) -> None:
    """Raise Fault when the stick was pulled out: where it was may be a folder of the system now."""
    if stick not in _sticks(places) or not stick.folder.is_dir():
        raise Fault("stick-gone", retry=True, stick=stick.name)


def _sticks(places: list[Path] | None) -> list[Stick]:
    return sticks_in() if places is None else [Stick(p.name, p) for p in places]


def _plugged_in(place: str) -> bool:
    if sys.platform == "win32":
        return not place.upper().startswith(os.environ.get("SYSTEMDRIVE", "C:").upper())
    return place.startswith(_PLUGGED_IN)


def write(store: "Store", desk: "Desk", stick: Stick) -> str:
    """Write every batch that waits to the stick; return what to tell."""
    from sync import carrier

    language = desk.pack.campaign.main_language
    # Never to the stick's own path, which is a file's when the stick was pulled out.
    file = carrier.file_on(stick.folder, desk.pack)
    written = carrier.write(store, desk.pack, desk.home.sender_lock, file)
    too_large = Refused("batch-too-large") if written.too_large else None
    if too_large and not written.batches:
        raise too_large
    if not written.batches:
        return sentence("cli-nothing-waits", language)
    counts = {"batches": written.batches, "answers": written.answers}
    told = sentence("stick-written", language, stick=stick.name, **counts)
    return _both(told, too_large, language)


def read_receipts(store: "Store", desk: "Desk", stick: Stick) -> str:
    """Settle what the receipts on the stick name; return what to tell."""
    from sync import carrier

    files = carrier.receipts_in(stick.folder)
    if not files:
        raise Refused("receipts-none", stick=stick.name)
    now = desk.clock.now(desk.pack.campaign.timezone)
    done = carrier.Settled()
    for file in files:
        done = done.plus(carrier.settle(store, desk.pack, desk.home.sender_lock, file, now))
    damaged = Refused("receipts-damaged", n=done.damaged) if done.damaged else None
    if damaged and not done.batches:
        raise damaged
    counts = {"batches": done.batches, "answers": done.answers, "known": done.known}
    language = desk.pack.campaign.main_language
    told = sentence("cli-settled", language, refused=done.refused, **counts)
    return _both(told, damaged, language)


def _both(told: str, but: LyssnaError | None, language: str) -> str:
    """Return what went well, and after it what did not."""
    return f"{told}\n{but.text(language)}" if but else told


def export(store: "Store", desk: "Desk", stick: Stick) -> str:
    """Write what was put aside to the stick, each batch to a file; return what to tell."""
    from sync import carrier

    files = carrier.export(store, desk.pack, desk.home.sender_lock, stick.folder)
    language = desk.pack.campaign.main_language
    return sentence("stick-exported", language, n=len(files), stick=stick.name)
