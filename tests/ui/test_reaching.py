"""Answers that lead to a question, whatever its condition asks for."""

import pytest

from kiosk.form import Form
from kiosk.questionnaire import Choice, Question
from tests.ui.campaigns import asking, choices
from ui.reaching import MOST_TRIES, first_form, held, reaching

PETS = Question("pets", "multiple", {"sv": "Djur?"}, choices=choices(*"ABCD"), max_picks=3)
SAFE = Question("safe", "single", {"sv": "Trygg?"}, choices=choices("Ja", "Nej", "Vet inte"))
AGE = Question("age", "number", {"sv": "Ålder?"}, low=0, high=120)
EASY = Question("easy", "range", {"sv": "Hur?"}, low=0, high=10, step=0.5)
WORDS = Question("words", "text", {"sv": "Ord?"})
DAY = Question("day", "date", {"sv": "När?"})
SUM = Question("sum", "calculate", {}, calculation="${age} * 2 + ${easy}")


def form_of(relevant: str) -> Form:
    asked = Question("asked", "note", {"sv": "Nu"}, relevant=relevant)
    return first_form(asking(PETS, SAFE, AGE, EASY, WORDS, DAY, SUM, asked))


@pytest.mark.parametrize(
    "relevant",
    [
        "${safe} = 'c1'",
        "${safe} != 'c0' and ${safe} != ''",
        "not(selected(${pets}, 'c0'))",
        "selected(${pets}, 'c1') and selected(${pets}, 'c3')",
        "count-selected(${pets}) >= 3",
        "${age} > 64",
        "${age} >= 18 and ${age} < 65",
        "${age} > 17 and ${safe} = 'c1'",
        "${easy} = 3.5",
        "${easy} > 9",
        "${words} != ''",
        "contains(${words}, 'lampa')",
        "string-length(${words}) > 20",
        "${day} > date('2016-05-01')",
        "${day} <= today()",
        "${day} < today()",
        "${sum} > 200",
        "(${safe} = 'c2' or ${pets} = 'c1') and ${age} = 7",
        "true()",
    ],
)
def test_condition_is_met_by_the_answers_that_are_found(relevant: str) -> None:
    form = form_of(relevant)
    answers = reaching(form, "asked")
    assert answers is not None
    assert "asked" in {question.name for question in form.shown(answers)}
    assert form.kept(answers).keys() - {"sum"} == answers.keys()


@pytest.mark.parametrize(
    "relevant", ["false()", "${safe} = 'c9'", "${age} > 120", "${age} < 5 and ${age} > 7"]
)
def test_condition_that_never_holds_is_given_up(relevant: str) -> None:
    assert reaching(form_of(relevant), "asked") is None


def test_search_is_bounded() -> None:
    tried = 0

    class Counting(Form):
        def shown(self, answers: dict) -> list[Question]:  # type: ignore[type-arg]
            nonlocal tried
            tried += 1
            return super().shown(answers)

    many = [Question(f"q{n}", "single", {"sv": "?"}, choices=choices(*"ABCDE")) for n in range(9)]
    never = " and ".join(f"${{q{n}}} = 'c9'" for n in range(9))
    asked = Question("asked", "note", {"sv": "Nu"}, relevant=never)
    campaign = asking(*many, asked)
    form = Counting(campaign.questionnaire, campaign.events[0].date)
    assert reaching(form, "asked") is None
    assert tried == MOST_TRIES


def test_chain_is_followed_through_filters_and_conditions() -> None:
    street = Question(
        "street",
        "single",
        {"sv": "Gata?"},
        choices=[
            Choice("a", {"sv": "A"}, columns={"town": "c0"}),
            Choice("b", {"sv": "B"}, columns={"town": "c1"}),
        ],
        choice_filter="town = ${safe}",
        relevant="${age} > 17",
    )
    asked = Question("asked", "note", {"sv": "Nu"}, relevant="${street} = 'b'")
    form = first_form(asking(SAFE, AGE, street, asked))
    assert reaching(form, "asked") == {"safe": "c1", "age": 18, "street": "b"}


def test_answer_that_a_page_does_not_let_through_is_found() -> None:
    old = Question("old", "number", {"sv": "?"}, low=0, high=120, constraint=". >= 18")
    must = Question("must", "single", {"sv": "?"}, choices=choices("A"), required="true()")
    free = Question("free", "single", {"sv": "?"}, choices=choices("A"))
    form = first_form(asking(old, must, free))
    refused = held(form, old, {})
    assert refused is not None
    assert form.objection(old, refused) == "constraint"
    assert held(form, must, {}) == {}
    assert held(form, free, {}) is None
