"""A day that is set and taken back, and a choice that goes with what its filter asks for."""

from datetime import date
from typing import Literal

import pytest

from kiosk.form import Form
from kiosk.questionnaire import Choice, Question, Questionnaire
from kiosk.visit import Move, Step, Visit, advance
from tests.kiosk.helpers import choices


def form_of(*questions: Question) -> Form:
    return Form(Questionnaire(list(questions)), date(2016, 4, 2))


DAY = form_of(Question("day", "date", {"sv": "När?"}))


@pytest.mark.parametrize(
    ("written", "kept"),
    [("2016-04-01", {"day": "2016-04-01"}), ("2016-4-1", {"day": "2015-01-01"}), ("", {})],
)
def test_day_is_set_and_taken_back(written: str, kept: dict[str, str]) -> None:
    visit = Visit("sv", Step.QUESTION, page="day", answers={"day": "2015-01-01"})
    assert advance(visit, Move.SET, DAY, written).answers == kept


def test_day_that_was_declined_stays_declined_when_nothing_is_taken_back() -> None:
    visit = Visit("sv", Step.QUESTION, page="day", answers={"day": None})
    assert advance(visit, Move.SET, DAY, "") == visit


def hour(kind: Literal["single", "multiple"], max_picks: int = 1) -> Question:
    offered = [
        Choice(code, {"sv": code}, columns={"day": day})
        for code, day in (("noon", "sunday"), ("night", "monday"), ("late", "monday"))
    ]
    return Question(
        "hour",
        kind,
        {"sv": "Tid?"},
        choices=offered,
        choice_filter="day = ${day}",
        group="meet",
        max_picks=max_picks,
    )


@pytest.mark.parametrize(
    ("asked", "before"),
    [(hour("single"), "night"), (hour("multiple", max_picks=2), ["night", "late"])],
)
def test_choice_beside_goes_when_it_is_not_offered_any_more(
    asked: Question, before: str | list[str]
) -> None:
    days = choices("monday", "sunday")
    day = Question("day", "single", {"sv": "Dag?"}, choices=days, group="meet")
    form = form_of(day, asked)
    visit = Visit("sv", Step.QUESTION, page="meet", answers={"day": "monday", "hour": before})
    assert advance(visit, Move.CHOOSE, form, "monday", "day").answers["hour"] == before
    assert advance(visit, Move.CHOOSE, form, "sunday", "day").answers == {"day": "sunday"}
