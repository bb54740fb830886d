"""Everything that is said about an XLSForm: each sentence has a form that makes it be said."""

import tomllib
from typing import NamedTuple

import pytest

import resources
from kiosk.authoring.history import compare
from kiosk.errors import LANGUAGES
from kiosk.finding import Finding
from tests.kiosk.authoring.forms import CHOICES, Sheets, compiled, form, row_of, rows, told

ASK = "| type | name | label |\n| text | why | Why? |\n"


class Case(NamedTuple):
    """A form, and where in it something is to be found; `lenient` where it can be left out."""

    sheets: Sheets
    row: int
    column: str = ""
    sheet: str = "survey"
    level: str = "error"
    lenient: bool = False


def cell(
    column: str, written: str, level: str = "error", lenient: bool = False, **more: str
) -> Case:
    """Return a form with one question, in which a cell says what is to be found."""
    sheets = row_of({column: written, **{k.replace("__", "::"): v for k, v in more.items()}})
    return Case(sheets, 2, column, level=level, lenient=lenient)


def choice(column: str, written: str, level: str = "error", lenient: bool = False) -> Case:
    table = rows(f"| list_name | name | label | {column} |\n| abc | a | A | {written} |")
    sheets = row_of({"type": "select_one abc"}) | {"choices": table}
    return Case(sheets, 2, column, "choices", level, lenient)


def settings(column: str, written: str, level: str = "error") -> Case:
    return Case(form(ASK, settings=f"| {column} |\n| {written} |"), 2, column, "settings", level)


def survey(table: str, row: int, column: str, level: str = "error", lenient: bool = False) -> Case:
    return Case(form(table, choices=""), row, column, level=level, lenient=lenient)


def several(n: int) -> str:
    lines = [f"| abc | c{number} | C |" for number in range(n)]
    return "\n".join(["| list_name | name | label |", *lines])


