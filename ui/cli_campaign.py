"""The commands of a coordinator: begin a campaign folder, check it, try it out, build its pack."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.errors import LyssnaError, sentence
from ui.cli_keys import key_file_option, passphrase
from ui.console import FILE, FOLDER, centre_home, centre_option, language, part

if TYPE_CHECKING:
    from kiosk.campaign import Campaign
    from kiosk.finding import Finding

LEVELS = {"error": "cli-level-error", "warning": "cli-level-warning"}
ANYTHING = click.Path(path_type=Path)
lenient_option = click.option(
    "--lenient", is_flag=True, help="Leave out what is not supported where the rest makes sense."
)


@click.group()
def campaign() -> None:
    """Begin a campaign, check it, try it out, and build its pack."""


@campaign.command("new")
@click.argument("folder", type=FOLDER)
@click.option("--language", "tag", type=click.Choice(["sv", "en"]), help="Of what it explains.")
def campaign_new(folder: Path, tag: str | None) -> None:
    """Write a campaign to begin with into the new FOLDER, ready to be changed and built."""
    starter = part("kiosk.authoring.starter", "authoring")
    starter.write(folder, tag or language(), date.today())
    click.echo(sentence("cli-campaign-new", language(), folder=folder))


@campaign.command("check")
@click.argument("path", type=ANYTHING)
@click.option(
    "--render",
    is_flag=True,
    help="Draw every page, too, and tell what is cut off, too small or never shown.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the findings for a machine.")
@lenient_option
@centre_option
def campaign_check(
    path: Path, render: bool, as_json: bool, lenient: bool, centre: Path | None
) -> None:
    """Say everything that is wrong in a campaign folder, or in an XLSForm on its own, at PATH."""
    found, problems = findings(path, lenient, partial(_last_built, centre))
    if found is not None and path.is_dir() and not _broken(problems):  # a lone form has no papers
        problems += _papers(found)
    # Nothing is looked at as a page that cannot be shown, such as one whose condition is no such.
    if render and found is not None and not _broken(problems):
        texts = _texts(found, silent=as_json)
        # The check of a folder has told which texts are not translated, cell by cell.
        told = {"render-untranslated"} if path.is_dir() else set()
        problems += [problem for problem in texts if problem.code not in told]
    broken = found is None or _broken(problems)
    if render and found is not None and not broken:
        problems += _render(found)
    if as_json:
        click.echo(json.dumps({"findings": [_as_data(p) for p in problems]}, ensure_ascii=False))
    else:
        _tell(problems)
        if render and broken:
            click.echo(sentence("cli-render-not", language()))
    if found is None or _broken(problems):
        sys.exit(1)
    if not as_json:
        form = found.questionnaire
        counts = {"events": len(found.events), "questions": len(form.questions)}
        click.echo(
            sentence("cli-campaign-good", language(), promises=len(found.promises), **counts)
        )


def _broken(problems: "list[Finding]") -> bool:
    return any(problem.level == "error" for problem in problems)


def findings(
    path: Path, lenient: bool, last: "Callable[[str], Campaign | None] | None" = None
) -> "tuple[Campaign | None, list[Finding]]":
    """Return the campaign in a folder, or made of a form on its own, and what there is to say.

    `last` returns a campaign as it was last built; a form on its own never was.
    """
    if path.is_dir() or not path.suffix:
        return part("kiosk.authoring.folder", "authoring").findings(path, lenient, last)  # type: ignore[no-any-return]
    lone = part("kiosk.authoring.lone", "authoring")
    return lone.findings(path, date.today(), lenient)  # type: ignore[no-any-return]


def _last_built(centre: Path | None, campaign: str) -> "Campaign | None":
    """Return a campaign as the centre last published it, None where there is none to read."""
    file = centre_home(centre).campaign_file(campaign)
    if not file.is_file():
        return None
    try:
        return part("sync.central.home", "centre").read_campaign(file)  # type: ignore[no-any-return]
    except LyssnaError:  # it is told when the next pack is built
        return None


def _as_data(problem: "Finding") -> dict[str, Any]:
    message, remedy = problem.parts(language())
    place = problem.place
    where = {"file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column}
    return {**where, "severity": problem.level, "message": message, "remedy": remedy}


def _tell(problems: "list[Finding]") -> None:
    """Tell every finding on a line of its own, and how many there are below."""
    for problem in problems:
        level = sentence(LEVELS[problem.level], language())
        place = problem.place
        row = sentence("cli-row", language(), row=place.row) if place.row else ""
        where = ", ".join(filter(None, [place.file, place.sheet, row, place.column]))
        click.echo(f"{level}: {where}: " if where else f"{level}: ", nl=False)
        click.echo(problem.text(language()))
    if problems:
        errors = sum(problem.level == "error" for problem in problems)
        counts = {"errors": errors, "warnings": len(problems) - errors}
        click.echo(sentence("cli-findings", language(), **counts))


def _texts(found: "Campaign", silent: bool) -> "list[Finding]":
    """Return what the texts alone tell; print how long they take to read."""
    checks = part("ui.texts_check", "kiosk")
    for reading in checks.readings(found):
        pages = {**reading.always, **reading.sometimes}
        told = ", ".join(f"{name} {seconds:.0f}" for name, seconds in pages.items())
        times = {"seconds": round(reading.seconds), "longest": round(reading.longest)}
        tag = reading.language
        if not silent:
            click.echo(sentence("cli-reading", language(), language=tag, pages=told, **times))
    return list(checks.check_texts(found))


def _papers(found: "Campaign") -> "list[Finding]":
    """Return what does not fit on the handouts, or cannot be printed."""
    return list(part("kiosk.handout_check", "authoring").check(found))


def _render(found: "Campaign") -> "list[Finding]":
    """Draw all pages and return what does not fit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    checks = part("ui.render_check", "kiosk")
    n, label = checks.count(found), sentence("cli-render", language())
    with click.progressbar(length=n, label=label, file=sys.stderr) as bar:
        problems = checks.check_pages(found, bar.update, processes=os.cpu_count() or 1)
    click.echo(sentence("cli-render-good", language(), n=n), err=True)
    return list(problems)


