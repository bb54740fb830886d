"""The printer by command: chosen, tried, and how it is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner, Result

from kiosk import print_ledger, printer
from kiosk.home import Home
from kiosk.printer import Printer
from kiosk.store import Store
from tests.kiosk import printshop
from tests.kiosk.papers import page_of, read_back
from tests.kiosk.printshop import PrintShop
from tests.kiosk.roll import RollPrinter
from ui.cli import main


@pytest.fixture
def at(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An installed kiosk on a machine without CUPS, spoken to in English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LYSSNA_HOME", str(home.path))
    monkeypatch.setenv("CUPS_SERVER", str(home.path / "nobody-listens.sock"))
    return home


@pytest.fixture
def roll() -> Iterator[RollPrinter]:
    with RollPrinter() as made:
        yield made


@pytest.fixture(scope="module")
def shop() -> Iterator[PrintShop]:
    with printshop.opened() as opened:
        yield opened


def lyssna(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["printer", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def chosen(home: Home) -> Printer | None:
    with closing(Store(home.database)) as store:
        return printer.chosen(store)


def test_receipt_printer_is_chosen_tried_and_told_of(at: Home, roll: RollPrinter) -> None:
    told = lyssna("choose", roll.address)
    assert told.exit_code == 0
    assert f"{roll.address} is ready to print." in told.output
    assert chosen(at) == Printer(roll.address, "receipt", "roll")
    assert "The test page is out." in lyssna("test").output
    (strip,) = roll.printed
    (code,) = zxingcpp.read_barcodes(strip.whole().convert("L"))
    assert code.text == at.pack().campaign.promise_page
    roll.paper = False
    assert "is out of paper." in lyssna("status").output
    assert lyssna("test").exit_code == 1


def test_queue_is_listed_chosen_and_tried(
    at: Home, shop: PrintShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(shop.socket))
    with shop.printer("stand") as paper_printer:
        assert lyssna("list").output == "stand is ready to print.\nstand takes: a4, letter.\n"
        told = lyssna("choose", "stand")
        assert told.exit_code == 1
        assert "The paper a6 does not suit the printer." in told.output
        assert lyssna("choose", "stand", "--paper", "a4").exit_code == 0
        assert chosen(at) == Printer("stand", "a6", "a4")
        assert "The test page is out." in lyssna("test").output
        (sheet,) = paper_printer.sheets
        assert read_back(page_of(sheet, 150)).text == at.pack().campaign.promise_page


def test_status_counts_what_waits_and_what_nobody_knows(at: Home, roll: RollPrinter) -> None:
    from kiosk.stand import open_session
    from tests.kiosk.helpers import EVENT, NOON

    lyssna("choose", roll.address)
    with closing(Store(at.database)) as store:
        session = open_session(store, at.pack().campaign, EVENT, NOON)
        for _ in range(2):
            job = print_ledger.note(store, session.id, roll.address, "sv", "receipt", 1, 1)
            print_ledger.hand(store, job)
        print_ledger.end(store, job, "unknown")
    told = lyssna("status").output
    assert "On their way to the printer: 1." in told
    assert "Of 1 prints nobody knows" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "This computer has no printer nowhere."),
        (["network:"], "network: is no printer."),
        (["network:192.0.2.1", "--layout", "a4"], "a4"),
        (["network:192.0.2.1", "--profile", "X-1"], "No model is called X-1."),
        (["nowhere", "--paper", "a0"], "The paper a0 does not suit the printer."),
    ],
)
def test_what_cannot_be_printed_on_is_refused(at: Home, arguments: list[str], told: str) -> None:
    result = lyssna("choose", *arguments)
    assert result.exit_code == 1
    assert told in result.output
    assert chosen(at) is None


def test_without_a_printer_that_is_said(at: Home) -> None:
    for command in ("status", "test"):
        assert "No printer is set up." in lyssna(command).output
    told = lyssna("list")
    assert (told.exit_code, told.output.startswith("No print service (CUPS) answers")) == (0, True)


def test_list_tells_what_the_kiosk_of_a_home_has_chosen(
    at: Home, roll: RollPrinter, tmp_path: Path
) -> None:
    lyssna("choose", roll.address)
    told = lyssna("list", "--home", str(at.path))
    assert f"Chosen printer: {roll.address}, layout receipt" in told.output
    assert lyssna("list", "--home", str(tmp_path / "none")).exit_code == 1


def test_test_page_that_does_not_come_out_fails(
    at: Home, shop: PrintShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(shop.socket))
    monkeypatch.setattr("ui.cli_printer.PATIENCE", 0)  # it never comes
    with shop.printer("away") as paper_printer:
        assert lyssna("choose", "away", "--paper", "a4").exit_code == 0
        paper_printer.pull()
        told = lyssna("test")
    assert told.exit_code == 1
    assert "The test page has not come out." in told.output
    assert "away does not answer." in told.output
