"""The view model of what the campaign itself says: texts, numbers to call, the next promise."""

from datetime import date

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.campaign import SMALLEST_SHOWN, Event, Promise
from ui.desk import Desk
from ui.language import right_to_left
from ui.rows import RowModel

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

MOST_COMING = 3  # dialogues that the first page tells of while no session is open
NO_BREAK = "\u00a0"
LEFT_TO_RIGHT, POP = "\u2066", "\u2069"  # Unicode Bidirectional Algorithm (UAX 9): an isolate


@QmlElement
@QmlUncreatable("made by VisitorModel")
class CampaignModel(QObject):
    """The campaign in the language that the visitor chose. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._sent = 0
        self._contacts = RowModel(("number", "label"), self)
        self._help = RowModel(("number", "label"), self)
        self._show_contacts()
        desk.sessionChanged.connect(self._on_session)

    def speak(self, language: str) -> None:
        self._language = language
        self._show_contacts()
        self.changed.emit()

    def count_to(self, sent: int) -> None:
        """Take over how many have answered in this session."""
        self._sent = sent
        self.changed.emit()

    def _on_session(self) -> None:
        session = self._desk.session
        self.count_to(session.sent if session else 0)

    def _say(self, text: dict[str, str]) -> str:
        return self._campaign.say(text, self._language)

    def _show_contacts(self) -> None:
        for model, contacts in (
            (self._contacts, self._campaign.contacts),
            (self._help, self._campaign.help.contacts),
        ):
            model.show(
                [
                    {"number": self._isolated(c.number), "label": self._say(c.label)}
                    for c in contacts
                ]
            )

    def _isolated(self, number: str) -> str:
        """Return a number to call, never broken over two lines and never turned around."""
        return self._straight(number.replace(" ", NO_BREAK))

    def _straight(self, text: str) -> str:
        """Return what reads from left to right in every language: a number, a span of time."""
        return f"{LEFT_TO_RIGHT}{text}{POP}" if right_to_left(self._language) else text

    def _numbers(self) -> str:
        """Return whom to call, each in a sentence; a number is never broken over two lines."""
        return " ".join(
            f"{self._say(contact.label)}: {self._isolated(contact.number)}."
            for contact in self._campaign.contacts
        )

    def _event(self) -> Event | None:
        session = self._desk.session
        return self._campaign.event(session.event) if session else None

    def _today(self) -> date:
        return self._desk.clock.now(self._campaign.timezone).date()

    def _day(self) -> str:
        event = self._event()
        return wording.day_and_month(event.date, self._language) if event else ""

    def _next_dialogue(self) -> str:
        event = self._event()
        after = self._campaign.events_after(event.date if event else self._today())
        return self._dialogue(after[0]) if after else ""

    def _later(self) -> str:
        after = self._campaign.events_after(self._today())
        return "\n".join(self._dialogue(coming) for coming in after[1:MOST_COMING])

    def _dialogue(self, coming: Event) -> str:
        times = self._straight(wording.time_span(coming.starts, coming.ends, self._language))
        day = wording.day_and_month(coming.date, self._language)
        comma = "، " if right_to_left(self._language) else ", "
        return comma.join((self._straight(coming.place), day, times))

    def _promise(self) -> Promise | None:
        """Return the promise to show: each visitor sees the next one that something came of."""
        promises = [p for p in self._campaign.promises if p.entries] or self._campaign.promises
        return promises[self._sent % len(promises)] if promises else None

    def _of_promise(self, name: str) -> str:
        promise = self._promise()
        return self._say(getattr(promise, name)) if promise else ""

    def _status(self) -> str:
        promise = self._promise()
        return promise.status_on(self._today()) if promise else ""

    def _number(self, name: str) -> int:
        promise = self._promise()
        return getattr(promise, name) or 0 if promise else 0

    def _count(self) -> int:
        return self._sent if self._sent >= SMALLEST_SHOWN else 0

    name = Property(str, lambda self: self._campaign.name, constant=True)
    organisation = Property(
        str, lambda self: self._say(self._campaign.organisation), notify=changed
    )
    question = Property(str, lambda self: self._say(self._campaign.question), notify=changed)
    place = Property(str, lambda self: e.place if (e := self._event()) else "", notify=changed)
    day = Property(str, _day, notify=changed)
    count = Property(int, _count, notify=changed)
    nextDialogue = Property(str, _next_dialogue, notify=changed)
    laterDialogues = Property(str, _later, notify=changed)
    numbers = Property(str, _numbers, notify=changed)
    contacts = Property(QObject, lambda self: self._contacts, constant=True)
    helpContacts = Property(QObject, lambda self: self._help, constant=True)
    helpTitle = Property(str, lambda self: self._say(self._campaign.help.title), notify=changed)
    helpText = Property(str, lambda self: self._say(self._campaign.help.text), notify=changed)
    promiseAddress = Property(str, lambda self: self._campaign.promise_address, constant=True)
    promiseText = Property(str, lambda self: self._of_promise("text"), notify=changed)
    promiseUnit = Property(str, lambda self: self._of_promise("unit"), notify=changed)
    promiseStatus = Property(str, _status, notify=changed)
    promiseAchieved = Property(int, lambda self: self._number("achieved"), notify=changed)
    promiseTarget = Property(int, lambda self: self._number("target"), notify=changed)
    spruce = Property(str, lambda self: self._campaign.palette.spruce, constant=True)
    amber = Property(str, lambda self: self._campaign.palette.amber, constant=True)
