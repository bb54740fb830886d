"""The commands of coordinator and IT: campaign folders, packs, and the central store."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.errors import sentence
from ui.cli_keys import (
    campaign_keys,
    database_option,
    enrol,
    key_file_option,
    list_kiosks,
    passphrase,
    revoke,
)
from ui.console import FILE, FOLDER, centre_home, centre_option, language, part

if TYPE_CHECKING:
    from kiosk.campaign import Campaign
    from kiosk.campaign_check import Finding

LEVELS = {"error": "cli-level-error", "warning": "cli-level-warning"}


@click.group()
def campaign() -> None:
    """Check a campaign folder and build packs from it."""


@campaign.command("check")
@click.argument("folder", type=FOLDER)
@click.option("--render", is_flag=True, help="Draw every page in every language and size, too.")
def campaign_check(folder: Path, render: bool) -> None:
    """Say what is wrong in a campaign FOLDER, or that nothing is."""
    from kiosk.folder import findings

    found, problems = findings(folder)
    if render and found is not None:
        problems = [problem for problem in problems if problem.code != "translation-missing"]
        problems += _texts(found)  # names the places, too
    _tell(problems)
    broken = found is None or any(problem.level == "error" for problem in problems)
    if render and broken:
        click.echo(sentence("cli-render-not", language()))
    if found is None or broken:
        sys.exit(1)
    if render:
        _render(found)
    form = found.questionnaire
    counts = {"events": len(found.events), "questions": len(form.questions)}
    click.echo(sentence("cli-campaign-good", language(), promises=len(found.promises), **counts))


def _tell(problems: "list[Finding]") -> None:
    for problem in problems:
        click.echo(f"{sentence(LEVELS[problem.level], language())}: {problem.text(language())}")


def _texts(found: "Campaign") -> "list[Finding]":
    """Return what the texts alone tell; print how long they take to read."""
    checks = part("ui.texts_check", "kiosk")
    for reading in checks.readings(found):
        pages = {**reading.always, **reading.sometimes}
        told = ", ".join(f"{name} {seconds:.0f}" for name, seconds in pages.items())
        times = {"seconds": round(reading.seconds), "longest": round(reading.longest)}
        tag = reading.language
        click.echo(sentence("cli-reading", language(), language=tag, pages=told, **times))
    return list(checks.check_texts(found))


def _render(found: "Campaign") -> None:
    """Draw all pages and tell what does not fit; end with exit code 1 where something is wrong."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    checks = part("ui.render_check", "kiosk")
    n, label = checks.count(found), sentence("cli-render", language())
    with click.progressbar(length=n, label=label, file=sys.stderr) as bar:
        problems = checks.check_pages(found, bar.update, processes=os.cpu_count() or 1)
    _tell(problems)
    click.echo(sentence("cli-render-good", language(), n=n))
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)


@campaign.command("build", short_help="Build the pack of a campaign.")
@click.argument("folder", type=FOLDER)
@click.option("-o", "--output", type=FILE, required=True, help="The pack to write.")
@key_file_option
@centre_option
def campaign_build(folder: Path, output: Path, key_file: Path | None, centre: Path | None) -> None:
    """Build the pack of a campaign FOLDER, for all its kiosks, and publish it to the centre.

    Kiosks that are enrolled take it as an update; a new one is enrolled with: lyssna central enrol
    """
    from kiosk import pack
    from kiosk.folder import read
    from kiosk.home import replace_file

    editions = part("sync.central.editions", "centre")
    content = read(folder)
    home = centre_home(centre)
    keys = home.keys(content.id).open(passphrase(key_file))
    made, data = editions.build(home, keys, content)
    replace_file(output, data)
    values = {"edition": made.edition, "version": pack.version_of(content)}
    print_ = pack.fingerprint(keys.public.campaign)
    click.echo(sentence("cli-built", language(), file=output, fingerprint=print_, **values))


@click.group()
def central() -> None:
    """The central store: keys and kiosks, taking in batches, showing the promise page."""


for command in (campaign_keys, enrol, revoke, list_kiosks):
    central.add_command(command)


@central.command("serve")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--at", type=click.DateTime(), help="Pretend it is then, for trying out samples.")
@key_file_option
@centre_option
def central_serve(
    database: str | None,
    host: str,
    port: int,
    at: datetime | None,
    key_file: Path | None,
    centre: Path | None,
) -> None:
    """Serve the centre until it is stopped with Ctrl-C."""
    from kiosk.clock import ShiftedClock

    serving = part("sync.central.serve", "centre")

    def announce(address: str) -> None:
        click.echo(sentence("cli-serving", language(), address=address))
        sys.stdout.flush()

    home = centre_home(centre)
    home.check_published()
    clock = ShiftedClock(at) if at else None
    serving.serve(database, home.path, passphrase(key_file), host, port, announce, clock)
