"""Follow-up questions, pages, the order of tiles, texts by language, and what can be an answer."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign import version_of
from kiosk.questionnaire import (
    Answer,
    Choice,
    Question,
    Questionnaire,
    Text,
    fault_of,
    number_in,
    ordered,
    pages_of,
    say,
    speaks,
    spoken,
    stepped,
)
from tests.kiosk.helpers import EVERY, EVERY_AT_WORK, FORM, FORM_AT_WORK, LOGIC, at_work, choices

ORDER = EVERY.question("order")
PLACE: Text = {"mul": "Ålidhem"}


def names(answers: dict[str, Answer | None]) -> list[str]:
    return [question.name for question in FORM_AT_WORK.shown(answers)]


def codes(seed: int, question: Question = ORDER) -> list[str]:
    return [choice.code for choice in ordered(question, question.choices, seed)]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Yes"), ("en-GB", "Yes"), ("sv", "Ja"), ("fi", "Ja"), ("sv-x-lattlast", "Ja")],
)
def test_text_is_said_in_the_nearest_language(language: str, said: str) -> None:
    assert say({"en": "Yes", "sv": "Ja"}, language) == said


def test_text_falls_back_to_the_campaigns_language_then_to_any() -> None:
    assert say({"en": "Yes", "fi": "Kyllä"}, "ar", "fi") == "Kyllä"
    assert say({"en": "Yes"}, "ar", "sv") == "Yes"
    assert say({}, "sv") == ""


def test_own_variant_of_a_language_comes_before_the_language() -> None:
    assert say({"sv": "Trygghet", "sv-x-lattlast": "Trygg"}, "sv-x-lattlast") == "Trygg"


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        (PLACE, "ar", "mul"),
        (PLACE | {"sv": "x"}, "ar", "mul"),  # the same for all comes before the fallback
        (PLACE | {"ar": "x"}, "ar", "ar"),
        (PLACE | {"sv": "x"}, "sv-x-lattlast", "sv"),
        ({"sv": "x"}, "ar", "sv"),
        ({"fi": "x"}, "ar", "fi"),
        ({}, "ar", ""),
    ],
)
def test_text_tells_the_language_it_is_shown_in(text: Text, language: str, tag: str) -> None:
    assert spoken(text, language) == tag


@pytest.mark.parametrize(
    ("text", "language", "there"),
    [
        ({"sv": "Ja"}, "sv", True),
        ({"sv": "Ja"}, "sv-x-lattlast", True),
        ({"sv": "Ja"}, "en", False),
        ({"sv-x-lattlast": "Ja"}, "sv", False),
        (PLACE, "ar", True),
        ({}, "ar", True),
    ],
)
def test_text_is_there_for_a_reader(text: Text, language: str, there: bool) -> None:
    assert speaks(text, language) is there


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, False),
        ({"q": None}, False),
        ({"q": "a"}, True),
        ({"q": "ab"}, False),
        ({"q": ["c", "b"]}, True),
        ({"q": ["c"]}, False),
        ({"q": 5}, False),
        ({"other": "a"}, False),
    ],
)
def test_question_shows_when_one_of_two_choices_is_taken(
    answers: dict[str, Answer | None], holds: bool
) -> None:
    asked = Question("q", "multiple", {}, choices=choices("a", "b", "c", "ab"), max_picks=4)
    follow_up = Question("f", "note", {}, relevant="selected(${q}, 'a') or selected(${q}, 'b')")
    shown = at_work(Questionnaire([asked, follow_up])).shown(answers)
    assert (follow_up in shown) is holds


def test_condition_on_a_hidden_question_does_not_hold() -> None:
    stale: dict[str, Answer | None] = {"safe": "yes", "where": "park", "which": "Den vid ån"}
    assert names(stale) == ["safe", "wish", "words", "age"]
    assert FORM_AT_WORK.kept(stale) == {"safe": "yes"}


def test_all_follow_ups_show_when_their_answers_are_given() -> None:
    answers: dict[str, Answer | None] = {"safe": "no", "where": "park"}
    assert names(answers) == ["safe", "where", "which", "wish", "words", "age"]


def test_declined_answer_is_kept_as_declined() -> None:
    assert FORM_AT_WORK.kept({"safe": None}) == {"safe": None}


def test_questions_in_a_row_with_a_group_are_one_page_with_its_name() -> None:
    pages = {page.name: [part.name for part in page.parts] for page in EVERY_AT_WORK.pages({})}
    assert list(pages)[:4] == ["hello", "area", "alone", "order"]
    assert pages["cares"] == ["police", "town"]
    assert pages["told"] == ["good", "bad"]
    shown = {
        page.name: [part.name for part in page.parts]
        for page in EVERY_AT_WORK.pages({"alone": "unsafe"})
    }
    assert shown["unsafe"] == ["places", "times"]


def test_questions_of_no_group_and_of_two_groups_are_never_on_one_page() -> None:
    row = [
        Question(f"n{place}", "note", {}, group=group)
        for place, group in enumerate(["", "", "g", "h"])
    ]
    assert [page.name for page in pages_of(row)] == ["n0", "n1", "g", "h"]


def test_group_has_its_heading() -> None:
    group = EVERY.group("family")
    assert group is not None
    assert (group.label, group.hint) == ({"sv": "Hemma"}, {"sv": "Valfritt"})
    assert EVERY.group("cares") is None


def test_tiles_stand_in_the_same_order_on_every_return() -> None:
    again = msgspec.convert(msgspec.to_builtins(ORDER), Question)
    for seed in range(20):
        assert codes(seed) == codes(seed) == codes(seed, again)


def test_tiles_stand_in_different_orders_for_different_visitors() -> None:
    firsts = Counter(codes(seed)[0] for seed in range(500))
    assert firsts.keys() == {"light", "clean", "young", "help", "traffic"}
    # 500 fair draws of five: fewer than 60 of one happens once in 10,000,000 times.
    assert min(firsts.values()) >= 60


def test_tiles_of_two_questions_do_not_stand_in_the_same_order() -> None:
    other = msgspec.structs.replace(ORDER, name="another")
    assert [codes(seed) for seed in range(5)] != [codes(seed, other) for seed in range(5)]


@given(st.integers())
def test_exclusive_and_last_tiles_stand_at_the_end_in_their_own_order(seed: int) -> None:
    assert codes(seed)[-2:] == ["never", "else"]
    assert sorted(codes(seed)) == sorted(choice.code for choice in ORDER.choices)


def test_tiles_that_are_not_randomized_stand_as_written() -> None:
    fixed = msgspec.structs.replace(ORDER, randomize=False)
    for seed in range(5):
        assert codes(seed, fixed) == [choice.code for choice in ORDER.choices]
    assert ordered(fixed, fixed.choices, 1) is not fixed.choices


@given(st.integers(), st.sets(st.sampled_from([choice.code for choice in ORDER.choices])))
def test_choices_that_a_filter_leaves_out_change_nothing_but_that(
    seed: int, left: set[str]
) -> None:
    some = [choice for choice in ORDER.choices if choice.code in left]
    shown = [choice.code for choice in ordered(ORDER, some, seed)]
    assert set(shown) == left
    assert shown == [choice.code for choice in ordered(ORDER, some, seed)]
    ends = [code for code in ("never", "else") if code in left]
    assert shown[len(shown) - len(ends) :] == ends


@pytest.mark.parametrize("form", [FORM, EVERY, LOGIC])
def test_version_is_the_same_after_a_pack_and_after_the_centre(form: Questionnaire) -> None:
    packed = msgspec.msgpack.decode(msgspec.msgpack.encode(form), type=Questionnaire)
    published = msgspec.json.decode(msgspec.json.encode(form), type=Questionnaire)
    assert version_of(form) == version_of(packed) == version_of(published)


@pytest.mark.parametrize("face", [-1, 5])
def test_face_that_there_is_none_of_is_refused(face: int) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"code": "a", "label": {}, "face": face}, Choice)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5),
        (" 5 ", 5),
        ("-2,5", -2.5),
        ("-2.5", -2.5),
        ("0", 0),
        ("-0", 0),
        ("٥", 5),
        ("٢٫٥", 2.5),
        ("۵", 5),
        ("5,0", 5),
    ],
)
def test_number_is_read_as_people_write_it(typed: str, number: float) -> None:
    found = number_in(Question("n", "number", {}, low=-5.0, high=9.0, step=0.5), typed)
    assert found == number
    assert isinstance(found, type(number))


@pytest.mark.parametrize(
    "typed",
    ["", " ", "fem", "5 år", "5,5,5", "nan", "inf", "-inf", "1e400", "0x5", "9.5", "-5.5", "0.3"],
)
def test_what_is_no_number_of_the_question_is_none(typed: str) -> None:
    assert number_in(Question("n", "number", {}, low=-5.0, high=9.0, step=0.5), typed) is None


@pytest.mark.parametrize(("step", "typed"), [(0.1, "0.3"), (0.1, "9,9"), (0.01, "5.55")])
def test_step_that_no_binary_fraction_holds_still_fits(step: float, typed: str) -> None:
    question = Question("n", "range", {}, high=10.0, step=step)
    assert number_in(question, typed) == float(typed.replace(",", "."))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("area", None),
        ("area", "haga"),
        ("good", "x"),
        ("good", "x" * 60),
        ("places", ["stop"]),
        ("places", ["home", "stop"]),
        ("order", ["traffic", "light", "clean"]),
        ("order", ["never"]),
        ("police", None),
        ("police", 0),
        ("police", 10),
        ("police", 7.5),
        ("town", -5),
        ("years", 0.5),
    ],
)
def test_answer_fits(name: str, answer: Answer | None) -> None:
    assert fault_of(EVERY.question(name), answer) is None


@pytest.mark.parametrize("answer", ["2016-04-02", "2016-02-29", "0001-01-01", "9999-12-31", None])
def test_day_fits(answer: Answer | None) -> None:
    assert fault_of(LOGIC.question("seen"), answer) is None


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "2015-02-29",
        "2016-4-2",
        "20160402",
        "2016-W13-6",
        "2016-04-02T12:00",
        16893,
        ["2016-04-02"],
    ],
)
def test_what_is_no_day_does_not_fit(answer: Answer) -> None:
    assert fault_of(LOGIC.question("seen"), answer) == "not-a-date"


def test_calculation_is_a_text_and_is_not_declined() -> None:
    worked_out = LOGIC.question("grown")
    assert fault_of(worked_out, "yes") is None
    assert [fault_of(worked_out, each) for each in (None, "", 1.0, ["yes"])] == ["not-a-text"] * 4


@pytest.mark.parametrize(
    ("name", "answer", "fault"),
    [
        ("hello", None, "not-a-question"),
        ("hello", "yes", "not-a-question"),
        ("good", "", "not-a-text"),
        ("good", "x" * 61, "not-a-text"),
        ("good", ["x"], "not-a-text"),
        ("good", 5, "not-a-text"),
        ("area", "", "not-a-choice"),
        ("area", "maybe", "not-a-choice"),
        ("area", ["haga"], "not-a-choice"),
        ("area", 5, "not-a-choice"),
        ("places", "stop", "wrong-number-of-choices"),
        ("places", 5, "wrong-number-of-choices"),
        ("places", [], "wrong-number-of-choices"),
        ("places", ["stop", "path", "home"], "wrong-number-of-choices"),
        ("places", ["stop", "stop"], "not-a-choice"),
        ("places", ["stop", "unknown"], "not-a-choice"),
        ("order", ["light", "clean", "young", "help"], "wrong-number-of-choices"),
        ("order", ["light", "light"], "not-a-choice"),
        ("order", ["light", "never"], "exclusive-choice-with-others"),
        ("police", "5", "not-a-number"),
        ("police", ["5"], "not-a-number"),
        ("police", True, "not-a-number"),
        ("police", 10.5, "out-of-range"),
        ("police", -0.5, "out-of-range"),
        ("police", float("nan"), "out-of-range"),
        ("police", float("inf"), "out-of-range"),
        ("police", 7.25, "between-two-steps"),
        ("town", 0.5, "between-two-steps"),
        ("years", 121, "out-of-range"),
    ],
)
def test_answer_does_not_fit(name: str, answer: Answer | None, fault: str) -> None:
    assert fault_of(EVERY.question(name), answer) == fault


def test_question_and_choice_written_in_few_words_ask_for_nothing_special() -> None:
    question = msgspec.convert({"name": "q", "kind": "multiple", "label": {}}, Question)
    assert (question.appearance, question.randomize, question.max_picks) == ("tiles", False, 1)
    assert (question.max_length, question.low, question.high, question.step) == (280, 0, 100, 1)
    choice = msgspec.convert({"code": "a", "label": {}}, Choice)
    assert (choice.exclusive, choice.last, choice.opens_help, choice.face) == (False,) * 3 + (0,)


PARTS: list[msgspec.Struct] = [
    EVERY,
    EVERY.groups[0],
    EVERY.questions[0],
    EVERY.question("area").choices[0],
    EVERY.question("area").sections[0],
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_part_of_a_questionnaire_cannot_be_changed_nor_have_unknown_fields(
    part: msgspec.Struct,
) -> None:
    content = msgspec.to_builtins(part)
    assert msgspec.convert(content, type(part)) == part
    with pytest.raises(AttributeError):
        setattr(part, next(iter(content)), None)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(content | {"unknown": 1}, type(part))


def test_choice_is_found_by_its_code() -> None:
    question = Question("q", "single", {}, choices=choices("a", "b"))
    assert question.choice("b") is question.choices[1]
    assert question.choice("c") is None


@pytest.mark.parametrize(("low", "high", "step"), [(1, 10, 1), (1, 4, 1), (0, 5, 1), (0, 1, 0.25)])
def test_each_step_of_a_range_is_one_it_takes(low: float, high: float, step: float) -> None:
    asked = Question("r", "range", {}, low=low, high=high, step=step)
    value = stepped(asked, None, 3)
    assert low < value < high
    for steps in (1, 1, -1, 100, 1, -100, -1, 1):
        value = stepped(asked, value, steps)
        assert fault_of(asked, value) is None
        assert number_in(asked, f"{value:.10g}") == value
    assert value == low + step
