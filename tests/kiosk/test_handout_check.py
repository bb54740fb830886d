"""What `campaign check` says about handouts: texts that do not fit, signs, numbers, the logo."""

from datetime import date

import msgspec
import pytest

from kiosk.campaign import Campaign, Contact
from kiosk.finding import Finding
from kiosk.handout_check import LAYOUTS, check
from tests.kiosk.paper.test_logo import svg
from tests.kiosk.papers import sample, with_logo

replaced = msgspec.structs.replace


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


def found(campaign: Campaign, **changed: object) -> list[tuple[str, dict[str, object]]]:
    findings = check(replaced(campaign, **changed))
    return [(finding.code, dict(finding.values)) for finding in findings]


def test_sample_is_printed_in_every_language_with_a_logo_too(campaign: Campaign) -> None:
    assert found(with_logo(campaign, "l.svg", svg())) == []


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_text_that_does_not_fit_is_named_with_language_and_format(
    campaign: Campaign, language: str
) -> None:
    long = campaign.question | {language: campaign.question[language] * 9}
    problems = found(campaign, question=long)
    expected = {"language": language, "text": "question"}
    assert ("handout-overfull", {**expected, "layout": "a6"}) in problems
    assert {values["language"] for _, values in problems} == {language}


def test_promise_that_is_too_long_is_named(campaign: Campaign) -> None:
    told = campaign.promises[0]
    long = replaced(told, heard=told.heard | {"fi": told.heard["fi"] * 7})
    problems = found(campaign, promises=[long, *campaign.promises[1:]])
    values = {"language": "fi", "text": "promises"}
    assert ("handout-overfull", {**values, "layout": "a6"}) in problems


def test_word_that_would_have_to_be_broken_is_an_error_on_every_format(
    campaign: Campaign,
) -> None:
    word = {"en": "Emergency" * 20}
    contacts = [replaced(contact, label=contact.label | word) for contact in campaign.contacts]
    problems = check(replaced(campaign, contacts=contacts, languages=["sv", "en"]))
    errors = [finding for finding in problems if finding.code == "handout-overfull"]
    assert [finding.values["layout"] for finding in errors] == list(LAYOUTS)
    assert {finding.level for finding in errors} == {"error"}
    assert "contacts" in errors[0].text("sv")


def test_event_with_the_longest_place_is_looked_at(campaign: Campaign) -> None:
    long = replaced(campaign.events[1], place="Ica Maxi " * 40)
    problems = found(campaign, events=[campaign.events[0], long], languages=["sv"])
    assert ("handout-overfull", {"language": "sv", "layout": "a6", "text": "events.place"}) in (
        problems
    )


def test_dialogue_with_a_long_place_that_only_a_later_paper_tells_of_is_looked_at(
    campaign: Campaign,
) -> None:
    days = range(1, 9)
    events = [
        replaced(campaign.events[0], id=f"e-{day}", place="Ikea", date=date(2016, 5, day))
        for day in days
    ]
    assert found(campaign, events=events, languages=["sv"]) == []
    events[-1] = replaced(events[-1], place="Biblioteket " * 27)
    told = {values["text"] for _, values in found(campaign, events=events, languages=["sv"])}
    assert told == {"events.place"}


def test_signs_that_no_font_has_are_named(campaign: Campaign) -> None:
    labels = {"sv": "Ring ☎", "en": "Call ሀ"}
    contacts = [*campaign.contacts, Contact("113", labels)]
    problems = found(campaign, contacts=contacts, languages=["sv", "en"])
    assert problems == [
        ("handout-signs", {"language": "sv", "signs": "☎"}),
        ("handout-signs", {"language": "en", "signs": "ሀ"}),
    ]


def test_numbers_that_belong_on_every_paper_are_missed(campaign: Campaign) -> None:
    problems = list(check(replaced(campaign, contacts=[Contact("11414", {"sv": "Polisen"})])))
    assert [(problem.level, problem.values["number"]) for problem in problems] == [
        ("warning", "112")
    ]


@pytest.mark.parametrize(
    ("data", "level", "code"),
    [
        (b"<svg", "error", "logo-unreadable"),
        (svg('<text x="9" y="50">Kommun</text>'), "warning", "logo-incomplete"),
    ],
)
def test_logo_that_does_not_come_out_is_named(
    campaign: Campaign, data: bytes, level: str, code: str
) -> None:
    (finding,) = check(with_logo(replaced(campaign, languages=["sv"]), "l.svg", data))
    assert isinstance(finding, Finding)
    assert (finding.level, finding.code) == (level, code)
    assert "l.svg" in finding.text("en")


def test_campaign_without_events_has_no_handouts_to_check(campaign: Campaign) -> None:
    assert found(campaign, events=[]) == []
