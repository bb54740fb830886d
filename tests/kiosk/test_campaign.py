"""A campaign's events, the public status of its promises, and the version of its questions."""

from datetime import date

import msgspec
import pytest

from kiosk.campaign import Campaign, Promise, Status, version_of
from kiosk.errors import Refused
from kiosk.questionnaire import Answer, Answers, Choice, Question, Questionnaire
from tests.kiosk.helpers import LOGIC, NOON, a_campaign

DUE = date(2016, 11, 30)


def promise(status: Status, due: date | None = DUE) -> Promise:
    return Promise("light", {"sv": "Fler lampor"}, [{"sv": "Kommunen"}], [], status, due=due)


@pytest.mark.parametrize("status", ["planned", "ongoing"])
def test_promise_is_delayed_by_itself_from_the_day_after_its_due_date(status: Status) -> None:
    assert promise(status).status_on(DUE) == status
    assert promise(status).status_on(date(2016, 12, 1)) == "delayed"


@pytest.mark.parametrize(
    "status", ["done", "partly_done", "delayed", "changed", "cancelled", "extended"]
)
def test_promise_that_was_settled_or_changed_keeps_its_status(status: Status) -> None:
    assert promise(status).status_on(date(2017, 1, 1)) == status


def test_promise_without_a_due_date_is_never_delayed() -> None:
    assert promise("planned", due=None).status_on(date.max) == "planned"


def test_sample_has_the_four_dialogues_of_the_announcement(campaign: Campaign) -> None:
    told = [(e.id, e.place, e.date, f"{e.starts:%H.%M}-{e.ends:%H.%M}") for e in campaign.events]
    assert told == [
        ("coop-forum-2016-02-27", "Coop Forum", date(2016, 2, 27), "12.00-15.00"),
        ("ica-maxi-2016-03-12", "Ica Maxi", date(2016, 3, 12), "12.00-15.00"),
        ("ikea-2016-04-02", "Ikea", date(2016, 4, 2), "12.00-15.00"),
        ("centrum-2016-04-16", "Centrum", date(2016, 4, 16), "12.00-15.00"),
    ]
    question = "Vad tycker du kan göras för att öka tryggheten i Umeå kommun?"
    assert campaign.say(campaign.question, "sv") == question
    assert {"112", "114 14"} <= {contact.number for contact in campaign.contacts}
    assert len({promise.status for promise in campaign.promises}) == 3


def test_sample_can_be_passed_through_in_each_language(campaign: Campaign) -> None:
    assert campaign.languages == ["sv", "en", "fi", "ar", "sv-x-lattlast"]
    assert campaign.unreviewed == ["fi", "ar", "sv-x-lattlast"]
    assert campaign.main_language == "sv"
    assert len(campaign.form(NOON.date()).shown({})) >= 8


def test_unknown_event_is_refused_with_those_there_are(campaign: Campaign) -> None:
    with pytest.raises(Refused) as refused:
        campaign.event("ikea")
    assert refused.value.code == "event-unknown"
    for language in ("sv", "en"):
        assert "ikea-2016-04-02" in refused.value.text(language)


def test_later_events_come_soonest_first_and_leave_out_the_day_itself(campaign: Campaign) -> None:
    mixed = msgspec.structs.replace(campaign, events=campaign.events[::-1])
    later = [event.place for event in mixed.events_after(date(2016, 3, 12))]
    assert later == ["Ikea", "Centrum"]
    assert mixed.events_after(date(2016, 4, 16)) == []


def test_version_is_the_same_for_the_same_questions_and_another_for_others(
    campaign: Campaign,
) -> None:
    form = campaign.questionnaire
    copy = msgspec.convert(msgspec.to_builtins(form), type(form))
    assert version_of(copy) == version_of(form)
    fewer = msgspec.structs.replace(form, questions=form.questions[:-1])
    assert version_of(fewer) != version_of(form)
    assert len(version_of(form)) == 16
    int(version_of(form), 16)


def test_link_carries_the_first_choice_of_each_topic_and_no_text(campaign: Campaign) -> None:
    page = campaign.promise_page
    assert campaign.link({}) == page
    assert campaign.link({"area": None, "ideas": None, "ideas_text": "hej"}) == page
    answers: Answers = {"ideas": ["belysning", "unga"], "area": "alidhem", "alone": "very-safe"}
    assert campaign.link(answers) == f"{page}#omrade=alidhem&tema=belysning"


def about(**changes: object) -> Question:
    two = [Choice("haga", {"mul": "Haga"}), Choice("shelter", {"mul": "Boende"}, sensitive=True)]
    asked = Question("area", "multiple", {}, choices=two, max_picks=2, topic="area")
    return msgspec.structs.replace(asked, **changes)


@pytest.mark.parametrize(
    ("question", "answer", "fragment"),
    [
        (about(), ["haga"], "#omrade=haga"),
        (about(kind="single"), "haga", "#omrade=haga"),
        (about(), ["shelter"], ""),
        (about(), ["shelter", "haga"], ""),  # what comes second was not what mattered most
        (about(sensitive=True), ["haga"], ""),
        (about(topic=""), ["haga"], ""),
        (about(), ["gone"], ""),
        (about(), None, ""),
    ],
)
def test_link_tells_no_topic_that_is_sensitive(
    question: Question, answer: Answer | None, fragment: str
) -> None:
    campaign = a_campaign(questionnaire=Questionnaire([question]))
    assert campaign.link({"area": answer}) == f"https://umea.example/lofte{fragment}"


def test_campaign_has_a_form_for_the_day_of_each_event() -> None:
    campaign = a_campaign(questionnaire=LOGIC)
    shown = [
        [question.name for question in campaign.form(day).shown({})]
        for day in (NOON.date(), date(2016, 4, 3))
    ]
    assert ["late" in names for names in shown] == [False, True]
