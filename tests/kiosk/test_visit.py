"""Whole visits as lists of moves, without a window."""

from dataclasses import FrozenInstanceError

import pytest

from kiosk.visit import Move, Step, Visit, advance, can_go_on, has_answer, page_of, position
from tests.kiosk.helpers import (
    BACK,
    DECLINE,
    EVERY,
    EVERY_AT_WORK,
    FORM,
    FORM_AT_WORK,
    NEXT,
    SEND,
    TO_ALONE,
    TO_AREA,
    TO_BYE,
    TO_CARES,
    TO_END,
    TO_FAMILY,
    TO_FIRST,
    TO_ORDER,
    TO_SENDING,
    TO_SUMMARY,
    TO_TOLD,
    TO_UNSAFE,
    TO_WISH,
    TO_WORDS,
    TO_YEARS,
    Act,
    at,
    begin,
    choose,
    put,
    through,
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
    (Step.QUESTION, Move.DECLINE, ""): Step.QUESTION,
    (Step.QUESTION, Move.BACK, ""): Step.QUESTION,
    (Step.HELP, Move.BACK, ""): Step.QUESTION,
    (Step.GUARD, Move.MASK, ""): Step.QUESTION,
    (Step.GUARD, Move.EDIT, ""): Step.QUESTION,
    (Step.GUARD, Move.BACK, ""): Step.QUESTION,
    (Step.GUARD, Move.DECLINE, ""): Step.QUESTION,
    (Step.URGENT, Move.EDIT, ""): Step.QUESTION,
    (Step.URGENT, Move.BACK, ""): Step.QUESTION,
    (Step.URGENT, Move.DECLINE, ""): Step.QUESTION,
    (Step.SUMMARY, Move.BACK, ""): Step.QUESTION,
    (Step.SUMMARY, Move.CHOOSE, "safe"): Step.QUESTION,
    (Step.SUMMARY, Move.SEND, ""): Step.SENDING,
    (Step.SENDING, Move.SENT, ""): Step.THANKS,
    (Step.SENDING, Move.FAIL, ""): Step.FAILED,
    (Step.FAILED, Move.SEND, ""): Step.SENDING,
}
RESTING = [step for step in Step if step is not Step.SENDING]  # what is on its way moves by itself
ANYWHERE = (Move.SPEAK, Move.LEAVE, Move.TIME_OUT)
# Those that mean nothing on a page of tiles, nor about a text with a telephone number, either.
MEANINGLESS = [
    (step, move)
    for step in Step
    for move in Move
    if move not in ANYWHERE and (step, move) not in {(s, m) for s, m, _ in LEADS}
]


@pytest.mark.parametrize(("step", "move", "value"), LEADS)
def test_move_leads_to_the_promised_step(step: Step, move: Move, value: str) -> None:
    after = advance(at(step), move, FORM_AT_WORK, value)
    assert after.step is LEADS[step, move, value]
    assert after != at(step)


@pytest.mark.parametrize(("step", "move"), MEANINGLESS)
def test_move_without_meaning_changes_nothing(step: Step, move: Move) -> None:
    before = at(step)
    for value in ("", "safe", "light", "sv", "5"):
        assert advance(before, move, FORM_AT_WORK, value) is before


@pytest.mark.parametrize("move", ANYWHERE)
def test_answer_on_its_way_is_not_taken_back(move: Move) -> None:
    before = at(Step.SENDING)
    assert advance(before, move, FORM_AT_WORK, "en") is before


@pytest.mark.parametrize("step", RESTING)
@pytest.mark.parametrize("move", [Move.LEAVE, Move.TIME_OUT])
def test_leaving_leaves_nothing(step: Step, move: Move) -> None:
    assert advance(at(step), move, FORM_AT_WORK, "sv") == Visit("sv")


@pytest.mark.parametrize("move", [Move.LEAVE, Move.TIME_OUT])
def test_leaving_leads_to_the_language_that_is_given_or_keeps_the_one_there_is(move: Move) -> None:
    assert advance(at(Step.QUESTION), move, FORM_AT_WORK, "fi") == Visit("fi")
    assert advance(at(Step.QUESTION), move, FORM_AT_WORK) == Visit("sv")


def test_visit_cannot_be_changed_in_its_place() -> None:
    with pytest.raises(FrozenInstanceError):
        at(Step.QUESTION).step = Step.SENDING  # type: ignore[misc]


@pytest.mark.parametrize("step", RESTING)
def test_language_switch_keeps_everything_else(step: Step) -> None:
    before = at(step)
    after = advance(before, Move.SPEAK, FORM_AT_WORK, "en")
    assert after.language == "en"
    assert advance(after, Move.SPEAK, FORM_AT_WORK, "sv") == before


