"""What is checked before a stand opens."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from kiosk import pack, preflight, sessions
from kiosk.campaign import Campaign, PublicKeys
from kiosk.check import Check, is_go
from kiosk.clock import ShiftedClock
from kiosk.envelope import Kind, sign
from kiosk.home import Home
from kiosk.install import install
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack
from kiosk.session import Details, Session
from kiosk.stand import close_session, count_start, open_session, save_response
from kiosk.store import Store
from tests.kiosk.helpers import EVENT, NOON, PINS, a_campaign
from tests.kiosk.test_power import supplies

OTHER = "centrum-2016-04-16"
NEXT_DAY = datetime(2016, 4, 3, 12)
FROM_THE_PACK = [
    "check-pack",
    "check-pins",
    "check-space",
    "check-store",
    "check-sealing",
    "check-languages",
]
BATTERY = {"type": "Battery", "status": "Discharging", "capacity": "50"}


def run(home: Home, clock: ShiftedClock, **options: object) -> dict[str, Check]:
    """Return the checks by code, of a machine without a battery unless another is named."""
    options = {"supplies": home.path / "none", **options}
    checks = preflight.run(home, clock, **options)  # type: ignore[arg-type]
    for check in checks:
        assert check.text("sv") != check.text("en")
    return {check.code: check for check in checks}


def levels(home: Home, clock: ShiftedClock, **options: object) -> dict[str, str]:
    return {code: check.level for code, check in run(home, clock, **options).items()}


def opened(home: Home) -> Session:
    with closing(Store(home.database)) as store:
        return open_session(store, home.pack().campaign, EVENT, NOON)


def test_kiosk_ready_for_its_event_has_nothing_bad(installed: Home, clock: ShiftedClock) -> None:
    opened(installed)
    found = levels(installed, clock, clock_right=True)
    expected = [*FROM_THE_PACK, "check-date", "check-clock", "check-power-none"]
    expected += ["check-session-open", "check-unsent-none", "check-sync-never"]
    assert list(found)[: len(expected)] == expected
    assert set(list(found.values())[: len(expected)]) == {"good"}
    assert is_go(run(installed, clock).values())


def test_clock_that_disagrees_with_the_events_is_shown(installed: Home) -> None:
    found = levels(installed, ShiftedClock(NEXT_DAY))
    assert found["check-date-other"] == "look"
    assert found["check-session-none"] == "look"


def test_clock_is_checked_against_the_event_that_is_to_be_opened(
    installed: Home, clock: ShiftedClock
) -> None:
    assert levels(installed, clock, event=EVENT)["check-date"] == "good"
    differs = run(installed, clock, event=OTHER)["check-date-differs"]
    assert differs.level == "look"
    assert differs.values["event"] == "Centrum"
    assert "check-session-none" not in levels(installed, clock, event=EVENT)
    assert levels(installed, clock, event="ikea") == {"event-unknown": "bad"}


def test_staff_are_asked_whether_the_clock_is_right(installed: Home) -> None:
    clock = ShiftedClock(datetime(2016, 4, 2, 11, 52))
    (asking,) = [c for c in run(installed, clock).values() if c.asks]
    assert (asking.code, asking.level) == ("check-clock-ask", "look")
    swedish = preflight.run(installed, clock, "sv", supplies=installed.path)
    assert "Är klockan 11.52?" in [check.parts("sv")[0] for check in swedish]
    for right, code, level in ((True, "check-clock", "good"), (False, "check-clock-wrong", "bad")):
        answered = run(installed, clock, clock_right=right)[code]
        assert answered.level == level
        assert preflight.answered(asking, right) == answered
        assert preflight.answered(answered, not right) == answered


@pytest.mark.parametrize(
    ("files", "code", "level"),
    [
        ({"time_to_empty_now": "9000"}, "check-power", "good"),  # 150 minutes, from 12.30 to 15
        ({"time_to_empty_now": "8000"}, "check-power-short", "look"),
        ({"time_to_empty_now": "1800"}, "check-power-short", "look"),
        ({"time_to_empty_now": "1740"}, "check-power-low", "bad"),
        ({"capacity": "60"}, "check-power-percent", "good"),
        ({"capacity": "59"}, "check-power-percent", "look"),
        ({"capacity": "14"}, "check-power-percent-low", "bad"),
        ({"capacity": "2", "status": "Charging"}, "check-power-plugged", "good"),
    ],
)
def test_battery_lasts_until_the_end_or_the_charger_is_plugged_in(
    installed: Home, tmp_path: Path, files: dict[str, str], code: str, level: str
) -> None:
    place = supplies(tmp_path / "power", BAT0={**BATTERY, **files})
    assert levels(installed, ShiftedClock(NOON), event=EVENT, supplies=place)[code] == level


def test_battery_is_to_last_for_a_whole_event_that_is_yet_to_come(
    installed: Home, tmp_path: Path
) -> None:
    place = supplies(tmp_path / "power", BAT0={**BATTERY, "time_to_empty_now": "10799"})
    short = run(installed, ShiftedClock(NEXT_DAY), event=OTHER, supplies=place)
    assert short["check-power-short"].values == {"percent": 50, "minutes": 179, "needed": 180}


def test_home_without_a_campaign_is_bad(home: Home, clock: ShiftedClock) -> None:
    assert levels(home, clock) == {"kiosk-not-installed": "bad"}


@pytest.mark.parametrize("content", [b"", b"lyssna/1 pack\n", b"not a pack"])
def test_damaged_pack_is_bad(installed: Home, clock: ShiftedClock, content: bytes) -> None:
    installed.pack_file.write_bytes(content)
    (code,) = levels(installed, clock)
    assert code in ("pack-unknown", "pack-damaged")


def test_damaged_store_is_bad(installed: Home, clock: ShiftedClock) -> None:
    installed.database.write_bytes(b"not a store" * 100)
    assert levels(installed, clock) == {"store-damaged": "bad"}


def test_store_without_pins_is_bad(installed: Home, clock: ShiftedClock) -> None:
    with closing(Store(installed.database)) as store, store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM pin")
    assert levels(installed, clock)["check-pins-none"] == "bad"


def install_pack(home: Home, campaign: Campaign, public: PublicKeys, keys: CampaignKeys) -> None:
    made = Pack(campaign, public, keys.enrol("Ikea 1"))
    install(home, pack.encode(made, keys.signing), PINS)


def test_key_that_nothing_can_be_sealed_to_is_bad(
    home: Home, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    useless = msgspec.structs.replace(keys.public, box=bytes(32))
    install_pack(home, a_campaign(), useless, keys)
    assert levels(home, clock)["check-sealing-failed"] == "bad"


def test_languages_that_lack_texts_are_named(
    home: Home, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    install_pack(home, a_campaign(languages=["sv", "fi"]), keys.public, keys)
    found = run(home, clock)["check-languages-missing"]
    assert found.level == "look"
    assert str(found.values["languages"]).startswith("fi (")


def test_session_that_is_paused_or_over_is_told(installed: Home, clock: ShiftedClock) -> None:
    opened(installed)
    assert levels(installed, ShiftedClock(NEXT_DAY))["check-session-overdue"] == "look"
    with closing(Store(installed.database)) as store:
        sessions.pause(store)
    assert levels(installed, clock)["check-session-paused"] == "look"


def test_session_that_closed_itself_is_told_until_the_next_one(
    installed: Home, clock: ShiftedClock
) -> None:
    opened(installed)
    with closing(Store(installed.database)) as store:
        assert sessions.close_overdue(store, NEXT_DAY)
        assert levels(installed, clock, event=OTHER)["check-session-closed-itself"] == "look"
        early = Details(late="Prov")
        open_session(store, installed.pack().campaign, OTHER, NEXT_DAY, early)
        close_session(store, NEXT_DAY)
    assert "check-session-closed-itself" not in levels(installed, clock)


def test_answers_that_were_not_sent_are_counted(installed: Home, clock: ShiftedClock) -> None:
    session = opened(installed)
    with closing(Store(installed.database)) as store:
        count_start(store, session.id)
        save_response(store, session.id, "one", b"sealed", [], hour=12, language="sv")
        assert levels(installed, clock)["check-unsent-none"] == "good"
        close_session(store, NOON)
    found = run(installed, clock)["check-unsent"]
    assert (found.level, found.values) == ("look", {"sessions": 1, "answers": 1})


def test_last_sync_is_told_by_the_centres_own_receipt(
    installed: Home, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    session = opened(installed)
    payload = msgspec.msgpack.encode({"day": date(2016, 4, 5), "number": 1})
    receipt = sign(Kind.RECEIPT, payload, SigningKey(keys.receipt))
    with closing(Store(installed.database)) as store:
        close_session(store, NOON)
        with store.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO batch (number, session, part, parts, hash, count, state, receipt)"
                " VALUES (1, ?, 1, 1, x'00', 0, 'settled', ?)",
                (session.id, receipt),
            )
    found = run(installed, clock)
    assert found["check-sync"].values == {"day": "Tuesday 5 April 2016"}
    assert found["check-unsent-none"].level == "good"


def test_checks_change_nothing(installed: Home, clock: ShiftedClock) -> None:
    before = {file.name: file.read_bytes() for file in installed.path.iterdir()}
    levels(installed, clock)
    assert {file.name: file.read_bytes() for file in installed.path.iterdir()} == before


def test_logo_that_cannot_be_drawn_is_told_before_papers_go_out_without_it(
    home: Home, campaign: Campaign, keys: CampaignKeys, clock: ShiftedClock
) -> None:
    broken = msgspec.structs.replace(
        campaign, logo="logo.svg", media={**campaign.media, "logo.svg": b"<svg"}
    )
    made = Pack(broken, keys.public, keys.enrol("Ikea 1"))
    install(home, pack.encode(made, keys.signing), PINS)
    check = run(home, clock)["check-logo"]
    assert check.level == "look"
    assert "logo.svg" in check.text("sv")
