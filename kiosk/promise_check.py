"""Checks what a campaign's promises name: their number, themes and areas, and the register."""

from collections.abc import Iterator
from difflib import get_close_matches

from kiosk.campaign import Area, Campaign, Promise
from kiosk.finding import Finding
from kiosk.questionnaire import say

MOST_NAMED = 8  # codes that a sentence proposes


def check(campaign: Campaign) -> Iterator[Finding]:
    """Yield what is wrong with the promises and with the register of areas.

    An area that is no longer asked for is still one that an old promise can name.
    """
    themes = _choices(campaign, "theme")
    areas = [*(area.code for area in campaign.areas), *_choices(campaign, "area")]
    for promise in campaign.promises:
        yield from _promise(promise, themes, areas)
    for area in campaign.areas:
        yield from _area(area)


def _choices(campaign: Campaign, topic: str) -> list[str]:
    """Return the codes of the choices that are carried to the promise page as `topic`."""
    return [
        choice.code
        for question in campaign.questionnaire.questions
        if question.topic == topic
        for choice in question.choices
    ]


def _promise(promise: Promise, themes: list[str], areas: list[str]) -> Iterator[Finding]:
    where = {"promise": promise.id}
    if promise.kind == "countable" and not promise.target:
        yield Finding("error", "promise-without-target", where)
    for code in promise.themes:
        if code not in themes:
            values = {**where, "code": code, "known": _known(code, themes)}
            yield Finding("error", "promise-theme-unknown", values)
    for code in promise.areas:
        if code not in areas:
            values = {**where, "code": code, "known": _known(code, areas)}
            yield Finding("error", "promise-area-unknown", values)


def _known(code: str, codes: list[str]) -> str:
    """Return the codes that may be meant, else some of those there are."""
    known = list(dict.fromkeys(codes))
    near = get_close_matches(code.lower(), known, MOST_NAMED)
    return ", ".join(near or known[:MOST_NAMED]) or "–"


def _area(area: Area) -> Iterator[Finding]:
    if not say(area.label, "").strip():
        yield Finding("error", "area-without-label", {"area": area.code})
    if area.since and area.until and area.until < area.since:
        yield Finding("error", "area-dates-wrong", {"area": area.code})
