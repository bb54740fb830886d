"""Whole visits as lists of moves, without a window."""

import pytest

from kiosk.visit import Move, Step, Visit, advance, can_go_on, position
from tests.kiosk.helpers import (
    BACK,
    FORM,
    NEXT,
    SEND,
    SKIP,
    TO_FIRST,
    TO_SENDING,
    TO_SUMMARY,
    TO_WISH,
    TO_WORDS,
    Act,
    at,
    begin,
    choose,
    walk,
    write,
)

# Where each move leads from a typical visit at each step, as the screens promise it.
LEADS = {
    (Step.ATTRACT, Move.BEGIN, "en"): Step.START,
    (Step.START, Move.NEXT, ""): Step.QUESTION,
    (Step.QUESTION, Move.CHOOSE, "clean"): Step.QUESTION,
    (Step.QUESTION, Move.CHOOSE, "violence"): Step.HELP,
    (Step.QUESTION, Move.NEXT, ""): Step.QUESTION,
    (Step.QUESTION, Move.SKIP, ""): Step.QUESTION,
    (Step.QUESTION, Move.BACK, ""): Step.QUESTION,
    (Step.QUESTION, Move.WRITE, "x"): Step.QUESTION,
    (Step.HELP, Move.BACK, ""): Step.QUESTION,
    (Step.GUARD, Move.MASK, ""): Step.QUESTION,
    (Step.GUARD, Move.EDIT, ""): Step.QUESTION,
    (Step.GUARD, Move.BACK, ""): Step.QUESTION,
    (Step.GUARD, Move.SKIP, ""): Step.QUESTION,
    (Step.SUMMARY, Move.BACK, ""): Step.QUESTION,
    (Step.SUMMARY, Move.CHOOSE, "safe"): Step.QUESTION,
    (Step.SUMMARY, Move.SEND, ""): Step.SENDING,
    (Step.SENDING, Move.SENT, ""): Step.THANKS,
    (Step.SENDING, Move.FAIL, ""): Step.FAILED,
    (Step.FAILED, Move.SEND, ""): Step.SENDING,
}
RESTING = [step for step in Step if step is not Step.SENDING]  # what is on its way moves by itself
ANYWHERE = (Move.SPEAK, Move.LEAVE, Move.TIME_OUT)
MEANINGLESS = [
    (step, move)
    for step in Step
    for move in Move
    if move not in ANYWHERE and (step, move) not in {(s, m) for s, m, _ in LEADS}
]


@pytest.mark.parametrize(("step", "move", "value"), LEADS)
def test_move_leads_to_the_promised_step(step: Step, move: Move, value: str) -> None:
    after = advance(at(step), move, FORM, value)
    assert after.step is LEADS[step, move, value]
    assert after != at(step)


@pytest.mark.parametrize(("step", "move"), MEANINGLESS)
def test_move_without_meaning_changes_nothing(step: Step, move: Move) -> None:
    before = at(step)
    for value in ("", "safe", "light", "sv"):
        assert advance(before, move, FORM, value) is before


@pytest.mark.parametrize("move", ANYWHERE)
def test_answer_on_its_way_is_not_taken_back(move: Move) -> None:
    before = at(Step.SENDING)
    assert advance(before, move, FORM, "en") is before


@pytest.mark.parametrize("step", RESTING)
@pytest.mark.parametrize("move", [Move.LEAVE, Move.TIME_OUT])
def test_leaving_leaves_nothing(step: Step, move: Move) -> None:
    assert advance(at(step), move, FORM, "sv") == Visit("sv")


@pytest.mark.parametrize("step", RESTING)
def test_language_switch_keeps_everything_else(step: Step) -> None:
    before = at(step)
    after = advance(before, Move.SPEAK, FORM, "en")
    assert after.language == "en"
    assert advance(after, Move.SPEAK, FORM, "sv") == before


def test_whole_visit_arrives_at_sending_with_what_was_answered() -> None:
    visit = walk(
        [
            *TO_FIRST,
            choose("no"),
            NEXT,
            choose("park"),
            NEXT,
            write("Den vid ån"),
            NEXT,
            choose("light"),
            choose("clean"),
            NEXT,
            SKIP,
            choose("old"),
            NEXT,
            SEND,
        ]
    )
    assert visit.step is Step.SENDING
    assert visit.answers == {
        "safe": "no",
        "where": "park",
        "which": "Den vid ån",
        "wish": ["light", "clean"],
        "words": None,
        "age": "old",
    }


