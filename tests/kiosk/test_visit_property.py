"""Whatever somebody does to the screen, a visit stays one that can be shown, sent and forgotten."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk import privacy
from kiosk.form import Form
from kiosk.questionnaire import fault_of
from kiosk.urgent import is_urgent
from kiosk.visit import Move, Step, Visit, advance, can_go_on, has_answer, page_of, position
from tests.kiosk.helpers import DECLINE, EVERY, NEXT, SEND, Act, at_work, walk
from tests.kiosk.walks import BEGUN, Walk, far, logical


def test_walks_begin_at_every_step() -> None:
    assert {step: walk(acts, form=EVERY).step for step, acts in BEGUN.items()} == {
        step: step for step in Step
    }


def assert_valid(visit: Visit, form: Form) -> None:
    here, total = position(visit, form)
    assert 0 <= here <= total
    for name, answer in visit.answers.items():
        question = form.question(name)
        assert question.kind == "calculate" or fault_of(question, answer) is None
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
    assert form.fault_in(visit.answers) is None
    assert form.kept(visit.answers) == visit.answers
    shown = {question.name for question in form.shown(visit.answers)}
    worked_out = {question.name for question in form.questions if question.kind == "calculate"}
    assert visit.answers.keys() - worked_out <= shown
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


@settings(max_examples=200)
@given(logical)
def test_what_is_sent_keeps_to_every_rule_of_its_questionnaire(walked: Walk) -> None:
    form, moves = walked
    visit = walk([*moves, (Move.EDIT, ""), *[NEXT] * len(form.questions), SEND], form=form)
    event(f"ends with {visit.step}")
    if visit.step is Step.SENDING:
        assert_fit_to_send(visit, at_work(form))


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


@settings(max_examples=200)
@given(logical)
def test_visitor_is_never_held_for_good(walked: Walk) -> None:
    form, moves = walked
    visit = walk([*moves, (Move.EDIT, "")], form=form)
    if visit.step is not Step.QUESTION:
        return
    event(f"held by {visit.objection or 'nothing'}")
    declined = walk([DECLINE] * len(form.questions), visit, form)
    assert declined.step is Step.SUMMARY
    assert walk([SEND], declined, form).step is Step.SENDING
