"""The commands for a stand: install a pack, open and close sessions, handouts, sync."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kiosk.errors import Refused, sentence
from ui.console import FILE, FOLDER, home_option, kiosk_home, language, part

PIN_FILE_LIMIT = 200  # characters
PIN_QUESTIONS = {"staff": "cli-pin-staff", "coordinator": "cli-pin-coordinator"}


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
    from kiosk.pack import fingerprint, read

    data = read(file)
    found = installer.inspect(target, data)
    pack = found.pack
    values = {"name": pack.campaign.name, "kiosk": pack.holder.name, "edition": pack.edition}
    print_ = fingerprint(pack.keys.campaign)
    click.echo(sentence("cli-pack", language(), fingerprint=print_, **values))
    if sys.stdin.isatty() and not click.confirm(sentence("cli-install", language())):
        sys.exit(1)
    pins = {}
    if found.needs_pins:
        pins = _read_pins(pin_file) if pin_file else _ask_pins()
    waits = installer.install(target, data, pins).waits
    code = "cli-pack-waits" if waits else "cli-installed"
    click.echo(sentence(code, language(), home=target.path, **values))


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
        if pin_file == "-":
            text = sys.stdin.read(PIN_FILE_LIMIT)
        elif Path(pin_file).is_file():  # nothing that never ends, such as a pipe
            with Path(pin_file).open(encoding="utf-8") as stream:
                text = stream.read(PIN_FILE_LIMIT)
        else:
            raise Refused("file-unreadable", file=pin_file)
    except (OSError, UnicodeDecodeError):
        raise Refused("file-unreadable", file=pin_file) from None
    lines = text.split()
    if len(lines) != len(PIN_QUESTIONS):
        raise Refused("pin-file")
    return dict(zip(PIN_QUESTIONS, lines, strict=True))


@click.group()
def session() -> None:
    """Open and close the session of an event, or see how it goes."""


def _with_idle_kiosk(home: Path | None, work: Any) -> Any:
    """Do `work` unless a kiosk runs with this home: its window would know nothing of it."""
    from kiosk.home import alone

    target = kiosk_home(home)
    target.pack()
    with alone(target.kiosk_lock, Refused("kiosk-running", home=target.path)):
        return _with_store(home, work)


def _with_store(home: Path | None, work: Any) -> Any:
    stores = part("kiosk.store", "kiosk")
    target = kiosk_home(home)
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
    taken = part("kiosk.install", "kiosk").take_waiting(kiosk_home(home))
    if taken is not None:
        values = {"name": taken.campaign.name, "edition": taken.edition}
        click.echo(sentence("cli-pack-taken", language(), **values))


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


@click.command()
@click.option("--event", required=True, help="The event's id in the campaign.")
@click.option("--campaign", "folder", type=FOLDER, help="A campaign folder, not the installed one.")
@click.option("--language", "tag", default="sv", show_default=True)
@click.option("--layout", default="a6", show_default=True, help="a6, a4 (four a6), a5 or receipt.")
@click.option("--copies", type=click.IntRange(1, 1000), help="How many handouts; else one sheet.")
@click.option("--neutral", is_flag=True, help="Without promises and partners.")
@click.option("-o", "--output", type=FILE, help="The PDF to write.")
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
    file = output or Path(f"handout-{event}-{tag}.pdf")
    today = _now(content.timezone).date()
    order = (content, content.event(event), tag, today, layout)
    if copies is None:
        pdf = papers.render(*order, neutral=neutral)
    else:
        label = sentence("cli-handouts", language())
        with click.progressbar(length=copies, label=label, file=sys.stderr) as bar:
            pdf = papers.render(*order, neutral=neutral, copies=copies, progress=bar.update)
    replace_file(file, pdf)
    click.echo(sentence("cli-written", language(), file=file))


@click.command()
@click.option("--to", help="The centre's address, if not the campaign's own.")
@home_option
def sync(to: str | None, home: Path | None) -> None:
    """Send what was collected to the centre."""
    courier = part("sync.courier", "kiosk")
    from kiosk.clock import SystemClock

    target = kiosk_home(home)

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
