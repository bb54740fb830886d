"""The `lyssna` command. Each command loads what it needs, so that all start fast.

Every error a person can do something about is one sentence on stderr and exit code 1.
"""

import errno
import os
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.errors import LyssnaError, Refused, sentence

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
LEVELS = {"error": "cli-level-error", "warning": "cli-level-warning"}
PIN_QUESTIONS = {"staff": "cli-pin-staff", "coordinator": "cli-pin-coordinator"}


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
        except OSError as error:  # what was to be told cannot be told: a closed pipe, a full disk
            context.exit(1 if error.errno == errno.EPIPE else 74)


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


def _home(folder: Path | None) -> Any:
    from kiosk.home import Home, default_home

    return Home(folder or default_home())


def _centre(folder: Path | None) -> Any:
    homes = import_module("sync.central.home")
    return homes.CentreHome(folder) if folder else homes.default_home()


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
    part("sync.central.serve", "kiosk,centre")
    player = part("ui.demo", "kiosk,centre")
    with click.progressbar(length=visitors, label="Visitors") as bar:
        report = player.run(visitors, out, seed, bar.update)
    rows = (
        ("Visits started", report.started),
        ("  sent", report.sent),
        ("  walked away", report.walked_away),
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
    part("sync.central.serve", "kiosk,centre")
    trial = part("ui.try_out", "kiosk,centre")
    sys.exit(trial.run(full_screen, click.echo))


@main.command()
@home_option
@click.option("--windowed", is_flag=True, help="In a window instead of full screen.")
def kiosk(home: Path | None, windowed: bool) -> None:
    """Run the kiosk."""
    sys.exit(part("ui.app", "kiosk").run(_home(home), windowed=windowed))


@main.group()
def campaign() -> None:
    """Check a campaign folder and build packs from it."""


@campaign.command("check")
@click.argument("folder", type=FOLDER)
def campaign_check(folder: Path) -> None:
    """Say what is wrong in a campaign FOLDER, or that nothing is."""
    from kiosk.folder import findings

    found, problems = findings(folder)
    for problem in problems:
        click.echo(f"{sentence(LEVELS[problem.level], language())}: {problem.text(language())}")
    if found is None or any(problem.level == "error" for problem in problems):
        sys.exit(1)
    form = found.questionnaire
    counts = {"events": len(found.events), "questions": len(form.questions)}
    click.echo(sentence("cli-campaign-good", language(), promises=len(found.promises), **counts))


@campaign.command("build", short_help="Build the pack of one kiosk.")
@click.argument("folder", type=FOLDER)
@click.option("-o", "--output", type=FILE, required=True, help="The pack to write.")
@click.option("--kiosk", "name", default="Kiosk 1", show_default=True, help="Its kiosk's name.")
@centre_option
def campaign_build(folder: Path, output: Path, name: str, centre: Path | None) -> None:
    """Build the pack of one kiosk from a campaign FOLDER, and publish it to the centre."""
    from kiosk import pack
    from kiosk.folder import read
    from kiosk.home import replace_file

    content = read(folder)
    home = _centre(centre)
    keys, new = home.load_or_create_keys(content.id)
    if new:
        click.echo(sentence("cli-keys-new", language(), file=home.key_file(content.id)))
    made = pack.encode(pack.Pack(content, keys.public, keys.enrol(name)), keys.signing)
    replace_file(output, made)
    home.publish(content)
    print_ = pack.fingerprint(keys.public.campaign)
    click.echo(sentence("cli-built", language(), file=output, name=name, fingerprint=print_))


@main.command()
@click.argument("file", type=FILE)
@home_option
@click.option("--pin-file", help='Two lines, staff and coordinator ("-" for standard input).')
def install(file: Path, home: Path | None, pin_file: str | None) -> None:
    """Install a campaign pack FILE on this kiosk, and choose its PINs."""
    installer = part("kiosk.install", "kiosk")
    target = _home(home)
    from kiosk.pack import fingerprint, read

    data = read(file)
    found, needs_pins = installer.inspect(target, data)
    values = {"name": found.campaign.name, "kiosk": found.identity.name}
    print_ = fingerprint(found.keys.campaign)
    click.echo(sentence("cli-pack", language(), fingerprint=print_, **values))
    if sys.stdin.isatty() and not click.confirm(sentence("cli-install", language())):
        sys.exit(1)
    pins = {}
    if needs_pins:
        pins = _read_pins(pin_file) if pin_file else _ask_pins()
    installer.install(target, data, pins)
    click.echo(sentence("cli-installed", language(), home=target.path, **values))


def _ask_pins() -> dict[str, str]:
    """Ask for the two PINs; they are never given on the command line."""
    if not sys.stdin.isatty():
        raise Refused("pin-missing")
    return {
        role: click.prompt(
            sentence(question, language()),
            hide_input=True,
            confirmation_prompt=True,
            value_proc=_pin,
        )
        for role, question in PIN_QUESTIONS.items()
    }


def _pin(typed: str) -> str:
    """Return the PIN as typed; asked for again, with the reason, when it does not serve."""
    from kiosk.pins import validate

    try:
        validate(typed)
    except Refused as refused:
        raise click.BadParameter(refused.text(language())) from None
    return typed


def _read_pins(pin_file: str) -> dict[str, str]:
    """Return the two PINs in a file of two lines, or from standard input."""
    try:
        text = sys.stdin.read(200) if pin_file == "-" else Path(pin_file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused("file-unreadable", file=pin_file) from None
    lines = text.split()
    if len(lines) != len(PIN_QUESTIONS):
        raise Refused("pin-file")
    return dict(zip(PIN_QUESTIONS, lines, strict=True))


@main.group()
def session() -> None:
    """Open and close the session of an event, or see how it goes."""


def _with_idle_kiosk(home: Path | None, work: Any) -> Any:
    """Do `work` unless a kiosk runs with this home: its window would know nothing of it."""
    from kiosk.home import alone

    target = _home(home)
    target.pack()
    with alone(target.kiosk_lock, Refused("kiosk-running", home=target.path)):
        return _with_store(home, work)


def _with_store(home: Path | None, work: Any) -> Any:
    stores = part("kiosk.store", "kiosk")
    target = _home(home)
    pack = target.pack()
    store = stores.Store(target.database)
    try:
        return work(store, pack)
    finally:
        store.close()


def _now(zone: str) -> datetime:
    from kiosk.clock import SystemClock

    return SystemClock().now(zone)


@session.command("open")
@click.option("--event", required=True, help="The event's id in the campaign.")
@home_option
def session_open(event: str, home: Path | None) -> None:
    """Open a session for an event."""
    from kiosk import stand

    def work(store: Any, pack: Any) -> None:
        opened = stand.open_session(store, pack.campaign, event, _now(pack.campaign.timezone))
        place = pack.campaign.event(opened.event).place
        click.echo(sentence("cli-session-opened", language(), place=place))

    _with_idle_kiosk(home, work)


@session.command("close")
@home_option
def session_close(home: Path | None) -> None:
    """Close the open session."""
    from kiosk import stand

    def work(store: Any, pack: Any) -> None:
        closed = stand.close_session(store, _now(pack.campaign.timezone))
        _tell_session("cli-session-closed", closed, pack)

    _with_idle_kiosk(home, work)


@session.command("status")
@home_option
def session_status(home: Path | None) -> None:
    """Say which session is open and how many have answered."""
    from kiosk import stand

    def work(store: Any, pack: Any) -> None:
        current = stand.current_session(store)
        if current is None:
            click.echo(sentence("check-session-none", language()))
        else:
            _tell_session("cli-session-status", current, pack)

    _with_store(home, work)


def _tell_session(code: str, of: Any, pack: Any) -> None:
    place = pack.campaign.event(of.event).place
    counts = {"started": of.started, "sent": of.sent, "walked_away": of.walked_away}
    click.echo(sentence(code, language(), place=place, **counts))


@main.command()
@click.option("--event", required=True, help="The event's id in the campaign.")
@click.option("--campaign", "folder", type=FOLDER, help="A campaign folder, not the installed one.")
@click.option("--language", "tag", default="sv", show_default=True)
@click.option("--layout", default="a6", show_default=True)
@click.option("-o", "--output", type=FILE, help="The PDF to write.")
@home_option
def handout(
    event: str, folder: Path | None, tag: str, layout: str, output: Path | None, home: Path | None
) -> None:
    """Write the handout for an event as PDF."""
    from kiosk.folder import read
    from kiosk.home import replace_file

    papers = part("kiosk.handout", "kiosk")
    content = read(folder) if folder else _home(home).pack().campaign
    file = output or Path(f"handout-{event}-{tag}.pdf")
    today = _now(content.timezone).date()
    replace_file(file, papers.render(content, content.event(event), tag, today, layout))
    click.echo(sentence("cli-written", language(), file=file))


@main.command()
@click.option("--to", help="The centre's address, if not the campaign's own.")
@home_option
def sync(to: str | None, home: Path | None) -> None:
    """Send what was collected to the centre."""
    courier = part("sync.courier", "kiosk")
    from kiosk.clock import SystemClock

    target = _home(home)

    def work(store: Any, pack: Any) -> None:
        with click.progressbar(length=100, label=sentence("cli-sync", language())) as bar:

            def show(done: int, of: int) -> None:
                bar.update(round(100 * done / of) - bar.pos if of else 0)

            sent = courier.deliver(store, pack, target.sender_lock, to, SystemClock(), show)
        counts = {"batches": sent.batches, "stored": sent.answers, "duplicates": sent.duplicates}
        click.echo(sentence("cli-synced", language(), refused=sent.refused, **counts))
        if sent.refused:
            click.echo(sentence("answers-put-aside", language(), n=sent.refused))

    _with_store(home, work)


@main.group()
def central() -> None:
    """The central store: takes in batches and shows the promise page."""


@central.command("serve")
@click.option(
    "--database", envvar="LYSSNA_DATABASE", help="SQLAlchemy URL; default: a SQLite file."
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--at", type=click.DateTime(), help="Pretend it is then, for trying out samples.")
@centre_option
def central_serve(
    database: str | None, host: str, port: int, at: datetime | None, centre: Path | None
) -> None:
    """Serve the centre until it is stopped with Ctrl-C."""
    from kiosk.clock import ShiftedClock

    serving = part("sync.central.serve", "centre")

    def announce(address: str) -> None:
        click.echo(sentence("cli-serving", language(), address=address))
        sys.stdout.flush()

    clock = ShiftedClock(at) if at else None
    serving.serve(database, _centre(centre).path, host, port, announce, clock)


@main.command()
@home_option
def doctor(home: Path | None) -> None:
    """Check whether this kiosk is ready for a stand."""
    checks = part("ui.doctor", "kiosk").run(_home(home), language())
    for check in checks:
        mark = {"good": "ok  ", "look": "look", "bad": "BAD "}[check.level]
        click.echo(f"{mark}  {check.text(language())}")
    if any(check.level == "bad" for check in checks):
        sys.exit(1)


if __name__ == "__main__":
    main(prog_name="lyssna")
