"""The rules of a visit: picks, follow-up questions, the summary, help and the privacy guard."""

from dataclasses import replace

import pytest

from kiosk import privacy
from kiosk.visit import Move, Step, toggled
from tests.kiosk.helpers import (
    BACK,
    EDIT,
    FORM,
    MASK,
    NEXT,
    SEND,
    SKIP,
    TELEPHONE,
    TO_FIRST,
    TO_SUMMARY,
    TO_WISH,
    TO_WORDS,
    choose,
    walk,
    write,
)

PARK = [*TO_FIRST, choose("no"), NEXT, choose("park"), NEXT, write("Den vid ån"), NEXT]
PARK_SUMMARY = [*PARK, choose("light"), NEXT, SKIP, choose("old"), NEXT]
DETAILS = ["811218-9876", TELEPHONE, "anna@example.se", "se www.example.se/anna"]


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


def test_follow_up_question_shows_only_for_the_answer_it_depends_on() -> None:
    assert walk([*TO_FIRST, choose("yes"), NEXT]).question == "wish"
    assert walk([*TO_FIRST, choose("no"), NEXT]).question == "where"
    assert walk([*TO_FIRST, SKIP]).question == "wish"


def test_answers_to_hidden_questions_are_dropped_with_those_that_depend_on_them() -> None:
    visit = walk([*PARK, BACK, BACK, BACK, choose("yes"), NEXT])
    assert visit.question == "wish"
    assert visit.answers == {"safe": "yes"}


def test_summary_opens_a_question_and_comes_straight_back() -> None:
    visit = walk([*TO_SUMMARY, choose("wish")])
    assert visit.question == "wish"
    assert walk([choose("clean"), NEXT], visit).step is Step.SUMMARY
    assert walk([BACK], visit).step is Step.SUMMARY


def test_question_opened_from_the_summary_leads_on_to_what_is_newly_asked() -> None:
    visit = walk([*TO_SUMMARY, choose("safe"), choose("no"), NEXT])
    assert visit.question == "where"
    assert walk([choose("stop"), NEXT], visit).step is Step.SUMMARY


def test_answer_changed_from_the_summary_drops_what_is_hidden_now() -> None:
    visit = walk([*PARK_SUMMARY, choose("safe"), choose("yes"), BACK])
    assert visit.step is Step.SUMMARY
    assert visit.answers.keys() == {"safe", "wish", "words", "age"}


@pytest.mark.parametrize("name", ["where", "unknown", ""])
def test_summary_does_not_open_what_it_does_not_show(name: str) -> None:
    before = walk(TO_SUMMARY)
    assert walk([choose(name)], before) is before


def test_back_from_the_summary_leads_to_the_last_question() -> None:
    assert walk([*TO_SUMMARY, BACK]).question == "age"


def test_help_opens_for_its_choice_and_returns_to_the_question() -> None:
    visit = walk([*TO_WISH, choose("violence")])
    assert visit.step is Step.HELP
    back = walk([BACK], visit)
    assert (back.step, back.question, back.answers["wish"]) == (Step.QUESTION, "wish", ["violence"])


def test_help_stays_closed_when_its_choice_is_taken_back_or_does_not_fit() -> None:
    assert walk([*TO_WISH, choose("violence"), BACK, choose("violence")]).step is Step.QUESTION
    full = walk([*TO_WISH, choose("light"), choose("clean")])
    assert walk([choose("violence")], full).step is Step.QUESTION


@pytest.mark.parametrize("text", DETAILS)
def test_guard_stops_a_text_with_a_detail(text: str) -> None:
    visit = walk([*TO_WORDS, write(text), NEXT])
    assert visit.step is Step.GUARD
    assert visit.draft == text
    assert "words" not in visit.answers


@pytest.mark.parametrize("text", DETAILS)
def test_masking_goes_on_with_a_text_that_holds_nothing_more(text: str) -> None:
    visit = walk([*TO_WORDS, write(text), NEXT, MASK])
    assert visit.question == "age"
    assert visit.guarded == 1
    kept = visit.answers["words"]
    assert isinstance(kept, str)
    assert privacy.MASK in kept
    assert not privacy.find(kept)


def test_editing_goes_back_to_the_text_as_it_was_written() -> None:
    visit = walk([*TO_WORDS, write(TELEPHONE), NEXT, EDIT])
    assert (visit.step, visit.question, visit.draft) == (Step.QUESTION, "words", TELEPHONE)
    assert walk([write("Fler lampor"), NEXT], visit).answers["words"] == "Fler lampor"


def test_skipping_at_the_guard_keeps_no_text_and_counts_nothing() -> None:
    visit = walk([*TO_WORDS, write(TELEPHONE), NEXT, SKIP])
    assert visit.answers["words"] is None
    assert visit.guarded == 0


def test_guard_stops_a_detail_again_that_was_kept_by_going_back() -> None:
    visit = walk([*TO_WORDS, write(TELEPHONE), BACK, NEXT])
    assert visit.draft == TELEPHONE
    assert walk([NEXT], visit).step is Step.GUARD


def test_send_stops_at_a_detail_whatever_way_the_text_came() -> None:
    summary = walk(TO_SUMMARY)
    slipped = replace(summary, answers={**summary.answers, "words": TELEPHONE})
    visit = walk([SEND], slipped)
    assert (visit.step, visit.question, visit.draft) == (Step.GUARD, "words", TELEPHONE)
    masked = walk([MASK], visit)
    assert masked.step is Step.SUMMARY
    assert walk([SEND], masked).step is Step.SENDING


def test_send_stops_at_every_text_that_holds_a_detail() -> None:
    summary = walk(PARK_SUMMARY)
    both = replace(summary, answers={**summary.answers, "which": DETAILS[2], "words": TELEPHONE})
    visit = walk([SEND, MASK, SEND], both)
    assert (visit.step, visit.question) == (Step.GUARD, "words")
    sent = walk([MASK, SEND], visit)
    assert sent.step is Step.SENDING
    assert sent.guarded == 2


def test_failed_visit_is_sent_again_with_the_same_answers() -> None:
    sending = walk([*TO_SUMMARY, SEND])
    again = walk([(Move.FAIL, ""), SEND], sending)
    assert again == sending
