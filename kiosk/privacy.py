"""Finds personal details in free text, before anything is kept.

Free text is the one traceable part of an anonymous answer, and what reaches a municipality is a
public record. The guard errs on the side of asking: the visitor sees what was found and chooses.
It covers identity numbers, telephone numbers, e-mail addresses and web links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

MASK = "···"


class Detail(Enum):
    """The kinds of personal detail."""

    IDENTITY_NUMBER = "identity-number"
    TELEPHONE = "telephone"
    EMAIL = "e-mail"
    LINK = "link"
    PLATE = "plate"
    ADDRESS = "address"
    NAME = "name"
    ACCUSATION = "accusation"

    @property
    def certain(self) -> bool:
        """Tell a detail by its form from a hint, which the visitor may keep."""
        return self not in (Detail.NAME, Detail.ACCUSATION)


@dataclass(frozen=True)
class Finding:
    """A detail found at text[start:end]; the text itself is not kept here."""

    detail: Detail
    start: int
    end: int


_IDENTITY = re.compile(
    r"(?<!\d)(?:(?:19|20)[\s._]?)?(\d\d)[\s./_,-]?(\d\d)[\s./_,-]?(\d\d)"
    r"\s?[-+–—./_,\s]?\s?(\d\s?\d\s?\d)\s?(\d)(?!\d)"
)
_DOMAIN = "(?:se|nu|com|org|net|eu|io|me)"
_DOT = r"(?:\.|[(\[](?:\.|punkt|dot)[)\]]|\b(?:punkt|dot)\b)"
_EMAIL = re.compile(
    rf"[\w.+-]+\s?(?:@|[(\[]at[)\]]|\bsnabel-?a\b)\s?[\w-]+(?:\s?{_DOT}\s?[\w-]+)+"
    # "at" alone is a word of its own in English, so all the rest must be spelled out too.
    rf"|[\w.+-]+\sat(?:\s[\w-]+\s(?:punkt|dot))+\s{_DOMAIN}\b",
    re.I,
)
_LINK = re.compile(rf"(?:https?://|www\.)\S+|\b[\w-]+\.{_DOMAIN}\b(?:/\S*)?", re.I)
# What starts like a Swedish or an international number; 15 digits at most (ITU-T E.164). A comma
# may stand between groups like those of a number, but not in a list of hours or in a decimal.
_TELEPHONE = re.compile(
    r"(?:\+\s?\d|(?<![\w+])0)(?:(?:[\s()/._–—-]{0,2}|(?<=\d\d)\s[-–—/]\s)\d){6,14}(?!\d)"
    r"|(?<![\w+,])0\d{1,3}(?:,\d{3}(?:,\d{2,3}){1,3}|,\d{5,8})(?!,?\d)"
)
_DATE_OR_HOURS = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./]\d\d[-./]\d\d|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"
    r"|\d\d?[.:]\d\d ?[-–] ?\d\d?[.:]\d\d)(?!\d)"
)


def _luhn(digits: str) -> bool:
    """Check ten digits by the Luhn algorithm, as Skatteverket specifies for personnummer."""
    total = 0
    for place, digit in enumerate(map(int, digits)):
        double = digit * 2 if place % 2 == 0 else digit
        total += double - 9 if double > 9 else double
    return total % 10 == 0


def _is_identity_number(match: re.Match[str]) -> bool:
    """Accept a personnummer or samordningsnummer (day plus 60) with right date and check digit."""
    year, month, day, serial, check = match.groups()
    try:
        # A leap year stands for all: the century is not always written.
        date(2000 if month == "02" else 2001, int(month), int(day) - 60 * (int(day) > 60))
    except ValueError:
        return False
    return _luhn(year + month + day + serial.replace(" ", "") + check)


def _matches(text: str) -> Iterator[tuple[int, int, Detail]]:
    """Yield every match of every kind, which may overlap."""
    at = 0
    while match := _IDENTITY.search(text, at):
        # What looks like a number and is none may hide the start of one that is.
        right = _is_identity_number(match)
        at = match.end() if right else match.start() + 1
        if right:
            yield *match.span(), Detail.IDENTITY_NUMBER
    for detail, pattern in ((Detail.EMAIL, _EMAIL), (Detail.LINK, _LINK)):
        for match in pattern.finditer(text):
            yield *match.span(), detail
    for match in _TELEPHONE.finditer(_without_dates(text)):
        yield *match.span(), Detail.TELEPHONE


def _without_dates(text: str) -> str:
    """Return `text` with dates and opening hours blanked out, each of its letters in its place."""
    return _DATE_OR_HOURS.sub(lambda match: MASK[0] * len(match[0]), text)


def find(text: str) -> list[Finding]:
    """Return the personal details in `text`, in order; those that overlap are one."""
    found: list[Finding] = []
    rest = text
    # Again, since what is taken out may have hidden the start of something else.
    while matches := list(_matches(rest)):
        for start, end, detail in matches:
            found = _joined(found, Finding(detail, start, end))
            rest = rest[:start] + MASK[0] * (end - start) + rest[end:]
    return sorted(found, key=lambda finding: finding.start)


def _joined(found: list[Finding], new: Finding) -> list[Finding]:
    """Return the findings with a new one, made one with those that it overlaps."""
    touching = [other for other in found if new.start < other.end and other.start < new.end]
    whole = [*touching, new]
    one = Finding(whole[0].detail, min(f.start for f in whole), max(f.end for f in whole))
    return [*(other for other in found if other not in touching), one]


def mask(text: str, findings: list[Finding]) -> str:
    """Return `text` with every finding replaced by `MASK`."""
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        text = text[: finding.start] + MASK + text[finding.end :]
    return text
