"""PINs chosen anew: the staff's with the coordinator's, both with a file that works once."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from kiosk import pin_reset
from kiosk.clock import ShiftedClock
from kiosk.envelope import Kind, sign
from kiosk.errors import Refused
from kiosk.home import Home
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.pin_reset import ALPHABET, PinReset, read_code, sign_reset
from kiosk.pins import Gate, Role
from kiosk.store import Store
from tests.kiosk.helpers import NOON, PINS

NEW: dict[Role, str] = {"staff": "918273", "coordinator": "564738"}


@pytest.fixture
def opened(installed: Home) -> Iterator[Store]:
    with closing(Store(installed.database)) as store:
        yield store


@pytest.fixture
def gate(opened: Store, clock: ShiftedClock) -> Gate:
    return Gate(opened, clock)


@pytest.fixture
def signed(a_pack: Pack, keys: CampaignKeys) -> Callable[[str], bytes]:
    return lambda code: sign_reset(keys.signing, a_pack.holder.kiosk, code)


def refusal(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments)
    assert refused.value.text("sv") != refused.value.text("en")
    return refused.value.code


def opens(store: Store, role: Role, pin: str) -> bool:
    clock = ShiftedClock(NOON)
    gate = Gate(store, clock)
    clock.advance(300)
    try:
        gate.check(role, pin)
    except Refused:
        return False
    return True


def test_staff_pin_is_reset_with_the_coordinators(opened: Store, gate: Gate) -> None:
    pin_reset.reset_staff(opened, gate, PINS["coordinator"], NEW["staff"])
    assert opens(opened, "staff", NEW["staff"])
    assert opens(opened, "coordinator", PINS["coordinator"])
    assert not opens(opened, "staff", PINS["staff"])


@pytest.mark.parametrize(
    ("coordinator", "new", "code"),
    [
        (PINS["staff"], NEW["staff"], "pin-wrong"),
        ("", NEW["staff"], "pin-wrong"),
        (PINS["coordinator"], "123456", "pin-trivial"),
        (PINS["coordinator"], "12", "pin-form"),
        (PINS["coordinator"], PINS["coordinator"], "pin-same"),
    ],
)
def test_staff_pin_stays_when_either_will_not_do(
    opened: Store, gate: Gate, coordinator: str, new: str, code: str
) -> None:
    assert refusal(pin_reset.reset_staff, opened, gate, coordinator, new) == code
    assert opens(opened, "staff", PINS["staff"])


def test_guessing_the_coordinators_pin_by_resetting_is_as_slow(opened: Store, gate: Gate) -> None:
    assert refusal(pin_reset.reset_staff, opened, gate, "917364", NEW["staff"]) == "pin-wrong"
    right = (opened, gate, PINS["coordinator"], NEW["staff"])
    assert refusal(pin_reset.reset_staff, *right) == "pin-wait"
    assert opens(opened, "staff", PINS["staff"])


def test_new_pin_that_will_not_do_costs_no_try(opened: Store, gate: Gate) -> None:
    assert refusal(pin_reset.reset_staff, opened, gate, "917364", "111111") == "pin-trivial"
    assert gate.wait_left("coordinator") == 0


def test_both_pins_are_chosen_anew_with_the_file_and_it_works_once(
    opened: Store, a_pack: Pack, signed: Callable[[str], bytes]
) -> None:
    data = signed(pin_reset.request(opened))
    pin_reset.reset_all(opened, a_pack, data, NEW)
    assert all(opens(opened, role, pin) for role, pin in NEW.items())
    assert not opens(opened, "coordinator", PINS["coordinator"])
    again = (opened, a_pack, data, PINS)
    assert refusal(pin_reset.reset_all, *again) == "pin-reset-not-asked"
    assert all(opens(opened, role, pin) for role, pin in NEW.items())


def test_file_still_works_when_the_new_pins_will_not_do(
    opened: Store, a_pack: Pack, signed: Callable[[str], bytes]
) -> None:
    data = signed(pin_reset.request(opened))
    same: dict[Role, str] = {"staff": "918273", "coordinator": "918273"}
    assert refusal(pin_reset.reset_all, opened, a_pack, data, same) == "pin-same"
    assert opens(opened, "staff", PINS["staff"])
    pin_reset.reset_all(opened, a_pack, data, NEW)


def test_request_outlives_a_restart_and_the_next_one_replaces_it(
    opened: Store, a_pack: Pack, signed: Callable[[str], bytes]
) -> None:
    assert pin_reset.requested(opened) == ""
    first = pin_reset.request(opened)
    opened.close()
    assert pin_reset.requested(opened) == first
    second = pin_reset.request(opened)
    assert second != first
    code = refusal(pin_reset.reset_all, opened, a_pack, signed(first), NEW)
    assert code == "pin-reset-other-request"
    pin_reset.check_file(opened, a_pack, signed(second))


def test_request_is_forgotten_when_the_coordinator_remembers(
    opened: Store, gate: Gate, a_pack: Pack, signed: Callable[[str], bytes]
) -> None:
    data = signed(pin_reset.request(opened))
    gate.check("staff", PINS["staff"])
    pin_reset.check_file(opened, a_pack, data)
    gate.check("coordinator", PINS["coordinator"])
    assert refusal(pin_reset.reset_all, opened, a_pack, data, NEW) == "pin-reset-not-asked"


def test_wrong_guesses_leave_the_request_as_it_is(opened: Store, gate: Gate) -> None:
    asked = pin_reset.request(opened)
    refusal(gate.check, "coordinator", "917364")
    assert pin_reset.requested(opened) == asked


def test_file_for_another_kiosk_is_refused(opened: Store, a_pack: Pack, keys: CampaignKeys) -> None:
    data = sign_reset(keys.signing, uuid4(), pin_reset.request(opened))
    assert refusal(pin_reset.reset_all, opened, a_pack, data, NEW) == "pin-reset-other-kiosk"


def test_file_that_was_not_asked_for_is_refused(
    opened: Store, a_pack: Pack, signed: Callable[[str], bytes]
) -> None:
    elsewhere = pin_reset.request(opened)
    with opened.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM pin_request")
    code = refusal(pin_reset.reset_all, opened, a_pack, signed(elsewhere), NEW)
    assert code == "pin-reset-not-asked"


def test_file_that_is_not_genuine_is_refused(
    opened: Store, a_pack: Pack, keys: CampaignKeys
) -> None:
    asked, kiosk = pin_reset.request(opened), a_pack.holder.kiosk
    payload = msgspec.msgpack.encode(PinReset(kiosk, read_code(asked)))
    good = sign_reset(keys.signing, kiosk, asked)
    forged = {
        "pin-reset-damaged": [
            sign_reset(CampaignKeys.generate().signing, kiosk, asked),  # of another campaign
            sign(Kind.PIN_RESET, payload, SigningKey(keys.receipt)),  # of a key for something else
            sign(Kind.PIN_RESET, b"\x01", keys.signing),
            good[:-1],
            good[:-1] + bytes([good[-1] ^ 1]),
            good + bytes(Kind.PIN_RESET.limit),
        ],
        "pin-reset-unknown": [b"", b"PK\x03\x04", sign(Kind.RECEIPT, payload, keys.signing)],
        "pin-reset-newer": [good.replace(b"lyssna/1", b"lyssna/2", 1)],
    }
    for code, files in forged.items():
        for data in files:
            assert refusal(pin_reset.reset_all, opened, a_pack, data, NEW) == code
    assert opens(opened, "staff", PINS["staff"])
    pin_reset.reset_all(opened, a_pack, good, NEW)


def test_codes_are_drawn_anew_and_in_groups(opened: Store) -> None:
    codes = {pin_reset.request(opened) for _ in range(20)}
    assert len(codes) == 20
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert set(code) <= {*ALPHABET, "-"}


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("code") / "kiosk.db"
    with closing(Store(file, create=True)) as store:
        return pin_reset.request(store)


def test_code_is_read_however_it_was_typed(code: str) -> None:
    plain = code.replace("-", "")
    assert read_code(code) == plain
    for typed in (code.lower(), plain, code.replace("-", " "), f" {code} "):
        assert read_code(typed) == plain
    slips = code.replace("1", "l").replace("0", "O")
    assert read_code(slips) == plain


@pytest.mark.parametrize("typed", ["", "8TRC-BBSV", "8TRC-BBSV-65MU", "8TRC-BBSV-65M4-8TRC"])
def test_what_can_be_no_code_is_refused(typed: str) -> None:
    assert refusal(read_code, typed) == "pin-request-form"


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    with suppress(Refused):
        assert set(read_code(typed)) <= set(ALPHABET)


def test_most_slips_are_found_at_the_centre(code: str) -> None:
    plain = code.replace("-", "")
    found = slips = 0
    for at, right in enumerate(plain):
        for other in set(ALPHABET) - {right}:
            slips += 1
            try:
                read_code(plain[:at] + other + plain[at + 1 :])
            except Refused:
                found += 1
    assert found / slips > 0.85
