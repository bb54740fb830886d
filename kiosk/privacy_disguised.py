"""Finds identity numbers that are written so that no ordinary pattern sees them.

On purpose or by the way somebody writes: digits apart, hyphens of other kinds, signs and pictures
in between, letters for digits. The date and the check digit keep other numbers out.
"""

import unicodedata
from collections.abc import Iterator

from kiosk.privacy_numbers import Span, is_identity_number, without_dates

_LOOK_ALIKE = {"o": "0", "O": "0", "о": "0", "О": "0", "l": "1", "I": "1"}  # the third is Cyrillic
_UNSEEN = ("Mn", "Me", "Cf")  # marks that stand on another sign, or show nothing
_WIDEST = 5  # signs between two digits of one number
_SHORT, _LONG = 10, 12

Digit = tuple[int, str]


def disguised_identity_numbers(text: str) -> Iterator[Span]:
    """Yield personnummer and samordningsnummer whose digits stand apart in whatever way."""
    for run in _runs(without_dates(text)):
        at = 0
        while at < len(run):
            length = next((n for n in (_LONG, _SHORT) if _fits(run, at, n)), 0)
            if length:
                yield run[at][0], run[at + length - 1][0] + 1
            at += length or 1


def _fits(run: list[Digit], at: int, length: int) -> bool:
    """Tell whether the `length` digits from `at` on are an identity number, and a whole one."""
    end = at + length
    if end > len(run) or _adjoin(run, at - 1) or _adjoin(run, end - 1):
        return False
    digits = "".join(digit for _, digit in run[at:end])
    if length == _LONG:
        return digits[:2] in ("18", "19", "20") and is_identity_number(digits[2:])
    # What could be a mobile number is one, unless it is written as a date and four digits.
    mobile = digits[:3] == "070" and digits[4] in "6789"
    return not mobile and is_identity_number(digits)


def _adjoin(run: list[Digit], place: int) -> bool:
    """Tell whether the digit at `place` and the next one stand directly beside each other."""
    return 0 <= place < len(run) - 1 and run[place + 1][0] - run[place][0] == 1


def _runs(text: str) -> Iterator[list[Digit]]:
    """Yield digits in a row with no letters and few signs between them."""
    run: list[Digit] = []
    gap = 0
    for place, digit in enumerate(_digits(text)):
        letter = text[place]
        if digit:
            run.append((place, digit))
            gap = 0
        elif unicodedata.category(letter) not in _UNSEEN:
            gap += 1
            masked = letter == "·" and "··" in text[max(0, place - 1) : place + 2]
            if letter.isalpha() or gap > _WIDEST or masked:  # what has been taken out parts numbers
                if len(run) >= _SHORT:
                    yield run
                run, gap = [], 0
    if len(run) >= _SHORT:
        yield run


def _digits(text: str) -> list[str]:
    """Return the digit that each letter of `text` is or stands for, or ""."""
    digits = [letter if letter in "0123456789" else "" for letter in text]
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[end].isalnum():
            end += 1
        word = text[start:end]
        if any(digits[start:end]) and all(d in _LOOK_ALIKE or d.isdecimal() for d in word):
            digits[start:end] = [_LOOK_ALIKE.get(letter, letter) for letter in word]
        start = end + 1
    return digits