def test_switch_to_no_language_keeps_the_one_there_is() -> None:
    assert advance(at(Step.QUESTION), Move.SPEAK, FORM_AT_WORK, "") == at(Step.QUESTION)


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
            DECLINE,
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


def test_visit_through_every_kind_arrives_with_an_answer_of_each() -> None:
    visit = through([*TO_END, SEND])
    assert visit.step is Step.SENDING
    assert visit.answers == {
        "area": "haga",
        "alone": "safe",
        "order": ["young", "light"],
        "police": 7.5,
        "town": -2,
        "years": 12,
        "good": "Nära till allt",
        "bad": "Mörkt",
        "people": 3,
        "pet": "dog",
    }


@pytest.mark.parametrize(
    ("acts", "page"),
    [
        ([*TO_FIRST], "hello"),
        (TO_AREA, "area"),
        (TO_ALONE, "alone"),
        (TO_UNSAFE, "unsafe"),
        (TO_ORDER, "order"),
        (TO_CARES, "cares"),
        (TO_YEARS, "years"),
        (TO_TOLD, "told"),
        (TO_FAMILY, "family"),
        (TO_BYE, "bye"),
    ],
)
def test_pages_come_in_order_and_back_again(acts: list[Act], page: str) -> None:
    visit = through(acts)
    assert (visit.step, visit.page, page_of(visit, EVERY_AT_WORK).name) == (
        Step.QUESTION,
        page,
        page,
    )
    names = [each.name for each in EVERY_AT_WORK.pages(visit.answers)]
    assert position(visit, EVERY_AT_WORK) == (names.index(page) + 1, len(names))
    before = names[names.index(page) - 1] if page != "hello" else ""
    assert through([BACK], visit).page == before


def test_visit_begins_in_the_language_that_was_tapped() -> None:
    assert walk([begin("en")]).language == "en"
    assert walk([begin("")], Visit("fi")).language == "fi"


def test_order_of_tiles_and_who_taps_survive_the_beginning_and_go_at_the_end() -> None:
    attract = Visit("sv", seed=7, mode="assisted")
    sending = walk(TO_SENDING, attract)
    assert (sending.seed, sending.mode) == (7, "assisted")
    assert walk([(Move.SENT, ""), (Move.LEAVE, "")], sending) == Visit("sv")
    assert walk([begin(), (Move.TIME_OUT, "")], attract) == Visit("sv")


def test_visit_does_not_show_its_answers_when_it_is_printed() -> None:
    assert "lampor" not in repr(walk(TO_SENDING))
    assert "lampor" not in repr(walk([*TO_WORDS, write("Fler lampor")]))
    assert "7312" not in repr(Visit("sv", seed=7312))  # it tells in which order the tiles stood


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


def test_next_passes_a_question_over_without_noting_anything() -> None:
    visit = walk([*TO_FIRST, NEXT])
    assert (visit.page, visit.answers) == ("wish", {})


def test_next_passes_a_text_over_that_is_blank() -> None:
    visit = walk([*TO_WORDS, write("  \n "), NEXT])
    assert (visit.page, visit.answers) == ("age", {"safe": "yes", "wish": ["light"]})


def test_decline_notes_that_the_visitor_does_not_want_to_answer() -> None:
    visit = walk([*TO_WISH, choose("light"), DECLINE])
    assert visit.answers["wish"] is None
    assert visit.page == "words"


def test_declined_question_stays_declined_when_it_is_passed_later() -> None:
    visit = walk([*TO_WORDS, DECLINE, BACK, NEXT])
    assert visit.page == "age"
    assert visit.answers["words"] is None


def test_declined_question_can_be_answered_later() -> None:
    assert walk([*TO_FIRST, DECLINE, BACK, choose("yes"), NEXT]).answers == {"safe": "yes"}
    assert walk([*TO_WORDS, DECLINE, BACK, write("tack"), NEXT]).answers["words"] == "tack"


def test_declining_everything_and_passing_everything_over_can_be_sent() -> None:
    declined = walk([*TO_FIRST, DECLINE, DECLINE, DECLINE, DECLINE, SEND])
    assert declined.step is Step.SENDING
    assert declined.answers == dict.fromkeys(("safe", "wish", "words", "age"))
    passed = walk([*TO_FIRST, NEXT, NEXT, NEXT, NEXT, SEND])
    assert passed.step is Step.SENDING
    assert passed.answers == {}


