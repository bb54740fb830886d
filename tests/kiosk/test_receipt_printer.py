"""Receipt printers: what arrives at a real socket is put together again and read."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from kiosk import print_ledger, printer, printing, receipt_printer, stand
from kiosk.campaign import Campaign
from kiosk.errors import Fault
from kiosk.handing_out import Order, hand_out, hand_out_to_visitor
from kiosk.printer import Printer, State
from kiosk.slip import Slip, code_in, code_picture, fitted
from kiosk.stand import Session
from kiosk.store import Store
from tests.kiosk.helpers import EVENT
from tests.kiosk.papers import STAND_DAY
from tests.kiosk.printshop import free_port, wait_for
from tests.kiosk.roll import RollPrinter

LINK = "https://umea.example/lofte#omrade=alidhem&tema=belysning"
WITH_COMMAND, NARROW = "TM-T20II", "POS-5890"  # 576 dots and a QR command; 384 and none


@pytest.fixture
def roll() -> Iterator[RollPrinter]:
    with RollPrinter() as made:
        yield made


@pytest.fixture
def order(campaign: Campaign) -> Order:
    return Order(campaign, campaign.event(EVENT), "sv", STAND_DAY)


@pytest.fixture(scope="module")
def slip() -> Slip:
    """A small slip: a bar, the code, and another bar."""
    from PIL import Image

    from kiosk.paper.qr import qr_matrix

    matrix = qr_matrix(LINK)
    picture = Image.new("1", (576, 600), 1)
    picture.paste(0, (10, 10, 566, 30))
    picture.paste(code_picture(matrix, 8, 576), (0, 80))
    picture.paste(0, (10, 560, 566, 580))
    return Slip(picture, matrix, LINK)


def receipt(roll: RollPrinter, profile: str = "simple") -> Printer:
    return Printer(roll.address, "receipt", "roll", profile)


def read_back(picture: object) -> str:
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))  # type: ignore[attr-defined]
    return str(code.text)


def test_own_receipt_is_printed_cut_off_counted_and_leads_to_the_link(
    store: Store, session: Session, order: Order, roll: RollPrinter
) -> None:
    printer.choose(store, receipt(roll))
    hand_out_to_visitor(store, session.id, order, LINK)
    (strip,) = roll.printed
    assert read_back(strip.whole()) == LINK
    assert strip.whole().width == 576
    assert (strip.cuts, strip.codes) == (1, [])
    assert stand.handouts(store, session.id) == 1
    with sqlite3.connect(store.file) as connection:
        assert not [row for row in connection.iterdump() if "alidhem" in row]


def test_staffs_receipts_are_printed_and_one_is_saved(
    store: Store, session: Session, order: Order, roll: RollPrinter, tmp_path: Path
) -> None:
    printer.choose(store, receipt(roll))
    file, error = hand_out(store, session.id, order, tmp_path / "exports", copies=2)
    assert error is None
    assert file.name == f"handout-{EVENT}-sv-receipt.pdf"
    assert [read_back(s.whole()) for s in roll.printed] == [order.campaign.promise_page] * 2
    assert stand.handouts(store, session.id) == 2


def test_code_is_printed_by_the_printers_own_command_where_it_has_one(
    slip: Slip, roll: RollPrinter
) -> None:
    receipt_printer.print_slip(receipt(roll, WITH_COMMAND), slip)
    (strip,) = roll.printed
    assert strip.codes == [(LINK, 8)]
    assert zxingcpp.read_barcodes(strip.whole().convert("L")) == []
    assert len(strip.pictures) == 2


def test_code_keeps_its_dots_where_the_rest_is_made_smaller(slip: Slip, roll: RollPrinter) -> None:
    receipt_printer.print_slip(receipt(roll, NARROW), slip)
    (strip,) = roll.strips  # such a printer has no knife
    assert [one.width for one in strip.pictures] == [384] * 3
    assert read_back(strip.whole()) == LINK
    assert strip.pictures[1].tobytes() == code_picture(slip.matrix, 8, 384).tobytes()


def test_code_is_found_by_its_modules_and_nowhere_else(slip: Slip) -> None:
    place = code_in(slip)
    assert place is not None
    assert (place.top, place.module) == (80, 8)
    assert code_in(Slip(slip.picture.rotate(180), slip.matrix, LINK)) is None
    assert fitted(slip.picture, 384).size == (384, 400)
    assert fitted(slip.picture, 640) is slip.picture


@pytest.mark.parametrize(
    ("paper", "online", "answers", "state"),
    [
        (True, True, True, State.READY),
        (False, True, True, State.NO_PAPER),
        (True, False, True, State.STOPPED),
        (True, True, False, State.UNTOLD),
    ],
)
def test_state_is_what_the_printer_answers(
    roll: RollPrinter, paper: bool, online: bool, answers: bool, state: State
) -> None:
    roll.paper, roll.online, roll.answers = paper, online, answers
    assert receipt_printer.state(receipt(roll)) is state


# python-escpos leaves a socket that could not be connected to Python's collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_printer_that_is_not_there_is_gone() -> None:
    nowhere = Printer(f"network:127.0.0.1:{free_port()}", "receipt", "roll")
    assert receipt_printer.state(nowhere) is State.GONE
    assert receipt_printer.state(Printer("serial:/dev/nothing", "receipt", "roll")) is State.GONE
    assert receipt_printer.state(Printer("usb:04b8:0e15", "receipt", "roll")) is State.GONE


def test_printer_that_never_answers_is_believed(
    slip: Slip, roll: RollPrinter, store: Store, task: printing.Task
) -> None:
    roll.answers = False
    printing.give(store, receipt(roll), task, slip)
    assert stand.handouts(store, task.session) == 1
    wait_for(lambda: len(roll.printed) == 1)


@pytest.fixture
def task(session: Session) -> printing.Task:
    return printing.Task(session.id, "sv", "receipt", "Umeå lyssnar")


def test_receipt_without_paper_is_not_begun(
    slip: Slip, roll: RollPrinter, store: Store, task: printing.Task
) -> None:
    roll.paper = False
    with pytest.raises(Fault) as fault:
        printing.give(store, receipt(roll), task, slip)
    assert fault.value.code == "printer-not-ready"
    assert print_ledger.unknown_jobs(store) == []
    assert stand.handouts(store, task.session) == 0
    assert not any(strip.pictures for strip in roll.strips)


@pytest.mark.parametrize("after", [50, 20_000])
def test_receipt_that_is_cut_short_is_told_and_not_counted(
    slip: Slip, roll: RollPrinter, store: Store, task: printing.Task, after: int
) -> None:
    roll.breaks_after = after
    with pytest.raises(Fault):
        printing.give(store, receipt(roll), task, slip)
    (job,) = print_ledger.unknown_jobs(store)
    assert stand.handouts(store, task.session) == 0
    printing.resolve(store, job, came_out=True)
    assert stand.handouts(store, task.session) == 1
    assert print_ledger.unknown_jobs(store) == []


def test_receipt_under_way_when_the_program_died_is_unknown(
    store: Store, session: Session, roll: RollPrinter
) -> None:
    printer.choose(store, receipt(roll))
    job = print_ledger.note(store, session.id, roll.address, "sv", "receipt", 1, 1)
    print_ledger.hand(store, job)
    watched = printing.watch(store)
    assert watched.waiting == []
    assert [one.id for one in watched.unknown] == [job.id]
    assert watched.state is State.READY
    assert roll.printed == []
