"""What does not come out on the handouts is refused with the campaign, before any stand opens."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from tests.faults.commands import lyssna

QUESTION = 'sv = "Vad tycker du kan göras för att öka tryggheten i Umeå kommun?"'
LONG = QUESTION.replace("Vad tycker du", "Vad tycker du " + "och alla andra " * 60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(resources.path("campaigns", "umea-2016"), tmp_path / "umea")


def overfull(folder: Path) -> None:
    settings = folder / "campaign.toml"
    text = settings.read_text("utf-8")
    assert QUESTION in text
    settings.write_text(text.replace(QUESTION, LONG), "utf-8")


def spoilt_logo(folder: Path) -> None:
    settings = folder / "campaign.toml"
    settings.write_text('logo = "logo.svg"\n' + settings.read_text("utf-8"), "utf-8")
    nothing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"></svg>'
    (folder / "logo.svg").write_text(nothing, "utf-8")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(overfull, "Korta question på det språket"), (spoilt_logo, "Logotypen logo.svg går inte")],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_campaign_whose_handouts_do_not_come_out_is_refused(
    folder: Path, tmp_path: Path, spoil: Callable[[Path], None], told: str, command: str
) -> None:
    spoil(folder)
    pack = tmp_path / "umea.lyssna"
    output = ["-o", pack] if command == "build" else []
    done = lyssna("campaign", command, folder, *output, home=tmp_path / "home", language="sv")
    assert done.returncode == 1
    assert told in done.stdout
    assert done.stderr == ""
    assert not pack.exists()
