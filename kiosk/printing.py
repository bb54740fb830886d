"""Sends a page to a real printer, by the spooler that the system has.

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
    try:
        _run(["lp", "-t", title, *_destination(names, printer), "--", os.fspath(file)])
    except (OSError, subprocess.SubprocessError):
        raise Fault("printer-failed", retry=True, file=file) from None


def printers_without_file() -> list[str]:
    """Return the printers that take a page which lies in no file: on Windows there are none.

    Its print verb only starts another program, which reads the file when it pleases, so that
    nobody can tell when the file may go.
    """
    return [] if sys.platform == "win32" else printers()


def print_bytes(data: bytes, title: str, printer: str | None = None) -> None:
    """Hand a PDF to the spooler by a pipe, so that no file of it is ours, under the name `title`.

    `printer` as in `print_file`. The spooler holds a page until it is printed, and CUPS for a day
    longer, as root's, unless its cupsd.conf says `PreserveJobFiles No`. Raises Fault, in words for
    a visitor, when there is no printer for it, or when the spooler does not take it.
    """
    names = printers_without_file()
    if not names:
        raise Fault("paper-none", retry=True)
    try:
        _run(["lp", "-t", title, *_destination(names, printer)], data)
    except (OSError, subprocess.SubprocessError):
        raise Fault("paper-failed", retry=True) from None


def _destination(names: list[str], printer: str | None) -> list[str]:
    """Return the options that name a printer, none to leave the choice to the spooler."""
    chosen = printer or (names[0] if len(names) == 1 else None)
    return ["-d", chosen] if chosen else []


def _run(command: list[str], data: bytes = b"") -> str:
    """Run a command of the spooler without a shell, giving it `data`; return what it says."""
    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(command[0])
    done = subprocess.run(
        [program, *command[1:]],
        check=True,
        capture_output=True,
        input=data,
        timeout=_PATIENCE,
    )
    return done.stdout.decode(errors="replace")


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
