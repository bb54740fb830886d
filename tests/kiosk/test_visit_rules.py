"""The rules of a visit: picks, numbers, pages of two, follow-up questions, the summary, help."""

import pytest

from kiosk.questionnaire import Question, Questionnaire
from kiosk.visit import Move, Step, Visit, has_answer, toggled
from tests.kiosk.helpers import (
    BACK,
    DECLINE,
    EVERY,
    FORM,
    NEXT,
    SEND,
    TO_BYE,
    TO_CARES,
    TO_END,
    TO_FAMILY,
    TO_FIRST,
    TO_ORDER,
    TO_SUMMARY,
    TO_TOLD,
    TO_UNSAFE,
    TO_WISH,
    TO_YEARS,
    Act,
    choices,
    choose,
    put,
    through,
    walk,
    write,
)

PARK = [*TO_FIRST, choose("no"), NEXT, choose("park"), NEXT, write("Den vid ån"), NEXT]
PARK_SUMMARY = [*PARK, choose("light"), NEXT, DECLINE, choose("old"), NEXT]


def test_single_choice_is_replaced_by_another() -> None:
    assert walk([*TO_FIRST, choose("yes"), choose("no")]).answers == {"safe": "no"}


def test_full_multiple_choice_takes_no_more() -> None:
    full = walk([*TO_WISH, choose("light"), choose("clean")])
    assert walk([choose("young")], full) == full
    swapped = walk([choose("light"), choose("young")], full)
    assert swapped.answers["wish"] == ["clean", "young"]


def test_exclusive_choice_takes_the_place_of_the_others_and_back() -> None:
    wish = FORM.question("wish")
    assert toggled(wish, ["light", "clean"], "none") == ["none"]
    assert toggled(wish, ["none"], "light") == ["light"]
    assert toggled(wish, ["none"], "none") == []


def test_ranking_keeps_the_order_of_the_taps() -> None:
    visit = through([*TO_ORDER, choose("traffic"), choose("light"), choose("help")])
    assert visit.answers["order"] == ["traffic", "light", "help"]
    assert through([choose("clean")], visit).answers["order"] == ["traffic", "light", "help"]
    again = through([choose("traffic"), choose("traffic")], visit)
    assert again.answers["order"] == ["light", "help", "traffic"]
    assert through([choose("never")], visit).answers["order"] == ["never"]


@pytest.mark.parametrize(
    ("digits", "number"),
    [("0", 0), ("10", 10), ("7.5", 7.5), ("7,5", 7.5), ("3.0", 3), ("٧٫٥", 7.5)],
)
def test_range_is_set_to_a_value_on_its_scale(digits: str, number: float) -> None:
    answer = through([*TO_CARES, put(digits)]).answers["police"]
    assert answer == number
    assert isinstance(answer, type(number))  # whole numbers are whole


@pytest.mark.parametrize(
    "digits", ["-0.5", "10.5", "7.25", "7.4999", "", "x", "nan", "inf", "-inf"]
)
def test_range_is_never_set_to_a_value_beyond_its_scale(digits: str) -> None:
    before = through([*TO_CARES, put("2")])
    assert through([put(digits)], before) is before


def test_range_that_was_not_touched_has_no_answer() -> None:
    assert through([*TO_CARES, NEXT]).answers.keys() == {"area", "alone", "order"}


def test_steps_of_a_range_are_counted_from_its_least_value() -> None:
    form = Questionnaire([Question("odd", "range", {}, low=1.0, high=10.0, step=3.0)])
    first = walk(TO_FIRST, form=form)
    assert walk([put("4")], first, form).answers == {"odd": 4}
    assert walk([put("3")], first, form).answers == {}


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), (" 12 ", 12), ("1,5", 1.5), ("1.5", 1.5), ("١٢", 12), ("٣٫٥", 3.5)],
)
def test_typed_number_is_taken_along(typed: str, number: float) -> None:
    visit = through([*TO_YEARS, write(typed), NEXT])
    assert (visit.page, visit.answers["years"]) == ("told", number)


@pytest.mark.parametrize("typed", ["x", "1.2.3", "121", "-1", "1,3", "12 år", "nan", "inf", "1e9"])
def test_typed_number_that_does_not_fit_holds_next_back(typed: str) -> None:
    before = through([*TO_YEARS, write(typed)])
    assert through([NEXT], before) is before
    assert through([write("12"), NEXT], before).answers["years"] == 12


def test_typed_number_that_does_not_fit_holds_nothing_else_back() -> None:
    wrong = [*TO_YEARS, write("x")]
    assert through([*wrong, DECLINE]).answers["years"] is None
    back = through([*wrong, BACK])
    assert back.page == "cares"
    assert "years" not in back.answers


def test_number_can_be_set_as_well_as_typed() -> None:
    visit = through([*TO_YEARS, write("x"), put("12")])
    assert has_answer(visit, EVERY.question("years"))
    assert (visit.drafts, visit.answers.get("years")) == ({"years": "12"}, None)
    after = through([NEXT], visit)
    assert (after.page, after.answers["years"]) == ("told", 12)


