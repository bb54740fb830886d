"""Where the centre keeps its keys, and where a coordinator publishes campaigns to it.

keys/<campaign>.json                     the campaign's secret keys, for its owner only
campaigns/<campaign>.msgpack             the newest published campaign
questionnaires/<campaign>/<version>.msgpack   every published version, since answers refer to it
central.db                               the database, unless another is named
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_data_path

from kiosk.campaign import Campaign, is_campaign_id, version_of
from kiosk.errors import Fault, Refused
from kiosk.home import replace_file, writing_to
from kiosk.keys import CampaignKeys, load, load_or_create
from kiosk.questionnaire import Questionnaire
from sync.decoding import UNREADABLE

Content = TypeVar("Content")

LIMIT = 4 * 2**20
"""Bytes of a published file. It holds text alone, so that a larger one is something else."""


@dataclass(frozen=True)
class CentreHome:
    """The folder of one centre. Nothing is created before it is needed."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "central.db"

    @property
    def campaigns(self) -> Path:
        return self.path / "campaigns"

    def key_file(self, campaign: str) -> Path:
        return self.path / "keys" / f"{checked(campaign)}.json"

    def campaign_file(self, campaign: str) -> Path:
        return self.campaigns / f"{checked(campaign)}.msgpack"

    def questionnaires(self, campaign: str) -> Path:
        return self.path / "questionnaires" / checked(campaign)

    def keys(self, campaign: str) -> CampaignKeys:
        """Return the campaign's keys; raise Fault when they are missing, Refused when damaged."""
        file = self.key_file(campaign)
        _check_regular(file)
        try:
            return load(file)
        except UNREADABLE:
            raise Refused("keys-damaged", file=file) from None

    def load_or_create_keys(self, campaign: str) -> tuple[CampaignKeys, bool]:
        """Return the campaign's keys, made anew when there are none, and whether they are new."""
        return load_or_create(self.key_file(campaign))

    def publish(self, campaign: Campaign) -> None:
        """Write the campaign where a centre, running or not, finds it."""
        form = campaign.questionnaire
        version = self.questionnaires(campaign.id) / f"{version_of(form)}.msgpack"
        _write(version, form)
        _write(self.campaign_file(campaign.id), campaign)

    def published(self) -> list[Path]:
        """Return the files of all published campaigns, which may be damaged."""
        return sorted(self.campaigns.glob("*.msgpack"))

    def published_questionnaires(self, campaign: str) -> list[Path]:
        """Return the files of every version of a campaign's questionnaire."""
        return sorted(self.questionnaires(campaign).glob("*.msgpack"))

    def files(self) -> list[Path]:
        """Return every file that a centre reads."""
        patterns = ("keys/*.json", "campaigns/*.msgpack", "questionnaires/*/*.msgpack")
        return sorted(file for pattern in patterns for file in self.path.glob(pattern))


def default_home() -> CentreHome:
    """Return the place that `LYSSNA_CENTRE` names, or the platform's own for a user's data."""
    named = os.environ.get("LYSSNA_CENTRE")
    place = Path(named) if named else user_data_path("lyssna", appauthor=False) / "centre"
    return CentreHome(place)


def checked(campaign: str) -> str:
    """Return the id of a campaign, safe in a file name and an address; raise Refused if not."""
    if not is_campaign_id(campaign):
        raise Refused("campaign-id-invalid", campaign=campaign)
    return campaign


def _write(file: Path, content: msgspec.Struct) -> None:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, msgspec.msgpack.encode(content, order="deterministic"))


def read_campaign(file: Path) -> Campaign:
    """Return the campaign in a file named after it; raise Refused or Fault when there is none."""
    campaign = _read(file, Campaign)
    if checked(campaign.id) != file.stem:
        raise Refused("centre-campaign-damaged", file=file)
    return campaign


def read_questionnaire(file: Path) -> Questionnaire:
    """Return the questionnaire in a file; raise Refused or Fault when there is none."""
    return _read(file, Questionnaire)


def _read(file: Path, kind: type[Content]) -> Content:
    _check_regular(file)
    try:
        with file.open("rb") as opened:
            data = opened.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise Refused("centre-campaign-damaged", file=file)
        return msgspec.msgpack.decode(data, type=kind)
    except UNREADABLE:
        raise Refused("centre-campaign-damaged", file=file) from None
    except OSError:
        raise Fault("file-unreadable", file=file) from None


def _check_regular(file: Path) -> None:
    """Raise Fault unless `file` is a file: to read a pipe would wait for ever."""
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError:
        regular = False
    if not regular:
        raise Fault("file-unreadable", file=file)
