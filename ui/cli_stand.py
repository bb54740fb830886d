"""The commands for a stand: install a pack, and handouts."""

import sys
from pathlib import Path

import click

from kiosk.errors import sentence
from ui.cli_pin import ask_pins, read_pins
from ui.console import (
    FILE,
    FOLDER,
    check_paper,
    confirm,
    home_option,
    kiosk_home,
    language,
    now_in,
    part,
)


@click.command()
@click.argument("file", type=FILE)
@home_option
@click.option("--pin-file", help='Two lines, staff and coordinator ("-" for standard input).')
def install(file: Path, home: Path | None, pin_file: str | None) -> None:
    """Install a campaign pack FILE on this kiosk.

    The first is the one that was made when the kiosk was enrolled, and the PINs are chosen with it.
    Later ones are updates; they wait until no session is open.
    """
    installer = part("kiosk.install", "kiosk")
    target = kiosk_home(home)
    from kiosk.pack import decode, fingerprint, read

    data = read(file)
    found = installer.inspect(target, data)
    pack = found.pack
    values = {"name": pack.campaign.name, "kiosk": pack.holder.name, "edition": pack.edition}
    print_ = fingerprint(pack.keys.campaign)
    click.echo(sentence("cli-pack", language(), fingerprint=print_, **values))
    if sys.stdin.isatty() and not confirm(sentence("cli-install", language())):
        sys.exit(1)
    pins = {}
    if found.needs_pins:
        pins = read_pins(pin_file) if pin_file else ask_pins()
    waits = installer.install(target, data, pins).waits
    code = "cli-pack-waits" if waits else "cli-installed"
    click.echo(sentence(code, language(), home=target.path, **values))
    if decode(data).identity is not None:  # it would make a second kiosk of the same name
        click.echo(sentence("cli-delete-pack", language(), file=file))


@click.command()
@click.option("--event", required=True, help="The event's id in the campaign.")
@click.option("--campaign", "folder", type=FOLDER, help="A campaign folder, not the installed one.")
@click.option("--language", "tag", default="sv", show_default=True)
@click.option("--layout", default="a6", show_default=True, help="a6, a4 (four a6), a5 or receipt.")
@click.option("--copies", type=click.IntRange(1, 1000), help="How many handouts; else one sheet.")
@click.option("--neutral", is_flag=True, help="Without promises and partners.")
@click.option("-o", "--output", type=FILE, help="The PDF to write; else one named after all these.")
@home_option
def handout(
    event: str,
    folder: Path | None,
    tag: str,
    layout: str,
    copies: int | None,
    neutral: bool,
    output: Path | None,
    home: Path | None,
) -> None:
    """Write handouts for an event as PDF."""
    from kiosk.home import replace_file

    papers = part("kiosk.handout", "kiosk")
    if folder:
        content = part("kiosk.authoring.folder", "authoring").read(folder)
    else:
        content = kiosk_home(home).pack().campaign
    form = f"{layout}-neutral" if neutral else layout
    file = output or Path(f"handout-{event}-{tag}-{form}.pdf")
    check_paper(file)
    today = now_in(content.timezone).date()
    order = (content, content.event(event), tag, today, layout)
    if copies is None:
        pdf = papers.render(*order, neutral=neutral)
    else:
        label = sentence("cli-handouts", language())
        with click.progressbar(length=copies, label=label, file=sys.stderr) as bar:
            pdf = papers.render(*order, neutral=neutral, copies=copies, progress=bar.update)
    replace_file(file, pdf)
    click.echo(sentence("cli-written", language(), file=file))