def test_number_comes_back_into_its_field_and_goes_when_it_is_deleted() -> None:
    visit = through([*TO_YEARS, write("1,5"), NEXT, BACK])
    assert visit.drafts == {"years": "1.5"}
    assert through([NEXT], visit).answers["years"] == 1.5
    assert "years" not in through([write(""), NEXT], visit).answers


def test_wrong_number_beside_a_choice_holds_the_page_back() -> None:
    before = through([*TO_FAMILY, write("0"), choose("dog", "pet")])
    assert through([NEXT], before) is before
    assert through([write("1"), NEXT], before).page == "bye"


def test_note_has_no_answer_whatever_leads_on_from_it() -> None:
    for move in (NEXT, DECLINE):
        visit = through([*TO_FIRST, move])
        assert (visit.page, visit.answers) == ("area", {})
    assert "bye" not in through([*TO_BYE, DECLINE]).answers


def test_move_on_a_page_of_two_is_for_the_first_unless_the_other_is_named() -> None:
    visit = through(
        [*TO_UNSAFE, choose("stop"), choose("night", "times"), choose("path", "places")]
    )
    assert visit.answers["places"] == ["stop", "path"]
    assert visit.answers["times"] == ["night"]
    written = through([*TO_TOLD, write("a"), write("b", "bad")])
    assert written.drafts == {"good": "a", "bad": "b"}


@pytest.mark.parametrize(
    ("acts", "act"),
    [
        (TO_UNSAFE, choose("night")),
        (TO_UNSAFE, choose("stop", "times")),
        (TO_UNSAFE, choose("haga", "area")),
        (TO_CARES, put("5", "years")),
        (TO_CARES, put("5", "unknown")),
        (TO_TOLD, write("5", "years")),
        (TO_TOLD, write("5", "unknown")),
    ],
)
def test_move_for_a_question_that_is_not_that_one_changes_nothing(
    acts: list[Act], act: Act
) -> None:
    before = through(acts)
    assert through([act], before) is before


def test_next_on_a_page_of_two_passes_over_what_is_open() -> None:
    visit = through([*TO_UNSAFE, choose("night", "times"), NEXT])
    assert visit.page == "order"
    assert "places" not in visit.answers
    assert visit.answers["times"] == ["night"]


def test_decline_on_a_page_of_two_keeps_what_was_tapped_and_declines_the_rest() -> None:
    visit = through([*TO_UNSAFE, choose("night", "times"), DECLINE])
    assert visit.page == "order"
    assert (visit.answers["places"], visit.answers["times"]) == (None, ["night"])
    ranges = through([*TO_CARES, put("0"), DECLINE])
    assert (ranges.answers["police"], ranges.answers["town"]) == (0, None)


def test_decline_on_a_page_of_two_keeps_a_number_and_no_text() -> None:
    texts = through([*TO_TOLD, write("Nära till allt"), DECLINE])
    assert (texts.answers["good"], texts.answers["bad"]) == (None, None)
    number = through([*TO_FAMILY, write("3"), choose("dog", "pet"), DECLINE])
    assert (number.answers["people"], number.answers["pet"]) == (3, "dog")


def test_decline_beside_a_note_declines_what_was_tapped_as_alone_on_a_page() -> None:
    note = Question("n", "note", {}, group="g")
    single = Question("s", "single", {}, choices=choices("dog"), group="g")
    form = Questionnaire([note, single])
    assert walk([*TO_FIRST, choose("dog", "s"), DECLINE], form=form).answers == {"s": None}


def test_follow_up_question_shows_only_for_the_answer_it_depends_on() -> None:
    assert walk([*TO_FIRST, choose("yes"), NEXT]).page == "wish"
    assert walk([*TO_FIRST, choose("no"), NEXT]).page == "where"
    assert walk([*TO_FIRST, DECLINE]).page == "wish"
    assert walk([*TO_FIRST, NEXT]).page == "wish"


def test_answers_to_hidden_questions_are_dropped_with_those_that_depend_on_them() -> None:
    visit = walk([*PARK, BACK, BACK, BACK, choose("yes"), NEXT])
    assert visit.page == "wish"
    assert visit.answers == {"safe": "yes"}


def test_both_answers_of_a_hidden_page_are_dropped() -> None:
    unsafe = [*TO_UNSAFE, choose("stop"), choose("night", "times"), NEXT, BACK, BACK]
    visit = through([*unsafe, choose("safe"), NEXT])
    assert visit.page == "order"
    assert visit.answers == {"area": "haga", "alone": "safe"}


def test_summary_opens_a_question_and_comes_straight_back() -> None:
    visit = walk([*TO_SUMMARY, choose("wish")])
    assert (visit.page, visit.returning) == ("wish", True)
    assert walk([choose("clean"), NEXT], visit).step is Step.SUMMARY
    assert walk([DECLINE], visit).step is Step.SUMMARY
    back = walk([BACK], visit)
    assert (back.step, back.returning) == (Step.SUMMARY, False)


