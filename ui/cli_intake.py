"""The centre's commands around what comes in: a carrier's file, and whether anything is missing."""

import sys
from pathlib import Path
from typing import Any

import click

from kiosk.errors import Refused, sentence
from ui.cli_keys import (
    campaign_option,
    database_option,
    key_file_option,
    passphrase,
    with_database,
)
from ui.console import FILE, centre_home, centre_option, language, now_in, part


@click.command("import")
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, help="The receipts; beside FILE if not given.")
@key_file_option
@database_option
@centre_option
def import_batches(
    file: Path,
    output: Path | None,
    key_file: Path | None,
    database: str | None,
    centre: Path | None,
) -> None:
    """Take in the batches in FILE, from a stick, and write the receipts to carry back."""
    importing = part("sync.central.importing", "centre")
    published = part("sync.central.published", "centre")
    from kiosk.envelope import Kind
    from sync import parcel

    home = centre_home(centre)
    home.check_published()
    secret = passphrase(key_file)
    receipts = output or file.with_name(f"{file.stem}.receipts.lyssna")
    parcel.check_output(receipts, Kind.RECEIPT)

    def work(engine: Any) -> None:
        known = published.Published(engine, home, secret)
        for skipped in known.refresh():
            if skipped.error.code == "passphrase-wrong":
                raise skipped.error  # else its batches would be called those of a stranger
            click.echo(skipped.error.text(language()), err=True)
        done = importing.import_file(engine, known.keys, file, now_in("UTC").date())
        parcel.write(receipts, done.receipts)
        counts = {"stored": done.stored, "duplicates": done.duplicates, "refused": done.aside}
        told = sentence("cli-imported", language(), batches=len(done.receipts), **counts)
        click.echo(told)
        click.echo(sentence("cli-written", language(), file=receipts))
        for code in done.refused:
            click.echo(sentence(code, language()), err=True)
        if done.damaged:
            raise Refused("parcel-damaged")
        if done.refused:
            sys.exit(1)

    with_database(database, home, work)


@click.command("drop")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="By default a free one.")
@key_file_option
@database_option
@centre_option
def open_drop(port: int, key_file: Path | None, database: str | None, centre: Path | None) -> None:
    """Open a page on this computer where files from sticks are handed in, until Ctrl-C.

    Nobody reaches it from elsewhere, and here only with the address that is printed, which is
    another each time.
    """
    serving = part("sync.central.serve", "centre")

    def announce(address: str) -> None:
        click.echo(sentence("cli-drop", language(), address=address))
        sys.stdout.flush()

    home = centre_home(centre)
    home.check_published()
    secret = passphrase(key_file)
    part("sync.central.log", "centre").open_log()
    serving.serve_drop(database, home.path, secret, port, announce)


@click.command("completeness")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@campaign_option
@database_option
@centre_option
def show_completeness(
    as_json: bool, campaign_id: str | None, database: str | None, centre: Path | None
) -> None:
    """Tell for each kiosk and session what has come, what is missing, and where chains fork.

    Ends with 1 when anything is not as it should be.
    """
    proving = part("sync.central.completeness", "centre")
    import msgspec

    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)

    def work(engine: Any) -> None:
        with engine.begin() as connection:
            found = proving.completeness(connection, campaign)
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        for each in [] if as_json else found:
            _tell(each)
        if not found and not as_json:
            click.echo(sentence("cli-kiosk-none", language(), campaign=campaign))
        if not all(each.whole for each in found):
            sys.exit(1)

    with_database(database, home, work)


def _tell(of: Any) -> None:
    """Print what is known of one kiosk: its chains, then its sessions."""
    name = of.name or of.kiosk
    if not of.chains:
        click.echo(sentence("complete-none", language(), name=name))
    for chain in of.chains:
        code = "complete-gap" if chain.missing else "complete-chain"
        missing = _ranges(chain.missing)
        click.echo(sentence(code, language(), name=name, last=chain.last, missing=missing))
        if chain.forks:
            places = ", ".join(map(str, chain.forks))
            click.echo("  " + sentence("complete-fork", language(), places=places))
    if len(of.chains) > 1:
        click.echo("  " + sentence("complete-chains", language()))
    for held in of.sessions:
        counts = {"announced": held.announced, "stored": held.stored, "refused": held.refused}
        click.echo("  " + sentence("complete-session", language(), event=held.event, **counts))
        for code in _wrong(held):
            parts = _ranges(held.missing_parts)
            click.echo("    " + sentence(code, language(), missing=parts, parts=held.parts))


def _wrong(held: Any) -> list[str]:
    """Return the codes of what is not as it should be with a session."""
    found = []
    if held.missing_parts:
        found.append("complete-parts")
    if held.forked:
        found.append("complete-twice")
    elif not held.missing_parts and held.stored + held.refused != held.announced:
        found.append("complete-counts")
    return found


def _ranges(ranges: list[tuple[int, int]]) -> str:
    """Return such as "3, 5-6"."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
