"""A campaign: all that a coordinator prepares and a kiosk needs, as frozen data.

Read from a folder by `kiosk/authoring/folder.py`, carried by `kiosk/pack.py`. Dates and times
are those of the campaign's own time zone.
"""

import hashlib
import re
from datetime import date, time
from typing import Annotated, Literal
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from kiosk.errors import Refused
from kiosk.form import Form
from kiosk.questionnaire import Answers, Questionnaire, Text, say

Status = Literal[
    "planned", "ongoing", "done", "partly_done", "delayed", "changed", "cancelled", "extended"
]
Kind = Literal["countable", "milestone", "ongoing"]
"""How a promise is kept: so and so many times, once and for all, or for as long as it lasts."""

NEEDS_REASON: frozenset[Status] = frozenset(("changed", "cancelled", "extended"))

SMALLEST_SHOWN = 5  # fewer than this many people are never shown or exported as a number

FRAGMENT = {"area": "omrade", "theme": "tema"}  # what the promise page reads

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")  # safe in a file name and in an address
# First parts of the centre's own addresses.
RESERVED_IDS = frozenset(("api", "health", "metrics", "static"))

MOST_COUNTED = 1_000_000
Count = Annotated[int, msgspec.Meta(ge=0, le=MOST_COUNTED)]
KeepDays = Annotated[int, msgspec.Meta(ge=0, le=366)]
Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """One dialogue: where police and municipality stand, and when."""

    id: str
    place: str
    date: date
    starts: time
    ends: time


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """A number to call, such as 112, and what it is for."""

    number: str
    label: Text


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One dated note in the follow-up of a promise."""

    date: date
    text: Text


class Promise(Struct, frozen=True, forbid_unknown_fields=True):
    """A medborgarlöfte: what is promised, by whom, until when, and what became of it."""

    id: str
    text: Text
    owners: list[Text]
    themes: list[str]
    status: Status
    heard: Text = {}  # what residents said that led to it
    due: date | None = None
    target: Count | None = None  # how many, for a promise that can be counted
    achieved: Count = 0
    unit: Text = {}
    reason: Text = {}
    entries: list[Entry] = []
    kind: Kind = "ongoing"
    areas: list[str] = []  # codes of the areas it is for; none: for all

    def status_on(self, day: date) -> Status:
        """Return the public status: a promise past its due date shows as delayed by itself."""
        late = self.due is not None and day > self.due
        return "delayed" if late and self.status in ("planned", "ongoing") else self.status


class Area(Struct, frozen=True, forbid_unknown_fields=True):
    """An area of the register: a part of the town by its name, and when it has been one.

    One that is no longer asked for stays in the register, since promises of its time name it.
    """

    code: str
    label: Text
    section: str = ""  # code of the heading over it in a long list
    synonyms: list[str] = []
    since: date | None = None  # its first day
    until: date | None = None  # its last day

    def valid_on(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)


class Palette(Struct, frozen=True, forbid_unknown_fields=True):
    """The campaign's own two colours, as #RRGGBB; their contrast is checked when it is built."""

    spruce: str = "#123C41"
    amber: str = "#F2B544"


class Handout(Struct, frozen=True, forbid_unknown_fields=True):
    """The campaign's own words beside the code on the handout, instead of Lyssna's."""

    title: Text = {}
    text: Text = {}


class Help(Struct, frozen=True, forbid_unknown_fields=True):
    """The page that a choice with `opens_help` shows for a short time."""

    title: Text
    text: Text
    contacts: list[Contact]


class PublicKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """What a kiosk may know: it can verify and seal, and cannot open anything."""

    campaign: Key  # Ed25519: signs packs and credentials
    receipt: Key  # Ed25519: signs receipts
    box: Key  # X25519: answers are sealed to it


class Campaign(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything about one campaign."""

    id: str
    name: str
    title: Text
    question: Text
    about: list[Text]
    organisation: Text
    partners: list[Text]
    languages: list[str]
    timezone: str
    contacts: list[Contact]
    help: Help
    centre: str  # address of the central store, such as https://lyssna.example.se
    promise_page: str  # address that the QR code leads to
    promise_address: str  # the same, short, in words for people to type
    events: list[Event]
    promises: list[Promise]
    questionnaire: Questionnaire
    palette: Palette = Palette()
    unreviewed: list[str] = []  # languages whose translation nobody has read through yet
    media: dict[str, bytes] = {}  # files that are shown, by name, such as an SVG map
    areas: list[Area] = []  # the register; the questionnaire has its own choices
    logo: str = ""  # name of a picture among the media
    handout: Handout = Handout()
    keep_days: KeepDays = 0  # that a kiosk keeps answers after the centre has signed for them

    @property
    def main_language(self) -> str:
        return self.languages[0]

    def form(self, day: date) -> Form:
        """Return the questionnaire as it works on the day of an event."""
        return Form(self.questionnaire, day)

    def say(self, text: Text, language: str) -> str:
        """Return `text` in `language`, falling back openly to the campaign's main language."""
        return say(text, language, self.main_language)

    def link(self, answers: Answers) -> str:
        """Return the address of the promise page with what a visitor chose in its fragment.

        Such as ``https://umea.example/lofte#omrade=alidhem&tema=belysning``. A browser does not
        send the fragment (RFC 3986, section 3.5), so no server learns of it.
        """
        topics: dict[str, str] = {}
        for question in self.questionnaire.questions:
            answer = answers.get(question.name)
            if not question.topic or question.sensitive or not answer:
                continue
            codes = answer if isinstance(answer, list) else [str(answer)]
            first = question.choice(codes[0])
            if first is not None and not first.sensitive:
                topics.setdefault(FRAGMENT[question.topic], first.code)
        return f"{self.promise_page}#{urlencode(topics)}" if topics else self.promise_page

    def event(self, event_id: str) -> Event:
        """Return the event; raise Refused naming those there are when it is not in the campaign."""
        for event in self.events:
            if event.id == event_id:
                return event
        known = ", ".join(event.id for event in self.events)
        raise Refused("event-unknown", event=event_id, known=known)

    def events_after(self, day: date) -> list[Event]:
        """Return the dialogues that come after `day`, soonest first."""
        return sorted((e for e in self.events if e.date > day), key=lambda e: (e.date, e.starts))


def is_id(text: str) -> bool:
    """Tell whether `text` can be the id of an event or a promise."""
    return _ID.fullmatch(text) is not None


def is_campaign_id(text: str) -> bool:
    """Tell whether `text` can be the id of a campaign, which is a part of addresses too."""
    return is_id(text) and text not in RESERVED_IDS


def version_of(questionnaire: Questionnaire) -> str:
    """Return the version of a questionnaire: 16 hex digits of the SHA-256 of its content."""
    content = msgspec.msgpack.encode(questionnaire, order="deterministic")
    return hashlib.sha256(content).hexdigest()[:16]
