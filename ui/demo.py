"""The whole loop, played against the real parts: centre, kiosk, visitors, handout, sync, page."""

import json
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from kiosk.clock import ShiftedClock
from kiosk.errors import Fault
from kiosk.home import writing_to
from ui.app import Kiosk, application
from ui.fingers import Fingers
from ui.question import QuestionModel
from ui.trial import EVENT, Trial, set_up
from ui.visitor import VisitorModel

Progress = Callable[[int], None]
Page = VisitorModel.Page

_TEXTS = {
    "sv": ("mer ljus vid tunneln", "fler vuxna ute", "ring mig 0701234567"),
    "en": ("more light in the park", "slower cars", "call me 0701234567"),
    "fi": ("enemmän valoa", "hitaammin autoilla"),
    "ar": ("نور في الحديقة", "سيارات ابطا"),
    "sv-x-lattlast": ("mer ljus", "bilar kör för fort"),
}
_LANGUAGES = ("sv", "en", "sv", "fi", "ar", "sv-x-lattlast")  # of one visitor after another

_OPENING = {"alone": ("rather-unsafe", "unsafe"), "problems": ("close-relations", "help")}
"""Choices that lead to a page, made in each language until that page was seen."""


@dataclass(frozen=True)
class Report:
    """What became of the visits, counted at both ends."""

    started: int
    sent: int
    walked_away: int
    timed_out: int
    stored: int
    batches: int
    at_centre: int
    lost: int
    duplicated: int
    handouts: int

    @property
    def whole(self) -> bool:
        """Whether everything sent is at the centre exactly once."""
        return not self.lost and not self.duplicated and self.sent == self.stored == self.at_centre


def run(visitors: int, out: Path, seed: int, progress: Progress) -> Report:
    """Play `visitors` visits and leave pictures, papers, databases and the report in `out`."""
    with writing_to(out):
        shutil.rmtree(out / "screens", ignore_errors=True)
        (out / "screens").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lyssna-demo-") as place:
        with set_up(Path(place)) as trial:
            before = _play(trial, visitors, out, seed, progress)
            # The page as a resident's phone gets it.
            pages = {
                "promise-page.html": httpx.get(f"{trial.centre}/umea-2016", timeout=20),
                "promise-page-en.html": httpx.get(f"{trial.centre}/umea-2016/en", timeout=20),
            }
        report = _count(trial, before)
        if not same_choices(trial.home.database, trial.database):
            raise Fault("demo-differs")
        with writing_to(out):
            for name, page in pages.items():
                (out / name).write_bytes(page.raise_for_status().content)
            shutil.copy(trial.home.exports / f"handout-{EVENT}-sv.pdf", out / "handout.pdf")
            shutil.copy(trial.home.database, out / "kiosk.db")
            shutil.copy(trial.database, out / "central.db")
            (out / "report.json").write_text(json.dumps(asdict(report), indent=2) + "\n", "utf-8")
    return report


def _play(trial: Trial, visitors: int, out: Path, seed: int, progress: Progress) -> list[str]:
    """Play the afternoon; return the ids of the responses as they were stored at the kiosk."""
    application()
    kiosk = Kiosk(
        trial.home, clock=trial.clock, windowed=True, calm=True, paper=False, voice="none"
    )
    try:
        stand = Afternoon(kiosk, trial, out / "screens", random.Random(seed))
        stand.open()
        for number in range(visitors):
            stand.visit(number)
            progress(1)
        stand.close()
        stored = _ids(trial.home.database, "SELECT id FROM response")
        stand.sync()
    finally:
        kiosk.close()
    return stored


