"""A forgotten PIN on the real scene: the staff's with the coordinator's, both with a file."""

from pathlib import Path

import pytest

from kiosk import pin_reset, pins
from kiosk.errors import Refused
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.store import Store
from tests.ui.conftest import COORDINATOR, STAFF, Scene

NEW, OTHER = "583920", "640275"
Gate = pins.Gate


def lets_in(scene: Scene, role: pins.Role, pin: str) -> bool:
    store = Store(scene.kiosk.desk.home.database)
    try:
        pins.Gate(store, scene.clock).check(role, pin)
    except Refused:
        return False
    finally:
        store.close()
    return True


def forget(scene: Scene) -> None:
    scene.hand.corners()
    scene.hand.tap("pin-forgotten")


def test_staff_pin_is_chosen_anew_with_the_coordinators(scene: Scene) -> None:
    forget(scene)
    scene.enter(COORDINATOR)
    scene.enter(NEW)
    scene.enter(NEW)
    scene.hand.wait(lambda: scene.staff.pinError != "", "the answer")
    assert scene.staff.pinError == "PIN-koden är ändrad. Skriv den nya."
    scene.enter(NEW)
    scene.hand.wait(lambda: scene.staff.unlocked, "the panel")
    assert not lets_in(scene, "staff", STAFF)


def test_wrong_coordinators_pin_changes_nothing_and_costs_time(scene: Scene) -> None:
    forget(scene)
    for pin in ("111222", NEW, NEW):
        scene.enter(pin)
    scene.hand.wait(lambda: scene.staff.pins.error != "", "the answer")
    assert "Fel PIN" in scene.staff.pins.error
    assert scene.staff.pins.step == scene.staff.pins.Step.COORDINATOR.value
    scene.hand.tap("pin-cancel")
    assert lets_in(scene, "staff", STAFF)


@pytest.mark.parametrize(
    ("typed", "said"), [(["111111"], "för lätt"), ([NEW, OTHER], "inte lika")], ids=str
)
def test_new_pin_is_looked_at_before_it_is_asked_for_again(
    scene: Scene, typed: list[str], said: str
) -> None:
    forget(scene)
    scene.enter(COORDINATOR)
    for pin in typed:
        scene.enter(pin)
    assert said in scene.staff.pins.error
    assert scene.staff.pins.step == scene.staff.pins.Step.STAFF_NEW.value


def asked_code(scene: Scene) -> str:
    forget(scene)
    scene.hand.tap("pin-forgotten")
    scene.hand.wait(lambda: scene.staff.pins.code != "", "the code")
    return str(scene.staff.pins.code)


def test_both_pins_are_chosen_anew_with_a_file_from_the_centre(
    scene: Scene, opened: Home, keys: CampaignKeys, tmp_path: Path
) -> None:
    code = asked_code(scene)
    stick = tmp_path / "stick"
    stick.mkdir()
    scene.staff.pins.places = [stick]
    scene.hand.tap("find-file")
    scene.hand.wait(lambda: "Ingen fil" in scene.staff.pins.error, "the answer")
    (stick / "holiday.jpg").write_bytes(b"no such file")
    kiosk = scene.kiosk.desk.pack.holder.kiosk
    (stick / "pins.lyssna").write_bytes(pin_reset.sign_reset(keys.signing, kiosk, code))
    scene.hand.tap("find-file")
    step = scene.staff.pins.Step
    scene.hand.wait(lambda: scene.staff.pins.step == step.STAFF_NEW.value, "the file")
    for pin in (NEW, NEW, OTHER, OTHER):
        scene.enter(pin)
    scene.hand.wait(lambda: scene.staff.pinError != "", "the answer")
    assert lets_in(scene, "staff", NEW)
    assert lets_in(scene, "coordinator", OTHER)


def test_file_for_another_kiosk_is_refused(
    scene: Scene, keys: CampaignKeys, tmp_path: Path
) -> None:
    code = asked_code(scene)
    other = keys.enrol("Kiosk 2")
    (tmp_path / "pins.lyssna").write_bytes(pin_reset.sign_reset(keys.signing, other.kiosk, code))
    scene.staff.pins.places = [tmp_path]
    scene.hand.tap("find-file")
    scene.hand.wait(lambda: scene.staff.pins.error != "", "the answer")
    assert "annan kiosk" in scene.staff.pins.error
    assert lets_in(scene, "coordinator", COORDINATOR)


def test_nothing_typed_is_left_when_staff_walk_off(scene: Scene) -> None:
    forget(scene)
    scene.enter(COORDINATOR)
    scene.enter(NEW)
    scene.clock.advance(601)
    scene.staff.tick()
    kept = vars(scene.staff.pins)
    assert not [name for name, value in kept.items() if value in (COORDINATOR, NEW)]
