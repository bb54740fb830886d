"""The command that sends a campaign's answers on to ODK Central, KoboToolbox and their like."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.errors import Refused, sentence
from ui.cli_keys import campaign_option, database_option, with_database
from ui.console import FILE, centre_home, centre_option, language, part

if TYPE_CHECKING:
    from sync.central.openrosa import Progress, Sent
    from sync.central.openrosa_store import Made


@click.command("openrosa")
@click.argument("url", envvar="LYSSNA_OPENROSA")
@click.option("--form", type=FILE, help="The form there: XLSForm, or XForm (.xml).")
@click.option("--user", help="Who to be there; the password is asked for.")
@click.option("--password-file", type=FILE, help="A file that holds the password.")
@click.option("--ca", type=FILE, help="Trust this authority's certificate (PEM) alone.")
@click.option("--retry", is_flag=True, help="Send what was refused once more, too.")
@click.option(
    "--remake",
    type=click.Choice(["waiting", "all"]),
    help="Make anew what was not taken yet, or all, for another form or server.",
)
@campaign_option
@database_option
@centre_option
def openrosa(
    url: str,
    form: Path | None,
    user: str | None,
    password_file: Path | None,
    ca: Path | None,
    retry: bool,
    remake: str | None,
    campaign_id: str | None,
    database: str | None,
    centre: Path | None,
) -> None:
    """Send the answers at the centre to the OpenRosa project at URL, each once.

    URL (or LYSSNA_OPENROSA) is such as https://central.example/v1/projects/1, or with an app user's
    token https://central.example/v1/key/TOKEN/projects/1. See docs/openrosa.md.
    """
    if form is not None and form.suffix.lower() != ".xml":
        part("sync.central.openrosa_xlsform", "centre,authoring")
    home = centre_home(centre)
    campaign = home.only_campaign(campaign_id)
    server = _server(url, _login(user, password_file), ca)
    shaping = _shaping(campaign, form)
    stores = part("sync.central.openrosa_store", "centre")

    def work(engine: Any) -> None:
        with stores.sole(engine, home.path / "openrosa.lock"):
            if remake is not None:
                stores.unmake(engine, campaign, remake)
            if retry:
                stores.retry(engine, campaign)
            made = stores.make(engine, campaign, shaping)
            sent = _send(engine, campaign, server)
        _tell(engine, campaign, made, sent)

    with_database(database, home, work)


def _server(url: str, login: Any, ca: Path | None) -> Any:
    """Return the server at an address that will do; nothing is asked of it yet."""
    links = part("sync.central.openrosa_link", "centre")
    requests = part("sync.central.openrosa_request", "centre")
    from kiosk.clock import SystemClock
    from sync.trust import Trust, from_file

    trust = Trust() if ca is None else from_file(ca)
    return links.Server(requests.submissions_at(url), SystemClock(), login, trust)


def _login(user: str | None, password_file: Path | None) -> Any:
    """Return who to be at the server, None for nobody; a password is never on the command line."""
    logins = part("sync.central.openrosa_login", "centre")
    if user is None:
        if password_file is not None:
            raise Refused("openrosa-password-alone")
        return None
    if password_file is not None:
        return logins.Login(user, logins.read_password(password_file))
    if not sys.stdin.isatty():
        raise Refused("openrosa-password-missing")
    asked = sentence("cli-openrosa-password", language(), user=user)
    return logins.Login(user, click.prompt(asked, hide_input=True, err=True))


def _shaping(campaign: str, file: Path | None) -> Any:
    """Return what shapes a version of the questionnaire: the form in a file, or a flat one."""
    forms = part("sync.central.openrosa_form", "centre")
    if file is None:
        return lambda version, form: forms.flat(form, campaign, version)
    shape = forms.from_file(file)
    return lambda version, form: shape


def _send(engine: Any, campaign: str, server: Any) -> "Sent":
    sender = part("sync.central.openrosa", "centre").Sender(engine, campaign, server)
    label = sentence("cli-openrosa", language())
    try:
        with click.progressbar(length=100, label=label, item_show_func=_told) as bar:
            done: Sent = sender.run(lambda now: _show(bar, now))
    except KeyboardInterrupt:
        click.echo(sentence("cli-openrosa-stopped", language()), err=True)
        sys.exit(130)
    return done


def _show(bar: Any, now: "Progress") -> None:
    share = now.done / now.of if now.of else 1
    bar.update(round(100 * share) - bar.pos, now)


def _told(now: "Progress | None") -> str | None:
    if now is None:
        return None
    return sentence("cli-openrosa-progress", language(), done=now.done, of=now.of)


def _tell(engine: Any, campaign: str, made: "Made", sent: "Sent") -> None:
    """Print what the run came to; end with 1 when anything is left that people must look at."""
    stores = part("sync.central.openrosa_store", "centre")
    states = dict.fromkeys(("sent", "ready", "in_doubt", "refused"), 0)
    states |= stores.counts(engine, campaign)
    click.echo(sentence("cli-openrosa-done", language(), taken=sent.taken, **states))
    for code, n in stores.reasons(engine, campaign).items():
        reason = sentence(code, language())
        click.echo(sentence("cli-openrosa-refused", language(), n=n, reason=reason))
    if made.unfit:
        names = ", ".join(sorted(made.names))
        click.echo(sentence("openrosa-unfit", language(), n=made.unfit, names=names), err=True)
    if sent.error is not None:
        raise sent.error
    if made.unfit or states["refused"]:
        sys.exit(1)
