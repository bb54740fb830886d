"""Instances: the same elements at the same places as in the XForm that pyxform makes of a form."""

from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from pyxform.xls2xform import convert

from kiosk.authoring.compile import Scheme, compile_book
from kiosk.authoring.sheets import read_book
from kiosk.errors import LANGUAGES, Refused
from kiosk.questionnaire import Answer, Answers, Choice, Question, Questionnaire
from kiosk.seal import Response
from sync.central.openrosa_form import Shape, flat, from_file, from_xform
from sync.central.openrosa_instance import missing, to_xml, written

SURVEY = """
| survey |
| | type | name | label::Svenska (sv) | appearance | relevant | calculation | default |
| | begin_group | about | Om dig | | | | |
| | select_one yn | safe | Trygg? | | | | |
| | begin_group | more | Mer | field-list | ${safe} = 'no' | | |
| | select_multiple ab | wish | Vad? | | | | |
| | text | words | Ord | | | | inget |
| | end_group | | | | | | |
| | end_group | | | | | | |
| | note | thanks | Snart klart | | | | |
| | rank ab | order | Ordning | | | | |
| | range | trust | Förtroende | | | | |
| | integer | age | Ålder | | | | |
| | decimal | hours | Timmar | | | | |
| | date | day | Dag | | | | |
| | acknowledge | agreed | Läst | | | | |
| | begin_group | inner | | | | | |
| | calculate | kind | | | | concat('a', ${safe}) | |
| | hidden | event | | | | | unknown |
| | hidden | hour | | | | | unknown |
| | hidden | source | | | | | stand |
| | end_group | | | | | | |
"""
CHOICES = """
| choices |
| | list_name | name | label::Svenska (sv) |
| | yn | yes | Ja |
| | yn | no | Nej |
| | ab | a | A |
| | ab | b | B |
"""
SETTINGS = """
| settings |
| | form_title | form_id | version |
| | Trygghet | trygghet | 20160402 |
"""
OWN = CHOICES.replace("(sv) |", "(sv) | kiosk::face |").replace("| Ja |", "| Ja | 1 |")

