"""On which line of a TOML file each key, each table and each element of a list stands.

For messages only: the file itself is read by tomllib, which keeps no lines. What this finder does
not understand has the line of what it belongs to.
"""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEYS})[ \t]*\]\]?[ \t]*(?:#.*)?")
_ASSIGNED = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")
_PART = re.compile(_KEY)
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[][{},]|\n'''
    r"""|[^][{},"'#\s]+""",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of each key by its path, such as ``("events", 0, "date")``."""
    return _Finder(text).find()


class _Finder:
    """Goes through the text once, from key to key."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._line = 1
        self._at = 0
        self._table: Path = ()
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}  # of the tables in a list of tables

    def find(self) -> dict[Path, int]:
        while self._at < len(self._text):
            if header := _HEADER.match(self._text, self._at):
                self._enter(_names(header[2]), many=header[1] == "[[")
                self._go_to(header.end())
            elif assigned := _ASSIGNED.match(self._text, self._at):
                path = (*self._table, *_names(assigned[1]))
                self._note(path)
                self._go_to(assigned.end())
                self._value(path)
            self._next_line()
        return self._found

    def _enter(self, names: list[str], many: bool) -> None:
        path: Path = ()
        for name in names[:-1]:
            path = self._last((*path, name))
        path = (*path, names[-1])
        if many:
            self._found.setdefault(path, self._line)
            self._counts[path] = self._counts.get(path, -1) + 1
        self._table = self._last(path)
        self._note(self._table)

    def _last(self, path: Path) -> Path:
        """Return the path of the last table of a list of tables, or the path itself."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _note(self, path: Path) -> None:
        for length in range(1, len(path) + 1):
            self._found.setdefault(path[:length], self._line)

    def _value(self, path: Path) -> None:
        """Go past the value of a key, noting the elements of a list."""
        depth, place, fresh = 0, 0, False  # `fresh`: an element of the list begins next
        for token, line in self._tokens():
            begins = token not in "]},\n"
            if begins and fresh and depth == 1:
                self._found.setdefault((*path, place), line)
                place += 1
                fresh = False
            if token in "[{":
                fresh = depth == 0 and token == "["
                depth += 1
            elif token in "]}":
                depth -= 1
            elif token == "," and depth == 1:
                fresh = place > 0
            if depth <= 0:
                return

    def _tokens(self) -> Iterator[tuple[str, int]]:
        """Yield what follows, piece by piece, each with the line it begins on; no comments."""
        while match := _TOKEN.search(self._text, self._at):
            self._go_to(match.start())
            token, line = match[0], self._line
            self._go_to(match.end())
            if not token.startswith("#"):
                yield (token[0] if token[0] in "\"'" else token), line

    def _go_to(self, at: int) -> None:
        self._line += self._text.count("\n", self._at, at)
        self._at = at

    def _next_line(self) -> None:
        end = self._text.find("\n", self._at)
        self._go_to(len(self._text) if end < 0 else end + 1)


def _names(keys: str) -> list[str]:
    return [name.strip("\"'") for name in _PART.findall(keys)]
