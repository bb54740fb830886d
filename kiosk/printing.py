"""Sends a file to a real printer, by the spooler that the system has.

CUPS (`lp`) on Linux and macOS, the shell's print verb on Windows. What the spooler says of its
failures is not shown: it names hosts and queues, and staff are told in our words what to do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kiosk.errors import Fault

_PATIENCE = 30.0  # seconds; the spooler only takes the file, the printing itself comes later


def printers() -> list[str]:
    """Return the names of the printers of this machine; an empty list when there is none."""
    if sys.platform == "win32":
        return _windows_printers()
    try:
        found = _run(["lpstat", "-e"])
    except (OSError, subprocess.SubprocessError):
        return []
    return found.split()


def print_file(file: Path, title: str, printer: str | None = None) -> None:
    """Hand `file` to the spooler, under the name `title`.

    `printer` is one of `printers()`; without it, the system's default, or the only one there is.
    Raises Fault when there is no printer, or when the spooler does not take the file.
    """
    names = printers()
    if not names:
        raise Fault("printer-none", retry=True, file=file)
    if sys.platform == "win32":
        _windows_print(file)
        return
    chosen = printer or (names[0] if len(names) == 1 else None)
    destination = ["-d", chosen] if chosen else []
    try:
        _run(["lp", "-t", title, *destination, "--", os.fspath(file)])
    except (OSError, subprocess.SubprocessError):
        raise Fault("printer-failed", retry=True, file=file) from None


def _run(command: list[str]) -> str:
    """Run a command of the spooler without a shell and return what it says on standard output."""
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(command[0])
    done = subprocess.run(
        [program, *command[1:]],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        timeout=_PATIENCE,
    )
    return done.stdout


if sys.platform == "win32":
    import winreg

    def _windows_printers() -> list[str]:
        """Return the printers of this user, whom Windows lists in the registry."""
        try:
            place = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as devices:
                count = winreg.QueryInfoKey(devices)[1]
                return [winreg.EnumValue(devices, at)[0] for at in range(count)]
        except OSError:
            return []

    def _windows_print(file: Path) -> None:
        """Ask the program that shows PDF files to print one, on the default printer."""
        try:
            os.startfile(file, "print")
        except OSError:
            raise Fault("printer-failed", retry=True, file=file) from None
