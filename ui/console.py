"""What all commands share: the person's language, errors in a sentence, where data is kept."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kiosk.errors import LyssnaError, Refused, sentence

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


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


class Group(click.Group):
    """A group of commands that tells errors in a sentence."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except LyssnaError as error:
            click.echo(sentence("cli-error", language(), text=error.text(language())), err=True)
            context.exit(1)


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
