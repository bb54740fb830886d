"""The real kiosk with its real scene, on a fresh home, and a finger to touch it with."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

import resources
from kiosk import stand
from kiosk.authoring import folder
from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from kiosk.questionnaire import Question
from kiosk.store import Store
from tests.ui.campaigns import asking
from ui.app import Kiosk
from ui.fingers import Fingers
from ui.visitor import VisitorModel

STAFF, COORDINATOR = "274913", "908172"
EVENT = "ikea-2016-04-02"
START = datetime(2016, 4, 2, 12, 5)
Page = VisitorModel.Page


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return folder.read(resources.path("campaigns", "umea-2016"))


@pytest.fixture(scope="session")
def keys() -> CampaignKeys:
    return CampaignKeys.generate()


@pytest.fixture
def home(tmp_path: Path, campaign: Campaign, keys: CampaignKeys) -> Home:
    """Return an installed kiosk without a session."""
    pack = encode(Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys.signing)
    home = Home(tmp_path / "home")
    install(home, pack, {"staff": STAFF, "coordinator": COORDINATOR})
    return home


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(START)


def installed(
    place: Path, campaign: Campaign, keys: CampaignKeys, clock: ShiftedClock, event: str
) -> Home:
    """Return an installed kiosk of `campaign` with an open session."""
    home = Home(place)
    pack = encode(Pack(campaign, keys.public, keys.enrol("Kiosk 1")), keys.signing)
    install(home, pack, {"staff": STAFF, "coordinator": COORDINATOR})
    store = Store(home.database)
    stand.open_session(store, campaign, event, clock.now(campaign.timezone))
    store.close()
    return home


@pytest.fixture
def opened(home: Home, campaign: Campaign, clock: ShiftedClock) -> Home:
    """Return an installed kiosk with an open session."""
    store = Store(home.database)
    stand.open_session(store, campaign, EVENT, clock.now(campaign.timezone))
    store.close()
    return home


class Scene:
    """A running kiosk and the hand of whoever stands before it."""

    def __init__(self, kiosk: Kiosk, clock: ShiftedClock) -> None:
        self.kiosk = kiosk
        self.visitor = kiosk.visitor
        self.staff = kiosk.staff
        self.coordinator = kiosk.coordinator
        self.clock = clock
        self.hand = Fingers(kiosk, clock)
        self.hand.wait(lambda: kiosk.desk.gate is not None, "the store")

    @property
    def page(self) -> Page:
        return Page(self.visitor.page)

    def arrive(self, page: Page) -> None:
        """Wait until `page` is shown."""
        self.hand.wait(lambda: self.page is page, page.name)
        self.hand.settle()

    def begin(self, language: str = "sv") -> None:
        """Go to the first question."""
        self.hand.tap("begin" if language == "sv" else f"begin-{language}")
        self.hand.tap("next")

    def pass_to(self, name: str) -> None:
        """Pass over pages until the one called `name` is on screen."""
        while self.visitor.questions.name != name:
            self.pass_on()

    def pass_on(self) -> None:
        """Pass over the page on screen; one that asks for an answer is declined."""
        self.hand.tap("next")
        if self.page is Page.QUESTION and self.visitor.questions.objected:
            self.hand.tap("decline")

    def pass_all(self) -> None:
        """Pass over the rest, to the summary."""
        while self.page is not Page.SUMMARY:
            self.pass_on()

    def finish(self) -> None:
        """Pass over the rest and send."""
        self.pass_all()
        self.hand.tap("next")

    def picked(self) -> int:
        """Return how many choices of the page's first question are chosen."""
        return int(self.visitor.questions.parts[0].picked)

    def unlock(self) -> None:
        """Open the staff panel."""
        self.hand.corners()
        self.enter(STAFF)
        self.hand.wait(lambda: self.hand.shows("panel"), "the panel")

    def open_session(self, event: str = EVENT) -> None:
        """Open a session in the panel, which is open, as staff do when all is well."""
        self.hand.tap(f"open-{event}")
        self.hand.tap("clock-yes")
        self.hand.tap("open-session")
        self.hand.wait(lambda: self.staff.session.open, "the session")

    def enter(self, pin: str) -> None:
        for digit in pin:
            self.hand.tap(f"key-{digit}")
        self.hand.tap("key-enter")

    def stored(self) -> int:
        """Return how many responses are in the store."""
        idle: list[None] = []
        self.kiosk.desk.do(lambda _: None, idle.append)
        self.hand.wait(lambda: bool(idle), "the worker")
        with sqlite3.connect(self.kiosk.desk.home.database) as connection:
            return int(connection.execute("SELECT count(*) FROM response").fetchone()[0])


Start = Callable[..., Scene]


@pytest.fixture
def start(qapp: QGuiApplication, clock: ShiftedClock) -> Iterator[Start]:
    """Return a function that starts a kiosk in a home; it is closed after the test."""
    running: list[Kiosk] = []

    def begin(home: Home, **options: object) -> Scene:
        # A screen of 10 inches at 1280x800, whatever the one that is not there says of itself.
        usual = {"windowed": True, "calm": True, "paper": False, "voice": "mock", "density": 5.87}
        options = usual | options
        kiosk = Kiosk(home, clock=clock, **options)  # type: ignore[arg-type]
        running.append(kiosk)
        return Scene(kiosk, clock)

    yield begin
    for kiosk in running:
        kiosk.close()


@pytest.fixture
def scene(opened: Home, start: Start) -> Scene:
    """Return a running kiosk with an open session."""
    return start(opened)


Ask = Callable[..., Scene]


@pytest.fixture
def ask(tmp_path: Path, keys: CampaignKeys, clock: ShiftedClock, start: Start) -> Ask:
    """Return a function that starts a kiosk which asks some questions, at the first of them."""

    def begin(
        *questions: Question, languages: tuple[str, ...] = ("sv",), **options: object
    ) -> Scene:
        campaign = asking(*questions, languages=languages)
        scene = start(installed(tmp_path / "asked", campaign, keys, clock, EVENT), **options)
        scene.begin()
        return scene

    return begin
