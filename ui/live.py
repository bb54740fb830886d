"""The view model of how it goes: counts, hours, languages, tallies, the battery.

There is nothing else on the kiosk that could be shown: answers are sealed. What is made up of fewer
than five people is left out before it gets here (`kiosk/report.py`). Counts follow every Send; what
was chosen, only when five more have answered (docs/decisions/0017-choices-move-by-fives.md).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import wording
from kiosk.campaign import SMALLEST_SHOWN, Campaign
from kiosk.errors import sentence
from ui.desk import Desk
from ui.rows import Row, RowModel

if TYPE_CHECKING:
    from kiosk.check import Check
    from kiosk.report import Figures
    from kiosk.store import Store

QML_IMPORT_NAME = "Lyssna"
QML_IMPORT_MAJOR_VERSION = 1

BATTERY = 60_000  # milliseconds between two looks at the battery
BAR = ("code", "label", "n", "share", "hidden")


@dataclass(frozen=True)
class Reading:
    """What one look at the store has given."""

    figures: "Figures"
    choices: dict[str, dict[str, int | None]]


@QmlElement
@QmlUncreatable("made by StaffModel")
class LiveModel(QObject):
    """The open session in figures, while somebody looks. Lives on the GUI thread."""

    changed = Signal()
    stepped = Signal(object)  # a new `Reading` whose choices are shown

    def __init__(self, desk: Desk, supplies: Path, parent: QObject) -> None:
        """`supplies` is where Linux tells of the battery."""
        super().__init__(parent)
        self._desk = desk
        self._supplies = supplies
        self._campaign = desk.pack.campaign
        self._language = self._campaign.main_language
        self._reading: Reading | None = None
        self._step: Reading | None = None  # the one whose choices are shown
        self._battery: Check | None = None
        self._question = 0
        self._watching = False
        self._asked = self._again = False
        self._hours = RowModel(BAR, self)
        self._languages = RowModel(BAR, self)
        self._bars = RowModel(BAR, self)
        self._timer = QTimer(self, interval=BATTERY)
        self._timer.timeout.connect(self.look_at_battery)
        self._timer.start()
        desk.counted.connect(self._on_counted)
        desk.sessionChanged.connect(self._on_session)

    def stop(self) -> None:
        """Look no more, at exit."""
        self._timer.stop()

    def reset(self) -> None:
        """Be ready again after a bug."""
        self._asked = self._again = False

    def watch(self, watching: bool) -> None:
        """Read at once and after every count, or rest while nobody looks."""
        if watching and not self._watching:
            self._watching = True
            self.look_at_battery()
            self.refresh()
        self._watching = watching

    def _on_counted(self) -> None:
        if self._watching:
            self.refresh()

    def _on_session(self) -> None:
        if self._desk.session is None:
            self._reading = self._step = None
            self._show()
        else:  # how long it has to last goes by the event
            self.look_at_battery()
        self._on_counted()

    @Slot()
    def refresh(self) -> None:
        """Read the figures again."""
        if self._desk.session is None:
            return
        if self._asked:
            self._again = True  # what has come meanwhile may not be in what is being read
            return
        self._asked, self._again = True, False
        session_id = self._desk.session.id

        def work(store: "Store") -> Reading:
            from kiosk import report, sessions

            session = sessions.find(store, session_id)
            figures = report.figures(store, session)
            return Reading(figures, report.choices(store, self._campaign, session))

        self._desk.do(work, self._take, lambda _: self._take(None))

    def _take(self, reading: Reading | None) -> None:
        self._asked = False
        if self._again:
            self.refresh()
        session = self._desk.session
        if reading is None or session is None or reading.figures.session.id != session.id:
            return
        self._reading = reading
        steps = reading.figures.session.sent - self._counted() >= SMALLEST_SHOWN
        if steps:
            self._step = reading
        self._show()
        if steps:
            self.stepped.emit(reading)

    @property
    def step(self) -> Reading | None:
        """The reading whose choices are shown; None before five have answered."""
        return self._step

    @Slot(int)
    def turn(self, by: int) -> None:
        """Show another question's choices, so many further on."""
        shown = self._questions()
        if shown:
            self._question = (self._question + by) % len(shown)
            self._show()

    def look_at_battery(self) -> None:
        """Learn how long the battery lasts."""
        session = self._desk.session
        event = self._campaign.event(session.event) if session else None
        now, supplies = self._desk.clock.now(self._campaign.timezone), self._supplies

        def work(_: "Store") -> "Check":
            from kiosk import preflight_machine

            return preflight_machine.battery(supplies, event, now)

        self._desk.run_errand(work, self._take_battery, lambda _: None)

    def _take_battery(self, check: "Check") -> None:
        self._battery = check
        self.changed.emit()

    # What is shown

    def _show(self) -> None:
        figures = self._reading.figures if self._reading else None
        hours = figures.hours if figures else {}
        languages = figures.languages if figures else {}
        self._hours.show(rows({str(h): (f"{h}–{h + 1}", n) for h, n in hours.items()}))
        named = {t: (wording.language_name(t, self._language), n) for t, n in languages.items()}
        self._languages.show(most_first(rows(named)))
        self._question = min(self._question, max(0, len(self._questions()) - 1))
        self._bars.show(self._choices())
        self.changed.emit()

    def _questions(self) -> list[str]:
        return questions_shown(self._step.choices) if self._step else []

    def _choices(self) -> list[Row]:
        names = self._questions()
        if not names or self._step is None:
            return []
        name = names[self._question]
        return bars_of(self._campaign, name, self._step.choices[name], self._language)

    def _title(self) -> str:
        names = self._questions()
        return title_of(self._campaign, names[self._question], self._language) if names else ""

    def _counted(self) -> int:
        """Return how many had answered when the choices that are shown were counted."""
        return self._step.figures.session.sent if self._step else 0

    def _count(self, name: str) -> int:
        return int(getattr(self._reading.figures.session, name)) if self._reading else 0

    def _handouts(self) -> int:
        return sum(p.handouts for p in self._reading.figures.paper) if self._reading else 0

    def _battery_text(self) -> str:
        if self._battery is None or self._battery.code == "check-power-none":
            return ""
        return self._battery.parts(self._language)[0]

    def _battery_level(self) -> str:
        return self._battery.level if self._battery is not None else "good"

    def _alert(self) -> str:
        """Return what staff are to see on every screen: that the battery does not last."""
        if self._desk.session is None or self._battery is None or self._battery.level == "good":
            return ""
        if "minutes" in self._battery.values:
            return sentence("stamp-minutes", self._language, **self._battery.values)
        return sentence("stamp-percent", self._language, **self._battery.values)

    started = Property(int, lambda self: self._count("started"), notify=changed)
    sent = Property(int, lambda self: self._count("sent"), notify=changed)
    walkedAway = Property(int, lambda self: self._count("walked_away"), notify=changed)
    timedOut = Property(int, lambda self: self._count("timed_out"), notify=changed)
    counted = Property(int, _counted, notify=changed)
    handouts = Property(int, _handouts, notify=changed)
    title = Property(str, _title, notify=changed)
    number = Property(int, lambda self: self._question + 1, notify=changed)
    questions = Property(int, lambda self: len(self._questions()), notify=changed)
    battery = Property(str, _battery_text, notify=changed)
    batteryLevel = Property(str, _battery_level, notify=changed)
    alert = Property(str, _alert, notify=changed)
    hours = Property(QObject, lambda self: self._hours, constant=True)
    languages = Property(QObject, lambda self: self._languages, constant=True)
    bars = Property(QObject, lambda self: self._bars, constant=True)


