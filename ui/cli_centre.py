"""The commands of IT: the central store, its keys and its kiosks."""

import sys
from datetime import datetime
from pathlib import Path

import click

from kiosk.errors import sentence
from ui.cli_intake import import_batches, open_drop, show_completeness
from ui.cli_keys import (
    campaign_keys,
    database_option,
    enrol,
    key_file_option,
    list_kiosks,
    passphrase,
    revoke,
)
from ui.cli_openrosa import openrosa
from ui.cli_reset import pin_reset
from ui.cli_store import backup, check_store, restore
from ui.console import FILE, centre_home, centre_option, language, part


@click.group()
def central() -> None:
    """The central store: keys and kiosks, taking in batches, showing the promise page."""


for command in (
    campaign_keys,
    enrol,
    revoke,
    list_kiosks,
    pin_reset,
    import_batches,
    open_drop,
    show_completeness,
    backup,
    restore,
    check_store,
    openrosa,
):
    central.add_command(command)


@central.command("serve")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--at", type=click.DateTime(), help="Pretend it is then, for trying out samples.")
@click.option(
    "--metrics-token-file",
    type=FILE,
    envvar="LYSSNA_METRICS_TOKEN_FILE",
    help="Show /metrics to whoever sends what is in this file, instead of to this machine alone.",
)
@key_file_option
@centre_option
def central_serve(
    database: str | None,
    host: str,
    port: int,
    at: datetime | None,
    metrics_token_file: Path | None,
    key_file: Path | None,
    centre: Path | None,
) -> None:
    """Serve the centre until it is stopped with Ctrl-C. Its log goes to standard error."""
    from kiosk.clock import ShiftedClock

    serving = part("sync.central.serve", "centre")

    def announce(address: str) -> None:
        click.echo(sentence("cli-serving", language(), address=address))
        sys.stdout.flush()

    home = centre_home(centre)
    home.check_published()
    clock = ShiftedClock(at) if at else None
    opening = passphrase(key_file)
    part("sync.central.log", "centre").open_log()
    values = {"clock": clock, "metrics_token": metrics_token_file}
    serving.serve(database, home.path, opening, host, port, announce, **values)
