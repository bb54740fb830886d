"""What every request to the centre needs, made once for the process."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from kiosk.clock import Clock
from kiosk.keys import CampaignKeys
from sync.central import log
from sync.central.home import CentreHome
from sync.central.limits import Buckets, Limits
from sync.central.metrics import Requests
from sync.central.published import Published


@dataclass(frozen=True)
class Centre:
    """The centre's parts. Used by all threads that serve it."""

    engine: Engine
    home: CentreHome
    published: Published
    clock: Clock
    kiosks: Buckets  # how often each may ask; touched by the event loop alone
    requests: Requests = field(default_factory=Requests)
    metrics_token: Path | None = None  # a file; without one, only this machine sees the metrics

    def keys(self, campaign: str) -> CampaignKeys | None:
        """Return the keys of a campaign that is published and could be opened."""
        return self.published.keys.get(campaign)

    def refresh(self) -> None:
        """Load what was published since the last time; log once what cannot be read.

        Raises the error of that where there is no other campaign to go on with.
        """
        skipped = self.published.refresh()
        if skipped and not self.published.keys:
            raise skipped[0].error
        for each in skipped:
            log.warn("skipped", file=each.file, code=each.error.code)


def kiosk_buckets(limits: Limits) -> Buckets:
    """Return the counts of what single kiosks ask for."""
    return Buckets(limits.kiosk_per_second, limits.kiosk_burst)
