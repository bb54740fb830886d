"""Which texts lack a translation: told once a column and language, with the rows.

What is missing in the main language has nothing to stand in for it, and is an error.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from kiosk.authoring.columns import TRANSLATED, Fields
from kiosk.finding import Finding, Place
from kiosk.questionnaire import Text, speaks

MOST_RUNS = 12  # of rows in one sentence
_SHOWN = tuple(sorted(TRANSLATED - {"image", "audio", "video", "big-image", "guidance_hint"}))


@dataclass
class Gaps:
    """The texts without a translation so far, by what one finding tells."""

    languages: tuple[str, ...]  # the campaign's, the main one first
    _places: dict[tuple[str, str, str, str], list[Place]] = field(default_factory=dict)

    def note(self, text: Text, where: Callable[[str], Place], by_column: bool = True) -> None:
        """Note in which languages a text is missing; one that is not there at all, in none.

        `where` gives the place of the text in a language.
        """
        for tag in self.languages[1:] if text else ():
            if not speaks(text, tag):
                place = where(tag)
                key = (place.file, place.sheet, place.column if by_column else "", tag)
                self._places.setdefault(key, []).append(place)

    def findings(self) -> list[Finding]:
        """Return a warning for each column and language, at the first of its cells."""
        return [_finding(tag, places) for (*_, tag), places in self._places.items()]


def _finding(language: str, places: list[Place]) -> Finding:
    values = {"n": len(places), "column": places[0].column, "language": language}
    rows = runs(place.row for place in places)
    return Finding("warning", "translation-missing-rows", {**values, "rows": rows}, places[0])


def runs(rows: Iterable[int]) -> str:
    """Return row numbers as they are read: "2, 5–7"."""
    numbers = sorted(set(rows))
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b > a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b > a + 1), numbers[-1]]
    parts = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    return ", ".join([*parts[:MOST_RUNS], *(["…"] if parts[MOST_RUNS:] else [])])


def in_form(
    rows: Iterable[Fields], bare: str, languages: tuple[str, ...], quiet: frozenset[str]
) -> list[Finding]:
    """Return what is missing in rows of an XLSForm; a heading without a language is in `bare`.

    `quiet` are files whose texts another reader tells of.
    """
    gaps, found = Gaps(languages), []
    seen: set[Place] = set()
    for fields in rows:
        if fields.place() in seen or fields.sheet.file in quiet:
            continue  # a list may serve several questions
        seen.add(fields.place())
        for name in _SHOWN:
            text = fields.texts(name, bare)
            if text and not speaks(text, languages[0]):
                found.append(_without_main(fields, name, bare, languages[0]))
            gaps.note(text, partial(_place, fields, name, bare))
    return [*found, *gaps.findings()]


def _without_main(fields: Fields, name: str, bare: str, language: str) -> Finding:
    values = {"heading": fields.place(name).column, "language": language}
    return Finding("error", "text-main-missing", values, _place(fields, name, bare, language))


def _place(fields: Fields, name: str, bare: str, language: str) -> Place:
    """Return where a text stands in a language; without such a column, where it stands at all."""
    own = (
        c.heading for c in fields.columns if c.field == name and (c.language or bare) == language
    )
    return fields.sheet.place(fields.row.number, next(own, fields.place(name).column))
