"""What a monitoring system may know of a centre, in OpenMetrics: counts, and no text of a campaign.

Counts of the store are read when they are asked for, so that every process on one database tells
the same. Counts of requests are those of the process. Fewer than five answers are not told at all.
"""

import hmac
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.openmetrics import exposition
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select

import kiosk
from kiosk.campaign import SMALLEST_SHOWN
from kiosk.errors import Fault, LyssnaError
from kiosk.home import read_start
from sync.address import is_loopback
from sync.central import tables
from sync.central.database import reachable

MEDIA_TYPE: str = exposition.CONTENT_TYPE_LATEST
TOKEN_LIMIT = 1024  # bytes of a file with a token

_COUNTED = {
    "lyssna_batches": ("Batches taken in", tables.batch),
    "lyssna_answers": ("Answers stored; left out where fewer than five", tables.response),
    "lyssna_answers_aside": ("Answers kept aside, still sealed", tables.aside),
    "lyssna_batches_withheld": ("Batches of revoked kiosks, kept aside", tables.withheld),
    "lyssna_kiosks": ("Kiosks enrolled here", tables.kiosk),
}


class Requests:
    """Counts the answers of this process by route and status."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "status")
        what = "Requests answered by this process"
        self._answered = Counter("lyssna_requests", what, labels, registry=self.registry)

    def count(self, route: str, status: int) -> None:
        """Count one answer; `route` is one of the centre's own, never an address as asked for."""
        self._answered.labels(route, status).inc()


class Store(Collector):
    """Reads the counts of the database when they are collected."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[Metric]:
        """Yield the counts; of a database that is away, only that it is."""
        yield InfoMetricFamily("lyssna", "The program", {"version": kiosk.__version__})
        found: list[Metric] = []
        try:
            with reachable(self._engine):
                found = self._counts()
        except Fault:
            pass
        up = "Whether the database can be reached"
        yield GaugeMetricFamily("lyssna_database_up", up, float(bool(found)))
        yield from found

    def _counts(self) -> list[Metric]:
        families: list[Metric] = []
        with self._engine.connect() as connection:
            for name, (what, table) in _COUNTED.items():
                family = GaugeMetricFamily(name, what, labels=["campaign"])
                counted = select(table.c.campaign, func.count()).group_by(table.c.campaign)
                for campaign, n in connection.execute(counted):
                    if table is not tables.response or n >= SMALLEST_SHOWN:
                        family.add_metric([campaign], n)
                families.append(family)
        return families


def text(engine: Engine, requests: Requests) -> bytes:
    """Return everything that is counted, in OpenMetrics."""
    registry = CollectorRegistry()
    registry.register(Store(engine))
    return _written(registry).removesuffix(b"# EOF\n") + _written(requests.registry)


def _written(registry: CollectorRegistry) -> bytes:
    data: bytes = exposition.generate_latest(registry)  # type: ignore[no-untyped-call]
    return data


def may_see(host: str, authorization: str | None, token_file: Path | None) -> bool:
    """Tell whether a caller may see the metrics: with the token, else from this machine.

    Without a token, whatever forwards requests from outside must say for whom (X-Forwarded-For). A
    file that cannot be read, or is empty, lets nobody in.
    """
    if token_file is None:
        return is_loopback(host)
    try:
        token = read_start(token_file, TOKEN_LIMIT).strip()
    except LyssnaError:
        return False
    given = (authorization or "").encode("latin-1", "replace")
    return bool(token) and hmac.compare_digest(given, b"Bearer " + token)