ANSWERS: Answers = {
    "safe": "no",
    "wish": ["b", "a"],
    "words": "Fler <lampor> & \x1b ljus\r\nåt alla",
    "order": ["a", "b"],
    "trust": 3,
    "age": None,
    "hours": 0.5,
    "day": "2016-04-02",
    "agreed": "OK",
    "kind": "ano",
    "event": "unknown",
    "source": "stand",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "trygghet.md"
    made.write_text(SURVEY + OWN + SETTINGS, "utf-8")
    return made


@pytest.fixture
def form(file: Path) -> Questionnaire:
    compiled = compile_book(read_book(file), Scheme())
    assert [f for f in compiled.findings if f.level == "error"] == []
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def a_response(answers: Answers) -> Response:
    return Response("0b5f", "umea", "v1", "ikea", 13, "sv", answers)


def paths(element: Element, above: str = "") -> list[str]:
    """Return the paths of all elements, in order and without namespaces."""
    here = f"{above}/{element.tag.rpartition('}')[2]}"
    return [here, *(path for each in element for path in paths(each, here))]


def pyxforms_own(survey: str, file: Path) -> Element:
    """Return the primary instance that pyxform itself makes, of a form without our columns."""
    file.write_text(survey + CHOICES + SETTINGS, "utf-8")
    document = ElementTree.fromstring(convert(file).xform)
    instance = document.find(".//{http://www.w3.org/2002/xforms}instance")
    assert instance is not None
    return instance[0]


def test_instance_has_the_paths_of_pyxforms_own(
    file: Path, form: Questionnaire, tmp_path: Path
) -> None:
    xml = to_xml(a_response(ANSWERS), form, from_file(file))
    root = ElementTree.fromstring(xml)
    own = pyxforms_own(SURVEY, tmp_path / "plain.md")
    assert paths(root) == paths(own)
    assert (root.get("id"), root.get("version")) == (own.get("id"), own.get("version"))
    assert (root.get("id"), root.get("version")) == ("trygghet", "20160402")


def test_instance_holds_each_answer_as_odk_writes_it(file: Path, form: Questionnaire) -> None:
    root = ElementTree.fromstring(to_xml(a_response(ANSWERS), form, from_file(file)))
    texts = {each.tag: each.text for each in root.iter() if not len(each)}
    assert texts == {
        "safe": "no",
        "wish": "b a",
        "words": "Fler <lampor> & \ufffd ljus\nåt alla",
        "thanks": None,
        "order": "a b",
        "trust": "3",
        "age": None,  # declined
        "hours": "0.5",
        "day": "2016-04-02",
        "agreed": "OK",
        "kind": "ano",
        "event": "ikea",  # hidden fields of these names
        "hour": "13",
        "source": "stand",
        "instanceID": "uuid:0b5f",
    }


def test_nothing_is_said_that_was_not_answered(file: Path, form: Questionnaire) -> None:
    root = ElementTree.fromstring(to_xml(a_response({}), form, from_file(file)))
    texts = {each.tag: each.text for each in root.iter() if not len(each) and each.text}
    # The default of "words" is nobody's answer.
    assert texts == {"event": "ikea", "hour": "13", "instanceID": "uuid:0b5f"}


def test_the_same_response_makes_the_same_bytes(file: Path, form: Questionnaire) -> None:
    shape = from_file(file)
    assert to_xml(a_response(ANSWERS), form, shape) == to_xml(
        a_response(dict(reversed(ANSWERS.items()))), form, from_file(file)
    )


def test_flat_instance_is_that_of_the_form_without_its_groups(
    form: Questionnaire, tmp_path: Path
) -> None:
    without = [line for line in SURVEY.splitlines() if "_group" not in line]
    root = ElementTree.fromstring(to_xml(a_response(ANSWERS), form, flat(form, "umea", "v1")))
    assert paths(root) == paths(pyxforms_own("\n".join(without), tmp_path / "plain.md"))
    assert (root.get("id"), root.get("version")) == ("umea", "v1")
    assert (root.findtext("event"), root.findtext("hour")) == ("ikea", "13")


def test_time_and_place_are_kept_back_where_the_form_has_no_hidden_field_for_them() -> None:
    visible = Questionnaire(
        [
            Question("event", "text", {"sv": "Vilket evenemang?"}),
            Question("language", "calculate", {}, calculation="concat('a', 'b')"),
            Question("safe", "single", {"sv": "Trygg?"}, choices=[Choice("yes", {"sv": "Ja"})]),
        ]
    )
    response = a_response({"event": "Kalaset", "language": "ab"})
    root = ElementTree.fromstring(to_xml(response, visible, flat(visible, "x", "")))
    assert [root.findtext(name) for name in ("event", "language")] == ["Kalaset", "ab"]
    assert root.get("version") is None
    assert b"ikea" not in ElementTree.tostring(root)


def test_questions_without_a_place_are_named(file: Path) -> None:
    response = a_response({"safe": "no", "gone": "x", "zero": 0, "declined": None})
    assert missing(response, from_file(file)) == {"gone", "zero"}


# As KoboToolbox shows it: the id of its own, and by what it knows a form again.
KOBO = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>x</h:title><model>
  <instance><aXyZ id="aXyZ" version="2 (2016)">
    <formhub><uuid/></formhub>
    <g><safe/><language/></g>
    <__version__/>
    <orx:meta><orx:instanceID/></orx:meta>
  </aXyZ></instance>
  <bind nodeset="/aXyZ/formhub/uuid" calculate="'d0c3'" type="string"/>
  <bind nodeset="/aXyZ/__version__" calculate='"vN"'/>
  <bind nodeset="/aXyZ/g/safe" type="string"/>
</model></h:head><h:body><select1 ref="/aXyZ/g/safe"/></h:body></h:html>"""


def test_xform_of_a_server_is_filled_in_as_its_own_clients_do(tmp_path: Path) -> None:
    file = tmp_path / "kobo.xml"
    file.write_text(KOBO, "utf-8")
    form = Questionnaire([Question("safe", "text", {"sv": "Trygg?"})])
    xml = to_xml(a_response({"safe": "no"}), form, from_file(file))
    assert xml.decode().partition("\n")[2] == (
        '<aXyZ xmlns:orx="http://openrosa.org/xforms" id="aXyZ" version="2 (2016)">'
        "<formhub><uuid>d0c3</uuid></formhub><g><safe>no</safe><language>sv</language></g>"
        "<__version__>vN</__version__>"
        "<orx:meta><orx:instanceID>uuid:0b5f</orx:instanceID></orx:meta></aXyZ>"
    )


def test_meta_is_made_where_a_form_has_none() -> None:
    form = Questionnaire([Question("safe", "text", {"sv": "Trygg?"})])
    shape = Shape("x", "", ElementTree.fromstring("<x><safe/></x>"))
    xml = to_xml(a_response({}), form, shape).decode()
    assert "<orx:meta><orx:instanceID>uuid:0b5f</orx:instanceID></orx:meta>" in xml


ENCRYPTED = KOBO.replace("<bind", '<submission base64RsaPublicKey="MIIB"/><bind', 1)
NOT_FORMS = {
    "no XML": (b"PK\x03\x04", "openrosa-form-damaged"),
    "another XML": (b"<html/>", "openrosa-form-damaged"),
    "no id": (KOBO.replace(' id="aXyZ"', "").encode(), "openrosa-form-damaged"),
    "no instance": (KOBO.replace("instance>", "other>").encode(), "openrosa-form-damaged"),
    "a document type": (
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + KOBO.partition("?>")[2].encode(),
        "openrosa-form-damaged",
    ),
    "UTF-16": (
        KOBO.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
        "openrosa-form-damaged",
    ),
    "a key": (ENCRYPTED.encode(), "openrosa-form-encrypted"),
    "a name twice": (KOBO.replace("<__version__/>", "<safe/>").encode(), "openrosa-form-twice"),
}


@pytest.mark.parametrize("what", NOT_FORMS)
def test_a_form_is_refused_that_has(what: str) -> None:
    data, code = NOT_FORMS[what]
    with pytest.raises(Refused) as error:
        from_xform(data, "form.xml")
    assert error.value.code == code
    assert all("form.xml" in error.value.text(language) for language in LANGUAGES)


def test_an_xlsform_is_refused_that_pyxform_refuses(tmp_path: Path) -> None:
    file = tmp_path / "bad.md"
    file.write_text("| survey |\n| | type | name | label |\n| | select_one no | a | A |", "utf-8")
    with pytest.raises(Refused) as error:
        from_file(file)
    assert error.value.code == "openrosa-form-damaged"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (None, None),
        (7, "7"),
        (7.0, "7"),
        (-0.25, "-0.25"),
        (1e-07, "0.0000001"),
        (1e21, "1" + "0" * 21),
        ("a", "a"),
        (["b", "a"], "b a"),
    ],
)
def test_answers_are_written_as_xml_schema_has_them(
    answer: Answer | None, text: str | None
) -> None:
    assert written(answer) == text
