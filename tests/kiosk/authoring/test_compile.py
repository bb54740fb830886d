"""A whole form, from its sheets to a questionnaire that works as the form says."""

from datetime import date

import msgspec
import pytest

from kiosk.authoring.compile import Compiled, files_named
from kiosk.form import Form
from kiosk.questionnaire import Answers, Questionnaire, ordered
from tests.kiosk.authoring.forms import TODAY, book, compiled, form, made, places, row_of, told

SMALL = "| type | name | label |\n| text | q | Q |"


def languages(survey: str, choices: str = "", settings: str = "", **scheme: object) -> Compiled:
    return compiled(form(survey, choices, settings=settings), **scheme)


def label(found: Compiled) -> dict[str, str]:
    assert found.questionnaire is not None
    return found.questionnaire.questions[0].label


@pytest.mark.parametrize(
    ("headings", "default", "spoken", "texts"),
    [
        (["label"], "", ("en",), {"en": "0"}),
        (["label"], "Svenska (sv)", ("sv",), {"sv": "0"}),
        (["label"], "default", ("en",), {"en": "0"}),
        (["label::Svenska (sv)"], "", ("sv",), {"sv": "0"}),
        (["label::ar", "label::sv"], "", ("ar", "sv"), {"ar": "0", "sv": "1"}),
        (["label::ar", "label::sv"], "sv", ("sv", "ar"), {"ar": "0", "sv": "1"}),
        (["label", "label::Svenska (sv)"], "", ("en", "sv"), {"en": "0", "sv": "1"}),
        (["label", "label::English (en)"], "", ("sv", "en"), {"sv": "0", "en": "1"}),
        (["label", "label::English (en)"], "fi", ("fi", "en"), {"fi": "0", "en": "1"}),
        (["label::sv", "label::mul"], "", ("sv",), {"sv": "0", "mul": "1"}),
    ],
)
def test_text_without_a_language_is_in_the_one_that_is_not_beside_it(
    headings: list[str], default: str, spoken: tuple[str, ...], texts: dict[str, str]
) -> None:
    cells = " | ".join(map(str, range(len(headings))))
    survey = f"| type | name | {' | '.join(headings)} |\n| text | q | {cells} |"
    settings = f"| default_language |\n| {default} |" if default else ""
    found = languages(survey, settings=settings)
    assert found.findings == []
    assert (found.languages, label(found)) == (spoken, texts)


def test_message_without_a_language_is_in_that_of_the_labels() -> None:
    survey = "| type | name | label::sv | constraint_message |\n| text | q | F | Nej |"
    found = languages(survey).questionnaire
    assert found is not None
    assert found.questions[0].constraint_message == {"sv": "Nej"}


def test_text_is_not_taken_for_another_in_the_same_language() -> None:
    survey = "| type | name | label | label::sv |\n| text | q | Why | Varför |"
    found = languages(survey, settings="| default_language |\n| sv |")
    assert places(found.findings) == [("column-same", "survey", 1, "label::sv")]


def test_campaign_says_which_language_is_the_main_one() -> None:
    found = languages(SMALL, **{"languages": ("fi", "en")})
    assert [f.code for f in found.findings] == ["translation-missing-rows"]
    assert label(found) == {"fi": "Q"}


def test_language_that_the_campaign_does_not_have_is_told_of() -> None:
    survey = "| type | name | label::sv | label::ar |\n| text | q | Q | س |"
    found = languages(survey, **{"languages": ("sv",)})
    assert places(found.findings) == [("column-language-extra", "survey", 1, "label::ar")]
    found = languages(SMALL, "", "| default_language |\n| en |", **{"languages": ("sv",)})
    assert places(found.findings) == [("column-language-extra", "settings", 0, "default_language")]
    assert label(found) == {"en": "Q"}


@pytest.mark.parametrize("heading", ["form_title", "title", "Form Title", "set_form_title"])
def test_title_is_that_of_the_settings(heading: str) -> None:
    others = ("form_id | version | style |", "f | 1 | pages |")
    found = languages(SMALL, settings=f"| {heading} | {others[0]}\n| T | {others[1]}")
    assert (found.findings, found.title) == ([], "T")


