"""What the texts of a campaign tell: what never shows, what is missing, how long it takes."""

import pytest

from kiosk.questionnaire import Choice, Question
from tests.ui.campaigns import asking, choices, sample
from ui.reaching import filled, first_form, reaching
from ui.texts_check import check_texts, places_of, readings


def test_question_on_a_choice_that_is_not_there_is_unreachable() -> None:
    first = Question("first", "single", {"sv": "Ett?"}, choices=choices("Ja", "Nej"))
    never = Question("never", "note", {"sv": "Två"}, relevant="selected(${first}, 'c9')")
    after = Question("after", "note", {"sv": "Tre"}, relevant="selected(${never}, 'c0')")
    found = [f for f in check_texts(asking(first, never, after)) if f.level == "error"]
    assert {finding.code for finding in found} == {"render-unreachable"}
    assert [finding.values["question"] for finding in found] == ["never", "after"]


def test_chain_of_conditions_is_followed_to_its_end() -> None:
    first = Question("first", "multiple", {"sv": "Ett?"}, choices=choices("Ja"), max_picks=1)
    then = Question(
        "then", "single", {"sv": "Två?"}, choices=choices("Ja"), relevant="selected(${first}, 'c0')"
    )
    last = Question("last", "text", {"sv": "Tre?"}, relevant="selected(${then}, 'c0')")
    form = first_form(asking(first, then, last))
    assert reaching(form, "last") == {
        "first": ["c0"],
        "then": "c0",
    }
    assert filled(asking(first, then, last)).keys() == {"first", "then", "last"}


def test_missing_translation_is_named_by_its_place() -> None:
    question = Question(
        "area", "single", {"sv": "Var?", "en": "Where?"}, choices=[Choice("home", {"sv": "Hemma"})]
    )
    campaign = asking(question, languages=("sv", "en"))
    [missing] = [f for f in check_texts(campaign) if f.code == "render-untranslated"]
    assert missing.values == {
        "language": "en",
        "n": 1,
        "places": "questions.area.choices.home.label",
    }


def test_many_missing_translations_are_one_line() -> None:
    labels = [f"Val {n}" for n in range(40)]
    question = Question("all", "single", {"sv": "Vad?"}, choices=choices(*labels))
    found = list(check_texts(asking(question, languages=("sv", "en"))))
    [missing] = [f for f in found if f.code == "render-untranslated"]
    assert missing.values["n"] == 41
    assert str(missing.values["places"]).endswith(" + 29")


def test_language_without_screens_is_told() -> None:
    question = Question("one", "note", {"mul": "Ett"})
    found = list(check_texts(asking(question, languages=("sv", "so"))))
    assert {"language": "so"} in [f.values for f in found if "screens" in f.code]


def test_places_have_the_names_of_the_files() -> None:
    places = dict(places_of(sample("umea-2016")))
    assert {"title", "help.contacts.112.label", "questions.alone.label"} <= places.keys()
    assert "questions.area.sections.west.label" in places
    assert places["groups.you.label"]["sv"] == "Lite om dig"


def test_reading_time_is_words_and_taps() -> None:
    words = " ".join(["ord"] * 98)
    question = Question("q", "single", {"sv": words}, choices=choices("ja tack", "nej tack"))
    [reading] = readings(asking(question))
    # 98 words, and half of the 4 of the choices, at 200 a minute; two taps of 2 s.
    assert reading.always == {"q": pytest.approx(100 * 0.3 + 4)}
    assert reading.seconds == reading.longest


def test_reading_time_of_a_follow_up_is_told_apart() -> None:
    first = Question("first", "single", {"sv": "Ett?"}, choices=choices("Ja"))
    then = Question("then", "note", {"sv": "Två"}, relevant="selected(${first}, 'c0')")
    [reading] = readings(asking(first, then))
    assert reading.always.keys() == {"first"}
    assert reading.sometimes.keys() == {"then"}
    assert reading.longest > reading.seconds


def test_visit_of_more_than_ninety_seconds_is_told() -> None:
    long = Question("long", "note", {"sv": " ".join(["ord"] * 300)})
    found = [f for f in check_texts(asking(long)) if f.code == "render-long"]
    assert [f.values for f in found] == [{"language": "sv", "seconds": 92, "limit": 90}]
