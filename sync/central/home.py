"""Where the centre keeps its keys, and where a coordinator publishes campaigns to it.

keys/<campaign>.json                     the campaign's secret keys, closed with a passphrase
campaigns/<campaign>.msgpack             the newest published campaign
packs/<campaign>.lyssna                  its pack, from which kiosks are enrolled
questionnaires/<campaign>/<version>.msgpack   every published version, since answers refer to it
central.db                               the database, unless another is named
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_data_path

from kiosk.campaign import Campaign, PublicKeys, is_campaign_id, version_of
from kiosk.campaign_check import LARGEST
from kiosk.errors import Refused
from kiosk.home import present, read_start, replace_file, writing_to
from kiosk.keys import LockedKeys, load
from kiosk.pack import Pack, decode, read
from kiosk.questionnaire import Questionnaire
from sync.decoding import UNREADABLE

Content = TypeVar("Content")

LIMIT = LARGEST
"""Bytes of a published file: no campaign that can be built is larger."""


@dataclass(frozen=True)
class CentreHome:
    """The folder of one centre. Nothing is created before it is needed."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "central.db"

    @property
    def build_lock(self) -> Path:
        return self.path / "build.lock"

    @property
    def campaigns(self) -> Path:
        return self.path / "campaigns"

    def key_file(self, campaign: str) -> Path:
        return self.path / "keys" / f"{checked(campaign)}.json"

    def campaign_file(self, campaign: str) -> Path:
        return self.campaigns / f"{checked(campaign)}.msgpack"

    def questionnaires(self, campaign: str) -> Path:
        return self.path / "questionnaires" / checked(campaign)

    def pack_file(self, campaign: str) -> Path:
        return self.path / "packs" / f"{checked(campaign)}.lyssna"

    def keys(self, campaign: str) -> LockedKeys:
        """Return the campaign's closed keys; raise Refused when there are none or damaged ones."""
        file = self.key_file(campaign)
        if not present(file):
            raise Refused("keys-missing", campaign=campaign, home=self.path)
        return load(file)

    def with_keys(self) -> list[str]:
        """Return the campaigns that have keys."""
        return sorted(file.stem for file in self.path.glob("keys/*.json"))

    def only_campaign(self, named: str | None) -> str:
        """Return the campaign that is `named`, or the only one there is; raise Refused if neither.

        A campaign is there as soon as it has keys.
        """
        if named is not None:
            self.keys(named)
            return named
        known = self.with_keys()
        if not known:
            raise Refused("centre-without-keys", home=self.path)
        if len(known) > 1:
            raise Refused("campaign-not-named", known=", ".join(known))
        return known[0]

    def built(self, campaign: str, keys: PublicKeys) -> Pack | None:
        """Return the campaign's last built pack, None when there is none.

        Raises Refused when it is damaged or not made with the campaign's own keys.
        """
        file = self.pack_file(campaign)
        if not present(file):
            return None
        try:
            pack = decode(read(file))
        except Refused:
            raise Refused("centre-pack-damaged", file=file) from None
        if pack.campaign.id != campaign or pack.keys != keys:
            raise Refused("centre-pack-damaged", file=file)
        return pack

    def publish(self, campaign: Campaign) -> None:
        """Write the campaign where a centre, running or not, finds it."""
        form = campaign.questionnaire
        version = self.questionnaires(campaign.id) / f"{version_of(form)}.msgpack"
        _write(version, form)
        _write(self.campaign_file(campaign.id), campaign)

    def keep_pack(self, campaign: str, data: bytes) -> None:
        """Write the pack that later kiosks are enrolled from."""
        _write_bytes(self.pack_file(campaign), data)

    def check_published(self) -> None:
        """Raise Refused when no campaign is published."""
        if not self.published():
            raise Refused("centre-empty", home=self.path)

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
    _write_bytes(file, msgspec.msgpack.encode(content, order="deterministic"))


def _write_bytes(file: Path, data: bytes) -> None:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data)


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
    data = read_start(file, LIMIT + 1)
    if len(data) > LIMIT:
        raise Refused("centre-campaign-damaged", file=file)
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except UNREADABLE:
        raise Refused("centre-campaign-damaged", file=file) from None
