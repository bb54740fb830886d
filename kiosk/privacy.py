"""Finds personal details in free text, before anything is kept.

Free text is the one traceable part of an anonymous answer, and what reaches a municipality is a
public record. The guard errs on the side of asking: the visitor sees what was found and chooses.
It covers identity numbers, telephone numbers, e-mail addresses and web links.
"""

import re
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


@dataclass(frozen=True)
class Finding:
    """A detail found at text[start:end]; the text itself is not kept here."""

    detail: Detail
    start: int
    end: int


_IDENTITY = re.compile(
    r"(?<!\d)(?:(?:19|20)[ .]?)?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)"
    r"[ ]?[-+–—. ]?[ ]?(\d{3})[ ]?(\d)(?!\d)"
)
_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\bsnabel-?a\b)\s?[\w-]+(?:\s?(?:\.|\bpunkt\b)\s?[\w-]+)+", re.I
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:se|nu|com|org|net|eu|io|me)\b(?:/\S*)?", re.I
)
_TELEPHONE = re.compile(r"(?<![\d\w])(?:\+|00)?\d(?:[ ()/.–-]{0,2}\d){6,14}(?!\d)")


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
    return _luhn(year + month + day + serial + check)


def _is_telephone(found: str) -> bool:
    """Accept what starts like a Swedish or international number and has 7 to 15 digits."""
    digits = re.sub(r"\D", "", found)
    return found.startswith(("+", "00", "0")) and 7 <= len(digits) <= 15


def find(text: str) -> list[Finding]:
    """Return the personal details in `text`, in order, none overlapping another."""
    found: list[Finding] = []

    def add(detail: Detail, match: re.Match[str]) -> None:
        start, end = match.span()
        if all(end <= other.start or start >= other.end for other in found):
            found.append(Finding(detail, start, end))

    for match in _IDENTITY.finditer(text):
        if _is_identity_number(match):
            add(Detail.IDENTITY_NUMBER, match)
    for match in _EMAIL.finditer(text):
        add(Detail.EMAIL, match)
    for match in _LINK.finditer(text):
        add(Detail.LINK, match)
    for match in _TELEPHONE.finditer(text):
        if _is_telephone(match[0]):
            add(Detail.TELEPHONE, match)
    return sorted(found, key=lambda finding: finding.start)


def mask(text: str, findings: list[Finding]) -> str:
    """Return `text` with every finding replaced by `MASK`."""
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        text = text[: finding.start] + MASK + text[finding.end :]
    return text