def test_only_sheet_of_a_file_is_the_survey_whatever_its_name() -> None:
    found = compiled({"Blad1": form(SMALL, "")["survey"]})
    assert found.findings == []
    assert label(found) == {"en": "Q"}


def test_sheet_is_known_whatever_its_capitals() -> None:
    sheets = row_of({"type": "select_one abc"})
    assert made({name.title(): rows for name, rows in sheets.items()}).questions[0].choices


def test_sheet_that_was_meant_to_be_the_survey_is_named() -> None:
    sheets = form("", "| list_name |\n| x |", Survay="| type |\n| text |", more="| a |\n| b |")
    (missing,) = compiled(sheets).findings
    assert (missing.code, missing.values["sheets"]) == ("survey-missing", "survay")


def test_rest_of_a_workbook_is_nobodys_business() -> None:
    sheets = form(SMALL, "", changelog="| version | date |\n| 1 | 2016 |", _choices="| a |\n| b |")
    assert told(sheets) == []


def test_files_that_questions_take_their_choices_from_are_known() -> None:
    sheets = form(
        "| type | name | label |\n| select_one_from_file a.csv | q | select_one_from_file c.csv |\n"
        "| select multiple from file b.csv | r | R |\n| select_one abc | s | S |"
    )
    assert {"a.csv", "b.csv"} <= files_named(book(sheets))


def test_unused_lists_are_told_of_in_their_order() -> None:
    lists = "\n".join(f"| {name} | a | A |" for name in "zyxwv")
    found = compiled(form(SMALL, f"| list_name | name | label |\n{lists}")).findings
    assert sorted(finding.place.row for finding in found) == [2, 3, 4, 5, 6]


# A form at work: what it says is what is done.


def at_work(survey: str, choices: str = "") -> Form:
    return Form(made(form(survey, choices)), TODAY)


def shown(found: Form, answers: Answers) -> list[str]:
    return [question.name for question in found.shown(answers)]


TOWNS = """
| list_name | name   | label  | county | size |
| county    | norr   | Norr   |        |      |
| county    | syd    | Syd    |        |      |
| town      | umea   | Umeå   | norr   | 130  |
| town      | lulea  | Luleå  | norr   | 49   |
| town      | malmo  | Malmö  | syd    | 350  |
"""


def test_choice_filter_asks_for_the_columns_of_its_choices() -> None:
    found = at_work(
        """
| type             | name   | label  | choice_filter                       |
| select_one county | where | Where? |                                     |
| select_one town  | town   | Town?  | county = ${where} and size > 100    |
| integer          | least  | Least? |                                     |
| select_multiple town | more | More? | size >= ${least} and name != ${town} |
""",
        TOWNS,
    )
    town, more = found.question("town"), found.question("more")
    assert [c.code for c in found.choices(town, {"where": "norr"})] == ["umea"]
    assert [c.code for c in found.choices(town, {})] == []
    answers: Answers = {"where": "norr", "town": "umea", "least": 49}
    assert [c.code for c in found.choices(more, answers)] == ["lulea", "malmo"]
    assert found.kept({"where": "syd", "town": "umea"}) == {"where": "syd"}


def test_group_shows_only_while_all_conditions_around_it_hold() -> None:
    found = at_work(
        """
| type        | name | label | relevant                    | appearance |
| integer     | n    | N     |                             |            |
| begin_group | g    |       | ${n} > 1 or ${n} = 0        |            |
| begin_group | h    | H     | ${n} < 9 or ${n} > 99       | field-list |
| text        | a    | A     |                             |            |
| text        | b    | B     |                             |            |
| end_group   |      |       |                             |            |
| text        | c    | C     | ${n} != 5                   |            |
| end_group   |      |       |                             |            |
"""
    )
    pages = {n: [page.name for page in found.pages({"n": n})] for n in (0, 1, 5, 9, 100)}
    assert pages == {
        0: ["n", "h", "c"],
        1: ["n"],
        5: ["n", "h"],
        9: ["n", "c"],
        100: ["n", "h", "c"],
    }


