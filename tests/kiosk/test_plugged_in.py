"""What is plugged into a computer, as the libraries show it."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core
from serial.tools.list_ports_common import ListPortInfo

from kiosk import plugged_in
from kiosk.plugged_in import Plugged, on_lines, on_usb

PRINTER, KEYBOARD = 7, 3
IDS = {"printer": (0x04B8, 0x0E15, PRINTER), "keyboard": (0x046D, 0xC31C, KEYBOARD)}


class Bus(usb.backend.IBackend):  # type: ignore[misc]
    """A bus with a printer and a keyboard on it; neither may be opened by whoever asks."""

    def enumerate_devices(self) -> Iterator[str]:
        return iter(IDS)

    def get_device_descriptor(self, device: str) -> Any:
        vendor, product, _ = IDS[device]
        ids = {"idVendor": vendor, "idProduct": product, "iProduct": 2, "bNumConfigurations": 1}
        rest = ("bLength", "bDescriptorType", "bcdUSB", "bDeviceClass", "bDeviceSubClass")
        rest += (
            "bDeviceProtocol",
            "bMaxPacketSize0",
            "bcdDevice",
            "iManufacturer",
            "iSerialNumber",
        )
        rest += ("address", "bus", "port_number", "port_numbers", "speed")
        return SimpleNamespace(**dict.fromkeys(rest, 0), **ids)

    def get_configuration_descriptor(self, device: str, config: int) -> Any:
        names = ("bLength", "bDescriptorType", "wTotalLength", "bConfigurationValue")
        names += ("iConfiguration", "bmAttributes", "bMaxPower", "extra_descriptors")
        return SimpleNamespace(**dict.fromkeys(names, 0), bNumInterfaces=1)

    def get_interface_descriptor(self, device: str, line: int, other: int, config: int) -> Any:
        if line or other:
            raise IndexError
        names = ("bLength", "bDescriptorType", "bInterfaceNumber", "bAlternateSetting")
        names += ("bNumEndpoints", "bInterfaceSubClass", "bInterfaceProtocol", "iInterface")
        names += ("extra_descriptors",)
        return SimpleNamespace(**dict.fromkeys(names, 0), bInterfaceClass=IDS[device][2])

    def open_device(self, device: str) -> Any:
        raise usb.core.USBError("Access denied")


def test_printer_on_usb_is_found_also_by_who_may_not_open_it() -> None:
    assert on_usb(Bus()) == [Plugged("usb:04b8:0e15", "")]


def line(device: str, hwid: str = "USB VID:PID=04B8:0202", product: str = "") -> ListPortInfo:
    found = ListPortInfo(device)
    found.hwid, found.product = hwid, product
    return found


def test_serial_lines_are_found_but_not_those_that_nothing_is_known_of() -> None:
    ports = [line("/dev/ttyUSB0", product="TM-T20"), line("/dev/ttyS0", "n/a"), line("COM3")]
    assert set(on_lines(ports)) == {
        Plugged("serial:/dev/ttyUSB0", "TM-T20"),
        Plugged("serial:COM3", ""),
    }


def test_looking_at_this_computer_fails_on_none() -> None:
    assert all(
        found.address.partition(":")[0] in ("usb", "serial")
        for found in (plugged_in.receipt_printers())
    )
