"""The live panel and the wall: what is counted, what is suppressed, when it changes."""

import json
import os
import random
import sys
from pathlib import Path
from types import TracebackType
from uuid import uuid4

import pytest

from kiosk import stand
from kiosk.campaign import Campaign
from kiosk.home import Home
from kiosk.store import Store
from tests.ui.conftest import Page, Scene, Start


def answer(home: Home, *choices: str, language: str = "sv", hour: int = 12) -> None:
    """Store answers to the question of problems, one for each choice."""
    store = Store(home.database)
    session = stand.current_session(store)
    assert session is not None
    for choice in choices:
        pairs = [("problems", choice)]
        of = {"hour": hour, "language": language}
        stand.save_response(store, session.id, str(uuid4()), os.urandom(40), pairs, **of)
    store.close()


def test_figures_follow_every_send(scene: Scene, opened: Home) -> None:
    scene.unlock()
    scene.hand.wait(lambda: scene.staff.live.title == "", "the fresh panel")
    answer(opened, *["dark"] * 6, "litter")
    scene.kiosk.desk.counted.emit()
    live = scene.staff.live
    scene.hand.wait(lambda: live.sent == 7, "the counts")
    assert [(row["code"], row["n"]) for row in live.bars.rows()] == [("dark", 6)]
    assert [(row["label"], row["n"]) for row in live.hours.rows()] == [("12–13", 7)]
    assert [(row["label"], row["n"]) for row in live.languages.rows()] == [("svenska", 7)]


def test_panel_never_tells_which_choice_the_last_visitor_made(scene: Scene, opened: Home) -> None:
    """Counts follow every Send; the bars move when five more have answered, and say so."""
    scene.unlock()
    live = scene.staff.live
    bars: list[tuple[int, int]] = []
    for sent in range(1, 18):
        answer(opened, "dark")
        scene.kiosk.desk.counted.emit()
        scene.hand.wait(lambda sent=sent: live.sent == sent, "the counts")
        bars.append((live.counted, sum(row["n"] for row in live.bars.rows())))
    steps = [0] * 4 + [5] * 5 + [10] * 5 + [15] * 3
    assert bars == [(step, step) for step in steps]


def test_bars_stand_still_while_the_panel_is_closed_and_opened(scene: Scene, opened: Home) -> None:
    scene.unlock()
    answer(opened, *["dark"] * 6)
    scene.kiosk.desk.counted.emit()
    live = scene.staff.live
    scene.hand.wait(lambda: live.counted == 6, "the bars")
    scene.hand.tap("menu-visitors")
    answer(opened, "dark")
    scene.unlock()
    scene.hand.wait(lambda: live.sent == 7, "the counts")
    assert (live.counted, [row["n"] for row in live.bars.rows()]) == (6, [6])


def test_wall_that_is_hung_late_shows_what_the_panel_shows(scene: Scene, opened: Home) -> None:
    scene.unlock()
    answer(opened, *["dark"] * 6)
    scene.kiosk.desk.counted.emit()
    scene.hand.wait(lambda: scene.staff.live.counted == 6, "the bars")
    answer(opened, "dark")
    scene.kiosk.desk.counted.emit()
    scene.hand.wait(lambda: scene.staff.live.sent == 7, "the counts")
    scene.staff.wall.switch(True)
    assert scene.staff.wall.count == "6 har svarat"
    assert scene.staff.wall.stamp == scene.staff.session.stamp


