"""Receipt printers of 80 mm, which speak ESC/POS over the network, USB or a serial line.

A receipt is printed as a picture, which any of them can. Where the printer has a command for QR
codes, or fewer dots than the picture, the code in the picture is left out and printed on its own:
by the command, or dot by dot, for a code that is stretched may not be read.
"""

import contextlib
import copy
import errno
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from kiosk.errors import Fault
from kiosk.printer import UNKNOWN, Printer, State

if TYPE_CHECKING:  # python-escpos takes 0.4 s to load, and few kiosks need it
    from escpos.escpos import Escpos

    from kiosk.slip import Slip

DOTS = 576  # across, where a profile does not tell
PATIENCE, ASKED = 20.0, 1.5  # seconds: to take a receipt and cut it off, to answer a question
SPEED = 38400  # baud of a serial line, where the address does not tell
LARGEST_MODULE = 16  # dots, of the QR command
_LATER = b"\x1d\x72\x01"  # GS r 1: answered when all that was sent before has been printed
_NO_PAPER, _OFFLINE = 0x60, 0x08  # in the answers to DLE EOT 4 and 1
_NO_PAPER_LATER = 0x0C  # in the answer to GS r 1
_AT_ONCE = 0x12  # bits that every answer to DLE EOT has, and none to GS r


class UnfinishedError(Exception):
    """The printer went away with a part of the receipt: nobody knows what is on the paper."""


def profiles() -> list[str]:
    """Return the names of the models that are known."""
    from escpos.capabilities import CAPABILITIES

    return sorted(CAPABILITIES["profiles"])


def state(printer: Printer) -> State:
    """Return how the printer says that it is; UNTOLD when it takes data and says nothing."""
    try:
        with _opened(printer) as device:
            return _state(device)
    except Fault:
        return State.GONE


def print_slip(printer: Printer, slip: "Slip") -> None:
    """Print a receipt and cut it off.

    Returns when the printer has told that it is out, or, one that never tells anything, when it
    has taken all of it. Raises Fault when nothing was printed, and UnfinishedError when it may
    have been in part.
    """
    with _opened(printer) as device:
        found = _state(device)
        if found not in (State.READY, State.UNTOLD):
            raise Fault("printer-not-ready", retry=True)
        parts = list(_parts(device, slip))
        try:
            device.hw("INIT")
            for part in parts:
                part()
            device.cut()
            if found is State.READY:
                _wait(device)
        except OSError as error:
            raise UnfinishedError from error


def _wait(device: "Escpos") -> None:
    """Wait until the printer has printed all; raise OSError when it does not say so."""
    answer = _asked(device, _LATER, PATIENCE)
    if answer is None or answer & _NO_PAPER_LATER:
        raise TimeoutError


@contextlib.contextmanager
def _opened(printer: Printer) -> Iterator["Escpos"]:
    """Connect to the printer; raise Fault when it is not there."""
    from escpos import exceptions

    device = _device(printer)
    try:
        device.open()
    except (OSError, exceptions.Error, RuntimeError):
        raise Fault("printer-not-ready", retry=True) from None
    try:
        yield device
    finally:
        with contextlib.suppress(OSError):
            device.close()


def _device(printer: Printer) -> "Escpos":
    from escpos import printer as devices

    place = printer.receipt
    assert place is not None, "not a receipt printer"
    if place.way == "network":
        made = devices.Network(place.place, place.more, PATIENCE, profile=printer.profile)
    elif place.way == "usb":
        wait = round(PATIENCE * 1000)
        ids = (int(place.place, 16), place.more)
        made = devices.Usb(*ids, timeout=wait, profile=printer.profile)
    else:
        line = {"baudrate": place.more or SPEED, "timeout": PATIENCE}
        made = devices.Serial(place.place, **line, profile=printer.profile)
    _complete(made, known=printer.profile != UNKNOWN)
    return made


def _complete(device: "Escpos", *, known: bool) -> None:
    """Complete the profile: a width where it has none, a knife where nobody knows."""
    data = copy.deepcopy(device.profile.profile_data)
    data["features"]["paperFullCut"] |= not known  # who has no knife ignores the command
    if not isinstance(data["media"]["width"].get("pixels"), int):
        data["media"]["width"]["pixels"] = DOTS
    device.profile.profile_data = data


def _state(device: "Escpos") -> State:
    from escpos.constants import RT_STATUS_ONLINE, RT_STATUS_PAPER

    try:
        paper = _asked(device, RT_STATUS_PAPER, ASKED)
        if paper is None:
            return State.UNTOLD
        if paper & _NO_PAPER == _NO_PAPER:
            return State.NO_PAPER
        online = _asked(device, RT_STATUS_ONLINE, ASKED)
    except OSError:
        raise Fault("printer-not-ready", retry=True) from None
    return State.STOPPED if online is not None and online & _OFFLINE else State.READY


def _asked(device: "Escpos", question: bytes, patience: float) -> int | None:
    """Return what the printer answers, None when it does not; raise OSError when it is gone."""
    at_once = question != _LATER
    until = time.monotonic() + patience
    device._raw(question)
    while (left := until - time.monotonic()) > 0:
        _wait_at_most(device, left)
        try:
            answer = device._read()
        except OSError as error:
            if not isinstance(error, TimeoutError) and error.errno != errno.ETIMEDOUT:
                raise
            continue  # a USB printer is asked for no longer than a second
        if not answer and hasattr(device.device, "settimeout"):
            raise ConnectionResetError
        # An answer to an earlier question that comes late is not the one that is waited for.
        fitting = [byte for byte in answer if (byte & _AT_ONCE == _AT_ONCE) is at_once]
        if fitting:
            return int(fitting[0])
    return None


def _wait_at_most(device: "Escpos", seconds: float) -> None:
    """Let reading end after so many seconds, and writing after `PATIENCE`."""
    line = device.device
    if hasattr(line, "settimeout"):  # a socket
        line.settimeout(seconds)
    elif hasattr(line, "write_timeout"):  # a serial line
        line.write_timeout, line.timeout = PATIENCE, seconds


def _parts(device: "Escpos", slip: "Slip") -> Iterator[Callable[[], None]]:
    """Return what to print, one after the other."""
    from escpos.constants import QR_ECLEVEL_M

    from kiosk.slip import code_in, code_picture, fitted

    across = device.profile.profile_data["media"]["width"]["pixels"]
    picture, place = slip.picture, code_in(slip)
    by_command = device.profile.supports("qrCode")
    if place is None or not (by_command or across < picture.width):
        yield partial(device.image, fitted(picture, across))
        return
    below = place.top + place.module * len(slip.matrix)
    yield partial(device.image, fitted(picture.crop((0, 0, picture.width, place.top)), across))
    if by_command:
        size = min(place.module, LARGEST_MODULE)
        yield partial(device.set, align="center")
        yield partial(device.qr, slip.link, QR_ECLEVEL_M, size, native=True)
        yield partial(device.set, align="left")
    else:
        yield partial(device.image, code_picture(slip.matrix, place.module, across))
    rest = picture.crop((0, below, picture.width, picture.height))
    yield partial(device.image, fitted(rest, across))
