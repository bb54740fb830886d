"""Brings what a coordinator published in the centre's home into the database, without a restart.

Promises change through the year; the page shows them as soon as they are published. A file that
cannot be read stops nothing but itself: what was loaded before it went bad stays in use.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.campaign import Campaign, version_of
from kiosk.errors import LyssnaError
from kiosk.keys import CampaignKeys
from kiosk.passphrase import Passphrase
from kiosk.questionnaire import Questionnaire
from sync.central import tables
from sync.central.home import CentreHome, read_campaign, read_questionnaire
from sync.central.keyring import Keyring

Signature = tuple[tuple[str, int, int], ...]
Loaded = tuple[Campaign, dict[str, Questionnaire], CampaignKeys]


@dataclass(frozen=True)
class Skipped:
    """A published file that was left out, and why."""

    file: str
    error: LyssnaError


class Published:
    """The published campaigns of one home, and their keys. Used by one process, any thread."""

    def __init__(self, engine: Engine, home: CentreHome, passphrase: Passphrase) -> None:
        self._engine = engine
        self._home = home
        self._keyring = Keyring(home, passphrase)
        self._loaded: Signature | None = None
        self._skipped: dict[tuple[str, str], Skipped] = {}
        self._told: frozenset[tuple[str, str]] = frozenset()
        self._loading = Lock()  # what is left out is collected by one thread at a time
        self.keys: dict[str, CampaignKeys] = {}

    def refresh(self) -> list[Skipped]:
        """Load what has changed since the last time; return what had to be left out, each once."""
        with self._loading:
            return self._refresh()

    def _refresh(self) -> list[Skipped]:
        now = self._signature()
        if now == self._loaded:
            return []
        self._skipped = {}
        files = self._home.published()
        loaded = [found for file in files if (found := self._load(file))]
        with self._engine.begin() as connection:
            for campaign, forms, _ in loaded:
                save(connection, campaign, forms)
        kept = {file.stem: self.keys[file.stem] for file in files if file.stem in self.keys}
        self.keys = kept | {campaign.id: keys for campaign, _, keys in loaded}
        self._loaded = now
        told, self._told = self._told, frozenset(self._skipped)
        return [each for key, each in self._skipped.items() if key not in told]

    def _load(self, file: Path) -> Loaded | None:
        """Return what a campaign's file, its keys and its questionnaires hold."""
        with self._skipping(file):
            campaign = read_campaign(file)
            with self._skipping(self._home.key_file(campaign.id)):
                return campaign, self._forms(campaign.id), self._keyring.keys(campaign.id)
        return None

    def _forms(self, campaign_id: str) -> dict[str, Questionnaire]:
        forms = {}
        for file in self._home.published_questionnaires(campaign_id):
            with self._skipping(file):
                form = read_questionnaire(file)
                forms[version_of(form)] = form
        return forms

    @contextmanager
    def _skipping(self, file: Path) -> Iterator[None]:
        """Go on without what `file` holds when it cannot be read."""
        try:
            yield
        except LyssnaError as error:
            self._skipped[file.name, error.code] = Skipped(file.name, error)

    def _signature(self) -> Signature:
        """Return paths, times and sizes of the published files."""
        found = []
        for file in self._home.files():
            with suppress(FileNotFoundError):  # taken away just now
                stat = file.stat()
                found.append((str(file), stat.st_mtime_ns, stat.st_size))
        return tuple(found)


def save(connection: Connection, campaign: Campaign, forms: dict[str, Questionnaire]) -> None:
    """Store the campaign as its newest content, and every version of its questionnaire."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    content = _json(campaign)
    row = dialect.insert(tables.campaign).values(id=campaign.id, content=content)
    newest = row.on_conflict_do_update(index_elements=["id"], set_={"content": content})
    connection.execute(newest)
    versions = {**forms, version_of(campaign.questionnaire): campaign.questionnaire}
    rows = [
        {"campaign": campaign.id, "version": version, "content": _json(form)}
        for version, form in versions.items()
    ]
    # Old versions stay as they are: answers refer to them.
    connection.execute(dialect.insert(tables.questionnaire).on_conflict_do_nothing(), rows)


def campaigns(connection: Connection) -> list[Campaign]:
    """Return all campaigns of the database, by id."""
    rows = connection.scalars(select(tables.campaign.c.content).order_by(tables.campaign.c.id))
    return [msgspec.json.decode(content, type=Campaign) for content in rows]


def campaign(connection: Connection, campaign_id: str) -> Campaign | None:
    """Return one campaign of the database, or None."""
    wanted = select(tables.campaign.c.content).where(tables.campaign.c.id == campaign_id)
    content = connection.scalar(wanted)
    return None if content is None else msgspec.json.decode(content, type=Campaign)


def _json(content: msgspec.Struct) -> str:
    return msgspec.json.encode(content).decode()
