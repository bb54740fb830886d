"""The commands for a campaign's keys and kiosks: who may open answers, and who may send them."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.errors import Refused, sentence
from ui.console import FILE, ask_twice, centre_home, centre_option, confirm, language, part

if TYPE_CHECKING:
    from kiosk.passphrase import Passphrase
    from sync.central.home import CentreHome

key_file_option = click.option(
    "--key-file",
    type=FILE,
    envvar="LYSSNA_KEY_FILE",
    help="A file that holds the passphrase of the keys (or LYSSNA_KEY_FILE).",
)
database_option = click.option(
    "--database", envvar="LYSSNA_DATABASE", help="SQLAlchemy URL; default: a SQLite file."
)
campaign_option = click.option(
    "--campaign", "campaign_id", help="The campaign's id, where the centre has several."
)


def passphrase(key_file: Path | None) -> "Passphrase":
    """Return the passphrase of keys that there are: from the key file, or typed once."""
    from kiosk import passphrase as passphrases

    if key_file is not None:
        return passphrases.read(key_file)
    _need_terminal()
    return passphrases.Passphrase(_typed(sentence("cli-passphrase", language())))


def _typed(asked: str) -> str:
    """Return what somebody types unseen; raise Refused for bytes that the terminal cannot mean."""
    try:
        typed: str = click.prompt(asked, hide_input=True, err=True)
    except UnicodeDecodeError:
        raise Refused("passphrase-not-text") from None
    return typed


def _need_terminal() -> None:
    """Raise Refused where nobody can type; a passphrase is never given on the command line."""
    if not sys.stdin.isatty():
        raise Refused("passphrase-missing")


def _new_passphrase(key_file: Path | None) -> "Passphrase":
    """Return the passphrase for new keys: typed twice, or in a key file, made if missing."""
    from kiosk import passphrase as passphrases

    if key_file is not None:
        found, new = passphrases.read_or_create(key_file)
        if new:
            click.echo(sentence("cli-key-file-new", language(), file=key_file))
        return found
    _need_terminal()
    asked = sentence("cli-passphrase-new", language(), shortest=passphrases.SHORTEST)
    return passphrases.chosen(ask_twice(_typed, asked, passphrases.chosen))


def _passphrase_of(home: "CentreHome", key_file: Path | None) -> "Passphrase":
    """Return the passphrase for new keys; the one that opens the others, where there are any."""
    others = home.with_keys()
    if not others:
        return _new_passphrase(key_file)
    if key_file is None:
        click.echo(sentence("cli-keys-others", language(), campaign=others[0]), err=True)
    found = passphrase(key_file)
    home.keys(others[0]).open(found)
    return found


@click.group("campaign")
def campaign_keys() -> None:
    """The keys of a campaign."""


@campaign_keys.command("create")
@click.argument("campaign_id", metavar="ID")
@key_file_option
@centre_option
def create(campaign_id: str, key_file: Path | None, centre: Path | None) -> None:
    """Make the keys of the campaign ID, closed with a passphrase.

    It is asked for twice, or, where other campaigns have keys, once: one passphrase opens them all.
    With --key-file it is in that file, which is made with a random one when it is not there, for a
    centre that starts with nobody at it.
    """
    from kiosk import keys
    from kiosk.home import present
    from kiosk.pack import fingerprint

    home = centre_home(centre)
    file = home.key_file(campaign_id)
    if present(file):
        raise Refused("keys-exist", file=file)
    made = keys.create(file, _passphrase_of(home, key_file))
    print_ = fingerprint(made.public.campaign)
    click.echo(sentence("cli-keys-new", language(), file=file, fingerprint=print_))


@click.command()
@click.argument("name")
@click.option("-o", "--output", type=FILE, required=True, help="The pack to write.")
@campaign_option
@key_file_option
@database_option
@centre_option
def enrol(
    name: str,
    output: Path,
    campaign_id: str | None,
    key_file: Path | None,
    database: str | None,
    centre: Path | None,
) -> None:
    """Enrol a new kiosk called NAME: write the pack that is installed on it, and on no other."""
    from kiosk.home import check_output, present
    from kiosk.pack import fingerprint

    check_output(output)
    if present(output):
        raise Refused("enrol-file-exists", file=output)
    kiosks = part("sync.central.kiosks", "centre")
    kiosks.checked_name(name)
    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)
    if not present(home.pack_file(campaign)):
        raise Refused("enrol-not-built", campaign=campaign)
    keys = home.keys(campaign).open(passphrase(key_file))
    built = home.built(campaign, keys.public)

    def work(engine: Any) -> None:
        pack = kiosks.enrol(engine, keys, built, name, output, date.today())
        values = {"name": pack.holder.name, "edition": pack.edition, "file": output}
        print_ = fingerprint(keys.public.campaign)
        click.echo(sentence("cli-enrolled", language(), fingerprint=print_, **values))

    with_database(database, home, work)


@click.command()
@click.argument("name")
@campaign_option
@database_option
@click.option("--yes", is_flag=True, help="Do not ask first.")
@centre_option
def revoke(
    name: str, campaign_id: str | None, database: str | None, yes: bool, centre: Path | None
) -> None:
    """Revoke the kiosk called NAME, which was lost: take in nothing more from it."""
    kiosks = part("sync.central.kiosks", "centre")
    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)

    def work(engine: Any) -> None:
        open_ = {each.name for each in kiosks.enrolled(engine, campaign) if not each.revoked}
        asks = sys.stdin.isatty() and not yes and kiosks.checked_name(name) in open_
        if asks and not confirm(sentence("cli-revoke", language(), name=name)):
            return
        since = kiosks.revoke(engine, campaign, name, date.today())
        click.echo(sentence("cli-revoked", language(), name=kiosks.checked_name(name), day=since))

    with_database(database, home, work)


@click.command("kiosks")
@campaign_option
@database_option
@centre_option
def list_kiosks(campaign_id: str | None, database: str | None, centre: Path | None) -> None:
    """List the kiosks that were enrolled."""
    kiosks = part("sync.central.kiosks", "centre")
    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)

    def work(engine: Any) -> None:
        found = kiosks.enrolled(engine, campaign)
        for each in found:
            code = "cli-kiosk-revoked" if each.revoked else "cli-kiosk"
            days = {"enrolled": each.enrolled, "revoked": each.revoked}
            click.echo(sentence(code, language(), name=each.name, **days))
        if not found:
            click.echo(sentence("cli-kiosk-none", language(), campaign=campaign))

    with_database(database, home, work)


def with_database(database: str | None, home: Any, work: Any) -> None:
    """Do `work` with the centre's database, brought up to date."""
    databases = part("sync.central.database", "centre")
    engine = databases.connect(database, home.database)
    try:
        databases.upgrade(engine)
        work(engine)
    finally:
        engine.dispose()
