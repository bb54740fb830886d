"""The page about threats names tests: each of them is there, and every threat has some."""

import ast
import re
from pathlib import Path

import pytest

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def parts(root: Path) -> dict[str, str]:
    """Return what the page says of each threat, by its heading."""
    page = (root / "docs" / "threats.md").read_text("utf-8")
    _, *found = re.split(r"^## ", page, flags=re.MULTILINE)
    return {part.split("\n", 1)[0]: part for part in found}


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_is_there(root: Path) -> None:
    named = [found for part in parts(root).values() for found in NAMED.findall(part)]
    missing = [f"{path}::{name}" for path, name in named if name not in names_in(root / path)]
    assert missing == []


@pytest.mark.parametrize(
    "threat",
    [
        "A stolen kiosk",
        "A stolen or lost stick",
        "A hostile Wi-Fi",
        "A hostile kiosk",
        "A curious administrator",
        "A subpoena",
        "A visitor with time on their hands",
    ],
)
def test_threat_has_what_stops_it_its_tests_and_what_remains(threat: str, root: Path) -> None:
    part = parts(root)[threat]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert rows
    assert [row for row in rows if not NAMED.search(row)] == []
    assert "**Remains.**" in part
