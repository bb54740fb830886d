"""Conditions, the texts of a question, and which answers a question can have."""

import pytest

from kiosk.questionnaire import Answer, Condition, fault_of, say
from tests.kiosk.helpers import FORM


def names(answers: dict[str, Answer | None]) -> list[str]:
    return [question.name for question in FORM.shown(answers)]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Yes"), ("en-GB", "Yes"), ("sv", "Ja"), ("fi", "Ja"), ("sv-x-lattlast", "Ja")],
)
def test_text_is_said_in_the_nearest_language(language: str, said: str) -> None:
    assert say({"en": "Yes", "sv": "Ja"}, language) == said


def test_text_falls_back_to_the_campaigns_language_then_to_any() -> None:
    assert say({"en": "Yes", "fi": "Kyllä"}, "ar", "fi") == "Kyllä"
    assert say({"en": "Yes"}, "ar", "sv") == "Yes"
    assert say({}, "sv") == ""


def test_own_variant_of_a_language_comes_before_the_language() -> None:
    assert say({"sv": "Trygghet", "sv-x-lattlast": "Trygg"}, "sv-x-lattlast") == "Trygg"


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, False),
        ({"q": None}, False),
        ({"q": "a"}, True),
        ({"q": "ab"}, False),
        ({"q": ["c", "b"]}, True),
        ({"q": ["c"]}, False),
        ({"other": "a"}, False),
    ],
)
def test_condition_holds_for(answers: dict[str, Answer | None], holds: bool) -> None:
    assert Condition("q", ["a", "b"]).holds(answers) is holds


def test_condition_on_a_hidden_question_does_not_hold() -> None:
    stale: dict[str, Answer | None] = {"safe": "yes", "where": "park", "which": "Den vid ån"}
    assert names(stale) == ["safe", "wish", "words", "age"]
    assert FORM.kept(stale) == {"safe": "yes"}


def test_all_follow_ups_show_when_their_answers_are_given() -> None:
    answers: dict[str, Answer | None] = {"safe": "no", "where": "park"}
    assert names(answers) == ["safe", "where", "which", "wish", "words", "age"]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("safe", None),
        ("safe", "yes"),
        ("words", "x"),
        ("words", "x" * 60),
        ("wish", ["light"]),
        ("wish", ["light", "clean"]),
        ("wish", ["none"]),
    ],
)
def test_answer_fits(name: str, answer: Answer | None) -> None:
    assert fault_of(FORM.question(name), answer) is None


@pytest.mark.parametrize(
    ("name", "answer", "fault"),
    [
        ("words", "", "not-a-text"),
        ("words", "x" * 61, "not-a-text"),
        ("words", ["x"], "not-a-text"),
        ("safe", "", "not-a-choice"),
        ("safe", "maybe", "not-a-choice"),
        ("safe", ["yes"], "not-a-choice"),
        ("wish", "light", "wrong-number-of-choices"),
        ("wish", [], "wrong-number-of-choices"),
        ("wish", ["light", "clean", "young"], "wrong-number-of-choices"),
        ("wish", ["light", "light"], "not-a-choice"),
        ("wish", ["light", "unknown"], "not-a-choice"),
        ("wish", ["light", "none"], "exclusive-choice-with-others"),
    ],
)
def test_answer_does_not_fit(name: str, answer: Answer, fault: str) -> None:
    assert fault_of(FORM.question(name), answer) == fault
