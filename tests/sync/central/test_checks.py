"""What the centre asks of a response: the same as the kiosk, on the day of the event."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import event, given, settings
from nacl.public import PrivateKey

from kiosk.campaign import version_of
from kiosk.questionnaire import Answer, Answers
from kiosk.seal import Response, seal, unseal
from kiosk.visit import Move, Step
from sync.batch import NO_HASH, Batch
from sync.central import checks
from tests.kiosk.helpers import DAY, EVENT, LOGIC, NEXT, SEND, TO_LOGIC_END, at_work, walk
from tests.kiosk.walks import Walk, far

ID = "3b241101-e2bb-4255-8caf-4136c566a962"
BATCH = Batch(
    campaign="umea",
    kiosk=UUID(ID),
    chain="chain-1",
    number=1,
    previous=NO_HASH,
    part=1,
    parts=1,
    session="session-1",
    event=EVENT,
    day=DAY,
    questionnaire=version_of(LOGIC),
    started=1,
    sent=1,
    walked_away=0,
    timed_out=0,
    handouts=0,
    responses=[],
)
FULL = walk(TO_LOGIC_END, form=LOGIC).answers
BOX = PrivateKey.generate()
replace = msgspec.structs.replace


def a_response(answers: Answers, **changes: object) -> Response:
    made = Response(
        id=ID,
        campaign="umea",
        questionnaire=version_of(LOGIC),
        event=EVENT,
        hour=12,
        language="sv",
        answers=answers,
    )
    return replace(made, **changes)


def fault(answers: Answers, days: int = 0) -> str | None:
    """Return what the centre says to answers, `days` after the event."""
    form = at_work(LOGIC, DAY + timedelta(days=days))
    return checks.fault_in(a_response(answers), ID, BATCH, form)


@settings(max_examples=200)
@given(far)
def test_whatever_a_kiosk_sends_the_centre_takes(walked: Walk) -> None:
    questionnaire, moves = walked
    end = [(Move.EDIT, ""), *[NEXT] * len(questionnaire.questions), SEND]
    visit = walk([*moves, *end], form=questionnaire)
    event(f"ends with {visit.step}")
    if visit.step is not Step.SENDING:
        return
    sent = a_response(visit.answers, questionnaire=version_of(questionnaire))
    arrived = unseal(seal(sent, bytes(BOX.public_key)), bytes(BOX))
    batch = replace(BATCH, questionnaire=version_of(questionnaire))
    assert arrived.answers == visit.answers
    written = [answer for answer in visit.answers.values() if isinstance(answer, str)]
    found = checks.fault_in(arrived, ID, batch, at_work(questionnaire))
    assert found == ("not-a-text" if any("\0" in text for text in written) else None)


# What a kiosk cannot make.
MADE_UP: dict[str, tuple[dict[str, Answer | None], str]] = {
    "a calculation of its own": ({"grown": "no"}, "not-asked"),
    "a calculation that was declined": ({"share": None}, "not-asked"),
    "a number that is too great": ({"age": 111}, "constraint"),
    "a day to come": ({"seen": "2016-04-03"}, "constraint"),
    "no day": ({"seen": "2016-W13-6"}, "not-a-date"),
    "a number for a day": ({"seen": 16893}, "not-a-date"),
    "a choice that is filtered out": ({"street": "north-street"}, "not-asked"),
    "a choice that is filtered out beside another": (
        {"spots": ["south-park", "north-park"]},
        "not-asked",
    ),
    "a text against its pattern": ({"why": "100", "all": "yes 3.17100"}, "constraint"),
    "a note": ({"late": "x"}, "not-asked"),
}


@pytest.mark.parametrize("what", MADE_UP)
def test_response_is_refused_when_it_holds(what: str) -> None:
    changes, reason = MADE_UP[what]
    assert fault(FULL) is None
    assert fault(FULL | changes) == reason


@pytest.mark.parametrize("name", ["area", "why"])
def test_response_is_refused_when_a_required_answer_is_missing(name: str) -> None:
    kept = at_work(LOGIC).kept({other: answer for other, answer in FULL.items() if other != name})
    assert fault(kept) == "required"
    assert fault(at_work(LOGIC).kept({**kept, name: None})) is None


def test_response_is_checked_with_the_day_of_its_event_however_late_it_comes() -> None:
    assert fault(FULL) is None
    assert fault(FULL, days=-1) == "constraint"  # seen today, which is tomorrow
    assert fault(FULL, days=30) == "constraint"  # too long ago


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"campaign": "other"}, "other-campaign"),
        ({"id": "other"}, "other-id"),
        ({"questionnaire": "0" * 16}, "other-questionnaire"),
        ({"event": "other"}, "other-event"),
        ({"hour": -1}, "out-of-range"),
        ({"guarded": -1}, "out-of-range"),
        ({"language": "sv\n"}, "not-a-language"),
        ({"language": ""}, "not-a-language"),
    ],
)
def test_response_is_refused_when_it_is_of(changes: dict[str, object], reason: str) -> None:
    assert checks.fault_in(a_response(FULL, **changes), ID, BATCH, at_work(LOGIC)) == reason