CASES: dict[str, list[Case]] = {
    "survey-missing": [Case(form("", "| a |\n| b |", asked="| c |\n| d |"), 0, sheet="")],
    "choices-missing": [Case(row_of({"type": "select_one nowhere"}), 0, sheet="")],
    "survey-empty": [Case(form("| type | name | label |"), 0)],
    "setting-unused": [settings("public_key", "MIIB", "warning")],
    "setting-language": [settings("default_language", "Volapük")],
    "sheet-unused": [
        Case(form(ASK, **{name: "| a |\n| b |"}), 0, sheet=name, level="warning")
        for name in ("entities", "osm", "external_choices", "choises")
    ],
    "yes-or-no": [cell("kiosk::sensitive", "maybe"), choice("kiosk::exclusive", "maybe")],
    "column-unsupported": [
        cell("trigger", "${why}", lenient=True),
        cell("readonly", "yes", lenient=True),
        cell("intent", "ex:app", lenient=True),
        cell("query", "a = b", lenient=True),
        cell("save_to", "p", lenient=True),
        cell("bind::entities:saveto", "p", lenient=True),
    ],
    "column-misplaced": [
        cell("choice_filter", "name = 'a'", lenient=True),
        cell("choice_filter", "name = 'a'", lenient=True, type="acknowledge"),
        cell("kiosk::sections", "abc", lenient=True),
        cell("kiosk::low", "Bad", lenient=True),
        cell("constraint", "false()", lenient=True, type="note"),
        cell("required", "yes", lenient=True, type="note"),
        cell("default", "5", lenient=True, type="note"),
    ],
    "column-idle": [
        cell("autoplay", "audio", "warning"),
        cell("rows", "3", "warning"),
        cell("label", "Sum", "warning", type="calculate", calculation="1 + 1"),
        cell("default", "7", "warning", type="calculate", calculation="1 + 1", label=""),
        cell("required", "yes", "warning", type="calculate", calculation="1 + 1", label=""),
        cell("constraint", ". > 1", "warning", type="calculate", calculation="1 + 1", label=""),
    ],
    "column-sheet": [
        Case(row_of({"kiosk::last": "yes"}), 1, "kiosk::last"),
        Case(choice("kiosk::topic", "area").sheets, 1, "kiosk::topic", "choices"),
    ],
    "type-missing": [
        survey("| type | name | label |\n| text | a | A |\n| | b | B |", 3, "type"),
        survey("| type | name | label | relevant |\n| text | a | A | |\n| | | | 1 |", 3, "type"),
    ],
    "type-unknown": [cell("type", "txet"), cell("type", "Select_One abc"), cell("type", "include")],
    "type-list-missing": [
        cell("type", "select_one"),
        cell("type", "select one"),
        cell("type", "select_multiple a b c"),
        cell("type", "rank"),
    ],
    "type-time-stamp": [cell("type", t, lenient=True) for t in ("start", "end", "today", "audit")],
    "type-device": [
        cell("type", written, lenient=True)
        for written in ("deviceid", "imei", "phonenumber", "username", "email", "simserial")
    ],
    "type-recording": [
        cell("type", written, lenient=True)
        for written in ("image", "photo", "audio", "video", "file", "barcode", "q picture")
    ],
    "type-position": [
        cell("type", written, lenient=True) for written in ("geopoint", "gps", "geoshape", "osm x")
    ],
    "type-clock": [cell("type", written, lenient=True) for written in ("time", "dateTime")],
    "type-unsupported": [
        cell("type", written, lenient=True) for written in ("csv-external", "percentage")
    ],
    "type-external": [
        cell("type", written, lenient=True)
        for written in ("select_one_external abc", "cascading_select abc")
    ],
    "row-disabled": [
        survey(
            "| type | name | label | disabled |\n| text | a | A | |\n| text | b | B | yes |",
            *(3, "disabled", "warning"),
        )
    ],
    "name-missing": [cell("name", ""), cell("name", "", type="begin_group")],
    "name-twice": [
        survey("| type | name | label |\n| text | a | A |\n| integer | a | B |", 3, "name"),
        survey(
            "| type | name | label |\n| text | a | A |\n| begin_group | a | |\n| note | | N |\n"
            "| end_group | | |",
            *(3, "name"),
        ),
    ],
    "name-wrong": [
        cell("name", written) for written in ("two words", "1st", "området", "nаme", "a" * 65)
    ],
    "question-without-label": [cell("label", ""), cell("label", "", type="note")],
    "label-reference": [
        cell("label", "You said ${why}"),
        cell("hint", "You said ${why}"),
        cell("label::Svenska (sv)", "Du sa ${why}"),
        cell("constraint_message", "Not ${why}", constraint=". > 1"),
        cell("required_message", "Not ${why}", required="yes"),
        cell("kiosk::low", "${why}", type="range"),
        choice("label::Svenska (sv)", "Som ${why}"),
    ],
    "label-markup": [
        cell("label", "A <b>bold</b> word", "warning"),
        cell("label", "A **bold** word", "warning"),
        cell("hint", "# Heading", "warning"),
        cell("label", "[here](https://example.org)", "warning"),
        choice("label::Svenska (sv)", "<i>A</i>", "warning"),
    ],
    "guidance-hint": [cell("guidance_hint", "Ask slowly", "warning")],
    "last-saved": [
        cell("default", "${last-saved#q}", lenient=True),
        cell("calculation", "${last-saved#q}", type="calculate", label=""),
        cell("relevant", "${ last-saved#q} = 'a'"),
        cell("relevant", "${last-saved#q} = 'a'", type="begin_group", label=""),
    ],
    "calculation-shown": [cell("calculation", "1 + 1", lenient=True)],
    "calculation-missing": [
        cell("calculation", "", type="calculate"),
        cell("calculation", "", type="hidden"),
        cell("calculation", "", type="calculate", default="7"),
    ],
    "default-wrong": [
        cell("default", "d", type="select_one abc"),
        cell("default", "a d", type="select_multiple abc"),
        cell("default", "twelve", type="integer"),
        cell("default", "11", type="range"),
        cell("default", "2.5", type="range"),
        cell("default", "2 April", type="date"),
        cell("default", "far too long", kiosk__max="5"),
        cell("default", "yes", type="acknowledge"),
    ],
    "group-open": [
        survey("| type | name | label |\n| begin_group | g | |\n| text | a | A |", 2, "type"),
    ],
    "group-not-open": [
        survey("| type | name | label |\n| text | a | A |\n| end_group | | |", 3, "type"),
    ],
    "group-crossed": [
        Case(
            form(
                "| type | name | label |\n| begin_repeat | r | |\n| begin_group | g | |\n"
                "| text | a | A |\n| end_repeat | | |\n| end_repeat | | |"
            ),
            *(5, "type"),
        )
    ],
    "group-heading": [
        survey(
            "| type | name | label |\n| begin_group | g | Heading |\n| text | a | A |\n"
            "| end_group | | |",
            *(2, "label", "warning"),
        ),
        survey(
            "| type | name | label | hint |\n| begin_group | g | | Hint |\n| text | a | A | |\n"
            "| end_group | | | |",
            *(2, "hint", "warning"),
        ),
    ],
    "repeat-unsupported": [
        survey(
            "| type | name | label |\n| text | b | B |\n| begin_repeat | g | Heading |\n"
            "| text | a | A |\n| end_repeat | | |",
            *(3, "type", "error", True),
        ),
        survey(
            "| type | name | label |\n| text | b | B |\n| begin loop over abc | g | Heading |\n"
            "| text | a | A |\n| end loop | | |",
            *(3, "type", "error", True),
        ),
    ],
    "or-other": [
        cell("type", f"select_one abc {other}", lenient=True)
        for other in ("or_other", "or other", "or specify other")
    ],
    "list-missing": [
        Case(row_of({"type": "select_one nowhere"}, CHOICES), 2, "type"),
        cell("kiosk::sections", "nowhere", type="select_one abc"),
    ],
    "list-unused": [Case(form(ASK), 2, "name", "choices", "warning")],
    "list-long": [
        Case(row_of({"type": "select_one abc"}, several(502)), 502, "name", "choices"),
    ],
    "file-missing": [cell("type", "select_one_from_file areas.csv")],
    "choice-without-list": [
        Case(form(ASK, "| list_name | name | label |\n| | a | A |"), 2, "list_name", "choices")
    ],
    "choice-without-name": [
        Case(form(ASK, "| list_name | name | label |\n| abc | | A |"), 2, "name", "choices")
    ],
    "choice-twice": [
        Case(form(ASK, several(2) + "\n| abc | c0 | again |"), 4, "name", "choices"),
    ],
    "code-wrong": [
        Case(
            row_of(
                {"type": "select_one abc"}, f"| list_name | name | label |\n| abc | {code} | A |"
            ),
            *(2, "name", "choices"),
        )
        for code in ("two words", "åäö", "pаrk", "a,b", "👍", "نعم")
    ],
    "face-wrong": [choice("kiosk::face", "5"), choice("kiosk::face", "glad")],
    "icon-unknown": [choice("kiosk::icon", "unicorn")],
    "image-unreadable": [choice("media::image", "a.png")],
    "media-unsupported": [
        cell("media::image", "a.png", lenient=True),
        cell("audio", "a.mp3", lenient=True),
        cell("video", "a.mp4", lenient=True),
        cell("big-image", "a.png", lenient=True),
        choice("media::audio", "a.mp3", lenient=True),
        choice("big-image", "a.png", lenient=True),
    ],
    "image-language": [
        Case(
            row_of(
                {
                    **{"type": "select_one abc", "appearance": "image-map"},
                    **{"image::English (en)": "map.svg", "image::Svenska (sv)": "karta.svg"},
                }
            ),
            *(2, "image::Svenska (sv)"),
            lenient=True,
        )
    ],
    "map-missing": [cell("appearance", "image-map", type="select_one abc")],
    "topic-unknown": [cell("kiosk::topic", "weather", type="select_one abc")],
    "appearance-unsupported": [
        cell("appearance", "label", lenient=True, type="select_one abc"),
        cell("appearance", "list-nolabel", lenient=True, type="select_one abc"),
        cell("appearance", "minimal search('a', 'b', 'c')", lenient=True, type="select_one abc"),
        cell("appearance", "ex:org.app.Measure(x = 1)", lenient=True),
        cell("appearance", "ex:org.app.Measure", lenient=True),
        cell("appearance", "printer:org.app", lenient=True, type="note"),
        cell("appearance", "month-year", lenient=True, type="date"),
        cell("appearance", "year", lenient=True, type="date"),
        survey(
            "| type | name | label | appearance |\n| begin_group | g | | table-list |\n"
            "| text | a | A | |\n| end_group | | | |",
            *(2, "appearance", "error", True),
        ),
    ],
    "appearance-hidden": [cell("appearance", "hidden"), cell("appearance", "minimal HIDDEN")],
    "appearance-unknown": [
        cell("appearance", "numbers", "warning"),
        cell("appearance", "likert", "warning"),
        cell("appearance", "minimal", "warning", type="select_multiple abc"),
        cell("appearance", "no-calendar", "warning", type="date"),
        cell("appearance", "horizontal", "warning", type="select_one abc"),
        cell("appearance", "multiline", "warning", type="integer"),
        cell("appearance", "rating", "warning", type="select_one abc"),
    ],
    "appearance-near": [cell("appearance", "columns-7", "warning", type="select_one abc")],
    "parameters-malformed": [cell("parameters", "start end", type="range")],
    "parameter-unknown": [
        cell("parameters", "rows=3", "warning"),
        cell("parameters", "tick_interval=2", "warning", type="range"),
    ],
    "parameter-wrong": [
        cell("parameters", "increment=2", type="range"),
        cell("parameters", "start=1", type="integer"),
        cell("parameters", "randomize=true"),
        cell("parameters", "randomize=true", type="acknowledge"),
    ],
    "parameter-columns": [
        cell("parameters", "value=id", type="select_one_from_file areas.csv"),
        cell("parameters", "label=title", type="select_one_from_file areas.csv"),
    ],
    "bound-misplaced": [
        cell("kiosk::max", "2", type="select_one abc"),
        cell("kiosk::max", "2.5"),
        cell("kiosk::min", "2"),
        cell("kiosk::max", "10", type="range"),
        cell("kiosk::max", "10", type="date"),
    ],
    "number-unreadable": [
        cell("kiosk::max", "many"),
        cell("kiosk::max", "nan"),
        cell("kiosk::max", "1_000"),
        cell("kiosk::min", "-inf", type="integer"),
        cell("parameters", "start=low", type="range"),
        cell("kiosk::max", "1e12", type="integer"),
    ],
    "constraint-beyond": [
        cell("constraint", ". <= 2000000", "warning", type="integer"),
        cell("constraint", ". >= 0 and . < 20", "warning", type="integer", kiosk__max="10"),
        cell("constraint", ". > -5", "warning", type="decimal"),
        cell("constraint", "string-length(.) <= 500", "warning"),
    ],
    "number-negative": [cell("kiosk::min", "-5", type="integer")],
    "seed-wrong": [
        cell("parameters", f"randomize=true seed={seed}", type="select_one abc")
        for seed in ("abc", "${x}", "1234567890", "-1", "1.5")
    ],
    "randomize-wrong": [
        cell("parameters", "randomize=maybe", type="select_one abc"),
        cell("parameters", "seed=7", type="select_one abc"),
        cell("parameters", "randomize=false seed=7", type="select_one abc"),
    ],
    "pyxform-refuses": [
        Case(row_of({"parameters": "tick_interval=0", "type": "range"}), 2),
    ],
}
IN_LENIENT = {
    "group-split": Case(
        form(
            "| type | name | label | appearance |\n| begin_group | g | | field-list |\n"
            "| text | a | A | |\n| text | b | B | |\n| text | c | C | |\n| end_group | | | |"
        ),
        *(2, "name"),
        level="warning",
    ),
}
OF_A_FORM = {"question-dropped", "question-kind-changed", "code-dropped", "code-text-changed"}
OF_A_BUILD = OF_A_FORM | {"event-dropped", "promise-dropped"}
A_REMEDY = {"left-out"}
OF_A_CSV = {"csv-one-sheet"}


