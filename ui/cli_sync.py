"""The commands that carry answers from a kiosk to the centre, by network or by stick."""

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.errors import Refused, sentence
from ui.console import FILE, FOLDER, home_option, kiosk_home, language, now_in, part, with_store

if TYPE_CHECKING:
    from sync.courier import Delivery, Progress
    from sync.trust import Trust

PATH = click.Path(path_type=Path)  # a file or a folder


@click.group(invoke_without_command=True)
@click.option("--to", help="The centre's address, if not the campaign's own.")
@click.option("--file", "stick", type=PATH, help="Write all waiting batches there: file or folder.")
@click.option("--receipt", type=FILE, help="Read the receipts that the centre wrote to FILE.")
@click.option("--retry", is_flag=True, help="Send what was put aside once more, too.")
@click.option("--export", type=FOLDER, help="Write what was put aside to files in a folder.")
@click.option("--ca", type=FILE, help="Trust this authority's certificate (PEM) from now on.")
@click.option("--pin", help="Trust the one certificate with this SHA-256 from now on.")
@click.option("--trust-system", is_flag=True, help="Trust the system's authorities again.")
@click.option("--tries", type=click.IntRange(1, 20), help="How often each batch is tried.")
@home_option
@click.pass_context
def sync(
    context: click.Context,
    to: str | None,
    stick: Path | None,
    receipt: Path | None,
    retry: bool,
    export: Path | None,
    ca: Path | None,
    pin: str | None,
    trust_system: bool,
    tries: int | None,
    home: Path | None,
) -> None:
    """Send what was collected to the centre, by network or with a stick."""
    if context.invoked_subcommand is not None:
        return
    target = kiosk_home(home)

    def work(store: Any, pack: Any) -> None:
        chosen = _trust(target, ca, pin, trust_system)
        if receipt is not None:
            _settle(store, pack, target, receipt)
        if export is not None:
            _export(store, pack, target, export)
        if retry:
            _retry(store, pack, target)
        if stick is not None:
            _write(store, pack, target, stick)
        elif receipt is None and export is None:
            _send(store, pack, target, to, tries, chosen)

    try:
        with_store(home, work)
    except KeyboardInterrupt:
        click.echo(sentence("sync-cancelled", language()), err=True)
        sys.exit(130)


def _trust(target: Any, ca: Path | None, pin: str | None, system: bool) -> "Trust":
    """Return whom to trust; what is chosen now is kept for the home."""
    trusts = part("sync.trust", "kiosk")
    file = trusts.file_in(target.path)
    if ca is None and pin is None and not system:
        chosen: Trust = trusts.load(file)
        return chosen
    if [ca is not None, pin is not None, system].count(True) > 1:
        raise Refused("trust-twice")
    chosen = trusts.Trust()
    if ca is not None:
        chosen = trusts.from_file(ca)
    elif pin is not None:
        chosen = trusts.from_pin(pin)
    trusts.keep(file, chosen)
    return chosen


def _send(
    store: Any, pack: Any, target: Any, to: str | None, tries: int | None, chosen: "Trust"
) -> None:
    couriers = part("sync.courier", "kiosk")
    from kiosk.clock import SystemClock

    courier = couriers.Courier(pack, SystemClock(), chosen, tries=tries or couriers.TRIES)
    with click.progressbar(
        length=100, label=sentence("cli-sync", language()), item_show_func=_told, show_eta=False
    ) as bar:
        done = courier.run(store, target.sender_lock, to, lambda now: _show(bar, now))
    _tell(done, store)


def _show(bar: Any, now: "Progress") -> None:
    """Move the bar to where the sync is: by batches, since an empty one has to arrive too."""
    share = now.batches / now.of_batches if now.of_batches else 1
    bar.update(round(100 * share) - bar.pos, now)


def _told(now: "Progress | None") -> str | None:
    if now is None:
        return None
    counts = {"batches": now.batches, "of_batches": now.of_batches}
    answers = {"answers": now.answers, "of_answers": now.of_answers}
    told = sentence("cli-sync-progress", language(), **counts, **answers)
    if now.seconds_left is None:
        return told
    if now.seconds_left < 60:
        return f"{told}, {sentence('cli-sync-soon', language())}"
    minutes = math.ceil(now.seconds_left / 60)
    return f"{told}, {sentence('cli-sync-left', language(), minutes=minutes)}"


