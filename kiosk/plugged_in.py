"""Finds what may be a receipt printer among what is plugged into this computer.

Whether it speaks ESC/POS nobody tells: a test page does. All of it takes some tenths of a second.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from serial.tools.list_ports_common import ListPortInfo

_PRINTERS = 7  # the class of USB interfaces (USB Device Class Definition for Printing Devices 1.1)


class Plugged(NamedTuple):
    """An address as in `kiosk/printer.py`, and what the thing calls itself, "" if it does not."""

    address: str
    name: str


def receipt_printers() -> list[Plugged]:
    """Return the printers on USB, then the serial lines; none where they cannot be looked at."""
    from serial.tools import list_ports

    return [*on_usb(), *on_lines(list_ports.comports())]


def on_usb(backend: Any = None) -> list[Plugged]:
    """Return the printers on USB, as pyusb's `backend` shows them, by default the system's."""
    import usb.core

    try:
        devices = list(usb.core.find(find_all=True, backend=backend))
        return [_plugged(device) for device in devices if _prints(device)]
    except (usb.core.NoBackendError, usb.core.USBError):
        return []


def _prints(device: Any) -> bool:
    return any(line.bInterfaceClass == _PRINTERS for setting in device for line in setting)


def _plugged(device: Any) -> Plugged:
    import usb.core

    try:
        name = str(device.product or "").strip("\0 ")
    except (usb.core.USBError, ValueError, NotImplementedError):  # only who may open it is told
        name = ""
    return Plugged(f"usb:{device.idVendor:04x}:{device.idProduct:04x}", name)


def on_lines(ports: "Iterable[ListPortInfo]") -> list[Plugged]:
    """Return the serial lines that something may be at, as pyserial lists them."""
    unknown = ("", "n/a", None)  # lines of the board that nobody knows to be wired
    return [
        Plugged(f"serial:{port.device}", port.product or "")
        for port in sorted(ports)
        if port.hwid not in unknown
    ]
