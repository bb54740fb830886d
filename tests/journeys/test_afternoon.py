"""An afternoon played at speed, with all that goes wrong in one: the report is right.

Most visits are made by the functions that the screens call, some by touch on the real scene, and
in a process of its own the one that is killed. Paper comes out of a real CUPS and a real IPP
printer, which is pulled out in the middle, and then of a receipt printer that runs out of it.
"""

import json
import os
import random
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import print_ledger, printer, printing, spooler, stand
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.errors import Fault
from kiosk.handing_out import Order, hand_out_to_visitor
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.printer import Printer, State
from kiosk.store import Store
from tests.journeys.conftest import Visiting, opened_home
from tests.journeys.test_power_cut import kill, lines, until
from tests.journeys.visiting import START
from tests.kiosk import printshop
from tests.kiosk.helpers import EVENT, PINS
from tests.kiosk.papers import STAND_DAY
from tests.kiosk.printshop import PaperPrinter
from tests.kiosk.roll import RollPrinter
from tests.needs import needs
from ui.app import Kiosk
from ui.fingers import Fingers
from ui.visitor import VisitorModel

SEED, VISITORS, HANDOUTS = 2016, 300, 120
QUEUE, SHEETS = "stand", 5  # of A4, with four handouts each
LANGUAGES = ("sv", "sv", "sv", "en", "fi", "ar")
Page = VisitorModel.Page


class Tally:
    """What whoever plays the afternoon has counted beside the kiosk."""

    def __init__(self) -> None:
        self.sent = self.walked = self.timed_out = self.handouts = 0
        self.languages: dict[str, int] = {}
        self.hours: dict[int, int] = {}
        self.choices: dict[str, int] = {}

    def answered(self, language: str, hour: int, choice: str = "") -> None:
        self.sent += 1
        self.languages[language] = self.languages.get(language, 0) + 1
        self.hours[hour] = self.hours.get(hour, 0) + 1
        if choice:
            self.choices[choice] = self.choices.get(choice, 0) + 1


class Stand:
    """The running kiosk, and who is before and behind it."""

    def __init__(self, kiosk: Kiosk, clock: ShiftedClock, tally: Tally) -> None:
        self.kiosk, self.clock, self.tally = kiosk, clock, tally
        self.hand = Fingers(kiosk, clock)
        self.hand.wait(lambda: kiosk.desk.session is not None, "the open session")

    def page(self) -> Page:
        return Page(self.kiosk.visitor.page)

    def arrive(self, page: Page) -> None:
        self.hand.wait(lambda: self.page() is page, page.name)
        self.hand.settle()

    def fill_in(self) -> None:
        """Go through all questions by touch, and answer one of them."""
        self.hand.tap("begin")
        self.hand.tap("next")
        while self.page() is Page.QUESTION:
            if self.kiosk.visitor.questions.name == "alone":
                self.hand.tap("choice-rather-safe")
            self.hand.tap("next")

    def send(self) -> None:
        self.fill_in()
        self.hand.tap("next")
        self.arrive(Page.THANKS)
        self.hand.tap("done")
        self.tally.answered("sv", 12, "rather-safe")

    def leave(self) -> None:
        self.hand.tap("begin")
        self.hand.tap("leave")
        self.tally.walked += 1

    def fade(self) -> None:
        self.hand.tap("begin")
        self.clock.advance(50)
        self.hand.wait(lambda: bool(self.kiosk.visitor.warning), "the warning")
        self.clock.advance(30)
        self.arrive(Page.ATTRACT)
        self.tally.timed_out += 1

    def unlock(self) -> None:
        self.hand.corners()
        for digit in PINS["staff"]:
            self.hand.tap(f"key-{digit}")
        self.hand.tap("key-enter")
        self.hand.wait(lambda: self.hand.shows("panel"), "the panel")

    def batch(self, sheets: int) -> None:
        """Print a batch in the panel, which is open; return when it has ended or stopped."""
        batch = self.kiosk.staff.batch
        self.hand.tap("menu-handouts")
        self.hand.tap(f"sheets-{sheets}")
        self.hand.tap("print-batch")
        self.wait_for_batch()
        assert batch.out <= sheets

    def wait_for_batch(self) -> None:
        batch = self.kiosk.staff.batch
        self.wait_for_paper(lambda: bool(batch.stopped) or not batch.running, "the batch")

    def wait_for_paper(self, ready: Callable[[], bool], what: str) -> None:
        """Wait, and look at the printer more often than the program does by itself."""

        def look() -> bool:
            self.kiosk.staff.printing.look()
            return ready()

        self.hand.wait(look, what)