def _tell(done: "Delivery", store: Any) -> None:
    counts = {"batches": done.batches, "stored": done.answers, "duplicates": done.duplicates}
    click.echo(sentence("cli-synced", language(), refused=done.refused, **counts))
    _tell_open(store)
    if done.refused:
        click.echo(sentence("answers-put-aside", language(), n=done.refused))
    if done.aside or done.left:
        n = len(done.aside) + len(done.left)
        click.echo(sentence("batches-put-aside", language(), n=n))
    if done.news:
        click.echo(done.news.text(language()))
    done.check()


def _tell_open(store: Any) -> None:
    """Say that a session is open, if it has answers: they wait, and yet are not brought."""
    session = part("kiosk.stand", "kiosk").current_session(store)
    if session is not None and session.sent:
        click.echo(sentence("cli-sync-open", language(), n=session.sent))


def _write(store: Any, pack: Any, target: Any, stick: Path) -> None:
    from kiosk.envelope import Kind

    if not stick.is_dir():
        part("sync.parcel", "kiosk").check_output(stick, Kind.BATCH)
    written = part("sync.carrier", "kiosk").write(store, pack, target.sender_lock, stick)
    if not written.batches:
        click.echo(sentence("cli-nothing-waits", language()))
    else:
        counts = {"batches": written.batches, "answers": written.answers}
        click.echo(sentence("cli-on-stick", language(), file=written.file, **counts))
    _tell_open(store)
    if written.too_large:
        raise Refused("batch-too-large")


def _settle(store: Any, pack: Any, target: Any, receipt: Path) -> None:
    carrier = part("sync.carrier", "kiosk")
    now = now_in(pack.campaign.timezone)
    done = carrier.settle(store, pack, target.sender_lock, receipt, now)
    counts = {"batches": done.batches, "answers": done.answers, "known": done.known}
    click.echo(sentence("cli-settled", language(), refused=done.refused, **counts))
    if done.damaged:
        raise Refused("receipts-damaged", n=done.damaged)


def _export(store: Any, pack: Any, target: Any, folder: Path) -> None:
    files = part("sync.carrier", "kiosk").export(store, pack, target.sender_lock, folder)
    for file in files:
        click.echo(sentence("cli-written", language(), file=file))
    if not files:
        click.echo(sentence("cli-nothing-aside", language()))


def _retry(store: Any, pack: Any, target: Any) -> None:
    outbox = part("sync.outbox", "kiosk")
    with part("sync.sender", "kiosk").alone_sending(target.sender_lock):
        n = outbox.retry(store, pack)
    click.echo(sentence("cli-retried", language(), n=n))


@sync.command("status")
@home_option
def sync_status(home: Path | None) -> None:
    """Say what waits, what was put aside and why, and what is kept until later."""
    outbox = part("sync.outbox", "kiosk")

    def work(store: Any, _: Any) -> None:
        now = outbox.summary(store)
        values = {"waiting": now.answers_waiting, "doubt": now.batches_in_doubt}
        values |= {"settled": now.batches_settled, "kept": now.answers_kept}
        click.echo(sentence("cli-sync-status", language(), **values))
        for each in outbox.aside(store):
            of = {"number": each.number, "event": each.event, "n": each.answers}
            reason = sentence(each.reason, language())
            click.echo(sentence("cli-aside", language(), reason=reason, **of))

    with_store(home, work)


@sync.command("log")
@home_option
def sync_log(home: Path | None) -> None:
    """Print the disposal log: by which rule, how many answers, and when; never what."""
    disposal = part("kiosk.disposal", "kiosk")

    def work(store: Any, _: Any) -> None:
        entries = disposal.log(store)
        for each in entries:
            at = each.at.isoformat(" ", "minutes")
            rule = sentence(each.rule, language())
            values = {"at": at, "n": each.n, "batch": each.batch}
            click.echo(sentence("cli-disposed", language(), rule=rule, **values))
        if not entries:
            click.echo(sentence("cli-disposed-none", language()))

    with_store(home, work)
