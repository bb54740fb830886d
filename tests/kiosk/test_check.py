"""What a check found, in words and for machines."""

import json
from pathlib import Path

from kiosk.check import Check, as_data, is_go

GOOD = Check("good", "check-space", {"megabytes": 300, "floor": 100})
LOOK = Check("look", "check-clock-ask", {"time": "11.52"}, asks=True)
BAD = Check("bad", "store-damaged", {"file": Path("kiosk.db")})


def test_only_what_is_bad_stops_a_stand() -> None:
    assert is_go([])
    assert is_go([GOOD, LOOK])
    assert not is_go([GOOD, BAD])


def test_check_tells_what_was_found_and_what_to_do() -> None:
    what, remedy = LOOK.parts("sv")
    assert what == "Är klockan 11.52?"
    assert remedy.startswith("Se på en annan klocka")
    assert LOOK.text("sv") == f"{what} {remedy}"
    assert GOOD.parts("en") == ("300 MB free.", "")


def test_checks_are_data_with_their_sentences() -> None:
    data = json.loads(json.dumps(as_data([GOOD, BAD], "en")))
    assert data["go"] is False
    first, second = data["checks"]
    assert first == {
        "code": "check-space",
        "level": "good",
        "message": "300 MB free.",
        "remedy": "",
        "values": {"megabytes": 300, "floor": 100},
    }
    assert second["values"] == {"file": "kiosk.db"}