class Afternoon:
    """An afternoon at the stand: staff, visitors and the coordinator, all by touch."""

    def __init__(self, kiosk: Kiosk, trial: Trial, screens: Path, dice: random.Random) -> None:
        self._kiosk = kiosk
        self._visitor = kiosk.visitor
        self._pins = trial.pins
        self._clock: ShiftedClock = trial.clock
        self._hand = Fingers(kiosk, trial.clock)
        self._screens = screens
        self._dice = dice
        self._shot: set[str] = set()

    # Staff and coordinator

    def open(self) -> None:
        self._hand.wait(lambda: self._kiosk.desk.gate is not None, "the store")
        self._picture("closed")
        self._unlock("staff", "panel")
        self._hand.wait(lambda: self._hand.shows(f"open-{EVENT}"), "the events")
        self._picture("staff-open")
        self._hand.tap(f"open-{EVENT}")
        self._hand.wait(lambda: self._kiosk.staff.opening.checks.rowCount() > 0, "the checks")
        self._picture("staff-checks")
        self._hand.tap("clock-yes")
        self._hand.tap("open-session")
        self._hand.wait(lambda: self._kiosk.desk.session is not None, "the session")
        self._hand.tap("menu-visitors")

    def close(self) -> None:
        self._unlock("staff", "panel")
        self._idle()
        self._picture("staff-status")
        self._hand.tap("menu-handouts")
        self._hand.tap("print-batch")
        self._hand.wait(lambda: self._kiosk.staff.live.handouts > 0, "the handout")
        self._picture("staff-handouts")
        self._hand.tap("menu-status")
        self._hand.tap("close-session")
        self._picture("staff-close")
        self._hand.tap("confirm-yes")
        self._hand.wait(lambda: self._kiosk.desk.session is None, "the closed session")
        self._hand.wait(lambda: self._kiosk.staff.report.ready, "the report")
        self._picture("staff-closed")

    def sync(self) -> None:
        coordinator = self._kiosk.coordinator
        self._hand.tap("menu-sync")
        self._enter("coordinator", "sync")
        self._hand.wait(lambda: coordinator.known, "what waits")
        self._picture("sync")
        self._hand.tap("sync-now")
        ended = (coordinator.State.DONE.value, coordinator.State.FAILED.value)
        self._hand.wait(lambda: coordinator.state in ended, "the end of the sync")
        self._picture("sync-done")

    def _idle(self) -> None:
        """Wait until the worker has nothing left to do, whatever one job has led to."""
        for _ in range(3):
            done: list[None] = []
            self._kiosk.desk.do(lambda _: None, done.append)
            self._hand.wait(lambda done=done: bool(done), "the worker")

    def _unlock(self, role: str, opens: str) -> None:
        self._hand.corners()
        self._enter(role, opens)

    def _enter(self, role: str, opens: str) -> None:
        self._hand.wait(lambda: self._hand.shows("pin"), "the PIN page")
        self._picture(f"pin-{role}")
        for digit in self._pins[role]:
            self._hand.tap(f"key-{digit}")
        self._hand.tap("key-enter")
        self._hand.wait(lambda: self._hand.shows(opens), opens)

    # Visitors

    def visit(self, number: int) -> None:
        """Let one visitor come: most answer in Swedish and send, some leave, some change."""
        dice = self._dice
        language = _LANGUAGES[number % len(_LANGUAGES)]
        walks_away = number % 7 == 5
        patience = dice.randint(1, 5) if walks_away else 99
        self._picture("attract")
        self._hand.tap("begin" if language == "sv" else f"begin-{language}")
        self._picture("start")
        self._hand.tap("next")
        changed = False
        while self._page() not in (Page.SUMMARY, Page.ATTRACT) and patience:
            patience -= 1
            if not changed and number % 5 == 3 and self._visitor.questions.number > 2:
                changed = True
                self._hand.tap("back")
            self._answer()
        if walks_away:
            self._walk_away(number)
        else:
            self._send(number)

    def _answer(self) -> None:
        """Answer the page on screen, one question after the other, or one in ten not at all."""
        page = str(self._visitor.questions.name)
        self._picture(page)
        if self._dice.random() < 0.1:
            self._hand.tap("decline")
            return
        for place in range(len(self._visitor.questions.parts)):
            part = self._visitor.questions.parts[place]  # another one, once help has been shown
            if part.kind == "text":
                self._write(part)
            else:
                self._choose(part)
        self._picture(f"{page}-answered")
        self._hand.tap("next")
        if self._page() is Page.GUARD:
            self._picture("guard")
            self._hand.tap("mask")
        elif self._page() is Page.QUESTION and self._visitor.questions.objected:
            self._picture(f"{page}-held")
            self._hand.tap("decline")

    def _choose(self, part: QuestionModel) -> None:
        if part.picked:  # it was answered before; somebody who came back changes nothing
            return
        key, most = str(part.key), int(part.maxPicks)
        codes = part.codes()
        shown = _OPENING.get(part.name)
        if shown and f"{shown[1]}-{self._visitor.language}" not in self._shot:
            codes = [shown[0]]
        for _ in range(min(most, len(codes), self._dice.randint(1, 2))):
            # The first choices are made most often, as at a stand: some are seen five times.
            code = codes[int(len(codes) * self._dice.random() ** 3)]
            self._hand.tap(f"choice-{key}{code}")
            if self._page() is Page.HELP:
                self._picture("help")
                self._hand.tap("back")

    def _write(self, part: QuestionModel) -> None:
        language = self._visitor.language
        silent = self._dice.random() < 0.6 and f"keyboard-{language}" in self._shot
        if part.draft or silent:
            return
        self._hand.tap("field")
        self._hand.type(self._dice.choice(_TEXTS[language]))
        self._picture("keyboard")

    def _send(self, number: int) -> None:
        self._picture("summary")
        if number % 6 == 1:
            self._hand.tap("row-area")
            self._answer()
        self._hand.tap("next")
        self._hand.wait(lambda: self._page() is Page.THANKS, "the thanks")
        self._picture("thanks")
        if number % 2:
            self._hand.tap("done")
        else:
            self._clock.advance(60)
        self._hand.wait(lambda: self._page() is Page.ATTRACT, "the first page")

    def _walk_away(self, number: int) -> None:
        """Leave by the button, or just go: then the kiosk asks, and wipes the visit."""
        if number % 2:
            self._clock.advance(50)
            self._hand.wait(lambda: self._visitor.warning, "the warning")
            self._picture("idle")
            self._clock.advance(30)
        else:
            self._hand.tap("leave")
        self._hand.wait(lambda: self._page() is Page.ATTRACT, "the first page")

    def _page(self) -> Page:
        return Page(self._visitor.page)

    def _picture(self, name: str) -> None:
        """Keep a picture of each screen in each language, the first time it is seen."""
        if not name.startswith(("staff", "sync", "pin")):
            name = f"{name}-{self._visitor.language}"
        if name not in self._shot:
            self._shot.add(name)
            self._hand.settle()
            file = self._screens / f"{len(self._shot):02}-{name}.png"
            self._kiosk.window.grabWindow().save(str(file))