def listed() -> list[tuple[str, Case]]:
    return [(code, case) for code, cases in CASES.items() for case in cases]


def looked_for(code: str, case: Case, findings: list[Finding]) -> Finding:
    """Return what is said with `code` at the place that `case` names."""
    placed = [finding for finding in findings if finding.code == code]
    assert placed, [finding.code for finding in findings]
    where = (case.sheet, case.row, case.column)
    at = [f for f in placed if (f.place.sheet, f.place.row, f.place.column) == where]
    assert at, [finding.place for finding in placed]
    return at[0]


@pytest.mark.parametrize(
    ("code", "case"), listed(), ids=[f"{code}-{n}" for n, (code, _) in enumerate(listed())]
)
def test_what_is_wrong_is_told_by_its_own_code_at_its_place(code: str, case: Case) -> None:
    found = looked_for(code, case, told(case.sheets, {"a.png": b"not a picture"}))
    assert (found.level, found.left_out) == (case.level, False)


@pytest.mark.parametrize(
    ("code", "case"), listed(), ids=[f"{code}-{n}" for n, (code, _) in enumerate(listed())]
)
def test_only_what_can_be_left_out_is_left_out_when_lenient(code: str, case: Case) -> None:
    findings = told(case.sheets, {"a.png": b"not a picture"}, lenient=True)
    found = looked_for(code, case, findings)
    expected = ("warning", True) if case.lenient else (case.level, False)
    assert (found.level, found.left_out) == expected
    for language, words in (("en", "It was left out."), ("sv", "Det togs inte med.")):
        assert found.text(language).endswith(words) is case.lenient


