"""Each thing that can be wrong in a questionnaire, by a small one with one thing changed."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
import pytest

from kiosk import expressions, form_check
from kiosk.expressions import LONGEST, parse
from kiosk.form_check import check
from kiosk.questionnaire import Choice, Group, Question, Questionnaire, Section
from tests.kiosk.helpers import EVERY, LOGIC, MAP, choices

Values = dict[str, object]
MEDIA = {"map.svg": MAP}
replace = msgspec.structs.replace


def found(form: Questionnaire, media: Mapping[str, bytes] = MEDIA) -> list[tuple[str, Values]]:
    return [(finding.code, dict(finding.values)) for finding in check(form, media)]


def codes(form: Questionnaire, media: Mapping[str, bytes] = MEDIA) -> list[str]:
    return [code for code, _ in found(form, media)]


def asking(*questions: Question, groups: Iterable[Group] = ()) -> Questionnaire:
    return Questionnaire([*questions], groups=[*groups])


def with_question(name: str, **changes: object) -> Questionnaire:
    """Return the questionnaire of every kind with one of its questions changed."""
    changed = [replace(q, **changes) if q.name == name else q for q in EVERY.questions]
    return replace(EVERY, questions=changed)


def single(name: str = "q", **changes: object) -> Question:
    return replace(Question(name, "single", {"sv": "?"}, choices=choices("a", "b")), **changes)


def note(name: str, group: str = "", relevant: str = "") -> Question:
    return Question(name, "note", {"sv": "!"}, group=group, relevant=relevant)


@pytest.mark.parametrize("form", [EVERY, LOGIC])
def test_questionnaire_of_the_tests_has_nothing_to_find(form: Questionnaire) -> None:
    assert found(form) == []


def with_choice(**changes: object) -> Questionnaire:
    """Return the questionnaire with the first choice of one of its questions changed."""
    first, *others = EVERY.question("pet").choices
    return with_question("pet", choices=[replace(first, **changes), *others])


# One for each code, with what is told about it.
WRONG: dict[str, tuple[Questionnaire, Values]] = {
    "questions-missing": (asking(), {}),
    "questions-many": (asking(*(single(f"q{n}") for n in range(501))), {"most": 500}),
    "id-twice": (asking(single(), single()), {"kind": "question", "id": "q"}),
    "name-wrong": (asking(single("a b")), {"question": "a b"}),
    "code-wrong": (asking(single(choices=choices("a b"))), {"question": "q", "code": "a b"}),
    "label-missing": (
        with_question("area", choices=[Choice("haga", {"sv": " "}, section="town")], image=""),
        {"question": "area", "code": "haga"},
    ),
    "choices-wrong": (with_question("pet", choices=[]), {"question": "pet"}),
    "max-picks-wrong": (with_question("order", max_picks=8), {"question": "order"}),
    "max-length-wrong": (with_question("good", max_length=0), {"question": "good"}),
    "bounds-wrong": (with_question("police", step=0.3), {"question": "police"}),
    "appearance-wrong": (with_question("order", appearance="list"), {"question": "order"}),
    "topic-wrong": (with_question("why", topic="theme"), {"question": "why"}),
    "section-wrong": (with_question("area", sections=[]), {"question": "area", "section": "town"}),
    "map-missing": (with_question("area", image=""), {"question": "area"}),
    "image-missing": (
        with_choice(image="dog.png"),
        {"question": "pet", "code": "dog", "image": "dog.png"},
    ),
    "image-unreadable": (
        with_choice(image="map.svg.png"),
        {"question": "pet", "code": "dog", "image": "map.svg.png"},
    ),
    "icon-unknown": (
        with_choice(icon="dinosaur"),
        {"question": "pet", "code": "dog", "icon": "dinosaur"},
    ),
    "region-wrong": (
        with_question("area", choices=[*EVERY.question("area").choices, *choices("ersboda")]),
        {"question": "area", "code": "ersboda"},
    ),
    "expression-later": (
        with_question("pet", required="${why} = ''"),
        {"question": "pet", "place": "required", "name": "why"},
    ),
    "expression-same-page": (
        with_question("bad", relevant="${good} = ''"),
        {"question": "bad", "place": "relevant", "name": "good"},
    ),
    "expression-code": (
        with_question("why", relevant="selected(${pet}, 'horse')"),
        {"question": "why", "place": "relevant", "name": "pet", "code": "horse"},
    ),
    "expression-column": (
        with_question("pet", choice_filter="area = ${area}"),
        {"question": "pet", "place": "choice_filter", "name": "area"},
    ),
    "expression-name": (
        with_question("why", relevant="pet = 'cat'"),
        {"question": "why", "place": "relevant", "name": "pet"},
    ),
    "expression-current": (
        with_question("why", required=". = ''"),
        {"question": "why", "place": "required"},
    ),
    "default-wrong": (
        with_question("pet", default="'horse'"),
        {"question": "pet", "place": "default"},
    ),
    "group-large": (asking(note("a", "g"), note("b", "g"), note("c", "g")), {"group": "g"}),
    "group-divided": (
        asking(single(), note("a", "g"), note("b", "g", "${q} = 'a'")),
        {"group": "g"},
    ),
    "group-empty": (asking(single(), groups=[Group("g")]), {"group": "g"}),
}


# One for each way in which an expression can be none, with what is told beside its place.
MALFORMED: dict[str, tuple[str, Values]] = {
    "expression-malformed": ("${pet} =", {"at": 8}),
    "expression-long": (" " * LONGEST + "1", {"most": LONGEST}),
    "expression-deep": ("(" * 900 + "1" + ")" * 900, {}),
    "expression-reference": ("$pet = 'cat'", {"name": "pet"}),
    "expression-function": ("uuid() = 'a'", {"name": "uuid"}),
    "expression-arguments": ("selected(${pet})", {"name": "selected"}),
    "expression-path": ("/data/pet = 'cat'", {"name": "/"}),
    "expression-pattern": ("regex(${pet}, '(?=c)')", {"pattern": "(?=c)"}),
    "expression-pattern-answer": ("regex('cat', ${pet})", {}),
}
WRONG |= {
    code: (with_question("why", relevant=source), {"question": "why", "place": "relevant"} | more)
    for code, (source, more) in MALFORMED.items()
}


TO_LOOK_AT = {**MEDIA, "map.svg.png": MAP}


def test_every_error_that_the_check_can_tell_is_tried_here() -> None:
    source = Path(form_check.__file__).read_text("utf-8")
    told = set(re.findall(r'Finding\(\s*"error", "([a-z-]+)"', source))
    assert told == WRONG.keys() - MALFORMED.keys()
    source = Path(expressions.__file__).read_text("utf-8")
    assert set(re.findall(r'"(expression-[a-z-]+)"', source)) == MALFORMED.keys()


@pytest.mark.parametrize("icon", ["../icons/bag", "./bag", "bag/../bag", "BAG", "bag.svg"])
def test_icon_is_a_name_and_no_way_to_a_file(icon: str) -> None:
    assert "icon-unknown" in codes(with_choice(icon=icon))
    assert "icon-unknown" not in codes(with_choice(icon="bag"))


@pytest.mark.parametrize(
    ("head", "right"),
    [
        (b"<svg/>", True),
        (b"<?xml version='1.0'?>\n<ns0:svg xmlns:ns0='http://www.w3.org/2000/svg'>", True),
        (b"<html>svg</html>", False),
        (b"<svgx>", False),
    ],
)
def test_svg_is_told_by_its_first_tag(head: bytes, right: bool) -> None:
    assert form_check.is_picture("map.SVG", head) is right


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_told_with_its_place(code: str) -> None:
    form, values = WRONG[code]
    assert (code, values) in found(form, TO_LOOK_AT)


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_an_error_and_has_its_sentence_in_both_languages(code: str) -> None:
    finding = next(each for each in check(WRONG[code][0], TO_LOOK_AT) if each.code == code)
    assert finding.level == "error"
    for language in ("sv", "en"):
        assert not re.search(r"(?<![$]){", finding.text(language))
        for name, value in finding.values.items():
            assert str(value) in finding.text(language) or name in ("kind", "place")


@pytest.mark.parametrize("wrong", ["", "-a", "a b", "å", "1a", "a:b", "x" * 65])
def test_name_of_a_question_that_will_not_do_is_found(wrong: str) -> None:
    assert found(asking(single(wrong))) == [("name-wrong", {"question": wrong})]


@pytest.mark.parametrize("right", ["a", "_a", "A9", "a.b-c", "x" * 64])
def test_name_of_a_question_is_one_of_xml(right: str) -> None:
    assert found(asking(single(right))) == []
    assert parse(f"${{{right}}}").references == {right}


@pytest.mark.parametrize("wrong", ["", "a b", "å", "a,b", "x" * 65, "a\n", "'"])
def test_code_of_a_choice_that_will_not_do_is_found(wrong: str) -> None:
    coded = asking(single(choices=choices("a", wrong)))
    assert ("code-wrong", {"question": "q", "code": wrong}) in found(coded)


TWICE: dict[str, Questionnaire] = {
    "question": asking(single(), single()),
    "choice of q": asking(single(choices=choices("a", "a"))),
    "section of q": asking(single(sections=[Section("s", {"sv": "S"}), Section("s", {"sv": "T"})])),
    "page": asking(note("a", "g"), note("b"), note("c", "g")),
}


@pytest.mark.parametrize("kind", TWICE)
def test_what_is_there_twice_is_found(kind: str) -> None:
    assert kind in [values["kind"] for code, values in found(TWICE[kind]) if code == "id-twice"]


def test_group_with_the_name_of_a_question_on_another_page_is_found() -> None:
    assert codes(asking(note("g"), note("a", "g"))) == ["id-twice"]


def test_calculation_stands_on_no_page() -> None:
    worked_out = Question("c", "calculate", {}, calculation="1")
    assert codes(asking(note("a", "g"), worked_out, note("b", "g"))) == []
    grouped = replace(worked_out, group="g")
    assert codes(asking(note("a", "g"), grouped, note("b", "g"))) == []
    only = asking(single(), grouped, groups=[Group("g")])
    assert found(only) == [("group-empty", {"group": "g"})]


@pytest.mark.parametrize("kind", ["single", "multiple", "rank"])
def test_question_to_choose_from_needs_choices(kind: str) -> None:
    assert "choices-wrong" in codes(asking(single(kind=kind, choices=[])))
    assert codes(asking(single(kind=kind))) == []


@pytest.mark.parametrize("kind", ["range", "number", "text", "note"])
def test_question_without_a_choice_has_none(kind: str) -> None:
    assert codes(asking(single(kind=kind))) == ["choices-wrong"]
    assert codes(asking(single(kind=kind, choices=[]))) == []


@pytest.mark.parametrize("kind", ["multiple", "rank"])
@pytest.mark.parametrize("picks", [-1, 0, 3])
def test_picks_that_there_are_not_are_found(kind: str, picks: int) -> None:
    assert codes(asking(single(kind=kind, max_picks=picks))) == ["max-picks-wrong"]
    assert codes(asking(single(kind=kind, max_picks=2))) == []


@pytest.mark.parametrize(("length", "right"), [(-1, False), (1, True), (2000, True), (2001, False)])
def test_length_of_a_text_has_bounds(length: int, right: bool) -> None:
    text = Question("q", "text", {"sv": "?"}, max_length=length)
    assert codes(asking(text)) == ([] if right else ["max-length-wrong"])


INFINITE, NAN = float("inf"), float("nan")


@pytest.mark.parametrize("kind", ["range", "number"])
@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        (0, 0, 1),
        (5, 0, 1),
        (0, 10, 0),
        (0, 10, -1),
        (0, 10, 3),
        (0, 10, 20),
        (0, 1_000_000_001, 1),
        (0, INFINITE, 1),
        (-INFINITE, 0, 1),
        (0, 10, INFINITE),
        (NAN, 10, 1),
        (0, NAN, 1),
        (0, 10, NAN),
        (0, 10, 5e-324),
    ],
)
def test_bounds_that_no_step_divides_are_found(
    kind: str, low: float, high: float, step: float
) -> None:
    wrong = Question("q", kind, {"sv": "?"}, low=low, high=high, step=step)  # type: ignore[arg-type]
    assert codes(asking(wrong)) == ["bounds-wrong"]


@pytest.mark.parametrize(
    ("low", "high", "step"), [(0, 10, 0.1), (-5, 5, 2.5), (0, 1_000_000, 1), (1, 2, 1)]
)
def test_bounds_that_a_step_divides_are_right(low: float, high: float, step: float) -> None:
    assert codes(asking(Question("q", "range", {"sv": "?"}, low=low, high=high, step=step))) == []


def test_number_may_have_finer_steps_than_a_range() -> None:
    number = Question("q", "number", {"sv": "?"}, high=999_999.0, step=0.001)
    assert codes(asking(number)) == []
    assert codes(asking(replace(number, kind="range"))) == ["bounds-wrong"]


@pytest.mark.parametrize("appearance", ["likert", "list", "map"])
@pytest.mark.parametrize("kind", ["multiple", "rank", "text"])
def test_appearance_of_another_kind_is_found(kind: str, appearance: str) -> None:
    listed = [] if kind == "text" else choices("haga", "alidhem", "elsewhere")
    wrong = single(kind=kind, appearance=appearance, choices=listed, image="map.svg")
    assert "appearance-wrong" in codes(asking(wrong))


@pytest.mark.parametrize("appearance", ["likert", "list", "map"])
def test_appearance_of_a_single_choice_is_right(appearance: str) -> None:
    area = choices("haga", "alidhem", "elsewhere")
    assert codes(asking(single(appearance=appearance, choices=area, image="map.svg"))) == []


def test_choice_of_the_section_that_there_is_none_of_is_found() -> None:
    lost = Choice("a", {"sv": "A"}, section="north")
    wrong = single(choices=[lost], sections=[Section("south", {"sv": "S"})])
    assert found(asking(wrong)) == [("section-wrong", {"question": "q", "section": "north"})]


def test_every_region_that_has_no_choice_is_found() -> None:
    wrong = with_question("area", choices=EVERY.question("area").choices[:1])
    assert found(wrong) == [
        ("region-wrong", {"question": "area", "code": "alidhem"}),
        ("region-wrong", {"question": "area", "code": "elsewhere"}),
    ]


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        (b"", "map-unreadable"),
        (b"<svg", "map-unreadable"),
        (b"\xff", "map-unreadable"),
        (b"<!DOCTYPE svg>" + MAP, "map-doctype"),
        (MAP.replace(b"rect", b"image"), "map-element-unknown"),
    ],
)
def test_map_that_cannot_be_read_is_told_as_its_reader_tells_it(svg: bytes, code: str) -> None:
    assert codes(EVERY, {"map.svg": svg}) == [code]


CONDITIONS: dict[str, tuple[str, Callable[[Question], Questionnaire]]] = {
    "on no question": ("selected(${none}, 'a')", asking),
    "on itself": ("selected(${last}, 'a')", asking),
    "on a later one": ("selected(${q}, 'a')", lambda last: asking(last, single())),
}


@pytest.mark.parametrize("what", CONDITIONS)
def test_condition_that_asks_for_what_is_not_known_yet_is_found(what: str) -> None:
    condition, made = CONDITIONS[what]
    (name,) = parse(condition).references
    about = {"question": "last", "place": "relevant", "name": name}
    assert found(made(single("last", relevant=condition))) == [("expression-later", about)]


def test_condition_on_a_question_of_the_same_page_is_found() -> None:
    depends = "selected(${q}, 'a')"
    wrong = asking(single(group="g"), single("other", group="g", relevant=depends))
    about = {"question": "other", "place": "relevant", "name": "q"}
    assert ("expression-same-page", about) in found(wrong)
    apart = asking(single(), single("other", relevant=depends))
    assert codes(apart) == []


def test_group_of_two_with_one_condition_is_right() -> None:
    depends = "selected(${q}, 'a')"
    two = [note(name, "g", depends) for name in ("a", "b")]
    assert codes(asking(single(), *two, groups=[Group("g", {"sv": "G"})])) == []


def test_filter_asks_for_the_answers_beside_it_and_for_any_column_of_its_choices() -> None:
    columned = [Choice(c, {"sv": c}, columns={c: "1"}) for c in ("a", "b")]
    asked = single("other", group="g", choices=columned)
    for source in ("name = ${q}", "a = '1' or b = ${q}"):
        assert codes(asking(single(group="g"), replace(asked, choice_filter=source))) == []


@pytest.mark.parametrize("place", ["relevant", "required", "default", "calculation"])
def test_only_a_constraint_asks_for_its_own_answer(place: str) -> None:
    about = {"question": "q", "place": place}
    assert found(asking(single(**{place: ". = 'a'"}))) == [("expression-current", about)]
    assert codes(asking(single(constraint=". = 'a'"))) == []


@pytest.mark.parametrize("place", ["relevant", "required", "constraint", "default", "calculation"])
def test_only_a_filter_asks_for_a_column(place: str) -> None:
    about = {"question": "q", "place": place, "name": "red"}
    assert found(asking(single(**{place: "red"}))) == [("expression-name", about)]


@pytest.mark.parametrize(
    "place", ["required", "constraint", "choice_filter", "default", "calculation"]
)
def test_expression_of_every_place_is_parsed(place: str) -> None:
    about = {"question": "q", "place": place, "name": "uuid"}
    assert found(asking(single(**{place: "uuid()"}))) == [("expression-function", about)]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("selected(${q}, 'c')", "c"),
        ("selected('c', ${q})", "c"),
        ("${q} = 'c'", "c"),
        ("'c' != ${q}", "c"),
        ("not(selected(${q}, 'A'))", "A"),
    ],
)
def test_code_that_is_never_chosen_is_found(source: str, code: str) -> None:
    about = {"question": "last", "place": "relevant", "name": "q", "code": code}
    assert found(asking(single(), single("last", relevant=source))) == [("expression-code", about)]


@pytest.mark.parametrize("source", ["${q} = ''", "${q} = 'a'", "contains(${q}, 'c')", "${q} = 1"])
def test_what_is_no_code_is_not_taken_for_one(source: str) -> None:
    assert codes(asking(single(), single("last", relevant=source))) == []
    text = Question("q", "text", {"sv": "?"})
    assert codes(asking(text, single("last", relevant="${q} = 'anything'"))) == []


@pytest.mark.parametrize("default", ["'c'", "'a b'", "1", "''", "today()"])
def test_default_that_can_never_be_an_answer_is_found(default: str) -> None:
    assert codes(asking(single(default=default))) == ["default-wrong"]


@pytest.mark.parametrize("default", ["'a'", "concat('', 'b')", "${q}", "if(${q} = 'a', 'b', 'x')"])
def test_default_that_may_be_an_answer_is_right(default: str) -> None:
    assert codes(asking(single(), single("last", default=default))) == []
