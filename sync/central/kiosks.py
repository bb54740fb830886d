"""The kiosks of a campaign: enrolled one by one, and revoked when one is lost.

A kiosk is believed for its credential and not for its row here: the row gives it a name by which
it can be revoked. `sync/central/revoked.py` keeps aside what a revoked kiosk sends later.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import Engine, select, update

from kiosk.errors import Refused
from kiosk.home import replacing
from kiosk.keys import CampaignKeys
from kiosk.pack import Pack, encode
from sync.central.database import reachable
from sync.central.inserting import insert_new
from sync.central.tables import kiosk

LONGEST_NAME = 60  # characters


@dataclass(frozen=True)
class Enrolled:
    """A kiosk that the centre has enrolled."""

    name: str
    enrolled: date
    revoked: date | None


def checked_name(name: str) -> str:
    """Return a kiosk's name as it is stored; raise Refused for one that nobody could read."""
    tidy = unicodedata.normalize("NFC", name).strip()
    if not tidy.isprintable() or not 0 < len(tidy) <= LONGEST_NAME:
        raise Refused("kiosk-name-wrong", longest=LONGEST_NAME)
    return tidy


def enrol(
    engine: Engine, keys: CampaignKeys, built: Pack, name: str, output: Path, today: date
) -> Pack:
    """Register a new kiosk and write the pack `built` with its identity to `output`, or neither.

    Raises Refused when the name will not do or is taken in the campaign, and Fault when the file or
    the database cannot be written.
    """
    pack = msgspec.structs.replace(built, identity=keys.enrol(checked_name(name)))
    row = {
        "campaign": pack.campaign.id,
        "id": str(pack.holder.kiosk),
        "name": pack.holder.name,
        "enrolled": today,
    }
    # The file comes last: a kiosk without a row could never be revoked, whatever ends this halfway.
    data = encode(pack, keys.signing)
    with replacing(output, data), reachable(engine), engine.begin() as connection:
        if not insert_new(connection, kiosk, [row], kiosk.c.id):
            raise Refused("kiosk-name-taken", name=pack.holder.name)
    return pack


def revoke(engine: Engine, campaign: str, name: str, today: date) -> date:
    """Take in nothing more from the kiosk called `name`; return the day since when.

    Revoking it again changes nothing. Raises Refused when there is no such kiosk.
    """
    tidy = checked_name(name)
    this = (kiosk.c.campaign == campaign) & (kiosk.c.name == tidy)
    with reachable(engine), engine.begin() as connection:
        lost = update(kiosk).where(this, kiosk.c.revoked.is_(None)).values(revoked=today)
        connection.execute(lost)
        since: date | None = connection.scalar(select(kiosk.c.revoked).where(this))
    if since is None:
        raise _unknown(engine, campaign, tidy)
    return since


def in_use(engine: Engine, campaign: str, name: str) -> UUID:
    """Return the id of the kiosk called `name`; raise Refused when there is none, or it is lost."""
    tidy = checked_name(name)
    this = (kiosk.c.campaign == campaign) & (kiosk.c.name == tidy)
    with reachable(engine), engine.begin() as connection:
        row = connection.execute(select(kiosk.c.id, kiosk.c.revoked).where(this)).one_or_none()
    if row is None:
        raise _unknown(engine, campaign, tidy)
    if row.revoked is not None:
        raise Refused("kiosk-lost", name=tidy, day=row.revoked)
    return UUID(row.id)


def _unknown(engine: Engine, campaign: str, name: str) -> Refused:
    known = ", ".join(each.name for each in enrolled(engine, campaign))
    return Refused("kiosk-name-unknown", name=name, campaign=campaign, known=known or "-")


def enrolled(engine: Engine, campaign: str) -> list[Enrolled]:
    """Return the kiosks of a campaign, by name."""
    wanted = select(kiosk.c.name, kiosk.c.enrolled, kiosk.c.revoked)
    wanted = wanted.where(kiosk.c.campaign == campaign)
    with reachable(engine), engine.begin() as connection:
        rows = connection.execute(wanted).all()
    return sorted((Enrolled(*row) for row in rows), key=lambda each: each.name)
