"""What the kiosk costs: at rest all day, until its first frame, and while a page is made.

`make bench`, or `python -m tests.bench.cost [SECONDS]`, the seconds to watch the page at rest.
"""

import subprocess
import sys
import time
from statistics import median

from PySide6.QtCore import Qt, QTimer

from tests.bench.stage import opened, rest, running, wait
from tests.bench.table import Result, show
from ui.app import Kiosk
from ui.tour import _shape as shape
from ui.visitor import VisitorModel

SECONDS = 20.0
SHARE = 3.0  # per cent of a core, for the page that is shown all day
BLOCK = 4.0  # milliseconds that anything may hold up the GUI thread
STARTS = 5
FIRST = 2.5  # times a bare window: our own guess, until somebody knows better

_STEPS = VisitorModel.Page


def at_rest(seconds: float) -> list[Result]:
    """Measure the share of a core that the attract page takes, awake and asleep."""
    with opened() as home, running(home, calm=False) as kiosk:
        rest(3)
        awake = share_over(seconds)
        kiosk.clock.advance(4 * 3600)  # type: ignore[attr-defined]
        kiosk.attract.look()
        rest(2)
        asleep = share_over(seconds / 2)
    return [
        Result("attract page, awake", awake, SHARE, "% of a core"),
        Result("attract page, asleep", asleep, SHARE, "% of a core"),
    ]


def share_over(seconds: float) -> float:
    began, spent = time.perf_counter(), time.process_time()
    rest(seconds)
    return 100 * (time.process_time() - spent) / (time.perf_counter() - began)


def first_frames() -> list[Result]:
    """Measure the time from the start of a process to the first frame of its window."""
    with opened() as home:
        times: dict[str, list[float]] = {"bare": [], "kiosk": []}
        for _ in range(STARTS):
            for what, taken in times.items():
                taken.append(start(what, str(home.path)))
    bare, kiosk = median(times["bare"]), median(times["kiosk"])
    unit = f"times a bare window ({kiosk:.2f} and {bare:.2f} s)"
    return [Result("start to first frame", kiosk / bare, FIRST, unit)]


def start(what: str, home: str) -> float:
    command = [sys.executable, "-m", "tests.bench.first", what, home]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - began
    return taken


class Heartbeat:
    """Beats whenever the event loop is free, and tells how long it was not, but for drawing."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.longest, self.drawing = 0.0, 0.0
        self._last = self._began = time.perf_counter()
        self._drawn = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        direct = Qt.ConnectionType.DirectConnection
        kiosk.window.beforeSynchronizing.connect(self._draw, direct)
        kiosk.window.frameSwapped.connect(self._drew, direct)
        self._timer.start()

    def reset(self) -> None:
        self.longest, self.drawing = 0.0, 0.0
        self._last, self._drawn = time.perf_counter(), 0.0

    def stop(self) -> None:
        self._timer.stop()

    def _draw(self) -> None:
        self._began = time.perf_counter()

    def _drew(self) -> None:
        taken = time.perf_counter() - self._began
        self._drawn += taken
        self.drawing = max(self.drawing, taken)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - self._drawn)
        self._last, self._drawn = now, 0.0


def pages_made(campaign: str, rounds: int = 3) -> list[Result]:
    """Measure the longest time for which making each page holds up everything else."""
    blocks: dict[str, list[float]] = {}
    drawn: dict[str, list[float]] = {}
    for _ in range(rounds):
        with opened(campaign) as home, running(home) as kiosk:
            heart = Heartbeat(kiosk)
            rest(1)
            moves = [lambda k=kiosk: k.visitor.begin(""), *[kiosk.visitor.goOn] * 20]
            for move in moves:
                heart.reset()
                QTimer.singleShot(0, move)
                rest(0.05)
                wait(lambda k=kiosk: shape(k.window.contentItem()) is not None)
                rest(0.2)
                name = page_of(kiosk)
                blocks.setdefault(name, []).append(1000 * heart.longest)
                drawn.setdefault(name, []).append(1000 * heart.drawing)
                if kiosk.visitor.page == _STEPS.SUMMARY.value:
                    break
            heart.stop()
    return [
        Result(
            f"longest block, {page}",
            median(taken),
            BLOCK,
            f"ms ({median(drawn[page]):.1f} to draw)",
        )
        for page, taken in blocks.items()
    ]


def page_of(kiosk: Kiosk) -> str:
    questions = kiosk.visitor.questions
    return questions.name if questions is not None else _STEPS(kiosk.visitor.page).name.lower()


def run(seconds: float = SECONDS) -> list[Result]:
    return [
        *at_rest(seconds),
        *first_frames(),
        *pages_made("umea-2016"),
        *pages_made("alla-typer"),
    ]


if __name__ == "__main__":
    sys.exit(0 if show(run(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)) else 1)
