"""Walks through a visit, made up: for tests of what holds whatever somebody does."""

from hypothesis import strategies as st

from kiosk.questionnaire import Questionnaire
from kiosk.visit import Move, Step
from tests.kiosk.helpers import (
    EVERY,
    FORM,
    HINT,
    KEEP,
    LOGIC,
    MAIL,
    MASK,
    NEXT,
    SEND,
    TELEPHONE,
    TO_AGE,
    TO_CARES,
    TO_COLOURS,
    TO_END,
    TO_FAMILY,
    TO_FIRST,
    TO_HOME,
    TO_LOGIC_END,
    TO_SENDING,
    TO_SUMMARY,
    TO_TOLD,
    TO_UNSAFE,
    TO_WHY,
    TO_WORDS,
    URGENT,
    Act,
    begin,
    choose,
    write,
)

WRITTEN = ["", " ", "Fler lampor", TELEPHONE, MAIL, HINT, URGENT, f"{HINT} {TELEPHONE}", "x" * 80]
NUMBERS = ["", "0", "5", "7,5", "-2", "1e9", "nan", "٣", "12 år", "0.25"]
Walk = tuple[Questionnaire, list[Act]]

texts = st.sampled_from(WRITTEN) | st.text(max_size=70)
digits = st.sampled_from(NUMBERS) | st.integers(-10, 130).map(str)
days = st.sampled_from(["2016-03-01", "2016-03-20", "2016-04-02", "2016-04-03", "2016-W13-6"])


def acts(form: Questionnaire) -> st.SearchStrategy[list[Act]]:
    """Moves that fit somewhere come often, so that walks get far; all others come too."""
    names = [question.name for question in form.questions]
    codes = sorted({choice.code for question in form.questions for choice in question.choices})
    part = st.sampled_from(["", "", "", *names, "unknown"])
    return st.lists(
        st.one_of(
            st.sampled_from([begin(), NEXT, NEXT, NEXT, SEND, MASK, KEEP]),
            st.tuples(st.just(Move.CHOOSE), st.sampled_from([*codes, *names, "unknown"]), part),
            st.tuples(st.just(Move.WRITE), texts | digits, part),
            st.tuples(st.just(Move.SET), digits | days, part),
            st.tuples(st.sampled_from([*Move]), st.sampled_from(["", "sv", "en"])),
        ),
        max_size=80,
    )


# Walks begin somewhere on the way, or few would ever come to the end.
BEGUN: dict[Step, list[Act]] = {
    Step.ATTRACT: [],
    Step.START: [begin()],
    Step.QUESTION: TO_TOLD,
    Step.HELP: [*TO_UNSAFE, choose("home")],
    Step.GUARD: [*TO_TOLD, write(HINT), write(TELEPHONE, "bad"), NEXT],
    Step.URGENT: [*TO_TOLD, write(MAIL), write(URGENT, "bad"), NEXT, MASK],
    Step.SUMMARY: TO_END,
    Step.SENDING: [*TO_END, SEND],
    Step.THANKS: [*TO_END, SEND, (Move.SENT, "")],
    Step.FAILED: [*TO_END, SEND, (Move.FAIL, "")],
}


def walks(form: Questionnaire, *begun: list[Act]) -> st.SearchStrategy[Walk]:
    whole = st.tuples(st.sampled_from(begun), acts(form)).map(lambda parts: [*parts[0], *parts[1]])
    return st.tuples(st.just(form), whole)


simple = walks(FORM, TO_FIRST, TO_WORDS, TO_SUMMARY, TO_SENDING)
manifold = walks(EVERY, *BEGUN.values(), TO_CARES, TO_FAMILY)
logical = walks(LOGIC, TO_HOME, TO_AGE, TO_WHY, TO_COLOURS, TO_LOGIC_END)
far = simple | manifold | logical
