"""The printer in the staff panel, with a receipt printer on loopback: batches, jobs, trying it."""

from collections.abc import Iterator

import pytest

from kiosk import print_ledger, printer, stand
from kiosk.home import Home
from kiosk.printer import Printer
from kiosk.store import Store
from tests.kiosk.roll import RollPrinter
from tests.ui.conftest import Scene, Start


@pytest.fixture
def roll() -> Iterator[RollPrinter]:
    with RollPrinter() as found:
        yield found


@pytest.fixture
def store(opened: Home, roll: RollPrinter) -> Iterator[Store]:
    found = Store(opened.database)
    printer.choose(found, Printer(roll.address, "receipt", "roll"))
    yield found
    found.close()


@pytest.fixture
def at_printer(opened: Home, store: Store, start: Start) -> Scene:
    scene = start(opened, paper=True)
    scene.unlock()
    scene.hand.wait(lambda: scene.staff.printing.known, "the printer")
    return scene


def printed(store: Store) -> int:
    session = stand.current_session(store)
    assert session is not None
    return stand.handouts(store, session.id)


def test_batch_comes_out_and_is_counted(at_printer: Scene, store: Store, roll: RollPrinter) -> None:
    batch, hand = at_printer.staff.batch, at_printer.hand
    hand.tap("menu-handouts")
    hand.tap("language-en")
    hand.tap("sheets-5")
    hand.tap("print-batch")
    hand.wait(lambda: not batch.running, "the batch")
    assert (batch.out, batch.wanted, batch.share, batch.stopped) == (5, 5, 1.0, False)
    assert len(roll.printed) == printed(store) == 5
    hand.wait(lambda: at_printer.staff.live.handouts == 5, "the count in the panel")


def test_batch_stops_with_the_paper_and_goes_on_with_it(
    at_printer: Scene, store: Store, roll: RollPrinter
) -> None:
    batch, hand = at_printer.staff.batch, at_printer.hand
    said: list[tuple[str, bool]] = []
    batch.told.connect(lambda text, good: said.append((text, good)))
    hand.tap("menu-handouts")
    roll.paper = False
    hand.tap("sheets-5")
    hand.tap("print-batch")
    hand.wait(lambda: batch.stopped, "the stop")
    assert said
    assert not said[0][1]
    assert printed(store) == 0
    roll.paper = True
    hand.tap("batch-on")  # perhaps before it is learnt that nothing came out
    hand.wait(lambda: not batch.running, "the batch")
    assert len(roll.printed) == printed(store) == batch.out == 5
    assert not batch.stopped


def test_batch_that_is_ended_leaves_the_next_one_free(
    at_printer: Scene, store: Store, roll: RollPrinter
) -> None:
    batch, hand = at_printer.staff.batch, at_printer.hand
    hand.tap("menu-handouts")
    roll.paper = False
    hand.tap("sheets-5")
    hand.tap("print-batch")
    hand.wait(lambda: batch.stopped, "the stop")
    hand.tap("batch-stop")
    roll.paper = True
    hand.tap("sheets-1")
    hand.tap("print-batch")
    hand.wait(lambda: not batch.running, "the batch")
    assert printed(store) == 1


def test_batch_ends_with_its_session_and_the_next_one_does_not_go_on_with_it(
    at_printer: Scene, store: Store, roll: RollPrinter
) -> None:
    batch, hand = at_printer.staff.batch, at_printer.hand
    hand.tap("menu-handouts")
    roll.paper = False
    hand.tap("sheets-5")
    hand.tap("print-batch")
    hand.wait(lambda: batch.stopped, "the stop")
    hand.tap("menu-status")
    hand.tap("close-session")
    hand.tap("confirm-yes")
    hand.wait(lambda: at_printer.staff.report.ready, "the report")
    assert (batch.running, batch.stopped, batch.wanted) == (False, False, 0)
    assert roll.printed == []


@pytest.mark.parametrize(("button", "counted"), [("came-out", 1), ("did-not", 0)])
def test_what_nobody_knows_of_is_settled_by_who_looks_at_the_paper(
    at_printer: Scene, store: Store, button: str, counted: int
) -> None:
    session = stand.current_session(store)
    assert session is not None
    job = print_ledger.note(store, session.id, "stand", "sv", "a6", 1, 1)
    print_ledger.end(store, job, "unknown")
    hand = at_printer.hand
    hand.tap("menu-printer")
    hand.tap(button)
    hand.wait(lambda: not print_ledger.unknown_jobs(store), "the word")
    assert printed(store) == counted
    hand.wait(lambda: at_printer.staff.printing.unknown == 0, "the panel")


def test_test_page_comes_out_and_counts_for_nothing(
    at_printer: Scene, store: Store, roll: RollPrinter
) -> None:
    at_printer.hand.tap("menu-printer")
    at_printer.hand.tap("test-page")
    at_printer.hand.wait(lambda: len(roll.printed) == 1, "the page")
    assert printed(store) == 0


def test_receipt_printer_in_the_network_is_chosen_by_its_address_and_tried(
    opened: Home, roll: RollPrinter, start: Start
) -> None:
    scene = start(opened, paper=True)
    scene.unlock()
    hand, printing = scene.hand, scene.staff.printing
    hand.tap("menu-printer")
    hand.wait(lambda: hand.shows("host-field"), "the field")
    field = hand.find("host-field")
    assert field is not None
    field.setProperty("text", f" {roll.address.removeprefix('network:')} ")
    hand.tap("choose-host")
    hand.wait(lambda: printing.receipt and printing.good, "the printer")
    hand.wait(lambda: hand.shows(f"choose-{roll.address}-receipt"), "the choice")
    hand.tap("test-page")
    hand.wait(lambda: len(roll.printed) == 1, "the page")


def test_address_that_is_none_is_refused_and_the_choice_stays(
    at_printer: Scene, store: Store, roll: RollPrinter
) -> None:
    said: list[str] = []
    at_printer.staff.printing.refused.connect(said.append)
    at_printer.staff.printing.chooseInNetwork("roll:nine")
    at_printer.hand.wait(lambda: bool(said), "the refusal")
    chosen = printer.chosen(store)
    assert chosen is not None
    assert chosen.address == roll.address


def test_printer_without_paper_is_told_with_what_to_do(
    at_printer: Scene, roll: RollPrinter
) -> None:
    printing = at_printer.staff.printing
    at_printer.hand.tap("menu-printer")
    roll.paper = False
    at_printer.hand.tap("look-again")
    at_printer.hand.wait(lambda: not printing.good, "the state")
    assert "inget papper" in printing.sentence
    assert printing.remedy != ""


def test_visitor_is_offered_paper_only_while_the_printer_is_ready(
    opened: Home, store: Store, start: Start, roll: RollPrinter
) -> None:
    roll.paper = False
    scene = start(opened, paper=True)
    for ready in (False, True):
        roll.paper = ready
        scene.begin()
        scene.finish()
        scene.hand.wait(lambda ready=ready: scene.visitor.souvenir.canPrint is ready, "the offer")
        scene.hand.wait(lambda ready=ready: scene.hand.shows("handout") is ready, "the button")
        scene.hand.tap("done")