@pytest.mark.parametrize(
    ("kind", "written", "answer"),
    [
        ("text", "it's 5 o'clock", "it's 5 o'clock"),
        ("text", "2016-04-02", "2016-04-02"),
        ("text", "concat('a', 1)", "a1"),
        ("integer", "5", 5),
        ("integer", "2 * 3", 6),
        ("decimal", "2.5", 2.5),
        ("range", "10", 10),
        ("date", "today()", "2016-04-02"),
        ("date", "2016-03-01", "2016-03-01"),
        ("select_one abc", "b", "b"),
        ("select_multiple abc", "c a", ["c", "a"]),
        ("rank abc", "c a", ["c", "a"]),
        ("acknowledge", "OK", "OK"),
    ],
)
def test_default_is_the_answer_that_it_says(kind: str, written: str, answer: object) -> None:
    found = Form(made(row_of({"type": kind, "default": written})), TODAY)
    assert found.default(found.question("q"), {}) == answer


def test_default_that_asks_for_an_answer_is_that_answer() -> None:
    head = "| type | name | label | default |"
    found = at_work(f"{head}\n| integer | a | A | |\n| integer | b | B | ${{a}} |")
    assert found.default(found.question("b"), {"a": 7}) == 7
    assert found.default(found.question("b"), {}) is None


def test_seed_gives_all_visitors_one_order_and_without_it_each_has_their_own() -> None:
    choices = "| list_name | name | label |\n" + "\n".join(f"| l | c{n} | C |" for n in range(20))
    orders = {}
    for parameters in ("", "randomize=true", "randomize=true seed=7"):
        cells = {"type": "select_one l", "parameters": parameters}
        asked = made(row_of(cells, choices)).questions[0]
        seen = {tuple(c.code for c in ordered(asked, asked.choices, seed)) for seed in range(1, 9)}
        orders[parameters] = len(seen)
    assert orders == {"": 1, "randomize=true": 8, "randomize=true seed=7": 1}


def test_what_is_agreed_to_and_what_is_worked_out_is_kept_with_the_answers() -> None:
    found = at_work(
        """
| type        | name  | label  | required | default | calculation            |
| acknowledge | terms | Terms  | yes      |         |                        |
| hidden      | form  |        |          | spring  |                        |
| integer     | age   | Age    |          |         |                        |
| calculate   | grown |        |          |         | if(${age} > 17, 1, 0)  |
"""
    )
    assert found.objection(found.question("terms"), {}) == "required"
    kept = found.kept({"terms": "OK", "age": 18})
    assert kept == {"terms": "OK", "form": "spring", "age": 18, "grown": "1"}
    assert found.fault_in(kept) is None
    assert found.fault_in({**kept, "grown": "0"}) == "not-asked"


def test_required_and_constraint_hold_a_visitor_until_they_are_met() -> None:
    found = at_work(
        """
| type    | name | label | required     | constraint         |
| integer | age  | Age   | yes          | . >= 13 and . < 99 |
| text    | why  | Why   | ${age} > 50  | regex(., '[a-z]+') |
"""
    )
    age, why = found.question("age"), found.question("why")
    assert found.objection(age, {}) == "required"
    assert found.objection(age, {"age": 12}) == "constraint"
    assert found.objection(age, {"age": 13}) == ""
    assert found.objection(why, {"age": 13}) == ""
    assert found.objection(why, {"age": 51}) == "required"
    assert found.objection(why, {"age": 51, "why": "B3"}) == "constraint"
    assert found.objection(why, {"age": 51, "why": "bee"}) == ""


def test_questionnaire_is_the_same_after_its_way_through_a_pack() -> None:
    found = made(
        form(
            """
| type | name | label::sv | label::en | parameters | default | kiosk::max |
| range | r | R | R | start=0 end=1 step=0.1 | | |
| decimal | d | D | D | | 1.5 | 2.5 |
| select_multiple abc | m | M | M | randomize=true seed=3 | a b | 2 |
| acknowledge | a | A | A | | | |
| hidden | h | | | | x | |
"""
        )
    )
    packed = msgspec.msgpack.encode(found, order="deterministic")
    again = msgspec.msgpack.decode(packed, type=Questionnaire)
    assert again == found
    assert msgspec.msgpack.encode(again, order="deterministic") == packed


def test_day_of_the_event_is_today() -> None:
    head = "| type | name | label | relevant |"
    found = made(form(f"{head}\n| note | n | N | today() = '2017-01-01' |", ""))
    assert Form(found, date(2017, 1, 1)).shown({})
    assert not Form(found, date(2016, 4, 2)).shown({})
