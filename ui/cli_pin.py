"""The PINs on the command line: asked for or read from a file, and never among the arguments."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.errors import Refused, sentence
from ui.console import FILE, ask_twice, home_option, language, with_idle_kiosk, with_store

PIN_FILE_LIMIT = 200  # characters
PIN_QUESTIONS = {"staff": "cli-pin-staff", "coordinator": "cli-pin-coordinator"}
pin_file_option = click.option("--pin-file", help='Two lines ("-" for standard input).')


def ask_pins() -> dict[str, str]:
    """Ask for the two PINs; they are never given on the command line."""
    if not sys.stdin.isatty():
        raise Refused("pin-missing")
    staff = _ask("staff")
    return {"staff": staff, "coordinator": _ask("coordinator", other=staff)}


def _ask(role: str, other: str = "") -> str:
    """Ask for a new PIN, twice; one that does not serve, or is `other`, is asked for again."""
    from kiosk.pins import validate

    def check(typed: str) -> None:
        validate(typed)
        if typed == other:
            raise Refused("pin-same")

    def ask(asked: str) -> str:
        typed: str = click.prompt(asked, hide_input=True)
        return typed

    return ask_twice(ask, sentence(PIN_QUESTIONS[role], language()), check)


def read_pins(pin_file: str) -> dict[str, str]:
    """Return the two PINs in a file of two lines, or from standard input."""
    lines = _lines(pin_file)
    if len(lines) != len(PIN_QUESTIONS):
        raise Refused("pin-file")
    return dict(zip(PIN_QUESTIONS, lines, strict=True))


def _lines(pin_file: str) -> list[str]:
    try:
        if pin_file == "-":
            text = sys.stdin.read(PIN_FILE_LIMIT)
        elif Path(pin_file).is_file():  # nothing that never ends, such as a pipe
            with Path(pin_file).open(encoding="utf-8") as stream:
                text = stream.read(PIN_FILE_LIMIT)
        else:
            raise Refused("file-unreadable", file=pin_file)
    except (OSError, UnicodeDecodeError):
        raise Refused("file-unreadable", file=pin_file) from None
    return text.split()


@click.group()
def pin() -> None:
    """Choose a forgotten PIN anew."""


@pin.group("reset")
def pin_reset() -> None:
    """Choose a PIN anew: the staff's, or both with a file from the centre."""


@pin_reset.command("staff")
@pin_file_option
@home_option
def reset_staff(pin_file: str | None, home: Path | None) -> None:
    """Choose the staff's PIN anew, with the coordinator's.

    A PIN file has the coordinator's PIN in its first line, and the new one in its second.
    """

    def work(store: Any, pack: Any) -> None:
        from kiosk import pin_reset as resets
        from kiosk.clock import SystemClock
        from kiosk.pins import Gate

        gate = Gate(store, SystemClock())
        if pin_file:
            coordinator, new = _two_lines(pin_file)
            wait_for(gate, "coordinator", time.sleep)
        else:
            coordinator = _ask_coordinator(gate)
            new = _ask("staff", other=coordinator)
        resets.reset_staff(store, gate, coordinator, new)
        click.echo(sentence("cli-pin-changed-staff", language()))

    with_idle_kiosk(home, work)


def wait_for(gate: Any, role: str, sleep: Callable[[float], None]) -> None:
    """Wait until a PIN is looked at again.

    Each command begins the wait anew, as each start of the kiosk does: to refuse would be for ever.
    """
    if left := gate.wait_left(role):
        click.echo(sentence("cli-pin-wait", language(), seconds=left), err=True)
        sleep(left)


@pin_reset.command("coordinator")
@click.option("--file", type=FILE, required=True, help="The file from the centre.")
@pin_file_option
@home_option
def reset_coordinator(file: Path, pin_file: str | None, home: Path | None) -> None:
    """Choose both PINs anew, with a FILE that the centre made for the code of "lyssna pin request".

    A PIN file has the new staff's PIN in its first line, and the coordinator's in its second.
    """

    def work(store: Any, pack: Any) -> None:
        from kiosk import pin_reset as resets
        from kiosk.envelope import Kind
        from kiosk.home import read_start

        data = read_start(file, Kind.PIN_RESET.limit + 1)
        resets.check_file(store, pack, data)
        new: Any = read_pins(pin_file) if pin_file else ask_pins()
        resets.reset_all(store, pack, data, new)
        click.echo(sentence("cli-pin-changed", language()))

    with_idle_kiosk(home, work)


@pin.command("request")
@home_option
def pin_request(home: Path | None) -> None:
    """Ask for a file from the centre: shows a code to tell it."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import pin_reset as resets

        code, name = resets.request(store), pack.holder.name
        click.echo(sentence("cli-pin-request", language(), kiosk=name, code=code))

    with_store(home, work)


def _ask_coordinator(gate: Any) -> str:
    """Ask for the coordinator's PIN; raise Refused for a wrong one, before a new one is asked."""
    if not sys.stdin.isatty():
        raise Refused("pin-missing")
    asked = sentence("cli-pin-coordinator-now", language())
    coordinator: str = click.prompt(asked, hide_input=True)
    wait_for(gate, "coordinator", time.sleep)
    gate.check("coordinator", coordinator)
    return coordinator


def _two_lines(pin_file: str) -> tuple[str, str]:
    lines = _lines(pin_file)
    if len(lines) != 2:
        raise Refused("pin-file-staff")
    return lines[0], lines[1]
