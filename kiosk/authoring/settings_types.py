"""Converts what TOML holds to the types of a campaign, value by value, and tells what does not fit.

A value that is wrong is left out, so that the others are looked at all the same.
"""

from collections.abc import Callable, Iterable
from datetime import date, time
from difflib import get_close_matches
from typing import Any, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from kiosk.authoring.texts import language_of
from kiosk.authoring.toml_lines import Path
from kiosk.authoring.translations import Gaps
from kiosk.finding import Finding, Level, Place
from kiosk.questionnaire import EVERY_LANGUAGE, Text

_CODES = {str: "setting-text", date: "setting-date", time: "setting-time"}


class Wrong:
    """Stands for a value that is not of its type."""


WRONG = Wrong()


class Reader:
    """Reads one file; `languages` is what it says of them, whatever that is."""

    def __init__(
        self, place: Callable[[Path], Place], findings: list[Finding], languages: object
    ) -> None:
        self._place = place
        self._findings = findings
        tags = languages if isinstance(languages, list) else []
        self._languages = [tag for tag in tags if isinstance(tag, str)]
        self.gaps = Gaps(tuple(self._languages))
        self._extra: set[str] = set()  # languages of texts that the campaign does not have

    def fields(self, known: Iterable[FieldInfo], raw: dict[str, Any], path: Path) -> dict[str, Any]:
        """Return the fields of a table that are of their types; tell of all others."""
        by_name = {info.name: info for info in known}
        for key in raw:
            if key not in by_name:
                self._unknown((*path, key), list(by_name))
        found = {}
        for name, info in by_name.items():
            if name in raw:
                value = self.value(info.type, raw[name], (*path, name))
                if value is not WRONG:
                    found[name] = value
            elif info.required:
                self._tell("setting-missing", (*path, name))
        return found

    def value(self, kind: Any, raw: Any, path: Path) -> Any:
        """Return `raw` as a value of type `kind`, or WRONG."""
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._table(kind, raw, path)
        if kind == Text:
            return self._text(raw, path)
        if get_origin(kind) is list:
            return self._list(get_args(kind)[0], raw, path)
        try:
            return msgspec.convert(_time(raw) if kind is time else raw, kind)
        except msgspec.ValidationError:
            return self._tell(_CODES.get(kind, "setting-value"), path)

    def _table(self, kind: type[msgspec.Struct], raw: Any, path: Path) -> Any:
        known = msgspec.structs.fields(kind)
        if not isinstance(raw, dict):
            names = ", ".join(info.name for info in known)
            return self._tell("setting-table", path, known=names)
        found = self.fields(known, raw, path)
        whole = all(info.name in found for info in known if info.required)
        return kind(**found) if whole else WRONG

    def _list(self, kind: Any, raw: Any, path: Path) -> Any:
        if isinstance(raw, dict):
            return self._tell("setting-tables", path)  # [events] for [[events]]
        if not isinstance(raw, list):
            return self._tell("setting-list", path)
        found = [self.value(kind, one, (*path, at)) for at, one in enumerate(raw)]
        right = [one for one in found if one is not WRONG]
        return right if right or not raw else WRONG

    def _text(self, raw: Any, path: Path) -> Any:
        """Return a text in all languages; a plain one is in the main language."""
        if isinstance(raw, str):
            plain = {self._languages[0] if self._languages else "sv": raw}
            self.gaps.note(plain, lambda tag: self._place(path), by_column=False)
            return plain
        if not isinstance(raw, dict):
            return self._tell("setting-texts", path)
        found: Text = {}
        for key, text in raw.items():
            tag = language_of(key)
            if tag is None:
                self._unknown((*path, key), self._languages)
            elif not isinstance(text, str):
                self._tell("setting-text", (*path, key))
            elif self._languages and tag not in (*self._languages, EVERY_LANGUAGE):
                if tag not in self._extra:  # once for each language, where it comes first
                    self._tell("setting-language-extra", (*path, key), "warning", language=tag)
                self._extra.add(tag)
            elif text.strip():
                found[tag] = text.strip()
        self.gaps.note(found, lambda tag: self._place(path), by_column=False)
        return found

    def _unknown(self, path: Path, known: list[str]) -> None:
        near = get_close_matches(str(path[-1]).lower(), known, 1, 0.7)
        if near:
            self._tell("setting-near", path, near=near[0])
        else:
            self._tell("setting-unknown", path, known=", ".join(known))

    def _tell(self, code: str, path: Path, level: Level = "error", **values: object) -> Wrong:
        key = ".".join(str(part) for part in path if isinstance(part, str))
        self._findings.append(Finding(level, code, {"key": key, **values}, self._place(path)))
        return WRONG


def _time(raw: Any) -> Any:
    """Return a time as TOML would write it: 9.30 and 09:30 are half past nine."""
    if not isinstance(raw, str):
        return raw
    hour, *rest = raw.strip().replace(".", ":").split(":")
    return ":".join([hour.zfill(2), *rest, *["00"] * (2 - len(rest))])
