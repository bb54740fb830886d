"""The `lyssna` command. Each command loads what it needs, so that all start fast.

Every error a person can do something about is one sentence on stderr and exit code 1.
"""

import json
import os
import sys
from pathlib import Path

import click

from kiosk import __version__
from kiosk.errors import Refused
from ui.cli_campaign import campaign
from ui.cli_centre import central
from ui.cli_pin import pin
from ui.cli_printer import printer
from ui.cli_session import session
from ui.cli_stand import handout, install
from ui.cli_sync import sync
from ui.console import (
    FOLDER,
    Group,
    clock_option,
    clock_right,
    home_option,
    kiosk_home,
    language,
    part,
    tell_checks,
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lyssna")
def main() -> None:
    """Lyssna listens: an offline kiosk for citizen dialogues, and the loop behind it.

    Try it with "lyssna demo", or "lyssna try" where there is a screen.
    """


@main.command()
@click.option("--visitors", default=25, show_default=True, type=click.IntRange(1, 1000))
@click.option("--out", default="demo", show_default=True, type=FOLDER, help="Where results go.")
@click.option("--seed", default=2016, show_default=True, help="The same seed, the same visitors.")
def demo(visitors: int, out: Path, seed: int) -> None:
    """Play the whole loop: visitors, handout, sync and promise page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    part("sync.central.serve", "kiosk,centre,authoring")
    part("kiosk.authoring.folder", "kiosk,centre,authoring")
    player = part("ui.demo", "kiosk,centre,authoring")
    with click.progressbar(length=visitors, label="Visitors") as bar:
        report = player.run(visitors, out, seed, bar.update)
    rows = (
        ("Visits started", report.started),
        ("  sent", report.sent),
        ("  walked away", report.walked_away),
        ("  timed out", report.timed_out),
        ("Stored at the kiosk", report.stored),
        ("Batches with a receipt", report.batches),
        ("At the centre", report.at_centre),
        ("  lost", report.lost),
        ("  duplicated", report.duplicated),
        ("Handouts", report.handouts),
    )
    for label, n in rows:
        click.echo(f"  {label:<24}{n:>6}")
    click.echo(f"Pictures, papers and databases are in {out}/")
    if not report.whole:
        raise Refused("demo-lost")


@main.command("try", short_help="Open a kiosk on the sample campaign, to be tapped.")
@click.option("--full-screen", is_flag=True, help="As at a stand, instead of in a window.")
def try_(full_screen: bool) -> None:
    """Open a kiosk on the sample campaign, with an open session, to be tapped."""
    part("sync.central.serve", "kiosk,centre,authoring")
    part("kiosk.authoring.folder", "kiosk,centre,authoring")
    trial = part("ui.try_out", "kiosk,centre,authoring")
    sys.exit(trial.run(full_screen, click.echo))


@main.command()
@home_option
@click.option("--windowed", is_flag=True, help="In a window instead of full screen.")
def kiosk(home: Path | None, windowed: bool) -> None:
    """Run the kiosk."""
    sys.exit(part("ui.running", "kiosk").run(kiosk_home(home), windowed=windowed))


@main.command()
@home_option
@clock_option
@click.option("--event", default="", help="The event that is to be opened.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def doctor(home: Path | None, clock: str | None, event: str, as_json: bool) -> None:
    """Check whether this kiosk is ready for a stand; the exit code is 1 when it is not."""
    from kiosk.check import as_data, is_go

    the_doctor = part("ui.doctor", "kiosk")
    checks = the_doctor.run(kiosk_home(home), language(), event, clock_right(clock))
    if as_json:
        click.echo(json.dumps(as_data(checks, language()), ensure_ascii=False, indent=2))
    else:
        tell_checks(checks)
        click.echo(the_doctor.verdict(checks, language()))
    if not is_go(checks):
        sys.exit(1)


for command in (campaign, central, install, session, pin, handout, sync, printer):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="lyssna")
