"""Printing through a real CUPS on a real IPP printer, which fails in every way it can."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk import (
    preflight,
    preflight_printer,
    print_ledger,
    printer,
    printing,
    spooler,
    spooler_state,
    stand,
)
from kiosk.errors import Fault
from kiosk.home import Home
from kiosk.ipp import Operation
from kiosk.printer import Printer, State
from kiosk.printing import Task, Watched
from kiosk.stand import Session
from kiosk.store import Store
from tests.kiosk import printshop
from tests.kiosk.helpers import a_campaign
from tests.kiosk.printshop import PATIENCE, PaperPrinter, PrintShop, wait_for

NAME = "stand"


@pytest.fixture(scope="module")
def shop() -> Iterator[PrintShop]:
    with printshop.opened() as opened:
        yield opened


@pytest.fixture
def paper_printer(shop: PrintShop, request: pytest.FixtureRequest) -> Iterator[PaperPrinter]:
    """A printer of its own for each test, named like all of them."""
    with shop.printer(NAME) as made:
        yield made


@pytest.fixture
def choice(store: Store) -> Printer:
    printer.choose(store, Printer(NAME, "a6", "a4"))
    return Printer(NAME, "a6", "a4")


@pytest.fixture(scope="module")
def page() -> bytes:
    """A small PDF to print."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Umeå lyssnar")
    canvas.save()
    return file.getvalue()


@pytest.fixture
def task(session: Session) -> Task:
    return Task(session.id, "sv", "a6", "Umeå lyssnar: Ikea; 2 april")


def finished(store: Store) -> Watched:
    """Return how everything is once nothing is on its way any more."""
    seen: list[Watched] = []

    def over() -> bool:
        seen[:] = [printing.watch(store)]
        return not seen[0].waiting

    wait_for(over)
    return seen[0]


def state_becomes(store: Store, wanted: State) -> None:
    wait_for(lambda: printing.watch(store).state is wanted)


def test_pages_come_out_are_counted_and_leave_the_queue_empty(
    paper_printer: PaperPrinter,
    choice: Printer,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
) -> None:
    assert printing.printers() == [NAME]
    assert spooler_state.papers(NAME) == ["a4", "letter"]
    assert printing.watch(store).state is State.READY
    two = Task(session.id, "en", "a6", "Umeå", copies=2)
    printing.give(store, choice, task, page)
    printing.give(store, choice, two, page)
    over = finished(store)
    assert (over.state, over.unknown) == (State.READY, [])
    assert len(paper_printer.sheets) == 3
    assert all(b"/Count 1" in sheet for sheet in paper_printer.sheets)
    assert stand.handouts(store, session.id) == 3


def test_page_that_is_lost_with_its_printer_is_told_and_one_that_waited_comes_out_once(
    paper_printer: PaperPrinter,
    choice: Printer,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
) -> None:
    paper_printer.hold()
    lost = printing.give(store, choice, task, page)
    wait_for(lambda: paper_printer.busy and spooler_says_at_printer(store))
    printing.give(store, choice, Task(session.id, "ar", "a6", "Umeå"), page)
    wait_for(lambda: paper_printer.seconds_on > 4)  # none is back so soon after it was switched on
    paper_printer.pull()
    state_becomes(store, State.GONE)
    with pytest.raises(Fault) as fault:
        printing.give(store, choice, task, page)
    assert fault.value.code == "printer-not-ready"
    assert len(printing.watch(store).waiting) == 2
    paper_printer.bring()
    over = finished(store)
    assert [job.id for job in over.unknown] == [lost.id]
    assert len(paper_printer.sheets) == 1
    assert stand.handouts(store, session.id) == 1


def spooler_says_at_printer(store: Store) -> bool:
    """Whether the spooler knows that the printer has the document, and tells the store so."""
    (job,) = printing.watch(store).waiting
    assert job.spooler_job is not None
    found = spooler.job(NAME, job.spooler_job)
    return found is not None and found.at_printer


