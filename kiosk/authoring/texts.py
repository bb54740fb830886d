"""Texts in columns: one column a language, as in ``label::Svenska (sv)``.

The form is XLSForm's own (https://xlsform.org). A heading without a language holds the campaign's
main language. Language tags are those of BCP 47.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from kiosk.authoring.sheets import Row, Sheet
from kiosk.finding import Finding
from kiosk.questionnaire import EVERY_LANGUAGE, Text

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>[^()]*)\(\s*(?P<tag>[^()]*?)\s*\)")
_HIDDEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069")
)
"""Marks without a width that come along when a name is copied, such as those of direction."""

_NAMES = {
    "ar": "العربية عربي arabiska arabic",
    "de": "deutsch tyska german",
    "en": "english engelska",
    "es": "español espanol spanska spanish",
    "fa": "فارسی persiska persian farsi dari",
    "fi": "suomi finska finnish",
    "fit": "meänkieli",
    "fr": "français francais franska french",
    "pl": "polski polska polish",
    "pt": "português portugues portugisiska portuguese",
    "ru": "русский ryska russian",
    "se": "davvisámegiella nordsamiska",
    "so": "soomaali somaliska somali",
    "sv": "svenska swedish",
    "sw": "kiswahili swahili",
    "ti": "ትግርኛ tigrinja tigrinya",
    "tr": "türkçe turkce turkiska turkish",
    "uk": "українська ukrainska ukrainian",
}
LANGUAGES = {name: tag for tag, names in _NAMES.items() for name in names.split()} | {
    "lättläst": "sv-x-lattlast",
    "lättläst svenska": "sv-x-lattlast",
    "easy-to-read swedish": "sv-x-lattlast",
    "alla språk": EVERY_LANGUAGE,
    "all languages": EVERY_LANGUAGE,
}
"""Names of languages in small letters, for headings that name no tag."""


def language_of(heading_suffix: str) -> str | None:
    """Return the tag that a heading's ending names, such as "Svenska (sv)", "sv" or "Svenska".

    None for what is neither a tag nor the name of a language known here. "mul" stands for a text
    that is the same in all languages.
    """
    written = " ".join(heading_suffix.translate(_HIDDEN).split())
    named = _NAMED.fullmatch(written)
    if named is not None:
        return _tag(named["tag"]) or LANGUAGES.get(named["name"].strip().casefold())
    return LANGUAGES.get(written.casefold()) or _tag(written)


def _tag(written: str) -> str | None:
    """Return a language tag as BCP 47 recommends to write it, None when it is none."""
    if not _TAG.fullmatch(written):
        return None
    first, *rest = written.lower().split("-")
    private = "x" in rest
    return "-".join([first, *(part if private else _cased(part) for part in rest)])


def _cased(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part)


@dataclass
class Columns:
    """Which heading holds what: the headings as they were written, by field and language."""

    plain: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    languages: tuple[str, ...] = ()  # the campaign's, the main one first

    def cell(self, row: Row, name: str) -> str:
        """Return what a row has in the plain column `name`, "" for nothing."""
        return row.cells.get(self.plain.get(name, ""), "")

    def text(self, row: Row, name: str) -> Text:
        """Return what a row has in the columns of the text `name`."""
        found = {tag: row.cells.get(heading, "") for tag, heading in self.of(name).items()}
        return {tag: cell for tag, cell in found.items() if cell}

    def of(self, name: str) -> dict[str, str]:
        return self.texts.get(name, {})

    def heading(self, name: str, language: str = "") -> str:
        """Return the heading of a field as it was written, or as it would be written."""
        texts = self.of(name)
        return self.plain.get(name) or texts.get(language) or next(iter(texts.values()), name)


def columns_of(
    sheet: Sheet,
    plain: Iterable[str],
    texts: Iterable[str],
    languages: tuple[str, ...],
    extra: bool = False,
) -> Columns:
    """Return which heading of `sheet` holds which of the plain fields and of the texts.

    `languages` are the campaign's, the main one first. With `extra` other columns are welcome.
    """
    found, plain, texts = Columns(languages=languages), frozenset(plain), frozenset(texts)
    for heading in filter(None, sheet.headings):
        name, suffix = _parted(heading, texts)
        if name in texts:
            _take_text(found, sheet, heading, (name, suffix), languages)
        elif name in plain:
            _take(found, sheet, heading, found.plain, name)
        elif not extra:
            found.findings.append(_unknown(sheet, heading, plain | texts))
    return found


def _parted(heading: str, texts: frozenset[str]) -> tuple[str, str]:
    """Return the field that a heading begins with, in small letters, and what follows it."""
    name, _, suffix = heading.partition("::")
    name = name.strip().lower()
    if name in texts:
        return name, suffix.strip()
    return "::".join(part.strip() for part in heading.lower().split("::")), ""


def _take(found: Columns, sheet: Sheet, heading: str, place: dict[str, str], key: str) -> None:
    if key in place:
        values = {"heading": heading, "other": place[key]}
        where = sheet.place(sheet.heading_row, heading)
        found.findings.append(Finding("error", "column-same", values, where))
    else:
        place[key] = heading


def _take_text(
    found: Columns, sheet: Sheet, heading: str, parts: tuple[str, str], languages: tuple[str, ...]
) -> None:
    name, suffix = parts
    main = languages[0] if languages else "sv"
    tag = language_of(suffix) if suffix else main
    where = sheet.place(sheet.heading_row, heading)
    if tag is None:
        values = {"heading": heading, "language": suffix}
        found.findings.append(Finding("error", "column-language", values, where))
    elif languages and tag not in (*languages, EVERY_LANGUAGE):
        values = {"heading": heading, "language": tag}
        found.findings.append(Finding("warning", "column-language-extra", values, where))
    else:
        _take(found, sheet, heading, found.texts.setdefault(name, {}), tag)


def _unknown(sheet: Sheet, heading: str, known: Iterable[str]) -> Finding:
    where = sheet.place(sheet.heading_row, heading)
    near = get_close_matches(heading.partition("::")[0].strip().lower(), sorted(known), 1, 0.7)
    if near:
        return Finding("error", "column-near", {"heading": heading, "near": near[0]}, where)
    return Finding("warning", "column-left-out", {"heading": heading}, where)


def items(cell: str) -> list[str]:
    """Return the parts of a list in a cell, which are separated by semicolons."""
    return [part for part in map(str.strip, cell.split(";")) if part]
