"""What a cell of the column type says: pyxform's own names, ours, and those that are neither."""

import pytest
from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from kiosk.authoring.types import ANY_TYPE, Type, type_of
from kiosk.questionnaire import QuestionKind

WITHOUT_LIST: list[tuple[QuestionKind, list[str]]] = [
    ("text", ["text", "string", "q string", "add text prompt"]),
    ("number", ["integer", "int", "q int", "add integer prompt"]),
    ("range", ["range"]),
    ("note", ["note", "q note", "add note prompt"]),
    ("single", ["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"]),
    ("date", ["date", "q date", "add date prompt"]),
    ("calculate", ["calculate", "q calculate", "add calculate prompt", "hidden"]),
]
WITH_LIST: list[tuple[QuestionKind, list[str]]] = [
    ("single", ["select_one", "select one", "select1", "select one from"]),
    ("single", ["add select one prompt using"]),
    ("multiple", ["select_multiple", "select all that apply", "select all that apply from"]),
    ("multiple", ["add select multiple prompt using"]),
    ("rank", ["rank"]),
]


@pytest.mark.parametrize(("kind", "written"), [(k, w) for k, all_ in WITHOUT_LIST for w in all_])
def test_type_is_known_by_all_of_its_names(kind: QuestionKind, written: str) -> None:
    assert type_of(written) == Type(written, kind)


@pytest.mark.parametrize("written", ["decimal", "q decimal", "add decimal prompt"])
def test_decimal_is_a_number_that_need_not_be_whole(written: str) -> None:
    assert type_of(written) == Type(written, "number", whole=False)


@pytest.mark.parametrize(("kind", "written"), [(k, w) for k, all_ in WITH_LIST for w in all_])
def test_type_with_choices_names_its_list(kind: QuestionKind, written: str) -> None:
    assert type_of(f"{written} abc") == Type(f"{written} abc", kind, choices="abc")


@pytest.mark.parametrize("written", aliases.select)
def test_each_of_pyxforms_names_of_a_choice_is_known(written: str) -> None:
    found = type_of(f"{written} abc.csv")
    assert found.kind in ("single", "multiple", "rank") or found.reason == "type-external"
    assert found.from_file is (written in aliases.select_from_file)


@pytest.mark.parametrize("written", ["or_other", "or other", "or specify other"])
def test_or_other_is_seen_behind_the_list(written: str) -> None:
    found = type_of(f"select_multiple abc {written}")
    assert (found.choices, found.or_other) == ("abc", True)


def test_spaces_around_and_between_do_not_matter() -> None:
    assert type_of("  select_one \n  abc ") == type_of("select_one abc")


@pytest.mark.parametrize(
    ("written", "control"),
    [
        ("group", "group"),
        ("lgroup", "repeat"),
        ("repeat", "repeat"),
        ("looped group", "repeat"),
        ("loop", "repeat"),
    ],
)
@pytest.mark.parametrize("between", [" ", "_"])
def test_what_begins_and_ends_is_a_group_or_a_repeat(
    written: str, control: str, between: str
) -> None:
    over = " over abc" if written == "loop" else ""
    assert type_of(f"begin{between}{written}{over}").begins == control
    assert type_of(f"end{between}{written}").ends == control


REASONS = {
    "type-time-stamp": ["start", "end", "today", "audit", "start time", "get end time"],
    "type-device": [
        *("deviceid", "device id", "imei", "get device id", "uri:deviceid", "simserial", "sim id"),
        *("subscriberid", "phonenumber", "phone number", "get phone number", "username", "email"),
        *("uri:email", "start-geopoint", "background-audio", "background-geopoint"),
    ],
    "type-recording": [
        *("image", "photo", "q picture", "add image prompt", "audio", "q audio", "video", "file"),
        *("add file prompt", "barcode", "q barcode"),
    ],
    "type-position": ["geopoint", "geotrace", "geoshape", "gps", "q location", "osm", "osm tags"],
    "type-clock": ["time", "dateTime", "datetime", "date time", "add date time prompt"],
    "type-unsupported": ["csv-external", "xml-external", "percentage"],
    "type-external": ["select_one_external abc", "cascading_select abc"],
    "type-list-missing": [
        *("select_one", "select one", "select_multiple", "rank", "q select1", "select_one a b"),
        *("select multiple from abc", "select_one_from_file", "select_multiple_from_file"),
    ],
    "type-unknown": ["txet", "Text", "Select_One abc", "", "begin", "include", "selectone abc"],
}


@pytest.mark.parametrize(
    ("reason", "written"), [(r, w) for r, all_ in REASONS.items() for w in all_]
)
def test_type_that_is_not_there_has_its_reason(reason: str, written: str) -> None:
    found = type_of(written)
    assert (found.kind, found.begins, found.ends, found.reason) == (None, "", "", reason)


@pytest.mark.parametrize("written", QUESTION_TYPE_DICT)
def test_none_of_pyxforms_types_is_called_unknown(written: str) -> None:
    assert type_of(written).reason != "type-unknown"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Text", "text"),
        ("txet", "text"),
        ("integr", "integer"),
        ("Select_One abc", "select_one abc"),
        ("selectone abc", "select_one abc"),
        ("select_multi abc", "select_multiple abc"),
        ("select-all abc", "select_multiple abc"),
        ("begingroup", "begin_group"),
        ("weather", ANY_TYPE),
    ],
)
def test_what_was_meant_perhaps_is_named(written: str, near: str) -> None:
    assert type_of(written).near == near
