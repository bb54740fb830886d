"""Turns away what a revoked kiosk sends, and keeps it aside as it came.

It may be the stand's own answers, sent late, or made up by whoever found the kiosk. Nothing but who
signed it is read: what becomes of it is for people to decide.
"""

from nacl.signing import VerifyKey
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.envelope import Credential, Kind, credential_of, open_verified
from kiosk.errors import Refused
from sync.batch import digest
from sync.central.tables import batch, kiosk, withheld

REVOKED = "kiosk-revoked"
MOST_WITHHELD = 2**30  # bytes a campaign: whoever found a kiosk cannot fill the centre's disk


def turn_away(engine: Engine, campaign: str, data: bytes, campaign_key: VerifyKey) -> None:
    """Raise Refused, and keep the batch in `data` aside, when its kiosk is revoked.

    One that was taken in before is let through: its receipt may have been lost. Raises as
    `open_verified` for a batch that is not genuine.
    """
    credential = Credential.verified(credential_of(Kind.BATCH, data), campaign_key)
    with engine.begin() as connection:
        if not _revoked(connection, campaign, credential):
            return
        open_verified(Kind.BATCH, data, VerifyKey(credential.public_key))
        hash_ = digest(data)
        if _taken_in(connection, campaign, credential, hash_):
            return
        _withhold(connection, campaign, data, hash_)
    raise Refused(REVOKED)


def is_revoked(engine: Engine, campaign: str, credential: Credential) -> bool:
    """Tell whether a kiosk is revoked."""
    with engine.begin() as connection:
        return _revoked(connection, campaign, credential)


def _revoked(connection: Connection, campaign: str, credential: Credential) -> bool:
    wanted = select(kiosk.c.revoked).where(
        kiosk.c.campaign == campaign, kiosk.c.id == str(credential.kiosk)
    )
    return connection.scalar(wanted) is not None


def _taken_in(connection: Connection, campaign: str, credential: Credential, hash_: bytes) -> bool:
    wanted = select(batch.c.number).where(
        batch.c.campaign == campaign,
        batch.c.kiosk == str(credential.kiosk),
        batch.c.hash == hash_,
    )
    return connection.scalar(wanted) is not None


def _withhold(connection: Connection, campaign: str, data: bytes, hash_: bytes) -> None:
    held = select(func.sum(func.length(withheld.c.envelope))).where(withheld.c.campaign == campaign)
    if (connection.scalar(held) or 0) + len(data) > MOST_WITHHELD:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"campaign": campaign, "hash": hash_, "reason": REVOKED, "envelope": data}
    connection.execute(dialect.insert(withheld).values(row).on_conflict_do_nothing())
