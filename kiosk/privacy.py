"""Finds personal details in free text, before anything is kept.

Free text is the one traceable part of an anonymous answer, and what reaches a municipality is a
public record. The guard errs on the side of asking: the visitor sees what was found and chooses.
Nothing here logs, and a finding holds no text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.privacy_accusations import accusations
from kiosk.privacy_disguised import disguised_identity_numbers
from kiosk.privacy_names import names
from kiosk.privacy_numbers import Span, identity_numbers, telephones
from kiosk.privacy_places import addresses
from kiosk.privacy_plates import plates
from kiosk.privacy_web import emails, links

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


# In the order of precedence where two overlap.
_CERTAIN: tuple[tuple[Detail, Callable[[str], Iterator[Span]]], ...] = (
    (Detail.IDENTITY_NUMBER, identity_numbers),
    (Detail.EMAIL, emails),
    (Detail.LINK, links),
    (Detail.TELEPHONE, telephones),
    (Detail.PLATE, plates),
    (Detail.ADDRESS, addresses),
    (Detail.IDENTITY_NUMBER, disguised_identity_numbers),
)
_HINTS = ((Detail.NAME, names), (Detail.ACCUSATION, accusations))
_BLANK = MASK[0]
_PIECE = re.compile(rf"[^{_BLANK}\s,]+(?:[\s,]+[^{_BLANK}\s,]+)*")


def find(text: str) -> list[Finding]:
    """Return the personal details in `text`, in order and without overlap.

    Certain details that overlap are one. A hint gives way to them, and an accusation to a name,
    so that either can be masked without the other: it may then be found in pieces.
    """
    found: list[Finding] = []
    rest = _plain(text)
    # Again, since what is taken out may have hidden the start of something else.
    while new := _details(rest) or _hints(rest):
        for finding in new:
            found = _joined(found, finding) if finding.detail.certain else [*found, finding]
            blank = _BLANK * (finding.end - finding.start)
            rest = rest[: finding.start] + blank + rest[finding.end :]
    return sorted(found, key=lambda finding: finding.start)


def find_across(before: str, text: str) -> list[Finding]:
    """Return the detail at the start of `text` that began at the end of `before`, another text.

    Both reach the same reader, so that a number in two halves is a number.
    """
    for joint in ("", " "):
        start = len(before) + len(joint)
        for found in find(before + joint + text):
            if found.detail.certain and found.start < len(before) and found.end > start:
                return [replace(found, start=0, end=found.end - start)]
    return []


def mask(text: str, findings: list[Finding]) -> str:
    """Return `text` with every finding replaced by `MASK`."""
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        text = text[: finding.start] + MASK + text[finding.end :]
    return text


def _plain(text: str) -> str:
    """Return `text` in one script of digits and signs, each letter in its place.

    Digits of any script (Arabic keyboards write their own) become 0-9, full-width letters and
    signs plain ones, and marks that do not show, such as those of direction, spaces.
    """
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    if unicodedata.category(letter) == "Cf":
        return " "
    usual = unicodedata.normalize("NFKC", letter)
    return usual if len(usual) == 1 else letter


def _details(text: str) -> list[Finding]:
    """Return every certain match, which may overlap."""
    return [Finding(detail, *span) for detail, finder in _CERTAIN for span in finder(text)]


def _hints(text: str) -> list[Finding]:
    """Return every hint, without what is blank already or taken by the hint before."""
    found: list[Finding] = []
    left = text
    for detail, finder in _HINTS:
        inside = bytearray(len(text))
        for start, end in finder(text):
            inside[start:end] = b"\1" * (end - start)
        taken = "".join(a if b else _BLANK for a, b in zip(left, inside, strict=True))
        left = "".join(_BLANK if b else a for a, b in zip(left, inside, strict=True))
        found += (Finding(detail, *piece.span()) for piece in _PIECE.finditer(taken))
    return found


def _joined(found: list[Finding], new: Finding) -> list[Finding]:
    """Return the findings with a new one, made one with those that it overlaps."""
    touching = [other for other in found if new.start < other.end and other.start < new.end]
    whole = [*touching, new]
    one = Finding(whole[0].detail, min(f.start for f in whole), max(f.end for f in whole))
    return [*(other for other in found if other not in touching), one]
