"""The texts of a visit: what is asked about them, what becomes of them, what is never sent."""

from dataclasses import replace

import pytest

from kiosk import privacy
from kiosk.questionnaire import Question, Questionnaire
from kiosk.urgent import is_urgent
from kiosk.visit import Move, Step, Visit
from tests.kiosk.helpers import (
    BACK,
    DECLINE,
    EDIT,
    HINT,
    KEEP,
    MAIL,
    MASK,
    NEXT,
    SEND,
    TELEPHONE,
    TO_END,
    TO_FIRST,
    TO_SUMMARY,
    TO_TOLD,
    TO_WORDS,
    URGENT,
    Act,
    choices,
    choose,
    through,
    walk,
    write,
)

DETAILS = ["811218-9876", TELEPHONE, MAIL, "se www.example.se/anna"]
BOTH = f"{URGENT}, {TELEPHONE}"  # urgent, and with a detail


def stopped(text: str) -> Visit:
    """Return the visit after Next on a page where `text` was written."""
    return walk([*TO_WORDS, write(text), NEXT])


@pytest.mark.parametrize("text", [*DETAILS, HINT])
def test_guard_stops_a_text_with_a_detail(text: str) -> None:
    visit = stopped(f" {text} ")
    assert (visit.step, visit.examined, visit.draft) == (Step.GUARD, "words", text)
    assert "words" not in visit.answers


@pytest.mark.parametrize("text", ["Fler lampor", "Mörkt vid Ica", "Laga gatan före 2016"])
def test_plain_text_is_not_stopped(text: str) -> None:
    visit = stopped(text)
    assert (visit.page, visit.answers["words"], visit.guarded) == ("age", text, 0)


@pytest.mark.parametrize("text", [*DETAILS, HINT])
def test_masking_goes_on_with_a_text_that_holds_nothing_more(text: str) -> None:
    visit = walk([MASK], stopped(text))
    assert visit.page == "age"
    assert visit.guarded == 1
    kept = visit.answers["words"]
    assert isinstance(kept, str)
    assert privacy.MASK in kept
    assert not privacy.find(kept)


def test_masking_counts_every_detail_that_it_takes_out() -> None:
    assert walk([MASK], stopped(f"{TELEPHONE} {MAIL}")).guarded == 2


def test_masked_text_is_no_longer_than_the_question_allows() -> None:
    # "···" in the place of a name of two letters makes a text longer than it was.
    longest = "x " * 24 + "Jag heter Bo"
    visit = stopped(longest)
    assert len(privacy.mask(longest, privacy.find(longest))) > 60
    assert walk([MASK], visit).answers["words"] == "x " * 24 + "Jag heter ··"


@pytest.mark.parametrize("act", [EDIT, BACK])
def test_editing_goes_back_to_the_text_as_it_was_written(act: Act) -> None:
    visit = walk([act], stopped(TELEPHONE))
    assert (visit.step, visit.page, visit.drafts) == (Step.QUESTION, "words", {"words": TELEPHONE})
    assert visit.examined == ""
    assert walk([NEXT], visit).step is Step.GUARD
    assert walk([write("Fler lampor"), NEXT], visit).answers["words"] == "Fler lampor"


def test_hint_is_kept_when_the_visitor_says_so() -> None:
    visit = walk([KEEP], stopped(HINT))
    assert (visit.page, visit.answers["words"], visit.guarded) == ("age", HINT, 0)
    assert walk([choose("old"), NEXT, SEND], visit).step is Step.SENDING


@pytest.mark.parametrize("text", [*DETAILS, f"{HINT}, {TELEPHONE}"])
def test_certain_detail_is_never_kept_whatever_hint_stands_beside_it(text: str) -> None:
    visit = stopped(text)
    assert walk([KEEP], visit) is visit


def test_kept_hint_is_asked_about_again_when_its_page_is_opened_again() -> None:
    summary = walk([choose("old"), NEXT], walk([KEEP], stopped(HINT)))
    assert (summary.step, summary.passed, summary.examined) == (Step.SUMMARY, frozenset(), "")
    assert walk([choose("words"), NEXT], summary).step is Step.GUARD


def test_declining_at_the_guard_keeps_no_text_and_counts_what_went_with_it() -> None:
    visit = walk([DECLINE], stopped(TELEPHONE))
    assert visit.page == "age"
    assert "words" not in visit.answers
    assert visit.guarded == 1


def test_text_sent_to_the_guard_again_takes_the_place_of_the_one_before() -> None:
    visit = walk([*TO_SUMMARY, choose("words"), write(TELEPHONE), NEXT])
    assert visit.step is Step.GUARD
    declined = walk([DECLINE], visit)
    assert declined.step is Step.SUMMARY
    assert "words" not in declined.answers
    given_up = walk([EDIT, BACK], visit)
    assert given_up.answers["words"] == "Fler lampor"


def test_guard_stops_a_detail_again_that_was_kept_by_going_back() -> None:
    visit = walk([*TO_WORDS, write(TELEPHONE), BACK, NEXT])
    assert visit.drafts == {"words": TELEPHONE}
    assert walk([NEXT], visit).step is Step.GUARD


def test_guard_asks_again_when_a_settled_text_was_changed() -> None:
    # On a page of two the first text is settled while the second is talked about.
    visit = through([*TO_TOLD, write(HINT), write(TELEPHONE, "bad"), NEXT, KEEP])
    assert (visit.step, visit.examined) == (Step.GUARD, "bad")
    edited = through([EDIT, write("Mörkt", "bad")], visit)
    assert through([NEXT], edited).answers["good"] == HINT
    changed = through([write(f"{HINT} igen"), NEXT], edited)
    assert (changed.step, changed.examined) == (Step.GUARD, "good")


