"""How the printer of a spooler's queue is, and what the spooler keeps of the pages that it prints.

CUPS learns how a printer is only while it prints. So a printer that speaks IPP is asked itself, at
the address that its queue has; of others there is nothing but what CUPS learned the last time.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.errors import Fault
from kiosk.ipp import Attributes, NoAnswerError, Operation, Server, ask
from kiosk.printer import PAPERS, State
from kiosk.spooler import attributes, keeps_documents, wanted

_PATIENCE = 2.0  # seconds; the printer stands beside the kiosk

# IPP's words for what a printer has, without their endings (RFC 8011, 5.4.12; PWG 5100.9).
_NO_PAPER = ("media-empty", "media-needed", "input-tray-missing")
_GONE = ("offline", "connecting-to-device", "timed-out", "shutdown")
_STOPPED = ("media-jam", "cover-open", "door-open", "interlock-open", "paused", "stopped")


def papers(queue: str) -> list[str]:
    """Return which of our papers a queue takes, in our words; all when it does not tell."""
    told = attributes(queue).get("media-supported", [])
    return [paper for paper, name in PAPERS.items() if name and (name in told or not told)]


def state(queue: str) -> State:
    """Return how the printer of a queue is, asked itself where it can be."""
    try:
        found = attributes(queue)
    except Fault:
        return State.GONE
    reasons = _reasons(found)
    if found.get("printer-state") == [5] or _any(reasons, ("paused",)):
        return State.STOPPED
    device = _device(found)
    if device is None:
        return _state_of(found, untold=not _any(reasons, ("cups-waiting-for-job-completed",)))
    printer = _ask_printer(device)
    return _state_of(printer) if printer else State.GONE


def switched_on(queue: str) -> int | None:
    """Return since when the printer of a queue is on, in Unix seconds; None when it cannot tell.

    A printer that was switched off meanwhile has forgotten its jobs, and CUPS calls a job that a
    printer has forgotten completed.
    """
    try:
        device = _device(attributes(queue))
    except Fault:
        return None
    up = _ask_printer(device).get("printer-up-time", [None])[0] if device else None
    return int(time.time()) - up if isinstance(up, int) else None


def _device(found: Attributes) -> str | None:
    """Return the address of a printer that can be asked: IPP, named by host, not encrypted."""
    device = str(found.get("device-uri", [""])[0])
    return device if device.startswith("ipp://") else None


def _ask_printer(device: str) -> Attributes:
    """Return how the printer itself says that it is; nothing when it does not answer."""
    place = urlsplit(device)
    names = ("printer-state", "printer-state-reasons", "printer-up-time")
    try:
        there = Server(place.hostname or "", place.port or 631)
        bare = f"ipp://{place.netloc.rpartition('@')[2]}{place.path or '/'}"
        asked = wanted(*names)
        return ask(there, Operation.GET_PRINTER, bare, asked, patience=_PATIENCE).first
    except (NoAnswerError, ValueError):
        return {}


def _reasons(found: Attributes) -> list[str]:
    return [str(reason) for reason in found.get("printer-state-reasons", [])]


def _any(reasons: list[str], known: tuple[str, ...]) -> bool:
    """Tell whether one of the reasons is known; each may end in how grave it is."""
    ends = ("-error", "-warning", "-report")
    bare = [next((r.removesuffix(end) for end in ends if r.endswith(end)), r) for r in reasons]
    return any(reason in known for reason in bare)


def _state_of(found: Attributes, untold: bool = False) -> State:
    reasons = _reasons(found)
    for known, meaning in ((_NO_PAPER, State.NO_PAPER), (_GONE, State.GONE)):
        if _any(reasons, known):
            return meaning
    if _any(reasons, _STOPPED) or found.get("printer-state") == [5]:
        return State.STOPPED
    if untold:
        return State.UNTOLD
    return State.PRINTING if found.get("printer-state") == [4] else State.READY


@dataclass(frozen=True)
class Keeping:
    """Whether the spooler keeps documents after printing, and whether it remembers its jobs.

    `files` is None where nobody can tell: the configuration cannot be read, and nothing of ours has
    been printed that the spooler could be asked about.
    """

    files: bool | None
    history: bool


def keeping(queue: str) -> Keeping:
    """Return what the spooler's configuration says, or else what became of jobs on `queue`."""
    configured = _configured()
    if configured is not None:
        return configured
    try:
        return Keeping(keeps_documents(queue), history=True)
    except Fault:
        return Keeping(None, history=True)


def _configured() -> Keeping | None:
    """Return what cupsd.conf(5) says; None where only administrators can read it."""
    file = Path(os.environ.get("CUPS_SERVERROOT", "/etc/cups"), "cupsd.conf")
    found = {"preservejobfiles": "86400", "preservejobhistory": "yes"}  # what it is by itself
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    for line in lines:
        name, _, value = line.strip().partition(" ")
        if name.lower() in found:
            found[name.lower()] = value.strip().lower()
    no = ("no", "off", "false", "0")
    return Keeping(*(value not in no for value in found.values()))
