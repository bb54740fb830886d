"""Brings what a coordinator published in the centre's home into the database, without a restart.

Promises change through the year; the page shows them as soon as they are published.
"""

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.campaign import Campaign, version_of
from kiosk.keys import CampaignKeys
from kiosk.questionnaire import Questionnaire
from sync.central import tables
from sync.central.home import CentreHome

Signature = tuple[tuple[str, int, int], ...]


class Published:
    """The published campaigns of one home, and their keys. Used by one process, any thread."""

    def __init__(self, engine: Engine, home: CentreHome) -> None:
        self._engine = engine
        self._home = home
        self._loaded: Signature | None = None
        self.keys: dict[str, CampaignKeys] = {}

    def refresh(self) -> None:
        """Load what has changed since the last time; raise Refused or Fault where that fails."""
        now = self._signature()
        if now == self._loaded:
            return
        campaigns = list(self._home.published())
        keys = {campaign.id: self._home.keys(campaign.id) for campaign in campaigns}
        with self._engine.begin() as connection:
            for campaign in campaigns:
                forms = dict(self._home.published_questionnaires(campaign.id))
                save(connection, campaign, forms)
        self.keys = keys
        self._loaded = now

    def _signature(self) -> Signature:
        """Return names, times and sizes of the published files."""
        files = sorted(self._home.campaigns.glob("*.msgpack"))
        stats = [(file.name, file.stat()) for file in files]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


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
