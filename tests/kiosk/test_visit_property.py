"""Whatever somebody does to the screen, a visit stays one that can be shown, sent and forgotten."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk import privacy
from kiosk.form import Form
from kiosk.questionnaire import Questionnaire, fault_of
from kiosk.urgent import is_urgent
from kiosk.visit import Move, Step, Visit, advance, can_go_on, has_answer, page_of, position
from tests.kiosk.helpers import (
    EVERY,
    FORM,
    HINT,
    KEEP,
    MAIL,
    MASK,
    NEXT,
    SEND,
    TELEPHONE,
    TO_CARES,
    TO_END,
    TO_FAMILY,
    TO_FIRST,
    TO_SENDING,
    TO_SUMMARY,
    TO_TOLD,
    TO_UNSAFE,
    TO_WORDS,
    URGENT,
    Act,
    at_work,
    begin,
    choose,
    walk,
    write,
)

WRITTEN = ["", " ", "Fler lampor", TELEPHONE, MAIL, HINT, URGENT, f"{HINT} {TELEPHONE}", "x" * 80]
NUMBERS = ["", "0", "5", "7,5", "-2", "1e9", "nan", "٣", "12 år", "0.25"]
Walk = tuple[Questionnaire, list[Act]]

texts = st.sampled_from(WRITTEN) | st.text(max_size=70)
digits = st.sampled_from(NUMBERS) | st.integers(-10, 130).map(str)


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
            st.tuples(st.just(Move.SET), digits, part),
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
far = simple | manifold


def test_walks_begin_at_every_step() -> None:
    assert {step: walk(acts, form=EVERY).step for step, acts in BEGUN.items()} == {
        step: step for step in Step
    }


def assert_valid(visit: Visit, form: Form) -> None:
    here, total = position(visit, form)
    assert 0 <= here <= total
    for name, answer in visit.answers.items():
        assert fault_of(form.question(name), answer) is None
    if visit.step in (Step.QUESTION, Step.HELP, Step.GUARD, Step.URGENT):
        parts = page_of(visit, form).parts
        assert here > 0
        assert visit.drafts.keys() <= {part.name for part in parts}
        for part in parts:
            assert len(visit.drafts.get(part.name, "")) <= part.max_length
            assert isinstance(has_answer(visit, part), bool)
            assert isinstance(can_go_on(visit, part), bool)
    else:
        assert (visit.page, visit.drafts, visit.examined) == ("", {}, "")
    if visit.step is Step.ATTRACT:
        assert visit == Visit(visit.language)
    if visit.step is Step.GUARD:
        assert privacy.find(visit.draft)
    if visit.step is Step.URGENT:
        assert is_urgent(visit.draft)


def assert_fit_to_send(visit: Visit, form: Form) -> None:
    shown = {question.name for question in form.shown(visit.answers)}
    assert visit.answers.keys() <= shown
    for question in form.questions:
        answer = visit.answers.get(question.name)
        assert question.kind != "note" or question.name not in visit.answers
        if question.kind == "text" and isinstance(answer, str):
            assert not is_urgent(answer)
            assert not [found for found in privacy.find(answer) if found.detail.certain]


@settings(max_examples=300)
@given(far)
def test_any_sequence_of_moves_keeps_a_visit_valid(walked: Walk) -> None:
    form, moves = walked
    visit, working = Visit("sv"), at_work(form)
    for move, *values in moves:
        visit = advance(visit, move, working, *values)
        assert_valid(visit, working)
        if visit.step in (Step.SENDING, Step.THANKS, Step.FAILED):
            event("sent")
            assert_fit_to_send(visit, working)


@given(far, st.sampled_from([Move.LEAVE, Move.TIME_OUT]))
def test_nothing_is_left_after_any_visit_that_ends(walked: Walk, end: Move) -> None:
    form, moves = walked
    arrived: list[Act] = [(Move.SENT, ""), (end, "sv")]  # what is on its way arrives first
    assert walk([*moves, *arrived], Visit("sv", seed=7, mode="paper"), form) == Visit("sv")


@given(far, st.lists(st.integers(0, 80)))
def test_switching_language_on_the_way_changes_no_answer(walked: Walk, at: list[int]) -> None:
    form, moves = walked
    straight = [act for act in moves if act[0] is not Move.SPEAK]
    switched = list(straight)
    for place in at:
        switched.insert(place, (Move.SPEAK, "en"))
    assert walk(switched, form=form).answers == walk(straight, form=form).answers


@given(far)
def test_frozen_visit_is_never_changed_by_a_move(walked: Walk) -> None:
    form, moves = walked
    visit = walk(moves, form=form)
    answers = {name: list(a) if isinstance(a, list) else a for name, a in visit.answers.items()}
    drafts = dict(visit.drafts)
    for move in Move:
        for value in ("light", "yes", "wish", "5", ""):
            for part in ("", *drafts):
                advance(visit, move, at_work(form), value, part)
    assert (visit.answers, visit.drafts) == (answers, drafts)
