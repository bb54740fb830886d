"""A questionnaire at work: what shows, what may be chosen, what is kept and what must be mended."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk.expressions import parse
from kiosk.form import EXPRESSIONS, LONGEST_CALCULATED, Form, expressions_of
from kiosk.questionnaire import Answer, Answers, Choice, Question, Questionnaire, fault_of
from tests.kiosk.helpers import (
    DAY,
    EVERY_AT_WORK,
    LOGIC,
    LOGIC_AT_WORK,
    TO_LOGIC_END,
    at_work,
    choices,
    walk,
)

replace = msgspec.structs.replace
FULL: Answers = {
    "area": "south",
    "spots": ["south-park"],
    "street": "south-road",
    "age": 44,
    "grown": "yes",
    "seen": "2016-04-02",
    "score": 9.5,
    "share": "3.17",
    "work": "job",
    "why": "Fler lampor",
    "colours": ["red", "blue"],
    "all": "yes 3.17Fler lampor",
}


def asking(*questions: Question) -> Form:
    return at_work(Questionnaire([*questions]))


def text(name: str = "q", **changes: object) -> Question:
    return replace(Question(name, "text", {}), **changes)


def several(name: str = "q", **changes: object) -> Question:
    question = Question(name, "multiple", {}, choices=choices("a", "b", "c"), max_picks=3)
    return replace(question, **changes)


def single(*codes: str, default: str) -> Question:
    return Question("q", "single", {}, choices=choices(*codes), default=default)


def worked_out(name: str, calculation: str) -> Question:
    return Question(name, "calculate", {}, calculation=calculation)


def names(form: Form, answers: Answers) -> list[str]:
    return [question.name for question in form.shown(answers)]


def codes(form: Form, name: str, answers: Answers) -> list[str]:
    return [choice.code for choice in form.choices(form.question(name), answers)]


def test_whole_walk_ends_with_what_is_expected() -> None:
    assert walk(TO_LOGIC_END, form=LOGIC).answers == FULL
    assert LOGIC_AT_WORK.fault_in(FULL) is None


# What shows


def test_follow_up_shows_only_while_every_condition_before_it_holds() -> None:
    shown = names(LOGIC_AT_WORK, FULL)
    assert {"street", "work", "why"} <= set(shown)
    assert "grown" not in shown
    for changed in ({"age": 17}, {"age": None}, {"work": "school"}, {"score": 3}):
        assert "why" not in names(LOGIC_AT_WORK, FULL | changed)
    assert "why" not in names(LOGIC_AT_WORK, {"work": "job", "score": 9})  # no age: not grown


def test_condition_is_asked_for_anew_once_what_it_is_about_is_answered() -> None:
    seen = "${b} = 'yes'"
    form = asking(text("a", relevant=seen), text("b"), text("c", relevant=seen))
    assert names(form, {"b": "yes"}) == ["b", "c"]
    assert names(form, {"b": "no"}) == ["b"]
    worked = asking(text("a", relevant=seen), worked_out("b", "'yes'"), text("c", relevant=seen))
    assert names(worked, {}) == ["c"]


def test_answer_to_a_hidden_question_neither_shows_nor_keeps_another() -> None:
    kept = LOGIC_AT_WORK.kept(FULL | {"age": 17})
    assert kept.keys() == FULL.keys() - {"work", "why"}
    assert (kept["grown"], kept["all"]) == ("no", "no 3.17")


def test_note_shows_by_the_day_of_the_event_and_by_no_other() -> None:
    assert "late" not in names(at_work(LOGIC, DAY), {})
    assert "late" in names(at_work(LOGIC, DAY + timedelta(days=1)), {})


def test_group_that_does_not_show_is_no_page() -> None:
    pages = [page.name for page in EVERY_AT_WORK.pages({"alone": "safe"})]
    assert "unsafe" not in pages
    assert "unsafe" in [page.name for page in EVERY_AT_WORK.pages({"alone": "unsafe"})]


@pytest.mark.parametrize(
    ("answers", "shows"),
    [
        ({}, True),
        ({"q": None}, True),
        ({"q": 5}, True),
        ({"q": 6}, False),
        ({"q": 0}, True),
    ],
)
def test_question_that_shows_unless_shows_when_nothing_is_answered(
    answers: Answers, shows: bool
) -> None:
    many = Question("q", "number", {})
    form = asking(many, text("more", relevant="not(${q} > 5)"))
    assert ("more" in names(form, answers)) is shows


def test_ranking_is_seen_in_its_order() -> None:
    rank = Question("q", "rank", {}, choices=choices("a", "b", "c"), max_picks=3)
    form = asking(rank, text("why", relevant="selected-at(${q}, 0) = 'b'"))
    assert "why" in names(form, {"q": ["b", "a"]})
    assert "why" not in names(form, {"q": ["a", "b"]})


def test_text_of_any_writing_is_seen_as_it_is() -> None:
    form = asking(text(), text("more", relevant="${q} = 'مطر 😀' and string-length(${q}) = 5"))
    assert "more" in names(form, {"q": "مطر 😀"})
    assert "more" not in names(form, {"q": "مطر"})


def test_day_is_seen_as_a_day_and_no_day_as_a_text() -> None:
    asked = Question("q", "date", {})
    form = asking(asked, text("more", relevant="${q} > '2016-03-01' and ${q} < today()"))
    assert "more" in names(form, {"q": "2016-04-01"})
    for answer in ("2016-04-02", "2016-03-01", "2016-W13-5", "never"):
        assert "more" not in names(form, {"q": answer})


# What may be chosen


def test_filter_lets_through_what_fits_the_answers_before() -> None:
    assert codes(LOGIC_AT_WORK, "spots", {}) == []
    assert codes(LOGIC_AT_WORK, "spots", {"area": None}) == []
    assert codes(LOGIC_AT_WORK, "spots", {"area": "north"}) == ["north-park", "north-stop"]
    assert codes(LOGIC_AT_WORK, "street", {"area": "south"}) == ["south-street", "south-road"]
    both: Answers = {"area": "south", "spots": ["south-path"]}
    assert codes(LOGIC_AT_WORK, "street", both) == []
    assert codes(LOGIC_AT_WORK, "area", {}) == ["north", "south"]


def test_filter_takes_no_account_of_an_answer_that_is_filtered_out_itself() -> None:
    stale: Answers = {"area": "north", "spots": ["south-path"]}
    assert codes(LOGIC_AT_WORK, "street", stale) == ["north-street"]


def test_choice_that_is_filtered_out_is_dropped_and_the_others_are_kept() -> None:
    form = asking(
        several("first"),
        several(
            choices=[Choice(c, {}, columns={"of": c}) for c in "abc"],
            choice_filter="selected(${first}, of)",
        ),
    )
    assert form.kept({"first": ["a", "b"], "q": ["c", "b"]}) == {"first": ["a", "b"], "q": ["b"]}
    assert form.kept({"first": ["a"], "q": ["c", "b"]}) == {"first": ["a"]}
    assert form.kept({"first": ["a"], "q": None}) == {"first": ["a"], "q": None}
    assert form.fault_in({"first": ["a", "b"], "q": ["c", "b"]}) == "not-asked"


def test_single_choice_that_is_filtered_out_is_dropped() -> None:
    kept = LOGIC_AT_WORK.kept(FULL | {"area": "north"})
    assert "street" not in kept
    assert "spots" not in kept
    assert LOGIC_AT_WORK.fault_in(FULL | {"area": "north"}) == "not-asked"


# What is worked out


def test_calculation_is_kept_and_never_taken_from_a_visitor() -> None:
    form = asking(Question("q", "number", {}), worked_out("twice", "${q} * 2"))
    assert form.kept({"q": 4, "twice": "99"}) == {"q": 4, "twice": "8"}
    assert form.fault_in({"q": 4, "twice": "8"}) is None
    for wrong in ("99", None, 8.0, ["8"], ""):
        assert form.fault_in({"q": 4, "twice": wrong}) == "not-asked"
    assert form.fault_in({"q": 4}) == "not-asked"


@pytest.mark.parametrize(
    ("calculation", "kept"),
    [
        ("'x'", "x"),
        ("1 div 4", "0.25"),
        ("true()", "true"),
        ("today()", "2016-04-02"),
        ("format-date(today(), '%Y')", "2016"),
        ("0.1 + 0.2", "0.3"),
        ("0 div 0", None),
        ("''", None),
        ("${q} + 1", None),
        ("${q}", None),
        ("concat('NaN', ${q})", "NaN"),
    ],
)
def test_calculation_is_kept_as_a_text_when_it_has_a_value(
    calculation: str, kept: str | None
) -> None:
    form = asking(text(), worked_out("c", calculation))
    assert form.kept({}) == ({} if kept is None else {"c": kept})


def test_calculation_that_does_not_show_has_no_value_for_others() -> None:
    form = asking(
        several(),
        replace(worked_out("c", "'x'"), relevant="selected(${q}, 'a')"),
        worked_out("d", "concat('[', ${c}, ']')"),
    )
    assert form.kept({"q": ["a"]}) == {"q": ["a"], "c": "x", "d": "[x]"}
    assert form.kept({"q": ["b"]}) == {"q": ["b"], "d": "[]"}


def test_calculations_that_double_each_other_stay_within_bounds() -> None:
    doubling = [worked_out(f"c{n}", f"concat(${{c{n - 1}}}, ${{c{n - 1}}})") for n in range(1, 60)]
    form = asking(worked_out("c0", "'ha'"), *doubling, text("more", relevant="${c59} != ''"))
    kept = form.kept({})
    assert max(len(str(value)) for value in kept.values()) == LONGEST_CALCULATED
    assert "more" in names(form, {})
    assert form.fault_in(kept) is None


def test_calculation_shows_on_no_page_and_can_not_be_asked_for() -> None:
    assert not {"grown", "share", "all"} & {*names(LOGIC_AT_WORK, FULL)}
    calculate = replace(worked_out("c", "1"), default="2", required="true()")
    assert asking(calculate).default(calculate, {}) is None
    assert asking(calculate).fault_in({"c": "1"}) is None


# What must be mended


def objection(form: Form, name: str, answers: Answers) -> str:
    return form.objection(form.question(name), answers)


def test_required_question_asks_for_an_answer_or_a_refusal_to_give_one() -> None:
    assert objection(LOGIC_AT_WORK, "area", {}) == "required"
    assert objection(LOGIC_AT_WORK, "area", {"area": None}) == ""
    assert objection(LOGIC_AT_WORK, "area", {"area": "north"}) == ""
    assert LOGIC_AT_WORK.fault_in(LOGIC_AT_WORK.kept({})) == "required"
    assert LOGIC_AT_WORK.fault_in(LOGIC_AT_WORK.kept({"area": None})) is None


def test_question_is_required_only_while_its_expression_holds() -> None:
    assert objection(LOGIC_AT_WORK, "age", {"area": "north"}) == "required"
    assert objection(LOGIC_AT_WORK, "age", {"area": "south"}) == ""
    assert LOGIC_AT_WORK.fault_in(LOGIC_AT_WORK.kept({"area": "north"})) == "required"


def test_question_that_is_required_and_hidden_is_not_asked_for() -> None:
    form = asking(several(), text("more", relevant="selected(${q}, 'a')", required="true()"))
    assert form.fault_in({"q": ["b"]}) is None
    assert form.fault_in({"q": ["a"]}) == "required"


def test_note_is_never_asked_for() -> None:
    note = Question("n", "note", {}, required="true()")
    assert asking(note).objection(note, {}) == ""
    assert asking(note).fault_in({}) is None


def test_required_answer_that_is_filtered_out_is_asked_for_again() -> None:
    filtered = several(choices=[Choice(c, {}) for c in "ab"], choice_filter="name != ${other}")
    form = asking(text("other"), replace(filtered, required="true()"))
    assert objection(form, "q", {"other": "a", "q": ["a"]}) == "required"
    assert objection(form, "q", {"other": "b", "q": ["a"]}) == ""


@pytest.mark.parametrize(
    ("name", "answer", "objects"),
    [
        ("age", 12, "constraint"),
        ("age", 13, ""),
        ("age", 110, ""),
        ("age", 111, "constraint"),
        ("age", None, ""),
        ("seen", "2016-04-02", ""),
        ("seen", "2016-04-03", "constraint"),
        ("seen", "2016-03-03", "constraint"),
        ("seen", "2016-03-04", ""),
        ("why", "Mörkt", ""),
        ("why", "Mörkt 3", "constraint"),
        ("why", "مظلم", ""),
        ("why", "😀😀", "constraint"),
        ("colours", ["red", "blue", "green"], ""),
    ],
)
def test_constraint_is_about_the_answer_itself(name: str, answer: Answer, objects: str) -> None:
    answers = FULL | {name: answer}
    assert objection(LOGIC_AT_WORK, name, answers) == objects
    assert LOGIC_AT_WORK.fault_in(LOGIC_AT_WORK.kept(answers)) == (objects or None)


def test_constraint_may_ask_for_other_answers() -> None:
    three: Answers = {"colours": ["red", "blue", "green"]}
    assert objection(LOGIC_AT_WORK, "colours", {**three, "score": 2}) == "constraint"
    assert objection(LOGIC_AT_WORK, "colours", {**three, "score": 2.1}) == ""
    assert objection(LOGIC_AT_WORK, "colours", three) == "constraint"  # no score is not more than 2


def test_constraint_is_reckoned_with_the_day_of_the_event() -> None:
    answers = {**FULL, "seen": "2016-04-01"}
    assert LOGIC_AT_WORK.fault_in(answers) is None
    assert at_work(LOGIC, date(2016, 4, 1)).fault_in(answers) is None
    assert at_work(LOGIC, date(2016, 3, 31)).fault_in(answers) == "constraint"
    assert at_work(LOGIC, date(2016, 5, 1)).fault_in(answers) == "constraint"


# What is answered before the visitor does anything


@pytest.mark.parametrize(
    ("question", "default"),
    [
        (several(default="'a c'"), ["a", "c"]),
        (several(default="'a d'"), None),
        (several(default="'a a'"), None),
        (several(default="''"), None),
        (several(default="'a b c'", max_picks=2), None),
        (several(kind="rank", default="'b a'"), ["b", "a"]),
        (single("a", "b", default="'b'"), "b"),
        (single("1", "2", default="1 + 1"), "2"),
        (single("a", "b", default="'a b'"), None),
        (single("a", "b", default="if(today() > '2016-04-01', 'a', 'b')"), "a"),
        (Question("q", "range", {}, default="5"), 5),
        (Question("q", "range", {}, default="0"), 0),
        (Question("q", "range", {}, step=0.1, default="0.1 + 0.2"), 0.3),
        (Question("q", "range", {}, default="500"), None),
        (Question("q", "number", {}, default="'7,5'", step=0.5), 7.5),
        (Question("q", "number", {}, default="1 div 0"), None),
        (Question("q", "number", {}, default="0 div 0"), None),
        (Question("q", "number", {}, default="'many'"), None),
        (Question("q", "date", {}, default="today()"), "2016-04-02"),
        (Question("q", "date", {}, default="date(today() - 1)"), "2016-04-01"),
        (Question("q", "date", {}, default="'soon'"), None),
        (text(default="'Hej'"), "Hej"),
        (text(default="concat('x', 1)"), "x1"),
        (text(default="'Hej'", max_length=2), None),
        (text(default="0 div 0"), None),
        (text(), None),
        (Question("q", "note", {}, default="'x'"), None),
    ],
)
def test_default_is_an_answer_that_the_question_can_have_or_none(
    question: Question, default: Answer | None
) -> None:
    assert asking(question).default(question, {}) == default


def test_default_is_worked_out_from_the_answers_before() -> None:
    later = text("later", default="concat(${q}, '!')")
    form = asking(text(), later)
    assert form.default(later, {"q": "Hej"}) == "Hej!"
    assert form.default(later, {}) == "!"


def test_default_that_is_filtered_out_is_none_and_of_several_what_is_left() -> None:
    filtered = several("later", choice_filter="name != ${q}", default="'a b'")
    form = asking(text(), filtered)
    assert form.default(filtered, {"q": "a"}) == ["b"]
    assert form.default(filtered, {"q": "x"}) == ["a", "b"]
    alone = replace(filtered, default="'a'")
    assert asking(text(), alone).default(alone, {"q": "a"}) is None


# What holds for any answers

ANSWERS: st.SearchStrategy[Answer | None] = st.one_of(
    st.none(),
    st.sampled_from([answer for answer in FULL.values() if answer is not None]),
    st.sampled_from(sorted({c.code for q in LOGIC.questions for c in q.choices})),
    st.lists(st.sampled_from(["north-park", "south-park", "south-path", "red", "blue", "green"])),
    st.integers(-(2**63), 2**64 - 1),
    st.integers(0, 120),
    st.floats(),
    st.text(max_size=9),
)
LIKELY: dict[str, list[Answer | None]] = {
    "area": ["north", "south", None],
    "spots": [["south-park"], ["south-path", "south-stop"], ["north-park"], None],
    "street": ["south-street", "north-street", None],
    "age": [12, 17, 18, 44, None],
    "seen": ["2016-04-02", "2016-04-03", None],
    "score": [1, 9.5, None],
    "work": ["job", "school", None],
    "why": ["Fler lampor", "3", None],
    "colours": [["red"], ["red", "blue", "green"], None],
}
likely = st.fixed_dictionaries({}, optional={n: st.sampled_from(a) for n, a in LIKELY.items()})
some_answers = likely | st.dictionaries(st.sampled_from([*FULL, "late", "unknown"]), ANSWERS).map(
    lambda changed: FULL | changed
)


@settings(max_examples=400)
@given(some_answers)
def test_what_is_kept_stays_kept_and_shows_the_same(answers: Answers) -> None:
    kept = LOGIC_AT_WORK.kept(answers)
    assert str(LOGIC_AT_WORK.kept(kept)) == str(kept)  # as a text, since NaN is not NaN
    assert names(LOGIC_AT_WORK, kept) == names(LOGIC_AT_WORK, answers)


@settings(max_examples=400)
@given(some_answers, st.booleans())
def test_centre_refuses_exactly_what_a_visit_cannot_end_with(answers: Answers, kept: bool) -> None:
    form = LOGIC_AT_WORK
    answers = form.kept(answers) if kept else answers
    shown = form.shown(answers)
    faults = {fault_of(q, answers[q.name]) for q in shown if q.name in answers}
    objections = {form.objection(question, answers) for question in shown}
    assert set(form.objections(answers).values()) == objections - {""}
    fits = form.kept(answers) == answers and faults <= {None} and objections <= {""}
    event(f"fits: {fits}")
    assert (form.fault_in(answers) is None) is fits


@given(some_answers)
def test_answers_are_the_same_after_a_journey(answers: Answers) -> None:
    packed = msgspec.msgpack.encode(answers)
    arrived = msgspec.msgpack.decode(packed, type=Answers)
    assert LOGIC_AT_WORK.fault_in(arrived) == LOGIC_AT_WORK.fault_in(answers)


# Before the first visitor


def test_all_expressions_are_found_and_parsed_beforehand() -> None:
    found = [source for question in LOGIC.questions for source in expressions_of(question)]
    fields = [name for name in EXPRESSIONS if any(getattr(q, name) for q in LOGIC.questions)]
    assert fields == [*EXPRESSIONS]
    parse.cache_clear()
    LOGIC_AT_WORK.prepare()
    assert parse.cache_info().misses == len(set(found))
    before = parse.cache_info().misses
    walk(TO_LOGIC_END, form=LOGIC)
    assert parse.cache_info().misses == before


def test_expressions_are_fields_of_a_question() -> None:
    assert {*EXPRESSIONS} < {*Question.__struct_fields__}
    assert [*expressions_of(text(relevant="1", default="2"))] == ["1", "2"]