def test_bug_while_figures_are_read_leaves_the_panel_counting(
    scene: Scene, opened: Home, campaign: Campaign, caplog: pytest.LogCaptureFixture
) -> None:
    scene.unlock()
    scene.stored()
    live, hook = scene.staff.live, sys.excepthook
    bugs: list[type[BaseException]] = []

    def on_bug(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        bugs.append(kind)
        scene.kiosk.on_bug(kind, error, trace)

    sys.excepthook = on_bug
    try:
        live._campaign = None  # type: ignore[assignment]  # what cannot be
        live.refresh()
        scene.hand.wait(lambda: bool(bugs), "the bug")
    finally:
        sys.excepthook = hook
    caplog.clear()  # the bug itself is logged, as it has to be
    live._campaign = campaign
    answer(opened, "dark")
    scene.kiosk.desk.counted.emit()
    scene.hand.wait(lambda: live.sent == 1, "the counts")


def test_small_languages_have_no_number(scene: Scene, opened: Home) -> None:
    answer(opened, *["dark"] * 9)
    answer(opened, "dark", "dark", language="fi")
    answer(opened, "dark", "dark", "dark", language="ar")
    scene.unlock()
    scene.hand.wait(lambda: scene.staff.live.sent == 14, "the counts")
    rows = {row["code"]: (row["n"], row["hidden"]) for row in scene.staff.live.languages.rows()}
    assert rows == {"sv": (9, False), "fi": (0, True), "ar": (0, True)}


def test_nothing_is_read_while_nobody_looks(scene: Scene, opened: Home) -> None:
    answer(opened, *["dark"] * 6)
    scene.kiosk.desk.counted.emit()
    scene.stored()
    assert scene.staff.live.sent == 0


@pytest.mark.parametrize(
    ("minutes", "status", "alert"),
    [(20, "Discharging", "Batteri: 20 min"), (600, "Discharging", ""), (20, "Charging", "")],
)
def test_battery_is_told_on_every_screen_when_it_does_not_last(
    opened: Home, start: Start, tmp_path: Path, minutes: int, status: str, alert: str
) -> None:
    battery = tmp_path / "power" / "BAT0"
    battery.mkdir(parents=True)
    told = {"type": "Battery", "status": status, "time_to_empty_now": str(minutes * 60)}
    for name, value in (told | {"capacity": "30"}).items():
        (battery / name).write_text(value)
    scene = start(opened, supplies=tmp_path / "power")
    scene.hand.wait(lambda: scene.staff.session.open, "the session")  # without, nothing is told
    scene.hand.wait(lambda: scene.staff.live._battery is not None, "the battery")
    scene.hand.wait(lambda: scene.staff.live.alert == alert, "what is told of it")


def test_wall_shows_nothing_before_five_have_answered_and_moves_in_steps_of_five(
    scene: Scene, opened: Home
) -> None:
    wall = scene.staff.wall
    wall.switch(True)
    sent = 0
    for n, count in ((4, ""), (2, "6 har svarat"), (4, "6 har svarat"), (1, "11 har svarat")):
        answer(opened, *["dark"] * n)
        sent += n
        scene.kiosk.desk.counted.emit()
        scene.hand.wait(lambda sent=sent: scene.staff.live.sent == sent, "the figures")
        assert wall.count == count
    assert [(row["code"], row["n"]) for row in wall.bars.rows()] == [("dark", 11)]


def test_wall_never_tells_which_choice_the_last_visitor_made(
    scene: Scene, opened: Home, campaign: Campaign
) -> None:
    """Whoever watches it learns of five people at once, or of nobody."""
    dice, wall = random.Random(7), scene.staff.wall
    wall.switch(True)
    seen: list[int] = []
    for sent in range(1, 41):
        answer(opened, dice.choice(["dark", "litter", "speeding"]))
        scene.kiosk.desk.counted.emit()
        scene.hand.wait(lambda sent=sent: scene.staff.live.sent == sent, "the figures")
        if wall._sent and (not seen or wall._sent != seen[-1]):
            seen.append(wall._sent)
    assert all(after - before >= 5 for before, after in zip([0, *seen], seen, strict=False))
    assert len(seen) == 8


def test_wall_speaks_the_main_language_while_a_visitor_reads_another(
    scene: Scene, opened: Home
) -> None:
    scene.staff.wall.switch(True)
    scene.begin("en")
    assert scene.staff.wall.waiting == "Här visas svaren när minst fem har valt samma."
    assert scene.page is Page.QUESTION


def test_wall_is_not_offered_without_a_second_screen(scene: Scene) -> None:
    scene.unlock()
    assert not scene.hand.shows("menu-wall")


WALL = """
import json, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QWindow
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from ui.app import Kiosk, application
from ui.covers import Cover
from ui.fingers import Fingers
app = application()
clock = ShiftedClock(datetime(2016, 4, 2, 12, 5))
kiosk = Kiosk(Home(Path(sys.argv[1])), clock=clock, calm=True, paper=False, voice="mock")
hand = Fingers(kiosk, clock)
hand.wait(lambda: kiosk.desk.session is not None, "the session")
def shown():
    hand.settle()
    found = [w for w in app.topLevelWindows() if w.isVisible() and w is not kiosk.window]
    kinds = ["cover" if isinstance(w, Cover) else "wall" for w in found]
    return sorted([kind, w.screen().name()] for kind, w in zip(kinds, found))
told = [kiosk.staff.wall.possible, shown()]
hand.corners()
for digit in "274913":
    hand.tap(f"key-{digit}")
hand.tap("key-enter")
hand.tap("menu-wall")
told.append(shown())
hand.tap("close-session")
hand.tap("confirm-yes")
hand.wait(lambda: kiosk.staff.report.ready, "the report")
told.append(shown())
kiosk.close()
told.append(shown())
print(json.dumps(told))
"""


def test_wall_takes_the_place_of_a_cover_while_a_session_is_open(
    opened: Home, tmp_path: Path, root: Path
) -> None:
    import subprocess
    import sys

    from tests.ui.test_covers import screens

    config = tmp_path / "screens.json"
    placed = [("a", 0, 0, 1280, 800), ("b", 1280, 0, 800, 600), ("c", 2080, 0, 800, 600)]
    config.write_text(screens(*placed), "utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    command = [sys.executable, "-c", WALL, str(opened.path)]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=90
    )
    assert (done.returncode, done.stderr) == (0, "")
    covered = [["cover", "b"], ["cover", "c"]]
    with_wall = [["cover", "c"], ["wall", "b"]]
    assert json.loads(done.stdout) == [True, covered, with_wall, covered, []]
