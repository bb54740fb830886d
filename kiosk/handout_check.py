"""Checks that a campaign's handouts can be printed: texts that fit, signs, numbers, the logo.

It sets every page in every language without drawing it, some hundredths of a second for each
language: for `lyssna campaign check` and `build`. A text that does not fit is named by its key in
the campaign's files; nothing is ever cut.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk import handout
from kiosk.campaign import FRAGMENT, Campaign, Event
from kiosk.errors import Refused
from kiosk.finding import Finding
from kiosk.paper import logo, page
from kiosk.paper.content import Content, Line, content_of
from kiosk.paper.logo import Logo
from kiosk.shaping import lacking

LAYOUTS = tuple(layout for layout in handout.LAYOUTS if layout != "a4")  # A4 holds four A6
ALWAYS = ("112", "114 14")  # numbers that stand on every paper
_SHORT = "–"


def check(campaign: Campaign) -> Iterator[Finding]:
    """Yield what is wrong with the handouts of a campaign; an error is a text that does not fit."""
    yield from _numbers(campaign)
    yield from _logo(campaign)
    if not campaign.events:
        return
    picture = handout.logo_of(campaign)
    for language in campaign.languages:
        contents = [_content(campaign, event, language) for event in _telling(campaign)]
        signs = "".join(sorted({sign for one in contents for sign in lacking(_words(one))}))
        if signs:
            yield Finding("error", "handout-signs", {"language": language, "signs": signs})
        for layout in LAYOUTS:
            yield from _fit(campaign, contents, layout, picture)


def _telling(campaign: Campaign) -> list[Event]:
    """Return the events whose papers are the fullest: most dialogues to come, longest places."""

    def announced(event: Event) -> int:
        coming = campaign.events_after(event.date)
        shown = coming if len(coming) <= page.FEWEST_DIALOGUES else coming[:1]
        return sum(len(each.place) for each in shown)

    first = min(campaign.events, key=lambda event: (event.date, event.starts))
    longest = max(campaign.events, key=lambda event: len(event.place))
    densest = max(campaign.events, key=announced)
    return list({event.id: event for event in (first, longest, densest)}.values())


def _content(campaign: Campaign, event: Event, language: str) -> Content:
    """Return the fullest content: a visitor's own, as of the day of the last note on a promise."""
    notes = [entry.date for promise in campaign.promises for entry in promise.entries]
    fragment = "&".join(f"{name}={'x' * 30}" for name in FRAGMENT.values())
    link = f"{campaign.promise_page}#{fragment}"
    full = content_of(campaign, event, language, max([event.date, *notes]), link)
    return replace(
        full, dialogues=content_of(campaign, event, language, event.date, link).dialogues
    )


def _fit(
    campaign: Campaign, contents: list[Content], layout: str, picture: Logo | None
) -> Iterator[Finding]:
    for content in contents:
        if not handout.fits(campaign, content, layout, picture):
            values = {"language": content.language, "layout": layout}
            text = _longest(campaign, content, layout, picture)
            yield Finding("error", "handout-overfull", {**values, "text": text})
            return


def _longest(campaign: Campaign, content: Content, layout: str, picture: Logo | None) -> str:
    """Return the key of the one text without which all would fit, the longest of several."""
    without = {
        "name": (content.name, replace(content, name=_SHORT)),
        "question": (content.question, replace(content, question=_SHORT)),
        "events.place": (
            max((content.place, *content.dialogues), key=len),
            replace(content, place=_SHORT, dialogues=()),
        ),
        "handout.title": (content.heading, replace(content, heading=_SHORT)),
        "handout.text": (content.lead, replace(content, lead=_SHORT)),
        "promise_address": (content.address, replace(content, address=_SHORT)),
        "promises": ("".join(row.text for row in content.story), replace(content, story=())),
        "contacts": (
            "".join(contact.text for contact in content.contacts),
            replace(content, contacts=(Line(_SHORT, _SHORT),)),
        ),
        "organisation": (content.organisation, replace(content, organisation=_SHORT)),
        "partners": ("".join(content.partners), replace(content, partners=())),
    }
    helping = [
        (len(text), key)
        for key, (text, shorter) in without.items()
        if handout.fits(campaign, shorter, layout, picture)
    ]
    every = [(len(text), key) for key, (text, _) in without.items()]
    return max(helping or every)[1]


def _words(content: Content) -> str:
    """Return everything that a handout says."""
    rows = (*content.story, *content.contacts)
    lines = (*content.dialogues, *content.partners, *content.notes)
    single = (content.name, content.question, content.place, content.heading, content.lead)
    more = (content.aim, content.address, content.coming, content.organisation)
    return "".join((*single, *more, *lines, *(row.label + row.text for row in rows)))


def _numbers(campaign: Campaign) -> Iterator[Finding]:
    there = {"".join(contact.number.split()) for contact in campaign.contacts}
    for number in ALWAYS:
        if "".join(number.split()) not in there:
            yield Finding("warning", "handout-number", {"number": number})


def _logo(campaign: Campaign) -> Iterator[Finding]:
    data = campaign.media.get(campaign.logo)
    if not data:
        return
    try:
        found = logo.read(campaign.logo, data)
    except Refused as refused:
        yield Finding("error", refused.code, refused.values)
        return
    if not found.complete:
        yield Finding("warning", "logo-incomplete", {"logo": campaign.logo})
