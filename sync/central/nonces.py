"""Nonces: what a kiosk signs into a request, so that the same request is never good twice.

    8 bytes    when it was made, in seconds since 1970
    16 bytes   random
    32 bytes   HMAC-SHA-256 over both, by a key that comes from the campaign's receipt key

To give one takes no memory: whoever asks cannot fill anything. Those that a certified kiosk has
used are in the database until they are too old anyway, where every process that serves it looks.
Why so: `docs/decisions/0015-nonces-that-prove-themselves.md`.
"""

import hmac
from secrets import token_bytes

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.clock import Clock
from kiosk.errors import Refused
from kiosk.keys import CampaignKeys
from sync.central.tables import nonce as used

LIFE = 600
"""Seconds that a nonce is good for: a batch on a slow network takes minutes."""

SKEW = 60
"""Seconds that the clocks of two processes on one database may differ."""

_TIME, _RANDOM = 8, 16
_MOST_FORGOTTEN = 200  # rows at a time, so that no request waits for long


def seconds(clock: Clock) -> int:
    """Return the time of the centre, in whole seconds since 1970."""
    return int(clock.now("UTC").timestamp())


def make(keys: CampaignKeys, now: int) -> bytes:
    """Return a new nonce of a campaign."""
    content = now.to_bytes(_TIME, "big") + token_bytes(_RANDOM)
    return content + _mac(keys, content)


def check(keys: CampaignKeys, nonce: bytes, now: int) -> None:
    """Raise Refused unless this centre has made the nonce, and lately."""
    content, mac = nonce[: _TIME + _RANDOM], nonce[_TIME + _RANDOM :]
    made = int.from_bytes(content[:_TIME], "big")
    if not hmac.compare_digest(mac, _mac(keys, content)) or not -SKEW <= now - made <= LIFE:
        raise Refused("nonce-stale")


def spend(engine: Engine, campaign: str, nonce: bytes, now: int) -> None:
    """Use a nonce that `check` has let through; raise Refused when it was used before."""
    content = nonce[: _TIME + _RANDOM]
    made = int.from_bytes(content[:_TIME], "big")
    row = {"campaign": campaign, "content": content, "expires": made + LIFE + 2 * SKEW}
    with engine.begin() as connection:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        adding = dialect.insert(used).on_conflict_do_nothing().values(row)
        # By what comes back, and not by the count of rows, which a driver may not know.
        if connection.scalar(adding.returning(used.c.expires)) is None:
            raise Refused("nonce-stale")
        _forget(connection, campaign, now)


def _forget(connection: Connection, campaign: str, now: int) -> None:
    """Delete used nonces that are too old by the clock of any process."""
    old = (
        select(used.c.content)
        .where(used.c.campaign == campaign, used.c.expires < now)
        .limit(_MOST_FORGOTTEN)
        .with_for_update(skip_locked=True)  # another process is at the same: no deadlock
    )
    connection.execute(delete(used).where(used.c.campaign == campaign, used.c.content.in_(old)))


def _mac(keys: CampaignKeys, content: bytes) -> bytes:
    # A key of its own: what signs receipts never signs anything else.
    key = hmac.digest(keys.receipt, b"lyssna/1 nonce key\n", "sha256")
    return hmac.digest(key, content, "sha256")