def _ids(database: Path, query: str) -> list[str]:
    with sqlite3.connect(database) as connection:
        return [str(row[0]) for row in connection.execute(query)]


_AT_KIOSK = "SELECT question, choice, sum(n) FROM tally GROUP BY question, choice"
_AT_CENTRE = """
    SELECT question, choice, count(*) FROM answer WHERE choice IS NOT NULL GROUP BY question, choice
"""


def same_choices(kiosk: Path, centre: Path) -> bool:
    """Tell whether both databases count the same choices, each in its own way, equally often."""
    with sqlite3.connect(kiosk) as here, sqlite3.connect(centre) as there:
        return set(here.execute(_AT_KIOSK)) == set(there.execute(_AT_CENTRE))


def _count(trial: Trial, stored: list[str]) -> Report:
    at_centre = _ids(trial.database, "SELECT id FROM response")
    with sqlite3.connect(trial.home.database) as connection:
        started, sent, walked_away, timed_out = connection.execute(
            "SELECT sum(started), sum(sent), sum(walked_away), sum(timed_out) FROM session"
        ).fetchone()
        batches = connection.execute(
            "SELECT count(*) FROM batch WHERE state = 'settled'"
        ).fetchone()[0]
        handouts = connection.execute("SELECT coalesce(sum(n), 0) FROM handout").fetchone()[0]
    return Report(
        started=started,
        sent=sent,
        walked_away=walked_away,
        timed_out=timed_out,
        stored=len(stored),
        batches=batches,
        at_centre=len(at_centre),
        lost=len(set(stored) - set(at_centre)),
        duplicated=len(at_centre) - len(set(at_centre) & set(stored)),
        handouts=handouts,
    )
