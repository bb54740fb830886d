"""Checks what can be told from a campaign's texts alone: languages, conditions, time to read.

Places are named as in the files: ``questions.alone.choices.very-unsafe.label``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

import resources
from kiosk.campaign import Campaign
from kiosk.finding import Finding
from kiosk.questionnaire import EVERY_LANGUAGE, Page, Question, Text, speaks
from ui.language import SOURCE_LANGUAGE
from ui.reaching import asked_pages, first_form, reaching

WORDS_A_MINUTE = 200  # as Swedish is read (Trauzettel-Klosinski and Dietz, IOVS 2012: 199)
TAP = 2.0  # seconds
LONGEST = 90.0  # seconds that people give to a stand
TRANSLATED = 4 / 3  # translations may take as much longer

_MOST_NAMED = 12  # places in one sentence
_KEYS = ("id", "name", "code", "number", "date")  # by which a part of a list is known


@dataclass(frozen=True)
class Reading:
    """How long the questions take in one language, in seconds by page."""

    language: str
    always: dict[str, float]  # pages that everybody sees
    sometimes: dict[str, float]  # pages that depend on an answer

    @property
    def seconds(self) -> float:
        return sum(self.always.values())

    @property
    def longest(self) -> float:
        return self.seconds + sum(self.sometimes.values())


def check_texts(campaign: Campaign) -> Iterator[Finding]:
    """Yield questions that never show, translations that are missing, and visits too long."""
    form = first_form(campaign)
    for question in form.questions:
        if question.kind != "calculate" and reaching(form, question.name) is None:
            yield Finding("error", "render-unreachable", {"question": question.name})
    for tag in campaign.languages:
        yield from _missing(campaign, tag)
    for reading in readings(campaign):
        main = reading.language == campaign.main_language
        limit = LONGEST if main else LONGEST * TRANSLATED
        if reading.seconds > limit:
            told = {"language": reading.language, "seconds": round(reading.seconds)}
            yield Finding("warning", "render-long", {**told, "limit": round(limit)})


def _missing(campaign: Campaign, tag: str) -> Iterator[Finding]:
    if not _screens_speak(tag):
        yield Finding("warning", "render-screens-untranslated", {"language": tag})
    places = [place for place, text in places_of(campaign) if not speaks(text, tag)]
    if places:
        more = f" + {len(places) - _MOST_NAMED}" if len(places) > _MOST_NAMED else ""
        named = ", ".join(places[:_MOST_NAMED]) + more
        told = {"language": tag, "n": len(places), "places": named}
        yield Finding("warning", "render-untranslated", told)


def _screens_speak(tag: str) -> bool:
    """Tell whether the program's own texts are there in a language."""
    return tag == SOURCE_LANGUAGE or resources.path("translations", f"lyssna_{tag}.qm").exists()


def places_of(campaign: Campaign) -> Iterator[tuple[str, Text]]:
    """Yield every text of a campaign with its place."""
    content = msgspec.to_builtins(campaign)
    content |= content.pop("questionnaire")
    yield from _places(content, "", {*campaign.languages, EVERY_LANGUAGE})


def _places(node: Any, place: str, languages: set[str]) -> Iterator[tuple[str, Text]]:
    if isinstance(node, dict):
        if languages & node.keys():
            yield place, node
            return
        for name, value in node.items():
            yield from _places(value, f"{place}.{name}".lstrip("."), languages)
    elif isinstance(node, list):
        for number, value in enumerate(node, start=1):
            keys = [str(value[key]) for key in _KEYS if isinstance(value, dict) and key in value]
            yield from _places(value, f"{place}.{[*keys, number][0]}", languages)


def readings(campaign: Campaign) -> list[Reading]:
    """Return for each language how long it takes to read and to answer the questions."""
    pages = asked_pages(campaign)
    found = []
    for tag in campaign.languages:
        seconds = {page.name: _seconds(campaign, page, tag) for page in pages}
        free = {page.name for page in pages if not page.parts[0].relevant}
        always = {name: time for name, time in seconds.items() if name in free}
        sometimes = {name: time for name, time in seconds.items() if name not in free}
        found.append(Reading(tag, always, sometimes))
    return found


def _seconds(campaign: Campaign, page: Page, tag: str) -> float:
    group = campaign.questionnaire.group(page.name)
    words = _count(campaign, [group.label, group.hint] if group else [], tag)
    taps = 1.0  # on to the next page
    labels: list[Text] = []
    for part in page.parts:
        own = [part.label, part.hint, part.low_label, part.high_label]
        words += _count(campaign, own, tag)
        choices = _choices(part)
        if choices != labels:  # the same once more is not read again
            share = 0.5 if part.kind == "single" else 1.0  # as far as the one that fits
            words += share * _count(campaign, choices, tag)
        labels = choices
        taps += {"note": 0, "text": 0, "rank": part.max_picks}.get(part.kind, 1)
    return 60 * words / WORDS_A_MINUTE + TAP * taps


def _choices(question: Question) -> list[Text]:
    """Return the choices that are read: in a long list, people look for what they know."""
    if question.appearance in ("list", "map"):
        return []
    return [choice.label for choice in question.choices]


def _count(campaign: Campaign, texts: list[Text], tag: str) -> float:
    return sum(len(campaign.say(text, tag).split()) for text in texts)
