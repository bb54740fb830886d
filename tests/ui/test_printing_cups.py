"""The printing screens, by touch, with a real CUPS and a real printer that goes and comes back.

The sheets in the printer's tray are what counts: none is lost unnoticed, and none comes out twice
without being asked for.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from kiosk import print_ledger, printer, printing, spooler, stand
from kiosk.errors import what_and_remedy
from kiosk.home import Home
from kiosk.printer import Printer, State, told_by
from kiosk.store import Store
from tests.kiosk import printshop
from tests.kiosk.printshop import PaperPrinter, PrintShop, wait_for
from tests.ui.conftest import Scene, Start

NAME = "stand"


@pytest.fixture(scope="module")
def shop() -> Iterator[PrintShop]:
    with printshop.opened() as found:
        yield found


@pytest.fixture
def paper(shop: PrintShop) -> Iterator[PaperPrinter]:
    with shop.printer(NAME) as made:
        yield made


@pytest.fixture
def store(opened: Home, paper: PaperPrinter) -> Iterator[Store]:
    found = Store(opened.database)
    printer.choose(found, Printer(NAME, "a6", "a4"))
    yield found
    found.close()


@pytest.fixture
def at_printer(opened: Home, store: Store, start: Start) -> Scene:
    scene = start(opened, paper=True)
    scene.unlock()
    scene.hand.wait(lambda: scene.staff.printing.known, "the printer")
    return scene


def counted(store: Store) -> int:
    session = stand.current_session(store)
    assert session is not None
    return stand.handouts(store, session.id)


def come_true(scene: Scene, happened: Callable[[], bool], what: str) -> None:
    """Wait as staff do who look at the printer again and again."""

    def look() -> bool:
        scene.staff.printing.look()
        return happened()

    scene.hand.wait(look, what)


def begin(scene: Scene, sheets: int) -> None:
    scene.hand.tap("menu-handouts")
    scene.hand.tap(f"sheets-{sheets}")
    scene.hand.tap("print-batch")


def at_work(store: Store) -> bool:
    """Whether the spooler waits for the printer to finish the only job."""
    jobs = print_ledger.open_jobs(store)
    found = [spooler.job(NAME, job.spooler_job) for job in jobs if job.spooler_job is not None]
    return bool(found) and all(job is not None and job.at_printer for job in found)


def lose_the_printer(scene: Scene, store: Store, paper: PaperPrinter) -> None:
    """Take the printer away while a job is half way through it, and bring it back."""
    come_true(scene, lambda: paper.busy and at_work(store), "the printer at work")
    wait_for(lambda: paper.seconds_on > 4)  # none is back so soon after it was switched on
    paper.pull()
    come_true(scene, lambda: not scene.staff.printing.good, "the printer gone")
    paper.bring()
    come_true(scene, lambda: scene.staff.printing.unknown == 1, "the doubt")


def play_batch(
    scene: Scene, store: Store, paper: PaperPrinter, sheets: int, *, came_out: bool
) -> None:
    """Print a batch that loses its printer with its first ten sheets, which came out or did not."""
    batch, hand = scene.staff.batch, scene.hand
    paper.hold(late=came_out)
    begin(scene, sheets)
    lose_the_printer(scene, store, paper)
    come_true(scene, lambda: batch.stopped, "the stop")
    assert (batch.doubtful, batch.out) == (10, 0)
    assert len(paper.sheets) == (10 if came_out else 0)
    assert counted(store) == 0
    hand.tap("menu-printer")
    hand.tap("came-out" if came_out else "did-not")
    come_true(scene, lambda: batch.doubtful == 0, "the word")
    hand.tap("menu-handouts")
    hand.tap("batch-on")
    for out in range(20, sheets, 10):
        come_true(scene, lambda out=out: batch.out >= out, f"{out} sheets")
    come_true(scene, lambda: not batch.running, "the batch")
    assert (batch.out, batch.stopped) == (sheets, False)
    assert len(paper.sheets) == counted(store) == sheets


@pytest.mark.parametrize("came_out", [False, True])
def test_batch_loses_its_printer_and_every_sheet_comes_out_once(
    at_printer: Scene, store: Store, paper: PaperPrinter, came_out: bool
) -> None:
    play_batch(at_printer, store, paper, 25, came_out=came_out)


@pytest.mark.nightly
def test_batch_of_200_loses_its_printer_and_every_sheet_comes_out_once(
    at_printer: Scene, store: Store, paper: PaperPrinter
) -> None:
    play_batch(at_printer, store, paper, 200, came_out=False)


def test_panel_tells_whether_the_printer_prints_waits_for_paper_or_is_gone(
    at_printer: Scene, store: Store, paper: PaperPrinter
) -> None:
    seen = at_printer.staff.printing
    job = held_up(at_printer, store, paper)
    at_printer.hand.tap("menu-printer")

    def told(state: State) -> bool:
        return seen.sentence == what_and_remedy(told_by(state), "sv", name=NAME)[0]

    come_true(at_printer, lambda: told(State.PRINTING), "that it prints")
    assert seen.waiting == 2
    assert at_printer.hand.shows(f"withdraw-{job}")
    paper.load(0)
    paper.release()
    come_true(at_printer, lambda: told(State.NO_PAPER), "that it has no paper")
    assert seen.remedy != ""
    paper.load(250)
    come_true(at_printer, lambda: told(State.READY) and seen.waiting == 0, "that it is ready")
    assert len(paper.sheets) == counted(store) == 6
    paper.pull()
    come_true(at_printer, lambda: told(State.GONE), "that it is gone")


def test_page_that_is_stuck_keeps_no_visitor_waiting(
    opened: Home, store: Store, paper: PaperPrinter, start: Start
) -> None:
    scene = start(opened, paper=True)
    scene.begin()
    scene.finish()
    scene.hand.wait(lambda: scene.hand.shows("handout"), "the offer")
    paper.hold()
    scene.hand.tap("handout")
    scene.hand.wait(lambda: paper.busy, "the printer at work")
    assert scene.visitor.souvenir.source != ""  # the code is on the screen all the time
    scene.hand.tap("done")
    scene.begin()
    scene.finish()
    scene.hand.wait(lambda: scene.visitor.souvenir.source != "", "the next visitor's code")
    scene.hand.tap("done")
    assert scene.stored() == 2
    assert (paper.sheets, counted(store)) == ([], 0)
    paper.release()
    come_true(scene, lambda: counted(store) == 1, "the page")
    assert len(paper.sheets) == 1


def test_page_on_its_way_when_the_session_closes_is_counted_for_it(
    at_printer: Scene, store: Store, paper: PaperPrinter
) -> None:
    session, hand = stand.current_session(store), at_printer.hand
    assert session is not None
    paper.hold()
    task = printing.Task(session.id, "sv", "a6", "Umeå lyssnar")
    printing.give(store, Printer(NAME, "a6", "a4"), task, page())
    come_true(at_printer, lambda: paper.busy, "the printer at work")
    for button in ("menu-status", "close-session", "confirm-yes"):
        hand.tap(button)
    hand.wait(lambda: at_printer.staff.report.ready, "the report")
    paper.release()
    hand.wait(lambda: stand.handouts(store, session.id) == 1, "the sheet, which nobody asks for")
    assert len(paper.sheets) == 1


def held_up(scene: Scene, store: Store, paper: PaperPrinter) -> str:
    """Let a batch of five wait for another page, which is stuck; return the batch's job."""
    session, pdf = stand.current_session(store), page()
    assert session is not None
    paper.hold()
    task = printing.Task(session.id, "sv", "a6", "Umeå lyssnar")
    first = printing.give(store, Printer(NAME, "a6", "a4"), task, pdf)
    come_true(scene, lambda: paper.busy, "the printer at work")
    begin(scene, 5)
    come_true(scene, lambda: scene.staff.printing.waiting == 2, "the batch")
    (second,) = (job for job in print_ledger.open_jobs(store) if job.id != first.id)
    return second.id