def test_question_has_an_answer_from_its_first_pick_to_its_last() -> None:
    wish = FORM.question("wish")
    visit = walk(TO_WISH)
    assert not has_answer(visit, wish)
    picked = walk([choose("light")], visit)
    assert has_answer(picked, wish)
    taken_back = walk([choose("light")], picked)
    assert not has_answer(taken_back, wish)
    assert "wish" not in taken_back.answers
    assert not has_answer(walk([DECLINE], picked), wish)


def test_text_and_number_have_an_answer_as_soon_as_something_is_written() -> None:
    words, years = FORM.question("words"), EVERY.question("years")
    assert not has_answer(walk([*TO_WORDS, write("   ")]), words)
    assert has_answer(walk([*TO_WORDS, write("tack")]), words)
    assert not has_answer(through(TO_YEARS), years)
    assert has_answer(through([*TO_YEARS, write("3")]), years)


def test_range_has_an_answer_at_zero_too() -> None:
    police = EVERY.question("police")
    assert not has_answer(through(TO_CARES), police)
    visit = through([*TO_CARES, put("0")])
    assert has_answer(visit, police)
    assert visit.answers["police"] == 0


def test_next_is_held_back_only_by_a_number_that_does_not_fit() -> None:
    assert can_go_on(walk(TO_FIRST), FORM.question("safe"))
    assert can_go_on(walk([*TO_WORDS, write("x")]), FORM.question("words"))
    years = EVERY.question("years")
    for typed, fits in {
        "": True,
        " ": True,
        "3": True,
        "3,5": True,
        "x": False,
        "121": False,
    }.items():
        assert can_go_on(through([*TO_YEARS, write(typed)]), years) is fits, typed


def test_back_from_the_first_question_leads_to_the_start_and_leaves_no_text_in_a_field() -> None:
    assert walk([*TO_FIRST, BACK]).step is Step.START
    words = FORM.question("words")
    only_words = type(FORM)([words])
    visit = walk([*TO_FIRST, write("Fler lampor"), BACK], form=only_words)
    assert (visit.step, visit.page, visit.drafts) == (Step.START, "", {})
    assert walk([NEXT], visit, only_words).drafts == {"words": "Fler lampor"}


def test_back_keeps_the_answers_and_the_text_under_way() -> None:
    visit = walk([*TO_WORDS, write("Fler lampor"), BACK])
    assert visit.page == "wish"
    assert visit.answers["wish"] == ["light"]
    assert visit.drafts == {}
    assert walk([NEXT], visit).drafts == {"words": "Fler lampor"}


def test_back_keeps_what_was_tapped_on_the_page_itself() -> None:
    visit = walk([*TO_WISH, choose("light"), BACK])
    assert (visit.page, visit.answers["wish"]) == ("safe", ["light"])
    assert through([*TO_CARES, put("5"), BACK]).answers["police"] == 5


def test_back_forgets_a_text_that_was_deleted() -> None:
    visit = walk([*TO_WORDS, write("Fler lampor"), BACK, NEXT, write(""), BACK])
    assert "words" not in visit.answers
    assert walk([NEXT], visit).drafts == {}


def test_text_is_cut_at_its_longest_length() -> None:
    assert walk([*TO_WORDS, write("x" * 61)]).drafts == {"words": "x" * 60}


def test_text_is_kept_without_the_space_around_it() -> None:
    assert walk([*TO_WORDS, write("  tack \n"), NEXT]).answers["words"] == "tack"


@pytest.mark.parametrize("code", ["", "unknown", "Light"])
def test_choosing_what_is_not_there_changes_nothing(code: str) -> None:
    before = walk(TO_WISH)
    assert walk([choose(code)], before) is before


@pytest.mark.parametrize(
    ("acts", "act"),
    [
        (TO_TOLD, choose("light")),
        (TO_CARES, choose("5")),
        (TO_CARES, write("5")),
        (TO_AREA, write("Haga")),
        (TO_AREA, put("5")),
        (TO_TOLD, put("5")),
        (TO_FIRST, choose("haga")),
        (TO_FIRST, write("x")),
        (TO_FIRST, put("1")),
    ],
)
def test_move_of_another_kind_of_question_changes_nothing(acts: list[Act], act: Act) -> None:
    before = through(acts)
    assert through([act], before) is before


def test_position_grows_with_the_follow_up_questions() -> None:
    assert position(walk(TO_FIRST), FORM_AT_WORK) == (1, 4)
    assert position(walk([*TO_FIRST, choose("no")]), FORM_AT_WORK) == (1, 5)
    assert position(walk([*TO_FIRST, choose("no"), NEXT, choose("park"), NEXT]), FORM_AT_WORK) == (
        3,
        6,
    )
    assert position(walk(TO_SUMMARY), FORM_AT_WORK) == (0, 4)
