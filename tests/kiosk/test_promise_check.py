"""What is told about the promises of a campaign, and about its register of areas."""

from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.campaign import Area, Campaign, Promise
from kiosk.promise_check import check
from kiosk.questionnaire import Choice, Question, Questionnaire
from tests.kiosk.helpers import a_campaign, choices

PROMISE = Promise("light", {"sv": "Fler lampor"}, [{"mul": "Umeå kommun"}], [], "planned")
HAGA = Area("haga", {"mul": "Haga"})
FORM = Questionnaire(
    [
        Question("area", "single", {"sv": "Var?"}, choices=choices("teg", "on"), topic="area"),
        Question("ideas", "single", {"sv": "Vad?"}, choices=choices("light"), topic="theme"),
        Question("age", "single", {"sv": "Ålder?"}, choices=[Choice("old", {"sv": "Äldre"})]),
    ]
)


def found(*areas: Area, **changes: object) -> list[tuple[str, dict[str, object]]]:
    promise = replace(PROMISE, **changes)
    campaign: Campaign = a_campaign(questionnaire=FORM, promises=[promise], areas=[*areas])
    return [(finding.code, dict(finding.values)) for finding in check(campaign)]


def test_promise_may_name_what_is_asked_and_what_is_registered() -> None:
    assert found(HAGA, themes=["light"], areas=["teg", "haga"]) == []


def test_area_that_is_over_may_be_named_by_an_old_promise() -> None:
    assert found(replace(HAGA, until=date(2001, 1, 1)), areas=["haga"]) == []


@pytest.mark.parametrize("theme", ["old", "lights", ""])
def test_theme_that_is_no_choice_of_a_theme_is_told_with_those_there_are(theme: str) -> None:
    values = {"promise": "light", "code": theme, "known": "light"}
    assert found(themes=[theme]) == [("promise-theme-unknown", values)]


def test_area_that_nobody_knows_is_told_with_the_nearest() -> None:
    values = {"promise": "light", "code": "Hagga", "known": "haga"}
    assert found(HAGA, areas=["Hagga"]) == [("promise-area-unknown", values)]


@pytest.mark.parametrize("target", [None, 0])
def test_promise_to_be_counted_needs_a_number(target: int | None) -> None:
    assert found(kind="countable", target=target) == [
        ("promise-without-target", {"promise": "light"})
    ]
    assert found(kind="milestone", target=target) == []


def test_area_needs_a_label_and_an_end_after_its_beginning() -> None:
    bare, first, later = Area("x", {"sv": " "}), date(2020, 1, 1), date(2020, 1, 2)
    assert found(bare) == [("area-without-label", {"area": "x"})]
    assert found(replace(HAGA, since=first, until=first)) == []
    assert found(replace(HAGA, since=later, until=first)) == [
        ("area-dates-wrong", {"area": "haga"})
    ]


def test_area_counts_from_its_first_day_to_its_last() -> None:
    area = replace(HAGA, since=date(2020, 1, 1), until=date(2020, 12, 31))
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [area.valid_on(day) for day in days] == [False, True, True, False]
    assert HAGA.valid_on(days[0])
