"""Where the centre keeps its keys, and where a coordinator publishes campaigns to it.

keys/<campaign>.json                     the campaign's secret keys, for its owner only
campaigns/<campaign>.msgpack             the newest published campaign
questionnaires/<campaign>/<version>.msgpack   every published version, since answers refer to it
central.db                               the database, unless another is named
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_data_path

from kiosk.campaign import Campaign, version_of
from kiosk.errors import Refused
from kiosk.home import replace_file, writing_to
from kiosk.keys import CampaignKeys, load, load_or_create
from kiosk.questionnaire import Questionnaire

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAKEN = frozenset(("api", "health", "static"))  # first parts of the centre's own addresses


Content = TypeVar("Content")


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
        """Return the campaign's keys; raise Fault when they are missing."""
        return load(self.key_file(campaign))

    def load_or_create_keys(self, campaign: str) -> tuple[CampaignKeys, bool]:
        """Return the campaign's keys, made anew when there are none, and whether they are new."""
        return load_or_create(self.key_file(campaign))

    def publish(self, campaign: Campaign) -> None:
        """Write the campaign where a centre, running or not, finds it."""
        form = campaign.questionnaire
        version = self.questionnaires(campaign.id) / f"{version_of(form)}.msgpack"
        _write(version, form)
        _write(self.campaign_file(campaign.id), campaign)

    def published(self) -> Iterator[Campaign]:
        """Yield every published campaign; raise Refused for a file that holds none."""
        for file in sorted(self.campaigns.glob("*.msgpack")):
            yield _read(file, Campaign)

    def published_questionnaires(self, campaign: str) -> Iterator[tuple[str, Questionnaire]]:
        """Yield every published questionnaire of a campaign with its version."""
        for file in sorted(self.questionnaires(campaign).glob("*.msgpack")):
            form = _read(file, Questionnaire)
            yield version_of(form), form


def default_home() -> CentreHome:
    """Return the place that `LYSSNA_CENTRE` names, or the platform's own for a user's data."""
    named = os.environ.get("LYSSNA_CENTRE")
    place = Path(named) if named else user_data_path("lyssna", appauthor=False) / "centre"
    return CentreHome(place)


def checked(campaign: str) -> str:
    """Return the id of a campaign, safe in a file name and an address; raise Refused if not."""
    if not _ID.fullmatch(campaign) or campaign in _TAKEN:
        raise Refused("campaign-id-invalid", campaign=campaign)
    return campaign


def _write(file: Path, content: msgspec.Struct) -> None:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, msgspec.msgpack.encode(content, order="deterministic"))


def _read(file: Path, kind: type[Content]) -> Content:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise Refused("centre-campaign-damaged", file=file) from None
