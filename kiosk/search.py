"""Finds choices in a long list while somebody types, whatever keyboard they type å, ä and ö on.

What is typed here is never stored; it goes when the page goes.
"""

import unicodedata

from kiosk.questionnaire import Choice

LONGEST_QUERY = 40  # characters


def plain(text: str) -> str:
    """Return `text` in small letters without accents and signs, words apart by one space."""
    # Before and after: dressed-up letters come apart into capitals, small ones into others.
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() else " " for c in letters)
    return " ".join("".join(kept).split())


def matches(choice: Choice, label: str, query: str) -> bool:
    """Tell whether a word of the choice's label, code or synonyms begins like `query`.

    An empty query matches everything.
    """
    wanted = plain(query[:LONGEST_QUERY])
    names = (plain(name) for name in (label, choice.code, *choice.synonyms))
    return any(f" {name}".find(f" {wanted}") >= 0 for name in names)
