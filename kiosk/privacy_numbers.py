"""Finds numbers that belong to a person: identity numbers and telephone numbers.

It knows digits 0-9 only; `privacy._plain` has made those of other scripts into them.
"""

import re
from collections.abc import Iterator
from datetime import date

Span = tuple[int, int]
# What is counted: after a number, it is an amount and belongs to nobody.
COUNTED = (
    r"\s?(?:%|(?i:kr|kronor|kronors|sek|euro?|öre|g[åa]nger|gång|ggr|meter|m|km|kvm|mil|min|minuter"
    r"|tim|timm\w+|h|dag|dagar|dygn|veck\w+|månad\w*|år|st|stycken|pers|person\w*|procent|grader"
    r"|rum|rok|lampor|bilar|moped\w*|moppar|ungdomar|barn|killar|tjejer|poliser|vakter|kameror"
    r"|inbrott|nya|filer|nätter|kvällar|helger|hundar|hushåll|lägenheter|watt|times|days?|weeks?|months?|years?|hours?|minutes?"
    r"|met(?:re|er)s?|people|cars|lamps|lights|kids|percent|new|am|pm|tusen|miljoner)\b)"
)

_IDENTITY = re.compile(
    r"(?<!\d)(?:(?:1\s?[89]|2\s?0)[\s._]?)?"
    r"(\d\s?\d)[\s./_,-]?(\d\s?\d)[\s./_,-]?(\d\s?\d)"
    r"\s?[-+–—−./_,\s]?\s?(\d\s?\d\s?\d)\s?(\d)(?!\d)"
)
# A samordningsnummer of 2007 would look like this too; a mobile number is more likely.
_MOBILE = re.compile(r"0\s?7\D?0\D?\d\D?[6-9]")
_SIX_AND_FOUR = re.compile(r"\d\s?[-+–—−]\s?\d{4}$")
_LAST_FOUR = re.compile(
    r"\b(?:(?:fyra|4) sista|sista (?:fyra|4)|last (?:four|4))"
    r"(?:\s(?:siffrorna|siffror|digits|i|in|mitt|my|personnumret|personnummer|är|are|e)){0,5}"
    r"[\s:]{1,3}(\d{4})(?!\d)",
    re.I,
)
# What starts like a Swedish or an international number; 15 digits at most (ITU-T E.164). A comma
# may stand between groups like those of a number, but not in a list of hours or in a decimal.
_TELEPHONE = re.compile(
    r"(?:\+\s?\d|(?<![\w+])0)(?:(?:[\s()/._–—−-]{0,2}|(?<=\d\d)\s[-–—/]\s)\d){6,14}(?!\d)"
    r"|(?<![\w+,])0\d{1,3}(?:,\d{3}(?:,\d{2,3}){1,3}|,\d{5,8})(?!,?\d)"
    # A mobile number (070, 072, 073, 076, 079) without its zero.
    r"|(?<![\w+.,/-])(?:46[\s-]?7[02369][\s-]?|7[02369](?:\s?-\s?|\s))\d{3}(?:[\s-]?\d\d){2}(?![\d%])"
)
# Free of charge (020, 0200) or at a shared cost (077): by the Swedish numbering plan (PTS) always
# an organisation's, such as the help lines.
_NOBODYS = re.compile(r"0[\s-]?(?:20|7[\s-]?7)")
_DATE_OR_HOURS = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./]\d\d[-./]\d\d|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"
    r"|\d\d?[.:]\d\d ?[-–] ?\d\d?[.:]\d\d)(?!\d)"
)
_LETTER_FOR_ZERO = re.compile(r"(?<![^\W\d_])[oO](?=\d)|(?<=\d)[oO](?![^\W\d_])")


def identity_numbers(text: str) -> Iterator[Span]:
    """Yield personnummer and samordningsnummer, with 10 or 12 digits and any small separator.

    The date and the check digit must be right (Skatteverket, SKV 704 and SKV 707). Four digits
    that are said to be the last four count too: with a date of birth they are the whole.
    """
    at = 0
    while match := _IDENTITY.search(text, at):
        # What looks like a number and is none may hide the start of one that is.
        right = _is_identity_number(match)
        at = match.end() if right else match.start() + 1
        if right:
            yield match.span()
    for match in _LAST_FOUR.finditer(text):
        yield match.span(1)


def _is_identity_number(match: re.Match[str]) -> bool:
    """Accept a personnummer or samordningsnummer (day plus 60) with right date and check digit."""
    if _MOBILE.match(match[0]) and not _SIX_AND_FOUR.search(match[0]):
        return False
    return is_identity_number("".join(re.sub(r"\s", "", part) for part in match.groups()))


def is_identity_number(digits: str) -> bool:
    """Tell whether ten digits have the date and the check digit of an identity number."""
    month, day = int(digits[2:4]), int(digits[4:6])
    try:
        # A leap year stands for all: the century is not always written.
        date(2000 if month == 2 else 2001, month, day - 60 * (day > 60))
    except ValueError:
        return False
    return _luhn(digits)


def _luhn(digits: str) -> bool:
    """Check ten digits by the Luhn algorithm, as Skatteverket specifies for personnummer."""
    total = 0
    for place, digit in enumerate(map(int, digits)):
        double = digit * 2 if place % 2 == 0 else digit
        total += double - 9 if double > 9 else double
    return total % 10 == 0


def telephones(text: str) -> Iterator[Span]:
    """Yield Swedish mobile and landline numbers and international ones (+46, 0046, +358 ...)."""
    text = _LETTER_FOR_ZERO.sub("0", without_dates(text))
    for match in _TELEPHONE.finditer(text):
        if not _NOBODYS.match(match[0]):
            yield match.span()


def without_dates(text: str) -> str:
    """Return `text` with dates and opening hours blanked out, each letter in its place."""
    return _DATE_OR_HOURS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Return as many letters that are no part of a number, so that every span stays right."""
    return "·" * len(match[0])
