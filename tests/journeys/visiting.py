"""A kiosk with visitors, as a process of its own: `python -m tests.journeys.visiting HOME [TEXT]`.

Prints a line for everything that happens. Without TEXT visitors come until the process is killed.
With TEXT one visitor writes it and sends; the process waits for a line before it goes on, so that
whoever started it can look at the files.
"""

import sys
from datetime import datetime
from pathlib import Path

from kiosk import log
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from ui.app import Kiosk, application
from ui.fingers import Fingers
from ui.visitor import VisitorModel

START = datetime(2016, 4, 2, 12, 5)
Page = VisitorModel.Page


class Visitors:
    """Visitors at a running kiosk. Each answers one question, and leaves out the others."""

    def __init__(self, kiosk: Kiosk, clock: ShiftedClock) -> None:
        self._kiosk = kiosk
        self._hand = Fingers(kiosk, clock)

    def wait_for_the_session(self) -> None:
        self._hand.wait(lambda: self._kiosk.desk.session is not None, "the open session")
        tell("open")

    def come(self, text: str = "") -> None:
        """Make one visit, from the attract page and back to it."""
        self._hand.wait(lambda: self._page() is Page.ATTRACT, "the first page")
        self._tap("begin")
        self._tap("next")
        while self._page() is Page.QUESTION:
            self._answer(text)
        self._hand.wait(lambda: self._page() is Page.SUMMARY, "the summary")
        self._tap("next")
        self._hand.wait(lambda: self._page() is Page.THANKS, "the thanks")
        tell("thanks")
        if text:
            pause()
        self._tap("done")

    def _answer(self, text: str) -> None:
        question = self._kiosk.visitor.questions.parts[0]
        if question.name == "alone":
            self._tap("choice-rather-safe")
        elif question.kind == "text" and text:
            self._tap("field")
            self._hand.type(text)
            tell("written")
            pause()
        self._tap("next")

    def _tap(self, name: str) -> None:
        tell(name)  # before it is done, so that a kill may come right in the middle
        self._hand.tap(name)

    def _page(self) -> Page:
        return Page(self._kiosk.visitor.page)


def tell(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def pause() -> None:
    sys.stdin.readline()


def main(place: str, text: str = "") -> None:
    home, clock = Home(Path(place)), ShiftedClock(START)
    log.open_log(home.logs)
    application()
    kiosk = Kiosk(home, clock=clock, windowed=True, calm=True, voice="none")
    visitors = Visitors(kiosk, clock)
    visitors.wait_for_the_session()
    if text:
        visitors.come(text)
        kiosk.close()
        tell("closed")
        return
    while True:
        visitors.come()


if __name__ == "__main__":
    main(*sys.argv[1:])
