"""What all commands share: the person's language, errors in a sentence, where data is kept."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kiosk.errors import LyssnaError, Refused, sentence

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


_MARKS = {"good": "cli-mark-good", "look": "cli-mark-look", "bad": "cli-mark-bad"}


def language() -> str:
    """Return "sv" or "en", as the person's own system speaks."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "sv" if next((name for name in names if name), "").startswith("sv") else "en"


def part(module: str, extra: str) -> Any:
    """Return `module`; raise Refused with the way to install it when its part is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] in ("kiosk", "sync", "ui", "resources"):
            raise
        name = {"shiboken6": "PySide6"}.get(missing.name or "", missing.name)
        raise Refused("part-missing", extra=extra, module=name) from None


def check_paper(file: Path) -> None:
    """Raise Refused when `file` is there and is neither a PDF nor a report, such as keys."""
    from kiosk.home import present, read_start

    if present(file) and not read_start(file, 16).startswith((b"%PDF-", b'{\n  "session": {')):
        raise Refused("parcel-kept", file=file)


class Group(click.Group):
    """A group of commands that tells errors in a sentence."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except LyssnaError as error:
            click.echo(sentence("cli-error", language(), text=error.text(language())), err=True)
            context.exit(1)


def confirm(asked: str) -> bool:
    """Ask at the terminal, and return whether the answer is yes; nothing typed means no."""
    answers = {"": False, **dict.fromkeys(("y", "yes", "j", "ja"), True)}
    answers |= dict.fromkeys(("n", "no", "nej"), False)
    choice = f"{asked} {sentence('cli-yes-no', language())}"
    typed = None
    while typed not in answers:
        typed = click.prompt(choice, default="", show_default=False).strip().lower()
    return answers[typed]


def ask_twice(ask: Callable[[str], str], asked: str, check: Callable[[str], object]) -> str:
    """Ask for something unseen until `check` does not refuse it and it was typed alike twice."""
    while True:
        typed = ask(asked)
        try:
            check(typed)
            if ask(sentence("cli-again", language())) == typed:
                return typed
            raise Refused("pin-differs")
        except Refused as refused:
            told = sentence("cli-error", language(), text=refused.text(language()))
            click.echo(told, err=True)


home_option = click.option(
    "--home",
    type=FOLDER,
    envvar="LYSSNA_HOME",
    help="Where the kiosk keeps its data (or LYSSNA_HOME).",
)
centre_option = click.option(
    "--centre",
    type=FOLDER,
    envvar="LYSSNA_CENTRE",
    help="Where the centre keeps keys and campaigns (or LYSSNA_CENTRE).",
)


def kiosk_home(folder: Path | None) -> Any:
    """Return the kiosk's home in `folder`, by default the platform's own place."""
    from kiosk.home import Home, default_home

    return Home(folder or default_home())


def centre_home(folder: Path | None) -> Any:
    """Return the centre's home in `folder`, by default the platform's own place."""
    homes = import_module("sync.central.home")
    return homes.CentreHome(folder) if folder else homes.default_home()


clock_option = click.option(
    "--clock",
    type=click.Choice(["right", "wrong"]),
    help="What another clock says of the kiosk's.",
)


def clock_right(answer: str | None) -> bool | None:
    """Return what `--clock` answers; None where nobody has looked."""
    return None if answer is None else answer == "right"


def tell_checks(checks: Iterable[Any], *, err: bool = False) -> None:
    """Print each check with its level before it."""
    for check in checks:
        mark = sentence(_MARKS[check.level], language())
        click.echo(f"{mark:4}  {check.text(language())}", err=err)


def with_idle_kiosk(home: Path | None, work: Any) -> Any:
    """Do `work` unless a kiosk runs with this home: its window would know nothing of it."""
    from kiosk.home import alone

    target = kiosk_home(home)
    target.pack()
    with alone(target.kiosk_lock, Refused("kiosk-running", home=target.path)):
        return with_store(home, work)


def with_store(home: Path | None, work: Any) -> Any:
    """Do `work` with the kiosk's open store and its pack."""
    stores = part("kiosk.store", "kiosk")
    target = kiosk_home(home)
    pack = target.pack()
    store = stores.Store(target.database)
    try:
        return work(store, pack)
    finally:
        store.close()


def now_in(zone: str) -> datetime:
    """Return the time of this machine in a time zone."""
    from kiosk.clock import SystemClock

    return SystemClock().now(zone)
