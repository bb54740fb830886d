"""Every error of sync has its sentence, in both languages, with the values it is raised with."""

import ast
import string
import tomllib
from pathlib import Path

import pytest

import resources
from sync.courier import REFUSALS

RAISED = ("Refused", "Fault")


def _catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in resources.path("messages").glob(f"*.{language}.toml"):
        texts |= tomllib.loads(file.read_text("utf-8"))
    return texts


def _raised(root: Path) -> list[tuple[str, set[str]]]:
    """Return each code that is raised by name in sync/, with the names of its values."""
    found = []
    for file in sorted((root / "sync").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            named = node.args and isinstance(node.args[0], ast.Constant)
            if node.func.id in RAISED and named:
                values = {keyword.arg for keyword in node.keywords} - {"retry"}
                found.append((str(node.args[0].value), values))
    return found


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_code_that_sync_raises_has_a_sentence_for_its_values(
    language: str, root: Path
) -> None:
    raised, known = _raised(root), _catalogue(language)
    assert len(raised) > 20
    for code, values in raised:
        assert code in known, code
        assert _fields(known[code]) <= values, code


def test_every_refusal_of_a_centre_has_a_sentence_without_values() -> None:
    for language in ("en", "sv"):
        known = _catalogue(language)
        assert all(_fields(known[code]) == set() for code in REFUSALS)


def test_both_languages_say_the_same_codes_with_the_same_values() -> None:
    read = [
        tomllib.loads(resources.path("messages", f"sync.{language}.toml").read_text("utf-8"))
        for language in ("en", "sv")
    ]
    assert [{code: _fields(text) for code, text in texts.items()} for texts in read[:1]] == [
        {code: _fields(text) for code, text in texts.items()} for texts in read[1:]
    ]


def test_page_texts_are_the_same_in_both_languages() -> None:
    sv, en = (
        tomllib.loads(resources.path("pages", f"texts.{language}.toml").read_text("utf-8"))
        for language in ("sv", "en")
    )
    assert list(sv) == list(en)
    assert list(sv["status"]) == list(en["status"])
    assert all(_fields(sv[name]) == _fields(en[name]) for name in sv if name != "status")
