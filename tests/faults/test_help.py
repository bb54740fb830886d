"""Help for every command, and errors in the language of the person's own system."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from kiosk.home import Home
from tests.faults.commands import assert_told, lyssna
from ui.cli import main


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


ALL = list(commands(main))


def test_all_promised_commands_are_there() -> None:
    promised = {
        ("demo",),
        ("kiosk",),
        ("campaign", "build"),
        ("campaign", "check"),
        ("install",),
        ("session", "open"),
        ("session", "close"),
        ("session", "status"),
        ("handout",),
        ("sync",),
        ("central", "campaign", "create"),
        ("central", "enrol"),
        ("central", "kiosks"),
        ("central", "revoke"),
        ("central", "serve"),
        ("doctor",),
    }
    assert promised <= set(ALL)


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_help_of(command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [*command, "--help"], prog_name="lyssna")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(" ".join(["Usage: lyssna", *command]))
    assert len(done.stdout.splitlines()) >= 5


def test_help_lists_every_command(fresh: Home) -> None:
    done = lyssna("--help", home=fresh.path)
    assert (done.returncode, done.stderr) == (0, "")
    listed = done.stdout
    for name in main.commands:
        assert f"\n  {name} " in listed
    assert not fresh.path.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("session", "close"), "kiosk-not-installed"),
        (("install", "none.lyssna"), "pack-missing"),
        (("kiosk",), "kiosk-not-installed"),
    ],
)
def test_error_is_in_swedish_on_a_swedish_system(
    fresh: Home, arguments: tuple[str, ...], code: str
) -> None:
    assert_told(lyssna(*arguments, home=fresh.path, language="sv"), code, "sv")


@pytest.mark.parametrize("arguments", [("unknown",), ("session", "open"), ("demo", "--visitors=0")])
def test_command_that_is_no_command_is_told_with_the_way_to_help(
    fresh: Home, arguments: tuple[str, ...]
) -> None:
    done = lyssna(*arguments, home=fresh.path)
    assert done.returncode == 2
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr
