"""A picture of every page of a campaign in every language and size, and all of them on one sheet.

python -m ui.gallery [FOLDER] [--out PLACE] [--largest]
"""

import os
from pathlib import Path

import click

import resources
from kiosk.errors import LyssnaError, sentence
from ui.console import FOLDER, language, part

SAMPLE = resources.path("campaigns", "umea-2016")
OUT = Path("build", "gallery")
LARGEST = 2  # step of the size of text


@click.command()
@click.argument("folder", type=FOLDER, default=SAMPLE)
@click.option("--out", type=FOLDER, default=OUT, show_default=True, help="Where pictures go.")
@click.option("--largest", is_flag=True, help="With the largest text that a visitor may choose.")
def main(folder: Path, out: Path, largest: bool) -> None:
    """Draw every page of the campaign in FOLDER, by default the sample's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from kiosk.authoring.folder import read

    try:
        album, campaign = part("ui.album", "kiosk"), read(folder)
        label = sentence("cli-render", language())
        with click.progressbar(length=album.count(campaign), label=label) as bar:
            sheet = album.draw(campaign, out, bar.update, text=LARGEST if largest else 0)
    except LyssnaError as error:
        raise click.ClickException(error.text(language())) from None
    click.echo(sentence("cli-written", language(), file=sheet))


if __name__ == "__main__":
    main(prog_name="python -m ui.gallery")
