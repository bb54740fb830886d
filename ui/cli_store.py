"""The commands that keep a centre's store: a backup, putting it back, and looking it over."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from kiosk.errors import Refused, sentence
from ui.cli_keys import database_option
from ui.console import FILE, centre_home, centre_option, language, part


@click.command()
@click.argument("file", type=FILE)
@database_option
@centre_option
def backup(file: Path, database: str | None, centre: Path | None) -> None:
    """Write the whole centre to FILE, while it serves or not.

    Database, campaigns, packs, questionnaires and the keys, which stay closed. PostgreSQL takes its
    own program pg_dump for it.
    """
    saving = part("sync.central.backup", "centre")
    engine = _connected(database, centre)
    try:
        done = saving.save(engine, centre_home(centre), file, datetime.now(UTC))
    finally:
        engine.dispose()
    click.echo(sentence("cli-backed-up", language(), file=file, files=len(done.files)))


@click.command()
@click.argument("file", type=FILE)
@database_option
@centre_option
def restore(file: Path, database: str | None, centre: Path | None) -> None:
    """Put the backup FILE back, into an empty database and an empty folder."""
    saving = part("sync.central.backup", "centre")
    engine = _connected(database, centre)
    try:
        done = saving.restore(engine, centre_home(centre), file)
        values = {"made": f"{done.made:%Y-%m-%d %H:%M}", "files": len(done.files)}
        click.echo(sentence("cli-restored", language(), file=file, **values))
        _look_over(engine)
    finally:
        engine.dispose()


@click.command("check")
@database_option
@centre_option
def check_store(database: str | None, centre: Path | None) -> None:
    """Look the store over: is it whole, and does it hold what its batches have announced?"""
    engine = _connected(database, centre)
    try:
        _look_over(engine)
    finally:
        engine.dispose()


def _look_over(engine: Any) -> None:
    """Tell what is in the store and what is wrong with it; raise Refused when something is."""
    audit = part("sync.central.audit", "centre")
    flaws = audit.examine(engine)
    click.echo(sentence("cli-store-counts", language(), **audit.counts(engine)))
    for flaw in flaws:
        click.echo(flaw.text(language()))
    if flaws:
        raise Refused("store-flawed", n=len(flaws))
    click.echo(sentence("cli-store-whole", language()))


def _connected(database: str | None, centre: Path | None) -> Any:
    databases = part("sync.central.database", "centre")
    return databases.connect(database, centre_home(centre).database)
