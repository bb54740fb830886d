"""The walls of the house: which room may know which, and that nothing goes in circles."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "resources": set(),
    "kiosk": {"resources"},
    "sync": {"kiosk", "resources"},
    "ui": {"sync", "kiosk", "resources"},
}
QT = {"PySide6", "shiboken6"}
WEB = {"litestar", "uvicorn", "jinja2", "starlette", "psycopg"}
NETWORK = {"httpx", "socket", "ssl", "http", "urllib.request", "asyncio", "smtplib", "ftplib"}
FORBIDDEN = {"resources": QT | WEB | NETWORK, "kiosk": QT | WEB | NETWORK, "sync": QT, "ui": set()}

# The spooler of the same machine, and the printer beside it: docs/decisions/0010-printing.md
NEARBY = {"kiosk.ipp": {"http.client", "socket"}}


def modules(room: str) -> dict[str, Path]:
    """Return the modules of a room by dotted name."""
    found = {}
    for file in sorted((ROOT / room).rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(source: str, *, at_load: bool = False) -> Iterator[str]:
    """Yield the dotted names that `source` imports; with `at_load`, not those inside functions."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "." * node.level
            # The names too: `from kiosk import pins` imports the module kiosk.pins.
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if not (at_load and inside):
            waiting.extend(ast.iter_child_nodes(node))


def breaches(room: str, source: str) -> list[str]:
    """Return what `source`, a module of `room`, must not import."""
    others = set(MAY_IMPORT) | {"tests", "tools"}
    walls = others - MAY_IMPORT[room] - {room} | FORBIDDEN[room]
    names = sorted(set(imports(source)))
    return [
        name
        for name in names
        if name.startswith(".")
        or any(name == wall or name.startswith(f"{wall}.") for wall in walls)
    ]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_it_may(room: str) -> None:
    found = {name: breaches(room, file.read_text("utf-8")) for name, file in modules(room).items()}
    assert {name: set(bad) for name, bad in found.items() if bad} == {
        name: allowed for name, allowed in NEARBY.items() if name in found
    }


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_has_no_circles(room: str) -> None:
    known = modules(room)
    graph = {}
    for name, file in known.items():
        wanted = imports(file.read_text("utf-8"), at_load=True)
        needed = {module_of(target, known) for target in wanted}
        graph[name] = needed - {name, None}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("imports in a circle: " + " -> ".join(error.args[1]), pytrace=False)


def module_of(target: str, known: dict[str, Path]) -> str | None:
    """Return the module that an imported name leads to; None when it is not of this room."""
    for name in (target, target.rpartition(".")[0]):
        if name in known:
            return name
    return None


LATE = {"elementpath", "re2"}  # a fifth of a second; not before the first frame
AUTHORING = {"pyxform", "openpyxl", "xlrd"}  # a tablet installs `lyssna[kiosk]`, without them


def loaded(code: str) -> set[str]:
    """Return the outermost names of the modules that are there after `code`, in a new Python."""
    told = f"{code}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_window_is_there_before_expressions_are_loaded() -> None:
    assert loaded("import ui.app") & (LATE | AUTHORING) == set()


PLAYED = """
from tests.kiosk import helpers as h
from kiosk import form_check
form = h.at_work(h.LOGIC)
assert form.fault_in(h.walk(h.TO_LOGIC_END, form=h.LOGIC).answers) is None
assert not [*form_check.check(h.LOGIC, {})]
"""


def test_visit_is_played_without_what_a_coordinator_needs() -> None:
    found = loaded(f"import ui.app, kiosk.install, sync.courier{PLAYED}")
    assert found >= LATE
    assert found & AUTHORING == set()


def test_centre_checks_answers_without_what_a_coordinator_needs() -> None:
    assert loaded(f"import sync.central.serve{PLAYED}") & AUTHORING == set()


def test_the_courier_does_not_load_the_centre() -> None:
    """A tablet installs `lyssna[kiosk]`: it has no web framework to import."""
    outside = {n: f for n, f in modules("sync").items() if not n.startswith("sync.central")}
    for name, file in outside.items():
        inner = [target for target in imports(file.read_text("utf-8")) if "sync.central" in target]
        assert inner == [], name


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("kiosk", "import sync.batch"),
        ("kiosk", "from sync import batch"),
        ("kiosk", "def late():\n    from PySide6.QtCore import QObject"),
        ("kiosk", "import urllib.request"),
        ("kiosk", "from urllib import request"),
        ("kiosk", "from . import store"),
        ("sync", "from ui.cli import main"),
        ("sync", "if x:\n    import PySide6"),
        ("resources", "from kiosk import errors"),
        ("ui", "from tests import needs"),
    ],
)
def test_a_breach_is_seen(room: str, source: str) -> None:
    assert breaches(room, source) != []


@pytest.mark.parametrize(
    ("room", "source"),
    [("kiosk", "from urllib.parse import urlsplit"), ("kiosk", "import resources"),
     ("sync", "from kiosk.errors import Fault"), ("ui", "import PySide6.QtQml")],
)  # fmt: skip
def test_what_is_allowed_is_no_breach(room: str, source: str) -> None:
    assert breaches(room, source) == []