def test_visit_begins_in_the_language_that_was_tapped() -> None:
    assert walk([begin("en")]).language == "en"


def test_visit_does_not_show_its_answers_when_it_is_printed() -> None:
    assert "lampor" not in repr(walk(TO_SENDING))
    assert "lampor" not in repr(walk([*TO_WORDS, write("Fler lampor")]))


@pytest.mark.parametrize(
    "acts",
    [
        [begin()],
        [*TO_FIRST, choose("no")],
        [*TO_SENDING, (Move.SENT, "")],
        [*TO_WORDS, write("tack")],
        TO_SENDING,
        [*TO_SENDING, (Move.FAIL, "")],
    ],
)
def test_double_tap_is_harmless(acts: list[Act]) -> None:
    once = walk(acts)
    assert walk([acts[-1]], once) == once


def test_second_next_does_not_pass_an_unanswered_question() -> None:
    once = walk([*TO_FIRST, choose("yes"), NEXT])
    assert walk([NEXT, NEXT], once) is once


def test_next_stays_until_something_is_chosen_or_written() -> None:
    assert not can_go_on(walk(TO_FIRST), FORM)
    assert can_go_on(walk([*TO_FIRST, choose("yes")]), FORM)
    blank = walk([*TO_WORDS, write("   ")])
    assert not can_go_on(blank, FORM)
    assert walk([NEXT], blank) is blank
    assert can_go_on(walk([*TO_WORDS, write("tack")]), FORM)
    assert can_go_on(walk(TO_SUMMARY), FORM)


def test_next_stays_after_the_last_pick_was_taken_back() -> None:
    visit = walk([*TO_WISH, choose("light"), choose("light")])
    assert not can_go_on(visit, FORM)
    assert "wish" not in visit.answers


def test_back_from_the_first_question_leads_to_the_start() -> None:
    assert walk([*TO_FIRST, BACK]).step is Step.START


def test_back_keeps_the_answers_and_the_text_under_way() -> None:
    visit = walk([*TO_WORDS, write("Fler lampor"), BACK])
    assert visit.question == "wish"
    assert visit.answers["wish"] == ["light"]
    again = walk([NEXT], visit)
    assert again.draft == "Fler lampor"


def test_back_forgets_a_text_that_was_deleted() -> None:
    visit = walk([*TO_WORDS, write("Fler lampor"), BACK, NEXT, write(""), BACK])
    assert "words" not in visit.answers
    assert walk([NEXT], visit).draft == ""


def test_skip_notes_that_nothing_was_answered() -> None:
    visit = walk([*TO_WISH, choose("light"), SKIP])
    assert visit.answers["wish"] is None
    assert visit.question == "words"


def test_skipping_everything_can_be_sent() -> None:
    visit = walk([*TO_FIRST, SKIP, SKIP, SKIP, SKIP, SEND])
    assert visit.step is Step.SENDING
    assert visit.answers == dict.fromkeys(("safe", "wish", "words", "age"))


def test_text_is_cut_at_its_longest_length() -> None:
    assert walk([*TO_WORDS, write("x" * 61)]).draft == "x" * 60


def test_text_is_kept_without_the_space_around_it() -> None:
    assert walk([*TO_WORDS, write("  tack \n"), NEXT]).answers["words"] == "tack"


def test_writing_on_a_page_of_tiles_can_never_become_an_answer() -> None:
    assert walk([*TO_WISH, write("x"), choose("light"), NEXT]).answers["wish"] == ["light"]


@pytest.mark.parametrize("code", ["", "unknown", "Light"])
def test_choosing_what_is_not_there_changes_nothing(code: str) -> None:
    before = walk(TO_WISH)
    assert walk([choose(code)], before) is before


def test_choosing_on_a_text_page_changes_nothing() -> None:
    before = walk(TO_WORDS)
    assert walk([choose("light")], before) is before


def test_position_grows_with_the_follow_up_questions() -> None:
    assert position(walk(TO_FIRST), FORM) == (1, 4)
    assert position(walk([*TO_FIRST, choose("no")]), FORM) == (1, 5)
    assert position(walk([*TO_FIRST, choose("no"), NEXT, choose("park"), NEXT]), FORM) == (3, 6)
    assert position(walk(TO_SUMMARY), FORM) == (0, 4)
