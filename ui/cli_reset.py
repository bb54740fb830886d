"""The centre's part when a coordinator's PIN is forgotten: a file for one kiosk, good once."""

from pathlib import Path
from typing import Any

import click

from kiosk.errors import sentence
from ui.cli_keys import (
    campaign_option,
    database_option,
    key_file_option,
    passphrase,
    with_database,
)
from ui.console import FILE, centre_home, centre_option, language, part


@click.command("pin-reset")
@click.argument("name")
@click.option("--request", "code", help="The code that the kiosk shows; asked for without it.")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write.")
@campaign_option
@key_file_option
@database_option
@centre_option
def pin_reset(
    name: str,
    code: str | None,
    output: Path,
    campaign_id: str | None,
    key_file: Path | None,
    database: str | None,
    centre: Path | None,
) -> None:
    """Let PINs be chosen anew, once, on the kiosk called NAME, which shows a request code."""
    from kiosk.home import replace_file
    from kiosk.pin_reset import read_code, sign_reset

    kiosks = part("sync.central.kiosks", "centre")
    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)
    typed = read_code(code or click.prompt(sentence("cli-pin-code", language()), err=True))

    def work(engine: Any) -> None:
        kiosk = kiosks.in_use(engine, campaign, name)
        keys = home.keys(campaign).open(passphrase(key_file))
        replace_file(output, sign_reset(keys.signing, kiosk, typed))
        values = {"name": kiosks.checked_name(name), "file": output}
        click.echo(sentence("cli-pin-reset", language(), **values))

    with_database(database, home, work)
