"""The stops of a tour: every page there is, and texts that the guard stops for what they say."""

import pytest

from kiosk import privacy
from kiosk.privacy import Detail
from kiosk.urgent import is_urgent
from kiosk.visit import Step
from tests.ui.campaigns import CAMPAIGNS, sample
from ui.stops import TEXTS, URGENT, stops


@pytest.mark.parametrize("detail", Detail)
def test_text_of_each_stop_at_the_guard_holds_that_detail_alone(detail: Detail) -> None:
    assert {found.detail for found in privacy.find(TEXTS[detail])} == {detail}
    assert not is_urgent(TEXTS[detail])


def test_urgent_text_is_urgent() -> None:
    assert is_urgent(URGENT)


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_stops_lead_to_every_page_of_questions(name: str) -> None:
    campaign = sample(name)
    shown = [stop.visit("sv") for stop in stops(campaign)]
    pages = {visit.page for visit in shown if visit.step is Step.QUESTION}
    assert pages == {
        q.group or q.name for q in campaign.questionnaire.questions if q.kind != "calculate"
    }
    steps = {visit.step for visit in shown} | {Step.SENDING, Step.HELP}
    assert steps == set(Step)


def test_stops_are_told_apart_by_name() -> None:
    names = [stop.name for stop in stops(sample("alla-typer"))]
    assert len(names) == len(set(names))
