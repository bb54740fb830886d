"""What a handout says, in one language. Knows nothing of paper.

It is neutral on purpose. Whatever somebody answered, the words are the same for all, since others
at home may read them; only the code of a visitor's own handout leads further into the page. A
promise about something sensitive is never shown. The neutral handout, for who has looked for help,
leaves out promises and partners too, since some of these are shelters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk import wording
from kiosk.campaign import Campaign, Event, Promise
from kiosk.errors import sentence
from kiosk.shaping import right_to_left


@dataclass(frozen=True)
class Line:
    """A few words, and what they are about: a number to call, or what somebody said."""

    label: str
    text: str


@dataclass(frozen=True)
class Content:
    """The words of one handout; a list may be empty, and so may `notes`."""

    language: str
    mirrored: bool  # the page begins at its right edge, as its heading is written
    name: str
    question: str
    place: str
    heading: str
    lead: str  # what the code leads to, in a sentence or two
    aim: str
    link: str
    address: str
    story: tuple[Line, ...]  # what was said, promised and done, in this order
    coming: str
    dialogues: tuple[str, ...]
    contacts: tuple[Line, ...]
    organisation: str
    partners: tuple[str, ...]
    notes: tuple[str, ...]

    def say(self, code: str, **values: object) -> str:
        return sentence(f"handout-{code}", self.language, **values)

    def some_dialogues(self, most: int) -> list[str]:
        """Return at most so many lines of dialogues: the last says how many more there are."""
        lines = list(self.dialogues) or [self.say("next-none")]
        if len(lines) <= most:
            return lines
        hidden = wording.number(len(lines) - most + 1, self.language)
        return [*lines[: most - 1], self.say("more", n=hidden)]

    def some_partners(self, most: int) -> str:
        """Return a sentence with at most so many partners, and how many more there are."""
        names = list(self.partners[:most])
        hidden = len(self.partners) - len(names)
        if hidden:
            number = wording.number(hidden, self.language)
            names.append(self.say("partners-more", n=number))
        return self.say("partners", partners=wording.listed(names, self.language))


def content_of(
    campaign: Campaign,
    event: Event,
    language: str,
    today: date,
    link: str = "",
    *,
    neutral: bool = False,
) -> Content:
    """Return what the handout of an event says; `today` decides which dialogues are to come.

    The code leads to `link`, a visitor's own place on the promise page, or without one, and on the
    neutral handout, to the page itself; no text names it.
    """

    def text(code: str) -> str:
        return sentence(f"handout-{code}", language)

    heading = campaign.say(campaign.handout.title, language) or text("see")
    mirrored = right_to_left(heading)
    own = bool(link) and not neutral
    notes = [text("own" if own else "private")]
    if language in campaign.unreviewed:
        notes.append(text("unreviewed"))
    coming = campaign.events_after(max(event.date, today))
    return Content(
        language=language,
        mirrored=mirrored,
        name=campaign.name,
        question=campaign.say(campaign.question, language),
        place=f"{event.place} · {wording.long_date(event.date, language)}",
        heading=heading,
        lead=campaign.say(campaign.handout.text, language) or text("page"),
        aim=text("aim"),
        link=link if own else campaign.promise_page,
        address=campaign.promise_address,
        story=() if neutral else tuple(_story(campaign, language, today)),
        coming=text("next"),
        dialogues=tuple(_dialogue(event, language, today, mirrored) for event in coming),
        contacts=tuple(Line(c.number, campaign.say(c.label, language)) for c in campaign.contacts),
        organisation=campaign.say(campaign.organisation, language),
        partners=() if neutral else tuple(campaign.say(p, language) for p in campaign.partners),
        notes=tuple(notes),
    )


def _dialogue(event: Event, language: str, today: date, mirrored: bool) -> str:
    in_words = wording.day_and_month if event.date.year == today.year else wording.long_date
    comma = "،" if mirrored else ","
    times = wording.time_span(event.starts, event.ends, language)
    return f"{event.place}{comma} {in_words(event.date, language)}{comma} {times}"


def _story(campaign: Campaign, language: str, today: date) -> Iterator[Line]:
    """Yield what residents said and what came of it: the promise that is kept, or the furthest."""
    told = [promise for promise in campaign.promises if _can_be_told(campaign, promise, today)]
    if not told:
        return

    def progress(promise: Promise) -> tuple[bool, date]:
        days = [entry.date for entry in promise.entries if entry.date <= today]
        return promise.status == "done", max(days, default=date.min)

    promise = max(told, key=progress)
    promised = campaign.say(promise.text, language)
    entries = sorted((e for e in promise.entries if e.date <= today), key=lambda e: e.date)
    done = bool(entries) or promise.status == "done"
    yield Line(_label("said", language), campaign.say(promise.heard, language))
    if entries:
        yield Line(_label("promised", language), promised)
    outcome = campaign.say(entries[-1].text, language) if entries else promised
    yield Line(_label("did" if done else "doing", language), outcome)


def _label(code: str, language: str) -> str:
    return sentence(f"handout-{code}", language)


def _can_be_told(campaign: Campaign, promise: Promise, today: date) -> bool:
    """Tell whether a promise can stand on a paper that anybody at home may read."""
    kept = promise.status_on(today) in ("done", "ongoing")
    return kept and bool(promise.heard) and not _sensitive(campaign) & set(promise.themes)


def _sensitive(campaign: Campaign) -> set[str]:
    """Return the themes that nobody is to be asked about at home."""
    return {
        choice.code
        for question in campaign.questionnaire.questions
        if question.topic == "theme"
        for choice in question.choices
        if question.sensitive or choice.sensitive or choice.opens_help
    }
