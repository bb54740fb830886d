"""Printing on Windows: its shell's print verb, which starts the program that shows PDF files.

It takes files only, tells nothing of what became of them, and prints on the default printer.
"""

import sys
from pathlib import Path

from kiosk.errors import Fault

if sys.platform == "win32":
    import os
    import winreg

    def printers() -> list[str]:
        """Return the printers of this user, whom Windows lists in the registry."""
        try:
            place = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as devices:
                count = winreg.QueryInfoKey(devices)[1]
                return [winreg.EnumValue(devices, at)[0] for at in range(count)]
        except OSError:
            return []

    def print_file(file: Path) -> None:
        """Ask for a PDF to be printed on the default printer; raise Fault when nobody can."""
        try:
            os.startfile(file, "print")
        except OSError:
            raise Fault("printer-not-ready", retry=True) from None

else:

    def printers() -> list[str]:
        """Return none: this is not Windows."""
        return []

    def print_file(file: Path) -> None:
        """Raise Fault: this is not Windows."""
        raise Fault("printer-not-ready", file=file)