@campaign.command("preview")
@click.argument("path", type=ANYTHING)
@lenient_option
def campaign_preview(path: Path, lenient: bool) -> None:
    """Open the kiosk on the campaign folder, or the form, at PATH. It follows what is saved.

    Nothing that is tapped is kept.
    """
    previews = part("ui.preview", "kiosk")
    sys.exit(previews.run(path, partial(findings, path, lenient), _tell_now))


def _tell_now(problems: "list[Finding]") -> None:
    """Tell what was found in what has just been saved."""
    _tell(problems)
    if not problems:
        click.echo(sentence("cli-preview-good", language()))
    sys.stdout.flush()


@campaign.command("build", short_help="Build the pack of a campaign.")
@click.argument("folder", type=FOLDER)
@click.option("-o", "--output", type=FILE, required=True, help="The pack to write.")
@lenient_option
@key_file_option
@centre_option
def campaign_build(
    folder: Path, output: Path, lenient: bool, key_file: Path | None, centre: Path | None
) -> None:
    """Build the pack of a campaign FOLDER, for all its kiosks, and publish it to the centre.

    Kiosks that are enrolled take it as an update; a new one is enrolled with: lyssna central enrol
    """
    from kiosk import pack
    from kiosk.home import check_output, replace_file

    check_output(output)
    editions = part("sync.central.editions", "centre")
    last = partial(_last_built, centre)
    content, problems = part("kiosk.authoring.folder", "authoring").findings(folder, lenient, last)
    if content is not None and not _broken(problems):
        problems += _papers(content)
    _tell(problems)
    if content is None or _broken(problems):
        sys.exit(1)
    home = centre_home(centre)
    keys = home.keys(content.id).open(passphrase(key_file))
    made, data = editions.build(home, keys, content)
    replace_file(output, data)
    values = {"edition": made.edition, "version": pack.version_of(content)}
    print_ = pack.fingerprint(keys.public.campaign)
    click.echo(sentence("cli-built", language(), file=output, fingerprint=print_, **values))