def page() -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Umeå lyssnar")
    canvas.save()
    return file.getvalue()


def test_job_that_is_taken_back_comes_out_only_when_staff_go_on(
    at_printer: Scene, store: Store, paper: PaperPrinter
) -> None:
    batch, hand = at_printer.staff.batch, at_printer.hand
    job = held_up(at_printer, store, paper)
    hand.tap("menu-printer")
    hand.tap(f"withdraw-{job}")
    come_true(at_printer, lambda: batch.stopped, "the stop")
    paper.release()
    come_true(at_printer, lambda: counted(store) == 1, "the page before it")
    assert (batch.out, batch.doubtful, len(paper.sheets)) == (0, 0, 1)
    hand.tap("menu-handouts")
    hand.tap("batch-on")
    come_true(at_printer, lambda: not batch.running, "the batch")
    assert len(paper.sheets) == counted(store) == 6


def test_batch_that_is_ended_takes_back_what_waits(
    at_printer: Scene, store: Store, paper: PaperPrinter
) -> None:
    held_up(at_printer, store, paper)
    at_printer.hand.tap("batch-stop")
    come_true(at_printer, lambda: at_printer.staff.printing.waiting == 1, "the withdrawal")
    paper.release()
    come_true(at_printer, lambda: at_printer.staff.printing.waiting == 0, "the page before it")
    assert not at_printer.staff.batch.running
    assert len(paper.sheets) == counted(store) == 1