def test_guard_speaks_of_the_second_text_of_a_page_when_the_first_is_plain() -> None:
    visit = through([*TO_TOLD, write("Nära"), write(TELEPHONE, "bad"), NEXT])
    assert (visit.step, visit.examined, visit.draft) == (Step.GUARD, "bad", TELEPHONE)
    masked = through([MASK], visit)
    assert masked.page == "family"
    assert masked.answers["good"] == "Nära"
    assert masked.answers["bad"] == f"ring {privacy.MASK}"


def test_guard_speaks_of_both_texts_of_a_page_one_after_the_other() -> None:
    visit = through([*TO_TOLD, write(TELEPHONE), write(MAIL, "bad"), NEXT])
    assert visit.examined == "good"
    second = through([MASK], visit)
    assert (second.step, second.examined, second.draft) == (Step.GUARD, "bad", MAIL)
    done = through([DECLINE], second)
    assert done.page == "family"
    assert done.answers["good"] == f"ring {privacy.MASK}"
    assert "bad" not in done.answers


def test_urgent_text_is_met_before_the_guard_and_keeps_nothing() -> None:
    visit = stopped(BOTH)
    assert (visit.step, visit.examined, visit.draft) == (Step.URGENT, "words", BOTH)
    assert "words" not in visit.answers
    for move in (Move.MASK, Move.KEEP, Move.NEXT, Move.SEND):
        assert walk([(move, "")], visit) is visit


@pytest.mark.parametrize("act", [EDIT, BACK])
def test_urgent_text_can_be_edited_and_is_met_again_until_it_is_another(act: Act) -> None:
    visit = walk([act], stopped(URGENT))
    assert (visit.step, visit.drafts) == (Step.QUESTION, {"words": URGENT})
    assert walk([NEXT], visit).step is Step.URGENT
    assert walk([write(TELEPHONE), NEXT], visit).step is Step.GUARD
    assert walk([write("Fler lampor"), NEXT], visit).answers["words"] == "Fler lampor"


def test_declining_an_urgent_text_goes_on_without_it() -> None:
    visit = walk([DECLINE], stopped(URGENT))
    assert visit.page == "age"
    assert "words" not in visit.answers
    assert URGENT not in visit.drafts.values()


def test_urgent_second_text_of_a_page_does_not_harm_the_first() -> None:
    visit = through([*TO_TOLD, write("Nära"), write(URGENT, "bad"), NEXT])
    assert (visit.step, visit.examined) == (Step.URGENT, "bad")
    edited = through([EDIT], visit)
    assert edited.drafts == {"good": "Nära", "bad": URGENT}
    declined = through([NEXT, DECLINE], edited)
    assert declined.page == "family"
    assert declined.answers["good"] == "Nära"
    assert "bad" not in declined.answers


@pytest.mark.parametrize("text", [*DETAILS, URGENT, BOTH])
def test_send_stops_at_what_must_not_be_sent_whatever_way_it_came(text: str) -> None:
    summary = walk(TO_SUMMARY)
    slipped = replace(summary, answers={**summary.answers, "words": text})
    visit = walk([SEND], slipped)
    wanted = Step.URGENT if is_urgent(text) else Step.GUARD
    assert (visit.step, visit.page, visit.draft) == (wanted, "words", text)
    without = walk([DECLINE], visit)
    assert without.step is Step.SUMMARY
    assert walk([SEND], without).step is Step.SENDING


def test_send_goes_on_after_a_detail_was_masked() -> None:
    summary = walk(TO_SUMMARY)
    slipped = replace(summary, answers={**summary.answers, "words": TELEPHONE})
    masked = walk([SEND, MASK], slipped)
    assert masked.step is Step.SUMMARY
    assert walk([SEND], masked).answers["words"] == f"ring {privacy.MASK}"


def test_send_stops_at_every_text_that_holds_a_detail() -> None:
    summary = through(TO_END)
    slipped = replace(summary, answers={**summary.answers, "good": MAIL, "bad": TELEPHONE})
    visit = through([SEND, MASK], slipped)
    assert (visit.step, visit.examined) == (Step.GUARD, "bad")
    sent = through([MASK, SEND], visit)
    assert sent.step is Step.SENDING
    assert sent.guarded == 2


def test_send_leaves_out_the_answer_of_a_question_that_does_not_show() -> None:
    summary = walk(TO_SUMMARY)
    slipped = replace(summary, answers={**summary.answers, "where": "park", "which": URGENT})
    sending = walk([SEND], slipped)
    assert (sending.step, sending.answers) == (Step.SENDING, summary.answers)


def test_send_takes_a_code_for_what_it_is_whatever_it_looks_like() -> None:
    form = Questionnaire([Question("q", "single", {}, choices=choices("0701234567", "b"))])
    summary = walk([*TO_FIRST, choose("0701234567"), NEXT], form=form)
    assert privacy.find("0701234567")
    assert walk([SEND], summary, form).step is Step.SENDING


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("mitt är 811218-", "9876 tack", "··· tack"),
        ("mitt är 811218", "9876 tack", "··· tack"),
        ("ring 070-123", "45 67", "···"),
    ],
)
def test_detail_in_two_halves_is_never_sent(first: str, second: str, left: str) -> None:
    visit = through([*TO_TOLD, write(first, "good"), write(second, "bad"), NEXT])
    while visit.step is Step.QUESTION:
        visit = through([NEXT], visit)
    assert visit.step is Step.SUMMARY
    guarded = through([SEND], visit)
    assert (guarded.step, guarded.examined) == (Step.GUARD, "bad")
    assert through([KEEP], guarded) == guarded
    masked = through([MASK], guarded)
    assert masked.answers["bad"] == left
    assert masked.guarded == guarded.guarded + 1
    assert through([SEND], masked).step is Step.SENDING
