"""The stand's name and id are on every screen: visitors', staff's, and the wall's."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.campaign import Campaign
from kiosk.clock import ShiftedClock
from kiosk.home import Home
from kiosk.session import Details
from kiosk.stand import open_session
from kiosk.store import Store
from tests.ui.conftest import COORDINATOR, EVENT, Scene, Start
from ui.drawn import visible
from ui.staff import StaffModel
from ui.stops import stops
from ui.tour import SIZES, tour

Place = StaffModel.Place


def stamp_on(window: QQuickWindow, name: str = "stamp") -> str:
    """Return the stamp's text, which is to lie within the window as a whole."""
    (item,) = [each for each in visible(window.contentItem()) if each.objectName() == name]
    for corner in (QPointF(0, 0), QPointF(item.width(), item.height())):
        place = item.mapToScene(corner)
        assert -1 <= place.x() <= window.width() + 1
        assert -1 <= place.y() <= window.height() + 1
    return str(item.property("text"))


@pytest.mark.parametrize("size", [SIZES[2], SIZES[3]], ids=lambda size: size.name)
def test_every_page_of_a_visit_names_the_stand(
    qapp: QGuiApplication, campaign: Campaign, size: object
) -> None:
    pages = stops(campaign)
    assert {"attract", "asleep", "closed", "help", "failed", "thanks"} <= {s.name for s in pages}
    with tour(campaign, size) as guide:  # type: ignore[arg-type]
        kiosk = guide.kiosk
        stamp = f"Kiosk 1 · {kiosk.desk.pack.holder.kiosk.hex[:8]}"
        for stop in pages:
            guide.show(stop, campaign.main_language)
            assert (stop.name, stamp_on(kiosk.window)) == (stop.name, stamp)


@pytest.fixture
def named(home: Home, campaign: Campaign, clock: ShiftedClock, start: Start) -> Scene:
    """Return a running kiosk whose session is of a stand with a name."""
    store = Store(home.database)
    now = clock.now(campaign.timezone)
    open_session(store, campaign, EVENT, now, Details(stand="Norra entrén"))
    store.close()
    scene = start(home)
    scene.hand.wait(lambda: scene.staff.session.open, "the session")
    return scene


def test_every_page_of_staff_names_the_stand(named: Scene) -> None:
    stamp = f"Norra entrén · Kiosk 1 · {named.kiosk.desk.pack.holder.kiosk.hex[:8]}"
    looked: list[Place] = []

    def look() -> None:
        named.hand.settle()
        assert stamp_on(named.kiosk.window) == stamp
        looked.append(Place(named.staff.place))

    look()
    named.hand.corners()
    look()
    named.hand.tap("pin-forgotten")
    look()
    named.hand.tap("pin-cancel")
    named.unlock()
    look()
    for name in ("handouts", "printer", "checks", "sync"):
        named.hand.tap(f"menu-{name}")
        look()
    named.enter(COORDINATOR)
    named.hand.wait(lambda: Place(named.staff.place) is Place.SYNC, "the sync page")
    look()
    named.hand.tap("menu-status")
    named.hand.tap("close-session")
    named.hand.tap("confirm-yes")
    named.hand.wait(lambda: named.staff.report.ready, "the report")
    stamp = stamp.removeprefix("Norra entrén · ")  # no session, and none of its names
    look()
    named.hand.tap("report-done")
    named.hand.tap(f"open-{EVENT}")
    look()
    assert set(looked) == set(Place)
