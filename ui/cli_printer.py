"""The commands for the printer of a kiosk: choose it, try it, and see how it is."""

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from kiosk.errors import Refused, sentence
from ui.console import home_option, kiosk_home, language, part

if TYPE_CHECKING:
    from kiosk.campaign import Campaign
    from kiosk.printer import Printer
    from kiosk.store import Store

TICK, PATIENCE = 0.5, 60.0  # seconds: between two looks at the test page, and in all
RECEIPT = {"layout": "receipt", "paper": "roll"}


@click.group()
def printer() -> None:
    """Choose the printer for handouts, try it, see how it is."""


def _with_store(home: Path | None, work: "Callable[[Store, Campaign], None]") -> None:
    stores = part("kiosk.store", "kiosk")
    target = kiosk_home(home)
    campaign = target.pack().campaign
    store = stores.Store(target.database)
    try:
        work(store, campaign)
    finally:
        store.close()


def _say(code: str, **values: Any) -> None:
    click.echo(sentence(code, language(), **values))


def _say_state(of: "Printer", name: str) -> None:
    from kiosk.printer import told_by

    _say(told_by(part("kiosk.printing", "kiosk").state(of)), name=name)


@printer.command("list")
@home_option
def printer_list(home: Path | None) -> None:
    """Show the printers of this computer, their papers, what is plugged in, and what is chosen."""
    part("kiosk.store", "kiosk")
    from kiosk import plugged_in, printing, spooler_state
    from kiosk.printer import Printer

    names, plugged = printing.printers(), plugged_in.receipt_printers()
    if not names and not plugged:
        no_service = printing.without_service()
        _say("cli-printer-no-service" if no_service else "check-printer-none")
    for found in plugged:
        _say("cli-printer-plugged", address=found.address, name=found.name or found.address)
    for name in names:
        _say_state(Printer(name), name)
        papers = ", ".join(spooler_state.papers(name))
        _say("cli-printer-papers", name=name, papers=papers)
    if home is not None or kiosk_home(home).database.exists():
        _with_store(home, _say_chosen)


def _say_chosen(store: "Store", _: "Campaign") -> None:
    from kiosk.printer import chosen

    if (found := chosen(store)) is not None:
        _say("cli-printer-chosen", name=found.address, layout=found.layout, paper=found.paper)


@printer.command("choose")
@click.argument("address")
@click.option("--layout", type=click.Choice(["a6", "a4", "receipt"]), help="What is printed.")
@click.option("--paper", help="What it is printed on: a4, a5, a6, letter or roll.")
@click.option("--profile", help="A receipt printer's model, as python-escpos calls it.")
@home_option
def printer_choose(
    address: str, layout: str | None, paper: str | None, profile: str | None, home: Path | None
) -> None:
    """Choose the printer at ADDRESS, once and for all.

    ADDRESS is a name that "lyssna printer list" shows, or a receipt printer at network:HOST[:PORT],
    usb:VENDOR:PRODUCT (hexadecimal), or serial:DEVICE.
    """
    part("kiosk.store", "kiosk")
    from kiosk.printer import Printer, choose, parsed

    usual = RECEIPT if parsed(address) else {"layout": "a6", "paper": "a6"}
    choice = Printer(address, layout or usual["layout"], paper or usual["paper"])
    if profile:
        choice = Printer(choice.address, choice.layout, choice.paper, profile)
    choice.check()
    _check_against_the_machine(choice)
    _with_store(home, lambda store, _: choose(store, choice))
    _say("cli-printer-chosen", name=address, layout=choice.layout, paper=choice.paper)
    _say_state(choice, address)


def _check_against_the_machine(choice: "Printer") -> None:
    """Raise Refused for a queue, a paper or a model that there is not."""
    from kiosk import printing, receipt_printer, spooler_state

    if choice.receipt is not None:
        if choice.profile not in (known := receipt_printer.profiles()):
            raise Refused("printer-profile", profile=choice.profile, known=", ".join(known))
        return
    if choice.address not in (names := printing.printers()):
        raise Refused("printer-unknown", name=choice.address, known=", ".join(names) or "-")
    papers = spooler_state.papers(choice.address)
    if choice.paper not in (*papers, "roll"):
        raise Refused("printer-paper", paper=choice.paper, known=", ".join(papers))


@printer.command("status")
@home_option
def printer_status(home: Path | None) -> None:
    """Show the chosen printer, how it is, and what waits for it."""

    def work(store: "Store", _: "Campaign") -> None:
        from kiosk import print_ledger, printing

        found = printing.current(store)
        if found is None:
            _say("check-printer-none")
        else:
            values = {"layout": found.layout, "paper": found.paper}
            _say("cli-printer-chosen", name=found.address, **values)
            _say_state(found, found.address)
        _say("cli-printer-waiting", n=len(print_ledger.open_jobs(store)))
        if unknown := print_ledger.unknown_jobs(store):
            _say("check-prints-unknown", n=len(unknown))

    _with_store(home, work)


@printer.command("test")
@home_option
def printer_test(home: Path | None) -> None:
    """Print a handout that counts for nothing, and say when it is out; exit code 1 if it is not."""

    def work(store: "Store", campaign: "Campaign") -> None:
        from kiosk import printing
        from kiosk.handing_out import Order, page_for

        found = printing.current(store)
        if found is None:
            raise Refused("check-printer-none")
        event = campaign.events[0]
        order = Order(campaign, event, campaign.main_language, event.date)
        number = printing.give_uncounted(found, campaign.name, page_for(order, found))
        out = _is_out(found, number)
        _say("cli-printer-done" if out else "cli-printer-waits")
        _say_state(found, found.address)
        if not out:
            sys.exit(1)

    _with_store(home, work)


def _is_out(found: "Printer", number: int | None) -> bool:
    """Wait for the test page; tell whether it came out in time. Interrupted, it still may."""
    from kiosk import spooler

    tick = Event()
    for _ in range(int(PATIENCE / TICK)):
        job = spooler.job(found.address, number) if number is not None else None
        if job is None or job.state.ended:
            return job is None or job.state is spooler.JobState.COMPLETED
        tick.wait(TICK)
    return False
