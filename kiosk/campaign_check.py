"""Checks a campaign for what types alone cannot say: ids, references, addresses, contrast, texts.

Used where a campaign folder is read, and again where a pack is installed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk import promise_check
from kiosk.campaign import NEEDS_REASON, Campaign, Palette, is_campaign_id, is_id
from kiosk.errors import Refused
from kiosk.finding import Finding
from kiosk.form import EXPRESSIONS
from kiosk.questionnaire import (
    EVERY_LANGUAGE,
    MOST_PARTS,
    WITH_CHOICES,
    WITH_NUMBERS,
    Question,
    Questionnaire,
    Text,
    pages_of,
    say,
    speaks,
)

LONGEST_ADDRESS = 200  # characters; a QR code of them is still read from paper
CONTRAST = 7.0  # WCAG 2.2, success criterion 1.4.6 (AAA): text on its ground
MOST_MEDIA = 2 * 2**20  # bytes of all media files together
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")  # of a question: an XML name, in ASCII
# Of a choice: what can stand in a list of codes, an address and an expression, and looks like
# nothing else. Letters of other scripts may look alike.
_CODE = re.compile(r"[A-Za-z0-9_.+/~@:-]{1,64}")
# BCP 47, as far as languages of residents need it: sv, en, fit, sv-x-lattlast, zh-Hant.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check(campaign: Campaign) -> Iterator[Finding]:
    """Yield what types alone cannot say: ids, references, addresses, contrast, translations."""
    yield from _ids(campaign)
    yield from _addresses(campaign)
    yield from _palette(campaign.palette)
    yield from _events(campaign)
    questions = campaign.questionnaire.questions
    for place, question in enumerate(questions):
        yield from _question(question, questions[:place], campaign.media)
    yield from _pages(campaign.questionnaire)
    if sum(map(len, campaign.media.values())) > MOST_MEDIA:
        yield Finding("error", "media-large")
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
        fits = {"campaign": is_campaign_id, "area": _is_code}.get(kind, is_id)
        yield from _distinct(kind, ids)
        for wrong in (one for one in ids if not fits(one)):
            yield Finding("error", "id-wrong", {"kind": kind, "id": wrong})
    yield from _distinct("question", [q.name for q in campaign.questionnaire.questions])
    yield from _distinct("language", campaign.languages)
    for question in campaign.questionnaire.questions:
        if not _NAME.fullmatch(question.name):
            yield Finding("error", "name-wrong", {"question": question.name})
        for choice in question.choices:
            if not _is_code(choice.code):
                values = {"question": question.name, "code": choice.code}
                yield Finding("error", "code-wrong", values)


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


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
    for tag in (*campaign.languages, *campaign.unreviewed):
        if not _LANGUAGE.fullmatch(tag):
            yield Finding("error", "language-wrong", {"language": tag})
    if not campaign.questionnaire.questions:
        yield Finding("error", "questions-missing")
    for event in campaign.events:
        if not 2000 <= event.date.year <= 2100:
            yield Finding("error", "event-date-wrong", {"event": event.id})
        if event.ends <= event.starts:
            yield Finding("error", "event-times-wrong", {"event": event.id})


def _pages(form: Questionnaire) -> Iterator[Finding]:
    """Check groups: at most two questions each, in a row, under one condition."""
    names = [page.name for page in pages_of(form.questions)]
    yield from _distinct("page", names)
    for page in pages_of(form.questions):
        where = {"group": page.name}
        if len(page.parts) > MOST_PARTS:
            yield Finding("error", "group-large", where)
        if any(part.relevant != page.parts[0].relevant for part in page.parts):
            yield Finding("error", "group-divided", where)
    for group in form.groups:
        if group.name not in names:
            yield Finding("error", "group-empty", {"group": group.name})


def _question(
    question: Question, before: list[Question], media: Mapping[str, bytes]
) -> Iterator[Finding]:
    where = {"question": question.name}
    yield from _choices(question)
    if question.kind == "text" and not 1 <= question.max_length <= 2000:
        yield Finding("error", "max-length-wrong", where)
    if question.kind in WITH_NUMBERS:
        steps = (question.high - question.low) / question.step if question.step > 0 else 0
        if (
            not (1 <= steps <= 1_000_000 and abs(steps - round(steps)) < 1e-6)
            or question.kind == "number"
            and question.low < 0
        ):
            yield Finding("error", "bounds-wrong", where)
    if question.appearance == "map":
        yield from _map(question, media)
    yield from _expressions(question, before)


def _expressions(question: Question, before: list[Question]) -> Iterator[Finding]:
    """Check that each expression can be parsed, and asks for what is known where it is evaluated.

    A question knows those before it; what only looks at its own answer, those beside it as well.
    """
    from kiosk.expressions import Malformed, parse

    known = {other.name for other in before}
    earlier = {o.name for o in before if not question.group or o.group != question.group}
    by_name = {other.name: other for other in before}
    columns = {"name"}.union(*(choice.columns for choice in question.choices))
    for place in EXPRESSIONS:
        source = getattr(question, place)
        if not source:
            continue
        where = {"question": question.name, "place": place}
        try:
            asked = parse(source)
        except Malformed as malformed:
            yield Finding("error", malformed.code, {**where, **malformed.values})
            continue
        for name in sorted(asked.references - (earlier if place == "relevant" else known)):
            yield Finding("error", "expression-later", {**where, "name": name})
        for name, code in sorted(asked.compared):
            held = by_name.get(name)
            if held and held.kind in WITH_CHOICES and held.choice(code) is None:
                values = {**where, "name": name, "code": code}
                yield Finding("error", "expression-code", values)
        if place == "choice_filter":
            for name in sorted(asked.columns - columns):
                yield Finding("error", "expression-column", {**where, "name": name})
        elif asked.columns:
            yield Finding("error", "expression-name", {**where, "name": min(asked.columns)})
        if asked.current and place != "constraint":
            yield Finding("error", "expression-current", where)


def _choices(question: Question) -> Iterator[Finding]:
    where = {"question": question.name}
    codes = [choice.code for choice in question.choices]
    sections = [section.code for section in question.sections]
    yield from _distinct(f"choice of {question.name}", codes)
    yield from _distinct(f"section of {question.name}", sections)
    if (question.kind in WITH_CHOICES) != bool(codes):
        yield Finding("error", "choices-wrong", where)
    if question.kind in ("multiple", "rank") and not 1 <= question.max_picks <= len(codes):
        yield Finding("error", "max-picks-wrong", where)
    for choice in question.choices:
        if not say(choice.label, "").strip():
            yield Finding("error", "label-missing", {**where, "code": choice.code})
    if question.topic and question.kind not in WITH_CHOICES:
        # Its answer is shown in an address: nobody's own words may stand there.
        yield Finding("error", "topic-wrong", where)
    if question.appearance != "tiles" and question.kind != "single":
        yield Finding("error", "appearance-wrong", where)
    for choice in question.choices:
        if choice.section and choice.section not in sections:
            yield Finding("error", "section-wrong", {**where, "section": choice.section})


def _map(question: Question, media: Mapping[str, bytes]) -> Iterator[Finding]:
    """Check that each choice has its region on the map, and each region its choice."""
    from kiosk import regions

    where = {"question": question.name}
    if question.image not in media:
        yield Finding("error", "image-missing", {**where, "image": question.image})
        return
    try:
        drawing = regions.read(media[question.image])
    except Refused as refused:
        yield Finding("error", refused.code, refused.values)
        return
    drawn = {region.code for region in drawing.regions}
    for code in sorted(drawn ^ {choice.code for choice in question.choices}):
        yield Finding("error", "region-wrong", {**where, "code": code})


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
    texts = list(_texts(msgspec.to_builtins(campaign), {*campaign.languages, EVERY_LANGUAGE}))
    for language in campaign.languages:
        missing = sum(not speaks(text, language) for text in texts)
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