def test_lost_page_is_printed_again_only_when_somebody_asks(
    paper_printer: PaperPrinter,
    choice: Printer,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
) -> None:
    job = print_ledger.note(store, session.id, NAME, "sv", "a6", 1, 1)
    print_ledger.hand(store, job, 4711)  # of a spooler that has forgotten it
    assert [one.id for one in finished(store).unknown] == [job.id]
    assert paper_printer.sheets == []
    printing.resolve(store, job, came_out=False)
    printing.give(store, choice, task, page)
    assert finished(store).unknown == []
    assert len(paper_printer.sheets) == stand.handouts(store, session.id) == 1


def test_paper_that_runs_out_keeps_pages_waiting_and_no_visitor(
    paper_printer: PaperPrinter,
    choice: Printer,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
) -> None:
    paper_printer.hold()
    printing.give(store, choice, task, page)
    wait_for(lambda: paper_printer.busy)
    printing.give(store, choice, task, page)
    paper_printer.load(0)
    paper_printer.release()
    wait_for(lambda: len(printing.watch(store).waiting) == 1)
    assert printing.watch(store).state is State.NO_PAPER
    assert not printing.ready(store)
    with pytest.raises(Fault):
        printing.give(store, choice, task, page)
    paper_printer.load(250)
    assert finished(store).unknown == []
    assert len(paper_printer.sheets) == stand.handouts(store, session.id) == 2


def test_page_that_is_withdrawn_does_not_come_out(
    paper_printer: PaperPrinter,
    choice: Printer,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
) -> None:
    paper_printer.hold()
    printing.give(store, choice, task, page)
    wait_for(lambda: paper_printer.busy)
    second = printing.give(store, choice, task, page)
    printing.withdraw(store, second.id)
    paper_printer.release()
    assert finished(store).unknown == []
    assert len(paper_printer.sheets) == stand.handouts(store, session.id) == 1


def test_page_that_the_printer_refuses_is_not_counted(
    paper_printer: PaperPrinter, store: Store, session: Session, task: Task, page: bytes
) -> None:
    wrong = Printer(NAME, "a6", "a6")  # paper that it does not have
    job = printing.give(store, wrong, task, page)
    assert [one.id for one in finished(store).unknown] == [job.id]
    assert paper_printer.sheets == []
    assert stand.handouts(store, session.id) == 0


KILLED = """
import sys
from pathlib import Path
from kiosk import printing
from kiosk.printer import Printer
from kiosk.store import Store

store = Store(Path(sys.argv[1]))
task = printing.Task(sys.argv[2], "sv", "a6", "Umeå lyssnar")
printing.give(store, Printer("stand", "a6", "a4"), task, sys.stdin.buffer.read())
"""


@pytest.mark.parametrize(
    ("operation", "forwarded", "sheets"),
    [
        (Operation.CREATE_JOB, False, 0),  # noted, and the spooler was not told
        (Operation.CREATE_JOB, True, 0),  # the spooler has a job, whose number nobody knows
        (Operation.SEND_DOCUMENT, False, 0),  # a job without a document
        (Operation.SEND_DOCUMENT, True, 1),  # it is printed, and nobody has heard of that
    ],
)
def test_page_is_neither_lost_nor_doubled_when_the_program_is_killed_while_printing(
    paper_printer: PaperPrinter,
    shop: PrintShop,
    store: Store,
    session: Session,
    page: bytes,
    operation: Operation,
    forwarded: bool,
    sheets: int,
    root: Path,
    tmp_path: Path,
) -> None:
    with Between(tmp_path / "between.sock", shop.socket, operation, forwarded) as between:
        environment = {**os.environ, "CUPS_SERVER": str(between.door)}
        command = [sys.executable, "-c", KILLED, str(store.file), session.id]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, cwd=root, env=environment, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdin is not None
            process.stdin.write(page)
            process.stdin.close()
            assert between.reached.wait(PATIENCE)
            process.send_signal(signal.SIGKILL)
    over = finished(store)
    assert over.unknown == []
    assert len(paper_printer.sheets) == stand.handouts(store, session.id) == sheets
    assert finished(store).waiting == []
    assert len(paper_printer.sheets) == sheets


