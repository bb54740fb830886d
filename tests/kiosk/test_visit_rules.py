"""The rules of a visit: picks, numbers, pages of two, follow-up questions, the summary, help."""

import pytest

from kiosk.questionnaire import Question, Questionnaire
from kiosk.visit import Move, Step, Visit, has_answer, toggled
from tests.kiosk.helpers import (
    BACK,
    DECLINE,
    EVERY,
    FORM,
    LOGIC,
    NEXT,
    SEND,
    TO_AGE,
    TO_BYE,
    TO_CARES,
    TO_COLOURS,
    TO_END,
    TO_FAMILY,
    TO_FIRST,
    TO_HOME,
    TO_LOGIC_END,
    TO_ORDER,
    TO_SCORE,
    TO_SEEN,
    TO_SUMMARY,
    TO_TOLD,
    TO_UNSAFE,
    TO_WHY,
    TO_WISH,
    TO_WORK,
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


# Expressions on the way


def form_of(*questions: Question) -> Questionnaire:
    return Questionnaire([*questions, Question("end", "note", {})])


def test_next_is_held_back_by_a_required_question_until_it_is_answered_or_declined() -> None:
    first = walk(TO_HOME, form=LOGIC)
    held = walk([NEXT], first, LOGIC)
    assert (held.step, held.page, held.objection) == (Step.QUESTION, "home", "area")
    assert walk([choose("south"), NEXT], held, LOGIC).page == "street"
    assert walk([DECLINE], held, LOGIC).answers["area"] is None


@pytest.mark.parametrize(
    "act", [choose("south"), choose("unknown"), BACK, (Move.TIME_OUT, ""), DECLINE], ids=str
)
def test_objection_goes_with_the_next_move(act: Act) -> None:
    held = walk([*TO_HOME, NEXT], form=LOGIC)
    assert walk([act], held, LOGIC).objection == ""


def test_objection_stays_when_the_language_is_switched() -> None:
    held = walk([*TO_HOME, NEXT], form=LOGIC)
    assert walk([(Move.SPEAK, "en")], held, LOGIC).objection == "area"


def test_question_is_required_by_the_answers_before_it() -> None:
    north = walk([*TO_HOME, choose("north"), NEXT, NEXT], form=LOGIC)
    assert walk([NEXT], north, LOGIC).objection == "age"
    south = walk([*TO_HOME, choose("south"), NEXT, NEXT], form=LOGIC)
    assert walk([NEXT], south, LOGIC).page == "seen"


def test_number_beyond_its_constraint_holds_back_with_what_is_written() -> None:
    held = walk([*TO_AGE, write("12"), NEXT], form=LOGIC)
    assert (held.page, held.objection, held.drafts) == ("age", "age", {"age": "12"})
    assert walk([write("13"), NEXT], held, LOGIC).page == "seen"
    assert walk([write(""), NEXT], held, LOGIC).page == "seen"  # nothing is not too little


def test_day_beyond_its_constraint_holds_back() -> None:
    held = walk([*TO_SEEN, put("2016-04-03"), NEXT], form=LOGIC)
    assert (held.page, held.objection) == ("seen", "seen")
    assert walk([put("2016-03-04"), NEXT], held, LOGIC).page == "score"


@pytest.mark.parametrize("typed", ["2016-02-30", "2016-W13-6", "20160401", "yesterday", " ", "5"])
def test_what_is_no_day_changes_nothing(typed: str) -> None:
    before = walk(TO_SEEN, form=LOGIC)
    assert walk([put(typed)], before, LOGIC) is before


def test_day_is_taken_back_by_setting_nothing() -> None:
    taken = walk([*TO_SEEN, put("")], form=LOGIC)
    assert "seen" not in taken.answers
    assert "seen" not in walk([NEXT, BACK], taken, LOGIC).answers  # no default again


def test_guard_comes_before_the_constraint_of_a_text() -> None:
    asked = walk([*TO_WHY, write("ring 070-123 45 67"), NEXT], form=LOGIC)
    assert asked.step is Step.GUARD
    held = walk([(Move.EDIT, ""), write("ring 123"), NEXT], asked, LOGIC)
    assert (held.step, held.objection) == (Step.QUESTION, "why")


def test_way_back_is_open_from_an_answer_that_does_not_fit_but_not_the_way_to_send() -> None:
    back = walk([*TO_AGE, write("12"), BACK], form=LOGIC)
    assert (back.page, back.answers["age"]) == ("street", 12)
    held = walk([NEXT, NEXT], back, LOGIC)
    assert (held.page, held.objection) == ("age", "age")


def test_send_leads_to_an_answer_that_does_not_fit_any_more() -> None:
    three = [choose("red"), choose("green"), choose("red"), NEXT]
    summary = walk([*TO_COLOURS, *three], form=LOGIC)
    assert summary.answers["colours"] == ["blue", "green", "red"]
    lower = walk([choose("score"), put("1"), NEXT], summary, LOGIC)
    assert lower.step is Step.SUMMARY
    held = walk([SEND], lower, LOGIC)
    assert (held.step, held.page, held.objection) == (Step.QUESTION, "colours", "colours")
    mended = walk([choose("red"), NEXT], held, LOGIC)
    assert mended.step is Step.SUMMARY
    assert walk([SEND], mended, LOGIC).step is Step.SENDING


def test_send_leads_to_a_question_that_is_required_now() -> None:
    silent = [*TO_AGE, NEXT, NEXT, NEXT, NEXT]
    summary = walk(silent, form=LOGIC)
    assert summary.step is Step.SUMMARY
    moved = walk([choose("area"), choose("north"), NEXT], summary, LOGIC)
    held = walk([SEND], moved, LOGIC)
    assert (held.page, held.objection, held.returning) == ("age", "age", True)
    assert walk([DECLINE, SEND], held, LOGIC).step is Step.SENDING


def test_choice_that_is_filtered_out_cannot_be_taken() -> None:
    before = walk([*TO_HOME, choose("north")], form=LOGIC)
    assert walk([choose("south-park", "spots")], before, LOGIC) is before
    assert walk([choose("north-park", "spots")], before, LOGIC).answers["spots"] == ["north-park"]


def test_choices_filtered_out_on_the_same_page_take_up_no_place() -> None:
    full = walk(
        [*TO_HOME, choose("north"), choose("north-park", "spots"), choose("north-stop", "spots")],
        form=LOGIC,
    )
    other = walk([choose("south"), choose("south-park", "spots")], full, LOGIC)
    assert other.answers["spots"] == ["south-park"]


def test_answer_that_is_filtered_out_is_dropped_and_so_is_what_hangs_on_it() -> None:
    summary = walk(TO_LOGIC_END, form=LOGIC)
    moved = walk([choose("area"), choose("north"), NEXT], summary, LOGIC)
    assert {"spots", "street"} & moved.answers.keys() == set()
    assert moved.step is Step.SUMMARY


def test_calculation_is_kept_with_the_answers_and_follows_them() -> None:
    summary = walk(TO_LOGIC_END, form=LOGIC)
    assert (summary.answers["grown"], summary.answers["share"]) == ("yes", "3.17")
    younger = walk([choose("age"), write("15"), NEXT], summary, LOGIC)
    assert younger.answers["grown"] == "no"
    assert {"work", "why"} & younger.answers.keys() == set()


@pytest.mark.parametrize("act", [choose("99", "grown"), write("99", "grown"), put("99", "grown")])
def test_calculation_takes_nothing_from_a_visitor(act: Act) -> None:
    before = walk(TO_WORK, form=LOGIC)
    assert walk([act], before, LOGIC) is before
    summary = walk(TO_LOGIC_END, form=LOGIC)
    assert walk([choose("grown")], summary, LOGIC) is summary


def test_default_is_there_when_a_page_shows_for_the_first_time() -> None:
    assert walk(TO_SEEN, form=LOGIC).answers["seen"] == "2016-04-02"
    assert walk(TO_SCORE, form=LOGIC).answers["score"] == 5
    assert "score" not in walk(TO_SEEN, form=LOGIC).answers
    assert walk(TO_COLOURS, form=LOGIC).answers["colours"] == ["red", "blue"]


@pytest.mark.parametrize(
    ("question", "draft", "answer"),
    [
        (Question("q", "text", {}, default="'Hej'"), "Hej", "Hej"),
        (Question("q", "number", {}, default="7.5", step=0.5), "7.5", 7.5),
    ],
)
def test_default_stands_in_its_field_until_the_visitor_clears_it(
    question: Question, draft: str, answer: object
) -> None:
    form = form_of(question)
    visit = walk(TO_FIRST, form=form)
    assert visit.drafts == {"q": draft}
    assert walk([NEXT], visit, form).answers == {"q": answer}
    cleared = walk([write(""), NEXT], visit, form)
    assert cleared.answers == {}
    assert walk([BACK], cleared, form).drafts == {}
    assert walk([BACK, NEXT, NEXT], cleared, form).answers == {}


def test_default_that_was_unchosen_or_declined_does_not_come_back() -> None:
    unchosen = walk([*TO_COLOURS, choose("red"), choose("blue"), NEXT], form=LOGIC)
    assert unchosen.step is Step.SUMMARY
    assert "colours" not in walk([BACK], unchosen, LOGIC).answers
    declined = walk([*TO_COLOURS, DECLINE, BACK], form=LOGIC)
    assert (declined.page, declined.answers["colours"]) == ("colours", None)
    assert "colours" not in walk([choose("colours")], unchosen, LOGIC).answers


def test_default_follows_what_was_answered_on_the_pages_before() -> None:
    copied = Question("later", "text", {}, default="concat(${q}, '!')")
    form = form_of(Question("q", "text", {}), copied)
    assert walk([*TO_FIRST, write("Hej"), NEXT], form=form).drafts == {"later": "Hej!"}


def test_default_that_does_not_fit_is_none() -> None:
    form = form_of(Question("q", "range", {}, default="999"))
    assert walk([*TO_FIRST, NEXT], form=form).answers == {}


def test_only_choice_is_taken_back_by_a_second_tap() -> None:
    form = form_of(Question("q", "single", {}, choices=choices("ok")))
    read = walk([*TO_FIRST, choose("ok")], form=form)
    assert read.answers == {"q": "ok"}
    assert walk([choose("ok")], read, form).answers == {}


def test_questionnaire_of_which_nothing_shows_leads_to_the_summary_and_back() -> None:
    form = Questionnaire([Question("q", "text", {}, relevant="today() > '2016-04-02'")])
    summary = walk(TO_FIRST, form=form)
    assert (summary.step, summary.answers) == (Step.SUMMARY, {})
    assert walk([BACK], summary, form).step is Step.START
    assert walk([SEND], summary, form).step is Step.SENDING
