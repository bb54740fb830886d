"""Finds people who are named. Only a hint: a name may be a word or a place."""

import re
from collections.abc import Iterator

from kiosk.privacy_numbers import Span
from kiosk.privacy_people import FIRST_NAMES, RELATED, SURNAMES, WORDS_TOO, words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = r"([^\W\d_][\w'-]{1,30})(?:\s(?-i:[A-ZÅÄÖ])[\w'-]{1,30}){0,2}"
_PERSON = (
    rf"(?:{RELATED}|jag|han|hon|hen|kille|tjej|man|kvinna|person|snubbe|gubbe|pojke|flicka|granne"
    r"|vi|we|he|she|guy|woman|boy|girl|person|neighbou?r|friend|kompis|someone|någon|nån)"
)
_INTRODUCED = re.compile(
    rf"(?:\b(?P<who>{_PERSON})\b(?:\s(?:\w+\s){{0,2}}?|,\s))?"
    rf"\b(?P<verb>heter|hette|kallas|kallad|vid\snamn|(?:is|was)\scalled|named|called)\s{_NAME}",
    re.I,
)
_MY_NAME = re.compile(
    r"\b(?:(?:mitt|hans|hennes|hens)\snamn\sär|(?:my|his|her)\sname(?:\sis|'s)"
    rf"|nimeni\son|nimeltään|اسمي|اسمه|اسمها)\s{_NAME}",
    re.I,
)
_RELATED = re.compile(rf"\b({RELATED}),?\s{_NAME}", re.I)
_TITLED = re.compile(
    r"\b(?i:herr|fru|fröken|familjen|rektor|doktor|dr|mr|mrs|ms|polisman|kommissarie|lärare|chef)\.?\s"
    r"([A-ZÅÄÖ][\w-]{1,30})"
)
# After "heter": it is said how something is called, not who.
_NO_NAME = words(
    """
    a också an ett en exakt for förut han hon hur i in inget ingenting inte it ju jag me my namnet
    ni nog något nåt now of off often on out over police så samma som the them they to us vad väl
    what you det den detsamma likadant annat her him his back security
    """
)
# After a name: it is a place or an institution that bears it.
_PLACE = re.compile(
    r"\s(?:väg|gata|gatan|plats|plan|park|torg|\w*skola|kulturhus|gränd|stig|backe|allé|sjukhus|kyrka"
    r"|street|road|square|school|church|park)",
    re.I,
)


def names(text: str) -> Iterator[Span]:
    """Yield full names of common parts, and what is said to be somebody's name."""
    yield from _full_names(text)
    for match in _INTRODUCED.finditer(text):
        if _is_introduced(match):
            yield match.start(3), match.end()
    for match in _MY_NAME.finditer(text):
        if match[1].lower() not in _NO_NAME:
            yield match.start(1), match.end()
    for match in _RELATED.finditer(text):
        # Where all else is in small letters, a capital is a name: «min granne Zorro».
        capital = match[1][-3:].islower() and match[2].istitle() and match[1].split()[-1].islower()
        if is_first_name(match[2]) or capital:
            yield match.start(2), match.end()
    for match in _TITLED.finditer(text):
        if _is_surname(match[1]):
            yield match.span(1)


def _is_introduced(match: re.Match[str]) -> bool:
    name = match[3]
    if name.lower() in _NO_NAME:
        return False
    # "My neighbour called security" is about no name.
    sure = match["who"] and (match["verb"].lower() != "called" or name[0].isupper())
    return bool(sure) or is_first_name(name)


def _full_names(text: str) -> Iterator[Span]:
    """Yield first names that a surname follows."""
    start: int | None = None
    before: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        follows = before is not None and text[before.end() : word.start()] in (" ", "\n", "  ")
        if not follows:
            start = None
        if start is not None and _may_follow(word[0]) and not _PLACE.match(text, word.end()):
            yield start, word.end()
        if not is_first_name(word[0]):
            start = None
        elif start is None:
            start = word.start()
        before = word


def _may_follow(word: str) -> bool:
    """Tell whether `word` may be the surname after a first name: any with a capital may."""
    capital = len(word) > 3 and word.istitle() and word.lower() not in _NO_NAME
    return _is_surname(word) or capital


def is_first_name(word: str) -> bool:
    """Tell whether `word` is a common first name, and not likely to be another word."""
    low = word.lower()
    return low in FIRST_NAMES and (word[0].isupper() or low not in WORDS_TOO)


def _is_surname(word: str) -> bool:
    """Tell whether `word`, perhaps in the genitive, is a common surname or built like one."""
    low = word.lower()
    if word[0].isupper() and re.search(
        r"(?:sson|ström|qvist|kvist|gren|lund|berg|man|mark|blom|dahl|stedt|fors)s?$", low
    ):
        return True
    known = low if low in SURNAMES else low.removesuffix("s")
    return known in SURNAMES and (word[0].isupper() or known not in WORDS_TOO)
