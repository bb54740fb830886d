"""Checks of the machine before a stand opens: disk, database, clock, battery."""

from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk import power
from kiosk.campaign import Campaign, Event
from kiosk.check import Check
from kiosk.home import FREE_SPACE_FLOOR, Home
from kiosk.store import Store
from kiosk.wording import long_date

LEAST_MINUTES = 30  # of battery: less is a reason to find the charger first
LEAST_PERCENT, ENOUGH_PERCENT = 15, 60  # where a machine tells no minutes


def space(home: Home) -> Check:
    """Check the free space on the disk."""
    free = home.free_space()
    values = {"megabytes": free // 2**20, "floor": FREE_SPACE_FLOOR // 2**20}
    if free < FREE_SPACE_FLOOR:
        return Check("bad", "check-space-low", values)
    return Check("good", "check-space", values)


def database(store: Store) -> Check:
    """Check the database as a whole; raise Fault when it cannot be read."""
    if store.is_whole():
        return Check("good", "check-store")
    return Check("bad", "store-damaged", {"file": store.file})


def clock_date(campaign: Campaign, event: Event | None, today: date, language: str) -> Check:
    """Check the clock against the day of the event, or where none is chosen of any event."""
    values: dict[str, object] = {"today": long_date(today, language)}
    if event is None:
        fits = any(each.date == today for each in campaign.events)
        return Check(
            "good" if fits else "look", "check-date" if fits else "check-date-other", values
        )
    if event.date == today:
        return Check("good", "check-date", values)
    values |= {"event": event.place, "day": long_date(event.date, language)}
    return Check("look", "check-date-differs", values)


def clock_time(now: datetime, right: bool | None, language: str) -> Check:
    """Ask staff whether the clock is right; `right` is their answer, None while there is none."""
    values = {"time": now.strftime("%H.%M" if language.startswith("sv") else "%H:%M")}
    if right is None:
        return Check("look", "check-clock-ask", values, asks=True)
    return Check(
        "good" if right else "bad", "check-clock" if right else "check-clock-wrong", values
    )


def battery(folder: Path, event: Event | None, now: datetime) -> Check:
    """Check that the battery lasts: until the event's end, or at least to find the charger."""
    found = power.read(folder)
    if found is None:
        return Check("good", "check-power-none")
    values: dict[str, object] = {"percent": "?" if found.percent is None else found.percent}
    if found.plugged:
        return Check("good", "check-power-plugged", values)
    if found.minutes is not None:
        needed = _minutes_until_end(event, now)
        values["minutes"] = found.minutes
        low, short = found.minutes < LEAST_MINUTES, found.minutes < needed
        code = "check-power-low" if low else "check-power-short" if short else "check-power"
        return Check(
            "bad" if low else "look" if short else "good", code, {**values, "needed": needed}
        )
    percent = found.percent or 0
    low, short = percent < LEAST_PERCENT, percent < ENOUGH_PERCENT
    code = "check-power-percent-low" if low else "check-power-percent"
    return Check("bad" if low else "look" if short else "good", code, values)


def _minutes_until_end(event: Event | None, now: datetime) -> int:
    """Return how long the stand is still to run; as long as a usual one where that is not known."""
    if event is None:
        return 180
    if event.date == now.date():
        begin = now.replace(tzinfo=None)
    else:
        begin = datetime.combine(event.date, event.starts)
    left = datetime.combine(event.date, event.ends) - begin
    return max(left, timedelta()) // timedelta(minutes=1)
