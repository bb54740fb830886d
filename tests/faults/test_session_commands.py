"""The commands around a session and its PINs, on a real kiosk, used rightly and wrongly."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.clock import ShiftedClock
from kiosk.errors import Refused
from kiosk.home import Home, alone
from kiosk.pins import Gate
from kiosk.store import Store
from tests.faults.commands import assert_told, assert_went_well, lyssna, rows
from tests.kiosk.helpers import EVENT, NOON, PINS
from tests.ui.test_cli_keys import at_terminal

OTHER = "centrum-2016-04-16"
LATE = ("--late", "Blanketter")
NEW = {"staff": "918273", "coordinator": "564738"}


def ask(home: Home, query: str) -> tuple[object, ...]:
    with closing(sqlite3.connect(home.database)) as connection:
        found: tuple[object, ...] = connection.execute(query).fetchone()
        return found


def opens(home: Home, pins: dict[str, str]) -> bool:
    clock = ShiftedClock(NOON)
    with closing(Store(home.database)) as store:
        gate = Gate(store, clock)
        clock.advance(300)
        try:
            for role, pin in pins.items():
                gate.check(role, pin)  # type: ignore[arg-type]
        except Refused:
            return False
    return True


def test_event_that_is_over_is_opened_late_with_a_reason(home: Home) -> None:
    done = lyssna("session", "open", "--event", EVENT, home=home.path)
    assert done.returncode == 1
    assert "Error: The event at Ikea is over. Say in a few words why" in done.stderr
    assert '--late "…"' in done.stderr
    assert rows(home)["session"] == 0
    opening = ("session", "open", "--event", EVENT, *LATE, "--stand", "Entrén")
    done = lyssna(*opening, "--notes", "Regn", home=home.path)
    assert done.returncode == 0, done.stderr
    assert ask(home, "SELECT late, stand, notes FROM session") == ("Blanketter", "Entrén", "Regn")


def test_checks_are_told_and_kept_before_a_session_opens(home: Home) -> None:
    opening = ("session", "open", "--event", EVENT, *LATE)
    done = lyssna(*opening, "--clock", "wrong", home=home.path)
    assert done.returncode == 1
    assert re.search(r"^BAD   The clock of this machine is wrong", done.stderr, re.MULTILINE)
    assert "A check before opening is bad" in done.stderr
    assert rows(home)["session"] == 0
    done = lyssna(*opening, "--clock", "right", home=home.path)
    assert done.returncode == 0, done.stderr
    assert "and the event at Ikea is on Saturday 2 April 2016" in done.stderr
    kept = ask(home, "SELECT level FROM preflight WHERE code = 'check-clock'")
    assert kept == ("good",)


def test_note_with_a_personal_detail_opens_nothing(home: Home) -> None:
    opening = ("session", "open", "--event", EVENT, *LATE, "--notes", "ring 070-123 45 67")
    done = lyssna(*opening, home=home.path)
    assert done.returncode == 1
    assert "Error: The note holds a number, an address or a link" in done.stderr
    assert "070" not in done.stderr
    assert rows(home)["session"] == 0


def test_event_that_is_over_is_not_planned(home: Home) -> None:
    done = lyssna("session", "plan", "--event", EVENT, home=home.path)
    assert_told(done, "session-plan-late", "en", f'lyssna session open --event {EVENT} --late "…"')
    assert_told(lyssna("session", "plan", "--event", "ikea", home=home.path), "event-unknown")


def test_session_is_paused_and_goes_on(stand: Home) -> None:
    assert_went_well(lyssna("session", "pause", home=stand.path))
    status = lyssna("session", "status", home=stand.path)
    assert "A session is paused at Ikea: 3 visits started, 3 sent" in status.stdout
    assert ask(stand, "SELECT paused FROM session") == (1,)
    assert_went_well(lyssna("session", "resume", home=stand.path))
    assert ask(stand, "SELECT paused FROM session") == (0,)


@pytest.mark.parametrize("command", ["pause", "resume"])
def test_pausing_none_is_refused(closed: Home, command: str) -> None:
    assert_told(lyssna("session", command, home=closed.path), "session-none-open")


def test_session_is_not_paused_beside_a_kiosk_that_runs(stand: Home) -> None:
    with alone(stand.kiosk_lock, Refused("kiosk-running", home=stand.path)):
        assert_told(lyssna("session", "pause", home=stand.path), "kiosk-running")
    assert ask(stand, "SELECT paused FROM session") == (0,)


def test_session_left_open_is_closed_before_the_next_one_opens(stand: Home) -> None:
    done = lyssna("session", "open", "--event", OTHER, *LATE, home=stand.path)
    assert done.returncode == 0, done.stderr
    assert "Note: the session at Ikea of 2016-04-02 had not been closed" in done.stdout
    assert ask(stand, "SELECT closed_itself, sent FROM session WHERE closed IS NOT NULL") == (1, 3)


def test_report_is_written_as_pdf_and_for_machines(closed: Home, tmp_path: Path) -> None:
    assert_went_well(lyssna("session", "explain", "Ett ark fastnade", home=closed.path))
    pdf, machines = tmp_path / "r.pdf", tmp_path / "r.json"
    for file in (pdf, machines):
        assert_went_well(lyssna("session", "report", "-o", file, home=closed.path, language="sv"))
    assert pdf.read_bytes().startswith(b"%PDF")
    data = json.loads(machines.read_text("utf-8"))
    assert data["session"]["difference"] == "Ett ark fastnade"
    assert data["answers"] == {
        "sent": 3,
        "stored": 3,
        "batches": 0,
        "batched": None,
        "at_centre": None,
        "refused": None,
    }
    named = lyssna("session", "report", "--session", data["session"]["id"][:8], "-o", pdf,
                   home=closed.path)  # fmt: skip
    assert_went_well(named)


def test_report_that_cannot_be_written_is_told(closed: Home, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    other = lyssna("session", "report", "-o", tmp_path / "r.txt", home=closed.path)
    assert other.returncode == 1
    assert "r.txt is neither .pdf nor .json" in other.stderr
    unknown = lyssna("session", "report", "--session", "x", "-o", file, home=closed.path)
    assert "There is no one session x on this kiosk" in unknown.stderr
    nowhere = lyssna("session", "report", "-o", tmp_path / "none" / "r.pdf", home=closed.path)
    assert_told(nowhere, "folder-read-only", "en", str(tmp_path / "none"))
    assert not file.exists()


def test_report_of_a_kiosk_without_a_session_is_refused(home: Home, tmp_path: Path) -> None:
    done = lyssna("session", "report", "-o", tmp_path / "r.pdf", home=home.path)
    assert_told(done, "session-never")


def test_doctor_says_the_same_to_machines(stand: Home, fresh: Home) -> None:
    done = lyssna("doctor", "--json", "--clock", "right", home=stand.path)
    data = json.loads(done.stdout)
    assert (done.returncode, data["go"]) == (0, True)
    for check in data["checks"]:
        assert check.keys() == {"code", "level", "message", "remedy", "values"}
    codes = {check["code"]: check["level"] for check in data["checks"]}
    assert codes["check-clock"] == codes["check-sealing"] == codes["check-store"] == "good"
    done = lyssna("doctor", "--json", home=fresh.path)
    assert (done.returncode, json.loads(done.stdout)["go"]) == (1, False)


def test_staff_pin_is_reset_with_the_coordinators(home: Home) -> None:
    lines = f"{PINS['coordinator']}\n{NEW['staff']}\n"
    done = lyssna("pin", "reset", "staff", "--pin-file", "-", home=home.path, stdin=lines)
    assert_went_well(done)
    assert "918273" not in done.stdout
    assert opens(home, {"staff": NEW["staff"], "coordinator": PINS["coordinator"]})


def test_staff_pin_stays_when_it_cannot_be_reset(home: Home) -> None:
    for lines, code in {
        "917364\n918273\n": "pin-wrong",
        "1\n": "pin-file-staff",
        "": "pin-file-staff",
    }.items():
        done = lyssna("pin", "reset", "staff", "--pin-file", "-", home=home.path, stdin=lines)
        assert_told(done, code)
    assert_told(lyssna("pin", "reset", "staff", home=home.path), "pin-missing")
    assert opens(home, PINS)


def test_wrong_pin_costs_a_wait_in_the_next_command_too(home: Home) -> None:
    command = ("pin", "reset", "staff", "--pin-file", "-")
    lyssna(*command, home=home.path, stdin="917364\n918273\n")
    lines = f"{PINS['coordinator']}\n{NEW['staff']}\n"
    done = lyssna(*command, home=home.path, stdin=lines)
    assert done.returncode == 0
    assert done.stderr == "The last PIN was wrong. The next one is looked at in 1 s.\n"


def centre_of(made: Path) -> list[object]:
    return ["--centre", made / "centre", "--key-file", made / "passphrase"]


def requested(home: Home) -> str:
    done = lyssna("pin", "request", home=home.path)
    assert_went_well(done)
    found = re.search(r"Request code of Kiosk 1: ([0-9A-Z-]{14})\.", done.stdout)
    assert found is not None
    return found[1]


def test_both_pins_are_chosen_anew_with_a_file_from_the_centre_once(
    home: Home, made: Path, tmp_path: Path
) -> None:
    file = tmp_path / "reset"
    command = ("central", "pin-reset", "Kiosk 1", "--request", requested(home), "-o", file)
    assert_went_well(lyssna(*command, *centre_of(made), home=tmp_path))
    reset = ("pin", "reset", "coordinator", "--file", file, "--pin-file", "-")
    lines = "\n".join(NEW.values())
    assert_went_well(lyssna(*reset, home=home.path, stdin=lines))
    assert opens(home, NEW)
    again = lyssna(*reset, home=home.path, stdin="\n".join(PINS.values()))
    assert again.returncode == 1
    assert "This kiosk has not asked for such a file, or it has been used" in again.stderr
    assert opens(home, NEW)


def test_centre_makes_no_file_for_who_is_not_its_kiosk(
    home: Home, made: Path, tmp_path: Path
) -> None:
    file, code = tmp_path / "reset", requested(home)
    for name, typed, told in (
        ("Kiosk 2", code, "There is no kiosk called Kiosk 2"),
        ("Kiosk 1", "ABCD-EFGH", "This is no request code."),
    ):
        command = ("central", "pin-reset", name, "--request", typed, "-o", file)
        done = lyssna(*command, *centre_of(made), home=tmp_path)
        assert done.returncode == 1
        assert told in done.stderr
        assert not file.exists()


def test_file_that_lets_nobody_choose_is_refused(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "reset"
    command = ("pin", "reset", "coordinator", "--file", file, "--pin-file", "-")
    lines = "\n".join(NEW.values())
    assert_told(lyssna(*command, home=home.path, stdin=lines), "file-unreadable")
    file.write_bytes(b"not a file of ours")
    assert_told(lyssna(*command, home=home.path, stdin=lines), "pin-reset-unknown")
    assert opens(home, PINS)


def test_pins_are_asked_for_at_a_terminal_and_never_shown(home: Home) -> None:
    command = ("pin", "reset", "staff", "--home", home.path)
    new = NEW["staff"]
    code, shown = at_terminal(*command, answers=[PINS["coordinator"], "111111", new, new])
    assert code == 0, shown
    assert "too easy to guess" in shown
    assert not any(pin in shown for pin in (PINS["coordinator"], new))
    assert opens(home, {"staff": new})


def test_wrong_coordinators_pin_is_told_before_a_new_one_is_asked_for(home: Home) -> None:
    command = ("pin", "reset", "staff", "--home", home.path)
    code, shown = at_terminal(*command, answers=["917364"])
    assert code == 1
    assert "PIN for staff" not in shown
    assert opens(home, PINS)


def test_clock_is_asked_for_at_a_terminal(home: Home) -> None:
    command = ("session", "open", "--event", EVENT, *LATE, "--home", home.path)
    code, shown = at_terminal(*command, answers=["n"])
    assert code == 1
    assert re.search(r"Is it \d\d:\d\d\?", shown)
    assert "A check before opening is bad" in shown
    assert rows(home)["session"] == 0
    code, shown = at_terminal(*command, answers=["y"])
    assert code == 0, shown
    assert ask(home, "SELECT level FROM preflight WHERE code = 'check-clock'") == ("good",)


def test_papers_are_never_written_over_something_else(closed: Home, tmp_path: Path) -> None:
    handout = ("handout", "--event", EVENT, "-o")
    report = ("session", "report", "-o")
    before = closed.identity_file.read_bytes()
    for command in (handout, report):
        done = lyssna(*command, closed.identity_file, home=closed.path)
        assert_told(done, "parcel-kept", "en", str(closed.identity_file))
    assert closed.identity_file.read_bytes() == before
    for command in ((*handout, tmp_path / "a.pdf"), (*report, tmp_path / "b.json")):
        for _ in range(2):
            assert_went_well(lyssna(*command, home=closed.path))
