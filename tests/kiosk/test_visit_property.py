"""Whatever somebody does to the screen, a visit stays one that can be shown, sent and forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk import privacy
from kiosk.questionnaire import fault_of
from kiosk.visit import Move, Step, Visit, advance, can_go_on, position
from tests.kiosk.helpers import (
    FORM,
    NEXT,
    SEND,
    TELEPHONE,
    TO_FIRST,
    TO_SENDING,
    TO_SUMMARY,
    TO_WORDS,
    Act,
    begin,
    walk,
)

NAMES = [question.name for question in FORM.questions]
CODES = sorted({choice.code for question in FORM.questions for choice in question.choices})
texts = st.sampled_from(["", " ", "Fler lampor", TELEPHONE, "x" * 80]) | st.text(max_size=70)
# Moves that fit somewhere come often, so that walks get far; all others come too.
acts = st.lists(
    st.one_of(
        st.sampled_from([begin(), NEXT, NEXT, NEXT, SEND]),
        st.tuples(st.just(Move.CHOOSE), st.sampled_from([*CODES, *NAMES, "unknown"])),
        st.tuples(st.just(Move.WRITE), texts),
        st.tuples(st.sampled_from([*Move]), st.sampled_from(["", "sv", "en"])),
    ),
    max_size=80,
)
# Walks begin somewhere on the way, or few would ever come to the end.
begun = st.sampled_from([TO_FIRST, TO_WORDS, TO_SUMMARY, TO_SENDING])
far = st.tuples(begun, acts).map(lambda parts: [*parts[0], *parts[1]])


def assert_valid(visit: Visit) -> None:
    here, total = position(visit, FORM)
    assert 0 <= here <= total
    shown = [question.name for question in FORM.shown(visit.answers)]
    for name, answer in visit.answers.items():
        assert fault_of(FORM.question(name), answer) is None
    if visit.step in (Step.QUESTION, Step.HELP, Step.GUARD):
        assert visit.question in shown
        assert len(visit.draft) <= FORM.question(visit.question).max_length
        can_go_on(visit, FORM)
    if visit.step is Step.ATTRACT:
        assert visit == Visit(visit.language)
    if visit.step is Step.GUARD:
        assert privacy.find(visit.draft)


def assert_fit_to_send(visit: Visit) -> None:
    shown = {question.name for question in FORM.shown(visit.answers)}
    assert visit.answers.keys() <= shown
    for question in FORM.questions:
        answer = visit.answers.get(question.name)
        if question.kind == "text" and isinstance(answer, str):
            assert not privacy.find(answer)


@given(far)
def test_any_sequence_of_moves_keeps_a_visit_valid(moves: list[Act]) -> None:
    visit = Visit("sv")
    for move, value in moves:
        visit = advance(visit, move, FORM, value)
        assert_valid(visit)
        if visit.step in (Step.SENDING, Step.THANKS, Step.FAILED):
            assert_fit_to_send(visit)


@given(far, st.sampled_from([Move.LEAVE, Move.TIME_OUT]))
def test_nothing_is_left_after_any_visit_that_ends(moves: list[Act], end: Move) -> None:
    ended = walk([*moves, (Move.SENT, ""), (end, "sv")])  # what is on its way arrives first
    assert ended == Visit("sv")


@given(far, st.lists(st.integers(0, 80)))
def test_switching_language_on_the_way_changes_no_answer(moves: list[Act], at: list[int]) -> None:
    straight = [(move, value) for move, value in moves if move is not Move.SPEAK]
    switched = list(straight)
    for place in at:
        switched.insert(place, (Move.SPEAK, "en"))
    assert walk(switched).answers == walk(straight).answers


@given(far)
def test_frozen_visit_is_never_changed_by_a_move(moves: list[Act]) -> None:
    visit = walk(moves)
    answers = {name: list(a) if isinstance(a, list) else a for name, a in visit.answers.items()}
    for move in Move:
        for value in ("light", "yes", "wish", ""):
            advance(visit, move, FORM, value)
    assert visit.answers == answers
