"""`lyssna campaign check` on a form of its own, by the real command line."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.commands import lyssna
from tests.kiosk.authoring.forms import Sheets, form, row_of, write
from tests.kiosk.authoring.making import xls

GOOD = form(
    "| type | name | label::Svenska (sv) | label::English (en) |\n| text | why | Varför? | Why? |",
    "",
)
KEYS = ["file", "sheet", "row", "column", "severity", "message", "remedy"]
"""As docs/authoring.md has them."""


def check(file: Path, *options: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    home = file.parent / "home"
    done = lyssna("campaign", "check", file, *options, home=home, language=language)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr == ""
    return done


def found(file: Path, *options: str, language: str = "en") -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code of a check, and the findings that it writes for a machine."""
    done = check(file, "--json", *options, language=language)
    written = json.loads(done.stdout)
    assert written.keys() == {"findings"}
    assert all(list(finding) == KEYS for finding in written["findings"])
    return done.returncode, written["findings"]


@pytest.mark.parametrize("suffix", [".md", ".csv", ".xlsx", ".xls"])
def test_form_without_a_fault_is_called_good(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"form{suffix}"
    if suffix == ".xls":
        file.write_bytes(xls(GOOD["survey"]))
    else:
        write(file, GOOD)
    done = check(file)
    assert done.returncode == 0
    assert "Questions: 1." in done.stdout
    assert found(file) == (0, [])


TWELVE = form(
    """
| type | name | label | relevant | parameters | kiosk::max |
| select_one safe | alone | How safe? | | | |
| text | why | Why? | selected(${alone}, 'no | | |
| text | where | Where? | ${somewhere} = 'x' | | |
| text | when | When? | ${alone} = 'unsaef' | | |
| integer | why | How often? | | | |
| select_one nowhere | area | Which area? | | | |
| geopoint | place | Which place? | | | |
| select_one safe or_other | day | By day? | | | |
| select_multiple wishes | wish | What can be done? | | | 5 |
| begin_group | more | | | | |
| note | thanks | You said ${why} | | | |
| range | trust | Trust? | | start=5 end=1 | |
""",
    """
| list_name | name   | label    |
| safe      | safe   | Safe     |
| safe      | unsafe | Unsafe   |
| wishes    | light  | Lights   |
| wishes    | police | Police   |
| wishes    | light  | Lamps    |
""",
)
PLANTED = [
    ("choices", 6, "name", "light is in the list already"),  # a code twice
    ("survey", 3, "relevant", "cannot be read from character"),  # a malformed expression
    ("survey", 4, "relevant", "asks for somewhere"),  # an unknown name
    ("survey", 5, "relevant", "unsaef"),  # a misspelt code
    ("survey", 6, "name", "why is used already, in row 3"),  # a name twice
    ("survey", 7, "type", "no list of choices called nowhere"),  # a list that is missing
    ("survey", 8, "type", "geopoint is not supported"),  # a type that is not supported
    ("survey", 9, "type", 'it adds an English "Other"'),  # or_other
    ("survey", 10, "kiosk::max", "fewer or more choices than it has"),  # more than the list
    ("survey", 11, "type", "The group is never ended"),  # a group that is open
    ("survey", 12, "label", "answer to another question"),  # ${} in a text
    ("survey", 13, "parameters", "bounds that do not fit"),  # bounds
]


def test_twelve_planted_faults_are_twelve_findings_in_one_run(tmp_path: Path) -> None:
    code, findings = found(write(tmp_path / "twelve.xlsx", TWELVE))
    assert code == 1
    assert [(f["sheet"], f["row"], f["column"]) for f in findings] == [p[:3] for p in PLANTED]
    for finding, (*_, words) in zip(findings, PLANTED, strict=True):
        assert words in finding["message"]
        assert finding["remedy"]
        assert (finding["file"], finding["severity"]) == ("twelve.xlsx", "error")


def test_twelve_planted_faults_are_told_to_people_one_a_line(tmp_path: Path) -> None:
    done = check(write(tmp_path / "twelve.xlsx", TWELVE))
    *lines, count = done.stdout.splitlines()
    assert done.returncode == 1
    assert "12" in count
    for line, (sheet, row, column, words) in zip(lines, PLANTED, strict=True):
        assert re.match(rf".*: twelve\.xlsx, {sheet}, \w+ {row}, {re.escape(column)}: ", line), line
        assert words in line


def test_findings_are_told_in_swedish_to_whoever_speaks_it(tmp_path: Path) -> None:
    file = write(tmp_path / "form.md", row_of({"type": "geopoint"}))
    done = check(file, language="sv")
    assert "ingen position sparas. Fråga efter området" in done.stdout
    assert ", rad 3, type: " in done.stdout
    _, (finding,) = found(file, language="sv")
    assert finding["message"] == "geopoint stöds inte: ingen position sparas."
    assert finding["remedy"].startswith("Fråga efter området")


def test_machine_reads_letters_of_any_script_as_they_are(tmp_path: Path) -> None:
    file = write(tmp_path / "form.md", row_of({"name": "område"}))
    assert "område" in check(file, "--json").stdout


LEFT = form(
    "| type | name | label | hint |\n| start | begun | | |\n| text | why | Why? | **Short** |", ""
)


def test_lenient_leaves_out_what_is_not_supported_and_says_so(tmp_path: Path) -> None:
    file = write(tmp_path / "form.md", LEFT)
    code, findings = found(file)
    assert code == 1
    assert [finding["severity"] for finding in findings] == ["error", "warning"]
    code, findings = found(file, "--lenient")
    assert code == 0
    assert [finding["severity"] for finding in findings] == ["warning", "warning"]
    assert [finding["remedy"] for finding in findings] == ["It was left out.", "Write plain text."]
    done = check(file, "--lenient")
    assert done.returncode == 0
    assert "It was left out." in done.stdout


def test_lenient_lets_through_nothing_that_is_wrong(tmp_path: Path) -> None:
    code, findings = found(write(tmp_path / "form.md", row_of({"label": ""})), "--lenient")
    assert (code, [finding["severity"] for finding in findings]) == (1, ["error"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("form.xlsx", b"PK\x03\x04"),
        ("form.xls", b"\xd0\xcf\x11\xe0"),
        ("form.csv", b'"'),
        ("form.md", b"\xff\xfe\x00"),
        ("form.docx", b"?"),
        ("form.xlsx", None),
        ("folder", None),
    ],
)
def test_file_that_cannot_be_read_is_a_finding_like_any_other(
    tmp_path: Path, name: str, data: bytes | None
) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    code, (finding, *_) = found(file)
    assert (code, finding["severity"]) == (1, "error")
    assert finding["message"]


def test_form_is_checked_whatever_its_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "Enkät 2016 – v.2"
    folder.mkdir()
    assert found(write(folder / "frågor (1).xlsx", GOOD)) == (0, [])


def sheets_with_control() -> Sheets:
    return {"survey": [["type", "name", "label"], ["text", "q", "a\x1b[31mred"]]}


def test_no_control_character_of_a_form_reaches_the_terminal(tmp_path: Path) -> None:
    done = check(write(tmp_path / "form.csv", sheets_with_control()))
    assert done.returncode == 1
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("options", [[], ["--render"]])
def test_condition_that_is_none_is_told_and_no_page_of_it_drawn(
    tmp_path: Path, options: list[str]
) -> None:
    form = (
        "| survey |\n| | type | name | label | relevant |\n| | text | a | A? | |\n"
        "| | text | b | B? | selected(${a}, 'x' |\n"
    )
    (tmp_path / "form.md").write_text(form, "utf-8")
    command = [sys.executable, "-m", "ui.cli", "campaign", "check", *options]
    done = subprocess.run([*command, str(tmp_path / "form.md")], capture_output=True, text=True)
    assert done.returncode == 1
    assert "row 4, relevant" in done.stdout
    assert "Traceback" not in done.stderr + done.stdout
