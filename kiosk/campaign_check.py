"""Checks a campaign for what types alone cannot say: ids, references, addresses, contrast, texts.

Used where a campaign folder is read, and again where a pack is installed.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk import form_check, promise_check
from kiosk.campaign import NEEDS_REASON, Campaign, Palette, is_campaign_id, is_id
from kiosk.finding import Finding
from kiosk.form_check import distinct, is_code
from kiosk.questionnaire import (
    EVERY_LANGUAGE,
    Text,
    speaks,
)

LONGEST_ADDRESS = 200  # characters; a QR code of them is still read from paper
CONTRAST = 7.0  # WCAG 2.2, success criterion 1.4.6 (AAA): text on its ground
MOST_MEDIA = 2 * 2**20  # bytes of all media files together
LARGEST = 4 * 2**20  # bytes of a campaign as it is published, its pictures included
# BCP 47, as far as languages of residents need it: sv, en, fit, sv-x-lattlast, zh-Hant.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check(campaign: Campaign) -> Iterator[Finding]:
    """Yield what types alone cannot say: ids, references, addresses, contrast, translations."""
    yield from _ids(campaign)
    yield from _addresses(campaign)
    yield from _palette(campaign.palette)
    yield from _events(campaign)
    yield from form_check.check(campaign.questionnaire, campaign.media)
    if sum(map(len, campaign.media.values())) > MOST_MEDIA:
        yield Finding("error", "media-large")
    if len(msgspec.msgpack.encode(campaign)) > LARGEST:
        yield Finding("error", "campaign-large", {"megabytes": LARGEST // 2**20})
    for promise in campaign.promises:
        if promise.status in NEEDS_REASON and not promise.reason:
            yield Finding("error", "promise-without-reason", {"promise": promise.id})
    yield from promise_check.check(campaign)
    if campaign.logo and campaign.logo not in campaign.media:
        yield Finding("error", "logo-missing", {"logo": campaign.logo})
    yield from _translations(campaign)


def _ids(campaign: Campaign) -> Iterator[Finding]:
    groups = {
        "campaign": [campaign.id],
        "event": [event.id for event in campaign.events],
        "promise": [promise.id for promise in campaign.promises],
        "area": [area.code for area in campaign.areas],
    }
    for kind, ids in groups.items():
        fits = {"campaign": is_campaign_id, "area": is_code}.get(kind, is_id)
        yield from distinct(kind, ids)
        for wrong in (one for one in ids if not fits(one)):
            if kind == "area":
                yield Finding("error", "area-code-wrong", {"kind": kind, "id": wrong})
            else:
                yield Finding("error", "id-wrong", {"kind": kind, "id": wrong})
    yield from distinct("language", campaign.languages)


def _fits_address(address: str) -> bool:
    """Tell whether an address is one, plain, and short enough for a QR code that phones read."""
    try:
        parts = urlsplit(address)
        plain = "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
    return (
        plain and len(address) <= LONGEST_ADDRESS and not re.search(r"[\s\x00-\x1f\x7f]", address)
    )


def _addresses(campaign: Campaign) -> Iterator[Finding]:
    for name in ("centre", "promise_page"):
        address = str(getattr(campaign, name))
        if not _fits_address(address):
            yield Finding("error", "address-wrong", {"name": name, "address": address})
            continue
        parts = urlsplit(address)
        local = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not parts.hostname or parts.scheme != "https" and not (local and parts.scheme == "http"):
            yield Finding("error", "address-wrong", {"name": name, "address": address})
    try:
        ZoneInfo(campaign.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder
        yield Finding("error", "timezone-wrong", {"timezone": campaign.timezone})


def _events(campaign: Campaign) -> Iterator[Finding]:
    if not campaign.events:
        yield Finding("error", "events-missing")
    if not campaign.languages:
        yield Finding("error", "languages-missing")
    for tag in (*campaign.languages, *campaign.unreviewed):
        if not _LANGUAGE.fullmatch(tag):
            yield Finding("error", "language-wrong", {"language": tag})
    for event in campaign.events:
        if not 2000 <= event.date.year <= 2100:
            yield Finding("error", "event-date-wrong", {"event": event.id})
        if event.ends <= event.starts:
            yield Finding("error", "event-times-wrong", {"event": event.id})


def _luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _palette(palette: Palette) -> Iterator[Finding]:
    for name, ground in (("spruce", "#F6F3EC"), ("amber", "#0B2A2F")):
        colour = str(getattr(palette, name))
        if not _COLOUR.fullmatch(colour):
            yield Finding("error", "colour-wrong", {"name": name, "colour": colour})
        elif contrast(colour, ground) < CONTRAST:
            yield Finding("error", "contrast-low", {"name": name, "colour": colour})


def _translations(campaign: Campaign) -> Iterator[Finding]:
    for language, n in untranslated(campaign, campaign.languages).items():
        yield Finding("warning", "translation-missing", {"language": language, "n": n})


def untranslated(content: msgspec.Struct, languages: list[str]) -> dict[str, int]:
    """Return for each language that lacks texts of `content` how many they are."""
    texts = list(texts_of(content, languages))
    missing = {tag: sum(not speaks(text, tag) for text in texts) for tag in languages}
    return {tag: n for tag, n in missing.items() if n}


def texts_of(content: msgspec.Struct, languages: list[str]) -> Iterator[Text]:
    """Yield every text of `content` that is in one of the languages, or the same in all."""
    yield from _texts(msgspec.to_builtins(content), {*languages, EVERY_LANGUAGE})


def _texts(node: Any, languages: set[str]) -> Iterator[Text]:
    """Yield every text: a filled dictionary with at least one language of the campaign as a key."""
    if isinstance(node, dict):
        if languages & node.keys():
            yield node
        else:
            for value in node.values():
                yield from _texts(value, languages)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, languages)