def test_summary_opens_the_page_of_either_of_its_questions() -> None:
    for name in ("people", "pet"):
        visit = through([*TO_END, choose(name)])
        assert (visit.page, visit.drafts) == ("family", {"people": "3"})


def test_question_opened_from_the_summary_leads_on_only_to_what_is_newly_asked() -> None:
    visit = walk([*TO_SUMMARY, choose("safe"), choose("no"), NEXT])
    assert visit.page == "where"
    assert walk([choose("stop"), NEXT], visit).step is Step.SUMMARY
    which = walk([choose("park"), NEXT], visit)
    assert which.page == "which"
    assert walk([NEXT], which).step is Step.SUMMARY


def test_question_that_comes_to_show_far_behind_the_one_changed_is_led_to() -> None:
    visit = through([*TO_END, choose("pet"), choose("cat", "pet"), NEXT])
    assert (visit.page, visit.returning) == ("why", True)
    assert through([write("Den är snäll"), NEXT], visit).step is Step.SUMMARY
    unsafe = through([*TO_END, choose("alone"), choose("unsafe"), NEXT])
    assert unsafe.page == "unsafe"
    assert through([DECLINE], unsafe).step is Step.SUMMARY


@pytest.mark.parametrize("between", [1, 2, 3])
def test_newly_asked_question_is_led_to_past_pages_that_were_seen(between: int) -> None:
    seen = [Question(f"note{place}", "note", {}) for place in range(between)]
    first = Question("first", "single", {}, choices=choices("a", "b"))
    new = Question("new", "text", {}, relevant="${first} = 'b'")
    form = Questionnaire([first, *seen, new, Question("last", "note", {})])
    summary = walk([*TO_FIRST, *[NEXT] * (between + 2)], form=form)
    assert summary.step is Step.SUMMARY
    asked = walk([choose("first"), choose("b"), NEXT], summary, form)
    assert asked.page == "new"
    assert walk([NEXT], asked, form).step is Step.SUMMARY


def test_question_hidden_and_shown_again_from_the_summary_is_asked_again() -> None:
    visit = walk([*PARK_SUMMARY, choose("safe"), choose("yes"), NEXT])
    assert visit.step is Step.SUMMARY
    again = walk([choose("safe"), choose("no"), NEXT], visit)
    assert again.page == "where"
    assert "where" not in again.answers


def test_answer_changed_from_the_summary_drops_what_is_hidden_now() -> None:
    visit = walk([*PARK_SUMMARY, choose("safe"), choose("yes"), BACK])
    assert visit.step is Step.SUMMARY
    assert visit.answers.keys() == {"safe", "wish", "words", "age"}


def test_text_changed_from_the_summary_is_as_before_when_going_back() -> None:
    visit = walk([*TO_SUMMARY, choose("words"), write("annat"), BACK])
    assert (visit.step, visit.answers["words"]) == (Step.SUMMARY, "Fler lampor")


@pytest.mark.parametrize("name", ["where", "unknown", ""])
def test_summary_does_not_open_what_it_does_not_show(name: str) -> None:
    before = walk(TO_SUMMARY)
    assert walk([choose(name)], before) is before


def test_back_from_the_summary_leads_to_the_last_page_and_through_all_pages_again() -> None:
    visit = walk([*TO_SUMMARY, BACK])
    assert (visit.page, visit.returning) == ("age", False)
    assert walk([BACK], visit).page == "words"
    assert walk([BACK, NEXT], visit).page == "age"


def test_failed_visit_is_sent_again_with_the_same_answers() -> None:
    sending = walk([*TO_SUMMARY, SEND])
    assert walk([(Move.FAIL, ""), SEND], sending) == sending


def test_help_opens_for_its_choice_and_returns_to_the_question() -> None:
    visit = walk([*TO_WISH, choose("violence")])
    assert visit.step is Step.HELP
    back = walk([BACK], visit)
    assert (back.step, back.page, back.answers["wish"]) == (Step.QUESTION, "wish", ["violence"])


def test_help_that_was_shown_is_remembered_until_the_visitor_leaves() -> None:
    assert not walk([*TO_WISH, choose("light")]).helped
    shown = walk([*TO_WISH, choose("violence"), BACK, choose("violence"), choose("light"), NEXT])
    assert shown.answers["wish"] == ["light"]
    assert shown.helped
    assert walk([(Move.LEAVE, "")], shown) == Visit("sv")


def test_help_stays_closed_when_its_choice_is_taken_back_or_does_not_fit() -> None:
    assert walk([*TO_WISH, choose("violence"), BACK, choose("violence")]).step is Step.QUESTION
    full = walk([*TO_WISH, choose("light"), choose("clean"), choose("violence")])
    assert (full.step, full.helped) == (Step.QUESTION, False)


def test_help_opens_on_a_page_of_two_and_keeps_what_the_other_holds() -> None:
    visit = through([*TO_UNSAFE, choose("night", "times"), choose("home")])
    assert visit.step is Step.HELP
    back = through([BACK], visit)
    assert (back.page, back.answers["times"]) == ("unsafe", ["night"])
