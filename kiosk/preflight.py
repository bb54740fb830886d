"""What must be right before a stand opens, checked without changing anything."""

from datetime import datetime
from pathlib import Path

from kiosk import pins, power, preflight_printer, stand
from kiosk import preflight_machine as machine
from kiosk import preflight_stand as the_stand
from kiosk.campaign import Campaign
from kiosk.check import Check as Check
from kiosk.clock import Clock
from kiosk.errors import LyssnaError
from kiosk.home import Home
from kiosk.store import Store


def run(
    home: Home,
    clock: Clock,
    language: str = "en",
    *,
    event: str = "",
    clock_right: bool | None = None,
    supplies: Path = power.LINUX,
) -> list[Check]:
    """Return all checks of a kiosk's home, in the order in which staff would mend them.

    With the id of an `event`, for a session that is to be opened for it. `clock_right` is what
    staff have answered to the check that asks, `supplies` where Linux tells of the battery.
    """
    try:
        pack = home.pack()
        chosen = pack.campaign.event(event) if event else None
        store = Store(home.database)
    except LyssnaError as error:
        return [Check("bad", error.code, error.values)]
    now = clock.now(pack.campaign.timezone)
    try:
        return [
            Check("good", "check-pack", {"name": pack.campaign.name, "kiosk": pack.holder.name}),
            _pins(store),
            machine.space(home),
            machine.database(store),
            *the_stand.content(pack),
            machine.clock_date(pack.campaign, chosen, now.date(), language),
            machine.clock_time(now, clock_right, language),
            machine.battery(supplies, chosen, now),
            *_session(store, pack.campaign, now, chosen is not None),
            *the_stand.from_before(store, pack, language),
            *preflight_printer.checks(store, pack.campaign),
        ]
    except LyssnaError as error:
        return [Check("bad", error.code, error.values)]
    finally:
        store.close()


def answered(check: Check, right: bool) -> Check:
    """Return a check that asks as staff have answered it, and any other as it is."""
    if not check.asks:
        return check
    code = "check-clock" if right else "check-clock-wrong"
    return Check("good" if right else "bad", code, check.values)


def _pins(store: Store) -> Check:
    return Check("good", "check-pins") if pins.chosen(store) else Check("bad", "check-pins-none")


def _session(store: Store, campaign: Campaign, now: datetime, opening: bool) -> list[Check]:
    """Check the open session; warn of the one before, if it had to close itself."""
    session = stand.current_session(store)
    if session is not None:
        values = {"event": _place(campaign, session.event), "n": session.sent}
        if now.date() > max(session.day, session.opened.date()):
            return [Check("look", "check-session-overdue", values)]
        if session.paused:
            return [Check("look", "check-session-paused", values)]
        return [Check("good", "check-session-open", values)]
    checks = [] if opening else [Check("look", "check-session-none")]
    before = stand.sessions(store)[:1]
    if before and before[0].closed_itself:
        values = {"event": _place(campaign, before[0].event), "n": before[0].sent}
        checks.append(Check("look", "check-session-closed-itself", values))
    return checks


def _place(campaign: Campaign, event: str) -> str:
    """Return where an event was, by its id when a newer campaign does not know it."""
    return next((each.place for each in campaign.events if each.id == event), event)
