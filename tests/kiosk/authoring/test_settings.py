"""campaign.toml: each value by itself, each mistake with its line."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.settings import read_settings
from kiosk.authoring.toml_lines import lines_of
from kiosk.finding import NOWHERE, Finding
from tests.kiosk.authoring.making import CAMPAIGN, told


def line(start: str, text: str = CAMPAIGN) -> int:
    """Return the number of the last line that begins like that."""
    found = [n for n, each in enumerate(text.split("\n"), 1) if each.startswith(start)]
    return found[-1]


def changed(old: str, new: str) -> str:
    assert old in CAMPAIGN
    return CAMPAIGN.replace(old, new, 1)


def read(text: str) -> list[tuple[str, int, str]]:
    return told(read_settings(text.encode()).findings)


def test_settings_are_read_as_they_were_written() -> None:
    settings = read_settings(b"\xef\xbb\xbf" + CAMPAIGN.replace("\n", "\r\n").encode())
    assert settings.findings == []
    assert settings.languages == ("sv", "en")
    assert settings.fields["title"] == {"sv": "Vi lyssnar", "en": "We listen"}
    (event,) = settings.fields["events"]
    assert (event.date.isoformat(), event.starts.hour, event.ends.hour) == ("2016-04-02", 12, 15)


def test_text_alone_is_in_the_main_language() -> None:
    text = changed('about = [{ mul = "…" }]', 'about = ["Ett", { svenska = "Två" }]')
    assert read_settings(text.encode()).fields["about"] == [{"sv": "Ett"}, {"sv": "Två"}]


@pytest.mark.parametrize("written", ['"9.30"', '"09:30"', "09:30:00", '"9:30:00"'])
def test_time_is_written_as_people_write_it(written: str) -> None:
    settings = read_settings(changed('"12:00"', written).encode())
    assert settings.fields["events"][0].starts.isoformat() == "09:30:00"


MISTAKES = [
    ('name = "Umeå lyssnar"', "name = 7", "setting-text", "name"),
    ('name = "Umeå lyssnar"', "", "setting-missing", "name"),
    ("partners = []", "partners = []\nnmae = 1", "setting-near", "nmae"),
    ("partners = []", "partners = []\nbudget = 1", "setting-unknown", "budget"),
    ("partners = []", "partners = []\nkeep_days = 367", "setting-value", "keep_days"),
    ("partners = []", "partners = []\nkeep_days = -1", "setting-value", "keep_days"),
    ("partners = []", 'partners = []\nkeep_days = "7"', "setting-value", "keep_days"),
    ("date = 2016-04-02", 'date = "2/4"', "setting-date", "date"),
    ("date = 2016-04-02", "date = 12:00:00", "setting-date", "date"),
    ('starts = "12:00"', 'starts = "noon"', "setting-time", "starts"),
    ('starts = "12:00"', "starts = 12", "setting-time", "starts"),
    ('ends = "15.00"', "", "setting-missing", "ends"),
    ('place = "Ikea"', 'place = "Ikea"\npalce = "Ikea"', "setting-near", "palce"),
    ("partners = []", "partners = 1", "setting-list", "partners"),
    ('starts = "12:00"', "starts = 9.30", "setting-time", "starts"),
    ("partners = []", "partners = [\n1]", "setting-texts", "partners"),
    ('number = "112"', "number = 112", "setting-text", "number"),
    ('title = { mul = "Hjälp" }', "title = { sv = 1 }", "setting-text", "help.title.sv"),
    ('title = { mul = "Hjälp" }', "title = []", "setting-texts", "help.title"),
    ('text = { mul = "Ring" }', 'text.klingon = "Ring"', "setting-unknown", "help.text.klingon"),
    ('text = { mul = "Ring" }', 'text.fi = "Soita"', "setting-language-extra", "help.text.fi"),
    ('mul = "Vad?"', "mul = 1", "setting-text", "question.mul"),
]


@pytest.mark.parametrize(("old", "new", "code", "column"), MISTAKES)
def test_mistake_is_told_with_its_line_and_key(old: str, new: str, code: str, column: str) -> None:
    text = changed(old, new)
    settings = read_settings(text.encode())
    assert [(found, where) for found, _, where in told(settings.findings)] == [(code, column)]
    row = settings.findings[0].place.row
    if code != "setting-missing":
        shown = "\n".join(text.split("\n")[row - 1 : row + 1])
        assert new.split("\n")[-1] in shown


def test_table_that_is_none_is_told_with_its_parts() -> None:
    text = (
        CAMPAIGN[: CAMPAIGN.index("[help]")]
        + "[palette]\nspruce = 1\n"
        + CAMPAIGN[CAMPAIGN.index("[[events]]") :]
    )
    text = "help = 1\n" + text
    assert read(text) == [
        ("setting-table", 1, "help"),
        ("setting-text", line("spruce", text), "palette.spruce"),
    ]


def test_part_that_is_missing_has_the_line_of_what_lacks_it() -> None:
    assert read(changed('ends = "15.00"', "")) == [("setting-missing", line("[[events]]"), "ends")]
    assert read(changed('id = "umea-2016"', "")) == [("setting-missing", 0, "id")]


def test_every_wrong_value_is_told() -> None:
    text = CAMPAIGN.replace('"Umeå lyssnar"', "1").replace('"12:00"', "2").replace('"en"]', "3]")
    assert [code for code, *_ in read(text)] == [
        "setting-text",
        "setting-language-extra",
        "setting-text",
        "setting-time",
    ]


def test_value_that_is_wrong_leaves_the_others() -> None:
    more = '\n[[events]]\nid = "b"\nplace = 1\ndate = 2016-04-03\nstarts = "1:00"\nends = "2:00"\n'
    settings = read_settings((CAMPAIGN + more).encode())
    assert [event.id for event in settings.fields["events"]] == ["ikea"]
    found = Finding("error", "event-times-wrong", {"event": "b"})
    assert settings.of(found).row == line("ends", CAMPAIGN + more)


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("id = ", "campaign-file-damaged", 1),
        ('a = "x"\nb = "y\n', "campaign-file-damaged", 2),
        ("a = 1\na = 2\n", "campaign-file-damaged", 2),
        ("a = [\n1,\n", "campaign-file-damaged", 2),
        ("x = " + "[" * 3000, "campaign-file-damaged", 1),
        ("x = " + "1" * 5000, "campaign-file-damaged", 1),
        ("x = \x00", "campaign-file-damaged", 1),
        ('id = "a"\nstarts = 12:00\n', "campaign-time-bare", 2),
        ("starts = 09.30 # half past nine", "campaign-time-bare", 1),
        ('id = "a"\ndate = 2027-4-17 # a Saturday\n', "campaign-date-bare", 2),
        ("date = 17/4 2027", "campaign-date-bare", 1),
        ('[events]\nid = "a"\n[events]\n', "setting-tables", 3),
        ("date = 17 april 2027", "campaign-date-bare", 1),
        ('id = "a"\nname = ”Umeå”\n', "campaign-quotes", 2),
    ],
)
def test_file_that_is_no_toml_is_told_with_its_line(text: str, code: str, row: int) -> None:
    assert read(text) == [(code, row, "")]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_file_of_another_encoding_is_read_and_told(encoding: str) -> None:
    text = CAMPAIGN.replace("…", "...")
    settings = read_settings(text.encode(encoding))
    assert told(settings.findings) == [("campaign-code-page", 0, "")]
    assert settings.fields["name"] == "Umeå lyssnar"


@given(st.binary(max_size=80))
def test_any_bytes_are_settings_or_told(data: bytes) -> None:
    settings = read_settings(data)
    told(settings.findings)
    assert settings.findings


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.times(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["sv", "xx", "id", "date", "label"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from([*tomllib.loads(CAMPAIGN)]), VALUES)
def test_any_value_of_any_key_is_read_or_told(key: str, value: Any) -> None:
    from msgspec.structs import fields

    from kiosk.authoring.settings import ELSEWHERE
    from kiosk.authoring.settings_types import Reader
    from kiosk.campaign import Campaign

    findings: list[Finding] = []
    content = tomllib.loads(CAMPAIGN) | {key: value}
    reader = Reader(lambda path: NOWHERE, findings, content["languages"])
    known = [info for info in fields(Campaign) if info.name not in ELSEWHERE]
    found = reader.fields(known, content, ())
    assert findings or key in found


PLACES = {
    ("address-wrong", "name", "centre"): ("centre", "centre"),
    ("timezone-wrong", "timezone", "x"): ("timezone", "timezone"),
    ("languages-missing", "n", 0): ("languages", "languages"),
    ("language-wrong", "language", "sv"): ("languages", "languages"),
    ("translation-missing", "language", "en"): ("languages", "languages"),
    ("event-date-wrong", "event", "ikea"): ("date", "date"),
    ("event-times-wrong", "event", "ikea"): ("ends", "ends"),
}


@pytest.mark.parametrize("asked", PLACES)
def test_finding_about_a_setting_is_given_its_line(asked: tuple[str, str, object]) -> None:
    code, key, value = asked
    start, column = PLACES[asked]
    place = read_settings(CAMPAIGN.encode()).of(Finding("error", code, {key: value}))
    assert (place.file, place.row, place.column) == ("campaign.toml", line(start), column)


def test_finding_about_something_else_has_no_place_here() -> None:
    settings = read_settings(CAMPAIGN.encode())
    assert settings.of(Finding("error", "group-large", {"group": "g"})) == NOWHERE
    assert settings.of(Finding("error", "id-twice", {"kind": "promise", "id": "a"})) == NOWHERE
    for kind, key in (("campaign", "id"), ("language", "languages"), ("event", "id")):
        found = settings.of(Finding("error", "id-twice", {"kind": kind, "id": "ikea"}))
        assert found.column == key


def test_single_brackets_are_told_where_there_may_be_several() -> None:
    found = read_settings(CAMPAIGN.replace("[[events]]", "[events]").encode()).findings
    assert [(f.code, f.place.row) for f in found] == [("setting-tables", line("[[events]]"))]
    assert "[[events]]" in found[0].text("sv")


def test_lines_of_keys_tables_and_elements() -> None:
    text = (
        'a = [\n "x", # "y",\n { b = [1, 2] }, [3],\n]\nq = """\n[[no]]\nx = 1\n"""\n'
        "[t.\"u v\"]\nk.l = { m = [1] }\n[[e]]\n[[e.f]]\ng = 1\n[[e]]\nh = '#'\n[t.w]\nz = 1\n"
    )
    assert lines_of(text) == {
        ("a",): 1,
        ("a", 0): 2,
        ("a", 1): 3,
        ("a", 2): 3,
        ("q",): 5,
        ("t",): 9,
        ("t", "u v"): 9,
        ("t", "u v", "k"): 10,
        ("t", "u v", "k", "l"): 10,
        ("e",): 11,
        ("e", 0): 11,
        ("e", 0, "f"): 12,
        ("e", 0, "f", 0): 12,
        ("e", 0, "f", 0, "g"): 13,
        ("e", 1): 14,
        ("e", 1, "h"): 15,
        ("t", "w"): 16,
        ("t", "w", "z"): 17,
    }
    assert lines_of(text.replace("\n", "\r\n")) == lines_of(text)


@given(st.text(st.sampled_from("[]{}=\"'#,.\n ab1\\"), max_size=60))
def test_lines_are_found_in_any_text(text: str) -> None:
    assert all(1 <= row <= text.count("\n") + 1 for row in lines_of(text).values())