@pytest.mark.parametrize(("code", "case"), IN_LENIENT.items(), ids=IN_LENIENT)
def test_what_is_only_done_when_lenient_is_told_then(code: str, case: Case) -> None:
    assert looked_for(code, case, told(case.sheets, lenient=True)).level == case.level
    assert code not in {finding.code for finding in told(case.sheets)}


def test_every_sentence_about_forms_has_a_form_that_makes_it_be_said() -> None:
    texts = tomllib.loads(resources.path("messages", "xlsform.en.toml").read_text("utf-8"))
    elsewhere = OF_A_BUILD | A_REMEDY | OF_A_CSV
    assert sorted(texts.keys() - CASES.keys() - IN_LENIENT.keys() - elsewhere) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CASES)
def test_every_sentence_says_what_is_wrong_and_mostly_what_to_do(code: str, language: str) -> None:
    case = CASES[code][0]
    found = looked_for(code, case, told(case.sheets, {"a.png": b"not a picture"}))
    what, remedy = found.parts(language)
    assert what.endswith((".", "…"))
    assert remedy.endswith(".") or code in ("row-disabled", "list-unused")


def test_sentences_about_the_last_build_are_said_by_comparing() -> None:
    before = compiled(
        form(
            "| type | name | label |\n| select_one abc | gone | Q |\n| text | kind | Q |\n"
            "| select_one abc | kept | Q |"
        )
    ).questionnaire
    now = compiled(
        form(
            "| type | name | label |\n| integer | kind | Q |\n| select_one abc | kept | Q |",
            "| list_name | name | label |\n| abc | a | Other |\n| abc | b | Bb |",
        )
    ).questionnaire
    assert before is not None
    assert now is not None
    assert {finding.code for finding in compare(before, now, ["en"])} == OF_A_FORM
