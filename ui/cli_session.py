"""The commands around a session: plan, open, pause, close, explain, report."""

import sys
from pathlib import Path
from typing import Any

import click

from kiosk.errors import Refused, sentence
from ui.console import (
    FILE,
    check_paper,
    clock_option,
    clock_right,
    confirm,
    home_option,
    kiosk_home,
    language,
    now_in,
    part,
    tell_checks,
    with_idle_kiosk,
    with_store,
)

# What the screen asks for in a field, the command line asks for by the option.
_REASONS = {"session-late": "cli-session-late", "session-early": "cli-session-early"}

event_option = click.option("--event", required=True, help="The event's id in the campaign.")
stand_option = click.option("--stand", default="", help="Which stand, where there are several.")
notes_option = click.option(
    "--notes", default="", help="A few words of your own, never about visitors."
)
session_option = click.option(
    "--session", "session_id", default="", help="Its id, or how it begins."
)


@click.group()
def session() -> None:
    """Plan, open and close the session of an event, see how it goes, and report."""


@session.command("plan")
@event_option
@stand_option
@notes_option
@click.option("--drop", is_flag=True, help="Forget what was planned.")
@home_option
def session_plan(event: str, stand: str, notes: str, drop: bool, home: Path | None) -> None:
    """Plan a session for an event before its day."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import sessions
        from kiosk.session import Details

        place = pack.campaign.event(event).place
        if drop:
            sessions.drop_plan(store, event)
        else:
            now = now_in(pack.campaign.timezone)
            sessions.plan(store, pack.campaign, event, now, Details(stand, notes))
        code = "cli-plan-dropped" if drop else "cli-planned"
        click.echo(sentence(code, language(), place=place))

    with_store(home, work)


@session.command("open")
@event_option
@stand_option
@notes_option
@click.option(
    "--late",
    "--early",
    "late",
    default="",
    help="Why it is opened when the event is over, or before its day.",
)
@clock_option
@home_option
def session_open(
    event: str, stand: str, notes: str, late: str, clock: str | None, home: Path | None
) -> None:
    """Open a session for an event, after all checks."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import preflight
        from kiosk import stand as the_stand
        from kiosk.clock import SystemClock
        from kiosk.session import Details

        now = now_in(pack.campaign.timezone)
        pack.campaign.event(event)  # raises what would make the checks needless
        _close_overdue(store, pack)
        if the_stand.current_session(store) is not None:
            raise Refused("session-already-open")
        right, run = clock_right(clock), preflight.run
        checks = run(kiosk_home(home), SystemClock(), language(), event=event, clock_right=right)
        asking = [check for check in checks if check.asks]
        if asking and sys.stdin.isatty():
            right = confirm(asking[0].text(language()))
            checks = [preflight.answered(check, right) for check in checks]
        tell_checks((check for check in checks if check.level != "good"), err=True)
        details = Details(stand, notes, late)
        try:
            opened = the_stand.open_session(store, pack.campaign, event, now, details, checks)
        except Refused as refused:
            raise Refused(_REASONS.get(refused.code, refused.code), **refused.values) from None
        place = pack.campaign.event(opened.event).place
        click.echo(sentence("cli-session-opened", language(), place=place))

    with_idle_kiosk(home, work)


def _close_overdue(store: Any, pack: Any) -> None:
    """Close a session that nobody has closed on its day, and say so."""
    from kiosk import sessions

    closed = sessions.close_overdue(store, now_in(pack.campaign.timezone))
    if closed is not None:
        place = _place(closed, pack)
        click.echo(sentence("cli-session-overdue", language(), place=place, day=closed.day))


@session.command("pause")
@home_option
def session_pause(home: Path | None) -> None:
    """Let nobody begin for a while."""
    _pause("pause", "cli-session-paused", home)


@session.command("resume")
@home_option
def session_resume(home: Path | None) -> None:
    """Go on after a pause."""
    _pause("resume", "cli-session-resumed", home)


def _pause(what: str, code: str, home: Path | None) -> None:
    def work(store: Any, pack: Any) -> None:
        from kiosk import sessions

        changed = getattr(sessions, what)(store)
        click.echo(sentence(code, language(), place=_place(changed, pack)))

    with_idle_kiosk(home, work)


@session.command("close")
@home_option
def session_close(home: Path | None) -> None:
    """Close the open session."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import stand

        closed = stand.close_session(store, now_in(pack.campaign.timezone))
        _tell_session("cli-session-closed", closed, pack)

    with_idle_kiosk(home, work)
    taken = part("kiosk.install", "kiosk").take_waiting(kiosk_home(home))
    if taken is not None:
        values = {"name": taken.campaign.name, "edition": taken.edition}
        click.echo(sentence("cli-pack-taken", language(), **values))


@session.command("status")
@home_option
def session_status(home: Path | None) -> None:
    """Say which session is open and how many have answered, and what is planned."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import sessions, stand

        current = stand.current_session(store)
        if current is None:
            click.echo(sentence("check-session-none", language()))
        else:
            paused = "cli-session-status-paused"
            _tell_session(paused if current.paused else "cli-session-status", current, pack)
        for plan in sessions.plans(store):
            click.echo(sentence("cli-planned", language(), place=_place(plan, pack)))

    with_store(home, work)


@session.command("explain")
@click.argument("words")
@session_option
@home_option
def session_explain(words: str, session_id: str, home: Path | None) -> None:
    """Say in WORDS why counts differ; without --session, of the newest session."""

    def work(store: Any, pack: Any) -> None:
        from kiosk import sessions

        found = sessions.explain(store, sessions.find(store, session_id).id, words)
        click.echo(sentence("cli-session-explained", language(), place=_place(found, pack)))

    with_store(home, work)


@session.command("report")
@session_option
@click.option("-o", "--output", type=FILE, required=True, help="The file to write: .pdf or .json.")
@home_option
def session_report(session_id: str, output: Path, home: Path | None) -> None:
    """Write the report of a session; without --session, of the newest one."""
    if output.suffix.lower() not in (".pdf", ".json"):
        raise Refused("report-form", file=output)
    check_paper(output)

    def work(store: Any, pack: Any) -> bytes:
        from kiosk import report, sessions

        found = sessions.find(store, session_id)
        if output.suffix.lower() == ".json":
            return report.as_json(store, pack.campaign, found, language())
        papers = part("kiosk.report_pdf", "kiosk")
        pdf: bytes = papers.render(store, pack.campaign, found, language(), pack.holder.name)
        return pdf

    from kiosk.home import replace_file

    replace_file(output, with_store(home, work))
    click.echo(sentence("cli-written", language(), file=output))


def _tell_session(code: str, of: Any, pack: Any) -> None:
    counts = {"started": of.started, "sent": of.sent}
    counts |= {"walked_away": of.walked_away, "timed_out": of.timed_out}
    click.echo(sentence(code, language(), place=_place(of, pack), **counts))


def _place(of: Any, pack: Any) -> str:
    """Return where a session is; by the event's id when the campaign does not know it any more."""
    places = {event.id: event.place for event in pack.campaign.events}
    return places.get(of.event, of.event)
