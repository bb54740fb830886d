"""What people see: the promise page, rendered on the server, with nothing external.

The style sheet is inside the page and allowed by its hash, so that a saved page looks the same. So
is the one script, resources/pages/follow.js: it marks what the reader chose at a stand, by the
fragment of the address, which no server sees. The page is whole without it.
Texts of the page itself are in resources/pages/texts.LANGUAGE.toml; where a language has none, the
page falls back openly to Swedish, each text marked with the language it is in.
"""

import base64
import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

import resources
from kiosk import wording
from kiosk.campaign import FRAGMENT, SMALLEST_SHOWN, Campaign, Palette, Promise, Status
from kiosk.questionnaire import EVERY_LANGUAGE, Text, spoken
from sync.central.figures import Turnout

FALLBACK = "sv"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ckb"))


@dataclass(frozen=True)
class Page:
    """A rendered page, and what its Content-Security-Policy has to allow."""

    html: str
    policy: str
    forms: bool = False  # whether it has a form, which goes back to where it came from


@dataclass(frozen=True)
class Topic:
    """A choice that the fragment of the address may name, such as ``tema=belysning``."""

    name: str
    code: str
    label: Text


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(resources.path("pages")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _own(name: str) -> str:
    return resources.path("pages", name).read_text("utf-8")


@cache
def _texts(language: str) -> dict[str, Any] | None:
    file = resources.path("pages", f"texts.{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else None


def promise_page(campaign: Campaign, language: str, turnout: list[Turnout], today: date) -> Page:
    """Return the promise page in one of the campaign's languages."""
    base = language if _texts(language) else FALLBACK
    tags = campaign.languages
    topics = _topics(campaign)
    most = max((each.n for each in turnout if each.n), default=1)
    return rendered(
        "promises.html",
        base,
        campaign.palette,
        _own("follow.js") if topics else "",
        campaign=campaign,
        language=language,
        say=partial(_say, campaign, language, base),
        plain=partial(campaign.say, language=language),
        day=partial(wording.short_date, language=base),
        long_day=partial(wording.long_date, language=base),
        span=partial(wording.time_span, language=base),
        turnout=turnout,
        most=most,
        smallest=SMALLEST_SHOWN,
        states=_states(campaign, today),
        upcoming=campaign.events_after(today),
        today=today,
        topics=topics,
        themes_of=partial(_themes_of, topics),
        promised={theme for promise in campaign.promises for theme in promise.themes},
        comma="، " if _direction(base) == "rtl" else ", ",
        translations=[(tag, path_of(campaign, tag), language_name(tag)) for tag in tags],
    )


def _states(campaign: Campaign, today: date) -> list[tuple[Status, int]]:
    """Return how many promises have each public status, in the order they are first met."""
    return list(Counter(promise.status_on(today) for promise in campaign.promises).items())


def _topics(campaign: Campaign) -> list[Topic]:
    """Return what a visitor can carry along; "something else" and "nothing" are no themes."""
    return [
        Topic(FRAGMENT[question.topic], choice.code, choice.label)
        for question in campaign.questionnaire.questions
        if question.topic
        for choice in question.choices
        if not (choice.last or choice.exclusive)
    ]


def _themes_of(topics: list[Topic], promise: Promise) -> list[Topic]:
    themes = {topic.code: topic for topic in topics if topic.name == FRAGMENT["theme"]}
    return [themes[code] for code in promise.themes if code in themes]


def front_page(campaigns: list[Campaign]) -> Page:
    """Return the list of campaigns."""
    return rendered("front.html", FALLBACK, Palette(), campaigns=campaigns)


def missing_page() -> Page:
    """Return what is shown where there is no page, in Swedish and English."""
    return rendered("missing.html", FALLBACK, Palette(), english=_texts("en"))


def path_of(campaign: Campaign, language: str) -> str:
    """Return the path of the promise page: the main language has no suffix."""
    start = f"/{campaign.id}"
    return start if language == campaign.main_language else f"{start}/{language}"


def language_name(tag: str) -> str:
    """Return what a language calls itself, such as ``Suomi`` for "fi"."""
    texts = _texts(tag)
    if texts:
        return str(texts["language_name"])
    try:
        name = Locale.parse(tag, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else tag


def _direction(language: str) -> str:
    return "rtl" if language.split("-", 1)[0] in _RIGHT_TO_LEFT else "ltr"


def rendered(
    template: str,
    base: str,
    palette: Palette,
    script: str = "",
    texts: dict[str, Any] | None = None,
    forms: bool = False,
    **values: object,
) -> Page:
    """Return a page in the language `base`, with `texts` in the place of the public pages' own."""
    style = _colours(palette) + _own("page.css")
    html = (
        _environment()
        .get_template(template)
        .render(
            base=base,
            direction=_direction(base),
            t=texts or _texts(base),
            style=Markup(style),  # ours alone: the colours are checked
            script=Markup(script),  # ours alone
            spruce=_safe(palette.spruce, Palette().spruce),
            **values,
        )
    )
    policy = f"style-src {_hash(style)}"
    return Page(html, f"{policy}; script-src {_hash(script)}" if script else policy, forms)


def _hash(content: str) -> str:
    """Return the source expression that allows exactly this content (CSP Level 3)."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _say(campaign: Campaign, language: str, base: str, text: Text) -> Markup:
    """Return a campaign's text, marked where it is in another language than the page around it.

    A text for all languages is a proper name, which is read aloud as in the main one.
    """
    tag = spoken(text, language, campaign.main_language)
    tag = campaign.main_language if tag == EVERY_LANGUAGE else tag
    found = campaign.say(text, language)
    if tag.split("-", 1)[0] == base.split("-", 1)[0] or not found:
        return escape(found)
    return Markup('<span lang="{}" dir="auto">{}</span>').format(tag, found)


def _colours(palette: Palette) -> str:
    """Return the campaign's colours as custom properties."""
    spruce = _safe(palette.spruce, Palette().spruce)
    amber = _safe(palette.amber, Palette().amber)
    return f":root{{--spruce:{spruce};--amber:{amber}}}\n"


def _safe(colour: str, otherwise: str) -> str:
    return colour if _COLOUR.fullmatch(colour) else otherwise
