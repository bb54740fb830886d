"""Forms that nobody ought to have written: always a sentence and a place, never a traceback.

What is let through is a form that works, from its first page to the sending.
"""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from tests.faults.forms import HUGE, TODAY, assert_works, likely, read, spoiled, wild
from tests.kiosk.authoring.forms import Sheets, form, write
from tests.kiosk.authoring.making import part, repacked, xls

TIDY = form(
    """
| type            | name | label         | relevant           | kiosk::max |
| select_one abc  | area | Where?        |                    |            |
| text            | why  | Why?          | ${area} = 'a'      | 60         |
| select_multiple abc | wish | What?     |                    | 2          |
| integer         | age  | How old?      |                    | 120        |
""",
    settings="| form_title | default_language |\n| Safe | English (en) |",
)
bounded = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


def look_at(file: Path, lenient: bool, seed: int) -> str:
    """Read a form, walk through it when it is let through, and return what came of it."""
    campaign, findings = read(file, lenient)
    if campaign is None:
        return next(finding.code for finding in findings if finding.level == "error")
    assert_works(campaign, random.Random(seed))
    return "accepted"


def look_at_wild(folder: Path, sheets: Sheets, suffix: str, lenient: bool, seed: int) -> None:
    file = folder / f"wild{suffix}"
    try:
        write(file, sheets)
    except IllegalCharacterError:  # openpyxl writes no control characters
        file = write(folder / "wild.csv", sheets)
    event(look_at(file, lenient, seed))


suffixes = st.sampled_from([".md", ".csv", ".xlsx"])
seeds = st.integers(0, 2**16)


@settings(bounded, max_examples=150)
@given(wild, suffixes, st.booleans(), seeds)
def test_any_sheet_is_read_or_refused_with_a_sentence(
    folder: Path, sheets: Sheets, suffix: str, lenient: bool, seed: int
) -> None:
    look_at_wild(folder, sheets, suffix, lenient, seed)


@settings(bounded, max_examples=150)
@given(likely() | spoiled(), st.booleans(), seeds)
def test_any_form_that_is_let_through_can_be_answered_and_sent(
    folder: Path, sheets: Sheets, lenient: bool, seed: int
) -> None:
    event(look_at(write(folder / "likely.md", sheets), lenient, seed))


@pytest.mark.nightly
@settings(bounded, max_examples=4000)
@given(wild | likely() | spoiled(), suffixes, st.booleans(), seeds)
def test_any_sheet_is_read_or_refused_with_a_sentence_all_night(
    folder: Path, sheets: Sheets, suffix: str, lenient: bool, seed: int
) -> None:
    look_at_wild(folder, sheets, suffix, lenient, seed)


@settings(bounded, max_examples=15)
@given(HUGE, st.sampled_from(["name", "label", "relevant", "type", "parameters", "kiosk::max"]))
def test_a_huge_cell_is_told_soon_wherever_it_stands(folder: Path, cell: str, heading: str) -> None:
    headings = ["type", "name", "label", "relevant", "parameters", "kiosk::max"]
    row = [cell if each == heading else "text" if each == "type" else "q" for each in headings]
    look_at(write(folder / "huge.csv", {"survey": [headings, row]}), lenient=True, seed=0)


def flipped(data: bytes, luck: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.choice([1, 1, 3, 20])):
        changed[luck.randrange(len(changed))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def truncated(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data))]


