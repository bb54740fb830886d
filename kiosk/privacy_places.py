"""Finds home addresses: a street with the number of a house, or the number of a flat."""

import re
from collections.abc import Iterator

from kiosk.privacy_numbers import COUNTED, Span

_CAPITAL = "[A-ZÅÄÖ]"
_KIND = (
    "(?:gatan|vägen|gränden|gränd|stigen|backen|torget|torg|allén|sallen|allé|esplanaden|kajen"
    "|leden|liden|slingan|rundan|stråket|katu|kuja|tie)"
)
_KIND_APART = "(?:gata|väg|gränd|stig|backe|torg|allé|alle|kaj|esplanad)"
# Ways of every place, which are no street's name when they have no capital.
_COMMON = (
    "(?:(?:cykel|gång|gc-?|bil|buss|skol|riks|motor|genomfarts|infarts|utfarts|järn|lands|läns|grus"
    "|asfalt|om|hem|arbets|matar|tillfarts|europa|promenad|bak)vägen|(?:huvud|gå|tvär|bak)gatan"
    "|(?:pulka|skid|uppförs|nedförs|utförs)backen|(?:gång|cykel|vandrings|natur)stigen"
    "|(?:vandrings|skoter)leden|(?:elljus|motions)slingan)"
)
# The end is looked at so that a year, a time, a date or an amount is no house.
_NUMBER = (
    r"(?:nr\.?\s|nummer\s)?(\d{1,3})(?:\s?[-–]\s?([1-9]\d{0,2}))?(?:\s?[a-hA-H])?"
    rf"(?![^\W_]|[.:,]\d|\s?[-–]\s?\d|/(?:1[0-2]|[1-9])\b|{COUNTED})"
)
_NAMED_FLAT = r"(?:\.|\snr\.?|\sno\.?|\snummer)?:?\s?"
_FLAT = (
    rf"\b(?i:(?:lgh|apartment|apt|flat){_NAMED_FLAT}\d{{1,4}}[a-h]?"
    rf"|lägenhet(?:snummer|snr|en)?{_NAMED_FLAT}(?:[01]\d{{3}}|\d{{1,2}}[a-h]))"
    rf"(?!\w|[.:,]\d|{COUNTED})"
)
_SIDE = r"(?i:(?:västra|östra|norra|södra|stora|lilla|v|ö|n|s)\b\.?\s)"
_STREET = (
    rf"(?:(?:{_CAPITAL}\w{{1,20}}\s)?\b(?i:[^\W\d_]{{2,25}}s\s{_KIND_APART})"
    rf"|{_CAPITAL}[^\W\d_]{{2,25}}s\splan"
    rf"|\b(?!Hela|Denna|Samma|Andra){_CAPITAL}[^\W\d_]{{2,15}}a\s(?:gatan|vägen|gränden|torget)"
    rf"|{_SIDE}(?i:[^\W\d_]{{0,25}}{_KIND})"
    rf"|\b(?!{_COMMON}\b)(?i:[^\W\d_]{{2,25}}{_KIND})"
    rf"|\b{_CAPITAL}[a-zåäö]{{2,20}}(?:sg|(?<!e)(?<!bo)rg|[dglmnrs]v)\.)"
)
_STREET_AND_NUMBER = re.compile(
    rf"{_STREET}\s{{0,2}},?\s{{0,2}}(?<=[\s.]){_NUMBER}(?:,?\s{_FLAT})?"
)
_NUMBER_AND_STREET = re.compile(
    r"\b((?i:bus|buss|bussen|line|linje|kl|klockan)\.?\s)?"
    r"(?:(?i:\b(?:nr\.?|nummer|hus|radhus|villa|port|uppgång|number|no\.?|house)\s\d{1,3}[a-h]?"
    rf"\s(?:på|i|vid|on|at|in)\s)|\b\d{{1,3}}[a-hA-H]?\s)(?={_CAPITAL}){_STREET}(?!\w)"
)
_ENGLISH = re.compile(
    r"\b\d{1,4}[a-zA-Z]?\s(?:[A-Z][a-z]{1,20}\s){1,2}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square)\b"
)
_FLAT_ALONE = re.compile(_FLAT)


def addresses(text: str) -> Iterator[Span]:
    """Yield streets with a number, before or after, and the numbers of flats.

    A flat's number has four digits (Lantmäteriet); "lgh 3" counts as well.
    """
    for match in _STREET_AND_NUMBER.finditer(text):
        if not _hours(match[1], match[2]):
            yield match.span()
    for match in _NUMBER_AND_STREET.finditer(text):
        if not match[1]:
            yield match.span()
    for pattern in (_ENGLISH, _FLAT_ALONE):
        yield from (match.span() for match in pattern.finditer(text))


def _hours(first: str, last: str | None) -> bool:
    """Tell «22-04» from «10-12»: house numbers rise."""
    return last is not None and int(last) <= int(first)