def play(store: Store, session: str, dice: random.Random, tally: Tally, visits: int) -> None:
    """Let visitors come who are not seen on the screen: most send, some go, some fade away."""
    for _ in range(visits):
        stand.count_start(store, session)
        ends = dice.random()
        if ends < 0.12:
            stand.count_walk_away(store, session)
            tally.walked += 1
        elif ends < 0.2:
            stand.count_time_out(store, session)
            tally.timed_out += 1
        else:
            language, hour = dice.choice(LANGUAGES), dice.choice((12, 13, 14))
            choice = dice.choice(("rather-safe", "rather-unsafe"))
            pairs = [("alone", choice)]
            of = {"hour": hour, "language": language}
            stand.save_response(store, session, str(uuid4()), os.urandom(80), pairs, **of)
            tally.answered(language, hour, choice)


@contextmanager
def small_disk() -> Iterator[Path]:
    """Mount a disk of a few megabytes."""
    needs(os.geteuid() == 0, "a small disk can be mounted by root only")
    with tempfile.TemporaryDirectory(prefix="lyssna-disk-") as place:
        command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place]
        done = subprocess.run(command, capture_output=True)
        needs(done.returncode == 0, "no disk may be mounted here")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "-l", place], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte."""
    file = folder / "full"
    with file.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return file


def supplies(folder: Path, minutes: int) -> Path:
    battery = folder / "BAT0"
    battery.mkdir(parents=True, exist_ok=True)
    told = {"type": "Battery", "status": "Discharging", "capacity": "9"}
    for name, value in (told | {"time_to_empty_now": str(minutes * 60)}).items():
        (battery / name).write_text(value)
    return folder


Begin = Callable[[], Stand]


@pytest.fixture
def begin(
    qapp: QGuiApplication, home: Home, clock: ShiftedClock, tally: Tally, tmp_path: Path
) -> Iterator[Begin]:
    running: list[Kiosk] = []

    def start() -> Stand:
        power = supplies(tmp_path / "power", minutes=20)
        kiosk = Kiosk(home, clock=clock, windowed=True, calm=True, voice="mock", supplies=power)
        running.append(kiosk)
        return Stand(kiosk, clock, tally)

    yield start
    for kiosk in running:
        kiosk.close()


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(START)


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def paper() -> Iterator[PaperPrinter]:
    with printshop.opened() as shop, shop.printer(QUEUE) as made:
        yield made


@pytest.fixture
def disk() -> Iterator[Path]:
    with small_disk() as place:
        yield place


@pytest.fixture
def home(disk: Path, keys: CampaignKeys) -> Home:
    """Return a kiosk with an open session, on a disk of its own."""
    return opened_home(disk / "person" / "kiosk", keys)


def killed_in_the_middle(home: Home, visiting: Visiting, tally: Tally) -> None:
    """Kill the kiosk right after a visitor was thanked, while the next one is under way."""
    process = visiting()
    assert lines(process, 1) == ["open"]
    told = until(process, "thanks", "begin", "next")
    rest = kill(process)
    thanked = [*told, *rest].count("thanks")
    with closing(Store(home.database)) as store:
        session = stand.current_session(store)
    assert session is not None
    assert session.sent == thanked
    for _ in range(thanked):
        tally.answered("sv", 12, "rather-safe")
    tally.walked += session.under_way  # who was cut off has not sent


def pulled_out(at_stand: Stand, paper: PaperPrinter, store: Store, tally: Tally) -> None:
    """Print on A4 in the panel; the printer is taken away in the middle, and brought back."""
    printing_model = at_stand.kiosk.staff.printing
    at_stand.batch(SHEETS)
    tally.handouts += 4 * SHEETS
    paper.hold()
    at_stand.hand.tap("menu-handouts")
    at_stand.hand.tap(f"sheets-{SHEETS}")
    at_stand.hand.tap("print-batch")
    at_stand.wait_for_paper(lambda: paper.busy and at_printer(store), "the sheet half way")
    printshop.wait_for(lambda: paper.seconds_on > 4)  # none is back so soon after it was brought
    paper.pull()
    at_stand.wait_for_paper(lambda: not printing_model.good, "the loss")
    paper.bring()
    at_stand.wait_for_batch()
    assert at_stand.kiosk.staff.batch.stopped
    (unknown,) = print_ledger.unknown_jobs(store)
    assert (unknown.layout, unknown.copies * unknown.pages) == ("a4", SHEETS)
    at_stand.hand.tap("menu-printer")
    at_stand.hand.tap("did-not")
    batch = at_stand.kiosk.staff.batch
    at_stand.hand.wait(lambda: not batch.doubtful, "what staff saw")
    at_stand.hand.tap("menu-handouts")
    at_stand.hand.tap("batch-on")  # prints again what did not come out
    at_stand.wait_for_batch()
    assert not batch.stopped
    tally.handouts += 4 * SHEETS
    assert len(paper.sheets) == 2 * SHEETS


def at_printer(store: Store) -> bool:
    """Whether the spooler knows that the printer has the document, and has told the store so."""
    (job,) = print_ledger.open_jobs(store)
    found = spooler.job(QUEUE, job.spooler_job) if job.spooler_job is not None else None
    return found is not None and found.at_printer


def visitors_own(store: Store, session: str, campaign: Campaign, times: int, tally: Tally) -> None:
    order = Order(campaign, campaign.event(EVENT), "sv", STAND_DAY)
    for _ in range(times):
        hand_out_to_visitor(store, session, order, campaign.promise_page)
        tally.handouts += 1


def test_every_number_of_the_stand_report_is_right(
    disk: Path, begin: Begin, tally: Tally, home: Home, visiting: Visiting, paper: PaperPrinter
) -> None:
    dice = random.Random(SEED)
    campaign = home.pack().campaign
    killed_in_the_middle(home, visiting, tally)

    with RollPrinter() as roll, closing(Store(home.database)) as store:
        printer.choose(store, Printer(QUEUE, "a4", "a4"))
        at_stand = begin()  # comes back up into its open session, locked
        session = at_stand.kiosk.desk.session
        assert session is not None
        assert not at_stand.kiosk.staff.unlocked
        at_stand.hand.wait(lambda: at_stand.kiosk.staff.live.alert != "", "the battery's warning")
        assert at_stand.kiosk.staff.live.alert == "Batteri: 20 min"

        for visit in (at_stand.send, at_stand.leave, at_stand.fade, at_stand.send):
            visit()
        so_far = tally.sent + tally.walked + tally.timed_out
        play(store, session.id, dice, tally, (VISITORS - so_far) // 2)

        # A4 on a printer that is pulled out; then receipts: a batch that runs out in the middle and
        # goes on, and one receipt that breaks off.
        at_stand.unlock()
        pulled_out(at_stand, paper, store, tally)
        printer.choose(store, Printer(roll.address, "receipt", "roll"))
        model = at_stand.kiosk.staff.printing
        at_stand.wait_for_paper(lambda: bool(model.receipt), "the receipt printer")
        at_stand.batch(25)
        tally.handouts += 25
        roll.paper = False
        at_stand.batch(10)
        assert at_stand.kiosk.staff.batch.stopped
        roll.paper = True
        # What the printer had is learnt a moment later, and would stop the batch once more.
        at_stand.wait_for_paper(lambda: not at_stand.kiosk.staff.batch._jobs, "what came out")
        at_stand.hand.tap("batch-on")
        at_stand.wait_for_batch()
        assert not at_stand.kiosk.staff.batch.stopped
        tally.handouts += 10
        visitors_own(store, session.id, campaign, HANDOUTS - tally.handouts - 1, tally)
        roll.breaks_after = 9000
        with pytest.raises(Fault):
            visitors_own(store, session.id, campaign, 1, tally)
        roll.breaks_after = None
        (unknown,) = print_ledger.unknown_jobs(store)
        at_stand.hand.tap("menu-printer")
        at_stand.hand.tap("came-out")
        at_stand.hand.wait(lambda: not print_ledger.unknown_jobs(store), "what staff saw")
        tally.handouts += unknown.copies
        assert printing.watch(store).state is State.READY
        receipts = tally.handouts - 8 * SHEETS

        # A full disk: nobody is thanked for what was not stored, and the same tap sends it later.
        at_stand.hand.tap("menu-visitors")
        at_stand.fill_in()
        full = fill(disk)
        at_stand.hand.tap("next")
        at_stand.arrive(Page.FAILED)
        full.unlink()
        at_stand.hand.tap("again")
        at_stand.arrive(Page.THANKS)
        tally.answered("sv", 12, "rather-safe")
        at_stand.hand.tap("done")

        so_far = tally.sent + tally.walked + tally.timed_out
        play(store, session.id, dice, tally, VISITORS - so_far)
        at_stand.unlock()
        at_stand.hand.tap("close-session")
        at_stand.hand.tap("confirm-yes")
        report = at_stand.kiosk.staff.report
        at_stand.hand.wait(lambda: bool(report.ready), "the report")

    assert report.differences.rows() == []
    check_report(home, json.loads(next(home.exports.glob("report-*.json")).read_bytes()), tally)
    assert next(home.exports.glob("report-*.pdf")).read_bytes().startswith(b"%PDF")
    assert len(roll.printed) >= receipts - 1


def check_report(home: Home, found: dict[str, object], tally: Tally) -> None:
    counts = msgspec.convert(found["session"], dict[str, object])
    wanted = {"started": VISITORS, "sent": tally.sent, "walked_away": tally.walked}
    wanted |= {"timed_out": tally.timed_out, "under_way": 0, "closed_itself": False}
    assert {name: counts[name] for name in wanted} == wanted
    assert tally.sent + tally.walked + tally.timed_out == VISITORS
    answers = msgspec.convert(found["answers"], dict[str, object])
    assert (answers["sent"], answers["stored"]) == (tally.sent, tally.sent)
    a4, roll = msgspec.convert(found["paper"], list[dict[str, object]])
    of = {"layout": "a4", "sheets": 2 * SHEETS, "handouts": 8 * SHEETS, "printed": 2 * SHEETS}
    assert a4 == {**of, "failed": SHEETS, "unknown": 0, "waiting": 0}
    receipts = HANDOUTS - 8 * SHEETS
    of = {"layout": "receipt", "sheets": receipts, "handouts": receipts, "printed": receipts}
    assert {name: roll[name] for name in of} == of
    assert (roll["unknown"], roll["waiting"]) == (0, 0)
    assert found["hours"] == {str(hour): n for hour, n in sorted(tally.hours.items())}
    assert found["languages"] == dict(sorted(tally.languages.items()))
    alone = msgspec.convert(found["choices"], dict[str, dict[str, int | None]])["alone"]
    assert {choice: n for choice, n in alone.items() if n is not None} == tally.choices
    assert found["differences"] == []
    with sqlite3.connect(home.database) as connection:
        assert connection.execute("SELECT count(*) FROM response").fetchone() == (tally.sent,)
