"""What a handout says, and what it never says."""

from datetime import date

import msgspec
import pytest

from kiosk.campaign import Campaign, Entry, Promise
from kiosk.questionnaire import Question
from tests.kiosk.papers import LANGUAGES, content, handout, sample, words_of

LATER = date(2016, 6, 1)
REVEALING = ("våld", "violence", "kvinno", "women", "nais", "020", "116 006", "النساء", "عنف")
REVEALING += ("brottsoffer", "victim", "uhri", "ضحايا")


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return sample()


def with_promises(campaign: Campaign, *promises: Promise) -> Campaign:
    return msgspec.structs.replace(campaign, promises=list(promises))


def promise(status: str = "done", **more: object) -> Promise:
    values = {"id": "p", "text": {"sv": "Lampor."}, "owners": [], "themes": [], **more}
    return Promise(status=status, **{"heard": {"sv": "Det är mörkt."}, **values})  # type: ignore[arg-type]


def test_story_is_of_a_promise_that_is_kept(campaign: Campaign) -> None:
    said, promised, did = content(campaign).story
    assert (said.label, promised.label, did.label) == ("Ni sa", "Vi lovade", "Vi gjorde")
    assert said.text.startswith("Många sa att bilar kör för fort")
    assert promised.text.startswith("Trafik- och informationsinsatser")
    assert did.text.startswith("Andra insatsen: kontroller")


def test_story_tells_nothing_that_is_yet_to_come(campaign: Campaign) -> None:
    day = date(2016, 3, 10)
    assert content(campaign, day=day).story[-1].text.startswith("Första insatsen: information")


def test_promise_without_an_entry_is_told_by_its_own_words(campaign: Campaign) -> None:
    rows = content(with_promises(campaign, promise("ongoing"))).story
    assert [(row.label, row.text) for row in rows] == [
        ("Ni sa", "Det är mörkt."),
        ("Vi gör", "Lampor."),
    ]
    assert content(with_promises(campaign, promise("done"))).story[-1].label == "Vi gjorde"


@pytest.mark.parametrize(
    "untold",
    [
        promise("planned"),
        promise("cancelled", reason={"sv": "x"}),
        promise("done", heard={}),
        promise("ongoing", due=date(2016, 3, 1)),  # late by itself
    ],
)
def test_promise_that_is_not_kept_is_not_told(campaign: Campaign, untold: Promise) -> None:
    assert content(with_promises(campaign, untold)).story == ()


def test_promise_about_something_sensitive_is_never_told(campaign: Campaign) -> None:
    def hidden(question: Question) -> Question:
        choices = [msgspec.structs.replace(c, sensitive=True) for c in question.choices]
        return msgspec.structs.replace(question, choices=choices)

    form = campaign.questionnaire
    questions = [hidden(q) if q.topic == "theme" else q for q in form.questions]
    asked = msgspec.structs.replace(form, questions=questions)
    themes = [choice.code for q in questions if q.topic == "theme" for choice in q.choices]
    entry = Entry(LATER, {"sv": "Klart."})
    told = promise("done", themes=themes[:1], entries=[entry])
    changed = msgspec.structs.replace(campaign, questionnaire=asked)
    assert content(with_promises(changed, told), day=LATER).story == ()
    assert content(with_promises(campaign, told), day=LATER).story[-1].text == "Klart."


@pytest.mark.parametrize("language", LANGUAGES)
def test_neutral_handout_tells_of_no_violence_and_no_answers(
    campaign: Campaign, language: str
) -> None:
    neutral = content(campaign, language, neutral=True)
    assert neutral.story == neutral.partners == ()
    assert neutral.link == campaign.promise_page
    said = repr(neutral).lower()
    assert not [word for word in REVEALING if word in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_handout_tells_of_no_help_that_somebody_has_looked_for(
    campaign: Campaign, language: str
) -> None:
    alone = msgspec.structs.replace(campaign, partners=[])
    said = words_of(handout(alone, language)).lower()
    assert not [word for word in REVEALING if word in said]


def test_partners_are_a_list_in_words(campaign: Campaign) -> None:
    told = content(campaign)
    assert told.some_partners(6).endswith("Idrottsrörelsen och Frivilligorganisationer.")
    assert told.some_partners(2) == ("I samarbete med: Brottsofferjouren, Kvinnojouren och 4 till.")
    assert content(campaign, "en").some_partners(1).endswith("(Brottsofferjouren) and 5 more.")


def test_dialogues_that_are_not_named_are_counted(campaign: Campaign) -> None:
    coming = content(campaign, event="coop-forum-2016-02-27", day=date(2016, 2, 1))
    assert len(coming.some_dialogues(3)) == 3
    assert coming.some_dialogues(2)[1] == "och 2 till, se sidan"


@pytest.mark.parametrize("language", LANGUAGES)
def test_unreviewed_translation_is_called_that(campaign: Campaign, language: str) -> None:
    unread = len(content(campaign, language).notes) == 2
    assert unread == (language in campaign.unreviewed)
