"""Finds e-mail addresses, web links and names in social media."""

import re
from collections.abc import Iterator

from kiosk.privacy_numbers import Span

_DOMAIN = "(?:se|nu|com|org|net|eu|io|me|fi|dk|info)"
_DOT = r"(?:\.|[(\[](?:\.|punkt|dot)[)\]]|\b(?:punkt|dot)\b)"
# 64 letters at most before the @ (RFC 5321); the bound also keeps the search linear.
_LOCAL = r"[\w.+-]{1,64}"
_EMAIL = re.compile(
    rf"{_LOCAL}(?:@|\s@\s|\s?[(\[]at[)\]]\s?|\s?\bsnabel-?a\b\s?)[\w-]{{1,63}}(?:\s?{_DOT}\s?[\w-]+)+"
    # With a space on one side only it may be a name in social media, but not with a known domain.
    rf"|{_LOCAL}\s?@\s?[\w-]{{1,63}}(?:\s?{_DOT}\s?[\w-]+)*?\s?{_DOT}\s?{_DOMAIN}\b"
    # "at" alone is a word of its own in English, so all the rest must be spelled out too.
    rf"|(?:{_LOCAL}\s(?:punkt|dot)\s){{0,3}}{_LOCAL}\sat(?:\s[\w-]{{1,63}}\s(?:punkt|dot))+\s{_DOMAIN}\b",
    re.I,
)
_LINK = re.compile(rf"(?:https?://|www\.)\S+|\b[\w-]{{1,63}}\.{_DOMAIN}\b(?:/\S*)?", re.I)
_HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]{1,28}\w")
# A word after "snap:" is a name if nothing follows it, or if no word looks like that.
_NETWORK = r"\b(?:snap(?:chat)?|insta(?:gram)?|tiktok|facebook|fb|telegram|kik|discord)"
_ODD_HANDLE = re.compile(
    rf"{_NETWORK}\s?(?::|=|\bär\b|\bis\b|\bheter\b)?\s?@?([^\W\d_](?=\w{{0,28}}[\d_])[\w.]{{1,28}}\w)",
    re.I,
)
_NAMED_HANDLE = re.compile(
    rf"{_NETWORK}"
    r"\s?(?::|=|\bär\b|\bis\b|\bheter\b)\s?@?"
    r"(\w[\w.]{1,28}\w(?=\s*(?:$|[,.;!?)\n]|och\b|and\b)))",
    re.I,
)


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, also with the @ and the dots spelled out."""
    return (match.span() for match in _EMAIL.finditer(text))


def links(text: str) -> Iterator[Span]:
    """Yield web addresses, @names, and the name after "snap:" and the like."""
    for pattern in (_LINK, _HANDLE):
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in (_ODD_HANDLE, _NAMED_HANDLE):
        yield from (match.span(1) for match in pattern.finditer(text))
