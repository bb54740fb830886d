"""campaign.toml: names, languages, events, addresses and texts, checked one value at a time.

The types are those of `kiosk/campaign.py`. Every value that is not of its type is a finding with
its line, and so is every key that there is not. A text may be written in the main language alone,
as ``title = "Vi lyssnar"``, and a time as ``"12:00"``.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kiosk.authoring.settings_types import Reader
from kiosk.authoring.toml_lines import Path, lines_of
from kiosk.campaign import Campaign
from kiosk.finding import NOWHERE, Finding, Place

FILE = "campaign.toml"
ELSEWHERE = frozenset(("questionnaire", "promises", "areas", "media"))
"""What a campaign has from the other files of its folder."""

_POSITION = re.compile(r"line (\d+)")
_BARE_TIME = re.compile(r"=\s*\d{1,2}[:.]\d\d\s*(#.*)?$")
# Also 2027-4-17 and 17/4 2027: what TOML itself takes for a day has two digits each.
_BARE_DATE = re.compile(
    r"=\s*\d{1,4}([-/.]\d{1,2}[-/. ]\d{1,4}|/\d{1,2}|\.? [^\W\d]+ \d{4})\s*(#.*)?$"
)
_CURLY = re.compile(r"=\s*[\[{]?\s*[“”„‘’«»]")
_HEADER = re.compile(r"\s*\[\s*([\w.]+)\s*\]")
_LISTS = ("events", "about", "partners", "contacts", "help.contacts")
_KEYS: Mapping[str, Path] = {
    "timezone-wrong": ("timezone",),
    "events-missing": ("events",),
    "event-dropped": ("events",),
    "languages-missing": ("languages",),
    "translation-missing": ("languages",),
    "logo-missing": ("logo",),
}


@dataclass
class Settings:
    """What campaign.toml says, as fields of a `Campaign`; those that are wrong are left out."""

    fields: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)  # their ids as they were written

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.fields.get("languages", ()))

    def place(self, path: Path) -> Place:
        """Return where a key stands, or else the table that it would stand in."""
        known = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), ())
        return Place(FILE, "", self.lines.get(known, 0), column_of(path))

    def of(self, finding: Finding) -> Place:
        """Return the place that a finding of the campaign's check names, when it is here."""
        path = _KEYS.get(finding.code) or self._path(finding.code, finding.values)
        return self.place(path) if path else NOWHERE

    def _path(self, code: str, values: Mapping[str, object]) -> Path:
        if code == "address-wrong":
            return (str(values["name"]),)
        if code in ("colour-wrong", "contrast-low"):
            return ("palette", str(values["name"]))
        if code == "language-wrong":
            inside = values["language"] in self.languages
            return ("languages" if inside else "unreviewed",)
        if values.get("kind") in ("campaign", "language"):
            return ("id",) if values["kind"] == "campaign" else ("languages",)
        one = values.get("id") if values.get("kind") == "event" else values.get("event")
        at = [place for place, event in enumerate(self.events) if event == one]
        key = {"event-date-wrong": "date", "event-times-wrong": "ends"}.get(code, "id")
        return ("events", at[-1], key) if at and one is not None else ()


def column_of(path: Path) -> str:
    """Return a key as it is written under its heading, such as "help.title" or "starts"."""
    names: list[str] = []
    for part in path:
        names = [] if isinstance(part, int) else [*names, part]
    return ".".join(names) or next((str(p) for p in reversed(path) if isinstance(p, str)), "")


def read_settings(data: bytes) -> Settings:
    """Return what campaign.toml says; what is wrong with it is among its findings."""
    settings = Settings()
    text = _decoded(data, settings)
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # with TOMLDecodeError
        settings.findings.append(_damage(text, str(error)))
        return settings
    settings.lines = lines_of(text)
    events = content.get("events")
    if isinstance(events, list):
        settings.events = [one.get("id") if isinstance(one, dict) else None for one in events]
    reader = Reader(settings.place, settings.findings, content.get("languages"))
    known = [info for info in msgspec.structs.fields(Campaign) if info.name not in ELSEWHERE]
    settings.fields = reader.fields(known, content, ())
    settings.findings += reader.gaps.findings()
    return settings


def _decoded(data: bytes, settings: Settings) -> str:
    """Return the text; one that is not UTF-8 is read all the same, to find what else is wrong."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        settings.findings.append(
            Finding("error", "campaign-code-page", {"file": FILE}, Place(FILE))
        )
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # as Notepad's "Unicode"
    return data.decode("utf-16" if wide else "cp1252", "replace")


def _damage(text: str, reason: str) -> Finding:
    """Return what makes the file no TOML. Python 3.11 tells the line in its message alone."""
    lines = text.splitlines()
    said = _POSITION.search(reason)
    row = int(said[1]) if said else len(lines)
    line = lines[row - 1] if 0 < row <= len(lines) else ""
    values = {"file": FILE, "row": row}
    code = "campaign-file-damaged"
    if _BARE_TIME.search(line):
        code = "campaign-time-bare"
    elif _BARE_DATE.search(line):
        code = "campaign-date-bare"
    elif _CURLY.search(line):
        code = "campaign-quotes"
    elif (header := _HEADER.match(line)) and header[1] in _LISTS:  # [events] once more
        return Finding("error", "setting-tables", {"key": header[1]}, Place(FILE, "", row))
    return Finding("error", code, values, Place(FILE, "", row))