class Between:
    """Stands between a program and the spooler; goes silent at the first of an operation."""

    def __init__(self, door: Path, spooler: Path, operation: Operation, forwarded: bool) -> None:
        self.door, self._spooler = door, spooler
        self._sign = bytes((2, 0, 0, operation))  # how a request begins
        self._forwarded = forwarded
        self.reached = Event()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(door))
        self._listener.listen()
        self._open: list[socket.socket] = []

    def __enter__(self) -> "Between":
        Thread(target=self._take, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        for one in self._open:
            one.close()

    def _take(self) -> None:
        with contextlib.suppress(OSError):
            while not self.reached.is_set():
                caller, _ = self._listener.accept()
                self._pass_on(caller)

    def _pass_on(self, caller: socket.socket) -> None:
        """Pass on one request, which has a length, and its answer, unless it is the one."""
        self._open.append(caller)
        request = b""
        while b"\r\n\r\n" not in request:
            request += caller.recv(65536)
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        while len(body) < length:
            body += caller.recv(65536)
        is_it = body.startswith(self._sign)
        if not is_it or self._forwarded:
            self._ask(caller, head + b"\r\n\r\n" + body, answered=not is_it)
        if is_it:
            self.reached.set()
        else:
            caller.close()

    def _ask(self, caller: socket.socket, request: bytes, *, answered: bool) -> None:
        with socket.socket(socket.AF_UNIX) as there:
            there.connect(str(self._spooler))
            there.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            with there.makefile("rb") as stream:
                answer = stream.read()
            if answered:
                caller.sendall(answer)


def test_printer_is_checked_before_a_stand_opens(
    paper_printer: PaperPrinter, installed: Home, shop: PrintShop
) -> None:
    from kiosk.clock import ShiftedClock
    from tests.kiosk.helpers import NOON

    def told() -> set[tuple[str, str]]:
        checks = preflight.run(installed, ShiftedClock(NOON))
        return {(one.level, one.code) for one in checks if "printer" in one.code}

    assert told() == {("good", "check-printer")}
    paper_printer.load(0)
    assert told() == {("look", "printer-no-paper")}
    paper_printer.pull()
    assert told() == {("look", "printer-gone")}


@pytest.mark.parametrize(
    ("lines", "files", "history"),
    [
        ("", True, True),
        ("PreserveJobFiles No\n", False, True),
        ("preservejobfiles off\nPreserveJobHistory No\n", False, False),
        ("PreserveJobFiles 86400\nPreserveJobHistory 600\n", True, True),
    ],
)
def test_what_the_spooler_keeps_is_read_from_its_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, files: bool, history: bool
) -> None:
    (tmp_path / "cupsd.conf").write_text(f"LogLevel warn\n{lines}")
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path))
    assert spooler_state.keeping(NAME) == spooler_state.Keeping(files, history)


@pytest.mark.parametrize("kept", [False, True])
def test_spooler_whose_configuration_cannot_be_read_is_asked_what_it_has_kept(
    kept: bool,
    store: Store,
    session: Session,
    task: Task,
    page: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with printshop.opened(keeps=kept) as shop, shop.printer(NAME):
        assert spooler_state.keeping(NAME).files is kept
        monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path))
        assert spooler_state.keeping(NAME) == spooler_state.Keeping(None, history=True)
        printing.give(store, Printer(NAME, "a6", "a4"), task, page)
        assert finished(store).unknown == []
        assert spooler_state.keeping(NAME) == spooler_state.Keeping(kept, history=True)
        told = {check.code for check in preflight_printer.checks(store, a_campaign())}
        assert ("check-printer-keeps" in told) is kept


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a machine without CUPS."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens.sock"))


def test_machine_without_a_spooler_has_no_printers(nobody: None, store: Store) -> None:
    assert printing.printers() == printing.printers_without_file() == []
    assert printing.current(store) is None
    assert printing.watch(store) == Watched(None, State.GONE, [], [])
    assert not printing.ready(store)


def test_nobody_can_tell_what_a_spooler_keeps_that_is_not_there(
    nobody: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path))
    assert spooler_state.keeping(NAME) == spooler_state.Keeping(None, history=True)


def test_page_on_its_way_stays_so_while_the_spooler_is_gone(
    nobody: None, store: Store, session: Session
) -> None:
    job = print_ledger.note(store, session.id, NAME, "sv", "a6", 1, 1)
    print_ledger.hand(store, job, 1)
    (waiting,) = printing.watch(store).waiting
    assert waiting.id == job.id


def test_page_without_a_file_is_printed_by_no_verb_of_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing.sys, "platform", "win32")
    assert printing.printers_without_file() == []