def rows(counts: dict[str, tuple[str, int | None]]) -> list[Row]:
    """Return counts as bars from zero; `hidden` ones, of fewer than five, have no length."""
    most = max((n for _, n in counts.values() if n is not None), default=0)
    return [
        {
            "code": code,
            "label": label,
            "n": n or 0,
            "share": n / most if n and most else 0.0,
            "hidden": n is None,
        }
        for code, (label, n) in counts.items()
    ]


def most_first(bars: list[Row]) -> list[Row]:
    return sorted(bars, key=lambda row: -row["n"])


def questions_shown(choices: dict[str, dict[str, int | None]]) -> list[str]:
    """Return the questions of which something may be shown."""
    return [name for name, of in choices.items() if any(n for n in of.values())]


def bars_of(
    campaign: Campaign, name: str, counts: dict[str, int | None], language: str
) -> list[Row]:
    """Return the choices of a question that may be shown, the most frequent first."""
    question = next(q for q in campaign.questionnaire.questions if q.name == name)
    labels = {choice.code: campaign.say(choice.label, language) for choice in question.choices}
    shown = {code: (labels[code], n) for code, n in counts.items() if n}
    return most_first(rows(shown))


def title_of(campaign: Campaign, name: str, language: str) -> str:
    question = next(q for q in campaign.questionnaire.questions if q.name == name)
    return campaign.say(question.label, language)
