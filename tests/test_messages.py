"""Every message has its text in the languages of its readers, and every text is said somewhere."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import resources
from kiosk.envelope import Kind
from kiosk.errors import LANGUAGES

VISITORS = ("fi", "ar", "sv-x-lattlast")  # what visitors read is there in these as well
PAPER = "print"

ROOT = Path(__file__).parent.parent
ROOMS = ("kiosk", "sync", "ui")
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
SAYS = {
    **{"Refused": 0, "Fault": 0, "sentence": 0, "Finding": 1, "Check": 1},
    **{"refuse": 0, "remark": 0, "leave_out": 0},
}
"""The calls that name a message, and which of their arguments is the code."""

# Codes put together at run time, which no reader of the source can see whole.
COMPOSED = {f"{kind.label}-{what}" for kind in Kind for what in ("unknown", "newer", "damaged")}


@dataclass(frozen=True)
class Said:
    """A place that names a message; `values` is None when some are not seen there."""

    where: str
    code: str
    values: frozenset[str] | None


def catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in sorted(resources.path("messages").glob(f"*.{language}.toml")):
        more = tomllib.loads(file.read_text("utf-8"))
        assert not texts.keys() & more.keys(), f"{file.name} repeats a code of another file"
        texts |= more
    return texts


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))


def constants(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def said_in(where: str, module: ast.Module) -> Iterator[Said]:
    """Yield every message that a module names, following a variable to the texts it may hold."""
    tables = {
        target.id: node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for scope in [
        n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]:
        for call in [n for n in ast.walk(scope) if isinstance(n, ast.Call)]:
            code = code_of(call)
            if code is None:
                continue
            place = f"{where}:{call.lineno}"
            if isinstance(code, ast.Constant):
                yield Said(place, str(code.value), values_of(call))
            elif isinstance(code, ast.Name | ast.IfExp):
                names = {n.id for n in ast.walk(scope) if isinstance(n, ast.Name)}
                reachable = [scope, *(tables[name] for name in names & tables.keys())]
                texts = {text for node in reachable for text in constants(node)}
                yield from (Said(place, t, None) for t in texts if CODE.fullmatch(t))


def code_of(call: ast.Call) -> ast.expr | None:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    place = SAYS.get(name)
    return call.args[place] if place is not None and len(call.args) > place else None


def values_of(call: ast.Call) -> frozenset[str] | None:
    """Return the names of the values that a call gives; None when it passes on others' values."""
    given = {keyword.arg for keyword in call.keywords}
    for argument in call.args[1:]:
        if isinstance(argument, ast.Dict):
            if None in argument.keys:  # {**others}
                return None
            given |= {key.value for key in argument.keys if isinstance(key, ast.Constant)}
        elif isinstance(argument, ast.Name | ast.Starred):
            return None
    return None if None in given else frozenset(str(name) for name in given)


def everything_said() -> list[Said]:
    return [said for where, module in sources() for said in said_in(where, module)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_text(language: str) -> None:
    texts = catalogue(language)
    missing = {f"{said.where} {said.code}" for said in everything_said() if said.code not in texts}
    missing |= {code for code in COMPOSED if code not in texts}
    assert sorted(missing) == []


def test_every_language_has_the_same_messages_with_the_same_values() -> None:
    first, *others = (catalogue(language) for language in LANGUAGES)
    for other in others:
        assert sorted(first.keys() ^ other.keys()) == []
        differing = [c for c in first if placeholders(first[c]) != placeholders(other[c])]
        assert differing == []


@pytest.mark.parametrize("language", VISITORS)
def test_paper_speaks_every_language_with_the_same_values(language: str) -> None:
    swedish, other = (
        tomllib.loads(resources.path("messages", f"{PAPER}.{tag}.toml").read_text("utf-8"))
        for tag in ("sv", language)
    )
    assert other.keys() == swedish.keys()
    assert [c for c in swedish if placeholders(swedish[c]) != placeholders(other[c])] == []


def test_every_value_of_a_text_is_given_where_it_is_said() -> None:
    texts = catalogue(LANGUAGES[0])
    lacking = [
        f"{said.where} {said.code}: {sorted(needed - said.values)}"
        for said in everything_said()
        if said.values is not None
        and (needed := placeholders(texts.get(said.code, ""))) - said.values
    ]
    assert lacking == []


def test_no_text_is_left_over() -> None:
    found = {text for _, module in sources() for text in constants(module)}
    pages = "".join(file.read_text("utf-8") for file in (ROOT / "ui").rglob("*.qml"))
    composed = COMPOSED | {f"handout-{text}" for text in found}
    unused = [
        code
        for code in catalogue(LANGUAGES[0])
        if code not in found and code not in composed and f'"{code}"' not in pages
    ]
    assert unused == []


@pytest.mark.parametrize("language", [*LANGUAGES, *VISITORS])
def test_texts_are_sentences(language: str) -> None:
    for code, text in catalogue(language).items():
        assert text == text.strip(), code
        assert "  " not in text, code
        assert "!" not in text, code


SAMPLE = """
_TABLE = {1: ("disk-full", True)}
def one(file):
    raise Refused("layout-unknown", layout=file)
def two(number):
    name, retry = _TABLE[number]
    return Fault(name, retry=retry)
def three(good):
    return Check("good", "check-pins" if good else "check-pins-none", {"n": 1})
"""


def test_messages_are_found_in_calls_in_tables_and_in_choices() -> None:
    found = {said.code: said.values for said in said_in("sample", ast.parse(SAMPLE))}
    assert found["layout-unknown"] == {"layout"}
    assert found.keys() == {"layout-unknown", "disk-full", "check-pins", "check-pins-none"}
