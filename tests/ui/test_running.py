"""A newer pack that waits: the kiosk takes it once the session is closed and staff are gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from kiosk import stand
from kiosk.campaign import Campaign, Event
from kiosk.clock import ShiftedClock
from kiosk.errors import Refused
from kiosk.home import Home, alone, replace_file
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import encode
from kiosk.store import Store
from tests.ui.conftest import Page, Scene
from ui.running import Running

NAME = "Umeå lyssnar igen"


@contextmanager
def running(home: Home, clock: ShiftedClock) -> Iterator[Running]:
    options = {"windowed": True, "calm": True, "paper": False, "voice": "mock", "density": 5.87}
    with alone(home.kiosk_lock, Refused("kiosk-running", home=home.path)):
        found = Running(home, clock=clock, **options)
        try:
            yield found
        finally:
            found.close()


def update(home: Home, keys: CampaignKeys) -> bytes:
    """Return a newer pack with another name and a dialogue more."""
    pack = home.pack()
    campaign: Campaign = pack.campaign
    first = campaign.events[0]
    late = Event("nolia-2016-05-07", "Nolia", date(2016, 5, 7), first.starts, first.ends)
    newer = msgspec.structs.replace(campaign, name=NAME, events=[*campaign.events, late])
    changed = {"campaign": newer, "identity": None, "edition": pack.edition + 1}
    return encode(msgspec.structs.replace(pack, **changed), keys.signing)


def test_pack_that_came_during_a_session_is_taken_when_staff_have_closed_it_and_gone(
    qapp: QGuiApplication, opened: Home, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    with running(opened, clock) as found:
        first = found.kiosk
        scene = Scene(first, clock)
        assert install(opened, update(opened, keys), {}).waits
        scene.begin()
        scene.finish()
        scene.arrive(Page.THANKS)
        scene.hand.tap("done")
        scene.unlock()
        found.look()
        scene.hand.tap("close-session")
        scene.hand.tap("confirm-yes")
        scene.hand.wait(lambda: scene.staff.report.ready, "the report")
        assert found.kiosk is first, "staff still read the report"
        scene.hand.tap("menu-visitors")
        scene.hand.wait(lambda: found.kiosk is not first, "the kiosk with the new pack")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

        after = Scene(found.kiosk, clock)
        assert found.kiosk.desk.pack.campaign.name == NAME
        assert found.kiosk.window.isVisible()
        assert not opened.waiting_file.exists()
        after.unlock()
        after.hand.wait(lambda: after.hand.shows("open-nolia-2016-05-07"), "the new dialogue")
        after.open_session()
        after.hand.tap("menu-visitors")
        after.begin()
        after.finish()
        after.arrive(Page.THANKS)
    store = Store(opened.database)
    assert sorted(s.sent for s in stand.sessions(store)) == [1, 1]
    store.close()


def test_kiosk_without_a_session_takes_a_pack_that_comes(
    qapp: QGuiApplication, home: Home, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    with running(home, clock) as found:
        first = found.kiosk
        scene = Scene(first, clock)
        scene.unlock()
        replace_file(home.waiting_file, update(home, keys))
        found.look()
        assert found.kiosk is first
        scene.hand.tap("menu-visitors")
        scene.hand.wait(lambda: found.kiosk is not first, "the kiosk with the new pack")
        assert home.pack().campaign.name == NAME


def test_pack_that_does_not_fit_is_dropped_and_the_kiosk_goes_on(
    qapp: QGuiApplication, home: Home, clock: ShiftedClock
) -> None:
    with running(home, clock) as found:
        first = found.kiosk
        scene = Scene(first, clock)
        replace_file(home.waiting_file, b"no pack")
        found.look()
        scene.hand.wait(lambda: not home.waiting_file.exists(), "the end of it")
        scene.hand.wait(lambda: not found._taking, "the answer")
        assert found.kiosk is first
        scene.unlock()