def spliced(data: bytes, luck: random.Random) -> bytes:
    start, end = sorted(luck.sample(range(len(data)), 2))
    return data[:start] + data[end:] + data[start : end // 2]


def swapped(data: bytes, luck: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        one, other = luck.sample(archive.namelist(), 2)
        return repacked(data, {one: archive.read(other), other: archive.read(one)})


def damaged_within(data: bytes, luck: random.Random) -> bytes:
    """Return an archive that is whole, with a part that is not."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        name = luck.choice(archive.namelist())
        how = luck.choice([flipped, truncated, spliced, lambda _data, _luck: b""])
        return repacked(data, {name: how(archive.read(name), luck)})


Damage = Callable[[bytes, random.Random], bytes]
ARCHIVE: list[Damage] = [flipped, truncated, spliced, swapped, damaged_within]
PLAIN: list[Damage] = [flipped, truncated, spliced]


def damage(folder: Path, how: Damage, suffix: str, seeds: range) -> None:
    if suffix == ".xls":
        whole = xls(TIDY["survey"])
    else:
        whole = write(folder / f"whole{suffix}", TIDY).read_bytes()
    for seed in seeds:
        file = folder / f"damaged{suffix}"
        file.write_bytes(how(whole, random.Random(seed)))
        look_at(file, lenient=bool(seed % 2), seed=seed)


KINDS = [(".xlsx", how) for how in ARCHIVE] + [
    (suffix, how) for suffix in (".csv", ".md", ".xls") for how in PLAIN
]
IDS = [f"{how.__name__}{suffix}" for suffix, how in KINDS]


@pytest.mark.parametrize(("suffix", "how"), KINDS, ids=IDS)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    tmp_path: Path, suffix: str, how: Damage
) -> None:
    damage(tmp_path, how, suffix, range(20))


@pytest.mark.nightly
@pytest.mark.parametrize(("suffix", "how"), KINDS, ids=IDS)
def test_a_damaged_file_is_read_or_refused_with_a_sentence_all_night(
    tmp_path: Path, suffix: str, how: Damage
) -> None:
    damage(tmp_path, how, suffix, range(20, 1000))


def test_a_workbook_that_is_tidy_is_let_through(tmp_path: Path) -> None:
    campaign, findings = read(write(tmp_path / "tidy.xlsx", TIDY), lenient=False)
    assert findings == []
    assert campaign is not None
    assert campaign.name == "Safe"
    assert_works(campaign, random.Random(1))


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    data = write(tmp_path / "whole.xlsx", TIDY).read_bytes()
    file = tmp_path / "bomb.xlsx"
    file.write_bytes(repacked(data, {"xl/sharedStrings.xml": bytes(65 * 2**20)}))
    assert file.stat().st_size < 2**20
    _, (finding,) = read(file, lenient=False)
    assert finding.code == "workbook-large"


def test_a_bomb_of_text_within_the_limits_is_told(tmp_path: Path) -> None:
    """Entities within one another, which would be two billion characters."""
    data = write(tmp_path / "whole.xlsx", TIDY).read_bytes()
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a0 "ha">{levels}]>'
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b"Where?", b"&a9;")
    assert b"&a9;" in sheet
    file = tmp_path / "laughs.xlsx"
    file.write_bytes(repacked(data, {"xl/worksheets/sheet1.xml": head.encode() + sheet}))
    campaign, (finding,) = read(file, lenient=False)
    assert campaign is None
    assert finding.code == "workbook-damaged"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_sixty_thousand_choices_are_too_many_and_it_is_said_where(
    tmp_path: Path, suffix: str
) -> None:
    many = [["abc", f"c{number}", "C"] for number in range(60_000)]
    sheets = TIDY | {"choices": [["list_name", "name", "label"], *many]}
    campaign, findings = read(write(tmp_path / f"many{suffix}", sheets), lenient=False)
    assert campaign is None
    assert {"sheet-long", "list-long"} <= {finding.code for finding in findings}
    by_code = {finding.code: finding.place for finding in findings}
    assert by_code["list-long"].sheet == by_code["sheet-long"].sheet == "choices"
    assert by_code["sheet-long"].row - by_code["list-long"].row == 4_500 - 1 + 1


def test_two_thousand_questions_with_conditions_are_told_of_one_by_one(tmp_path: Path) -> None:
    rows = [["text", f"q{n}", "Q", f"${{q{n + 1}}} = 'a'"] for n in range(2_000)]
    sheets = {"survey": [["type", "name", "label", "relevant"], *rows]}
    _, findings = read(write(tmp_path / "long.csv", sheets), lenient=False)
    later = [finding for finding in findings if finding.code == "expression-later"]
    assert len(later) == 2_000


def test_questions_that_ask_for_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    sheets = form("""
| type      | name | label | relevant      | calculation |
| text      | a    | A     | ${c} = 'x'    |             |
| text      | b    | B     | ${a} = 'x'    |             |
| calculate | c    |       |               | ${b}        |
| calculate | d    |       |               | ${d} + 1    |
""")
    _, findings = read(write(tmp_path / "circle.md", sheets), lenient=False)
    errors = [(f.code, f.values["name"]) for f in findings if f.level == "error"]
    assert errors == [("expression-later", "c"), ("expression-later", "d")]


@pytest.mark.parametrize(
    "alike", ["аrea", "areа", "ａrea", "ar\u200bea", "a\u0301rea", "AREA\u202e", "are\u00ada"]
)
def test_names_and_codes_that_look_alike_are_refused_not_mixed_up(
    tmp_path: Path, alike: str
) -> None:
    sheets = form(
        f"| type | name | label |\n| select_one abc | area | A |\n| text | {alike} | B |",
        f"| list_name | name | label |\n| abc | area | A |\n| abc | {alike} | A |",
    )
    _, findings = read(write(tmp_path / "alike.csv", sheets), lenient=False)
    errors = [(f.code, f.place.sheet, f.place.column) for f in findings if f.level == "error"]
    wrong = [("code-wrong", "choices", "name"), ("name-wrong", "survey", "name")]
    assert errors == wrong or {code for code, _, _ in errors} == {"cell-characters"}


@pytest.mark.parametrize(
    "label",
    ["أهلاً وسهلاً", "\u202eevil", "👨‍👩‍👧‍👦", "e\u0301", "a\tb", "{x}", "${{", "%(a)s", "\ufeff"],
)
def test_whatever_a_label_holds_is_shown_as_it_is_or_refused(tmp_path: Path, label: str) -> None:
    sheets = form(f"| type | name | label |\n| text | q | =x{label} |")
    campaign, findings = read(write(tmp_path / "label.csv", sheets), lenient=False)
    if campaign is None:
        assert {finding.code for finding in findings} - {"list-unused"}
    else:
        assert campaign.questionnaire.questions[0].label == {"en": f"=x{label}"}


def test_a_formula_without_its_value_is_told_and_one_with_it_counts(tmp_path: Path) -> None:
    sheets = form('| type | name | label |\n| text | q | =CONCATENATE("Q", 1) |')
    _, findings = read(write(tmp_path / "formula.xlsx", sheets), lenient=False)
    (formula,) = [finding for finding in findings if finding.code == "cell-formula"]
    assert (formula.place.row, formula.place.column) == (2, "label")


def test_the_day_of_the_tests_is_the_day_of_the_event(tmp_path: Path) -> None:
    campaign, _ = read(write(tmp_path / "tidy.md", TIDY), lenient=False)
    assert campaign is not None
    assert [event.date for event in campaign.events] == [TODAY]
