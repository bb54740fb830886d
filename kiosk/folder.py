"""Reads a campaign folder, the form in which a coordinator writes a campaign, and checks it.

    campaign.toml        texts, events, contacts, addresses
    questionnaire.toml   questions and choices
    promises.toml        promises and their follow-up; may be missing

A kiosk never reads a folder: it gets the compiled campaign in a pack.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.campaign import NEEDS_REASON, Campaign, Palette, is_campaign_id, is_id
from kiosk.errors import Fault, LyssnaError, Refused, sentence
from kiosk.questionnaire import Question, Text

FILE_LIMIT = 4 * 2**20  # bytes
LONGEST_ADDRESS = 200  # characters; a QR code of them is still read from paper
CONTRAST = 7.0  # WCAG 2.2, success criterion 1.4.6 (AAA): text on its ground
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
# BCP 47, as far as languages of residents need it: sv, en, fit, sv-x-lattlast, zh-Hant.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Finding:
    """Something the coordinator ought to know; an error stops the build, a warning does not."""

    level: Literal["error", "warning"]
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        return sentence(self.code, language, **self.values)


def read(folder: Path) -> Campaign:
    """Return the campaign in `folder`; raise Refused with the first error, Fault if unreadable."""
    campaign = _decode(folder)
    for finding in check(campaign):
        if finding.level == "error":
            raise Refused(finding.code, **finding.values)
    return campaign


def findings(folder: Path) -> tuple[Campaign | None, list[Finding]]:
    """Return the campaign, if it can be read at all, and everything there is to say about it."""
    try:
        campaign = _decode(folder)
    except LyssnaError as error:
        return None, [Finding("error", error.code, error.values)]
    return campaign, list(check(campaign))


def _decode(folder: Path) -> Campaign:
    content = _toml(folder / "campaign.toml")
    content["questionnaire"] = _toml(folder / "questionnaire.toml")
    promises = folder / "promises.toml"
    content["promises"] = _toml(promises).get("promises", []) if promises.exists() else []
    try:
        return msgspec.convert(content, Campaign)
    except msgspec.ValidationError as error:
        # msgspec's sentence names the place by its path; a campaign folder holds no answers.
        raise Refused("campaign-wrong", folder=folder, reason=error) from None


def _toml(file: Path) -> dict[str, Any]:
    try:
        if not file.is_file() and file.exists():
            raise Fault("file-unreadable", file=file)
        with file.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise Fault("campaign-file-missing", file=file) from None
    except OSError:
        raise Fault("file-unreadable", file=file, retry=True) from None
    if len(data) > FILE_LIMIT:
        raise Refused("campaign-file-large", file=file)
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # with TOMLDecodeError and UnicodeDecodeError
        raise Refused("campaign-file-damaged", file=file, reason=error) from None


def check(campaign: Campaign) -> Iterator[Finding]:
    """Yield what types alone cannot say: ids, references, addresses, contrast, translations."""
    yield from _ids(campaign)
    yield from _addresses(campaign)
    yield from _palette(campaign.palette)
    yield from _events(campaign)
    for place, question in enumerate(campaign.questionnaire.questions):
        yield from _question(question, campaign.questionnaire.questions[:place])
    for promise in campaign.promises:
        if promise.status in NEEDS_REASON and not promise.reason:
            yield Finding("error", "promise-without-reason", {"promise": promise.id})
    yield from _translations(campaign)


def _ids(campaign: Campaign) -> Iterator[Finding]:
    groups = {
        "campaign": [campaign.id],
        "event": [event.id for event in campaign.events],
        "promise": [promise.id for promise in campaign.promises],
    }
    for kind, ids in groups.items():
        fits = is_campaign_id if kind == "campaign" else is_id
        yield from _distinct(kind, ids)
        for wrong in (one for one in ids if not fits(one)):
            yield Finding("error", "id-wrong", {"kind": kind, "id": wrong})
    yield from _distinct("question", [q.name for q in campaign.questionnaire.questions])
    yield from _distinct("language", campaign.languages)
    for question in campaign.questionnaire.questions:
        for code in (question.name, *(choice.code for choice in question.choices)):
            if not _CODE.fullmatch(code):
                yield Finding("error", "id-wrong", {"kind": "question or choice", "id": code})


def _distinct(kind: str, ids: list[str]) -> Iterator[Finding]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield Finding("error", "id-twice", {"kind": kind, "id": one})


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
    for tag in campaign.languages:
        if not _LANGUAGE.fullmatch(tag):
            yield Finding("error", "language-wrong", {"language": tag})
    if not campaign.questionnaire.questions:
        yield Finding("error", "questions-missing")
    for event in campaign.events:
        if event.ends <= event.starts:
            yield Finding("error", "event-times-wrong", {"event": event.id})


def _question(question: Question, before: list[Question]) -> Iterator[Finding]:
    where = {"question": question.name}
    codes = [choice.code for choice in question.choices]
    yield from _distinct(f"choice of {question.name}", codes)
    if (question.kind == "text") == bool(codes):
        yield Finding("error", "choices-wrong", where)
    if question.kind == "multiple" and not 1 <= question.max_picks <= len(codes):
        yield Finding("error", "max-picks-wrong", where)
    if question.kind == "text" and not 1 <= question.max_length <= 2000:
        yield Finding("error", "max-length-wrong", where)
    if question.relevant is not None:
        asked = {known.name: known for known in before}.get(question.relevant.question)
        known = {choice.code for choice in asked.choices} if asked else set()
        if not question.relevant.any_of or not known.issuperset(question.relevant.any_of):
            yield Finding("error", "condition-wrong", where)


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
    texts = list(_texts(msgspec.to_builtins(campaign), set(campaign.languages)))
    for language in campaign.languages:
        missing = sum(language not in text for text in texts)
        if missing:
            yield Finding("warning", "translation-missing", {"language": language, "n": missing})


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
