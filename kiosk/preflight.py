"""What must be right before a stand opens, checked without changing anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk import pins, printing, stand
from kiosk.campaign import Campaign
from kiosk.clock import Clock
from kiosk.errors import LyssnaError, sentence
from kiosk.home import FREE_SPACE_FLOOR, Home
from kiosk.store import Store
from kiosk.wording import long_date


@dataclass(frozen=True)
class Check:
    """The result of one check: fine, worth a look, or a reason not to open."""

    level: Literal["good", "look", "bad"]
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        return sentence(self.code, language, **self.values)


def run(home: Home, clock: Clock, language: str = "en") -> list[Check]:
    """Return all checks of a kiosk's home, in the order in which staff would mend them."""
    try:
        pack = home.pack()
        store = Store(home.database)
    except LyssnaError as error:
        return [Check("bad", error.code, error.values)]
    try:
        checks = [
            Check("good", "check-pack", {"name": pack.campaign.name, "kiosk": pack.holder.name}),
            _pins(store),
            _space(home),
            _date(pack.campaign, clock, language),
            _session(store, pack.campaign),
        ]
    except LyssnaError as error:
        checks = [Check("bad", error.code, error.values)]
    finally:
        store.close()
    return [*checks, _printer()]


def _pins(store: Store) -> Check:
    return Check("good", "check-pins") if pins.chosen(store) else Check("bad", "check-pins-none")


def _space(home: Home) -> Check:
    free = home.free_space()
    level: Literal["good", "bad"] = "good" if free >= FREE_SPACE_FLOOR else "bad"
    code = "check-space" if level == "good" else "check-space-low"
    return Check(level, code, {"megabytes": free // 2**20, "floor": FREE_SPACE_FLOOR // 2**20})


def _date(campaign: Campaign, clock: Clock, language: str) -> Check:
    today = clock.now(campaign.timezone).date()
    values: dict[str, object] = {"today": long_date(today, language)}
    fits = any(event.date == today for event in campaign.events)
    return Check("good" if fits else "look", "check-date" if fits else "check-date-other", values)


def _session(store: Store, campaign: Campaign) -> Check:
    session = stand.current_session(store)
    if session is None:
        return Check("look", "check-session-none")
    return Check(
        "good",
        "check-session-open",
        {"event": campaign.event(session.event).place, "n": session.sent},
    )


def _printer() -> Check:
    names = printing.printers()
    if not names:
        return Check("look", "check-printer-none")
    return Check("good", "check-printer", {"name": names[0]})
